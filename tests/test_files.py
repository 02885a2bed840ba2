import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.files import (
    Disk,
    is_file,
    is_folder,
    name_new,
    process_lives,
    replace_patiently,
    sweep,
    temporary_beside,
    write_whole,
)
from desktop.refusal import Refused

OLD, NEW = "旧的".encode() * 100, "新的".encode() * 5000


class FaultyDisk(Disk):
    """Fails its n-th operation; `error` None writes short instead."""

    def __init__(self, number: int, error: OSError | None) -> None:
        self.number, self.error, self.count, self.waited = number, error, 0, 0.0

    def _fails(self) -> bool:
        self.count += 1
        if self.count == self.number and self.error:
            raise self.error
        return self.count == self.number

    def create(self, path, mode):
        self._fails()
        return super().create(path, mode)

    def write(self, descriptor, data):
        return super().write(descriptor, data[:7] if self._fails() else data)

    def sync(self, descriptor):
        self._fails()
        super().sync(descriptor)

    def close(self, descriptor):
        super().close(descriptor)
        self._fails()

    def read(self, path):
        self._fails()
        return super().read(path)

    def replace(self, source, target):
        self._fails()
        super().replace(source, target)

    def remove(self, path):
        self._fails()
        super().remove(path)

    def sync_folder(self, folder):
        self._fails()
        super().sync_folder(folder)

    def wait(self, seconds):
        self.waited += seconds


def test_writes_new_file_and_replaces_old_one(tmp_path):
    target = tmp_path / "报告.docx"
    assert write_whole(target, OLD) == target
    assert write_whole(target, NEW) == target
    assert target.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [target]


def test_empty_file_can_be_written(tmp_path):
    assert write_whole(tmp_path / "空.txt", b"").read_bytes() == b""


EXPECTED = {
    errno.ENOSPC: {"FILE-FULL"},
    errno.EDQUOT: {"FILE-FULL"},
    errno.EACCES: {"FILE-DENIED"},
    errno.EIO: {"FILE-FAILED"},
}


@pytest.mark.parametrize("number", [*EXPECTED, None])
def test_whatever_fails_leaves_old_or_new_file_whole(tmp_path, number):
    failing = 0
    refusals: set[str] = set()
    while True:
        failing += 1
        target = tmp_path / f"{failing}" / "报告.docx"
        target.parent.mkdir()
        target.write_bytes(OLD)
        disk = FaultyDisk(failing, OSError(number, "failed") if number else None)
        try:
            written = write_whole(target, NEW, disk=disk)
        except Refused as refused:
            assert target.read_bytes() == OLD
            refusals.add(refused.code)
        else:
            assert written.read_bytes() == NEW
            assert target.read_bytes() in (OLD, NEW)
        left = [path for path in target.parent.iterdir() if path.suffix == ".tmp"]
        assert len(left) <= 1
        if disk.count < failing:
            break
    assert failing > 7
    assert not left
    assert refusals == EXPECTED.get(number, set())


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "FILE-FULL"),
        (errno.EDQUOT, "FILE-FULL"),
        (errno.EACCES, "FILE-DENIED"),
        (errno.EROFS, "FILE-DENIED"),
        (errno.EIO, "FILE-FAILED"),
        (errno.ENAMETOOLONG, "FILE-NAME"),
    ],
)
def test_each_failure_has_its_code(tmp_path, number, code):
    with pytest.raises(Refused) as caught:
        write_whole(tmp_path / "a.txt", NEW, disk=FaultyDisk(1, OSError(number, "failed")))
    assert caught.value.code == code
    assert "a.txt" in caught.value.sentence


def test_disk_that_takes_nothing_is_full(tmp_path):
    class Full(Disk):
        def write(self, descriptor, data):
            del descriptor, data
            return 0

    with pytest.raises(Refused, match="FILE-FULL"):
        write_whole(tmp_path / "a.txt", NEW, disk=Full())
    assert list(tmp_path.iterdir()) == []


def test_disk_that_reads_back_something_else_is_noticed(tmp_path):
    class Lying(Disk):
        def read(self, path):
            del path
            return b"?"

    target = tmp_path / "a.txt"
    target.write_bytes(OLD)
    with pytest.raises(Refused, match="FILE-UNVERIFIED"):
        write_whole(target, NEW, disk=Lying())
    assert target.read_bytes() == OLD


def test_verification_by_caller_can_refuse(tmp_path):
    def refuse(data: bytes) -> None:
        assert data == NEW
        raise Refused("WORD-BROKEN", "生成的文件不完整。")

    target = tmp_path / "a.txt"
    target.write_bytes(OLD)
    with pytest.raises(Refused, match="WORD-BROKEN"):
        write_whole(target, NEW, refuse)
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


def test_missing_folder_is_refused_and_not_made(tmp_path):
    with pytest.raises(Refused, match="FILE-NO-FOLDER"):
        write_whole(tmp_path / "没有" / "a.txt", NEW)
    assert list(tmp_path.iterdir()) == []


def test_folder_is_no_target(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(Refused, match="FILE-NAME"):
        write_whole(tmp_path / "a", NEW)


def test_file_in_place_of_a_folder_is_refused(tmp_path):
    (tmp_path / "a").write_bytes(OLD)
    with pytest.raises(Refused, match="FILE-NO-FOLDER"):
        write_whole(tmp_path / "a" / "b.txt", NEW)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_private_file_is_for_its_owner_alone(tmp_path):
    target = write_whole(tmp_path / "私" / "a.txt", NEW, private=True)
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.parent.stat().st_mode & 0o777 == 0o700
    umask = os.umask(0o022)
    os.umask(umask)
    ordinary = write_whole(tmp_path / "b.txt", NEW)
    assert ordinary.stat().st_mode & 0o777 == 0o666 & ~umask


def held(winerror: int) -> PermissionError:
    error = PermissionError(errno.EACCES, "held")
    error.winerror = winerror
    return error


class HeldDisk(Disk):
    """Word has one file open and lets go after some tries."""

    def __init__(self, path: Path, tries: int) -> None:
        self.path, self.tries, self.waited = path, tries, 0.0

    def replace(self, source, target):
        if target == self.path and self.tries > 0:
            self.tries -= 1
            raise held(32)
        super().replace(source, target)

    def wait(self, seconds):
        self.waited += seconds


def test_file_that_is_held_for_a_moment_is_waited_for(tmp_path):
    target = tmp_path / "报告.docx"
    target.write_bytes(OLD)
    disk = HeldDisk(target, 3)
    assert write_whole(target, NEW, disk=disk) == target
    assert target.read_bytes() == NEW
    assert 0 < disk.waited < 2.5


def test_file_that_stays_held_is_written_beside(tmp_path):
    target = tmp_path / "报告.docx"
    target.write_bytes(OLD)
    (tmp_path / "报告（2）.docx").write_bytes(b"mine")
    disk = HeldDisk(target, 99)
    assert write_whole(target, NEW, disk=disk) == tmp_path / "报告（3）.docx"
    assert target.read_bytes() == OLD
    assert (tmp_path / "报告（2）.docx").read_bytes() == b"mine"
    assert (tmp_path / "报告（3）.docx").read_bytes() == NEW
    assert disk.waited == pytest.approx(2.5)


def test_other_errors_are_not_waited_for(tmp_path):
    disk = FaultyDisk(1, OSError(errno.EIO, "failed"))
    with pytest.raises(OSError, match="failed"):
        replace_patiently(tmp_path / "a", tmp_path / "b", disk)
    assert disk.waited == 0


def dead_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_sweep_takes_what_dead_programs_left_and_nothing_else(tmp_path):
    dead = dead_process()
    strays = {tmp_path / f".fazhi-{dead}-0123abcd.tmp", tmp_path / f".fazhi-{dead}-0123abcd.tmp-journal"}
    mine = temporary_beside(tmp_path / "a")
    others = {mine, tmp_path / "报告.docx", tmp_path / f".fazhi-{dead}-xyz.tmp", tmp_path / "b.tmp"}
    for path in strays | others:
        path.write_bytes(b"")
    assert set(sweep(tmp_path)) == strays
    assert set(tmp_path.iterdir()) == others


def test_sweep_takes_what_is_old_even_if_the_number_lives_again(tmp_path):
    old = temporary_beside(tmp_path / "a")
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    assert sweep(tmp_path) == (old,)
    assert sweep(tmp_path / "没有") == ()


def test_processes_that_live(monkeypatch):
    assert process_lives(os.getpid())
    assert not process_lives(dead_process())

    def somebody_elses(number: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", somebody_elses)
    assert process_lives(1)


def test_new_name_is_given_only_where_nothing_is(tmp_path, monkeypatch):
    def no_links(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    for number, linking in enumerate((Path.hardlink_to, no_links)):
        monkeypatch.setattr(Path, "hardlink_to", linking)
        first, second, name = (tmp_path / f"{number}{letter}" for letter in "abc")
        first.write_bytes(NEW)
        second.write_bytes(OLD)
        name_new(first, name)
        with pytest.raises(FileExistsError):
            name_new(second, name)
        assert name.read_bytes() == NEW
        assert not first.exists()
        assert second.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="rights and links of Unix")
def test_rewritten_file_keeps_its_rights_and_stays_behind_its_link(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(OLD)
    real.chmod(0o600)
    link.symlink_to(real)
    assert write_whole(link, NEW) == real
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert real.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["nothing", "n" * 5000, "a\0b"])
def test_what_cannot_be_looked_for_is_not_there(tmp_path, name):
    (tmp_path / "file").touch()
    assert is_file(tmp_path / "file")
    assert not is_folder(tmp_path / "file")
    assert is_folder(tmp_path)
    assert not is_file(tmp_path)
    assert not is_file(tmp_path / name)
    assert not is_folder(tmp_path / name)
