"""Search over years and kinds of things, and replacing that never touches a figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.edits import apply
from desktop.model.figure import Origin, OriginKind
from desktop.model.outline import Entry, Level
from desktop.model.phrases import Phrases
from desktop.model.report import Report, with_figure
from desktop.model.roll_forward import roll_forward
from desktop.operations.searching import MOST, replaced, replacements, search

CATALOG = standard_catalog()
SAMPLE = load_sample(CATALOG)
NEXT = roll_forward(SAMPLE, CATALOG, 2023).report


def found(typed, *reports):
    return search(reports or (SAMPLE,), CATALOG, typed)


def test_a_word_is_found_in_every_year_with_the_words_around():
    hits = found("人民调解", NEXT, SAMPLE)
    assert {hit.year for hit in hits} == {2022, 2023}
    in_text = next(hit for hit in hits if hit.span != (0, 0))
    assert in_text.words[slice(*in_text.span)] == "人民调解"
    assert in_text.heading


@pytest.mark.parametrize("typed", ["857", "857件", "８５７", "857 "])
def test_a_number_is_found_as_a_figure_and_in_every_sentence(typed):
    hits = found(typed)
    assert {"h06.tj_cases", "h06.tj_success"} <= {hit.place for hit in hits}
    assert any(hit.span != (0, 0) and "857" in hit.words for hit in hits)


@pytest.mark.parametrize("written", ["1,234件", "1234件", "１２３４件"])
def test_a_number_is_found_however_it_is_written(written):
    report = Report("银州区", 2023, "", outline=(Entry("k", Level.BODY, f"共{written}。"),))
    (hit,) = [hit for hit in found("1234", report) if hit.place == "k"]
    assert hit.words[slice(*hit.span)] == written


@pytest.mark.parametrize(
    ("typed", "text", "places"),
    [
        ("2022", "建设,2022年10月，“2022-2025年”规划，共12022件、2022.5万元。", ["2022", "2022"]),
        ("57", "第57次会议，57件，570件，0.57%。", ["57", "57件"]),
    ],
)
def test_digits_that_count_nothing_are_found_too_and_never_a_part_of_others(typed, text, places):
    report = Report("银州区", 2023, "", outline=(Entry("k", Level.BODY, text),))
    hits = [hit for hit in found(typed, report) if hit.place == "k"]
    assert [hit.words[slice(*hit.span)] for hit in hits] == places


def test_initials_find_a_figure():
    assert found("tjcg")[0].place == "h06.tj_success"


def test_notes_and_sources_are_searched():
    figure = replace(SAMPLE.figure("h06.tj_cases"), note="电话核实", origin=Origin(OriginKind.CELL, "调解.xlsx 表1!C7"))
    report = replace(SAMPLE, figures=with_figure(SAMPLE.figures, "h06.tj_cases", figure))
    for typed in ("电话核实", "调解.xlsx"):
        assert [hit.place for hit in found(typed, report)] == ["h06.tj_cases"]


def test_particulars_are_searched():
    report = replace(SAMPLE, particulars=replace(SAMPLE.particulars, addressee="区人大常委会甲"))
    assert [hit.place for hit in found("常委会甲", report)] == ["addressee"]


@pytest.mark.parametrize("typed", ["", "  ", "没有这样的话"])
def test_nothing_is_found_where_nothing_is(typed):
    assert found(typed) == ()


def test_what_is_found_has_an_end():
    report = Report("银州区", 2023, "", outline=(Entry("k", Level.BODY, "的" * 2000),))
    assert len(found("的", report)) == MOST


def test_words_are_replaced_where_they_were_chosen_in_one_step():
    report = Report("银州区", 2023, "", outline=(Entry("k", Level.BODY, "甲乙甲乙甲{{h06.fy_apply}}"),))
    offered = [one for _, one in replacements(report, CATALOG, "甲", "丙丁")]
    assert len(offered) == 3
    edit = replaced(offered[1:], "甲", "丙丁", report, CATALOG)
    assert edit.label == "把“甲”换成“丙丁”（2处）"
    after = apply(report, edit)
    assert after.outline[0].text == "甲乙丙丁乙丙丁{{h06.fy_apply}}"
    assert apply(after, edit.inverse(report)) == report


def test_what_comes_from_a_figure_is_not_replaced():
    paragraphs = [hit.place for hit, _ in replacements(SAMPLE, CATALOG, "857", "858")]
    assert paragraphs == []
    report = Report(
        "银州区", 2023, "", outline=(Entry("k", Level.BODY, "收到{{h06.fy_apply}}件"),), figures=SAMPLE.figures
    )
    assert [one.start for _, one in replacements(report, CATALOG, "件", "起")] == [5]


@given(st.text("甲乙丙，。 ", max_size=30), st.text("甲乙", min_size=1, max_size=2), st.text("丙丁", max_size=3))
def test_replacing_everything_is_what_a_string_does(text, old, new):
    report = Report("银州区", 2023, "", outline=(Entry("k", Level.BODY, text),))
    printed = Phrases(CATALOG, report).plain(report.outline[0].text)
    chosen = [one for hit, one in replacements(report, CATALOG, old, new) if hit.place == "k"]
    if chosen:
        after = apply(report, replaced(chosen, old, new, report, CATALOG))
        assert Phrases(CATALOG, after).plain(after.outline[0].text) == printed.replace(old, new)
    else:
        assert old not in printed
