"""Numbers and dates as the report prints them (GB/T 15835-2011: measured values and dates in Arabic numerals)."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Give `value` with exactly `decimals` decimals, halves rounded away from zero."""
    rounded = _to_power(value, -decimals, ROUND_HALF_UP)
    return rounded or rounded.copy_abs()


def write_number(value: Decimal, decimals: int | None = None) -> str:
    """Give plain digits, never an exponent or thousands marks.

    Without `decimals` the value is written exactly and without trailing zeros; with it, rounded half up to that
    many. Raises ValueError for NaN and infinity, which no figure can be.
    """
    if not value.is_finite():
        message = f"not a number that can be written: {value}"
        raise ValueError(message)
    if decimals is not None:
        return format(round_half_up(value, decimals), "f")
    digits = format(value or Decimal(0), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def write_date(value: date) -> str:
    """Give the date as 2021年1月1日, without leading zeros."""
    return f"{value.year}年{value.month}月{value.day}日"


def round_down_about(value: Decimal) -> tuple[Decimal, bool]:
    """Cut a number to its two leading digits, for writing it with 余; say whether anything was cut.

    1313 gives 1300 and True, 300 gives 300 and False.
    """
    if not value:
        return value, False
    rounded = _to_power(value, value.adjusted() - 1, ROUND_DOWN)
    return (value, False) if rounded == value else (Decimal(format(rounded, "f")), True)


def _to_power(value: Decimal, power: int, rounding: str) -> Decimal:
    # The default context refuses more than 28 digits; this one has room for whatever the value needs.
    room = Context(prec=max(1, value.adjusted() - power + 2))
    return value.quantize(Decimal(1).scaleb(power), rounding=rounding, context=room)
