"""What a stated number can mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.quantities.about import About
from desktop.quantities.intervals import (
    UNLIMITED,
    Interval,
    cut_off,
    exactly,
    last_place,
    marked,
    percentage,
    rounded,
)
from desktop.quantities.written import round_half_up


@pytest.mark.parametrize(
    ("value", "about", "low", "high"),
    [
        ("300", About.REMAINDER, "300", "400"),
        ("1310", About.REMAINDER, "1310", "1320"),
        ("20000", About.REMAINDER, "20000", "30000"),
        ("300", About.NEARLY, "200", "300"),
        ("500", About.EXCEEDING, "500", "Infinity"),
        ("800", About.AT_LEAST, "800", "Infinity"),
    ],
)
def test_a_mark_says_where_the_true_number_lies(value, about, low, high):
    assert marked(Decimal(value), about) == Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(("value", "place"), [("300", "100"), ("1313", "1"), ("0.50", "0.1"), ("0", "1"), ("7", "1")])
def test_the_last_place_is_that_of_the_last_digit_that_is_not_zero(value, place):
    assert last_place(Decimal(value)) == Decimal(place)


def test_a_share_of_something_uncertain_is_uncertain():
    assert percentage(exactly(Decimal(30)), Interval(Decimal(300), Decimal(400))) == Interval(
        Decimal("7.5"), Decimal(10)
    )
    assert percentage(exactly(Decimal(30)), Interval(Decimal(300), UNLIMITED)) == Interval(Decimal(0), Decimal(10))
    assert percentage(Interval(Decimal(3), UNLIMITED), exactly(Decimal(10))) == Interval(Decimal(30), UNLIMITED)
    assert percentage(exactly(Decimal(3)), exactly(Decimal(0))) is None


@given(st.integers(0, 9999), st.integers(1, 9999), st.integers(0, 3))
def test_a_rounded_share_holds_its_true_value_and_a_cut_one_too(part, whole, decimals):
    true = percentage(exactly(Decimal(part)), exactly(Decimal(whole)))
    step = Decimal(1).scaleb(-decimals)
    assert rounded(round_half_up(true.low, decimals), step).meets(true)
    assert cut_off(true.low.quantize(step, rounding="ROUND_DOWN"), step).meets(true)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_sums_and_differences_hold_those_of_their_members(low, width, other, room):
    one, two = Interval(Decimal(low), Decimal(low + width)), Interval(Decimal(other), Decimal(other + room))
    assert (one + two).meets(exactly(Decimal(low + other + room)))
    assert (one - two).meets(exactly(Decimal(low + width - other)))
    assert one.times(Decimal(3)) == Interval(Decimal(low * 3), Decimal((low + width) * 3))
    assert one.exact == (width == 0)
