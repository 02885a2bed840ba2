"""`fazhi rollup`, as a person types it; and the bar that shows how far it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.cli import DONE, LOOK, REFUSED, run
from desktop.cli.progress import progress

APPLY = "收到行政复议申请"


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample's ledger, its 数据汇总表, and the ledger of another district with three figures."""
    assert run(["demo", "--out", str(tmp_path)]) == DONE
    assert run(["new", str(tmp_path / "q.fzb"), "--year", "2022", "--unit", "清河区"]) == DONE
    typed = ["h06.fy_apply=30余", "h06.tj_cases=100", "h06.tj_success=50"]
    assert run(["set", str(tmp_path / "q.fzb"), "--year", "2022", *typed]) == DONE
    assert run(["table", str(tmp_path / "ledger.fzb"), "--year", "2022", "--out", str(tmp_path / "a.xlsx")]) == DONE
    capsys.readouterr()
    return tmp_path


def totals(path: Path) -> dict[str, object]:
    return {str(row[1]).strip(): row[4] for row in load_workbook(path)["汇总"].iter_rows(min_row=4, values_only=True)}


def test_ledgers_and_tables_become_one_workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(folder / "市.xlsx")
    assert run(["rollup", str(folder / "a.xlsx"), str(folder / "q.fzb"), "--year", "2022", "--out", out]) == LOOK
    said = capsys.readouterr()
    assert said.out == f"已汇总2家单位、88项指标：{out}\n"
    assert "1家单位缺报，共77项，见表中“缺报”。" in said.err
    found = totals(Path(out))
    assert (found[APPLY], found["调解案件"], found["调解成功率"]) == ("46余", 957, 95)  # 907 of 957


def test_a_complete_roll_up_says_no_more(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(folder / "市.xlsx")
    assert run(["rollup", str(folder / "ledger.fzb"), "--year", "2022", "--out", out]) == DONE
    assert capsys.readouterr().err == ""


def test_which_file_is_right_and_who_does_not_count_can_be_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, table, out = str(folder / "ledger.fzb"), str(folder / "a.xlsx"), str(folder / "市.xlsx")
    assert run(["set", ledger, "--year", "2022", "h06.fy_apply=17"]) == DONE
    arguments = ["rollup", str(folder), "--year", "2022", "--out", out, "--without", "清河区"]
    assert run(arguments) == LOOK
    assert "不一致，先不计入" in capsys.readouterr().err
    assert totals(Path(out))[APPLY] is None
    assert run([*arguments, "--prefer", table]) == DONE
    assert totals(Path(out))[APPLY] == 16


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["q.fzb", "--year", "2022", "--out", "a.txt"], "FORMAT-UNKNOWN"),
        (["nothing.fzb", "--year", "2022", "--out", "b.xlsx"], "ROLLUP-NOTHING"),
        (["q.fzb", "--year", "2022", "--out", "b.xlsx", "--without", "甲区"], "ROLLUP-WITHOUT"),
        (["q.fzb", "--year", "22", "--out", "b.xlsx"], "YEAR-WRONG"),
    ],
)
def test_what_cannot_be_done_is_refused(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: str,
) -> None:
    monkeypatch.chdir(folder)
    assert run(["rollup", *arguments]) == REFUSED
    assert code in capsys.readouterr().err


@pytest.mark.parametrize("out", ["a.xlsx", "./x/../a.xlsx", "A.XLSX", "link.xlsx"])
def test_a_source_is_never_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    monkeypatch.chdir(folder)
    (folder / "x").mkdir()
    (folder / "link.xlsx").symlink_to("a.xlsx")
    before = (folder / "a.xlsx").read_bytes()
    assert run(["rollup", "a.xlsx", "--year", "2022", "--out", out]) == REFUSED
    assert "FILE-SOURCE" in capsys.readouterr().err
    assert (folder / "a.xlsx").read_bytes() == before
    assert not (folder / "A.XLSX").exists() or (folder / "A.XLSX").samefile(folder / "a.xlsx")


def test_in_a_folder_only_an_earlier_roll_up_is_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, out = folder / "a.xlsx", folder / "市.xlsx"
    before = table.read_bytes()
    arguments = ["rollup", str(folder), "--year", "2022", "--out"]
    assert run([*arguments, str(table)]) == REFUSED
    said = capsys.readouterr()
    assert said.err.startswith("“a.xlsx”是这次要用的材料，不能又把结果写到里面")
    assert table.read_bytes() == before
    assert run([*arguments, str(out)]) == LOOK
    first = capsys.readouterr()
    assert run([*arguments, str(out)]) == LOOK
    again = capsys.readouterr()
    assert again.err == first.err
    assert again.out == f"{first.out}市.xlsx是以前汇总的结果，不是材料，没有计入。\n"
    assert run(["rollup", str(out), "--year", "2022", "--out", str(folder / "b.xlsx")]) == REFUSED
    assert "市.xlsx是以前汇总的结果" in capsys.readouterr().err


def test_a_year_that_nobody_has_makes_no_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "市.xlsx"
    files = [str(folder / "ledger.fzb"), str(folder / "q.fzb")]
    assert run(["rollup", *files, "--year", "1999", "--out", str(out)]) == REFUSED
    said = capsys.readouterr().err
    assert "2家单位都没有1999年度的报告" in said
    assert "ROLLUP-NOTHING" in said
    assert not out.exists()


def test_a_table_with_the_title_of_somebody_else_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = load_workbook(folder / "a.xlsx")
    book["数据汇总表"]["A1"] = "清河区2022年度法治政府建设数据汇总表"
    book.save(folder / "a.xlsx")
    assert run(["rollup", str(folder / "a.xlsx"), "--year", "2022", "--out", str(folder / "市.xlsx")]) == LOOK
    assert "表题写的是“清河区2022年度" in capsys.readouterr().err


def test_a_bar_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as watch:
        watch.tell("读取", 1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("os.isatty", lambda stream: stream == 2)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress() as watch:
        watch.tell("读取", 1, 2)
        watch.tell("读取", 2, 2)
    shown = capsys.readouterr().err
    assert "读取" in shown
    assert "2/2" in shown
    with progress("收数") as watch:
        watch.tell("司法局", 0, 7)
    shown = capsys.readouterr().err
    assert "收数" in shown
    assert "司法局" not in shown
