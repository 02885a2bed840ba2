"""A year as people type it: exactly, or refused in one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.years import EARLIEST, LATEST, read_year
from desktop.quantities.characters import halved
from desktop.refusal import Refused


@pytest.mark.parametrize("typed", ["2022", " 2022 ", "２０２２", "2022年", "2022 年度", "２０２２年度"])
def test_a_year_is_read_in_each_of_its_forms(typed):
    assert read_year(typed) == 2022


@pytest.mark.parametrize("typed", ["", "22", "1,234", "2,022", "今年", "20²2", "2022-23", "02022", "二〇二二"])
def test_what_is_no_year_is_refused_with_an_example(typed):
    with pytest.raises(Refused, match="不是年度，请填四位的年份") as refused:
        read_year(typed)
    assert refused.value.code == "YEAR-WRONG"


@given(st.integers(0, 9999))
def test_only_years_of_our_time_are_taken(year):
    if EARLIEST <= year <= LATEST:
        assert read_year(f"{year:04}") == year
    else:
        with pytest.raises(Refused, match="不像一个年度" if year >= 1000 else "年度"):
            read_year(f"{year:04}")


@given(st.text())
def test_any_text_is_a_year_or_refused(text):
    try:
        year = read_year(text)
    except Refused:
        return
    assert EARLIEST <= year <= LATEST
    assert str(year) in halved(text)
