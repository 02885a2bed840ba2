"""The 31 faults that a person found in the report of the district that asked for the program: what the rules know.

The report is not ours to keep here: FAZHI_SEED names its file, and without it these tests are skipped. Each fault is
named by its number in the list; a rule and a line say where it is found, or the reason why no general rule can know it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.catalog.load import standard_catalog
from desktop.model.severity import Severity
from desktop.operations.proofreading import Proof, proof

SEED = os.environ.get("FAZHI_SEED", "")

pytestmark = pytest.mark.skipif(not SEED, reason="FAZHI_SEED names no report")

# Number: rule, lines, words that the finding is about.
FOUND: dict[int, tuple[str, tuple[int, ...], str]] = {
    1: ("O03", (95,), "(十一)"),  # the part that slipped to the second level
    2: ("O05", (95,), "(十一)"),  # its missing full stop
    3: ("O08", (23, 33), "("),  # spaces behind two numbers
    4: ("O07", (15,), "1、"),
    5: ("O09", (83,), "1、"),  # a body that stands apart from its heading; the missing items of (三) are no fault
    6: ("O10", (5,), "2022年度"),  # told at the title, for 第一责任人 has no words there; and causes: O10 at 95
    7: ("O12", (5,), "报告"),
    8: ("W17", (59,), "4件"),
    9: ("W21", (59,), "出庭应诉率"),  # the name of the rate; its denominator is not known by the text
    10: ("W20", (43,), "不合格卷数"),
    11: ("W18", (45,), "七个"),
    14: ("W02", (43,), "%"),
    15: ("W02", (65,), " "),
    16: ("W07", (19, 73), "."),
    17: ("W03", (41,), "》、《"),
    18: ("W16", (65,), "看守所"),
    20: ("W15", (61,), "调委会"),
    21: ("W20", (63,), "评理说事点"),
    22: ("L05", (31, 65, 79), "社区服刑人员"),
    26: ("O13", (81,), "法治思想"),
    27: ("L05", (91,), "领导小组"),
    28: ("T01", (27, 35, 41, 45, 59, 61, 77), ""),
    29: ("T01", (45,), "去年"),
}
NOT_KNOWABLE = {
    12: "that three teams are listed and not counted is how many reports write",
    13: "the number of villages stands nowhere in the text",
    19: "a quotation may stand before its noun without 、",
    23: "现 beside 已经 says one thing twice but is no fault of grammar; only a list of such words could name it",
    24: "which verb an adverb lacks, only a reader knows",
    25: "nouns that are missing, only a reader knows",
    30: "a target of the next year is right in this year's report; in the next one it is found (below)",
    31: "one subject under several headings is how the ten headings divide it",
}


@pytest.fixture(scope="module")
def proofed() -> Proof:
    return proof(Path(SEED), standard_catalog())


@pytest.mark.parametrize("number", FOUND, ids=str)
def test_a_fault_is_found_at_its_lines(proofed: Proof, number: int):
    rule, lines, words = FOUND[number]
    found = {line: finding for line, finding in proofed.findings if finding.rule == rule and words in finding.text}
    assert set(lines) <= set(found)
    assert all(found[line].message.endswith("。") for line in lines)


def test_each_of_the_31_is_found_or_cannot_be_known():
    assert sorted([*FOUND, *NOT_KNOWABLE]) == list(range(1, 32))
    assert len(FOUND) >= 18


def test_the_target_is_found_when_the_text_is_next_years():
    found = [
        (line, finding.rule)
        for line, finding in proof(Path(SEED), standard_catalog(), year=2023).findings
        if finding.rule in {"L03", "L04"} and finding.severity is Severity.WARNING
    ]
    assert (105, "L04") in found
    assert (9, "L03") in found  # 现将我区2022年……报告如下


def test_its_arithmetic_is_true_and_nothing_in_it_is_called_impossible(proofed: Proof):
    assert [finding.message for _, finding in proofed.findings if finding.severity is Severity.ERROR] == []
    sums = [finding for _, finding in proofed.findings if finding.rule.startswith("S")]
    assert [finding.message for finding in sums if finding.severity is Severity.WARNING] == []


def test_no_word_of_the_report_alone_is_among_the_slips():
    """A slip that no other report makes would count as found without any rule that knows it."""
    text = Path(SEED).read_text(encoding="utf-8")
    assert [slip.wrong for slip in standard_catalog().words.slips if slip.wrong in text] == []


def test_marks_that_are_half_width_throughout_are_one_remark(proofed: Proof):
    assert [finding.severity for _, finding in proofed.findings if finding.rule == "W01"] == [Severity.HINT]


def test_its_form_gives_no_error_and_no_rule_floods_the_list(proofed: Proof):
    ours = [finding for _, finding in proofed.findings if finding.rule[0] in "OLWCT"]
    assert not any(finding.severity is Severity.ERROR for finding in ours)
    assert len(ours) <= 50
