"""Correct reports of our own, in the ways in which districts write: nothing in them is called wrong.

False alarms are worse than misses: whoever was warned three times for nothing reads no fourth warning.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.model.findings import Finding
from desktop.model.severity import Severity
from desktop.operations.proofreading import proof_structure
from desktop.reading.source import source_of_text
from desktop.reading.structure import find_structure
from tests.checks.texts import CATALOG
from tests.reading.marked_texts import FOLDER, read_marked

TEXTS = sorted((Path(__file__).parent / "correct_texts").glob("*.txt"))
MARKED = sorted(FOLDER.glob("*.txt"))
MOST_HINTS = 3  # in one text


def found(text: str, year: int | None = None) -> list[Finding]:
    """Give what is found but for the arithmetic of sentences, which has a corpus of its own."""
    structure = find_structure(source_of_text(text, "报告.txt"))
    findings = [finding for _, finding in proof_structure(structure, CATALOG, year=year).findings]
    return [finding for finding in findings if not finding.rule.startswith("S")]


def alarms(findings: list[Finding]) -> list[str]:
    return [finding.message for finding in findings if finding.severity is not Severity.HINT]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_correct_report_is_left_alone(path: Path):
    findings = found(path.read_text(encoding="utf-8"))
    assert alarms(findings) == []
    assert len(findings) <= MOST_HINTS


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_so_is_the_corpus_of_figures(path: Path):
    marked = read_marked(path)
    assert alarms(found(marked.text, marked.year)) == []


def test_there_are_enough_of_them():
    assert len(TEXTS) >= 20
    assert len(MARKED) >= 20
