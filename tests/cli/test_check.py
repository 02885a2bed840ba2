from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.catalog.load import standard_catalog
from desktop.checks.check import check
from desktop.cli import DONE, LOOK, run
from desktop.model.annotating import Annotate
from desktop.model.annotations import Reason
from desktop.model.report import Report
from desktop.operations.keeping import change, reading_with_last

AT = "2023-02-10T09:00:00"


@pytest.fixture
def demo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(["demo", "--out", str(tmp_path / "out")]) == DONE
    capsys.readouterr()
    return tmp_path / "out" / "ledger.fzb"


def found(ledger: Path, year: int, rule: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    run(["check", str(ledger), "--year", str(year), "--json"])
    return [row for row in json.loads(capsys.readouterr().out) if row["rule"] == rule]


def excuse(report: Report, rule: str) -> Annotate:
    (finding,) = [finding for finding in check(report, standard_catalog()) if finding.rule == rule]
    return Annotate(Reason("跨年度的纠纷计入本年预防。", "王丽", AT), finding.identity)


def test_a_reason_is_told_with_its_finding(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["set", str(demo), "--year", "2022", "h06.pc_prevented=700"])
    capsys.readouterr()
    assert found(demo, 2022, "R17", capsys)[0]["excused"] == ""
    change(demo, None, 2022, "王丽", lambda report: excuse(report, "R17"))
    (row,) = found(demo, 2022, "R17", capsys)
    assert (row["excused"], row["allowed"]) == ("跨年度的纠纷计入本年预防。（王丽）", "0—693")
    assert run(["check", str(demo), "--year", "2022"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2].endswith("（已说明：跨年度的纠纷计入本年预防。（王丽））")
    assert lines[-1].startswith(f"共{len(lines) - 1}条：")
    assert lines[-1].endswith("已说明1条。")
    run(["set", str(demo), "--year", "2022", "h06.pc_prevented=701"])
    capsys.readouterr()
    assert found(demo, 2022, "R17", capsys)[0]["excused"] == ""


def test_an_error_stays_one_whatever_is_said(demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["set", str(demo), "--year", "2022", "h01.easy_total=120"])
    change(demo, None, 2022, "王丽", lambda report: excuse(report, "R01"))
    assert run(["check", str(demo), "--year", "2022"]) == LOOK
    assert run(["build", str(demo), "--year", "2022", "--out", str(tmp_path / "报告.txt")]) == LOOK
    assert (tmp_path / "报告（草稿）.txt").exists()


def test_last_years_report_is_read_with_this_years(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(demo), "--from", "2022", "--year", "2023"]) == DONE
    run(["set", str(demo), "--year", "2023", "h06.jz_in=10", "h06.jz_out=20", "h06.jz_active=83"])
    capsys.readouterr()
    with reading_with_last(demo, None, 2023) as (report, last):
        assert (report.year, last and last.year) == (2023, 2022)
    with reading_with_last(demo, None, 2022) as (report, last):
        assert (report.year, last) == (2022, None)
    (row,) = found(demo, 2023, "R12", capsys)
    assert row["message"].endswith("：83 + 10 - 20 = 73，填的是83。")
