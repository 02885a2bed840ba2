"""The sentence of a broken relation: what should be what, and the computation with the values that are there."""

from __future__ import annotations

from decimal import Decimal

from desktop.checks.figures.arithmetic import written, written_number
from desktop.checks.figures.operands import OWN_WORD, Operands
from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog, Relation
from desktop.model.figure import write_figure
from desktop.model.findings import Finding, Operand
from desktop.model.language.evaluate import evaluate
from desktop.model.language.syntax import Code, Expression, Number, Word
from desktop.quantities.written import write_number

_EQUALITIES = ("=", "≈")


def finding_of(relation: Relation, own: str, operands: Operands, catalog: Catalog) -> Finding:
    """Give the finding of a relation that its operands, all of them known, do not keep."""
    return _Sentence(relation, own, operands, catalog).finding()


class _Sentence:
    def __init__(self, relation: Relation, own: str, operands: Operands, catalog: Catalog) -> None:
        self._relation = relation
        self._own = own
        self._operands = operands
        self._catalog = catalog
        self._left, self._right = relation.comparison.left, relation.comparison.right
        self._lone = isinstance(self._left, Code | Word)
        self._equality = relation.comparison.operator in _EQUALITIES

    def finding(self) -> Finding:
        """Give the broken relation as a finding, with its sentence, its operands and both sides."""
        took_part = [code for code in self._operands.used if not self._operands.left_out(code)]
        label = self._catalog.indicators[self._own].label if self._own else ""
        message = self._relation.message.replace(f"{{{OWN_WORD}}}", quoted(label))
        return Finding(
            severity=self._relation.severity,
            rule=self._relation.rule,
            place=took_part[0].code,
            message=f"{message}：{self._detail(took_part)}。",
            stated=self._stated,
            computed=self._computed,
            operands=tuple(Operand(self._label(code), self._cell(code), code.code) for code in took_part),
        )

    @property
    def _stated(self) -> str | None:
        return write_number(self._value(self._left)) if self._lone else None

    @property
    def _computed(self) -> str | None:
        if not self._lone:
            return written_number(self._value(self._left))
        if not self._equality:
            return None
        decimals = len((self._stated or "").partition(".")[2])
        return written_number(self._value(self._right), decimals if self._relation.comparison.operator == "≈" else None)

    def _detail(self, took_part: list[Code]) -> str:
        if not self._equality:
            return "，".join(self._named(code) for code in took_part)
        if self._lone:
            mark = "%" if self._unit(took_part[0]) == "%" else ""
            right = self._written(self._right)
            way = "应为" if isinstance(self._right, Code | Word) or right == self._computed else f"{right} = "
            return f"{way}{self._computed}{mark}，填的是{self._stated}{mark}"
        left = f"{self._written(self._left)} = {self._computed}"
        if isinstance(self._right, Number):
            return left
        return f"{left}，{self._written(self._right)} = {written_number(self._value(self._right))}"

    def _named(self, code: Code) -> str:
        value = f"{write_number(self._value(code))}{self._unit(code)}"
        if self._own:
            compared = any(operand.earlier for operand in self._operands.used)
            return f"{'上年' if code.earlier else '本年' if compared else ''}{value}"
        return f"{quoted(self._label(code))}{value}"

    def _label(self, code: Code) -> str:
        label = self._catalog.indicators[code.code].label
        return f"上年{label}" if code.earlier else label

    def _unit(self, code: Code) -> str:
        return self._catalog.indicators[code.code].unit

    def _cell(self, code: Code) -> str:
        return write_figure(self._operands.used[code], self._catalog.indicators[code.code])

    def _value(self, expression: Expression) -> Decimal:
        # A broken relation has a value on both sides, or it could not be broken.
        return evaluate(expression, self._operands.number) or Decimal(0)

    def _written(self, expression: Expression) -> str:
        return written(expression, self._digits)

    def _digits(self, operand: Code | Word) -> str | None:
        code = self._operands.code(operand)
        return None if self._operands.left_out(code) else write_number(self._value(code))
