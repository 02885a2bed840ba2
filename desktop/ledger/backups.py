"""Backups: made by SQLite's own copying, opened and verified at once, thinned with age; and the way back."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from desktop.files import DISK, name_new, real_path, refusing, replace_patiently, sweep, temporary_beside
from desktop.ledger import sqlite
from desktop.ledger.keeping import Ledger
from desktop.ledger.lock import LedgerLock
from desktop.ledger.remains import FOLDER
from desktop.ledger.start_checks import connect
from desktop.ledger.thinning import Made, kept
from desktop.ledger.verification import verify_ledger
from desktop.refusal import Refused

_STAMP = "%Y%m%d-%H%M%S"


def back_up(ledger: Path | Ledger) -> Path:
    """Make a backup of a ledger, open or closed, in the folder 备份 beside it; give its path.

    Refused as `verify_ledger` and as `files.write_whole`; BACKUP-UNSOUND if what was copied does not pass the check.
    """
    path = real_path(ledger.path if isinstance(ledger, Ledger) else ledger)
    folder = path.parent / FOLDER
    if not path.exists():
        connect(path, read_only=True)  # which says what is missing: the ledger, and no folder
    with refusing(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        sweep(folder)
        temporary = temporary_beside(folder / path.name)
        try:
            _copy(path, temporary)
            backup = _named(temporary, path, folder)
        finally:
            _remove(temporary)
            with suppress(OSError):
                folder.rmdir()  # only where it is still empty: nothing is left behind by what was refused
        with suppress(OSError):
            DISK.sync_folder(folder)
        _thin(path)
    return backup


def _named(temporary: Path, path: Path, folder: Path) -> Path:
    while True:
        number = max((made.number for made in _backups(path)), default=0) + 1
        backup = folder / f"{path.stem} {datetime.now().astimezone().strftime(_STAMP)} {number:06d}.fzb"
        with suppress(FileExistsError):  # another program makes a backup at the same moment
            name_new(temporary, backup)
            return backup


def restore(backup: Path, to: Path) -> Path | None:
    """Put a backup, after verifying it, in the place of a ledger that is not open.

    Gives the path under which the ledger that was there is kept; None if there was none. Refused as `verify_ledger`
    for the backup, LEDGER-LOCKED, LEDGER-NETWORK, and as `files.write_whole`.
    """
    to = real_path(to)
    _refuse_others(to)
    verify_ledger(backup)
    sqlite.refuse_network(to)
    sweep(to.parent)
    with LedgerLock(to, ""), refusing(to):
        temporary = temporary_beside(to)
        try:
            _copy(backup, temporary)
            aside = _set_aside(to)
            replace_patiently(temporary, to)  # the one step in which the old becomes the new
        finally:
            _remove(temporary)
        with suppress(OSError):
            DISK.sync_folder(to.parent)
    return aside


def copy_to(path: Path, to: Path) -> Path:
    """Copy a ledger, which others may have open or which may only be read, to a new file; give its path.

    Refused: LEDGER-EXISTS where there is a file already, LEDGER-NETWORK, BACKUP-UNSOUND, and as `files.write_whole`.
    """
    to = real_path(to)
    sqlite.refuse_network(to)
    if to.exists():
        raise Refused("LEDGER-EXISTS", f"“{to.name}”已经存在，没有改动它；请换一个名字。")
    with refusing(to):
        temporary = temporary_beside(to)
        try:
            _copy(real_path(path), temporary, read_only=True)
            name_new(temporary, to)
        finally:
            _remove(temporary)
    return to


def _refuse_others(to: Path) -> None:
    """Refuse (RESTORE-OTHER) to put a ledger in the place of what is none; a damaged one is what restoring is for."""
    if not to.exists():
        return
    foreign = not to.is_file()
    if not foreign and to.stat().st_size:
        with refusing(to), to.open("rb") as file:
            header = file.read(72)
        is_database = header.startswith(sqlite.MAGIC)
        ours = header[68:72] == sqlite.APPLICATION.to_bytes(4, "big")
        foreign = not ours if is_database else to.suffix != ".fzb"
    if foreign:
        raise Refused("RESTORE-OTHER", f"“{to.name}”不是账本文件，没有动它；请换一个名字恢复。")


def _copy(path: Path, target: Path, *, read_only: bool = False) -> None:
    source = connect(path, read_only=read_only)
    try:
        DISK.close(DISK.create(target, 0o600))
        copy = sqlite.engine_for(target).connect()
        try:
            with sqlite.refusing(path):
                sqlite.driver(source).backup(sqlite.driver(copy))
        finally:
            sqlite.close(copy)
    finally:
        sqlite.close(source)
    try:
        verify_ledger(target)
    except Refused as refused:
        raise Refused(
            "BACKUP-UNSOUND", f"账本“{path.name}”复制后核对不符，没有留下这份复制件；账本可能已损坏，请马上检查。"
        ) from refused


def _set_aside(path: Path) -> Path | None:
    if not path.exists():
        return None
    with suppress(Refused):  # a sound ledger becomes one whole file; of a damaged one every part is kept
        sqlite.close(connect(path))
    stamp = datetime.now().astimezone().strftime(_STAMP)
    aside = path.with_name(f"{path.stem}（恢复前 {stamp}）{path.suffix}")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.stem}（恢复前 {stamp} {number}）{path.suffix}")
        number += 1
    log = sqlite.side_file(path, "-wal")
    if log.exists():
        _keep_beside(log, sqlite.side_file(aside, "-wal"))
    _keep_beside(path, aside)
    with suppress(OSError):
        DISK.sync_folder(path.parent)
    for suffix in ("-wal", "-shm"):  # SQLite would take them for those of the new file
        DISK.remove(sqlite.side_file(path, suffix))
    return aside


def _keep_beside(path: Path, aside: Path) -> None:
    try:
        aside.hardlink_to(path)
    except OSError:  # a disk without hard links, such as a USB stick
        shutil.copy2(path, aside)


def _remove(temporary: Path) -> None:
    for path in (temporary, *(sqlite.side_file(temporary, suffix) for suffix in ("-wal", "-shm", "-journal"))):
        with suppress(OSError):
            DISK.remove(path)


def _backups(path: Path) -> list[Made]:
    return [made for made, _ in _found(path)]


def _found(path: Path) -> list[tuple[Made, Path]]:
    named = re.compile(re.escape(path.stem) + r" (\d{8}-\d{6}) (\d{6,})\.fzb")
    found: list[tuple[Made, Path]] = []
    for file in (path.parent / FOLDER).iterdir():
        match = named.fullmatch(file.name)
        if match:
            with suppress(ValueError):  # a name like ours with a time that cannot be: somebody else's, left alone
                at = datetime.strptime(match[1], _STAMP).astimezone()
                found.append((Made(int(match[2]), at), file))
    return found


def _thin(path: Path) -> None:
    found = _found(path)
    keeping = kept(made for made, _ in found)
    for made, file in found:
        if made.number not in keeping:
            with suppress(OSError):
                DISK.remove(file)
