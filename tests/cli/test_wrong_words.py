"""Every command with a wrong file, folder, year or word: one coded Chinese sentence, status 2, nothing is changed."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import DONE, REFUSED, run

# What {ledger} and the others stand for in the words below, beside a folder {here}.
LEDGERS = {
    "a folder": ("{folder}", "LEDGER-FOREIGN"),
    "the folder at hand": (".", "LEDGER-FOREIGN"),
    "nothing": ("", "USAGE-EMPTY"),
    "a Word file": ("{word}", "LEDGER-FOREIGN"),
    "a text": ("{text}", "LEDGER-FOREIGN"),
    "an empty file": ("{empty}", "LEDGER-EMPTY"),
    "a file in a file": ("{text}/a.fzb", "LEDGER-DENIED|FILE-NO-FOLDER"),
    "too long": ("{here}/" + "长" * 200 + ".fzb", "FILE-NAME"),
}
MISSING = {
    "missing": ("{here}/无.fzb", "LEDGER-MISSING"),
    "in a missing folder": ("{here}/无/无.fzb", "LEDGER-MISSING|FILE-NO-FOLDER"),
}
READERS = (
    "figures L --year 2022",
    "check L --year 2022",
    "verify L",
    "build L --year 2022 --out {here}/o.docx",
    "table L --out {here}/o.xlsx",
    "table L --year 2022 --out {here}/o.xlsx",
    "collect in L --year 2022 {table}",
    "restore L --to {here}/o.fzb",
)
CHANGERS = (
    "set L --year 2022 h06.fy_accept=14",
    "backup L",
    "new L --year 2023 --from 2022",
    "collect out L --year 2022 --to {here}/o",
    "collect in L --year 2022 {table} --accept",
)
MAKERS = ("new L --year 2023 --unit 甲区", "read {word} --ledger L --accept")
TARGETS = {
    "a folder": ("{here}/夹.docx", "{here}/夹.xlsx", "FILE-NAME"),
    "in a missing folder": ("{here}/无/a.docx", "{here}/无/a.xlsx", "FILE-NO-FOLDER"),
    "in a file": ("{text}/a.docx", "{text}/a.xlsx", "FILE-NO-FOLDER"),
    "without a suffix": ("{here}/a", "{here}/a", "FORMAT-UNKNOWN"),
    "with another suffix": ("{here}/a.pdf", "{here}/a.pdf", "FORMAT-UNKNOWN"),
    "the folder at hand": (".", ".", "FORMAT-UNKNOWN"),
    "nothing": ("", "", "USAGE-EMPTY"),
    "too long": ("{here}/" + "长" * 200 + ".docx", "{here}/" + "长" * 200 + ".xlsx", "FILE-NAME"),
}
DOCUMENTS = ("build {ledger} --year 2022 --out T", "table {ledger} --year 2022 --signing --out T")
TABLES = (
    "table {ledger} --out T",
    "table {ledger} --year 2022 --out T",
    "rollup {ledger} --year 2022 --out T",
)
YEARS = ("0", "-1", "去年", "2022.5", "2022年", "9" * 30, "")
DATED = (
    "figures {ledger}",
    "set {ledger} h06.fy_accept=14",
    "build {ledger} --out {here}/o.docx",
    "check {ledger}",
    "new {here}/o.fzb --unit 甲区",
    "new {ledger} --from 2022",
    "read {word}",
    "proof {word}",
    "collect out {ledger} --to {here}/o",
    "collect in {ledger} {table}",
    "table {ledger} --out {here}/o.xlsx",
    "rollup {ledger} --out {here}/o.xlsx",
)
OTHERS = (
    ("demo --out {text}", "DEMO-FOLDER"),
    ("demo --out {text}/a", "FILE-NO-FOLDER"),
    ("demo --out ", "USAGE-EMPTY"),
    ("collect out {ledger} --year 2022 --to {text}", "COLLECT-FOLDER"),
    ("collect out {ledger} --year 2022 --to {text}/a", "FILE-NO-FOLDER"),
    ("collect out {ledger} --year 2022 --to ", "USAGE-EMPTY"),
    ("collect out {ledger} --year 2022 --to {here}/o --due 明天", "COLLECT-DUE"),
    ("collect out {ledger} --year 2022 --to {here}/o --department 无", "FORM-DEPARTMENT"),
    ("collect in {ledger} --year 2022 {folder}", "COLLECT-NOTHING"),
    ("collect in {ledger} --year 2022 ", "USAGE-EMPTY"),
    ("collect in {ledger} --year 2022", "USAGE-MISSING"),
    ("rollup {folder} --year 2022 --out {here}/o.xlsx", "ROLLUP-NOTHING"),
    ("rollup {word} --year 2022 --out {here}/o.xlsx", "ROLLUP-NOTHING"),
    ("rollup {here}/无.fzb --year 2022 --out {here}/o.xlsx", "ROLLUP-NOTHING"),
    ("rollup {ledger} --year 2022 --out {here}/o.xlsx --prefer {folder}", "ROLLUP-PREFER"),
    ("read {folder}", "READ-FOLDER"),
    ("read {here}/无.docx", "READ-MISSING"),
    ("read {text}/a.docx", "READ-DENIED|READ-MISSING"),
    ("read {word} --ledger {ledger}", "READ-ACCEPT"),
    ("proof {folder}", "READ-FOLDER"),
    ("proof {word} --last {folder}", "READ-FOLDER"),
    ("proof {word} --last {here}/无.docx", "READ-MISSING"),
    ("new {here}/a.pdf --year 2023 --unit 甲区", "LEDGER-NAME"),
    ("new {here}/a --year 2023 --unit 甲区", "LEDGER-NAME"),
    ("new {text}/a.fzb --year 2023 --unit 甲区", "FILE-NO-FOLDER"),
    ("new {here}/o.fzb --year 2023", "UNIT-MISSING"),
    ("new {here}/o.fzb --unit 甲区", "USAGE-MISSING"),
    ("read {word} --ledger {here}/a.docx --accept", "LEDGER-NAME"),
    ("restore {saved} --to {folder}", "RESTORE-OTHER"),
    ("restore {saved} --to {word}", "RESTORE-OTHER"),
    ("restore {saved} --to {here}/a.pdf", "LEDGER-NAME"),
    ("restore {saved} --to {saved}", "FILE-SOURCE"),
    ("restore {saved} --to {here}/无/a.fzb", "FILE-NO-FOLDER"),
    ("restore {saved}", "USAGE-MISSING"),
    ("restore {here}/无.fzb --to {here}/o.fzb", "LEDGER-MISSING"),
    ("set {ledger} --year 2022 =5", "SET-FORM"),
    ("set {ledger} --year 2022 =", "SET-FORM"),
    ("set {ledger} --year 2022 ", "SET-FORM"),
    ("set {ledger} --year 2022 h06.fy_accept", "SET-FORM"),
    ("set {ledger} --year 2022", "USAGE-MISSING"),
    ("set {ledger} --year 2022 --unit 无 h06.fy_accept=14", "UNIT-UNKNOWN"),
    ("build {ledger} --year 2022 --out {here}/o.docx --template {folder}", "TEMPLATE-UNREADABLE"),
    ("build {ledger} --year 2022 --out {here}/o.docx --template {table}", "TEMPLATE-NOT-DOCX"),
    ("build {ledger} --year 2022 --out {here}/o.docx --profile 无", "PROFILE-UNKNOWN"),
    ("table {ledger} --signing --out {here}/o.docx", "TABLE-YEAR"),
    ("figures {ledger} --year", "USAGE-MISSING"),
    ("figures {ledger} --year 2022 more", "USAGE-COMMAND"),
    ("figures {ledger} --years 2022", "USAGE-OPTION"),
    ("nothing", "USAGE-COMMAND"),
    ("collect", "USAGE-COMMAND"),
    ("collect nothing", "USAGE-COMMAND"),
)
READ_ONLY = (
    "demo --out {folder}/a",
    "new {folder}/a.fzb --year 2023 --unit 甲区",
    "build {ledger} --year 2022 --out {folder}/a.docx",
    "table {ledger} --out {folder}/a.xlsx",
    "rollup {ledger} --year 2022 --out {folder}/a.xlsx",
    "collect out {ledger} --year 2022 --to {folder}/a",
    "restore {saved} --to {folder}/a.fzb",
    "read {word} --ledger {folder}/a.fzb --accept",
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    here = tmp_path_factory.mktemp("here")
    made = tmp_path_factory.mktemp("made")
    assert run(["demo", "--out", str(made)]) == DONE
    ledger, table = made / "ledger.fzb", made / "表.xlsx"
    assert run(["backup", str(ledger)]) == DONE
    assert run(["table", str(ledger), "--year", "2022", "--out", str(table)]) == DONE
    places = {"here": here, "folder": here / "夹", "text": here / "文件.txt", "empty": here / "空.fzb"}
    for name in ("夹", "夹.docx", "夹.xlsx"):
        (here / name).mkdir()
    places["text"].write_text("一份文件", encoding="utf-8")
    places["empty"].touch()
    (saved,) = (made / "备份").iterdir()
    (word,) = made.glob("*.docx")
    return {**places, "ledger": ledger, "table": table, "saved": saved, "word": word, "made": made}


def kept(places: Mapping[str, Path]) -> dict[Path, bytes]:
    files = (path for place in ("here", "made") for path in places[place].rglob("*"))
    return {path: content(path) if path.is_file() else b"" for path in files}


def content(path: Path) -> bytes:
    """Give what a file holds; SQLite counts in the file itself how often a ledger was opened."""
    if path.suffix != ".fzb" or not path.stat().st_size:
        return path.read_bytes()
    with closing(sqlite3.connect(path)) as ledger:
        return "\n".join(ledger.iterdump()).encode()


@pytest.fixture
def refused(places: Mapping[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any):
    """Run words, which must be refused with a code."""
    monkeypatch.chdir(tmp_path)

    def check(words: str, code: str, **more: str) -> None:
        arguments = [more.get(word, word).format(**places) for word in words.split(" ")]
        before = kept(places)
        assert run(arguments) == REFUSED
        out, err = capsys.readouterr()
        assert out == ""
        assert re.fullmatch(rf"[^\n]*[\u4e00-\u9fff][^\n]*。（({code})）\n", err), err
        assert kept(places) == before
        assert list(tmp_path.iterdir()) == []

    return check


@pytest.mark.parametrize("what", LEDGERS)
@pytest.mark.parametrize("words", [*READERS, *CHANGERS, *MAKERS])
def test_what_is_no_ledger_is_refused(refused: Any, words: str, what: str) -> None:
    ledger, code = LEDGERS[what]
    refused(words, code, L=ledger)


@pytest.mark.parametrize("what", MISSING)
@pytest.mark.parametrize("words", [*READERS, *CHANGERS])
def test_a_ledger_that_is_not_there_is_refused(refused: Any, words: str, what: str) -> None:
    ledger, code = MISSING[what]
    refused(words, code, L=ledger)


@pytest.mark.parametrize("what", TARGETS)
@pytest.mark.parametrize("words", [*DOCUMENTS, *TABLES])
def test_what_cannot_be_written_is_refused(refused: Any, words: str, what: str) -> None:
    document, table, code = TARGETS[what]
    refused(words, code, T=document if words in DOCUMENTS else table)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("words", DATED)
def test_what_is_no_year_is_refused(refused: Any, words: str, year: str) -> None:
    refused(f"{words} --year Y", "YEAR-WRONG|YEAR-UNKNOWN|USAGE-VALUE", Y=year)


@pytest.mark.parametrize(("words", "code"), OTHERS)
def test_other_wrong_words_are_refused(refused: Any, words: str, code: str) -> None:
    refused(words, code)


@pytest.mark.parametrize("words", READ_ONLY)
def test_a_place_that_may_only_be_read_is_refused(
    refused: Any, places: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    def refuse(path: Any) -> None:
        if str(path).startswith(f"{places['folder']}/"):
            raise OSError(errno.EROFS, "read-only", str(path))

    real_open, real_mkdir = os.open, os.mkdir

    def opening(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & os.O_CREAT:
            refuse(path)
        return real_open(path, flags, *rest, **named)

    def making(path: Any, *rest: Any, **named: Any) -> None:
        refuse(path)
        real_mkdir(path, *rest, **named)

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(os, "mkdir", making)
    refused(words, "FILE-DENIED")
