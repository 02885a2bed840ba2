import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.ledger import lock
from desktop.ledger.lock import LedgerLock
from desktop.refusal import Refused


def lock_file(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def write_lock(path: Path, host: str, process: int) -> None:
    content = {"host": host, "process": process, "person": "王五", "since": "2023-01-02T08:00:00+08:00", "token": "t"}
    lock_file(path).write_text(json.dumps(content), "utf-8")


def dead_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_second_window_is_told_who_has_the_ledger(path):
    with LedgerLock(path, "张三") as held:
        assert held.holder.person == "张三"
        assert lock_file(path).stat().st_mode & 0o777 == 0o600
        with pytest.raises(Refused, match="LEDGER-LOCKED") as caught:
            LedgerLock(path, "李四").acquire()
        assert "张三" in caught.value.sentence
        assert re.search(r"（\d+月\d+日\d\d:\d\d起）", caught.value.sentence)
        assert "强制" not in caught.value.sentence
    assert list(path.parent.iterdir()) == []
    with LedgerLock(path, "李四"):
        pass


def test_somebody_without_a_name_is_another_window(path):
    with LedgerLock(path, ""), pytest.raises(Refused, match="另一个窗口"):
        LedgerLock(path, "李四").acquire()


def test_lock_of_a_dead_program_is_free(path):
    write_lock(path, socket.gethostname(), dead_process())
    with LedgerLock(path, "张三") as held:
        assert held.holder.person == "张三"


def test_lock_of_a_living_program_is_not(path):
    write_lock(path, socket.gethostname(), os.getpid())
    with pytest.raises(Refused, match="王五"):
        LedgerLock(path, "张三").acquire()


def test_lock_from_another_computer_is_only_taken_over(path):
    write_lock(path, "二楼电脑", dead_process())
    with pytest.raises(Refused, match="二楼电脑"):
        LedgerLock(path, "张三").acquire()
    with LedgerLock(path, "张三", take_over=True) as held:
        assert held.holder.person == "张三"


@pytest.mark.parametrize("content", ["", "{}", "[1]", "{", '{"host": 1}'])
def test_lock_that_cannot_be_read_is_free(path, content):
    lock_file(path).write_text(content)
    with LedgerLock(path, "张三") as held:
        assert held.holder.person == "张三"


def test_lock_that_was_taken_over_is_not_released_by_its_old_holder(path):
    first = LedgerLock(path, "张三")
    first.acquire()
    with LedgerLock(path, "李四", take_over=True) as second:
        first.release()
        assert second.holder.person == "李四"
    first.release()
    assert first.holder is None


def test_of_two_that_clear_a_dead_lock_one_gets_it(path, monkeypatch):
    write_lock(path, socket.gethostname(), dead_process())
    first, second = LedgerLock(path, "张三"), LedgerLock(path, "李四")
    real = lock._alive

    def slowly(holder):
        # While the second still looks at the dead lock, the first clears it and takes the ledger.
        monkeypatch.setattr(lock, "_alive", real)
        first.acquire()
        return real(holder)

    monkeypatch.setattr(lock, "_alive", slowly)
    with pytest.raises(Refused, match="张三"):
        second.acquire()
    assert first.holder.person == "张三"


def test_lock_in_a_missing_folder_is_refused(path):
    with pytest.raises(Refused, match="FILE-NO-FOLDER"):
        LedgerLock(path.parent / "没有" / "a.fzb", "张三").acquire()
