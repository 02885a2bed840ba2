"""`fazhi collect`: what it prints, what it gives to other programs, and how it ends."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from desktop.cli import DONE, LOOK, REFUSED, run
from desktop.model.catalog import Indicator
from desktop.model.edits import AddIndicator, SetFigure, Together
from desktop.model.figure import Figure, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.operations.keeping import change
from tests.collection.filling import filled

RETURN_KEYS = ["file", "department", "recognised_by", "figures", "findings"]
FIGURE_KEYS = ["code", "old", "new", "cell", "taken"]
FINDING_KEYS = ["severity", "message", "sheet", "cell"]
FORM = "2023年度法治政府建设数据填报表（{}）.xlsx"


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(["demo", "--out", str(tmp_path)]) == DONE
    path = tmp_path / "ledger.fzb"
    assert run(["new", str(path), "--from", "2022", "--year", "2023"]) == DONE
    capsys.readouterr()
    return path


@pytest.fixture
def out(ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "发出"
    assert run(["collect", "out", str(ledger), "--year", "2023", "--to", str(folder), "--due", "2024-1-10"]) == DONE
    said = capsys.readouterr().out
    assert "已做好7份填报表" in said
    assert "应急管理局\t4项" in said
    return folder


def fill(folder: Path, department: str, **typed: Any) -> Path:
    path = folder / FORM.format(department)
    path.write_bytes(filled(path.read_bytes(), {code.replace("__", "."): value for code, value in typed.items()}))
    return path


def taken_in(ledger: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict[str, Any]]:
    status = run(["collect", "in", str(ledger), "--year", "2023", "--json", *more])
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["returns", "missing"]
    for one in told["returns"]:
        assert list(one) == RETURN_KEYS
        assert all(list(figure) == FIGURE_KEYS for figure in one["figures"])
        assert all(list(finding) == FINDING_KEYS for finding in one["findings"])
    return status, told


def figures(ledger: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str | None]:
    assert run(["figures", str(ledger), "--year", "2023", "--json"]) == DONE
    return {row["code"]: row["value"] for row in json.loads(capsys.readouterr().out)}


def test_a_preview_tells_everything_and_changes_nothing(ledger, out, capsys):
    path = fill(out, "应急管理局", h05__rescue_team=50, h05__flood_team="141人", h05__plans_district="无")
    assert run(["set", str(ledger), "--year", "2023", "h05.rescue_team=49"]) == DONE
    capsys.readouterr()
    before = ledger.read_bytes()
    _, told = taken_in(ledger, capsys, str(path))
    (one,) = told["returns"]
    assert (one["file"], one["department"], one["recognised_by"]) == (path.name, "应急管理局", "hidden_id")
    assert one["figures"][0] == {
        "code": "h05.rescue_team",
        "old": "49",
        "new": "50",
        "cell": "填报表!E6",
        "taken": False,
    }
    assert [(figure["new"], figure["taken"]) for figure in one["figures"]] == [
        ("50", False),
        ("141", False),
        ("无", False),
    ]
    assert "应急管理局" not in told["missing"]
    assert len(told["missing"]) == 6
    assert ledger.read_bytes() == before


def test_accepting_takes_what_was_read_exactly_also_where_it_differs(ledger, out, capsys):
    fill(out, "应急管理局", h05__rescue_team=50, h05__flood_team="很多", h05__plans_district=19)
    run(["set", str(ledger), "--year", "2023", "h05.rescue_team=49"])
    capsys.readouterr()
    status, told = taken_in(ledger, capsys, str(out), "--accept")
    assert status == LOOK
    one = next(one for one in told["returns"] if one["department"] == "应急管理局")
    assert {figure["code"]: figure["taken"] for figure in one["figures"]} == {
        "h05.rescue_team": True,
        "h05.plans_district": True,
    }
    asked = [finding for finding in one["findings"] if finding["cell"] == "填报表!E7"]
    assert [finding["sheet"] for finding in asked] == ["填报表"]
    assert "防汛应急抢险队" in asked[0]["message"]
    now = figures(ledger, capsys)
    assert (now["h05.rescue_team"], now["h05.plans_district"], now["h05.flood_team"]) == ("50", "19", None)
    _, again = taken_in(ledger, capsys, str(out / FORM.format("应急管理局")))
    assert {figure["old"] for figure in again["returns"][0]["figures"]} == {"50", "19"}
    assert "应急管理局" not in again["missing"]


def test_a_file_that_cannot_be_read_is_a_return_with_a_finding(ledger, out, tmp_path, capsys):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 cut")
    good = fill(out, "编办", h04__street_teams=7)
    status, told = taken_in(ledger, capsys, str(broken), str(good), "--accept")
    assert status == LOOK
    bad = told["returns"][0]
    assert (bad["department"], bad["recognised_by"], bad["figures"]) == (None, None, [])
    assert bad["findings"][0]["severity"] == "error"
    assert "“坏.xlsx”" in bad["findings"][0]["message"]
    assert figures(ledger, capsys)["h04.street_teams"] == "7"


def test_what_the_checks_say_of_the_result_is_told_with_the_cell(ledger, out, capsys):
    path = fill(out, "营商环境局", h01__easy_total=130, h01__easy_gov=60, h01__easy_query=64)
    _, told = taken_in(ledger, capsys, str(path))
    found = [finding for finding in told["returns"][0]["findings"] if "编制便民可办事项" in finding["message"]]
    assert found
    assert found[0]["cell"].startswith("填报表!E")


def test_what_the_checks_say_of_a_figure_that_was_there_is_told_with_the_cell_that_came(ledger, out, capsys):
    run(["set", str(ledger), "--year", "2023", "h01.easy_total=130"])
    capsys.readouterr()
    path = fill(out, "营商环境局", h01__easy_gov=60, h01__easy_query=64)
    status, told = taken_in(ledger, capsys, str(path))
    said = "应等于“政务事项”与“辽事通查询事项”之和"
    found = [one for one in told["returns"][0]["findings"] if said in one["message"]]
    assert [(one["severity"], one["cell"]) for one in found] == [("error", "填报表!E10")]
    assert status == LOOK


def test_the_result_is_checked_with_last_years_report_beside(ledger, out, capsys):
    own = Indicator("own.drills", "应急演练", "次", KIND_BY_NAME["flow"], "H05", "应急管理局", definition="含部门演练")
    was = Together("指标", (AddIndicator(own), SetFigure(own.code, Figure(State.VALUE, Decimal(3)))))
    now = Together("指标", (AddIndicator(replace(own, definition="不含部门演练")),))
    change(ledger, None, 2022, "张三", lambda _: was)
    change(ledger, None, 2023, "张三", lambda _: now)
    (out / FORM.format("应急管理局")).unlink()
    assert run(["collect", "out", str(ledger), "--year", "2023", "--to", str(out / "再发")]) == DONE
    capsys.readouterr()
    path = fill(out / "再发", "应急管理局", own__drills=4)
    for accept in ((), ("--accept",)):
        _, told = taken_in(ledger, capsys, str(path), *accept)
        said = [finding["message"] for finding in told["returns"][0]["findings"]]
        assert any("的口径与上年不同：上年是“含部门演练”，本年是“不含部门演练”" in one for one in said)


def test_a_text_in_a_folder_of_forms_says_how_it_is_taken_and_spoils_nothing(ledger, out, capsys):
    fill(out, "编办", h04__street_teams=8)
    document = Document()
    document.add_paragraph("综合性应急救援队伍50人。")
    document.save(str(out / "应急局材料.docx"))
    status, told = taken_in(ledger, capsys, str(out), "--accept")
    assert status == LOOK
    (text,) = [one for one in told["returns"] if one["department"] is None]
    assert text["file"] == "应急局材料.docx"
    assert "请用“收数”里的“选文字材料”单独收。" in text["findings"][0]["message"]
    assert figures(ledger, capsys)["h04.street_teams"] == "8"


def test_everything_well_ends_with_done(ledger, out, capsys):
    path = fill(out, "编办", h04__street_teams=8)
    assert run(["collect", "in", str(ledger), "--year", "2023", str(path), "--accept"]) == DONE
    said = capsys.readouterr().out
    assert "编办" in said
    assert "成立综合执法队的街道\t8\t新报\t填报表!E6" in said
    assert "已采用1个数，已保存。" in said


def test_accepting_again_says_that_nothing_differs(ledger, out, capsys):
    path = fill(out, "编办", h04__street_teams=8)
    arguments = ["collect", "in", str(ledger), "--year", "2023", str(path), "--accept"]
    assert run(arguments) == DONE
    before = ledger.read_bytes()
    capsys.readouterr()
    assert run(arguments) == DONE
    assert "没有不同的数，账本没有改动。" in capsys.readouterr().out
    assert ledger.read_bytes() == before


def test_a_number_that_is_there_already_comes_with_a_file_that_is_kept(ledger, out, capsys):
    path = fill(out, "编办", h04__street_teams=8)
    run(["set", str(ledger), "--year", "2023", "h04.street_teams=8"])
    assert run(["collect", "in", str(ledger), "--year", "2023", str(path), "--accept"]) == DONE
    assert "没有不同的数，收到的表已留存。" in capsys.readouterr().out


def test_a_form_of_another_year_is_not_said_to_be_kept(ledger, out, capsys):
    path = fill(out, "编办", h04__street_teams=8)
    before = ledger.read_bytes()
    assert run(["collect", "in", str(ledger), "--year", "2022", str(path), "--accept"]) == LOOK
    said = capsys.readouterr().out
    assert "没有采用任何数，账本没有改动。" in said
    assert "已保存" not in said
    assert ledger.read_bytes() == before


def test_a_preview_in_words_says_that_nothing_was_changed(ledger, out, capsys):
    path = fill(out, "编办", h04__street_teams=8)
    assert run(["collect", "in", str(ledger), "--year", "2023", str(path)]) == DONE
    said = capsys.readouterr().out
    assert "还没有报来的：" in said
    assert "账本没有改动" in said
    assert figures(ledger, capsys)["h04.street_teams"] is None


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["out", "{ledger}", "--year", "2023", "--to", "{folder}", "--due", "快了"], "COLLECT-DUE"),
        (["out", "{ledger}", "--year", "2021", "--to", "{folder}"], "YEAR-UNKNOWN"),
        (["out", "{ledger}", "--year", "2023", "--to", "{folder}", "--department", "气象局"], "FORM-DEPARTMENT"),
        (["in", "{ledger}", "--year", "2023", "{folder}"], "COLLECT-NOTHING"),
        (["in", "{folder}/没有.fzb", "--year", "2023", "{ledger}"], "LEDGER"),
    ],
)
def test_what_cannot_be_done_is_refused(ledger, tmp_path, capsys, arguments, code):
    folder = tmp_path / "空"
    folder.mkdir()
    words = [word.format(ledger=ledger, folder=folder) for word in arguments]
    assert run(["collect", *words]) == REFUSED
    assert code in capsys.readouterr().err


def test_a_locked_ledger_sends_nothing_out(ledger, tmp_path, capsys):
    from desktop.ledger.lock import LedgerLock

    with LedgerLock(ledger, "别人"):
        assert run(["collect", "out", str(ledger), "--year", "2023", "--to", str(tmp_path / "out")]) == REFUSED
    assert "LEDGER-LOCKED" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
