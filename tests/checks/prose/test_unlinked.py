"""Digits typed by hand in a report of one's own: those that an indicator has, and those that contradict one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.checks.check import check_text
from desktop.model.edits import apply
from desktop.model.figure import Figure, State
from desktop.model.findings import Finding, Severity
from desktop.model.manuscript import manuscript_of
from desktop.model.phrases import Phrases
from desktop.model.repairs import edit_of
from desktop.model.report import Report, with_figure

CATALOG = standard_catalog()


@pytest.fixture(scope="module")
def linked() -> Report:
    return load_sample(CATALOG)


@pytest.fixture(scope="module")
def typed(linked: Report) -> Report:
    """Give the sample year as a clerk would have typed it: every number as digits."""
    phrases = Phrases(CATALOG, linked)
    return replace(linked, outline=tuple(replace(one, text=phrases.plain(one.text)) for one in linked.outline))


def found(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in check_text(report, CATALOG) if finding.rule == rule]


def with_text(report: Report, was: str, words: str) -> Report:
    outline = tuple(replace(one, text=one.text.replace(was, words)) for one in report.outline)
    assert outline != report.outline
    return replace(report, outline=outline)


def test_a_text_that_follows_its_figures_is_left_alone(linked):
    assert found(linked, "S14") == []
    assert found(linked, "S15") == []


def test_typed_numbers_are_known_by_their_words_and_given_no_other_indicator(linked, typed):
    places = {
        (passage.place, one.start, one.end): one.code
        for passage in manuscript_of(linked, Phrases(CATALOG, linked)).passages
        for one in passage.linked
    }
    offered = found(typed, "S14")
    assert len(offered) >= 55
    for finding in offered:
        truth = {
            code
            for (place, start, end), code in places.items()
            if place == finding.place and start <= finding.span[0] < end
        }
        assert {finding.operands[0].code} == truth, finding
    assert found(typed, "S15") == []


def test_linking_changes_nothing_in_print_and_is_offered_once(typed):
    offered = found(typed, "S14")
    phrases = Phrases(CATALOG, typed)
    mended = apply(typed, edit_of([one.repair for one in offered if one.repair], "关联指标", typed, phrases))
    after = Phrases(CATALOG, mended)
    assert [after.plain(one.text) for one in mended.outline] == [phrases.plain(one.text) for one in typed.outline]
    assert found(mended, "S14") == [one for one in offered if one.repair is None]


def test_a_number_that_contradicts_its_figure_is_a_warning_where_it_looks_mistyped(typed):
    wrong = with_text(typed, "857件", "875件")
    (finding,) = found(wrong, "S15")
    assert finding.severity is Severity.WARNING
    assert (finding.stated, finding.computed) == ("875", "857")
    assert finding.operands[0].code == "h06.tj_cases"
    assert "写的是875件" in finding.message
    assert "填的是857件" in finding.message


def test_a_number_far_from_its_figure_may_be_another(typed):
    (finding,) = found(with_text(typed, "121项", "36项"), "S15")
    assert finding.severity is Severity.HINT


def test_a_part_of_the_year_is_another_number(typed):
    half = with_text(typed, "形成便民可办事项121项", "上半年形成便民可办事项120项")
    assert found(half, "S15") == []


def test_what_nobody_has_filled_contradicts_nothing(typed):
    unfilled = replace(typed, figures=with_figure(typed.figures, "h06.tj_cases", Figure(State.EMPTY)))
    assert [one for one in found(unfilled, "S15") if one.operands[0].code == "h06.tj_cases"] == []
