"""Figures that are required or used, and empty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.checks.check import check, is_draft
from desktop.model.outline import Entry, Level
from desktop.model.report import Report
from desktop.model.severity import Severity


def saying(report: Report, *texts: str) -> Report:
    return replace(report, outline=tuple(Entry(f"k{i}", Level.BODY, text) for i, text in enumerate(texts)))


def missing(report, catalog):
    return {f.place: f for f in check(report, catalog) if f.rule in ("M01", "M02")}


def test_a_blank_year_lacks_every_typed_figure_and_no_computed_one(catalog):
    places = missing(Report("银州区", 2022, "A"), catalog)
    typed = [i.code for i in catalog.of_year(2022) if i.required and i.formula is None]
    assert list(places) == typed
    assert len(typed) == 80


def test_the_sentence_names_heading_and_department(report_with, catalog):
    found = missing(report_with(h01__grids=""), catalog)["h01.grids"]
    assert found.severity is Severity.WARNING
    assert found.message == (
        "“社区网格”还没有填：在“依法全面履行政府职能情况”下，由政法委提供。没有发生的请填“无”，没有统计的请填“未统计”。"
    )


def test_a_day_or_a_word_cannot_be_none(report_with, catalog):
    found = missing(report_with(h04__review_from="", h02__plan_party_meeting=""), catalog)
    assert [f.message.endswith("提供。") for f in found.values()] == [True, True]


def test_the_sentence_says_what_follows_where_the_text_uses_the_figure(report_with, catalog):
    report = saying(report_with(h01__grids=""), "划分网格{{h01.grids}}。")
    assert "正文要用这个数，不填只能印成草稿" in missing(report, catalog)["h01.grids"].message


def test_the_heading_is_named_as_the_set_of_the_report_has_it(report_with, catalog):
    report = replace(report_with(h01__grids=""), heading_set="C")
    assert "在“主要举措和成效”下" in missing(report, catalog)["h01.grids"].message


def test_a_set_that_is_gone_is_no_reason_to_fail(report_with, catalog):
    report = saying(replace(report_with(h01__grids=""), heading_set="X"), "划分网格{{h01.grids}}。")
    assert "在“依法全面履行政府职能情况”下" in missing(report, catalog)["h01.grids"].message
    bare = replace(catalog, heading_sets={})
    assert "在“H01”下" in missing(report, bare)["h01.grids"].message


def test_a_report_with_an_outline_of_its_own_owes_only_what_it_states(report_with, catalog):
    report = replace(report_with(h01__grids="", h06__fy_apply=""), heading_set="")
    assert missing(report, catalog) == {}
    assert list(missing(saying(report, "划分网格{{h01.grids}}。"), catalog)) == ["h01.grids"]


@pytest.mark.parametrize("typed", ["无", "0", "未统计", "不适用"])
def test_what_has_been_said_is_not_missing(report_with, catalog, typed):
    assert missing(saying(report_with(h01__grids=typed), "{{h01.grids}}"), catalog) == {}


def test_offered_figures_are_missing_only_where_the_text_uses_them(report, catalog):
    assert missing(report, catalog) == {}
    assert list(missing(saying(report, "培训{{h04.trainings}}。"), catalog)) == ["h04.trainings"]


def test_of_a_computed_figure_the_operands_are_named(report_with, catalog):
    report = saying(report_with(), "办结率{{h01.cases_done_rate}}。")
    assert list(missing(report, catalog)) == ["h01.cases", "h01.cases_done"]


def test_a_share_of_nothing_is_not_missing(report_with, catalog):
    report = report_with(h06__tj_cases="0", h06__tj_success="0", h06__tj_rate="")
    assert missing(saying(report, "{{h06.tj_rate}}"), catalog) == {}


def test_last_years_figure_is_missing_where_the_text_compares(report_with, catalog):
    report = saying(report_with(), "调解{{h06.tj_cases}}，{{h06.tj_cases|同比}}；上年{{上年(h06.pc_times)}}。")
    found = missing(report, catalog)
    assert list(found) == ["h06.tj_cases", "h06.pc_times"]
    assert found["h06.tj_cases"].rule == "M02"
    assert "请在“上年”一栏补填" in found["h06.tj_cases"].message
    filled = saying(report_with(earlier={}), "{{h06.tj_cases|同比}}{{上年(h06.pc_times)}}{{上年(h06.tj_rate)|同比}}")
    assert missing(filled, catalog) == {}


def test_last_years_computed_figure_itself_can_be_filled(report_with, catalog):
    report = saying(report_with(), "上年成功率{{上年(h06.tj_rate)}}。")
    assert list(missing(report, catalog)) == ["h06.tj_rate"]


def test_operands_of_a_computation_in_the_text_are_missing_unless_they_may_be(report, catalog):
    report = saying(report, "{{h06.fy_accept + 若有(h06.fy_open) - h06.fy_closed}}")
    assert list(missing(report, catalog)) == ["h06.fy_closed"]


def test_words_and_unreadable_placeholders_lack_nothing(report, catalog):
    report = saying(report, "{{本年}}{{单位}}{{h01.grids +}}{{h01.unknown}}")
    assert missing(report, catalog) == {}


def test_a_report_whose_text_lacks_a_figure_is_a_draft(report_with, catalog):
    report = report_with(h01__grids="")
    assert not is_draft(report, catalog, check(report, catalog))
    used = saying(report, "划分网格{{h01.grids}}。")
    assert is_draft(used, catalog, check(used, catalog))
    particular = replace(report, particulars=replace(report.particulars, attachments="网格{{h01.grids}}"))
    assert is_draft(particular, catalog, check(particular, catalog))


def test_a_report_with_an_error_is_a_draft(report_with, catalog):
    report = report_with(h01__easy_total="120")
    assert is_draft(report, catalog, check(report, catalog))


def test_a_report_with_warnings_and_hints_is_no_draft(report_with, catalog):
    report = report_with(h06__pc_prevented="700", earlier={})
    findings = check(report, catalog)
    assert {f.severity for f in findings} == {Severity.WARNING, Severity.HINT}
    assert not is_draft(report, catalog, findings)
