"""The text of a report as it is proofread: printed, with the places of figures known; and repairs that find back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.edits import SetLevel, apply
from desktop.model.figure import Figure, State
from desktop.model.findings import Finding, Operand, Repair, Replacement
from desktop.model.manuscript import Linked, manuscript_of
from desktop.model.outline import Entry, Level
from desktop.model.phrases import Phrases
from desktop.model.repairs import edit_of
from desktop.model.report import Report, with_figure
from desktop.model.severity import Severity
from desktop.refusal import Refused

CATALOG = standard_catalog()


def saying(text: str, **figures: int) -> Report:
    report = Report("银州区", 2023, "", outline=(Entry("k1", Level.BODY, text),))
    known = report.figures
    for code, value in figures.items():
        known = with_figure(known, code.replace("__", "."), Figure(State.VALUE, Decimal(value)))
    return Report("银州区", 2023, "", outline=report.outline, figures=known)


def mended(report: Report, *repairs: Repair) -> str:
    phrases = Phrases(CATALOG, report)
    return apply(report, edit_of(repairs, "修改", report, phrases)).outline[0].text


def test_a_report_is_read_as_it_is_printed():
    report = saying("{{本年}}年收到{{h06.fy_apply}}，受理{{h06.fy_accept}}。", h06__fy_apply=16)
    (passage,) = manuscript_of(report, Phrases(CATALOG, report)).passages
    assert passage.text == "2023年收到16件，受理【待填：行政复议立案受理】。"
    assert passage.linked == (Linked(7, 10, "h06.fy_apply"),)
    assert [passage.text[start:end] for start, end in passage.blank] == ["【待填：行政复议立案受理】"]


def test_numbers_and_headings_are_those_of_the_outline():
    report = load_sample(CATALOG)
    manuscript = manuscript_of(report, Phrases(CATALOG, report))
    assert [p.number for p in manuscript.passages if p.level is Level.PART] == ["一、", "二、", "三、", "四、"]
    assert {p.heading for p in manuscript.passages if p.level is Level.HEADING} >= {"H01", "H10"}
    assert len(manuscript.passages) == len(report.outline)
    assert "2022" in manuscript.title


def test_a_repair_beside_a_figure_finds_its_place():
    report = saying("{{本年}}年,收到{{h06.fy_apply}},受理{{h06.fy_accept}}。", h06__fy_apply=16, h06__fy_accept=15)
    repairs = [Repair("全角", (Replacement("k1", 5, ",", "，"),)), Repair("全角", (Replacement("k1", 11, ",", "，"),))]
    assert mended(report, *repairs) == "{{本年}}年，收到{{h06.fy_apply}}，受理{{h06.fy_accept}}。"


def test_a_repair_may_be_an_edit_of_the_outline():
    report = saying("存在的不足")
    edit = edit_of([Repair("升级", (SetLevel("k1", Level.PART),))], "升级", report, Phrases(CATALOG, report))
    assert apply(report, edit).outline[0].level is Level.PART


def test_digits_of_a_figure_are_not_rewritten():
    report = saying("收到{{h06.fy_apply}}。", h06__fy_apply=16)
    with pytest.raises(Refused) as refused:
        mended(report, Repair("改", (Replacement("k1", 2, "16", "15"),)))
    assert refused.value.code == "REPAIR-FIGURE"


def test_a_repair_of_words_that_changed_meanwhile_is_refused():
    with pytest.raises(Refused) as refused:
        mended(saying("收到三件。"), Repair("改", (Replacement("k1", 2, "二", "2"),)))
    assert refused.value.code == "REPAIR-STALE"


@given(st.text("收到，。 15", max_size=12), st.text("受理,件 ", max_size=12), st.data())
def test_a_repair_changes_the_words_it_names_and_no_others(before, behind, data):
    report = saying(before + "{{h06.fy_apply}}" + behind, h06__fy_apply=16)
    printed = Phrases(CATALOG, report).plain(report.outline[0].text)
    side = data.draw(st.sampled_from([(0, len(before)), (len(before) + 3, len(printed))]))
    start = data.draw(st.integers(*side))
    end = data.draw(st.integers(start, side[1]))
    if start == end:
        return
    step = Replacement("k1", start, printed[start:end], "甲")
    text = mended(report, Repair("改", (step,)))
    assert Phrases(CATALOG, report).plain(text) == printed[:start] + "甲" + printed[end:]
    assert "{{h06.fy_apply}}" in text


def test_a_finding_is_known_again_by_its_values():
    first = Finding(Severity.WARNING, "R12", "a", "甲。", "90", "94", (Operand("接收", "71"),))
    same = Finding(Severity.WARNING, "R12", "a", "乙。", "90", "94", (Operand("接收", "71"),))
    other = Finding(Severity.WARNING, "R12", "a", "甲。", "91", "94", (Operand("接收", "71"),))
    assert first.identity == same.identity != other.identity
