"""What a report still lacks, in one glance: how many of each, in the words of users, and where each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.model.confirming import waiting
from desktop.model.findings import Severity, errors_among
from desktop.model.progress import still_empty, typed_among
from desktop.windows.session import Session


class Lack(Enum):
    """A kind of what is missing; the value is the word for it."""

    EMPTY = "未填"
    ERROR = "错误"
    CARRIED = "沿用未改"
    TO_CONFIRM = "待核"


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many of each kind."""

    empty: int = 0
    errors: int = 0
    carried: int = 0
    to_confirm: int = 0

    @property
    def counts(self) -> tuple[tuple[Lack, int], ...]:
        """Those kinds of which there is any."""
        each = zip(Lack, (self.empty, self.errors, self.carried, self.to_confirm), strict=True)
        return tuple((lack, count) for lack, count in each if count)


def lacking_in(session: Session) -> Lacking:
    """Count what a report lacks."""
    return Lacking(
        empty=len(_empty(session)),
        errors=errors_among(session.findings),
        carried=len(_untouched(session)),
        to_confirm=len(waiting(session.sections.in_use, session.values)),
    )


def filled_in(session: Session) -> int:
    """Count the figures that somebody has filled."""
    return sum(session.values.figure(one.code).filled for one in typed_among(session.sections.in_use))


def places_of(session: Session, lack: Lack) -> tuple[str, ...]:
    """Give the figures or entries that are meant, in the order of the report."""
    match lack:
        case Lack.EMPTY:
            return _empty(session)
        case Lack.ERROR:
            places = dict.fromkeys(one.place for one in session.findings if one.severity is Severity.ERROR)
            return tuple(places)
        case Lack.CARRIED:
            return _untouched(session)
        case Lack.TO_CONFIRM:
            return waiting(session.sections.in_use, session.values)


def next_place(places: Sequence[str], last: str) -> str:
    """Give the place after the one that was gone to last, the first one behind the end; "" where there is none."""
    if not places:
        return ""
    return places[(places.index(last) + 1) % len(places)] if last in places else places[0]


def next_empty(session: Session, section: int, here: str) -> str | None:
    """Give the next figure to be filled, looking on from the one at hand in a row of the outline; None if none is left.

    Each stands once, where one is led to: several headings can show a figure, and to come upon it under the wrong one
    would lead round in a circle.
    """
    sections, count = session.sections, len(session.sections.rows)
    codes = [
        one.code
        for number in (*range(section, count), *range(section))
        for one in typed_among(sections.rows[number].indicators)
        if sections.index_of(one.code) == number
    ]
    start = codes.index(here) + 1 if here in codes else 0
    empty = frozenset(_empty(session))
    return next((code for code in (*codes[start:], *codes[:start]) if code in empty), None)


def _empty(session: Session) -> tuple[str, ...]:
    return still_empty(session.sections.in_use, session.sections.owed, session.values)


def _untouched(session: Session) -> tuple[str, ...]:
    """Give the paragraphs that stand as they did last year; a heading mostly stays what it is."""
    return tuple(entry.key for entry in session.report.outline if entry.carried and not entry.is_heading)
