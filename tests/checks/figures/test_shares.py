"""Stated shares against their numbers: right, cut off, wrong; and which numbers a share leaves."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.checks.figures.shares import (
    Fault,
    fault_of,
    parts_cut_off,
    parts_of,
    possible_wholes,
    wholes_cut_off,
    wholes_of,
)
from desktop.quantities.written import round_half_up

# The statistics of a county for 2024, as published: cut off instead of rounded (151 cases).
CUT_OFF = [("92.71", 140), ("49.66", 75), ("10.59", 16), ("2.64", 4), ("1.98", 3)]


@pytest.mark.parametrize(("stated", "part"), CUT_OFF)
def test_published_shares_that_were_cut_off_are_known_as_that(stated, part):
    assert fault_of(Decimal(stated), Decimal(part * 100) / 151) is Fault.CUT_OFF


@pytest.mark.parametrize(
    ("stated", "part", "whole", "fault"),
    [
        ("33", 208, 632, None),
        ("67", 424, 632, None),
        ("32", 208, 632, Fault.CUT_OFF),
        ("34", 208, 632, Fault.WRONG),
        ("31", 208, 632, Fault.WRONG),
        ("12", 1, 8, None),  # exactly half: to the even digit
        ("13", 1, 8, None),
        ("37", 3, 8, Fault.CUT_OFF),  # 37.5 is 38 both ways
        ("38", 3, 8, None),
        ("12.5", 1, 8, None),
        ("100", 999, 1000, Fault.NOT_ALL),
        ("100", 990, 1000, Fault.WRONG),
        ("0", 1, 1000, Fault.NOT_NONE),
        ("0", 0, 1000, None),
        ("99", 999, 1000, Fault.CUT_OFF),
        ("99.9", 999, 1000, None),
        ("19.2", 29, 135, Fault.WRONG),  # a rate of the wrong whole
        ("19.2", 29, 151, None),
    ],
)
def test_what_is_wrong_with_a_share(stated, part, whole, fault):
    assert fault_of(Decimal(stated), Decimal(part * 100) / whole) is fault


counts = st.integers(1, 3000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@given(counts, st.integers(0, 3))
def test_a_share_that_was_computed_from_its_numbers_is_never_reported(count, decimals):
    part, whole = count
    exact = Decimal(part * 100) / whole
    stated = round_half_up(exact, decimals)
    fault = fault_of(stated, exact)
    assert fault is None or (stated in (0, 100) and stated != exact)
    assert stated in (0, 100) or part in parts_of(stated, whole)
    assert stated in (0, 100) or whole in wholes_of(stated, part)


@given(counts, st.integers(0, 3))
def test_a_share_that_is_off_by_a_whole_place_is_always_reported(count, decimals):
    part, whole = count
    exact = Decimal(part * 100) / whole
    for step in (-2, -1, 1, 2):
        stated = round_half_up(exact, decimals) + step * Decimal(1).scaleb(-decimals)
        assert fault_of(stated, exact) is not None or abs(stated - exact) * 2 == Decimal(1).scaleb(-decimals)


def test_the_numbers_that_a_share_leaves():
    assert parts_of(Decimal(33), 632) == range(206, 212)
    assert list(parts_of(Decimal(60), 10)) == [6]
    assert list(parts_of(Decimal(60), 12)) == []
    assert list(parts_cut_off(Decimal(58), 12)) == [7]
    assert list(parts_of(Decimal(66), 3)) == []
    assert list(parts_cut_off(Decimal(66), 3)) == [2]
    assert list(parts_of(Decimal(100), 7)) == [7]
    assert list(wholes_of(Decimal(60), 6)) == [10]
    assert list(wholes_of(Decimal(60), 4)) == []
    assert list(wholes_cut_off(Decimal(66), 2)) == [3]
    assert wholes_of(Decimal("0.1"), 3) == range(2000, 6001)
    assert list(possible_wholes(Decimal(60), 30)) == [5, 10, 15, 20, 25, 30]
