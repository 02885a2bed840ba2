from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.catalog import Catalog
from desktop.model.figure import NOT_FILLED, Figure, State, mark_about, read_figure, write_figure
from desktop.quantities.about import About
from desktop.quantities.typed import Question


def read(catalog: Catalog, code: str, text: str) -> Figure | Question:
    return read_figure(text, catalog.indicator(code))


def test_a_number_with_its_unit_is_the_number(catalog: Catalog) -> None:
    assert read(catalog, "h01.total", "６３２ 卷") == Figure(State.VALUE, Decimal(632))


def test_nothing_typed_is_not_zero(catalog: Catalog) -> None:
    assert read(catalog, "h01.total", "  ") == NOT_FILLED
    assert read(catalog, "h01.total", "无") == Figure(State.NONE)
    assert read(catalog, "h01.total", "未统计：系统升级") == Figure(State.UNCOUNTED, reason="系统升级")


def test_days_and_words_are_read_by_their_kind(catalog: Catalog) -> None:
    assert read(catalog, "h01.since", "2021年1月1日") == Figure(State.VALUE, date(2021, 1, 1))
    assert read(catalog, "h01.meeting", " 第10次\n") == Figure(State.VALUE, "第10次")
    assert read(catalog, "h01.meeting", "\x0b ") == NOT_FILLED


def test_what_is_doubtful_is_asked(catalog: Catalog) -> None:
    asked = read(catalog, "h01.total", "12起")
    assert isinstance(asked, Question)
    assert "卷" in asked.message


def test_a_value_and_its_state_belong_together() -> None:
    with pytest.raises(ValueError, match="State"):
        Figure(State.VALUE)
    with pytest.raises(ValueError, match="Infinity"):
        Figure(State.VALUE, Decimal("Infinity"))


def test_none_counts_as_zero_and_uncounted_as_nothing() -> None:
    assert Figure(State.NONE).number == 0
    assert Figure(State.UNCOUNTED).number is None
    assert Figure(State.VALUE, "第10次").number is None


@pytest.mark.parametrize(
    ("about", "written"),
    [
        (About.REMAINDER, "300余条"),
        (About.NEARLY, "近300条"),
        (About.EXCEEDING, "逾300条"),
        (About.AT_LEAST, "300条以上"),
        (None, "300条"),
    ],
)
def test_each_about_mark_stands_where_it_belongs(about: About | None, written: str) -> None:
    assert mark_about("300", about, "条") == written


@given(
    st.one_of(
        st.builds(
            lambda value, about: Figure(State.VALUE, value, about),
            st.integers(1, 10**7).map(Decimal),
            st.sampled_from((None, *About)),
        ),
        st.just(Figure(State.NONE)),
        st.just(Figure(State.UNCOUNTED, reason="系统升级")),
        st.just(Figure(State.INAPPLICABLE)),
        st.just(NOT_FILLED),
    )
)
def test_what_a_cell_shows_is_read_back_as_the_same(catalog: Catalog, figure: Figure) -> None:
    indicator = catalog.indicator("h01.total")
    again = read_figure(write_figure(figure, indicator), indicator)
    assert isinstance(again, Figure)
    assert again.same_content(figure)


@given(st.decimals(0, 100, places=2))
def test_a_share_is_read_back_as_the_same_be_it_ever_so_small(catalog: Catalog, value: Decimal) -> None:
    indicator = catalog.indicator("h01.rate")
    figure = Figure(State.VALUE, value)
    again = read_figure(write_figure(figure, indicator), indicator)
    assert isinstance(again, Figure)
    assert again.same_content(figure)
