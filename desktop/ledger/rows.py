"""A report as rows, and back: each row has a place, and a content of plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import compress
from operator import is_not
from typing import NamedTuple, TypeVar, cast

from desktop.ledger.edit_text import write_annotation, write_indicator
from desktop.ledger.positions import Positions, placed
from desktop.model.annotation import Annotation
from desktop.model.catalog import Indicator
from desktop.model.figure import NOT_FILLED, Figure, Figures, Origin, OriginKind, State
from desktop.model.kinds.kind import Value
from desktop.model.outline import Entry, Level, Outline
from desktop.model.report import PARTICULAR_NAMES, Particulars, Report
from desktop.quantities.about import About

Plain = str | int | bool
Content = tuple[Plain, ...]
_K = TypeVar("_K")

_WHOLE_DIGITS = 12  # so that a million of them still add up within 64 bits


class Place(NamedTuple):
    """Where a row stands in a ledger, as seen from one report.

    `table` is figures, particulars, entries, indicators (the unit's own) or annotations; `year` that of the figure
    (last year's included) or of the report; `name` the indicator's code, the particular's name, the entry's key, or
    the annotation's kind and place (`annotation_name`).
    """

    table: str
    year: int
    name: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row as it was and as it becomes; None is no row."""

    place: Place
    before: Content | None
    after: Content | None


def changes(before: Report, after: Report, positions: Positions) -> tuple[tuple[RowChange, ...], Positions]:
    """Give the rows in which two states of a report differ, and where its entries stand afterwards."""
    same = before.outline is after.outline
    moved = positions if same else placed([entry.key for entry in after.outline], positions)
    rows = (
        *_figure_changes(before.year, before.figures, after.figures),
        *_figure_changes(before.year - 1, before.earlier, after.earlier),
        *_particular_changes(before, after),
        *_entry_changes(before, after, positions, moved),
        *_indicator_changes(before, after),
        *_annotation_changes(before, after),
    )
    return rows, moved


def first_rows(report: Report, figures: Figures, earlier: Figures) -> tuple[tuple[RowChange, ...], Positions]:
    """Give the rows of a new report, where the ledger holds `figures` and `earlier` already, and its positions."""
    blank = Report(report.unit, report.year, report.heading_set, report.particulars, figures, earlier)
    rows, positions = changes(blank, report, {})
    texts = ((name, getattr(report.particulars, name)) for name in PARTICULAR_NAMES)
    particulars = (RowChange(Place("particulars", report.year, name), None, (text,)) for name, text in texts)
    return (*particulars, *rows), positions


def annotation_name(kind: str, place: str) -> str:
    """Give the name of an annotation's row."""
    return f"{kind}:{place}"


def annotation_key(name: str) -> tuple[str, str]:
    """Give kind and place of an annotation from the name of its row."""
    kind, _, place = name.partition(":")
    return kind, place


def figure_content(figure: Figure) -> Content | None:
    """Give a figure as plain values; None for one that nobody has filled."""
    if figure == NOT_FILLED:
        return None
    value, kind = _plain_value(figure.value)
    return (
        figure.state.value,
        value,
        kind,
        figure.about.value if figure.about else "",
        figure.reason,
        figure.origin.kind.value,
        figure.origin.detail,
        figure.person,
        figure.at,
        figure.note,
        figure.confirmed,
    )


def figure_of(content: Sequence[Plain]) -> Figure:
    """Read a figure from its plain values; ValueError or ArithmeticError if they are none."""
    state, value, kind, about, reason, origin, detail, person, at, note = cast("tuple[str, ...]", content[:10])
    return Figure(
        State(state),
        value_of(value, kind),
        About(about) if about else None,
        reason,
        Origin(OriginKind(origin), detail),
        person,
        at,
        note,
        bool(content[10]),
    )


def value_of(text: str, kind: str) -> Value | None:
    """Read a value from its text and the kind it was kept as; ValueError or ArithmeticError if it is none."""
    match kind:
        case "whole" | "number":
            return Decimal(text)
        case "date":
            return date.fromisoformat(text)
        case "text":
            return text
        case _:
            return None


def entry_content(entry: Entry, position: int) -> Content:
    """Give an entry at its position as plain values."""
    return (position, int(entry.level), entry.text, entry.heading, entry.run_in, entry.carried)


def entry_of(key: str, content: Sequence[Plain]) -> Entry:
    """Read an entry from its plain values; ValueError or ArithmeticError if they are none."""
    _, level, text, heading, run_in, carried = content
    return Entry(key, Level(int(level)), str(text), str(heading), run_in=bool(run_in), carried=bool(carried))


def particulars_of(texts: Mapping[str, str]) -> Particulars:
    """Read the particulars; one that is not there has its default, as in a ledger older than it."""
    return Particulars(**{name: texts[name] for name in PARTICULAR_NAMES if name in texts})


def _figure_changes(year: int, before: Figures, after: Figures) -> Iterator[RowChange]:
    if before is after:
        return
    for code in _touched(before, after):
        old, new = before.get(code, NOT_FILLED), after.get(code, NOT_FILLED)
        yield from _changed(Place("figures", year, code), figure_content(old), figure_content(new))


def _touched(before: Mapping[_K, object], after: Mapping[_K, object]) -> list[_K]:
    if list(before) == list(after):  # the usual case, at the speed of C: this is done for every cell that is left
        return list(compress(after, map(is_not, before.values(), after.values())))
    touched = [key for key, value in after.items() if before.get(key) is not value]
    return touched + [key for key in before if key not in after]


def _particular_changes(before: Report, after: Report) -> Iterator[RowChange]:
    if before.particulars is after.particulars:
        return
    for name in PARTICULAR_NAMES:
        old, new = getattr(before.particulars, name), getattr(after.particulars, name)
        yield from _changed(Place("particulars", before.year, name), (old,), (new,))


def _entry_changes(before: Report, after: Report, was: Positions, becomes: Positions) -> Iterator[RowChange]:
    if before.outline is after.outline:
        return
    old, new = _contents(before.outline, was), _contents(after.outline, becomes)
    yield from _all_changed("entries", before.year, old, new)


def _indicator_changes(before: Report, after: Report) -> Iterator[RowChange]:
    if before.indicators is not after.indicators:
        old, new = _definitions(before.indicators), _definitions(after.indicators)
        yield from _all_changed("indicators", before.year, old, new)


def _annotation_changes(before: Report, after: Report) -> Iterator[RowChange]:
    old, new = before.annotations, after.annotations
    if old is new:
        return
    for key in _touched(old, new):
        place = Place("annotations", before.year, annotation_name(*key))
        yield from _changed(place, _annotation_content(old.get(key)), _annotation_content(new.get(key)))


def _annotation_content(annotation: Annotation | None) -> Content | None:
    return None if annotation is None else (write_annotation(annotation),)


def _definitions(indicators: Sequence[Indicator]) -> dict[str, Content]:
    return {own.code: (position, write_indicator(own)) for position, own in enumerate(indicators)}


def _all_changed(table: str, year: int, old: Mapping[str, Content], new: Mapping[str, Content]) -> Iterator[RowChange]:
    for name in (*(name for name in old if name not in new), *new):
        yield from _changed(Place(table, year, name), old.get(name), new.get(name))


def _contents(outline: Outline, positions: Positions) -> dict[str, Content]:
    return {entry.key: entry_content(entry, positions[entry.key]) for entry in outline}


def _changed(place: Place, before: Content | None, after: Content | None) -> Iterator[RowChange]:
    if before != after:
        yield RowChange(place, before, after)


def _is_whole(value: Decimal) -> bool:
    # Those that a database adds up exactly by itself.
    _, digits, exponent = value.as_tuple()
    return exponent == 0 and len(digits) <= _WHOLE_DIGITS


def _plain_value(value: Value | None) -> tuple[str, str]:
    match value:
        case Decimal():
            return str(value), "whole" if _is_whole(value) else "number"
        case date():
            return value.isoformat(), "date"
        case str():
            return value, "text"
        case None:
            return "", ""
