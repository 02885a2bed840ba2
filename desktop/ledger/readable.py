"""A row as a person reads it, in the trail and where two people wrote the same one."""

from __future__ import annotations

from collections.abc import Callable

from desktop.ledger.edit_text import read_annotation, read_indicator
from desktop.ledger.rows import Content, figure_of
from desktop.model.figure import figure_in_words


def readable(table: str, content: Content | None) -> str:
    """Give the content of a row in words; "" for a row that is not there."""
    return "" if content is None else _TELLERS[table](content)


def _figure(content: Content) -> str:
    return figure_in_words(figure_of(content))


def _particular(content: Content) -> str:
    return str(content[0])


def _entry(content: Content) -> str:
    return str(content[2])


def _indicator(content: Content) -> str:
    indicator = read_indicator(str(content[1]))
    return f"{indicator.label}（{indicator.unit}）" if indicator.unit else indicator.label


def _annotation(content: Content) -> str:
    return read_annotation(str(content[0])).in_words


_TELLERS: dict[str, Callable[[Content], str]] = {
    "figures": _figure,
    "particulars": _particular,
    "entries": _entry,
    "indicators": _indicator,
    "annotations": _annotation,
}
