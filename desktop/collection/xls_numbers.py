"""The numbers of an old .xls with their formats, its errors, and its hidden rows and columns, from its records.

[MS-XLS] 2.4 for the records, [MS-CFB] for the file around them. calamine reads such files but tells neither formats
nor what is hidden; without them 0.33 may be 33 % and nobody would know. #DIV/0! is a blank cell to it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.collection.marked_texts import Mark
from desktop.collection.number_formats import BUILT_IN
from desktop.collection.sheets import Cell, CellKind
from desktop.collection.xls_fonts import Marks, marks_of

_HEADER, _ENTRY = 512, 128
_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF
_DIRECTORY_NAME = "Workbook"
_ROOT = 5
_BIFF8 = 0x0600
_MOST_SECTORS = 1 << 20

_BOF, _EOF, _FORMULA, _DATE_1904, _COLUMN, _SHEET = 0x0809, 0x000A, 0x0006, 0x0022, 0x007D, 0x0085
_MANY_NUMBERS, _STYLE, _NUMBER, _ROW, _SMALL_NUMBER, _FORMAT = 0x00BD, 0x00E0, 0x0203, 0x0208, 0x027E, 0x041E
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_WORD, _LABEL, _TRUTH, _RICH_LABEL = 0x00FD, 0x0204, 0x0205, 0x00D6
_NUMBERS = frozenset((_NUMBER, _FORMULA, _SMALL_NUMBER, _MANY_NUMBERS))
_ERRORS = {  # [MS-XLS] 2.5.10
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_ERROR_RESULT = 2  # of a formula ([MS-XLS] 2.5.133)
_CELLS = _NUMBERS | {_WORD, _LABEL, _TRUTH, _RICH_LABEL}


@dataclass(slots=True)
class XlsSheet:
    """What the records of a sheet say of its numbers and errors, by row and column, and of what is hidden."""

    numbers: dict[tuple[int, int], Cell] = field(default_factory=dict[tuple[int, int], Cell])
    hidden_rows: set[int] = field(default_factory=set[int])
    hidden_columns: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    marked: dict[tuple[int, int], Mark] = field(default_factory=dict[tuple[int, int], Mark])
    rows: set[int] = field(default_factory=set[int])
    columns: set[int] = field(default_factory=set[int])

    @property
    def area(self) -> int:
        """How many cells lie between the outermost ones."""
        if not self.rows:
            return 0
        return (max(self.rows) - min(self.rows) + 1) * (max(self.columns) - min(self.columns) + 1)


@dataclass(frozen=True, slots=True)
class XlsLook:
    """The sheets of a workbook in their order, and from which day its dates count."""

    sheets: tuple[XlsSheet, ...]
    day_zero_1904: bool


def look_at(data: bytes) -> XlsLook | None:
    """Give what the records of a workbook say; None for a file of another version, or one that is not well formed."""
    try:
        stream = _Container(data).stream(_DIRECTORY_NAME)
        return None if stream is None else _Records(stream).look()
    except (struct.error, ValueError, IndexError):
        return None


class _Container:
    """A compound file: sectors, chained by a table of which the next is."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << struct.unpack_from("<H", data, 30)[0]
        small, self._cutoff = struct.unpack_from("<H", data, 32)[0], struct.unpack_from("<I", data, 56)[0]
        self._small = 1 << small
        if not (self._size in (512, 4096) and self._small <= self._size):
            raise ValueError(self._size)
        self._next = self._table(self._sectors_of_table())
        first_small, directory = struct.unpack_from("<I", data, 60)[0], struct.unpack_from("<I", data, 48)[0]
        self._next_small = self._words(self._chained(first_small))
        self._directory = self._chained(directory)

    def stream(self, name: str) -> bytes | None:
        """Give a stream by its name; None where there is none."""
        root = b""
        for at in range(0, len(self._directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", self._directory, at + 64)
            start, size = struct.unpack_from("<II", self._directory, at + 116)
            if kind == _ROOT:
                root = self._chained(start)
            elif self._directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace") == name:
                found = self._chained(start) if size >= self._cutoff else self._of_small(root, start)
                return found[:size]
        return None

    def _sectors_of_table(self) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        more = struct.unpack_from("<I", self._data, 68)[0]
        per_sector = self._size // 4 - 1
        while more < _END - 1 and len(sectors) < _MOST_SECTORS:
            words = struct.unpack_from(f"<{per_sector + 1}I", self._data, self._place(more))
            sectors += words[:per_sector]
            more = words[per_sector]
        return [sector for sector in sectors if sector < _END - 1]

    def _table(self, sectors: list[int]) -> tuple[int, ...]:
        return self._words(b"".join(self._sector(sector) for sector in sectors))

    def _words(self, data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _place(self, sector: int) -> int:
        return _HEADER + sector * self._size if self._size == _HEADER else (sector + 1) * self._size

    def _sector(self, sector: int) -> bytes:
        return self._data[self._place(sector) : self._place(sector) + self._size]

    def _chained(self, start: int) -> bytes:
        return b"".join(self._sector(sector) for sector in _chain(start, self._next))

    def _of_small(self, root: bytes, start: int) -> bytes:
        size = self._small
        return b"".join(root[sector * size : (sector + 1) * size] for sector in _chain(start, self._next_small))


def _chain(start: int, following: tuple[int, ...]) -> Iterator[int]:
    seen = 0
    while start < len(following):
        yield start
        seen += 1
        if seen > len(following):
            raise ValueError(start)  # it goes in a circle
        start = following[start]


class _Records:
    """The records of the workbook stream: what holds for all sheets first, then one run for each sheet."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._own: dict[int, str] = {}
        self._styles: list[int] = []
        self._marks = Marks()

    def look(self) -> XlsLook | None:
        """Read all of them."""
        starts: list[int] = []
        from_1904 = False
        for kind, body in self._records(0):
            if kind == _BOF and struct.unpack_from("<H", body, 0)[0] != _BIFF8:
                return None
            if kind == _SHEET and body[5] == 0:  # a sheet of cells, not of a chart or of macros
                starts.append(struct.unpack_from("<I", body, 0)[0])
            elif kind == _FORMAT:
                self._own[struct.unpack_from("<H", body, 0)[0]] = _text(body[2:])
            elif kind == _STYLE:
                self._styles.append(struct.unpack_from("<H", body, 2)[0])
            elif kind == _DATE_1904:
                from_1904 = body[:1] == b"\1"
        self._marks = marks_of(self._records(0))
        return XlsLook(tuple(map(self._sheet, starts)), from_1904)

    def _records(self, start: int) -> Iterator[tuple[int, bytes]]:
        at = start
        while at + 4 <= len(self._stream):
            kind, length = struct.unpack_from("<HH", self._stream, at)
            if kind == _EOF:
                return
            yield kind, self._stream[at + 4 : at + 4 + length]
            at += 4 + length

    def _sheet(self, start: int) -> XlsSheet:
        sheet = XlsSheet()
        for kind, body in self._records(start):
            if kind in _CELLS:
                row, column = struct.unpack_from("<HH", body, 0)
                sheet.rows.add(row)
                sheet.columns |= {column, column + (len(body) - 6) // 6 - 1 if kind == _MANY_NUMBERS else column}
                sheet.marked.update(self._marked(kind, body))
            if kind in _NUMBERS:
                sheet.numbers.update(self._numbers(kind, body))
            elif kind == _TRUTH and body[7]:
                sheet.numbers[struct.unpack_from("<HH", body, 0)] = _error(body[6])
            elif kind == _ROW and body[12] & _ROW_HIDDEN:
                sheet.hidden_rows.add(struct.unpack_from("<H", body, 0)[0])
            elif kind == _COLUMN and body[8] & _COLUMN_HIDDEN:
                first, last = struct.unpack_from("<HH", body, 0)
                sheet.hidden_columns.append((first, last))
        return sheet

    def _marked(self, kind: int, body: bytes) -> Iterator[tuple[tuple[int, int], Mark]]:
        row, column = struct.unpack_from("<HH", body, 0)
        texts, struck = self._marks.texts, self._marks.struck
        if kind == _WORD and texts and (mark := texts.get(struct.unpack_from("<I", body, 6)[0])):
            yield (row, column), mark
        many = range(4, len(body) - 7, 6) if kind == _MANY_NUMBERS else (4,)
        for index, at in enumerate(many if struck else ()):
            if struct.unpack_from("<H", body, at)[0] in struck:
                yield (row, column + index), Mark.STRUCK

    def _numbers(self, kind: int, body: bytes) -> Iterator[tuple[tuple[int, int], Cell]]:
        row, column, style = struct.unpack_from("<HHH", body, 0)
        if kind == _MANY_NUMBERS:
            for index, at in enumerate(range(4, len(body) - 7, 6)):
                style, packed = struct.unpack_from("<HI", body, at)
                yield (row, column + index), self._cell(_unpacked(packed), style)
        elif kind == _SMALL_NUMBER:
            yield (row, column), self._cell(_unpacked(struct.unpack_from("<I", body, 6)[0]), style)
        elif kind == _NUMBER or body[12:14] != b"\xff\xff":  # the result of a formula may be no number
            yield (row, column), self._cell(struct.unpack_from("<d", body, 6)[0], style)
        elif body[6] == _ERROR_RESULT:
            yield (row, column), _error(body[8])

    def _cell(self, value: float, style: int) -> Cell:
        number = self._styles[style] if style < len(self._styles) else -1
        code = self._own.get(number) or BUILT_IN.get(str(number))
        return Cell(CellKind.NUMBER, repr(value).removesuffix(".0"), code)


def _error(code: int) -> Cell:
    return Cell(CellKind.ERROR, _ERRORS.get(code, "#N/A"))


def _unpacked(packed: int) -> float:
    """Give a number that is kept in thirty bits ([MS-XLS] 2.5.217 RkNumber)."""
    if packed & 2:
        number = float(struct.unpack("<i", struct.pack("<I", packed))[0] >> 2)
    else:
        number = struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFFFFFC))[0]
    return number / 100 if packed & 1 else number


def _text(body: bytes) -> str:
    count, flags = struct.unpack_from("<HB", body, 0)
    return body[3 : 3 + 2 * count].decode("utf-16-le") if flags & 1 else body[3 : 3 + count].decode("latin-1")
