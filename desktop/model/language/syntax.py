"""What formulas, relations and placeholders say once they are parsed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Code:
    """This year's figure of an indicator, or with `earlier` last year's.

    An `optional` one counts as nothing where nobody has filled it; where it is 未统计 it stays unknown.
    """

    code: str
    earlier: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A reserved word: 本年, 上年, 下年, 单位 in text; 本值 in a relation for whole kinds."""

    word: str
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the closed list (`grammar.FUNCTIONS`)."""

    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One of + - × ÷."""

    operator: str
    left: Expression
    right: Expression


Expression = Number | Code | Word | Call | Operation


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a relation claims; the operator is one of = ≈ ≠ < ≤ > ≥.

    ≈ claims that the left side is the right side, rounded or cut off to the decimals that the left side has; a sum of
    rounded shares on the left may differ by the rounding of each.
    """

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Format:
    """How a value is to be worded, with a text of its own for some (零「…」, 有「…」)."""

    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place in a text where a value stands."""

    expression: Expression
    formats: tuple[Format, ...] = ()


def codes_in(expression: Expression) -> tuple[Code, ...]:
    """Give the figures an expression needs, in the order they stand, each once."""
    return tuple(dict.fromkeys(operand for operand in operands_in(expression) if isinstance(operand, Code)))


def operands_in(expression: Expression) -> tuple[Code | Word, ...]:
    """Give the figures and words an expression names, in the order they stand."""
    match expression:
        case Code() | Word():
            return (expression,)
        case Operation(_, left, right):
            return operands_in(left) + operands_in(right)
        case Call(_, arguments):
            return tuple(operand for argument in arguments for operand in operands_in(argument))
        case Number():
            return ()


def shifted(expression: Expression) -> Expression:
    """Give the expression over last year's figures instead of this year's; it must not name last year's already."""
    match expression:
        case Code():
            return replace(expression, earlier=True)
        case Operation(operator, left, right):
            return Operation(operator, shifted(left), shifted(right))
        case Call(name, arguments):
            return Call(name, tuple(shifted(argument) for argument in arguments))
        case _:
            return expression
