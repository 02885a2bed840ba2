"""What must not be published: what is found, what only looks like it, and that a finding does not show it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.checks.content.identifiers import check_digit, passes_luhn
from desktop.checks.rules import rules_of_checks
from tests.checks.cases import Case, check_case, read_cases

CASES = read_cases(Path(__file__).parent / "cases.csv")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.text}")
def test_a_text_shows_what_its_case_says(case: Case):
    found = check_case(case)
    assert tuple(finding.text for finding in found) == case.found
    if case.severity:
        assert {finding.severity.value for finding in found} == {case.severity}


@pytest.mark.parametrize("case", [case for case in CASES if case.rule in {"C01", "C03"} and case.found])
def test_the_number_itself_is_masked_in_what_is_said(case: Case):
    for finding in check_case(case):
        assert finding.text not in finding.message
        assert "**" in finding.message


def test_every_rule_has_cases_of_both_kinds():
    rules = {rule.id for rule in rules_of_checks() if rule.id.startswith("C")}
    assert {case.rule for case in CASES if case.found} >= rules
    assert {case.rule for case in CASES if not case.found} >= rules


def test_a_wrong_check_digit_is_said():
    (wrong,) = check_case(next(case for case in CASES if "0014" in case.text))
    assert "校验码不对" in wrong.message


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 9))
def test_the_check_digit_knows_any_single_wrong_digit(first, place, step):
    other = first[:place] + str((int(first[place]) + step) % 10) + first[place + 1 :]
    assert check_digit(other) != check_digit(first)


@given(st.text("0123456789", min_size=15, max_size=18), st.integers(0, 14), st.integers(1, 9))
def test_luhn_knows_any_single_wrong_digit(first, place, step):
    right = next(first + digit for digit in "0123456789" if passes_luhn(first + digit))
    wrong = right[:place] + str((int(right[place]) + step) % 10) + right[place + 1 :]
    assert not passes_luhn(wrong)
