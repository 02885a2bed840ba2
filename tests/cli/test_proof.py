from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.checks import proofread
from desktop.cli import DONE, LOOK, REFUSED, run
from desktop.model.findings import Finding, Operand
from desktop.model.severity import Severity

KEYS = ["severity", "rule", "line", "text", "message", "stated", "computed", "operands"]
TEXT = """清河区2023年度法治政府建设情况报告
一、主要举措和成效
全年收到行政复议申请16件。
（十一）法治政府建设中存在的不足
三、下一步工作安排
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_findings_are_given_with_their_lines(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proof", str(report), "--json"]) == DONE
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["findings"]
    assert all(list(finding) == KEYS for finding in answer["findings"])
    (slip,) = (finding for finding in answer["findings"] if finding["rule"] == "O03")
    assert (slip["severity"], slip["line"], slip["text"]) == ("warning", 4, "（十一）法治政府建设中存在的不足")


def test_people_read_one_line_for_each_and_how_many_there_are(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proof", str(report), "--year", "2023", "--last", str(report)]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("提醒\t第4行\tO03\t（十一）法治政府建设中存在的不足\t") for line in lines)
    assert lines[-1].startswith(f"共{len(lines) - 1}条：")


def test_an_impossible_statement_is_told_by_the_exit_status(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    operands = (Operand("收到行政复议申请", "16"),)
    wrong = Finding(Severity.ERROR, "X", "p2", "写的是16。", "16", "15", operands, "16件")
    monkeypatch.setattr(proofread, "TEXT_CHECKS", (lambda *_: [wrong],))
    assert run(["proof", str(report), "--json"]) == LOOK
    row = json.loads(capsys.readouterr().out)["findings"][0]
    assert (row["line"], row["stated"], row["computed"]) == (3, "16", "15")
    assert row["operands"] == [{"label": "收到行政复议申请", "value": "16"}]


def test_a_text_without_fault_has_no_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("清河区2023年度法治政府建设情况报告\n全区扎实推进各项任务。\n", encoding="utf-8")
    assert run(["proof", str(path)]) == DONE
    assert capsys.readouterr().out == "没有发现问题。\n"


def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proof", str(tmp_path / "没有.docx")]) == REFUSED
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "READ-MISSING" in said.err
