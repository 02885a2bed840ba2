"""A computation as a clerk would write it down: 57 + 64, with the values in the places of the indicators."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from desktop.model.language.syntax import Call, Code, Expression, Number, Operation, Word
from desktop.quantities.written import round_half_up, write_number

_DECIMALS = 2  # of a computed number that does not come out even

# Gives the digits of an operand; None for one that was left out of the computation.
Digits = Callable[[Code | Word], str | None]


def written_number(value: Decimal, decimals: int | None = None) -> str:
    """Give the digits of a computed number, rounded to `decimals`, or to two where it is longer than that."""
    if decimals is not None:
        return write_number(value, decimals)
    return write_number(round_half_up(value, _DECIMALS))


def written(expression: Expression, digits: Digits) -> str:
    """Give the computation with values; operands that were left out do not appear."""
    return _written(expression, digits) or "0"


def _written(expression: Expression, digits: Digits) -> str | None:
    match expression:
        case Number(value):
            return write_number(value)
        case Code() | Word():
            return digits(expression)
        case Operation(operator, left, right):
            return _operation(operator, left, right, digits)
        case Call("求和", arguments):
            terms = [_written(argument, digits) for argument in arguments]
            return " + ".join(term for term in terms if term is not None) or None
        case Call("占比", (part, whole)):
            return f"{_factor(part, digits)} ÷ {_factor(whole, digits)}"
        case Call("增幅", (now, before)):
            return f"（{_factor(now, digits)} - {_factor(before, digits)}） ÷ {_factor(before, digits)}"
        case Call(_, arguments):
            return _written(arguments[0], digits)


def _operation(operator: str, left: Expression, right: Expression, digits: Digits) -> str | None:
    if operator in "×÷":
        return f"{_factor(left, digits)} {operator} {_factor(right, digits)}"
    first = _written(left, digits)
    second = _factor(right, digits, left_out=None) if operator == "-" else _written(right, digits)
    if second is None:
        return first
    return second if first is None and operator == "+" else f"{first or 0} {operator} {second}"


def _factor(expression: Expression, digits: Digits, left_out: str | None = "0") -> str | None:
    text = _written(expression, digits)
    if text is None:
        return left_out
    compound = isinstance(expression, Operation) or (isinstance(expression, Call) and expression.name == "求和")
    return f"（{text}）" if compound and " " in text else text
