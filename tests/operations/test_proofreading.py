"""A file that is proofread: the text that the checks see, and where its findings stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.catalog.load import standard_catalog
from desktop.checks import proofread as proofreading
from desktop.checks.rules import every_rule
from desktop.model.catalog import Catalog
from desktop.model.edits import SetLevel
from desktop.model.findings import Finding
from desktop.model.manuscript import TITLE, Manuscript
from desktop.model.outline import Level
from desktop.model.severity import Severity
from desktop.operations.proofreading import (
    manuscript_of_file,
    manuscript_of_structure,
    proof,
    proof_structure,
)
from desktop.reading.source import source_of_text
from desktop.reading.structure import Structure, find_structure
from desktop.refusal import Refused

CATALOG = standard_catalog()
TEXT = """某网站 首页 > 政务公开
清河区2023年度法治政府建设情况报告
2023年，全区扎实推进各项任务，现将有关情况报告如下：
一、主要举措和成效
（一）社会矛盾纠纷依法有效化解情况。
1.依法办理行政复议案件。全年收到行政复议申请16件。
（十一）法治政府建设中存在的不足
三、下一步工作安排
"""


def structure_of(text: str) -> Structure:
    return find_structure(source_of_text(text, "报告.txt"))


def test_passages_are_the_pieces_with_their_lines_and_headings():
    manuscript = manuscript_of_structure(structure_of(TEXT), CATALOG)
    assert (manuscript.unit, manuscript.year, manuscript.last) == ("清河区", 2023, None)
    assert manuscript.title == "清河区2023年度法治政府建设情况报告"
    seen = [(one.line, one.level, one.number, one.text) for one in manuscript.passages]
    assert seen[3:5] == [
        (6, Level.ITEM, "1.", "依法办理行政复议案件。"),
        (6, Level.BODY, "", "全年收到行政复议申请16件。"),
    ]
    assert [one.run_in for one in manuscript.passages[3:5]] == [True, False]
    assert [one.heading for one in manuscript.passages[2:5]] == ["H06", "H06", "H06"]
    assert len({one.place for one in manuscript.passages}) == len(manuscript.passages)


def test_the_year_that_was_asked_for_counts_more_than_the_one_in_the_title():
    assert manuscript_of_structure(structure_of(TEXT), CATALOG, year=2022).year == 2022


def test_a_fault_of_structure_is_a_finding_with_its_words_and_its_repair():
    found = {finding.rule: (line, finding) for line, finding in proof_structure(structure_of(TEXT), CATALOG).findings}
    line, slip = found["O03"]
    assert (line, slip.severity, slip.text) == (7, Severity.WARNING, "（十一）法治政府建设中存在的不足")
    assert slip.repair is not None
    assert slip.repair.steps == (SetLevel(slip.place, Level.PART),)


def test_each_finding_stands_at_the_line_of_its_passage(monkeypatch: pytest.MonkeyPatch):
    def everywhere(manuscript: Manuscript, catalog: Catalog) -> list[Finding]:
        del catalog
        places = [TITLE, *(one.place for one in manuscript.passages)]
        return [Finding(Severity.HINT, "X", place, "看一看。") for place in places]

    monkeypatch.setattr(proofreading, "TEXT_CHECKS", (everywhere,))
    findings = proof_structure(structure_of(TEXT), CATALOG).findings
    assert [line for line, finding in findings if finding.rule == "X"] == [2, 3, 4, 5, 6, 6, 7, 8]
    assert [line for line, _ in findings] == sorted(line for line, _ in findings)


def test_last_years_file_stands_behind_the_text(tmp_path: Path):
    this, last = tmp_path / "今年.txt", tmp_path / "去年.txt"
    this.write_text(TEXT, encoding="utf-8")
    last.write_text(TEXT.replace("2023", "2022").replace("16件", "12件"), encoding="utf-8")
    proofed = proof(this, CATALOG, last)
    assert proofed.manuscript.last == manuscript_of_file(last, CATALOG)
    assert proofed.manuscript.last.year == 2022


TEXTS = sorted(path for path in Path(__file__).parents[1].rglob("*.txt") if "corpus" in path.parent.name)
# READ-NOTE is no rule of a text: the reading tells what a file has besides it.
KNOWN = {"READ-NOTE", *(rule.id for rule in every_rule(CATALOG))}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_every_finding_of_every_text_is_by_a_known_rule_and_can_be_understood(path: Path):
    proofed = proof_structure(find_structure(source_of_text(path.read_text(encoding="utf-8"), path.name)), CATALOG)
    texts = {TITLE: proofed.manuscript.title} | {one.place: one.text for one in proofed.manuscript.passages}
    for line, finding in proofed.findings:
        assert finding.rule in KNOWN
        assert line > 0
        assert finding.message.endswith(("。", "？")), finding
        assert finding.text
        if finding.span is not None:
            assert texts[finding.place][slice(*finding.span)], finding


def test_there_are_texts_to_be_proofread():
    assert len(TEXTS) >= 20


def test_what_cannot_be_a_year_or_read_is_refused(tmp_path: Path):
    path = tmp_path / "今年.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(Refused, match="YEAR-WRONG"):
        proof(path, CATALOG, year=22)
    with pytest.raises(Refused, match="READ-MISSING"):
        proof(path, CATALOG, tmp_path / "没有.txt")
