"""Files kept in a ledger: what departments sent, and evidence; each once, under the SHA-256 of its bytes.

They are only ever added: what the trail once named can be opened for ever.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.ledger.edit_text import read_annotation
from desktop.ledger.rows import RowChange
from desktop.ledger.tables import FILES, MANIFEST
from desktop.refusal import Refused

LARGEST_FILE = 20 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as it is kept: the SHA-256 and the size of its bytes, and the bytes compressed."""

    sha256: str
    size: int
    content: bytes


def name_of(data: bytes) -> str:
    """Give the name under which a file is kept; Refused (FILE-LARGE) for one that is too large to be kept."""
    if len(data) > LARGEST_FILE:
        size, largest = len(data) / 1024 / 1024, LARGEST_FILE // 1024 // 1024
        raise Refused("FILE-LARGE", f"这个文件有{size:.1f}MB，超过{largest}MB，账本里放不下；请压缩或拆分后再放。")
    return hashlib.sha256(data).hexdigest()


def packed(data: bytes) -> Packed:
    """Compress a file; Refused as `name_of`."""
    return Packed(name_of(data), len(data), zlib.compress(data))


def is_kept(connection: Connection, sha256: str) -> bool:
    """Say whether a file is there."""
    return connection.execute(select(FILES.c.sha256).where(FILES.c.sha256 == sha256)).first() is not None


def keep(connection: Connection, file: Packed, at: str, person: str) -> None:
    """Add a file, in the transaction at hand; one that is there already stays as it is."""
    if is_kept(connection, file.sha256):
        return
    row = {"sha256": file.sha256, "size": file.size, "kept_at": at, "kept_by": person, "content": file.content}
    connection.execute(FILES.insert().values(row))
    connection.execute(MANIFEST.update().values(files=MANIFEST.c.files + 1))


def read(connection: Connection, sha256: str) -> bytes:
    """Give the bytes of a file; Refused (FILE-MISSING) if there is none, ValueError if they are not what was kept."""
    row = connection.execute(select(FILES.c.content, FILES.c.size).where(FILES.c.sha256 == sha256)).first()
    if row is None:
        raise Refused("FILE-MISSING", "账本里没有这个文件，可能它在另一个账本里；请核对后重新放入。")
    reader = zlib.decompressobj()
    try:
        data = reader.decompress(row.content, row.size + 1)  # never more than it may be, whatever the disk says
    except zlib.error as error:
        raise ValueError(sha256) from error
    if not reader.eof or len(data) != row.size or hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(sha256)
    return data


def refuse_missing(connection: Connection, rows: Iterable[RowChange]) -> None:
    """Refuse (FILE-MISSING) annotations that need files which are not there."""
    contents = (row.after for row in rows if row.place.table == "annotations")
    wanted = {file for content in contents if content for file in read_annotation(str(content[0])).kept_files}
    if any(not is_kept(connection, file) for file in wanted):
        raise Refused("FILE-MISSING", "要引用的文件还没有存进账本，这一步没有保存；请重新选择文件。")
