"""Whatever a text says and whatever a figure is: no check fails, and what is found stands where it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.checks.check import check, check_text, is_draft
from desktop.checks.figures.check import check_figures, check_figures_again
from desktop.checks.proofread import proofread
from desktop.checks.rules import every_rule
from desktop.model.findings import Finding
from desktop.model.manuscript import TITLE, Manuscript, Passage
from desktop.model.outline import Level
from desktop.operations.proofreading import proof_structure
from desktop.reading.source import source_of_text
from desktop.reading.structure import find_structure
from tests.checks.anything import CATALOG, LINES, MARKS, ODD, WORDS, lines, manuscripts, reports, years

RULES = {rule.id for rule in every_rule(CATALOG)}


def stands_where_it_says(finding: Finding, text: Manuscript) -> bool:
    if finding.span is None:
        return True
    words = {TITLE: text.title} | {passage.place: passage.text for passage in text.passages}
    start, end = finding.span
    return words[finding.place][start:end] == finding.text


@settings(max_examples=300)
@given(manuscripts())
def test_no_text_makes_a_check_fail(text):
    for finding in proofread(text, CATALOG):
        assert finding.rule in RULES
        assert finding.message.endswith("。")
        assert stands_where_it_says(finding, text)


@settings(max_examples=150)
@given(st.lists(lines, min_size=1, max_size=10), years)
def test_no_file_makes_the_reading_or_a_check_fail(written, year):
    text = "\n".join(("2023年报告", *written))
    structure = find_structure(source_of_text(text, "报告.txt"))
    proofed = proof_structure(structure, CATALOG, year=year)
    for line, finding in proofed.findings:
        assert 1 <= line <= structure.source.lines[-1].line
        assert finding.message.endswith("。")


@pytest.mark.timeout(60)
def test_no_text_takes_long():
    """What could take time by the square of its length: one piece over and over, and a document in one line."""
    repeated = ((piece * 2000)[:2000] for piece in (*WORDS, *MARKS, *ODD) if piece)
    document = "".join(LINES) * 3
    found = [Passage(f"k{number}", Level.BODY, "", text) for number, text in enumerate((*repeated, document))]
    text = Manuscript("某区", 2023, "", tuple(found))
    assert all(stands_where_it_says(finding, text) for finding in proofread(text, CATALOG))


@settings(max_examples=200)
@given(reports(), reports())
def test_no_report_makes_a_check_fail(report, last):
    findings = check(report, CATALOG, last)
    assert {finding.rule for finding in findings} <= RULES
    assert all(finding.message.endswith("。") for finding in findings)
    assert isinstance(is_draft(report, CATALOG, findings), bool)
    assert check_text(report, CATALOG, None) is not None


@settings(max_examples=60)
@given(reports(), reports())
def test_checking_again_says_the_same_of_any_two_reports(before, report):
    again = check_figures_again(check_figures(before, CATALOG), before, report, CATALOG)
    assert again == check_figures(report, CATALOG)
