"""The total of one indicator over units, by its kind: stocks and flows add up, a share is computed anew.

A share is never added up or averaged: the total of its parts is divided by the total of their wholes, over the units
that state both. A total is never called complete while somebody who owes a number has not stated one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from desktop.model.catalog import Indicator
from desktop.model.figure import State, mark_about
from desktop.model.language.evaluate import evaluate
from desktop.model.language.syntax import Code, Expression, Word, codes_in
from desktop.model.rollup.gathered import Gathered
from desktop.model.values import operand_number
from desktop.quantities.about import About
from desktop.quantities.written import round_half_up, write_number

_EXACTLY = Context(prec=100)  # the usual 28 digits would round what somebody really typed
_ZERO = Decimal(0)
_AT_LEAST = frozenset({About.REMAINDER, About.EXCEEDING, About.AT_LEAST})

NO_TOTAL = "日期和文字不汇总"
TYPED_SHARE = "各单位直接填报的比率不能相加或平均，又没有分子分母可供重新计算"
NO_OPERANDS = "没有一个单位同时有准确的分子和分母"
SHARE_OF_SHARES = "计算它的数里有比率，不能重新计算"
NOBODY = "没有单位填报"
NOTHING_TO_DIVIDE = "分母合计为零"


@dataclass(frozen=True, slots=True)
class Total:
    """A total, or why there is none.

    `marks` are the about-marks among what was added up. `stated` are the units (by their place) that took part,
    `lacking` those that owe a figure, or whose figure cannot be used, and `silent` those of whom nobody asks it.
    """

    value: Decimal | None
    marks: frozenset[About]
    stated: tuple[int, ...]
    lacking: tuple[int, ...]
    silent: tuple[int, ...]
    why: str = ""

    @property
    def exact(self) -> bool:
        """Whether it is the total of exact numbers of all who owe one."""
        return self.value is not None and not self.marks and not self.lacking


def total_of(gathered: Gathered, indicator: Indicator, *, earlier: bool = False) -> Total:
    """Give the total of an indicator over all units, of the year or of the year before."""
    side = _Side(gathered, indicator, earlier=earlier)
    if not indicator.kind.numeric:
        return side.without(NO_TOTAL)
    if indicator.kind.adds_up:
        return side.added_up()
    if indicator.formula is None:
        return side.without(TYPED_SHARE)
    return side.computed_anew(indicator.formula)


def total_in_words(total: Total) -> str:
    """Write a total with the mark that fits all that was added up: 500余, 近500, 500以上, 约500; "" without one."""
    if total.value is None:
        return ""
    digits = write_number(total.value)
    if not total.marks:
        return digits
    if len(total.marks) == 1:
        return mark_about(digits, next(iter(total.marks)), "")
    return mark_about(digits, About.AT_LEAST, "") if total.marks <= _AT_LEAST else f"约{digits}"


class _Side:
    """One indicator in one of the two years."""

    def __init__(self, gathered: Gathered, indicator: Indicator, *, earlier: bool) -> None:
        self._gathered = gathered
        self._indicator = indicator
        self._earlier = earlier
        self._column = gathered.column(indicator.code, earlier=earlier)

    def without(self, why: str) -> Total:
        """Give the total that is none."""
        stated = tuple(place for place, figure in enumerate(self._column) if figure.value is not None)
        return self._total(None, frozenset(), stated, why)

    def added_up(self) -> Total:
        """Add the numbers up; 无 is zero."""
        column = self._column
        stated = tuple(place for place, figure in enumerate(column) if figure.number is not None)
        with localcontext(_EXACTLY):
            value = sum((column[place].number or _ZERO for place in stated), _ZERO)
        marks = frozenset(about for place in stated if (about := column[place].about))
        return self._total(value, marks, stated) if stated else self._total(None, marks, (), NOBODY)

    def computed_anew(self, formula: Expression) -> Total:
        """Divide the totals of the operands, over the units that have every one of them exactly."""
        operands = codes_in(formula)
        if any(not self._adds_up(operand) for operand in operands):
            return self.without(SHARE_OF_SHARES)
        numbers = {operand: self._numbers(operand) for operand in operands}
        known = zip(*numbers.values(), strict=True)
        stated = tuple(place for place, row in enumerate(known) if None not in row)
        if not stated:
            return self._total(None, frozenset(), (), NO_OPERANDS)
        with localcontext(_EXACTLY):
            sums = {o: sum((column[place] or _ZERO for place in stated), _ZERO) for o, column in numbers.items()}
        value = evaluate(formula, lambda operand: self._lookup(operand, sums))
        if value is None:
            return self._total(None, frozenset(), stated, NOTHING_TO_DIVIDE)
        return self._total(round_half_up(value, self._indicator.decimals or 0), frozenset(), stated)

    def _adds_up(self, operand: Code) -> bool:
        indicator = self._gathered.catalog.indicators.get(operand.code)
        # Of the year before last nothing is gathered.
        return indicator is not None and indicator.kind.adds_up and not (operand.earlier and self._earlier)

    def _numbers(self, operand: Code) -> list[Decimal | None]:
        column = self._gathered.column(operand.code, earlier=self._earlier or operand.earlier)
        return [None if figure.about else operand_number(operand, figure) for figure in column]

    def _lookup(self, operand: Code | Word, sums: Mapping[Code, Decimal]) -> Decimal | None:
        if isinstance(operand, Code):
            return sums[operand]
        offset = {"本年": 0, "上年": -1, "下年": 1}.get(operand.word)
        return None if offset is None else Decimal(self._gathered.year + offset - int(self._earlier))

    def _total(self, value: Decimal | None, marks: frozenset[About], stated: tuple[int, ...], why: str = "") -> Total:
        lacking: list[int] = []
        silent: list[int] = []
        took_part = set(stated)
        for place, figure in enumerate(self._column):
            if place in took_part or (figure.state is State.INAPPLICABLE and value is not None):
                continue
            owed = figure.filled or owes(self._gathered, place, self._indicator)
            (lacking if owed else silent).append(place)
        return Total(value, marks, stated, tuple(lacking), tuple(silent), why)


def owes(gathered: Gathered, place: int, indicator: Indicator) -> bool:
    """Say whether a unit must state an indicator, or has stated one that cannot be used.

    A report with an outline of its own owes nothing but what it is about; a unit without a report owes everything.
    """
    if (place, indicator.code) in gathered.troubles:
        return True
    return indicator.required and gathered.units[place].heading_set != ""
