"""The figures that a relation asks for."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from desktop.model.catalog import Catalog, Relation
from desktop.model.figure import NOT_FILLED, Figure
from desktop.model.kinds import share
from desktop.model.language.intervals import widened
from desktop.model.language.syntax import Code, Word, operands_in
from desktop.model.report import Report
from desktop.model.values import Values, left_out, operand_number
from desktop.quantities.intervals import Interval, marked

OWN_WORD = "本值"
_code_of = lru_cache(maxsize=1024)(Code)  # each relation of a kind asks for the same ones


class Operands:
    """Gives the numbers for one relation.

    `own` is the indicator that 本值 stands for. A computed figure that stands alone on the left side is the stated one,
    such as a report that was read has: the program's own would always agree with itself. So are the shares of a sum.
    """

    def __init__(self, relation: Relation, own: str, report: Report, catalog: Catalog, values: Values) -> None:
        self._comparison = relation.comparison
        self._own = own
        self._report = report
        self._values = values
        self._catalog = catalog
        left = self._comparison.left
        # Shares in a sum are rounded, each for itself.
        self._rounded = self._comparison.operator == "≈" and not isinstance(left, Code | Word)
        self._stated = left if isinstance(left, Code) and catalog.indicators[left.code].formula else None

    @property
    def used(self) -> dict[Code, Figure]:
        """The figures that are compared, in the order in which the relation names them, each once."""
        named = (*operands_in(self._comparison.left), *operands_in(self._comparison.right))
        return {code: self._figure(code) for code in map(self.code, named)}

    def code(self, operand: Code | Word) -> Code:
        """Give the indicator that an operand stands for."""
        return operand if isinstance(operand, Code) else _code_of(self._own, operand.earlier)

    def number(self, operand: Code | Word) -> Decimal | None:
        """Give the number of an operand as it is stated (`language.evaluate.Lookup`)."""
        code = self.code(operand)
        return operand_number(code, self._figure(code))

    def bounds(self, operand: Code | Word) -> Interval | None:
        """Give the numbers that an operand can mean (`language.intervals.Bounds`)."""
        code = self.code(operand)
        figure = self._figure(code)
        number = operand_number(code, figure)
        if number is None:
            return None
        interval = marked(number, figure.about)
        is_share = self._rounded and self._catalog.indicators[code.code].kind is share.KIND
        return widened(interval) if is_share else interval

    def left_out(self, code: Code) -> bool:
        """Say whether an operand took no part, being optional and not filled."""
        return left_out(code, self._figure(code))

    def _figure(self, code: Code) -> Figure:
        computed = self._rounded and self._catalog.indicators[code.code].formula is not None
        if code is not self._stated and not computed:
            return self._values.operand(code)
        figures = self._report.earlier if code.earlier else self._report.figures
        return figures.get(code.code, NOT_FILLED)
