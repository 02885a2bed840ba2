"""Shares as they are stated: rounded, cut off, or of which numbers they can be at all.

Why cut off is told apart from wrong: such reports are common (128.78 for 128.79), and whoever reads “cut off” knows at
once what to mend. GB/T 8170-2008 3.2 rounds; where exactly half is dropped, it rounds to the even digit, which is taken
for right too.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from desktop.model.language.intervals import places
from desktop.quantities.written import round_half_up

ALL = Decimal(100)
_LEAST = Fraction(1, 10**9)  # less than what any two shares of counts differ by

_Ends = tuple[Fraction, Fraction]


class Fault(Enum):
    """What is wrong with a stated share."""

    WRONG = auto()
    CUT_OFF = auto()
    NOT_ALL = auto()  # a stated 100 % says that nothing is lacking
    NOT_NONE = auto()  # a stated 0 % says that there is nothing


def fault_of(stated: Decimal, exact: Decimal) -> Fault | None:
    """Give what is wrong with a stated share whose exact value is known; None where it is right."""
    if stated == exact:
        return None
    decimals = places(stated)
    unit = Decimal(1).scaleb(-decimals)
    if stated in (0, ALL) and abs(stated - exact) <= unit / 2:
        return Fault.NOT_ALL if stated else Fault.NOT_NONE
    if stated in (round_half_up(exact, decimals), round(exact, decimals)):
        return None
    return Fault.CUT_OFF if 0 < exact - stated < unit else Fault.WRONG


def parts_of(stated: Decimal, whole: int) -> range:
    """Give the numbers of which the share of `whole` is stated as `stated`, rounded; 206 to 211 for 33 % of 632."""
    return _parts(_rounded_from(stated), whole)


def parts_cut_off(stated: Decimal, whole: int) -> range:
    """Give the numbers of which the share of `whole` is `stated` once its further decimals are cut off."""
    return _parts(_cut_off_from(stated), whole)


def wholes_of(stated: Decimal, part: int) -> range:
    """Give the numbers of which `part` is the stated share, rounded; the share is more than nothing."""
    return _wholes(_rounded_from(stated), part)


def wholes_cut_off(stated: Decimal, part: int) -> range:
    """Give the numbers of which `part` is the stated share once its further decimals are cut off."""
    return _wholes(_cut_off_from(stated), part)


@lru_cache(maxsize=256)  # asked again at each key
def possible_wholes(stated: Decimal, most: int) -> tuple[int, ...]:
    """Give the numbers up to `most` of which some part is the stated share, rounded."""
    return tuple(whole for whole in range(1, most + 1) if parts_of(stated, whole))


def _parts(share: _Ends, whole: int) -> range:
    first, last = ceil(share[0] * whole / 100), floor(share[1] * whole / 100)
    return range(max(first, 0), min(last, whole) + 1)


def _wholes(share: _Ends, part: int) -> range:
    first, last = ceil(Fraction(100 * part) / share[1]), floor(Fraction(100 * part) / max(share[0], _LEAST))
    return range(max(first, part, 1), last + 1)


def _rounded_from(stated: Decimal) -> _Ends:
    if stated in (0, ALL):
        return Fraction(stated), Fraction(stated)
    half = Fraction(1, 2 * 10 ** places(stated))
    return Fraction(stated) - half, Fraction(stated) + half


def _cut_off_from(stated: Decimal) -> _Ends:
    return Fraction(stated), Fraction(stated) + Fraction(1, 10 ** places(stated)) - _LEAST
