"""Formulas over numbers that are not known exactly: 300余 is 300 to 400, a share of 33 % stands for 32.5 to 33.5.

What is said of an interval is certain: a relation is broken only where no numbers within the bounds could keep it.
Each step is that of `evaluate`, its ends rounded outward to as many digits: rounding never leads past an end, so what
`evaluate` gives for numbers within the bounds lies within the bounds of the result.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from desktop.model.language.syntax import Call, Code, Comparison, Expression, Number, Operation, Word
from desktop.quantities.intervals import NOTHING, UNLIMITED, Interval, cut_off, exactly, rounded
from desktop.quantities.written import round_half_up

_EXACTLY = Context(prec=50)
_DOWN = Context(prec=_EXACTLY.prec, rounding=ROUND_FLOOR)
_UP = Context(prec=_EXACTLY.prec, rounding=ROUND_CEILING)
_MOST_DECIMALS = 10
_HUNDRED = exactly(Decimal(100))
_ZERO = Decimal(0)

Bounds = Callable[[Code | Word], Interval | None]


def bounds(expression: Expression, of: Bounds) -> Interval | None:
    """Give the interval of an expression; None where an operand has no value or a divisor can only be zero."""
    match expression:
        case Code() | Word():
            return of(expression)
        case Number(value):
            return exactly(value)
        case Operation(operator, left, right):
            first, second = bounds(left, of), bounds(right, of)
            return None if first is None or second is None else _OPERATE[operator](first, second)
        case Call(name, arguments):
            found = [bounds(argument, of) for argument in arguments]
            known = [interval for interval in found if interval is not None]
            return _CALL[name](known) if len(known) == len(found) else None


def holds(comparison: Comparison, of: Bounds) -> bool | None:
    """Say whether a relation holds for certain, or not; None where that is open or an operand has no value."""
    left, right = bounds(comparison.left, of), bounds(comparison.right, of)
    return None if left is None or right is None else compared(left, comparison.operator, right)


def compared(left: Interval, operator: str, right: Interval) -> bool | None:
    """Say whether two sides compare as the operator (= ≈ ≠ < ≤ > ≥) claims; None where that is open."""
    return _COMPARE[operator](left, right)


def widened(stated: Interval) -> Interval:
    """Give the numbers that a rounded one stands for: half of its last place to both sides."""
    step = _step(stated)
    return Interval(rounded(stated.low, step).low, rounded(stated.high, step).high)


def places(value: Decimal) -> int:
    """Give the decimals with which a number was stated."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _step(stated: Interval) -> Decimal:
    return Decimal(1).scaleb(-places(stated.low))


def _plus(left: Interval, right: Interval) -> Interval:
    if left.exact and right.exact:
        return exactly(_EXACTLY.add(left.low, right.low))
    return Interval(_DOWN.add(left.low, right.low), _UP.add(left.high, right.high))


def _minus(left: Interval, right: Interval) -> Interval:
    if left.exact and right.exact:
        return exactly(_EXACTLY.subtract(left.low, right.low))
    return Interval(_DOWN.subtract(left.low, right.high), _UP.subtract(left.high, right.low))


def _times(left: Interval, right: Interval) -> Interval:
    if left.exact and right.exact:
        return exactly(_EXACTLY.multiply(left.low, right.low))
    pairs = [(one, other) for one in (left.low, left.high) for other in (right.low, right.high)]
    if all(one.is_finite() and other.is_finite() for one, other in pairs):
        return Interval(min(_DOWN.multiply(*pair) for pair in pairs), max(_UP.multiply(*pair) for pair in pairs))
    nonnegative = left.low >= 0 and right.low >= 0
    return Interval(_DOWN.multiply(left.low, right.low) if nonnegative else -UNLIMITED, UNLIMITED)


def _divided(left: Interval, right: Interval) -> Interval | None:
    if right == NOTHING:
        return None
    if left.exact and right.exact:
        return exactly(_EXACTLY.divide(left.low, right.low))
    if left.low < 0 or right.low < 0:
        return Interval(-UNLIMITED, UNLIMITED)
    low = _ZERO if right.high == UNLIMITED else _DOWN.divide(left.low, right.high)
    unlimited = left.high == UNLIMITED or right.low == 0
    return Interval(low, UNLIMITED if unlimited else _UP.divide(left.high, right.low))


def _share(values: list[Interval]) -> Interval | None:
    part, whole = values
    return _divided(_times(part, _HUNDRED), whole)


def _growth(values: list[Interval]) -> Interval | None:
    share = _share(values)
    return None if share is None else _minus(share, _HUNDRED)


def _to_decimals(values: list[Interval]) -> Interval | None:
    value, decimals = values[0], values[1].low
    if not values[1].exact or decimals != int(decimals) or not 0 <= decimals <= _MOST_DECIMALS:
        return None
    ends = (round_half_up(end, int(decimals)) if end.is_finite() else end for end in (value.low, value.high))
    return Interval(*ends)


def _total(values: list[Interval]) -> Interval:
    total = NOTHING
    for value in values:
        total = _plus(total, value)
    return total


def _size(values: list[Interval]) -> Interval:
    low, high = values[0].low, values[0].high
    ends = low.copy_abs(), high.copy_abs()
    return Interval(_ZERO if low <= 0 <= high else min(ends), max(ends))


_OPERATE: dict[str, Callable[[Interval, Interval], Interval | None]] = {
    "+": _plus,
    "-": _minus,
    "×": _times,
    "÷": _divided,
}
_CALL: dict[str, Callable[[list[Interval]], Interval | None]] = {
    "占比": _share,
    "增幅": _growth,
    "求和": _total,
    "四舍五入": _to_decimals,
    "绝对值": _size,
}


def _at_most(left: Interval, right: Interval) -> bool | None:
    return True if left.high <= right.low else False if right.high < left.low else None


def _less(left: Interval, right: Interval) -> bool | None:
    return True if left.high < right.low else False if right.high <= left.low else None


def _equal(left: Interval, right: Interval) -> bool | None:
    if not left.meets(right):
        return False
    return True if left.exact and left == right else None


def _unequal(left: Interval, right: Interval) -> bool | None:
    equal = _equal(left, right)
    return None if equal is None else not equal


def _about_equal(left: Interval, right: Interval) -> bool | None:
    # Rounded, or cut off: 32.91 is 33 and, for whoever cuts it off, 32.
    if right.high < widened(left).low or right.low >= cut_off(left.high, _step(left)).high:
        return False
    return True if left.exact and right.exact else None


_COMPARE: dict[str, Callable[[Interval, Interval], bool | None]] = {
    "=": _equal,
    "≈": _about_equal,
    "≠": _unequal,
    "<": _less,
    "≤": _at_most,
    ">": lambda left, right: _less(right, left),
    "≥": lambda left, right: _at_most(right, left),
}
