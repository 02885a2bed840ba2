"""Formulas over numbers that are not known exactly: 300余 is 300 to 400, a share of 33 % stands for 32.5 to 33.5.

What is said of an interval is certain: a relation is broken only where no numbers within the bounds could keep it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from desktop.model.language.syntax import Call, Code, Comparison, Expression, Number, Operation, Word
from desktop.quantities.written import round_half_up

_EXACTLY = Context(prec=50)
_MOST_DECIMALS = 10
_HUNDRED = Decimal(100)
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`, both included; None is without end."""

    low: Decimal | None
    high: Decimal | None

    @property
    def point(self) -> Decimal | None:
        """The one number it holds; None where it holds more."""
        return self.low if self.low == self.high else None

    def below(self, other: Interval) -> bool:
        """Say whether all of it lies below all of the other."""
        return self.high is not None and other.low is not None and self.high < other.low

    def not_above(self, other: Interval) -> bool:
        """Say whether none of it lies above any of the other."""
        return self.high is not None and other.low is not None and self.high <= other.low


def exactly(value: Decimal) -> Interval:
    """Give the interval of one number."""
    return Interval(value, value)


Bounds = Callable[[Code | Word], Interval | None]


def bounds(expression: Expression, of: Bounds) -> Interval | None:
    """Give the interval of an expression; None where an operand has no value or a divisor can only be zero."""
    with localcontext(_EXACTLY):
        return _bounds(expression, of)


def holds(comparison: Comparison, of: Bounds) -> bool | None:
    """Say whether a relation holds for certain, or not; None where that is open or an operand has no value."""
    with localcontext(_EXACTLY):
        left, right = _bounds(comparison.left, of), _bounds(comparison.right, of)
        return None if left is None or right is None else _COMPARE[comparison.operator](left, right)


def widened(stated: Interval) -> Interval:
    """Give the numbers that a rounded one stands for: half of its last place to both sides."""
    half = Decimal(1).scaleb(-places_of(stated)) / 2
    low = None if stated.low is None else stated.low - half
    return Interval(low, None if stated.high is None else stated.high + half)


def places_of(stated: Interval) -> int:
    """Give the decimals with which a number was stated."""
    known = stated.low if stated.low is not None else stated.high
    exponent = known.as_tuple().exponent if known is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _bounds(expression: Expression, of: Bounds) -> Interval | None:
    match expression:
        case Code() | Word():
            return of(expression)
        case Number(value):
            return exactly(value)
        case Operation(operator, left, right):
            first, second = _bounds(left, of), _bounds(right, of)
            return None if first is None or second is None else _OPERATE[operator](first, second)
        case Call(name, arguments):
            found = [_bounds(argument, of) for argument in arguments]
            known = [interval for interval in found if interval is not None]
            return _CALL[name](known) if len(known) == len(found) else None


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _minus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def _added(left: Interval, right: Interval) -> Interval:
    return Interval(_plus(left.low, right.low), _plus(left.high, right.high))


def _taken(left: Interval, right: Interval) -> Interval:
    return Interval(_minus(left.low, right.high), _minus(left.high, right.low))


def _times(left: Interval, right: Interval) -> Interval:
    ends = [_product(one, other) for one in (left.low, left.high) for other in (right.low, right.high)]
    known = [end for end in ends if end is not None]
    if len(known) == len(ends):
        return Interval(min(known), max(known))
    low = _product(left.low, right.low) if _no_less_than_nothing(left, right) else None
    return Interval(low, None)


def _product(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one * other


def _no_less_than_nothing(*intervals: Interval) -> bool:
    return all(interval.low is not None and interval.low >= 0 for interval in intervals)


def _divided(left: Interval, right: Interval) -> Interval | None:
    if right.point == 0:
        return None
    if left.point is not None and right.point is not None:
        return exactly(left.point / right.point)
    if left.low is None or right.low is None or not _no_less_than_nothing(left, right):
        return Interval(None, None)
    low = _ZERO if right.high is None else left.low / right.high
    return Interval(low, None if left.high is None or right.low == 0 else left.high / right.low)


def _share(values: list[Interval]) -> Interval | None:
    part, whole = values
    return _divided(_times(part, exactly(_HUNDRED)), whole)


def _growth(values: list[Interval]) -> Interval | None:
    now, before = values
    if now.point is not None and before.point:
        return exactly((now.point - before.point) * _HUNDRED / before.point)
    ratio = _share(values)
    return None if ratio is None else _taken(ratio, exactly(_HUNDRED))


def _rounded(values: list[Interval]) -> Interval | None:
    value, decimals = values[0], values[1].point
    if decimals is None or decimals != int(decimals) or not 0 <= decimals <= _MOST_DECIMALS:
        return None
    ends = (None if end is None else round_half_up(end, int(decimals)) for end in (value.low, value.high))
    return Interval(*ends)


def _total(values: list[Interval]) -> Interval:
    total = exactly(_ZERO)
    for value in values:
        total = _added(total, value)
    return total


def _size(values: list[Interval]) -> Interval:
    low, high = values[0].low, values[0].high
    known = [abs(end) for end in (low, high) if end is not None]
    contains_nothing = (low is None or low <= 0) and (high is None or high >= 0)
    least = _ZERO if contains_nothing or not known else min(known)
    return Interval(least, max(known) if low is not None and high is not None else None)


_OPERATE: dict[str, Callable[[Interval, Interval], Interval | None]] = {
    "+": _added,
    "-": _taken,
    "×": _times,
    "÷": _divided,
}
_CALL: dict[str, Callable[[list[Interval]], Interval | None]] = {
    "占比": _share,
    "增幅": _growth,
    "求和": _total,
    "四舍五入": _rounded,
    "绝对值": _size,
}


def _at_most(left: Interval, right: Interval) -> bool | None:
    return True if left.not_above(right) else False if right.below(left) else None


def _less(left: Interval, right: Interval) -> bool | None:
    return True if left.below(right) else False if right.not_above(left) else None


def _equal(left: Interval, right: Interval) -> bool | None:
    if left.below(right) or right.below(left):
        return False
    return True if left.point is not None and left.point == right.point else None


def _unequal(left: Interval, right: Interval) -> bool | None:
    equal = _equal(left, right)
    return None if equal is None else not equal


def _about_equal(left: Interval, right: Interval) -> bool | None:
    # Rounded, or cut off: 32.91 is 33 and, for whoever cuts it off, 32.
    stated = widened(left)
    cut_off = None if stated.high is None else stated.high + Decimal(1).scaleb(-places_of(left)) / 2
    if right.below(stated) or (cut_off is not None and right.low is not None and right.low >= cut_off):
        return False
    return True if left.point is not None and right.point is not None else None


_COMPARE: dict[str, Callable[[Interval, Interval], bool | None]] = {
    "=": _equal,
    "≈": _about_equal,
    "≠": _unequal,
    "<": _less,
    "≤": _at_most,
    ">": lambda left, right: _less(right, left),
    "≥": lambda left, right: _at_most(right, left),
}
