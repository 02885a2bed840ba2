"""Write a file whole or not at all, verified.

The data goes to a file beside the target, is flushed to the disk, read back and compared, and only then takes the
target's name: whatever fails on the way, the target is as it was. Why not Qt's QSaveFile: on a full disk its `commit`
puts a truncated file in place if the count of one `write` was not looked at.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.refusal import Refused

_HELD_BY_ANOTHER = (5, 32, 33)  # Windows: access denied, sharing violation, lock violation
_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)  # seconds between tries; a virus scanner lets go within 2.5 s
_OURS = re.compile(r"\.fazhi-(\d+)-[0-9a-f]{8}\.tmp(-journal|-wal|-shm)?")
_FORGOTTEN_AFTER = 24 * 3600  # seconds; by then the number of a dead process may be another program's


class Disk:
    """Everything that is asked of the disk, one method each, so that a test can let any of them fail."""

    def create(self, path: Path, mode: int) -> int:
        """Open a new file for writing; FileExistsError if there is one."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write some of the data, perhaps not all; give the number of bytes written."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Wait until what was written is on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a file."""
        os.close(descriptor)

    def read(self, path: Path) -> bytes:
        """Read a file whole."""
        return path.read_bytes()

    def replace(self, source: Path, target: Path) -> None:
        """Give `source` the name `target`, in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file if it is there."""
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk; only Unix can and must do that."""
        if sys.platform != "win32":
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def wait(self, seconds: float) -> None:
        """Let some time pass before another try."""
        time.sleep(seconds)


DISK = Disk()


def write_whole(
    path: Path,
    data: bytes,
    verify: Callable[[bytes], None] | None = None,
    *,
    private: bool = False,
    disk: Disk = DISK,
) -> Path:
    """Write `data` to `path` whole or not at all; give the path that was written.

    That is another one beside it, 报告（2）.docx, if a program such as Word holds the target open. `verify` gets what
    was read back and raises Refused if it is no good. A `private` file is readable by its owner alone, and so is its
    folder where that has to be made. Refused: FILE-FULL, FILE-DENIED, FILE-NO-FOLDER, FILE-NAME, FILE-UNVERIFIED,
    FILE-FAILED.
    """
    path = real_path(path)
    with refusing(path):
        if private:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = temporary_beside(path)
        try:
            _write_through(temporary, data, 0o600 if private else 0o666, disk)
            if not private:
                _keep_mode(path, temporary)
            _verify(temporary, data, verify, disk)
            written = _put_in_place(temporary, path, disk)
        finally:
            with suppress(OSError):
                disk.remove(temporary)
        return written


def is_file(path: Path) -> bool:
    """Say whether there is such a file; a name that no disk takes, or a drive that does not answer, has none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Say whether there is such a folder, as `is_file` does of a file."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def real_path(path: Path) -> Path:
    """Give the file that a name stands for, through links: locks and side files must be those of the file itself.

    Refused (FILE-NAME) where no disk takes such a name.
    """
    with refusing(path):
        return Path(os.path.realpath(path)) if path.is_symlink() else path


def temporary_beside(path: Path) -> Path:
    """Give a name for an unfinished file in the folder of `path`, which `sweep` knows as ours."""
    return path.with_name(f".fazhi-{os.getpid()}-{secrets.token_hex(4)}.tmp")


def replace_patiently(source: Path, target: Path, disk: Disk = DISK) -> None:
    """Give `source` the name `target`, waiting while another program holds it for a moment; raises OSError."""
    for seconds in _PATIENCE:
        try:
            disk.replace(source, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER:
                raise
            disk.wait(seconds)
        else:
            return
    disk.replace(source, target)


def name_new(temporary: Path, path: Path) -> None:
    """Give a finished file a name that nothing has yet; raises FileExistsError if something has it."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links, such as a USB stick
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)
    else:
        temporary.unlink()


def sweep(folder: Path) -> tuple[Path, ...]:
    """Remove the unfinished files that a killed copy of this program left in `folder`; give their names."""
    swept: list[Path] = []
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            match = _OURS.fullmatch(path.name)
            if match and _forgotten(path, int(match[1])):
                path.unlink(missing_ok=True)
                swept.append(path)
    return tuple(swept)


def process_lives(number: int) -> bool:
    """Say whether a process of this number runs on this machine."""
    if sys.platform == "win32":
        return _windows_process_lives(number)
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # somebody else's
    return True


@contextmanager
def refusing(path: Path) -> Generator[None]:
    """Turn what the disk says about `path` into one Chinese sentence; nothing else passes as Refused."""
    try:
        yield
    except OSError as error:
        raise _refusal(error, path) from error


def _write_through(path: Path, data: bytes, mode: int, disk: Disk) -> None:
    descriptor = disk.create(path, mode)
    try:
        rest = memoryview(data)
        while rest:
            count = disk.write(descriptor, rest)
            if count <= 0:
                raise OSError(errno.ENOSPC, "nothing was written")
            rest = rest[count:]
        disk.sync(descriptor)
    finally:
        disk.close(descriptor)


def _keep_mode(path: Path, temporary: Path) -> None:
    if sys.platform != "win32" and path.is_file():
        temporary.chmod(path.stat().st_mode & 0o777)


def _verify(path: Path, data: bytes, verify: Callable[[bytes], None] | None, disk: Disk) -> None:
    read_back = disk.read(path)
    if read_back != data:
        raise Refused("FILE-UNVERIFIED", "写入的内容读回来不一致，磁盘可能有故障；原文件没有改动，请换一个位置保存。")
    if verify:
        verify(read_back)


def _put_in_place(temporary: Path, path: Path, disk: Disk) -> Path:
    target = path
    try:
        replace_patiently(temporary, target, disk)
    except PermissionError:
        # The folder let us write, so it is the file that does not: another program has it open.
        target = _free_name(path)
        disk.replace(temporary, target)
    # Some file systems cannot do this for a folder; the file is whole under either name, so that is no failure.
    with suppress(OSError):
        disk.sync_folder(target.parent)
    return target


def _free_name(path: Path) -> Path:
    number = 2
    while (free := path.with_name(f"{path.stem}（{number}）{path.suffix}")).exists():
        number += 1
    return free


def _forgotten(path: Path, process: int) -> bool:
    return not process_lives(process) or time.time() - path.stat().st_mtime > _FORGOTTEN_AFTER


if sys.platform == "win32":
    import ctypes

    _QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
    _STILL_ACTIVE = 259

    def _windows_process_lives(number: int) -> bool:
        # Here os.kill(number, 0) would not ask but end the process.
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_QUERY, False, number)
        if not handle:
            return False
        state = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(state))
        kernel.CloseHandle(handle)
        return state.value == _STILL_ACTIVE


_SENTENCES = {
    errno.ENOSPC: ("FILE-FULL", "磁盘已满，“{}”没有写成，原来的文件没有改动；请清理磁盘后再试。"),
    errno.EACCES: ("FILE-DENIED", "没有权限写入“{}”，原来的文件没有改动；请换一个文件夹，或请管理员开通权限。"),
    errno.ENOENT: ("FILE-NO-FOLDER", "“{}”所在的文件夹或文件不存在，请核对位置后再试。"),
    errno.ENAMETOOLONG: ("FILE-NAME", "文件名“{}”太长或含有不能用的字符，请改一个名字。"),
    errno.ENOTDIR: ("FILE-NO-FOLDER", "“{}”的位置里有一段是文件，不是文件夹，请核对位置后再试。"),
    errno.EEXIST: ("FILE-EXISTS", "“{}”这个名字已经有一个文件在用，没有改动它；请换一个位置或名字。"),
    errno.EISDIR: ("FILE-NAME", "“{}”是一个文件夹，不能当作文件来写，请改一个名字。"),
}
_SAME = {
    errno.EDQUOT: errno.ENOSPC,
    errno.EPERM: errno.EACCES,
    errno.EROFS: errno.EACCES,
    errno.EINVAL: errno.ENAMETOOLONG,
}


def _refusal(error: OSError, path: Path) -> Refused:
    number = error.errno or errno.EIO
    unknown = ("FILE-FAILED", "磁盘读写出错，“{}”没有写成，原来的文件没有改动；请换一个位置再试。")
    code, sentence = _SENTENCES.get(_SAME.get(number, number), unknown)
    return Refused(code, sentence.format(path.name))
