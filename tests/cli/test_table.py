"""`fazhi table`, as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.cli import DONE, LOOK, REFUSED, run


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["demo", "--out", str(tmp_path)]) == DONE
    capsys.readouterr()
    return str(tmp_path / "ledger.fzb")


@pytest.mark.parametrize(
    ("options", "name", "said"),
    [
        (["--year", "2022"], "汇总.xlsx", "已导出数据汇总表："),
        ([], "历年.xlsx", "已导出历年台账，2022至2022年度："),
        (["--year", "2022", "--signing"], "底稿.xlsx", "已导出签批底稿："),
        (["--year", "2022", "--signing", "--profile", "national"], "底稿.docx", "已导出签批底稿："),
    ],
)
def test_a_table_is_written_and_named(
    ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], name: str, said: str
) -> None:
    assert run(["table", ledger, "--out", str(tmp_path / name), *options]) == DONE
    assert capsys.readouterr().out == f"{said}{tmp_path / name}\n"
    assert (tmp_path / name).read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("options", [(), ("--signing",)])
def test_what_is_missing_or_wrong_is_counted_and_the_status_says_look(
    ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    assert run(["set", ledger, "--year", "2022", "h06.fy_apply=", "h04.self_total=640"]) == DONE
    assert run(["table", ledger, "--year", "2022", "--out", str(tmp_path / "a.xlsx"), *options]) == LOOK
    assert "其中1项未填，1项有误，见表中的“状态”。" in capsys.readouterr().err
    assert (tmp_path / "a.xlsx").exists()


def test_the_table_has_what_was_set(ledger: str, tmp_path: Path) -> None:
    assert run(["set", ledger, "--year", "2022", "h06.fy_apply=17"]) == DONE
    assert run(["table", ledger, "--year", "2022", "--out", str(tmp_path / "a.xlsx")]) == DONE
    rows = load_workbook(tmp_path / "a.xlsx")["数据汇总表"].iter_rows(values_only=True)
    assert next(row[3] for row in rows if row[1] == "收到行政复议申请") == 17


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--signing", "--out", "a.xlsx"], "TABLE-YEAR"),
        (["--year", "2022", "--out", "a.docx"], "FORMAT-UNKNOWN"),
        (["--year", "2020", "--out", "a.xlsx"], "YEAR-UNKNOWN"),
        (["--unit", "清河区", "--out", "a.xlsx"], "UNIT-UNKNOWN"),
    ],
)
def test_what_cannot_be_done_is_refused(
    ledger: str, capsys: pytest.CaptureFixture[str], arguments: list[str], code: str
) -> None:
    assert run(["table", ledger, *arguments]) == REFUSED
    assert code in capsys.readouterr().err
