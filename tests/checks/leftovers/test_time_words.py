"""Phrases bound to time, found while the wording is still that of another year."""

from __future__ import annotations

import pytest

from desktop.catalog.wording import load_sample
from desktop.checks.check import check
from desktop.model.outline import Entry, Level
from desktop.model.report import Report
from desktop.model.severity import Severity
from desktop.operations.years import blank_report


def saying(text: str, *, carried: bool = True) -> Report:
    return Report("银州区", 2023, "", outline=(Entry("k1", Level.BODY, text, carried=carried),))


def found(report, catalog):
    return [finding for finding in check(report, catalog) if finding.rule == "T01"]


@pytest.mark.parametrize(
    ("text", "word"),
    [("目前已有一个中心。", "目前"), ("与去年相比有进步。", "去年"), ("2024年底前建成。", "2024年底前")],
)
def test_carried_wording_is_hinted_at_where_it_stands(catalog, text, word):
    (finding,) = found(saying(text), catalog)
    assert finding.severity is Severity.HINT
    assert finding.place == "k1"
    assert f"“{word}”" in finding.message


def test_every_phrase_is_said_and_words_ahead_help_to_find_it(catalog):
    findings = found(saying("全区各单位今年开展了检查，今年还组织了培训。"), catalog)
    assert [finding.message.partition("”")[0] for finding in findings] == [
        "“全区各单位今年开展了检查，",
        "“开展了检查，今年还组织了培训",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{{本年}}年开展了检查。",
        "{{本年}}年年初作了报告，{{本年}}年底又查了一遍。",
        "印发《今年工作要点》。",
        "开展了检查。",
    ],
)
def test_what_is_not_bound_to_time_is_left_alone(catalog, text):
    assert found(saying(text), catalog) == []


def test_what_somebody_wrote_gets_one_remark_a_paragraph(catalog):
    (finding,) = found(saying("目前已有一个中心，去年还没有，2024年底前再建一个。", carried=False), catalog)
    assert finding.severity is Severity.HINT
    assert "“目前”、“去年”" in finding.message
    assert "2024年底前" not in finding.message


def test_words_that_follow_a_year_are_not_relative(catalog):
    assert found(saying("2023年初作了报告，2023年年底又查了一遍。", carried=False), catalog) == []


def test_neither_the_sample_nor_a_blank_year_has_any(catalog):
    assert found(load_sample(catalog), catalog) == []
    assert found(blank_report(catalog, "银州区", 2024), catalog) == []
