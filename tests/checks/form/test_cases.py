"""Each rule of form: what it finds, what it leaves alone, and that a repair mends just that."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.checks.rules import rules_of_checks
from tests.checks.cases import Case, check_case, check_mended, read_cases

CASES = read_cases(Path(__file__).parent / "cases.csv")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.text}")
def test_a_text_shows_what_its_case_says(case: Case):
    found = check_case(case)
    assert tuple(finding.text for finding in found) == case.found
    if case.severity:
        assert {finding.severity.value for finding in found} == {case.severity}


@pytest.mark.parametrize("case", [case for case in CASES if case.mended], ids=lambda case: f"{case.rule}-{case.text}")
def test_a_repair_mends_what_was_found_and_nothing_else(case: Case):
    text, again = check_mended(case)
    assert text == case.mended
    if text != case.text:
        assert again == []


@pytest.mark.parametrize("case", [case for case in CASES if case.found], ids=lambda case: f"{case.rule}-{case.text}")
def test_what_is_said_is_one_chinese_sentence(case: Case):
    for finding in check_case(case):
        assert finding.message.endswith("。")
        assert "\n" not in finding.message
        assert finding.span is not None


def test_every_rule_of_form_has_cases_of_both_kinds():
    rules = {rule.id for rule in rules_of_checks() if rule.id.startswith("W")}
    assert {case.rule for case in CASES if case.found} >= rules
    assert {case.rule for case in CASES if not case.found} >= rules
