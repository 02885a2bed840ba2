"""Where the true number lies behind one that was stated: rounded, cut off, or marked 余, 近, 逾, 以上."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from desktop.quantities.about import About
from desktop.quantities.magnitudes import EXACT

UNLIMITED = Decimal("Infinity")
_HALF = Decimal("0.5")
_PERCENT = Decimal(100)
# A quotient that does not come out even is rounded away from the middle of its interval, so that the truth stays in.
_DOWN = Context(prec=EXACT.prec, rounding=ROUND_FLOOR)
_UP = Context(prec=EXACT.prec, rounding=ROUND_CEILING)


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included; `high` is `UNLIMITED` where nothing bounds it."""

    low: Decimal
    high: Decimal

    @property
    def exact(self) -> bool:
        """Whether only one number is in it."""
        return self.low == self.high

    def meets(self, other: Interval) -> bool:
        """Whether some number is in both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(EXACT.add(self.low, other.low), EXACT.add(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(EXACT.subtract(self.low, other.high), EXACT.subtract(self.high, other.low))

    def times(self, factor: Decimal) -> Interval:
        """Give every number of it times a factor that is not negative."""
        return Interval(EXACT.multiply(self.low, factor), EXACT.multiply(self.high, factor))

    def over(self, divisor: Decimal) -> Interval:
        """Give every number of it divided by one that is more than zero."""
        if self.exact:
            return exactly(EXACT.divide(self.low, divisor))
        return Interval(_DOWN.divide(self.low, divisor), _UP.divide(self.high, divisor))


NOTHING = Interval(Decimal(0), Decimal(0))


def exactly(value: Decimal) -> Interval:
    """Give the interval of a number that is what it says."""
    return Interval(value, value)


def rounded(value: Decimal, step: Decimal) -> Interval:
    """Give what is rounded half up to `value`; `step` is worth one of its last digit (0.01 for 92.02)."""
    half = EXACT.multiply(step, _HALF)
    return Interval(EXACT.subtract(value, half), EXACT.add(value, half))


def cut_off(value: Decimal, step: Decimal) -> Interval:
    """Give what becomes `value` when the digits behind its last one are dropped instead of rounded."""
    return Interval(value, EXACT.add(value, step))


def marked(value: Decimal, about: About | None) -> Interval:
    """Give what a number with a mark can mean; without one it is what it says.

    余: up to one more of its last digit that is not zero (300余 below 400, 1310余 below 1320); 近: as much below it;
    逾 and 以上 name no upper bound.
    """
    if about is None:
        return exactly(value)
    step = last_place(value)
    if about is About.REMAINDER:
        return Interval(value, EXACT.add(value, step))
    if about is About.NEARLY:
        return Interval(EXACT.subtract(value, step), value)
    return Interval(value, UNLIMITED)


def last_place(value: Decimal) -> Decimal:
    """Give what one of the last digit that is not zero is worth: 100 for 300, 10 for 1310, 0.5's is 0.1."""
    plain = value.normalize(EXACT)
    return Decimal(1).scaleb(int(plain.as_tuple().exponent)) if plain else Decimal(1)


def percentage(part: Interval, whole: Interval) -> Interval | None:
    """Give part ÷ whole in percent; None where the whole may be zero or has no bound."""
    if whole.low <= 0 or part.low < 0:
        return None
    hundredfold = part.times(_PERCENT)
    if hundredfold.exact and whole.exact:
        return hundredfold.over(whole.low)
    low = Decimal(0) if whole.high == UNLIMITED else _DOWN.divide(hundredfold.low, whole.high)
    return Interval(low, UNLIMITED if part.high == UNLIMITED else _UP.divide(hundredfold.high, whole.low))
