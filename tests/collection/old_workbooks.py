"""Old .xls files, record by record ([MS-XLS]) in a compound file ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Sequence

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, body: bytes = b"") -> bytes:
    """Give a record."""
    return struct.pack("<HH", kind, len(body)) + body


def number(row: int, column: int, style: int, value: float) -> bytes:
    """Give the cell of a number with all its digits."""
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def small_number(row: int, column: int, style: int, packed: int) -> bytes:
    """Give the cell of a number in thirty bits."""
    return record(0x027E, struct.pack("<HHHI", row, column, style, packed))


def many_numbers(row: int, column: int, cells: Sequence[tuple[int, int]]) -> bytes:
    """Give the cells of several numbers side by side, each with its style."""
    packed = b"".join(struct.pack("<HI", style, value) for style, value in cells)
    return record(0x00BD, struct.pack("<HH", row, column) + packed + struct.pack("<H", column + len(cells) - 1))


def formula(row: int, column: int, style: int, result: bytes) -> bytes:
    """Give the cell of a formula with the eight bytes of its result."""
    return record(
        0x0006, struct.pack("<HHH", row, column, style) + result + struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00"
    )


def label(row: int, column: int, text: str) -> bytes:
    """Give the cell of a text."""
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def hidden_row(row: int) -> bytes:
    """Give a hidden row."""
    return record(0x0208, struct.pack("<HHHHHHHH", row, 0, 3, 255, 0, 0, 0x120, 15))


def hidden_columns(first: int, last: int) -> bytes:
    """Give hidden columns."""
    return record(0x007D, struct.pack("<HHHHHH", first, last, 2048, 0, 1, 0))


def workbook_stream(
    cells: bytes, formats: Sequence[str] = (), *, from_1904: bool = False, version: int = 0x0600
) -> bytes:
    """Give the stream of a workbook of one sheet; style 0 is General, style n the n-th format."""
    own = [(164 + index, code) for index, code in enumerate(formats)]
    parts = [
        record(0x0809, struct.pack("<HHHHII", version, 5, 0x0DBB, 0x07CC, 0, 6)),
        record(0x0042, struct.pack("<H", 1200)),
    ]
    parts.append(record(0x0022, struct.pack("<H", int(from_1904))))
    for index, code in own:
        parts.append(record(0x041E, struct.pack("<HHB", index, len(code), 1) + code.encode("utf-16-le")))
    used = (0, *(index for index, _ in own))
    parts.extend(record(0x00E0, struct.pack("<HHH", 0, index, 0) + b"\0" * 14) for index in used)
    name = "Sheet1"
    sheet_record = 4 + 8 + len(name)
    start = sum(map(len, parts)) + sheet_record + 4
    parts.append(record(0x0085, struct.pack("<IBBBB", start, 0, 0, len(name), 0) + name.encode()))
    parts.append(record(0x000A))
    parts.append(record(0x0809, struct.pack("<HHHHII", version, 0x10, 0x0DBB, 0x07CC, 0, 6)))
    parts.append(record(0x0200, struct.pack("<IIHHH", 0, 100, 0, 20, 0)))
    return b"".join((*parts, cells, record(0x000A)))


def compound(stream: bytes, name: str = "Workbook", *, small: bool = False) -> bytes:
    """Give a compound file with one stream, in sectors of its own or, where it is short enough, in small ones."""
    if not small:
        stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // SECTOR)
    data = stream.ljust(count * SECTOR, b"\0")
    chain = [*range(3, 2 + count), _END]  # the stream's sectors begin at 2
    small_table = b""
    if small:
        pieces = -(-len(stream) // 64)
        small_table = struct.pack(f"<{pieces}I", *range(1, pieces), _END).ljust(SECTOR, b"\xff")
    table = [_FAT, _END, *chain, *([_END] if small else [])]
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    assert len(fat) == SECTOR
    root_start, root_size = (2, len(data)) if small else (_END, 0)
    entry_start = 0 if small else 2
    directory = _entry("Root Entry", 5, root_start, root_size, child=1) + _entry(name, 2, entry_start, len(stream))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    first_small = 2 + count if small else _END
    header += b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, first_small, int(small), _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    assert len(header) == SECTOR
    return header + fat + directory.ljust(SECTOR, b"\0") + data + small_table


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, _FREE, _FREE, child)
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<H", len(encoded))
        + links
        + b"\0" * 36
        + struct.pack("<III", start, size, 0)
    )
