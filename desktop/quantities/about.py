"""The marks with which a Chinese report says that a number is not exact."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum


class About(StrEnum):
    """How a stated number stands to the true one; the value is the Chinese mark.

    余 follows the number (300余件), 近 and 逾 precede it (近300件, 逾300件), 以上 follows the unit (300件以上).
    """

    REMAINDER = "余"
    NEARLY = "近"
    EXCEEDING = "逾"
    AT_LEAST = "以上"


def bounds_of(value: Decimal, about: About | None) -> tuple[Decimal | None, Decimal | None]:
    """Give the least and the greatest number that a stated value can mean, both included; None is without end.

    余 and 近 reach as far as one in the last place that is no zero: 300余 is 300 to 400, 近1500 is 1400 to 1500.
    """
    match about:
        case None:
            return value, value
        case About.REMAINDER:
            return value, value + _last_place(value)
        case About.NEARLY:
            return value - _last_place(value), value
        case About.EXCEEDING | About.AT_LEAST:
            return value, None


def _last_place(value: Decimal) -> Decimal:
    _, digits, exponent = value.as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Decimal(1).scaleb(int(exponent) + zeros) if any(digits) else Decimal(1)
