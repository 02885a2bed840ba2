"""Everything that is particular to SQLite: opening, closing, settings, and what its errors mean.

At rest a ledger is one whole file in rollback mode, which can be copied and read from a folder that cannot be
written. While it is open for writing it is in WAL mode, and marked in the file itself: a marked file without its side
file was copied alone, lacks the newest commits, and is refused instead of shown as if it were complete.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import cast
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from desktop.refusal import Refused

APPLICATION = 0x467A4E42  # "FzNB", in the header of every ledger
MAGIC = b"SQLite format 3\x00"
_BUSY = 10_000  # milliseconds
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "fuse.sshfs", "fuse.gvfsd-fuse"})
_WRITING = "BEGIN IMMEDIATE"  # a transaction that reads first and then writes would lose updates or fail at once

_LOOKING = threading.Lock()
_OPEN_HERE: Counter[tuple[int, int] | None] = Counter()

_SENTENCES = {
    sqlite3.SQLITE_FULL: ("LEDGER-FULL", "磁盘已满，账本“{}”没有写入；请清理磁盘后再试。"),
    sqlite3.SQLITE_BUSY: ("LEDGER-BUSY", "账本“{}”正被另一个程序使用，等候超时；请稍后再试。"),
    sqlite3.SQLITE_LOCKED: ("LEDGER-BUSY", "账本“{}”正被另一个程序使用，等候超时；请稍后再试。"),
    sqlite3.SQLITE_READONLY: ("LEDGER-READONLY", "账本“{}”只能读，不能写；请到可以写入的文件夹里打开它。"),
    sqlite3.SQLITE_CANTOPEN: ("LEDGER-DENIED", "账本“{}”打不开，可能没有权限；请换一个文件夹，或请管理员开通权限。"),
    sqlite3.SQLITE_PERM: ("LEDGER-DENIED", "账本“{}”打不开，可能没有权限；请换一个文件夹，或请管理员开通权限。"),
    sqlite3.SQLITE_CORRUPT: ("LEDGER-DAMAGED", "账本“{}”已损坏，请不要继续使用，从备份恢复。"),
    sqlite3.SQLITE_NOTADB: ("LEDGER-DAMAGED", "账本“{}”已损坏，请不要继续使用，从备份恢复。"),
}
_DISK_TROUBLE = ("LEDGER-IO", "读写账本“{}”时磁盘出错，这一步没有保存；请检查磁盘后再试。")
_LONG = ("LEDGER-PATH", "账本“{}”所在的文件夹层数太多或名称太长，打不开；请移到路径较短的文件夹里。")
_LONGEST = 512 - 48  # bytes of a path that SQLite takes, less what unfinished files and side files are longer
_BAD_TEXT = ("LEDGER-TEXT", "内容里有无法保存的字符，这一步没有写入账本“{}”；请删去后再试。")


@contextmanager
def refusing(path: Path) -> Generator[None]:
    """Turn what the database says about the ledger at `path` into one coded Chinese sentence."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, UnicodeError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, sqlite3.ProgrammingError | sqlite3.IntegrityError):
            raise  # the program's own mistake: nothing that a user could mend
        code, sentence = _meaning(cause)
        if code == "LEDGER-DENIED" and _too_long(path):
            code, sentence = _LONG
        raise Refused(code, sentence.format(path.name)) from error


def engine_for(path: Path, *, read_only: bool = False) -> Engine:
    """Give an engine on an existing file, on one connection that any thread may use (one at a time)."""
    address = _address(path, f"mode={'ro' if read_only else 'rw'}")

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=_BUSY / 1000, cached_statements=64
        )
        try:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA synchronous=FULL")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(URL.create("sqlite"), creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def connect(path: Path, look: Callable[[], None], *, read_only: bool = False) -> Connection:
    """Connect to a file after `look` has looked into it, unless this program has it open already.

    On Unix, closing a file that was opened past SQLite gives up every lock that this program holds on it, and another
    program could then change the ledger under an open window.
    """
    with _LOOKING:
        identity = _identity(path)
        if not _OPEN_HERE[identity]:
            look()
        connection = engine_for(path, read_only=read_only).connect()
        connection.info["identity"] = identity
        _OPEN_HERE[identity] += 1
    return connection


def copied_to_memory(connection: Connection) -> Connection:
    """Give a connection to a copy in memory, which is gone when it is closed."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)

    engine = create_engine(URL.create("sqlite"), creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    copy = engine.connect()
    driver(connection).backup(driver(copy))
    return copy


@contextmanager
def reading(connection: Connection) -> Generator[Connection]:
    """Read everything from one state of the ledger."""
    connection.info["begin"] = "BEGIN"
    with connection.begin():
        yield connection


@contextmanager
def writing(connection: Connection) -> Generator[Connection]:
    """Write all or nothing; no other writer comes between."""
    connection.info["begin"] = _WRITING
    with connection.begin():
        yield connection


def driver(connection: Connection) -> sqlite3.Connection:
    """Give the driver's own connection, for what must happen outside of a transaction."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def pragma(connection: Connection, text: str) -> object:
    """Ask or set something outside of a transaction; give the first value of the answer."""
    row = driver(connection).execute(f"PRAGMA {text}").fetchone()
    return row[0] if row else None


def prepare_for_writing(connection: Connection) -> None:
    """Turn to WAL mode, so that readers do not wait for writers, and mark the file as not whole by itself."""
    if pragma(connection, "journal_mode") == "delete":
        _mark_whole(connection)  # in case the program died before it could
    pragma(connection, "journal_mode=WAL")
    # Only now: were it marked before its side file is there, dying in between would make a whole file look partial.
    _mark_open(connection)


def close(connection: Connection) -> None:
    """Close a connection, if it is not closed; the last one of a ledger leaves one whole file."""
    if connection.closed:
        return
    whole = False
    with suppress(DBAPIError, sqlite3.Error):  # another window still has it open: that one will do it
        pragma(connection, "busy_timeout=0")
        whole = pragma(connection, "journal_mode") != "wal" or _left_whole(connection)
    identity = connection.info.get("identity")
    with nullcontext() if whole else _keeping_side_file(connection):
        connection.close()
        connection.engine.dispose()
    if identity:
        with _LOOKING:
            _OPEN_HERE[identity] -= 1


def copied_alone(path: Path) -> bool:
    """Say whether the file was copied while the ledger was open, without the side file that has its newest commits.

    It is looked at without leaving a trace: a usual connection would turn it into what looks like a whole file. One
    whose last step is still to be taken back by SQLite, from the journal beside it, is not judged.
    """
    with path.open("rb") as file:
        header = file.read(20)
    if header[18:20] != b"\x02\x02" or any(side_file(path, suffix).exists() for suffix in ("-wal", "-journal")):
        return False
    with closing(sqlite3.connect(_address(path, "mode=ro&immutable=1"), uri=True)) as connection:
        row = connection.execute("SELECT opened FROM manifest").fetchone()
    return bool(row and row[0])


def side_file(path: Path, suffix: str) -> Path:
    """Give the name of the file that SQLite keeps beside a database, -wal or -shm."""
    return path.with_name(path.name + suffix)


def refuse_network(path: Path, mounts: str | None = None) -> None:
    """Refuse (LEDGER-NETWORK) a place on another machine: SQLite's locks do not hold there."""
    real = os.path.realpath(path)  # on Windows this also shows what a drive letter stands for
    if real.startswith("\\\\") or _file_system(real, _mounts() if mounts is None else mounts) in _NETWORK:
        raise Refused(
            "LEDGER-NETWORK", f"“{path.name}”在网络盘上，账本放在那里会损坏；请放到本机硬盘，多人合用请用共用账本。"
        )


def _address(path: Path, how: str) -> str:
    return f"file:{quote(str(path))}?{how}"


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None  # it will not be found by whoever looks, either
    return found.st_dev, found.st_ino


def _mark_whole(connection: Connection) -> None:
    with writing(connection):
        connection.exec_driver_sql("UPDATE manifest SET opened=0 WHERE opened=1")


def _mark_open(connection: Connection) -> None:
    with writing(connection):
        marked = connection.exec_driver_sql("UPDATE manifest SET opened=1 WHERE opened=0").rowcount
    if marked:
        pragma(connection, "wal_checkpoint(FULL)")


def _left_whole(connection: Connection) -> bool:
    # The mark goes first, while the side file is there: a program that dies between SQLite's removing that file and
    # its writing the header must not leave what looks like a copy without its newest commits.
    _mark_whole(connection)
    with suppress(sqlite3.Error):
        pragma(connection, "wal_checkpoint(TRUNCATE)")
        if pragma(connection, "journal_mode=DELETE") == "delete":
            return True
    return False


@contextmanager
def _keeping_side_file(connection: Connection) -> Generator[None]:
    # Whoever has the ledger open besides may close it at this moment. As the last one, this connection would then
    # remove the side file of a marked ledger; one that can only read holds it off and removes nothing itself.
    reader = None
    with suppress(DBAPIError, sqlite3.Error):
        reader = _reader_beside(connection)
        _mark_open(connection)
    try:
        yield
    finally:
        if reader:
            reader.close()


def _reader_beside(connection: Connection) -> sqlite3.Connection:
    path = Path(driver(connection).execute("PRAGMA database_list").fetchone()[2])
    reader = sqlite3.connect(_address(path, "mode=ro"), uri=True, isolation_level=None, check_same_thread=False)
    try:
        reader.execute("SELECT opened FROM manifest").fetchone()
    except BaseException:
        reader.close()
        raise
    return reader


def _mounts() -> str:
    with suppress(OSError):
        return Path("/proc/mounts").read_text("utf-8", "replace")
    return ""


def _file_system(real: str, mounts: str) -> str:
    found, longest = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        point = fields[1].replace("\\040", " ").rstrip("/")
        if len(point) >= longest and (real == point or real.startswith(point + "/")):
            found, longest = fields[2], len(point)
    return found


def _begin(connection: Connection) -> None:
    driver(connection).execute(str(connection.info.get("begin", _WRITING)))


def _too_long(path: Path) -> bool:
    return len(os.fsencode(os.path.realpath(path))) > _LONGEST


def _meaning(cause: BaseException | None) -> tuple[str, str]:
    if isinstance(cause, UnicodeEncodeError):
        return _BAD_TEXT
    # Without a number it is text, be it of SQLite's own message, that is no longer UTF-8.
    number = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return _SENTENCES.get(number & 0xFF, _DISK_TROUBLE)
