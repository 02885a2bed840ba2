"""A row as a person reads it, in the history and where two people wrote the same one."""

from __future__ import annotations

from collections.abc import Callable

from desktop.ledger.edit_text import read_annotation, read_indicator
from desktop.ledger.rows import Content, Place, entry_of, figure_of
from desktop.model.annotation import Annotation
from desktop.model.catalog import Indicator
from desktop.model.figure import Figure, figure_in_words
from desktop.model.outline import Entry

Held = Figure | Entry | Indicator | Annotation | str  # what a row holds; a particular is its text


def held(place: Place, content: Content | None) -> Held | None:
    """Give what a row holds; None for a row that is not there. ValueError or the like if it makes no sense."""
    return None if content is None else _READERS[place.table](place.name, content)


def in_words(value: Held | None) -> str:
    """Give it in words; "" for nothing."""
    match value:
        case None:
            return ""
        case str():
            return value
        case Figure():
            return figure_in_words(value)
        case Entry():
            return value.text
        case Indicator():
            return f"{value.label}（{value.unit}）" if value.unit else value.label
        case Annotation():
            return value.in_words


def _particular(_: str, content: Content) -> Held:
    return str(content[0])


def _figure(_: str, content: Content) -> Held:
    return figure_of(content)


def _indicator(_: str, content: Content) -> Held:
    return read_indicator(str(content[1]))


def _annotation(_: str, content: Content) -> Held:
    return read_annotation(str(content[0]))


_READERS: dict[str, Callable[[str, Content], Held]] = {
    "figures": _figure,
    "particulars": _particular,
    "entries": entry_of,
    "indicators": _indicator,
    "annotations": _annotation,
}
