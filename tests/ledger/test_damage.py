"""No damaged ledger is shown as if it were sound, and none as if it were empty."""

import os
import random
import re
import shutil
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from desktop.ledger import lock
from desktop.ledger.backups import back_up, restore
from desktop.ledger.ledger import Change, create_ledger, open_ledger
from desktop.ledger.lock import LedgerLock
from desktop.ledger.verification import verify_ledger
from desktop.model.edits import SetFigure, SetText
from desktop.model.figure import Figure, State
from desktop.refusal import Refused

UNIT, YEAR = "示例区司法局", 2022
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory, report):
    """A ledger as it is while open: with its newest commits in the side file; and what it holds."""
    folder = tmp_path_factory.mktemp("sound")
    with create_ledger(folder / "a.fzb", person="张三") as ledger:
        ledger.add_report(report)
        for number in range(30):
            loaded = ledger.load(UNIT, YEAR)
            edit = (
                SetFigure("h01.e", Figure(State.VALUE, f"第{number}次")) if number % 2 else SetText("k5", f"{number}")
            )
            ledger.commit(Change(loaded.report, edit.on(loaded.report), edit, "改"), loaded.versions)
        content = contents(ledger)
        for suffix in ("", "-wal"):
            shutil.copy(f"{ledger.path}{suffix}", folder / f"open.fzb{suffix}")
    return folder, content


def contents(ledger):
    return {
        unit: [(ledger.load(unit, year).report, ledger.trail(unit, year)) for year in ledger.years(unit)]
        for unit in ledger.units()
    }


def flip(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data))
    data[place] ^= 1 << chance.randrange(8)


def flip_many(data: bytearray, chance: random.Random) -> None:
    for _ in range(50):
        flip(data, chance)


def truncate(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def cut_pages(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(1, len(data) // PAGE) * PAGE :]


def zero_page(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data) // PAGE) * PAGE
    data[place : place + PAGE] = bytes(PAGE)


def swap_pages(data: bytearray, chance: random.Random) -> None:
    first, second = (number * PAGE for number in chance.sample(range(len(data) // PAGE), 2))
    page = data[first : first + PAGE]
    data[first : first + PAGE] = data[second : second + PAGE]
    data[second : second + PAGE] = page


def refuse_or_read(path):
    try:
        with open_ledger(path, person="李四") as ledger:
            found = contents(ledger)
        verify_ledger(path)
    except Refused as refused:
        return refused
    return found


@pytest.mark.parametrize("damage", [flip, flip_many, truncate, cut_pages, zero_page, swap_pages])
def test_damaged_ledger_is_refused_or_whole(sound, tmp_path, damage):
    folder, content = sound
    original = (folder / "a.fzb").read_bytes()
    chance = random.Random(damage.__name__)
    outcomes: Counter[str] = Counter()
    for number in range(50):
        data = bytearray(original)
        damage(data, chance)
        path = tmp_path / f"{number}.fzb"
        path.write_bytes(data)
        outcome = refuse_or_read(path)
        if isinstance(outcome, Refused):
            assert re.search("[一-鿿]", outcome.sentence)
            assert outcome.code.startswith("LEDGER-")
        else:
            assert outcome == content
        outcomes[outcome.code if isinstance(outcome, Refused) else "whole"] += 1
    assert outcomes["whole"] < 50


def test_ledger_copied_with_its_side_file_is_whole(sound, tmp_path):
    folder, content = sound
    for suffix in ("", "-wal"):
        shutil.copy(folder / f"open.fzb{suffix}", tmp_path / f"open.fzb{suffix}")
    assert refuse_or_read(tmp_path / "open.fzb") == content


def test_ledger_copied_alone_while_open_is_refused(sound, tmp_path):
    folder, _ = sound
    shutil.copy(folder / "open.fzb", tmp_path / "open.fzb")
    assert refuse_or_read(tmp_path / "open.fzb").code == "LEDGER-PARTIAL"
    assert refuse_or_read(tmp_path / "open.fzb").code == "LEDGER-PARTIAL"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "LEDGER-EMPTY"),
        (bytes(PAGE), "LEDGER-EMPTY"),
        ("这是一个文本文件。".encode() * 100, "LEDGER-FOREIGN"),
        (b"SQLite format 3\x00", "LEDGER-FOREIGN"),
        (b"PK\x03\x04" * 100, "LEDGER-FOREIGN"),
    ],
)
def test_other_files_are_refused_and_left_alone(tmp_path, content, code):
    path = tmp_path / "a.fzb"
    path.write_bytes(content)
    assert refuse_or_read(path).code == code
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "a.fzb"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE figures (a)")
    other.close()
    assert refuse_or_read(path).code == "LEDGER-FOREIGN"


def test_missing_ledger_is_refused_and_not_made(tmp_path):
    assert refuse_or_read(tmp_path / "a.fzb").code == "LEDGER-MISSING"
    assert refuse_or_read(tmp_path).code == "LEDGER-FOREIGN"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE figures SET value='99' WHERE code='h01.a' AND year=2022",
        "UPDATE figures SET version=2 WHERE code='h01.a' AND year=2022",
        "DELETE FROM figures WHERE code='h01.a' AND year=2022",
        "CREATE TABLE t AS SELECT * FROM figures LIMIT 1; UPDATE t SET year=2019; INSERT INTO figures SELECT * FROM t",
        "UPDATE entries SET text='x'",
        "UPDATE particulars SET text='x'",
        "UPDATE annotations SET content=replace(content, '口径', '统计口径')",
        "UPDATE annotations SET version=2",
        "UPDATE annotations SET place='别处' WHERE kind='reason'",
        "DELETE FROM annotations WHERE kind='reason'; UPDATE manifest SET annotations=annotations-1",
        "UPDATE units SET name='别的区'",
        "UPDATE reports SET heading_set='B'",
        "UPDATE reports SET created_by='x'",
        "DROP TRIGGER trail_no_update; UPDATE trail SET person='x' WHERE id=3",
        "DROP TRIGGER trail_no_delete; DELETE FROM trail WHERE id=31",
        "DROP TRIGGER trail_no_update; UPDATE trail SET changes=replace(changes,'第1次','第7次')",
        "DROP TABLE entries",
        "DELETE FROM manifest",
        "UPDATE figures SET state='?' WHERE code='h01.a'",
        "UPDATE figures SET unit_id=77",
        "PRAGMA user_version=0",
    ],
)
def test_what_was_changed_past_the_program_is_noticed(sound, tmp_path, statement):
    path = tmp_path / "a.fzb"
    shutil.copy(sound[0] / "a.fzb", path)
    other = sqlite3.connect(path)
    other.executescript(statement)
    other.close()
    with pytest.raises(Refused, match="LEDGER-DAMAGED"):
        verify_ledger(path)


def test_value_that_makes_no_sense_is_refused_when_read(sound, tmp_path):
    path = tmp_path / "a.fzb"
    shutil.copy(sound[0] / "a.fzb", path)
    other = sqlite3.connect(path)
    other.execute("UPDATE figures SET value='12abc' WHERE value_kind='number'")
    other.commit()
    other.close()
    with open_ledger(path, person="李四") as ledger, pytest.raises(Refused, match="LEDGER-DAMAGED"):
        ledger.load(UNIT, YEAR)


def test_sound_ledger_is_told_in_numbers(sound):
    verified = verify_ledger(sound[0] / "a.fzb")
    assert (verified.units, verified.reports, verified.figures, verified.entries, verified.trail) == (1, 1, 8, 5, 31)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE figures SET value='9300' WHERE code='h01.b'",
        "UPDATE figures SET value='8' WHERE code='h01.a' AND year=2021",
        "UPDATE entries SET text='x' WHERE key='k3'",
        "UPDATE particulars SET text='x' WHERE name='addressee'",
        "UPDATE indicators SET definition=replace(definition, '自设占比', '自设比例')",
        "UPDATE figures SET version=2 WHERE code='h01.b'",
        "UPDATE annotations SET content=replace(content, '口径', '统计口径')",
        "UPDATE annotations SET content='{}'",
    ],
)
def test_what_was_damaged_is_refused_when_read(sound, tmp_path, statement):
    path = tmp_path / "a.fzb"
    shutil.copy(sound[0] / "a.fzb", path)
    other = sqlite3.connect(path)
    other.executescript(statement)
    other.close()
    with open_ledger(path, person="李四") as ledger, pytest.raises(Refused, match="LEDGER-DAMAGED"):
        ledger.load(UNIT, YEAR)


def test_pipe_and_device_are_refused_without_waiting_for_them(tmp_path):
    os.mkfifo(tmp_path / "a.fzb")
    assert refuse_or_read(tmp_path / "a.fzb").code == "LEDGER-FOREIGN"
    assert "普通的文件" in refuse_or_read(Path(os.devnull)).sentence


def test_ledger_behind_a_link_is_the_same_ledger(ledger, path):
    link = path.with_name("link.fzb")
    link.symlink_to(path)
    with LedgerLock(path, "张三"), pytest.raises(Refused, match="LEDGER-LOCKED"):
        LedgerLock(link, "李四").acquire()
    with open_ledger(link, person="李四") as other:
        assert other.path == path


def test_lost_ledger_is_not_begun_anew_beside_its_backup(ledger, path):
    backup = back_up(ledger)
    ledger.close()
    path.unlink()
    assert backup.name in refuse_or_read(path).sentence
    with pytest.raises(Refused, match="LEDGER-REMAINS"):
        create_ledger(path)


def test_restoring_over_what_is_no_ledger_is_refused(ledger, path, tmp_path):
    backup = back_up(ledger)
    other = tmp_path / "b.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    for place in (other, backup.parent):
        with pytest.raises(Refused, match="RESTORE-OTHER"):
            restore(backup, place)
        assert place.exists()


def test_lock_waits_for_another_program(path, monkeypatch):
    first = LedgerLock(path, "张三")
    first.acquire()
    monkeypatch.setattr(lock, "_passes_soon", lambda _: True)
    monkeypatch.setattr(lock.DISK, "wait", lambda _: first.release())
    with LedgerLock(path, "李四", patience=1) as second:
        assert second.holder.person == "李四"
