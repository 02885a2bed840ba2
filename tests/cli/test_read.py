from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from desktop.cli import DONE, LOOK, REFUSED, run

SEED = os.environ.get("FAZHI_SEED", "")
KEYS = [
    *("title", "unit", "year", "headings", "figures", "not_figures", "findings", "set_aside", "unplaced"),
    *("characters_read", "characters_placed", "characters_set_aside", "characters_unplaced"),
]
TEXT = """某网站 首页 > 政务公开
清河区2023年度法治政府建设情况报告
来源：清河区司法局 时间：2024-02-22

　　2023年，全区扎实推进各项任务。现将有关情况报告如下：
　　一、主要举措和成效
　　（一）社会矛盾纠纷依法有效化解情况。
　　1、依法办理行政复议案件。全年收到行政复议申请16件，立案受理15件，法定期限结案率100%。
　　2、做好人民调解工作。全年调解案件857件，调解成功850件，调解成功率95%，受理咨询300余条。
　　三、下一步工作安排
　　一是落实“谁执法谁普法”责任制，第10次政府常务会议专题研究。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "去年.txt"
    path.write_text(TEXT, encoding="gb18030")
    return path


def read(path: Path, capsys: pytest.CaptureFixture[str]) -> dict:
    assert run(["read", str(path), "--json"]) == DONE
    found = json.loads(capsys.readouterr().out)
    assert list(found) == KEYS
    return found


def test_everything_that_was_found_is_given(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = read(report, capsys)
    assert (found["title"], found["unit"], found["year"]) == ("清河区2023年度法治政府建设情况报告", "清河区", 2023)
    assert [(heading["level"], heading["line"]) for heading in found["headings"]] == [
        (1, 6),
        (2, 7),
        (3, 8),
        (3, 9),
        (1, 10),
    ]
    assert found["headings"][4] == {"level": 1, "number": "三、", "title": "下一步工作安排", "line": 10}
    figures = {figure["text"]: figure for figure in found["figures"]}
    assert figures["15件"]["code"] == "h06.fy_accept"
    assert list(figures["15件"]) == ["text", "value", "unit", "about", "label", "code", "confidence", "line"]
    assert (figures["300余条"]["value"], figures["300余条"]["about"]) == ("300", "余")
    assert {"2023年", "第10次"} <= {one["text"] for one in found["not_figures"]}
    assert all(one["why"] for one in found["not_figures"])
    assert [finding["rule"] for finding in found["findings"] if finding["line"] == 10]
    assert {line["line"] for line in found["set_aside"]} == {1, 3}


def test_every_character_is_accounted_for(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = read(report, capsys)
    assert found["characters_read"] == len("".join(TEXT.split()))
    parts = ("characters_placed", "characters_set_aside", "characters_unplaced")
    assert found["characters_read"] == sum(found[part] for part in parts)


def test_what_was_found_is_told_to_people_too(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report)]) == DONE
    said = capsys.readouterr().out
    assert "标题：清河区2023年度法治政府建设情况报告；单位：清河区；年度：2023" in said
    assert "第8行\t1、依法办理行政复议案件。" in said
    assert "提醒\t第10行" in said


def test_a_report_is_taken_into_a_ledger_and_rolled_forward(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "账本.fzb"
    assert run(["read", str(report), "--ledger", str(ledger), "--accept"]) == LOOK
    said = capsys.readouterr().err
    assert "已新建账本并读入清河区2023年度" in said
    assert "第9行的“95%”" in said
    assert run(["figures", str(ledger), "--year", "2023", "--json"]) == DONE
    values = {row["code"]: row["value"] for row in json.loads(capsys.readouterr().out)}
    assert (values["h06.fy_apply"], values["h06.tj_cases"], values["h06.tj_success"]) == ("16", "857", "850")
    assert run(["new", str(ledger), "--from", "2023", "--year", "2024"]) == DONE
    assert run(["read", str(report), "--ledger", str(ledger), "--accept"]) == REFUSED
    assert "REPORT-EXISTS" in capsys.readouterr().err
    assert run(["read", str(report), "--ledger", str(ledger), "--year", "2022", "--accept"]) == LOOK


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("去年.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "READ-"),
        ("去年.docx", b"PK\x03\x04broken", "READ-"),
        ("空.txt", b"", "READ-"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert run(["read", str(path), "--json"]) == REFUSED
    said = capsys.readouterr()
    assert said.out == ""
    assert code in said.err


def test_reading_into_a_ledger_is_said_twice(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report), "--accept"]) == REFUSED
    assert run(["read", str(report), "--ledger", str(tmp_path / "a.fzb")]) == REFUSED
    assert capsys.readouterr().err.count("READ-ACCEPT") == 2
    assert not (tmp_path / "a.fzb").exists()


@pytest.mark.skipif(not SEED, reason="the user's own report is not here")
def test_the_users_report_is_read_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    found = read(Path(SEED), capsys)
    levels = [heading["level"] for heading in found["headings"]]
    assert [levels.count(level) for level in (1, 2, 3)] == [2, 11, 29]
    assert found["unplaced"] == []
    assert sum(figure["code"] is not None for figure in found["figures"]) >= 80
    ledger = tmp_path / "seed.fzb"
    assert run(["read", SEED, "--ledger", str(ledger), "--accept"]) == DONE
    assert run(["build", str(ledger), "--year", "2022", "--out", str(tmp_path / "a.txt")]) == DONE
    again = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert "二、法治政府建设中存在的不足" in again
    assert all(figure["text"].replace(" ", "").replace("\u00a0", "") in again for figure in found["figures"])
