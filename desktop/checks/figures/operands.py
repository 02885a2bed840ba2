"""The figures that a relation asks for, remembered while it is computed."""

from __future__ import annotations

from decimal import Decimal

from desktop.model.catalog import Catalog, Relation
from desktop.model.figure import NOT_FILLED, Figure
from desktop.model.language.syntax import Code, Word
from desktop.model.report import Report
from desktop.model.values import Values, left_out, operand_number

OWN_WORD = "本值"


class Operands:
    """Gives the numbers for one relation.

    `own` is the indicator that 本值 stands for. A computed figure that stands alone on the left side is the stated one,
    such as a report that was read has: the program's own would always agree with itself.
    """

    def __init__(self, relation: Relation, own: str, report: Report, catalog: Catalog, values: Values) -> None:
        self._asked: list[tuple[Code, Figure]] = []
        self._own = own
        self._values = values
        left = relation.comparison.left
        self._stated = left if isinstance(left, Code) and catalog.indicators[left.code].formula else None
        figures = report.earlier if self._stated and self._stated.earlier else report.figures
        self._stated_figure = figures.get(self._stated.code, NOT_FILLED) if self._stated else NOT_FILLED

    @property
    def exact(self) -> bool:
        """Whether no figure asked for is an approximate one (300余)."""
        return all(figure.about is None for _, figure in self._asked)

    @property
    def used(self) -> dict[Code, Figure]:
        """The figures asked for, in the order of asking, each once."""
        return dict(self._asked)

    def code(self, operand: Code | Word) -> Code:
        """Give the indicator that an operand stands for."""
        return operand if isinstance(operand, Code) else Code(self._own, operand.earlier)

    def number(self, operand: Code | Word) -> Decimal | None:
        """Give the number of an operand (`language.evaluate.Lookup`)."""
        code = self.code(operand)
        figure = self._figure(code)
        self._asked.append((code, figure))
        return operand_number(code, figure)

    def left_out(self, code: Code) -> bool:
        """Say whether an operand took no part, being optional and not filled."""
        return left_out(code, self._figure(code))

    def _figure(self, code: Code) -> Figure:
        return self._stated_figure if code is self._stated else self._values.operand(code)
