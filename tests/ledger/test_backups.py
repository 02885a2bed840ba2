import errno
import os
import random
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.ledger import backups
from desktop.ledger.backups import back_up, restore
from desktop.ledger.ledger import create_ledger, open_ledger
from desktop.ledger.lock import LedgerLock
from desktop.ledger.thinning import Made, kept
from desktop.ledger.verification import verify_ledger
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.refusal import Refused

UNIT, YEAR = "示例区司法局", 2022


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_backup_holds_what_the_open_ledger_holds(ledger, make_step, path):
    make_step(ledger, ledger.load(UNIT, YEAR), SetFigure("h01.a", Figure(State.NONE)))
    backup = back_up(ledger)
    ledger.close()
    assert dump(backup) == dump(path)
    assert backup.parent == path.parent / "备份"
    assert backup.name.startswith("我的 账本 ")
    assert backup.name.endswith(" 000001.fzb")
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700
    assert list(backup.parent.iterdir()) == [backup]
    assert back_up(path).name.endswith(" 000002.fzb")


def test_hundred_backups_come_back_as_they_were(tmp_path, report, make_step):
    chance = random.Random(1)
    made = {}
    with create_ledger(tmp_path / "a.fzb", person="张三") as ledger:
        ledger.add_report(report)
        for number in range(30):
            for _ in range(chance.randrange(1, 4)):
                edit = SetFigure(f"h01.{chance.randrange(9)}", Figure(State.VALUE, f"{number}"))
                make_step(ledger, ledger.load(UNIT, YEAR), edit)
            made[back_up(ledger)] = (ledger.load(UNIT, YEAR), ledger.trail(UNIT, YEAR))
    for number, (backup, content) in enumerate(made.items()):
        to = tmp_path / "新" / f"{number}.fzb"
        to.parent.mkdir(exist_ok=True)
        assert restore(backup, to) is None
        assert dump(to) == dump(backup)
        with open_ledger(to, person="李四") as again:
            assert (again.load(UNIT, YEAR), again.trail(UNIT, YEAR)) == content


def test_restoring_keeps_the_present_ledger_aside(ledger, make_step, path, report):
    backup = back_up(ledger)
    make_step(ledger, ledger.load(UNIT, YEAR), SetFigure("h01.a", Figure(State.NONE)))
    ledger.close()
    present = dump(path)
    aside = restore(backup, path)
    again = restore(backup, path)
    assert aside.name.startswith("我的 账本（恢复前 ")
    assert dump(aside) == present
    assert dump(again) == dump(path) == dump(backup)
    with open_ledger(path, person="李四") as restored:
        assert restored.load(UNIT, YEAR).report == report


def test_damaged_ledger_is_kept_aside_with_its_side_file(ledger, path, tmp_path):
    backup = back_up(ledger)
    ledger.close()
    path.write_bytes(b"damaged")
    path.with_name(path.name + "-wal").write_bytes(b"log")
    aside = restore(backup, path)
    assert aside.read_bytes() == b"damaged"
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"log"
    assert verify_ledger(path).reports == 1
    assert not [file for file in tmp_path.iterdir() if file.suffix in (".tmp", ".lock")]


def test_damaged_backup_is_never_restored(ledger, path):
    backup = back_up(ledger)
    ledger.close()
    before = path.read_bytes()
    backup.write_bytes(backup.read_bytes()[:5000])
    with pytest.raises(Refused, match="LEDGER-DAMAGED"):
        restore(backup, path)
    assert path.read_bytes() == before


def test_ledger_that_is_open_is_not_replaced(ledger, path):
    backup = back_up(ledger)
    with LedgerLock(path, "李四"), pytest.raises(Refused, match=r"LEDGER-LOCKED") as caught:
        restore(backup, path)
    assert "李四" in caught.value.sentence


def test_failing_replacement_puts_the_present_ledger_back(ledger, path, monkeypatch):
    backup = back_up(ledger)
    ledger.close()
    before = dump(path)
    real = backups.replace_patiently

    def fails(source, target):
        if source.suffix == ".tmp":
            raise OSError(errno.EIO, "failed")
        real(source, target)

    monkeypatch.setattr(backups, "replace_patiently", fails)
    with pytest.raises(Refused, match="FILE-FAILED"):
        restore(backup, path)
    assert dump(path) == before
    path.unlink()
    with pytest.raises(Refused, match="FILE-FAILED"):
        restore(backup, path)
    assert not path.exists()


def test_ledger_that_contradicts_itself_gives_no_backup(ledger, path):
    ledger.close()
    other = sqlite3.connect(path)
    other.execute("UPDATE entries SET text='x'")
    other.commit()
    other.close()
    with pytest.raises(Refused, match="BACKUP-UNSOUND"):
        back_up(path)
    assert not (path.parent / "备份").exists()


def test_backup_where_nothing_can_be_written(ledger, path):
    (path.parent / "备份").write_bytes(b"")
    with pytest.raises(Refused, match="FILE-"):
        back_up(ledger)


def test_old_backups_are_thinned_and_other_files_left(ledger, path):
    folder = path.parent / "备份"
    folder.mkdir()
    start = datetime(2020, 1, 1, 8).astimezone()
    for number in range(1, 800):
        at = start + timedelta(days=number)
        (folder / f"我的 账本 {at:%Y%m%d-%H%M%S} {number:06d}.fzb").write_bytes(b"")
    others = {"我的 账本 20209999-000000 000001.fzb", "别的 20200101-080000 000001.fzb", "我的 账本.fzb"}
    for name in others:
        (folder / name).write_bytes(b"")
    newest = back_up(ledger)
    left = {file.name for file in folder.iterdir()}
    assert newest.name.endswith(" 000800.fzb")
    assert others | {newest.name} <= left
    assert len(left) == len(others) + 1 + 12 + 10 + 9


def test_thinning_keeps_recent_ones_and_some_of_each_period():
    now = datetime(2024, 6, 30, 12).astimezone()
    hourly = [Made(10_000 - hours, now - timedelta(hours=hours)) for hours in range(24 * 700)]
    keeping = kept(hourly)
    assert len(keeping) == 48 + 12 + 10 + 9
    assert set(range(10_000 - 47, 10_001)) <= keeping
    assert kept([]) == frozenset()


def test_clock_set_back_harms_no_backup():
    now = datetime(2024, 6, 30, 12).astimezone()
    wrong = [Made(number, now + timedelta(days=3650, minutes=number)) for number in range(5)]
    right = [Made(number, now + timedelta(minutes=number)) for number in range(5, 10)]
    assert kept(wrong + right) == frozenset(range(10))
    ahead = [*right, Made(11, now + timedelta(days=3650))]
    assert {9, 11} <= kept(ahead)


def test_few_backups_all_stay():
    now = datetime(2024, 6, 30, 12).astimezone()
    weekly = [Made(100 - number, now - timedelta(weeks=number)) for number in range(12)]
    assert len(kept(weekly)) == 12


def test_backup_by_somebody_without_umask(ledger):
    before = os.umask(0)
    try:
        assert back_up(ledger).stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)
