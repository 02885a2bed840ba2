"""Whether a number that does not fit looks like one that was mistyped."""

from __future__ import annotations

from decimal import Decimal

from desktop.quantities.written import write_number

_NEAR = Decimal("0.11")
_TENFOLD = 10
_FEW = 10  # below it any number is a slip away from any other
_EXCHANGED = 2
_MANY_DIGITS = 3


def is_near(stated: Decimal, needed: Decimal, within: Decimal | None = None) -> bool:
    """Whether two numbers differ by one, or by no more than `within` of the larger one, a tenth where none is given."""
    return abs(stated - needed) <= max(Decimal(1), max(stated, needed) * (within or _NEAR))


def is_slip(stated: Decimal, needed: Decimal) -> bool:
    """Whether `stated` is `needed` mistyped.

    That is: two digits exchanged, one too many or too few at the end, or one wrong of three or more.
    """
    if stated == needed or min(stated, needed) <= 0:
        return False
    if _TENFOLD in (stated / needed, needed / stated):
        return True
    one, other = write_number(stated), write_number(needed)
    if abs(len(one) - len(other)) == 1:
        return min(stated, needed) >= _FEW and one[: len(other)] == other[: len(one)] and "." not in one + other
    return len(one) == len(other) and _differ_by_a_slip(one, other)


def _differ_by_a_slip(one: str, other: str) -> bool:
    differing = [place for place in range(len(one)) if one[place] != other[place]]
    if len(differing) == 1:
        return len(one) >= _MANY_DIGITS
    if len(differing) != _EXCHANGED:
        return False
    first, last = differing
    return (one[first], one[last]) == (other[last], other[first])
