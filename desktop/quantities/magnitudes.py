"""The words 百, 千, 万, 亿 and their compounds as powers of ten, and exact shifting by them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from types import MappingProxyType

# Why not the default context: its 28 digits would round what somebody typed, silently.
EXACT = Context(prec=100)

MAGNITUDES: Mapping[str, int] = MappingProxyType(
    {
        "百": 2,
        "千": 3,
        "万": 4,
        "十万": 5,
        "百万": 6,
        "千万": 7,
        "亿": 8,
        "十亿": 9,
        "百亿": 10,
        "千亿": 11,
        "万亿": 12,
    }
)

# For patterns: the longest word first, so that 万亿 is not taken for 万.
MAGNITUDE_PATTERN = "|".join(sorted(MAGNITUDES, key=len, reverse=True))


def shifted(value: Decimal, power: int) -> Decimal:
    """Give `value` times ten to the `power`, without rounding."""
    return value.scaleb(power, EXACT)
