"""All figures of a report, the computed ones included."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import NOT_FILLED, Figure, Figures, Origin, OriginKind, State
from desktop.model.language.evaluate import evaluate
from desktop.model.language.syntax import Code, Expression, Word, codes_in, shifted
from desktop.model.report import Report
from desktop.quantities.written import round_half_up

_COMPUTED = Origin(OriginKind.COMPUTED)
ABOUT_OPERAND = "由约数算不出准确的数"


def left_out(operand: Code, figure: Figure) -> bool:
    """Say whether an optional operand (若有) has nothing to add: nobody has filled it, or it does not apply."""
    return operand.optional and figure.state in (State.EMPTY, State.INAPPLICABLE)


def operand_number(operand: Code, figure: Figure) -> Decimal | None:
    """Give the number of an operand's figure for arithmetic; None where there is none."""
    return Decimal(0) if left_out(operand, figure) else figure.number


class Values:
    """Gives each figure of one report, computing those that have a formula once, when they are first asked for."""

    def __init__(self, catalog: Catalog, report: Report) -> None:
        self._catalog = catalog
        self._report = report
        self._now: dict[str, Figure] = {}
        self._before: dict[str, Figure] = {}

    def after(self, report: Report, altered: Collection[str]) -> Values:
        """Give the values of a report that differs in nothing but the figures `altered` (`dependents.altered_with`).

        What was computed already of the others is known there, too.
        """
        values = Values(self._catalog, report)
        values._now = {code: figure for code, figure in self._now.items() if code not in altered}
        values._before = {code: figure for code, figure in self._before.items() if code not in altered}
        return values

    def figure(self, code: str) -> Figure:
        """Give this year's figure."""
        known = self._now.get(code)
        if known is None:
            known = self._now[code] = self._found(code, earlier=False)
        return known

    def earlier(self, code: str) -> Figure:
        """Give last year's figure, under the code it had then where it has been renamed."""
        known = self._before.get(code)
        if known is None:
            known = self._before[code] = self._found(code, earlier=True)
        return known

    def operand(self, operand: Code) -> Figure:
        """Give the figure an expression names, of this or of last year."""
        return self.earlier(operand.code) if operand.earlier else self.figure(operand.code)

    def number(self, operand: Code | Word) -> Decimal | None:
        """Give the number an expression asks for (`language.evaluate.Lookup`); None where there is none."""
        if isinstance(operand, Code):
            return operand_number(operand, self.operand(operand))
        offset = {"本年": 0, "上年": -1, "下年": 1}.get(operand.word)
        return None if offset is None else Decimal(self._report.year + offset)

    def evaluate(self, expression: Expression) -> Decimal | None:
        """Compute an expression over this report's figures; None where one has no number."""
        return evaluate(expression, self.number)

    def unfilled(self, wanted: Code) -> tuple[Code, ...]:
        """Give the figures somebody must fill before `wanted` is there: itself, or of a computed one its operands."""
        if self.operand(wanted).filled:
            return ()
        indicator = self._catalog.indicators.get(wanted.code)
        # Last year's computed figure can be typed where its operands are not known any more.
        if indicator is None or indicator.formula is None or wanted.earlier:
            return (Code(wanted.code, wanted.earlier),)
        operands = (operand for operand in codes_in(indicator.formula) if not operand.optional)
        return tuple(leaf for operand in operands for leaf in self.unfilled(operand))

    def _found(self, code: str, *, earlier: bool) -> Figure:
        indicator = self._catalog.indicators.get(code)
        formula = None if indicator is None else indicator.formula
        if indicator is not None and formula is not None:
            computed = self._computed(indicator, shifted(formula) if earlier else formula)
            # Last year's report may state a share whose operands nobody knows any more.
            if computed.filled or not earlier:
                return computed
        figures = self._report.earlier if earlier else self._report.figures
        return figures.get(code) or self._renamed(code, figures, self._report.year - int(earlier))

    def _computed(self, indicator: Indicator, formula: Expression) -> Figure:
        if any(self.operand(operand).about for operand in codes_in(formula)):
            # 600余 has no exact share: a number that nobody can know is not invented.
            return Figure(State.UNCOUNTED, reason=ABOUT_OPERAND, origin=_COMPUTED)
        computed = evaluate(formula, self.number)
        if computed is not None:
            return Figure(State.VALUE, round_half_up(computed, indicator.decimals or 0), origin=_COMPUTED)
        return Figure(self._why_none(formula), origin=_COMPUTED)

    def _why_none(self, formula: Expression) -> State:
        states = {self.operand(operand).state for operand in codes_in(formula)}
        if State.EMPTY in states:
            return State.EMPTY
        # With every operand stated there is no whole to be a part of: 成功率 where nothing was tried does not apply.
        return State.UNCOUNTED if State.UNCOUNTED in states else State.INAPPLICABLE

    def _renamed(self, code: str, figures: Figures, year: int) -> Figure:
        for renaming in self._catalog.renamings:
            if renaming.new_code == code and year < renaming.year:
                return figures.get(renaming.old_code, NOT_FILLED)
        return NOT_FILLED
