"""A figure: never a bare number, never nothing-as-zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.model.catalog import Indicator
from desktop.model.kinds.kind import Given, Value
from desktop.quantities.about import About
from desktop.quantities.typed import Absent, Blank, Question
from desktop.quantities.written import write_date, write_number


class State(StrEnum):
    """Whether there is a value, or why there is none."""

    EMPTY = "empty"  # not yet filled
    VALUE = "value"
    NONE = "none"  # 无: it did not happen; counts as zero in arithmetic
    UNCOUNTED = "uncounted"  # 未统计, with a reason
    INAPPLICABLE = "inapplicable"  # 不适用


class OriginKind(StrEnum):
    """Where a figure comes from."""

    TYPED = "typed"
    CELL = "cell"  # a department's workbook; `Origin.detail` names file, sheet and cell
    READ = "read"  # a report that was read; `detail` names the file
    COMPUTED = "computed"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure comes from, in words that a user can follow up."""

    kind: OriginKind = OriginKind.TYPED
    detail: str = ""


_ABSENCE_WORDS = {State.NONE: "无", State.UNCOUNTED: "未统计", State.INAPPLICABLE: "不适用"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator's figure of one year.

    `person` and `at` (ISO 8601, local time) say who set it and when; `confirmed` that it was checked with its source.
    """

    state: State = State.EMPTY
    value: Value | None = None
    about: About | None = None
    reason: str = ""
    origin: Origin = Origin()
    person: str = ""
    at: str = ""
    note: str = ""
    confirmed: bool = False

    def __post_init__(self) -> None:
        if (self.state is State.VALUE) != (self.value is not None):
            raise ValueError(self)
        if isinstance(self.value, Decimal) and not self.value.is_finite():
            raise ValueError(self)

    @property
    def filled(self) -> bool:
        """Whether somebody has said something, be it that there was none."""
        return self.state is not State.EMPTY

    @property
    def number(self) -> Decimal | None:
        """The number for arithmetic: 无 is zero; None where there is no number."""
        if self.state is State.NONE:
            return Decimal(0)
        return self.value if isinstance(self.value, Decimal) else None

    def same_content(self, other: Figure) -> bool:
        """Whether both say the same, whoever said it."""
        mine = (self.state, self.value, self.about, self.reason)
        return mine == (other.state, other.value, other.about, other.reason)


Figures = Mapping[str, Figure]
NOT_FILLED = Figure()


def read_figure(text: str, indicator: Indicator) -> Figure | Question:
    """Read what was typed for an indicator; a Question instead of a guess."""
    reading = indicator.kind.read(text, indicator.unit)
    match reading:
        case Given(value, about):
            return Figure(State.VALUE, value, about)
        case Question():
            return reading
        case Blank():
            return NOT_FILLED
        case Absent(kind, reason):
            return Figure(State(kind.value), reason=reason)


def mark_about(digits: str, about: About | None, unit: str) -> str:
    """Put the about-mark and the unit where they stand: 300余件, 近300件, 逾300件, 300件以上."""
    match about:
        case About.REMAINDER:
            return f"{digits}余{unit}"
        case About.NEARLY | About.EXCEEDING:
            return f"{about.value}{digits}{unit}"
        case About.AT_LEAST:
            return f"{digits}{unit}以上"
        case None:
            return f"{digits}{unit}"


def figure_in_words(figure: Figure) -> str:
    """Give a figure with its reason and note, without its measure word, which only the catalog knows."""
    value = figure.value
    text = _ABSENCE_WORDS.get(figure.state, "未填") if value is None else mark_about(_written(value), figure.about, "")
    reason = f"：{figure.reason}" if figure.reason else ""
    note = f"（{figure.note}）" if figure.note else ""
    return f"{text}{reason}{note}"


def _written(value: Value) -> str:
    match value:
        case Decimal():
            return write_number(value)
        case date():
            return write_date(value)
        case str():
            return value


def write_figure(figure: Figure, indicator: Indicator) -> str:
    """Write a figure as its cell shows it, without the unit; `read_figure` reads it back as the same."""
    if figure.value is not None:
        return mark_about(indicator.kind.write(figure.value, None), figure.about, _typed_unit(figure, indicator))
    word = _ABSENCE_WORDS.get(figure.state, "")
    return f"{word}：{figure.reason}" if figure.reason else word


def _typed_unit(figure: Figure, indicator: Indicator) -> str:
    # A bare 0.5 for a share is asked about: 0.5 % or 50 %? So its cell shows the sign.
    small = indicator.unit == "%" and figure.number is not None and 0 < figure.number <= 1
    return "%" if small else ""
