"""The sentence of a broken relation: the rule, the arithmetic with its values, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.checks.figures.arithmetic import written, written_number
from desktop.checks.figures.operands import OWN_WORD, Operands
from desktop.checks.figures.shares import ALL, Fault, parts_of
from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog, Relation
from desktop.model.figure import mark_about, write_figure
from desktop.model.findings import Finding, Operand, Severity
from desktop.model.language.evaluate import evaluate
from desktop.model.language.syntax import Call, Code, Expression, Number, Word
from desktop.quantities.intervals import Interval
from desktop.quantities.written import write_number

_EQUALITIES = ("=", "≈")
_DECIMALS = 2  # of an exact share that does not come out even


@dataclass(frozen=True, slots=True)
class Broken:
    """A relation that its operands do not keep.

    `own` is the indicator that 本值 stands for, `left` and `right` are the two sides as they came out.
    """

    relation: Relation
    own: str
    operands: Operands
    left: Interval
    right: Interval
    fault: Fault


def finding_of(broken: Broken, catalog: Catalog) -> Finding:
    """Give the finding of a broken relation."""
    return _Sentence(broken, catalog).finding()


class _Sentence:
    def __init__(self, broken: Broken, catalog: Catalog) -> None:
        self._relation = broken.relation
        self._own = broken.own
        self._operands = broken.operands
        self._catalog = catalog
        self._fault = broken.fault
        comparison = broken.relation.comparison
        self._left, self._right = comparison.left, comparison.right
        self._left_value, self._right_value = broken.left, broken.right
        self._lone = isinstance(self._left, Code | Word)
        self._equality = comparison.operator in _EQUALITIES
        self._rounded = comparison.operator == "≈" and not self._lone  # a sum of rounded shares
        self._used = broken.operands.used
        self._computed = self._what_is_computed()

    def finding(self) -> Finding:
        """Give the broken relation as a finding, with its sentence, its operands and both sides."""
        took_part = [code for code in self._used if not self._operands.left_out(code)]
        label = self._catalog.indicators[self._own].label if self._own else ""
        message = self._relation.message.replace(f"{{{OWN_WORD}}}", quoted(label))
        return Finding(
            severity=self._severity,
            rule=self._relation.rule,
            place=took_part[0].code,
            message=f"{message}：{self._detail(took_part)}。",
            stated=self._shown(took_part[0]) if self._lone else None,
            computed=self._computed,
            operands=tuple(Operand(self._label(code), self._cell(code), code.code) for code in took_part),
            allowed=self._allowed,
        )

    @property
    def _severity(self) -> Severity:
        """A share that is cut off, or rounded up to all, is no impossible one."""
        return self._relation.severity if self._fault is Fault.WRONG else Severity.WARNING

    def _what_is_computed(self) -> str | None:
        if not self._lone:
            total = evaluate(self._left, self._operands.number) if self._rounded else None
            return self._said(self._left_value) if total is None else written_number(total)
        if not self._equality:
            return None
        value = self._right_value
        if self._relation.comparison.operator != "≈" or not value.exact:
            return self._said(value)
        if self._fault in (Fault.NOT_ALL, Fault.NOT_NONE):
            return written_number(value.low)
        stated = self._left_value.low
        return written_number(value.low, len(write_number(stated).partition(".")[2]))

    @property
    def _allowed(self) -> str:
        """The interval in which the stated value would be right; of a share, in which its part would be."""
        left, right = self._left_value, self._right_value
        if not self._equality:
            return f"0—{write_number(right.high)}" if self._lone and right.high.is_finite() and not self._own else ""
        if self._rounded and right.exact and left.low.is_finite() and left.high.is_finite():
            slack = (left.high - left.low) / 2
            return f"{written_number(right.low - slack)}—{written_number(right.low + slack)}"
        if not self._lone:
            return "" if left.exact else self._range(left)
        if possible := self._possible():
            return f"{possible[0]}—{possible[-1]}" if len(possible) > 1 else str(possible[0])
        return "" if right.exact else self._range(right)

    def _possible(self) -> range:
        """Give the parts whose share would be the stated one, where those are whole numbers of a known whole."""
        match self._right:
            case Call("占比", (Code() as part, Code() as whole)) if self._counted(part) and self._counted(whole):
                stated, of = self._left_value, self._operands.bounds(whole)
                return parts_of(stated.low, int(of.low)) if stated.exact and of and of.exact else range(0)
            case _:
                return range(0)

    def _detail(self, took_part: list[Code]) -> str:
        if not self._equality:
            return "，".join(self._named(code) for code in took_part)
        if self._lone:
            return self._lone_detail(took_part[0])
        left = self._left_way()
        return left if isinstance(self._right, Number) else f"{left}，{self._right_way()}"

    def _lone_detail(self, stated: Code) -> str:
        mark = "%" if self._unit(stated) == "%" else ""
        shown = f"{self._shown(stated)}{mark}"
        match self._fault:
            case Fault.WRONG:
                return f"{self._right_way()}{mark}，填的是{shown}{self._instead()}"
            case Fault.CUT_OFF:
                exact = f"{self._written(self._right)} = {self._exact()}%"
                return f"{exact}，四舍五入是{self._computed}%，填的{shown}像是直接去掉了后面的小数"
            case Fault.NOT_ALL:
                return f"{self._written(self._right)} = {self._exact()}%，并不是全部，填的是{shown}"
            case Fault.NOT_NONE:
                return f"{self._written(self._right)} = {self._exact()}%，并不是没有，填的是{shown}"

    def _instead(self) -> str:
        possible = self._possible()
        if not possible or not isinstance(self._right, Call):
            return ""
        part = self._right.arguments[0]
        unit = self._unit(part) if isinstance(part, Code) else ""
        amount = f"{possible[0]}—{possible[-1]}{unit}" if len(possible) > 1 else f"{possible[0]}{unit}"
        return f"（要是{self._shown_left()}%，就该是{amount}）"

    def _exact(self) -> str:
        """Give an exact share with as many decimals as show that it is not what it would be rounded to."""
        value = self._right_value.low
        decimals = _DECIMALS
        while value not in (0, ALL) and round(value, decimals) in (0, ALL):
            decimals += 1
        shown = written_number(value, max(decimals, len((self._computed or "").partition(".")[2]) + 1))
        return shown.rstrip("0").rstrip(".")

    def _left_way(self) -> str:
        if self._rounded:
            return f"{self._written(self._left)} = {self._computed}"
        return self._way(self._left, self._left_value, self._right_value)

    def _right_way(self) -> str:
        return self._way(self._right, self._right_value, self._left_value, self._computed if self._lone else None)

    def _way(self, expression: Expression, value: Interval, other: Interval, computed: str | None = None) -> str:
        """Give a computation and what comes out of it, as seen from the other side that it does not meet."""
        text = self._written(expression)
        if not value.exact:
            least = other.high < value.low
            end = value.low if least else value.high
            return f"{text}{'至少' if least else '最多'}是{written_number(end)}"
        computed = computed or written_number(value.low)
        return f"应为{computed}" if text == computed or isinstance(expression, Code | Word) else f"{text} = {computed}"

    def _named(self, code: Code) -> str:
        value = f"{self._shown(code)}{self._unit(code)}"
        if self._own:
            compared = any(operand.earlier for operand in self._used)
            return f"{'上年' if code.earlier else '本年' if compared else ''}{value}"
        return f"{quoted(self._label(code))}{value}"

    def _said(self, value: Interval) -> str | None:
        return self._range(value) if not value.exact else written_number(value.low)

    def _range(self, value: Interval) -> str:
        if value.low.is_finite() and value.high.is_finite():
            return f"{written_number(value.low)}—{written_number(value.high)}"
        ends = f"不少于{written_number(value.low)}" if value.low.is_finite() else ""
        return f"不多于{written_number(value.high)}" if value.high.is_finite() else ends

    def _label(self, code: Code) -> str:
        label = self._catalog.indicators[code.code].label
        return f"上年{label}" if code.earlier else label

    def _unit(self, code: Code) -> str:
        return self._catalog.indicators[code.code].unit

    def _counted(self, code: Code) -> bool:
        return self._catalog.indicators[code.code].decimals == 0

    def _cell(self, code: Code) -> str:
        return write_figure(self._used[code], self._catalog.indicators[code.code])

    def _written(self, expression: Expression) -> str:
        return written(expression, self._digits)

    def _digits(self, operand: Code | Word) -> str | None:
        code = self._operands.code(operand)
        return None if self._operands.left_out(code) else self._shown(code)

    def _shown_left(self) -> str:
        return self._shown(next(iter(self._used)))

    def _shown(self, code: Code) -> str:
        """Give the digits of an operand, with its about-mark."""
        figure = self._used[code]
        return mark_about(write_number(figure.number or Decimal(0)), figure.about, "")
