"""Numbers and dates in the report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop.quantities.written import round_down_about, round_half_up, write_date, write_number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("0.00", "0"),
        ("12.50", "12.5"),
        ("12.00", "12"),
        ("1200", "1200"),
        ("1.2E+3", "1200"),
        ("0E+5", "0"),
        ("1E-7", "0.0000001"),
        ("-3.10", "-3.1"),
        ("123456789012345678901234567890.125", "123456789012345678901234567890.125"),
    ],
)
def test_a_number_is_written_exactly_and_without_exponent(value, written):
    assert write_number(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        ("32.911", 0, "33"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.125", 2, "0.13"),
        ("100", 2, "100.00"),
        ("-0.004", 2, "0.00"),
        ("99.995", 2, "100.00"),
        ("123456789012345678901234567890.125", 2, "123456789012345678901234567890.13"),
    ],
)
def test_a_number_is_rounded_half_up(value, decimals, written):
    assert write_number(Decimal(value), decimals) == written
    assert round_half_up(Decimal(value), decimals) == Decimal(written)


def test_a_date_has_no_leading_zeros():
    assert write_date(date(2021, 1, 1)) == "2021年1月1日"
    assert write_date(date(2022, 12, 31)) == "2022年12月31日"


@pytest.mark.parametrize(
    ("value", "rounded", "cut"),
    [
        ("1313", "1300", True),
        ("300", "300", False),
        ("857", "850", True),
        ("49", "49", False),
        ("7", "7", False),
        ("0", "0", False),
        ("335.58", "330", True),
        ("-1313", "-1300", True),
    ],
)
def test_a_number_is_cut_to_two_leading_digits(value, rounded, cut):
    result, was_cut = round_down_about(Decimal(value))
    assert (format(result, "f"), was_cut) == (rounded, cut)
