"""All figures of a report, the computed ones included."""

from __future__ import annotations

from decimal import Decimal

from desktop.model.catalog import Catalog
from desktop.model.figure import NOT_FILLED, Figure, Figures, Origin, OriginKind, State
from desktop.model.language.evaluate import evaluate
from desktop.model.language.syntax import Code, Expression, Word, shifted
from desktop.model.report import Report
from desktop.quantities.written import round_half_up

_COMPUTED = Origin(OriginKind.COMPUTED)


class Values:
    """Gives each figure of one report, computing those that have a formula once, when they are first asked for."""

    def __init__(self, catalog: Catalog, report: Report) -> None:
        self._catalog = catalog
        self._report = report
        self._known: dict[Code, Figure] = {}

    def figure(self, code: str) -> Figure:
        """Give this year's figure."""
        return self._figure(Code(code))

    def earlier(self, code: str) -> Figure:
        """Give last year's figure, under the code it had then where it has been renamed."""
        return self._figure(Code(code, earlier=True))

    def number(self, operand: Code | Word) -> Decimal | None:
        """Give the number an expression asks for (`language.evaluate.Lookup`); None where there is none."""
        if isinstance(operand, Code):
            return self._figure(operand).number
        offset = {"本年": 0, "上年": -1, "下年": 1}.get(operand.word)
        return None if offset is None else Decimal(self._report.year + offset)

    def evaluate(self, expression: Expression) -> Decimal | None:
        """Compute an expression over this report's figures; None where one has no number."""
        return evaluate(expression, self.number)

    def _figure(self, wanted: Code) -> Figure:
        known = self._known.get(wanted)
        if known is None:
            known = self._known[wanted] = self._found(wanted)
        return known

    def _found(self, wanted: Code) -> Figure:
        indicator = self._catalog.indicators.get(wanted.code)
        figures = self._report.earlier if wanted.earlier else self._report.figures
        if indicator is None or indicator.formula is None:
            return figures.get(wanted.code) or self._renamed(wanted, figures)
        computed = evaluate(shifted(indicator.formula) if wanted.earlier else indicator.formula, self.number)
        if computed is None:
            # Last year's report may state a share whose operands nobody knows any more.
            return figures.get(wanted.code, NOT_FILLED) if wanted.earlier else NOT_FILLED
        return Figure(State.VALUE, round_half_up(computed, indicator.decimals or 0), origin=_COMPUTED)

    def _renamed(self, wanted: Code, figures: Figures) -> Figure:
        year = self._report.year - (1 if wanted.earlier else 0)
        for renaming in self._catalog.renamings:
            if renaming.new_code == wanted.code and year < renaming.year:
                return figures.get(renaming.old_code, NOT_FILLED)
        return NOT_FILLED
