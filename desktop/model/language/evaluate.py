"""Compute formulas in Decimal; linear in their length, so there is nothing to bound at run time."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, localcontext

from desktop.model.language.syntax import Call, Code, Expression, Number, Operation, Word
from desktop.quantities.written import round_half_up

_EXACTLY = Context(prec=50)
_MOST_DECIMALS = 10

Lookup = Callable[[Code | Word], Decimal | None]


def evaluate(expression: Expression, lookup: Lookup) -> Decimal | None:
    """Give the value of an expression; None where an operand has none or a divisor is zero.

    `lookup` gives the number of a figure or of a word such as 本年, or None.
    """
    with localcontext(_EXACTLY):
        return _value(expression, lookup)


def _value(expression: Expression, lookup: Lookup) -> Decimal | None:
    match expression:
        case Code() | Word():
            return lookup(expression)
        case Number(value):
            return value
        case Operation(operator, left, right):
            first, second = _value(left, lookup), _value(right, lookup)
            return None if first is None or second is None else _OPERATE[operator](first, second)
        case Call(name, arguments):
            values = [_value(argument, lookup) for argument in arguments]
            known = [value for value in values if value is not None]
            return _CALL[name](known) if len(known) == len(values) else None


def _divided(dividend: Decimal, divisor: Decimal) -> Decimal | None:
    return None if divisor == 0 else dividend / divisor


def _share(values: list[Decimal]) -> Decimal | None:
    part, whole = values
    return _divided(part * 100, whole)


def _growth(values: list[Decimal]) -> Decimal | None:
    share = _share(values)  # the same steps as those of intervals, so that these hold what comes out here
    return None if share is None else share - 100


def _rounded(values: list[Decimal]) -> Decimal | None:
    value, decimals = values
    if decimals != int(decimals) or not 0 <= decimals <= _MOST_DECIMALS:
        return None
    return round_half_up(value, int(decimals))


def _total(values: list[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0))


def _size(values: list[Decimal]) -> Decimal | None:
    return abs(values[0])


_OPERATE: dict[str, Callable[[Decimal, Decimal], Decimal | None]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "×": lambda left, right: left * right,
    "÷": _divided,
}
_CALL: dict[str, Callable[[list[Decimal]], Decimal | None]] = {
    "占比": _share,
    "增幅": _growth,
    "求和": _total,
    "四舍五入": _rounded,
    "绝对值": _size,
}
