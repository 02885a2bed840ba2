"""The years of an indicator as a chart shows them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.model.catalog import DefinitionChange
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.series import Point, last_years, series_of, with_gaps, write_growth
from desktop.quantities.about import About

ACCEPT, SHARE, STOCK = "h06.fy_accept", "h04.self_pass_pct", "h01.online_units"


@pytest.fixture(scope="module")
def catalog():
    return replace(standard_catalog(), definition_changes=(DefinitionChange(ACCEPT, 2021, "改由同级政府受理"),))


def number(value, about=None):
    return Figure(State.VALUE, Decimal(value), about)


def test_years_have_their_words_and_their_growth(catalog):
    figures = [
        (2019, number(10)),
        (2020, number(15)),
        (2021, number(20)),
        (2022, Figure(State.NONE)),
        (2023, number(3)),
    ]
    series = series_of(catalog.indicator(ACCEPT), figures, catalog)
    assert [(p.year, p.words, p.growth, p.changed) for p in series.points] == [
        (2019, "10", "", False),
        (2020, "15", "+50%", False),
        (2021, "20", "", True),  # counted otherwise from here on: nothing to compare with
        (2022, "无", "−100%", False),
        (2023, "3", "", False),
    ]
    assert series.numbers == (10, 15, 20, 0, 3)
    assert not series.state
    assert series_of(catalog.indicator(STOCK), [], catalog).state


def test_a_year_without_a_figure_is_a_gap_over_which_nothing_grows(catalog):
    figures = with_gaps({2022: number(8), 2020: number(4)}.items(), NOT_FILLED)
    assert [year for year, _ in figures] == [2020, 2021, 2022]
    series = series_of(catalog.indicator(ACCEPT), figures, catalog)
    assert series.points[1] == Point(2021, None, "", "", changed=True)
    assert series.points[2].growth == ""
    assert series.spoken == "2020年4，2021年没有，2022年8"
    assert with_gaps((), NOT_FILLED) == ()


def test_of_the_last_years_those_before_the_first_figure_are_left_out(catalog):
    figures = [(2018, NOT_FILLED), (2019, NOT_FILLED), (2020, number(1)), (2021, NOT_FILLED), (2022, number(2))]
    series = series_of(catalog.indicator(ACCEPT), figures, catalog)
    assert [point.year for point in last_years(series, 6).points] == [2020, 2021, 2022]
    assert [point.year for point in last_years(series, 2).points] == [2021, 2022]


def test_growth_is_written_only_between_exact_numbers(catalog):
    cases, share = catalog.indicator(ACCEPT), catalog.indicator(SHARE)
    assert write_growth(number(640), number(632), cases) == "+1.3%"
    assert write_growth(number(5), number(8), cases) == "−37.5%"
    assert write_growth(number(36), number(33), share) == "+3个百分点"
    assert write_growth(number(300, About.REMAINDER), number(200), cases) == ""
    assert write_growth(number(3), number(0), cases) == ""
    assert write_growth(number(3), NOT_FILLED, cases) == ""


@given(st.dictionaries(st.integers(2000, 2030), st.integers(0, 1000)))
def test_every_year_between_is_there_once_and_nothing_is_lost(values):
    figures = with_gaps(((year, number(value)) for year, value in values.items()), NOT_FILLED)
    assert [year for year, _ in figures] == (list(range(min(values), max(values) + 1)) if values else [])
    assert {year: int(f.number) for year, f in figures if f.filled} == values
