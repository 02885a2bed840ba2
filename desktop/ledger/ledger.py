"""Making a ledger, and opening one that is there. What others need of this room stands in this module."""

from __future__ import annotations

from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sqlalchemy import Connection

from desktop.files import DISK, name_new, real_path, refusing, sweep, temporary_beside
from desktop.ledger import sqlite
from desktop.ledger.across import Total
from desktop.ledger.backups import back_up
from desktop.ledger.commits import Change, Committed, Conflict, Versions
from desktop.ledger.histories import Page
from desktop.ledger.keeping import Ledger
from desktop.ledger.loading import Loaded
from desktop.ledger.older import bring_up, brought_up_in_memory
from desktop.ledger.prepared import COUNTED
from desktop.ledger.remains import remains
from desktop.ledger.rows import Place
from desktop.ledger.start_checks import connect, schema_of
from desktop.ledger.tables import MANIFEST, METADATA, SCHEMA
from desktop.ledger.trail import NO_ROW_YET, Told, TrailRow
from desktop.refusal import Refused

__all__ = [
    "Change",
    "Committed",
    "Conflict",
    "Ledger",
    "Loaded",
    "Page",
    "Place",
    "Told",
    "Total",
    "TrailRow",
    "Versions",
    "create_ledger",
    "open_ledger",
]

_CANNOT_WRITE = ("LEDGER-READONLY", "LEDGER-DENIED")


def create_ledger(path: Path, *, person: str = "") -> Ledger:
    """Make an empty ledger and open it; Refused (LEDGER-EXISTS) if there is a file, and as `files.write_whole`.

    It gets its name only when it is complete, so that nothing half made is ever found there.
    """
    refuse_taken(path)
    temporary = temporary_beside(path)
    with refusing(path):
        if not path.parent.exists():
            path.parent.mkdir(mode=0o700, parents=True)
        try:
            DISK.close(DISK.create(temporary, 0o600))
            with sqlite.refusing(path):
                _fill(temporary)
            name_new(temporary, path)
        finally:
            with suppress(OSError):
                DISK.remove(temporary)
    return open_ledger(path, person=person)


def refuse_taken(path: Path) -> None:
    """Refuse a place where no new ledger can be: LEDGER-NETWORK, LEDGER-EXISTS, LEDGER-REMAINS."""
    sqlite.refuse_network(path)
    if path.exists():
        raise Refused("LEDGER-EXISTS", f"“{path.name}”已经存在，没有改动它；请换一个名字，或直接打开它。")
    left = remains(path)
    if left:
        raise Refused("LEDGER-REMAINS", f"“{path.name}”的旧文件“{left.name}”还在，请用它恢复，或换一个名字新建。")


def open_ledger(path: Path, *, person: str, read_only: bool = False) -> Ledger:
    """Open an existing ledger after checking it; `read_only` is what it then is: a folder may allow no more.

    A ledger of an older program is brought to the present tables, after a verified backup; one that may only be read is
    read as it was when it was opened, from a copy in memory. Refused as `start_checks.connect`.
    """
    path = real_path(path)
    if not read_only:
        sweep(path.parent)
    connection = connect(path, read_only=read_only)
    try:
        if schema_of(connection) < SCHEMA:
            sqlite.close(connection)
            connection = _migrated(path, read_only=read_only)
        if not read_only and not _prepared(connection, path):
            sqlite.close(connection)
            read_only = True
            connection = connect(path, read_only=True)
    except BaseException:
        sqlite.close(connection)
        raise
    return Ledger(path, connection, person=person, read_only=read_only)


def _fill(path: Path) -> None:
    engine = sqlite.engine_for(path)
    with engine.connect() as connection, sqlite.writing(connection):
        connection.exec_driver_sql(f"PRAGMA application_id={sqlite.APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
        METADATA.create_all(connection)
        zero = dict.fromkeys(("opened", "units", "reports", *COUNTED, "files", "trail"), 0)
        connection.execute(MANIFEST.insert().values(id=1, schema=SCHEMA, made_by=_program(), head=NO_ROW_YET, **zero))
    engine.dispose()


def _program() -> str:
    try:
        return version("fazhi-report")
    except PackageNotFoundError:  # a checkout that was never installed
        return ""


def _prepared(connection: Connection, path: Path) -> bool:
    try:
        with sqlite.refusing(path):
            sqlite.prepare_for_writing(connection)
    except Refused as refused:
        if refused.code not in _CANNOT_WRITE:
            raise
        return False
    return True


def _migrated(path: Path, *, read_only: bool) -> Connection:
    if not read_only:
        back_up(path)
    connection = connect(path, read_only=read_only)
    try:
        if read_only:
            return brought_up_in_memory(connection, path)
        bring_up(connection, path)
    finally:
        sqlite.close(connection)
    return connect(path)
