"""Correct reports, every rule at once: fewer than one false error or warning a report, and in fact none in ours.

Whole reports are drawn in many wordings (`generated`); the shorter ones are those that each room's rules were tried on.
"""

from __future__ import annotations

import pytest

from desktop.model.findings import Finding
from desktop.model.severity import Severity
from desktop.operations.proofreading import proof_structure
from desktop.reading.source import source_of_text
from desktop.reading.structure import find_structure
from tests.checks.generated import report
from tests.checks.test_correct_texts import MARKED, TEXTS
from tests.checks.texts import CATALOG
from tests.harness.mutate_statements import texts
from tests.reading.marked_texts import read_marked

REPORTS = range(40)
FULL_LENGTH = 2500  # characters of the shortest
MOST_HINTS = 4  # in one report


def found(text: str, year: int | None = None) -> list[Finding]:
    structure = find_structure(source_of_text(text, "报告.txt"))
    return [finding for _, finding in proof_structure(structure, CATALOG, year=year).findings]


def alarms(findings: list[Finding]) -> list[str]:
    return [f"{one.rule} {one.message}" for one in findings if one.severity is not Severity.HINT]


@pytest.mark.parametrize("seed", REPORTS)
def test_a_whole_report_in_other_words_is_left_alone(seed):
    text = report(seed)
    findings = found(text)
    assert len(text) > FULL_LENGTH
    assert alarms(findings) == []
    assert len(findings) <= MOST_HINTS


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_wrong_sentence_in_such_a_report_is_found(seed):
    wrong = "收到申请18件，其中受理15件、不予受理2件。"
    (finding,) = [one for one in found(f"{report(seed)}\n{wrong}") if one.severity is not Severity.HINT]
    assert finding.text in wrong
    assert finding.computed == "17"


def test_the_shorter_texts_are_left_alone_by_every_rule_together():
    whole = [path.read_text(encoding="utf-8") for path in TEXTS]
    whole += ["\n".join(stated.lines) for stated in texts()]
    figures = [read_marked(path) for path in MARKED]
    said = [alarm for text in whole for alarm in alarms(found(text))]
    said += [alarm for one in figures for alarm in alarms(found(one.text, one.year))]
    assert len(whole) + len(figures) >= 80
    assert said == []
