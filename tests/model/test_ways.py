"""The ways of writing a figure in a sentence: what is offered, and what each choice puts into the text."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.chip_words import Known, chip_words
from desktop.model.edits import SetEarlierFigure, SetFigure
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.phrases import Phrases
from desktop.model.values import Values
from desktop.model.ways import (
    WAYS,
    Cases,
    cases_of,
    figure_of,
    placeholders_of,
    shown_cases,
    way_of,
    ways_of,
    with_cases,
    with_placeholder,
    with_way,
)
from desktop.model.wording import FORMATS
from desktop.refusal import Refused

CATALOG = standard_catalog()
SAMPLE = load_sample(CATALOG)
CODE = "h06.fy_apply"


def report_with(now, before):
    report = SetFigure(CODE, Figure(State.VALUE, Decimal(now))).on(SAMPLE)
    return SetEarlierFigure(CODE, Figure(State.VALUE, Decimal(before))).on(replace(report, earlier_fixed=False))


def ways(source, report):
    return {way.label: way.words for way in ways_of(source, CATALOG, Values(CATALOG, report))}


def test_every_format_without_words_of_its_own_is_a_way():
    assert set(WAYS) == set(FORMATS) - {"零", "有"}


def test_each_way_shows_what_it_gives_and_none_is_offered_twice():
    assert ways("{{h06.fy_apply}}", report_with(12345, 12000)) == {
        "数和单位": "12345件",
        "只写数": "12345",
        "汉字数和单位": "一万二千三百四十五件",
        "只写汉字数": "一万二千三百四十五",
        "约数": "12000余件",
        "以万计": "1.2345万件",
        "比上年增减多少": "比上年增加345件",
        "比上年增减百分之几": "比上年增长2.9%",
        "同比": "同比增长2.9%",
    }
    few = ways("{{h06.fy_apply}}", report_with(16, 16))
    assert "以万计" not in few
    assert (few["比上年增减多少"], few["同比"]) == ("与上年持平", "同比持平")


def test_last_years_figure_has_no_change_and_a_date_only_its_own_way():
    assert not {"比上年增减多少", "同比"} & set(ways("{{上年(h06.fy_apply)}}", report_with(16, 13)))
    assert list(ways("{{h04.review_from}}", SAMPLE)) == ["照填的写"]
    assert ways("{{本年}}", SAMPLE) == ways("{{h06.fy_apply+1}}", SAMPLE) == ways("{{", SAMPLE) == {}
    assert ways("{{h99.nothing}}", SAMPLE) == {}


def test_a_figure_that_is_missing_can_be_written_any_way():
    report = SetFigure(CODE, NOT_FILLED).on(SAMPLE)
    assert set(ways("{{h06.fy_apply}}", report).values()) == {""}
    assert len(ways("{{h06.fy_apply}}", report)) == len(WAYS)


def test_a_choice_changes_the_format_and_nothing_else():
    assert with_way("{{h06.fy_apply}}", "约") == "{{h06.fy_apply|约}}"
    assert with_way("{{ h06.fy_apply | 约 }}", "") == "{{h06.fy_apply}}"
    assert with_way("{{上年(h06.fy_apply)|数}}", "汉字") == "{{上年(h06.fy_apply)|汉字}}"
    assert way_of(with_way("{{h06.fy_apply|零「没有收到」}}", "约")) == "约"
    assert cases_of(with_way("{{h06.fy_apply|零「没有收到」}}", "约")).none == "没有收到"


def test_words_for_nothing_and_for_something():
    source = with_cases("{{h06.fy_apply}}", Cases("没有收到申请", "收到申请#"))
    assert source == "{{h06.fy_apply|零「没有收到申请」|有「收到申请#」}}"
    assert cases_of(source) == Cases("没有收到申请", "收到申请#")
    values = Values(CATALOG, report_with(16, 13))
    assert shown_cases(source, CATALOG, values) == ("没有收到申请", "收到申请16件")
    assert shown_cases(source, CATALOG, Values(CATALOG, SetFigure(CODE, NOT_FILLED).on(SAMPLE)))[1] == "收到申请3件"
    assert with_cases(source, Cases()) == "{{h06.fy_apply}}"
    assert with_cases("{{h06.fy_apply|约}}", Cases("没有")) == "{{h06.fy_apply|零「没有」|约}}"
    assert shown_cases("{{本年}}", CATALOG, values) == ("", "")


@pytest.mark.parametrize("words", ["有「引号」", "{{h06.fy_apply}}", "长" * 201])
def test_words_that_would_break_the_placeholder_are_refused(words):
    with pytest.raises(Refused) as refused:
        with_cases("{{h06.fy_apply}}", Cases(words))
    assert refused.value.code == "CASE-WORDS"


CASE = st.text(st.characters(blacklist_characters="「」{}", blacklist_categories=("C", "Z")), max_size=12)


@given(none=CASE, some=CASE)
def test_whatever_words_are_given_come_back(none, some):
    source = with_cases("{{h06.fy_apply}}", Cases(none, some))
    assert cases_of(source) == Cases(none, some)
    assert figure_of(source) is not None


TEXT = st.lists(st.sampled_from(["甲", "{{h06.fy_apply}}", "{{本年}}", "}}", "{{", "。"]), max_size=8).map("".join)


@given(text=TEXT)
def test_a_placeholder_put_in_the_place_of_itself_changes_nothing(text):
    for number, source in enumerate(placeholders_of(text)):
        assert with_placeholder(text, number, source) == text
    with pytest.raises(IndexError):
        with_placeholder(text, len(placeholders_of(text)), "")


def told(source, report):
    return chip_words(source, Known(report, CATALOG, Values(CATALOG, report)))


def test_a_closer_look_tells_value_last_year_source_way_and_uses():
    lines = told("{{h06.fy_apply|约}}", report_with(16, 13))
    assert lines[0] == f"{CATALOG.indicators[CODE].label}（件）"
    assert lines[1:3] == (f"{SAMPLE.year}年：16件", f"{SAMPLE.year - 1}年：13件（+3）")
    assert lines[-2] == "写法：约数"
    assert lines[-1].startswith("正文里用了1处：一、（六）")
    assert Phrases(CATALOG, SAMPLE).plain("{{h06.fy_apply}}") in told("{{h06.fy_apply}}", SAMPLE)[1]


def test_a_closer_look_at_what_is_no_figure():
    assert told("{{本年}}", SAMPLE) == ("随年度和单位自动变化的词",)
    assert told("{{h06.fy_apply+h06.fy_accept}}", SAMPLE)[0].startswith("由")
    assert "看不懂" in told("{{+}}", SAMPLE)[0]
    assert "h99.nothing" in told("{{h99.nothing}}", SAMPLE)[0]
    assert "未填" in told("{{h06.fy_apply}}", SetFigure(CODE, NOT_FILLED).on(SAMPLE))[1]
