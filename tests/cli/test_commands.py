from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from typer.main import get_command

from desktop.cli import DONE, LOOK, REFUSED, run
from desktop.cli.commands import application
from desktop.ledger.lock import LedgerLock
from desktop.paths import RESOURCES
from desktop.refusal import Refused

FIGURE_KEYS = ["code", "label", "heading", "value", "unit", "about", "state", "origin"]
FINDING_KEYS = ["severity", "rule", "place", "message", "stated", "computed", "operands", "text", "allowed", "excused"]


@pytest.fixture
def demo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(["demo", "--out", str(tmp_path / "out")]) == DONE
    capsys.readouterr()
    return tmp_path / "out" / "ledger.fzb"


def figures(ledger: Path, capsys: pytest.CaptureFixture[str], year: str = "2022") -> dict[str, dict[str, str | None]]:
    assert run(["figures", str(ledger), "--year", year, "--json"]) == DONE
    rows = json.loads(capsys.readouterr().out)
    assert all(list(row) == FIGURE_KEYS for row in rows)
    return {row["code"]: row for row in rows}


def findings(ledger: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    run(["check", str(ledger), "--year", "2022", "--json"])
    rows = json.loads(capsys.readouterr().out)
    assert all(list(row) == FINDING_KEYS for row in rows)
    return rows


def word_text(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_the_sample_year_is_a_ledger_and_one_word_report(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = demo.parent
    reports = list(folder.glob("*.docx"))
    assert [path.name for path in reports] == ["银州区2022年度法治政府建设情况报告.docx"]
    text = word_text(reports[0])
    with (RESOURCES / "sample" / "figures.csv").open(encoding="utf-8-sig") as file:
        values = [row["value"] for row in csv.DictReader(file)]
    in_words = {"7": "七个", "0": "不合格0卷", "2021-01-01": "2021年1月1日", "2022-06-30": "2022年6月30日"}
    assert [value for value in values if in_words.get(value, value) not in text] == []
    assert run(["demo", "--out", str(folder)]) == DONE
    said = capsys.readouterr().out
    assert "已生成报告" in said
    assert "make app" in said
    assert len(list(folder.glob("*.docx"))) == 1


def test_the_sample_replaces_nothing_that_it_did_not_make(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "ledger.fzb"
    assert run(["new", str(own), "--year", "2023", "--unit", "清河区"]) == DONE
    before = own.read_bytes()
    assert run(["demo", "--out", str(tmp_path)]) == REFUSED
    assert "DEMO-OTHER" in capsys.readouterr().err
    assert own.read_bytes() == before
    assert list(tmp_path.glob("*.docx")) == []


def test_a_foreign_report_of_the_samples_name_is_kept(tmp_path: Path) -> None:
    report = tmp_path / "银州区2022年度法治政府建设情况报告.docx"
    report.write_bytes(b"mine")
    assert run(["demo", "--out", str(tmp_path)]) == REFUSED
    assert report.read_bytes() == b"mine"
    assert not (tmp_path / "ledger.fzb").exists()


def test_figures_are_given_as_other_programs_read_them(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = figures(demo, capsys)
    assert rows["h06.fy_accept"]["value"] == "15"
    assert rows["h07.consult"] | {"label": ""} == {
        "code": "h07.consult",
        "label": "",
        "heading": "H07",
        "value": "300",
        "unit": "条",
        "about": "余",
        "state": "value",
        "origin": "sample",
    }
    assert rows["h04.review_from"]["value"] == "2021-01-01"
    assert rows["h02.plan_government_meeting"]["value"] == "第10次"
    assert (rows["h04.self_excellent_pct"]["value"], rows["h04.self_excellent_pct"]["origin"]) == ("33", "computed")


def test_figures_are_listed_for_people_too(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", str(demo), "--year", "2022"]) == DONE
    assert "h07.consult\t受理咨询电话和留言\t300余条" in capsys.readouterr().out


def test_figures_are_set_as_they_are_typed(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["h06.fy_apply=１，２００件", "h06.fy_accept=", "h06.tj_cases=无", "h01.grids=未统计：系统升级"]
    assert run(["set", str(demo), "--year", "2022", *words]) == DONE
    rows = figures_after(demo, capsys)
    assert (rows["h06.fy_apply"]["value"], rows["h06.fy_apply"]["origin"]) == ("1200", "typed")
    assert (rows["h06.fy_accept"]["state"], rows["h06.fy_accept"]["value"]) == ("empty", None)
    assert rows["h06.tj_cases"]["state"] == "none"
    assert rows["h01.grids"]["state"] == "uncounted"


def figures_after(ledger: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str | None]]:
    capsys.readouterr()
    return figures(ledger, capsys)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("h06.fy_apply=大概20", "FIGURE-UNCLEAR"),
        ("h06.fy_apply=20起", "FIGURE-UNCLEAR"),
        ("h99.nothing=1", "INDICATOR-UNKNOWN"),
        ("h04.self_excellent_pct=33", "FIGURE-COMPUTED"),
        ("没有等号", "SET-FORM"),
        ("h06.fy_accept=15", "SET-TWICE"),
        ("h02.plan_party_meeting=第57次\n第58次", "FIGURE-UNCLEAR"),
        ("h02.plan_party_meeting=第\x1b57次", "FIGURE-UNCLEAR"),
        ("h02.plan_party_meeting=第\u202e57次", "FIGURE-UNCLEAR"),
    ],
)
def test_one_bad_figure_and_none_is_set(demo: Path, capsys: pytest.CaptureFixture[str], word: str, code: str) -> None:
    before = figures(demo, capsys)
    assert run(["set", str(demo), "--year", "2022", "h06.fy_accept=14", word]) == REFUSED
    assert code in capsys.readouterr().err
    assert figures(demo, capsys) == before


def test_the_sample_has_no_error_and_no_warning(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {row["severity"] for row in findings(demo, capsys)} <= {"hint"}
    assert run(["check", str(demo), "--year", "2022"]) == DONE


def test_a_total_that_cannot_be_true_is_found_and_makes_a_draft(
    demo: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(["set", str(demo), "--year", "2022", "h01.easy_total=120"])
    capsys.readouterr()
    wrong = [row for row in findings(demo, capsys) if row["severity"] == "error"]
    assert [(row["rule"], row["place"]) for row in wrong] == [("R01", "h01.easy_total")]
    assert (wrong[0]["stated"], wrong[0]["computed"]) == ("120", "121")
    assert [operand["value"] for operand in wrong[0]["operands"]][-2:] == ["57", "64"]
    assert run(["check", str(demo), "--year", "2022"]) == LOOK
    assert run(["build", str(demo), "--year", "2022", "--out", str(tmp_path / "报告.docx")]) == LOOK
    draft = tmp_path / "报告（草稿）.docx"
    assert word_text(draft).startswith("草稿")
    assert not (tmp_path / "报告.docx").exists()


@pytest.mark.parametrize("suffix", [".docx", ".html", ".txt"])
@pytest.mark.parametrize("template", ["plain", "upward"])
def test_each_format_is_chosen_by_the_suffix(demo: Path, tmp_path: Path, suffix: str, template: str) -> None:
    out = tmp_path / f"报告{suffix}"
    assert run(["build", str(demo), "--year", "2022", "--out", str(out), "--template", template]) == DONE
    assert out.stat().st_size > 1000


@pytest.mark.parametrize(
    "more", [["--template", "nothing"], ["--profile", "nothing"], ["--out", "x.pdf"], ["--year", "2021"]]
)
def test_a_report_that_cannot_be_written_is_refused(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    arguments = ["build", str(demo), "--year", "2022", "--out", str(tmp_path / "a.docx"), *more]
    assert run(arguments) == REFUSED
    assert capsys.readouterr().err.rstrip().endswith("）")
    assert not (tmp_path / "a.docx").exists()


def test_a_blank_year_has_every_figure_empty_and_its_report_is_a_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "账本.fzb"
    assert run(["new", str(ledger), "--year", "2023", "--unit", "清河区"]) == DONE
    assert "已新建账本并建立“清河区”2023年度" in capsys.readouterr().out
    rows = figures(ledger, capsys, "2023")
    assert len(rows) >= 88
    assert {row["state"] for row in rows.values()} == {"empty"}
    assert run(["build", str(ledger), "--year", "2023", "--out", str(tmp_path / "a.txt")]) == LOOK
    assert "【待填：" in (tmp_path / "a（草稿）.txt").read_text(encoding="utf-8")


def test_a_ledger_holds_several_units_and_years(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = tmp_path / "市.fzb"
    for unit, year in (("清河区", "2022"), ("清河区", "2023"), ("银州区", "2023")):
        assert run(["new", str(ledger), "--year", year, "--unit", unit]) == DONE
    assert run(["set", str(ledger), "--year", "2022", "--unit", "清河区", "h01.grids=8"]) == DONE
    capsys.readouterr()
    assert run(["figures", str(ledger), "--year", "2023"]) == REFUSED
    assert "--unit" in capsys.readouterr().err
    assert run(["new", str(ledger), "--year", "2023", "--unit", "银州区"]) == REFUSED
    assert run(["figures", str(ledger), "--year", "2021", "--unit", "清河区"]) == REFUSED
    assert run(["figures", str(ledger), "--year", "2022", "--unit", "别处"]) == REFUSED


def test_a_year_rolled_forward_has_last_years_wording_and_no_figures(
    demo: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    before = figures(demo, capsys)
    assert run(["new", str(demo), "--from", "2022", "--year", "2023"]) == DONE
    assert "已由2022年度建立“银州区”2023年度：80个指标待填" in capsys.readouterr().out
    rows = figures(demo, capsys, "2023")
    assert {row["state"] for row in rows.values()} == {"empty"}
    assert figures(demo, capsys) == before
    assert run(["set", str(demo), "--year", "2023", "h01.grids=1800"]) == DONE
    assert run(["build", str(demo), "--year", "2023", "--out", str(tmp_path / "a.txt")]) == LOOK
    text = (tmp_path / "a（草稿）.txt").read_text(encoding="utf-8")
    assert "银州区2023年度法治政府建设情况报告" in text
    assert "社区网格1800个" in text
    capsys.readouterr()
    for words in (["--from", "2022", "--year", "2023"], ["--from", "2022", "--year", "2022"], ["--from", "2020"]):
        assert run(["new", str(demo), "--year", "2024", *words]) == REFUSED


def test_every_heading_set_begins_a_year(tmp_path: Path) -> None:
    for heading_set in ("A", "B", "C"):
        ledger = tmp_path / f"{heading_set}.fzb"
        assert run(["new", str(ledger), "--year", "2023", "--unit", "清河区", "--set", heading_set]) == DONE
        assert run(["build", str(ledger), "--year", "2023", "--out", str(tmp_path / f"{heading_set}.txt")]) == LOOK


@pytest.mark.parametrize("more", [["--template", "nothing"], ["--profile", "nothing"]])
def test_a_look_that_is_not_there_is_refused_for_every_format(demo: Path, tmp_path: Path, more: list[str]) -> None:
    out = tmp_path / "a.html"
    assert run(["build", str(demo), "--year", "2022", "--out", str(out), *more]) == REFUSED
    assert not out.exists()


def test_clearing_is_said_as_clearing(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["set", str(demo), "--year", "2022", "h06.fy_accept=", "h06.fy_apply=17"]) == DONE
    assert "已填写1个指标，已清空1个指标，已保存。" in capsys.readouterr().out


def test_the_sample_is_not_made_over_a_ledger_that_somebody_has_open(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = demo.stat().st_ino
    with LedgerLock(demo, "王丽"):
        assert run(["demo", "--out", str(demo.parent)]) == REFUSED
    assert "LEDGER-LOCKED" in capsys.readouterr().err
    assert demo.stat().st_ino == before


def test_a_sample_that_was_interrupted_can_be_made_again(demo: Path) -> None:
    demo.unlink()
    assert run(["demo", "--out", str(demo.parent)]) == DONE
    assert sorted(path.suffix for path in demo.parent.iterdir()) == [".docx", ".fzb"]


def test_a_sample_where_no_folder_can_be_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "文件"
    file.write_bytes(b"mine")
    assert run(["demo", "--out", str(file)]) == REFUSED
    assert "。" in capsys.readouterr().err
    assert file.read_bytes() == b"mine"


def test_what_was_done_stays_done_though_nobody_reads_the_answer(demo: Path) -> None:
    command = [sys.executable, "-m", "desktop", "set", str(demo), "--year", "2022", "h06.fy_accept=14"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (DONE, "")


@pytest.mark.parametrize(
    "words",
    [
        ["--year", "22", "--unit", "清河区"],
        ["--year", "2023", "--unit", " "],
        ["--year", "2023", "--unit", "清河\u200b区"],
        ["--year", "2023", "--unit", "a}}b"],
        ["--year", "2023", "--unit", "a", "--set", "Z"],
    ],
)
def test_a_year_that_cannot_be_is_refused_and_no_ledger_is_made(tmp_path: Path, words: list[str]) -> None:
    assert run(["new", str(tmp_path / "a.fzb"), *words]) == REFUSED
    assert list(tmp_path.iterdir()) == []


def test_backup_and_restore_keep_everything(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = figures(demo, capsys)
    assert run(["backup", str(demo)]) == DONE
    saved = Path(capsys.readouterr().out.strip().split("：", 1)[1])
    run(["set", str(demo), "--year", "2022", "h06.fy_accept=14"])
    assert run(["restore", str(saved), "--to", str(demo)]) == DONE
    assert "另存为" in capsys.readouterr().out
    assert figures(demo, capsys) == before
    assert run(["verify", str(demo)]) == DONE
    assert "账本完好" in capsys.readouterr().out


def test_a_damaged_or_missing_ledger_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "坏.fzb"
    broken.write_bytes(b"no ledger at all")
    for path in (broken, tmp_path / "没有.fzb"):
        for command in (["verify"], ["backup"], ["figures", "--year", "2022"]):
            assert run([command[0], str(path), *command[1:]]) == REFUSED
            assert "。" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["坏.fzb"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build"], "缺少“账本”"),
        (["nothing"], "没有“nothing”这个命令"),
        (["figures", "a", "--what"], "没有“--what”这个选项"),
        (["figures", "a", "--year", "去年"], "“--year”写得不对"),
    ],
)
def test_wrong_words_are_said_in_chinese(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    assert run(words) == REFUSED
    assert said in capsys.readouterr().err


def test_files_are_looked_at_by_the_program_which_says_why_one_cannot_be_read() -> None:
    def commands(group: Any) -> Iterator[Any]:
        for one in getattr(group, "commands", {}).values():
            yield from (one, *commands(one))

    paths = [
        one
        for command in commands(get_command(application))
        for one in command.params
        if type(one.type).__name__ in ("Path", "TyperPath")
    ]
    assert len(paths) > 15
    assert [one.name for one in paths if one.type.readable] == []


@pytest.mark.parametrize("command", ["table", "build"])
def test_a_ledger_is_never_written_over_by_what_is_made_of_it(
    demo: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    odd = demo.parent / ("账本.xlsx" if command == "table" else "账本.txt")
    odd.write_bytes(demo.read_bytes())
    before = odd.read_bytes()
    assert run([command, str(odd), "--year", "2022", "--out", str(odd)]) == REFUSED
    assert "FILE-SOURCE" in capsys.readouterr().err
    assert odd.read_bytes() == before


def test_the_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["build", "--help"]):
        assert run(words) == DONE
        said = capsys.readouterr().out
        assert "用法：" in said
        assert not any(english in said for english in ("Usage", "Options", "Show this", "required"))


def test_an_error_that_nobody_foresaw_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("desktop.operations.safety.verify_ledger", fail)
    with pytest.raises(ZeroDivisionError):
        run(["verify", "x.fzb"])


def test_a_refusal_says_its_sentence_and_its_code() -> None:
    assert str(Refused("A-B", "甲。")) == "甲。（A-B）"
