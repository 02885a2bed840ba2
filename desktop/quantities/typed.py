"""What somebody typed or pasted into the cell of a figure: a quantity, nothing, a stated absence, or a question.

Why a question and not a best guess: a wrong figure in a report is worse than a moment's asking.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from desktop.quantities.about import About
from desktop.quantities.characters import halved, joined, visible
from desktop.quantities.dates import parse_date
from desktop.quantities.doubts import Doubt
from desktop.quantities.fitted import fitted
from desktop.quantities.shapes import explained
from desktop.quantities.stated import parse_stated
from desktop.quantities.units import PERCENT


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the indicator's unit; `about` says how it stands to the true number, None where it is exact."""

    value: Decimal
    unit: str
    about: About | None


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing was typed."""


class Absence(StrEnum):
    """Why there is no number: nothing happened (无), nobody counted (未统计), it cannot apply (不适用)."""

    NONE = "none"
    UNCOUNTED = "uncounted"
    INAPPLICABLE = "inapplicable"


@dataclass(frozen=True, slots=True)
class Absent:
    """It was stated that there is no number; `reason` is as it was typed, and may be empty."""

    kind: Absence
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """The text has no certain meaning: one Chinese sentence says what is doubtful and what to type."""

    message: str


Reading: TypeAlias = Quantity | Blank | Absent | Question

_NONE = ("无", "没有", "未发生", "没有发生", "未开展", "没有开展")
_UNCOUNTED = ("未统计", "暂未统计", "尚未统计", "没有统计", "暂无统计")
_INAPPLICABLE = ("不适用",)
_REASON = r"(?: ?[：:，,] ?(?P<after>.*)| ?[（(](?P<inside>.*)[）)])?"


_PLAIN = re.compile("0|[1-9][0-9]{0,5}")


def _any_of(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(" ?".join(word) for word in words) + ")"


_ABSENCES = (
    (Absence.NONE, re.compile(_any_of(_NONE))),
    (Absence.UNCOUNTED, re.compile(_any_of(_UNCOUNTED) + _REASON)),
    (Absence.INAPPLICABLE, re.compile(_any_of(_INAPPLICABLE) + _REASON)),
)


def read_typed(text: str, unit: str) -> Reading:
    """Read the text of a figure's cell; `unit` is the indicator's, "" where it has none, "%" for percent points."""
    plain = plain_number(text, unit)
    if plain is not None:
        return Quantity(plain, unit, None)
    try:
        seen = visible(text)
        return _without_value(seen) or _quantity(seen, unit)
    except Doubt as doubt:
        return Question(doubt.sentence)


def plain_number(text: str, unit: str) -> Decimal | None:
    """Give most of what is typed: a number that no code and no ratio looks like; None where more must be looked at.

    It is what `read_typed` would make of it on the whole way.
    """
    return Decimal(text) if _PLAIN.fullmatch(text) and (unit != PERCENT or text != "1") else None


def read_date(text: str) -> date | Blank | Absent | Question:
    """Read the text of a cell that holds a date; only a full and real one is taken."""
    try:
        seen = visible(text)
        return _without_value(seen) or parse_date(halved(seen))
    except Doubt as doubt:
        return Question(doubt.sentence)


def read_absent(text: str) -> Absent | None:
    """Read a cell that says that there is no value (无, 未统计：原因, 不适用); None if it says anything else."""
    found = _without_value(text)
    return found if isinstance(found, Absent) else None


def _without_value(seen: str) -> Blank | Absent | None:
    if not seen:
        return Blank()
    for kind, pattern in _ABSENCES:
        if match := pattern.fullmatch(seen):
            reason = "".join(part or "" for part in match.groups())
            return Absent(kind, reason.strip())
    return None


def _quantity(seen: str, unit: str) -> Quantity:
    line = halved(seen)
    try:
        text = joined(line)
        stated = parse_stated(text)
        value = fitted(stated, halved(unit).replace(" ", ""), text)
    except Doubt as doubt:
        # Not `from doubt`, which may be the same one: that ring would hold everything that called this.
        raise explained(line, doubt) from doubt.__cause__
    return Quantity(value, unit, stated.about)
