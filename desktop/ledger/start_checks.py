"""What is looked at before a ledger is used, so that a damaged or foreign file is never shown as an empty ledger."""

from __future__ import annotations

import struct
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select

from desktop.files import real_path
from desktop.ledger import sqlite
from desktop.ledger.damage import damaged, understanding
from desktop.ledger.remains import remains
from desktop.ledger.tables import (
    ANNOTATIONS,
    ENTRIES,
    FIGURES,
    FILES,
    INDICATORS,
    MANIFEST,
    METADATA,
    PARTICULARS,
    REPORTS,
    SCHEMA,
    TRAIL,
    UNITS,
)
from desktop.refusal import Refused

_HEADER = 100  # bytes: what SQLite says of itself at the beginning of a file
_APPLICATION_AT = 68
_COUNTED = (UNITS, REPORTS, PARTICULARS, FIGURES, ENTRIES, INDICATORS, ANNOTATIONS, FILES, TRAIL)


def connect(path: Path, *, read_only: bool = False) -> Connection:
    """Open an existing ledger and look whether it is sound; never makes one.

    Refused: LEDGER-MISSING, LEDGER-FOREIGN, LEDGER-EMPTY, LEDGER-NETWORK, LEDGER-NEWER, LEDGER-PARTIAL, LEDGER-DAMAGED,
    LEDGER-DENIED. A ledger of an older program passes with its older tables: see `schema_of`.
    """
    path = real_path(path)
    with sqlite.refusing(path):
        connection = sqlite.connect(path, partial(_look_at, path), read_only=read_only)
    try:
        with sqlite.refusing(path), understanding(path), sqlite.reading(connection):
            _check_pages(connection, path)
            if schema_of(connection) == SCHEMA:
                check_manifest(connection, path)
    except BaseException:
        sqlite.close(connection)
        raise
    return connection


def schema_of(connection: Connection) -> int:
    """Give the revision of the tables."""
    return int(str(sqlite.pragma(connection, "user_version")))


def _look_at(path: Path) -> None:
    _check_header(path)
    sqlite.refuse_network(path)
    if sqlite.copied_alone(path):
        raise Refused(
            "LEDGER-PARTIAL", f"账本“{path.name}”不完整，复制时原账本正开着；请关闭原账本后重新复制，或从备份恢复。"
        )


def _check_header(path: Path) -> None:
    if path.is_dir():
        raise Refused("LEDGER-FOREIGN", f"“{path.name or path}”是一个文件夹，不是账本文件；请选择里面的账本文件。")
    if path.exists() and not path.is_file():  # a device or a pipe, whose reading may never end
        raise Refused("LEDGER-FOREIGN", f"“{path.name}”不是普通的文件，不能当作账本；请另选文件。")
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        raise Refused("LEDGER-MISSING", f"没有找到账本“{path.name}”，{_advice(path)}。") from None
    except OSError:
        raise Refused("LEDGER-DENIED", f"账本“{path.name}”打不开，可能没有权限；请核对位置和权限。") from None
    if not header.strip(b"\0"):
        raise Refused("LEDGER-EMPTY", f"账本“{path.name}”是空的，内容已经丢失，请从备份恢复。")
    if len(header) < _HEADER or not header.startswith(sqlite.MAGIC):
        raise Refused("LEDGER-FOREIGN", f"“{path.name}”不是账本文件，或者已损坏；请另选文件，或从备份恢复。")
    if struct.unpack_from(">I", header, _APPLICATION_AT)[0] != sqlite.APPLICATION:
        raise Refused("LEDGER-FOREIGN", f"“{path.name}”是别的程序的数据库，不是账本；请另选文件。")


def _advice(path: Path) -> str:
    left = remains(path)
    return f"但它的旧文件“{left.name}”还在，请用它恢复" if left else "请核对位置，或新建一个账本"


def _check_pages(connection: Connection, path: Path) -> None:
    schema = schema_of(connection)
    if schema > SCHEMA:
        raise Refused("LEDGER-NEWER", f"账本“{path.name}”是由更新版本的程序保存的，本程序不能打开；请先升级本程序。")
    if schema < 1 or connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise damaged(path)


def check_manifest(connection: Connection, path: Path) -> None:
    """Refuse (LEDGER-DAMAGED) a ledger of the present tables that does not hold what it says it holds."""
    if not set(METADATA.tables) <= set(inspect(connection).get_table_names()):
        raise damaged(path)
    manifest = connection.execute(select(MANIFEST)).first()
    if manifest is None:
        raise damaged(path)
    for table in _COUNTED:
        if connection.execute(select(func.count()).select_from(table)).scalar() != getattr(manifest, table.name):
            raise damaged(path)
    last = connection.execute(select(TRAIL.c.id, TRAIL.c.hash).order_by(TRAIL.c.id.desc())).first()
    if (tuple(last) if last else (0, "")) != (manifest.trail, manifest.head):
        raise damaged(path)
