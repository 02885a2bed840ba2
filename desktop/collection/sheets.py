"""A workbook as it was received: its sheets and their cells, exactly as the file has them, nothing interpreted.

Plain values that a process of its own can hand over (`plain_of_workbook`, `workbook_of_plain`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from desktop.collection.marked_texts import Mark

GENERAL = "General"
_LETTERS = 26


class CellKind(StrEnum):
    """What a cell holds."""

    TEXT = "s"
    NUMBER = "n"
    BOOLEAN = "b"
    ERROR = "e"
    DAY = "d"  # a date as text, in ISO form; usually a date is a number with a format
    UNCALCULATED = "f"  # a formula whose result is not in the file
    BROKEN = "x"  # something that no office program writes


class Cell(NamedTuple):
    """One cell that is not blank; `text` is as it stands in the file, a number with all its digits.

    `format` is the number format, None where the file does not tell it.
    """

    kind: CellKind
    text: str
    format: str | None = GENERAL


# What a row holds: of a cell with text nothing but the text. Most cells are such, and a batch has tens of thousands.
Content: TypeAlias = str | Cell

_NO_CELLS: Mapping[int, Content] = {}


class Area(NamedTuple):
    """A rectangle of cells; rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def cells(self) -> int:
        """How many cells it covers."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; the cells of its rows by column, both from 0. `day_zero_1904`: from which day its dates count.

    `marked` are the cells of which not all may be meant, `comments` what was noted at cells; by row and column.
    `turned` says that what are rows here are columns of the file (see `turned.turned`).
    """

    name: str
    rows: Mapping[int, Mapping[int, Content]]
    hidden: bool = False
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    day_zero_1904: bool = False
    marked: Mapping[tuple[int, int], Mark] = field(default_factory=dict[tuple[int, int], Mark])
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    turned: bool = False

    def address(self, row: int, column: int) -> str:
        """Give a cell's address as the file has it."""
        return address(column, row) if self.turned else address(row, column)

    def cell(self, row: int, column: int) -> Cell | None:
        """Give a cell; None where it is blank."""
        content = self.rows.get(row, _NO_CELLS).get(column)
        return Cell(CellKind.TEXT, content) if isinstance(content, str) else content

    def text(self, row: int, column: int) -> str:
        """Give what a cell says as text, a number as it stands in the file; "" where it is blank."""
        content = self.rows.get(row, _NO_CELLS).get(column, "")
        return content if isinstance(content, str) else content.text if content.kind is CellKind.NUMBER else ""

    def texts_of(self, row: int) -> Iterator[str]:
        """Give the texts in a row, numbers left out."""
        return (content for content in self.rows.get(row, _NO_CELLS).values() if isinstance(content, str))

    def is_hidden(self, row: int, column: int) -> bool:
        """Say whether a cell stands in a hidden row or column."""
        return row in self.hidden_rows or any(first <= column <= last for first, last in self.hidden_columns)

    def area_of(self, row: int, column: int) -> Area | None:
        """Give the merged area that a cell is part of."""
        for area in self.merged:
            top, left, bottom, right = area
            if top <= row <= bottom and left <= column <= right:
                return area
        return None


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a file, in their order, its name, and the SHA-256 of the bytes that were read."""

    name: str
    sheets: tuple[Sheet, ...]
    sha256: str = ""


def address(row: int, column: int) -> str:
    """Give a cell's address as office programs write it, such as C7."""
    return f"{_letters(column)}{row + 1}"


@lru_cache(maxsize=1024)
def _letters(column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def plain_of_workbook(workbook: Workbook) -> dict[str, Any]:
    """Give a workbook as plain data."""
    return {
        "name": workbook.name,
        "sheets": [_plain_sheet(sheet) for sheet in workbook.sheets],
        "sha256": workbook.sha256,
    }


def workbook_of_plain(plain: Mapping[str, Any]) -> Workbook:
    """Give the workbook of plain data."""
    return Workbook(plain["name"], tuple(_sheet_of(sheet) for sheet in plain["sheets"]), plain["sha256"])


def _plain_sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "rows": [(row, list(cells.items())) for row, cells in sheet.rows.items()],
        "merged": sheet.merged,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sheet.hidden_columns,
        "day_zero_1904": sheet.day_zero_1904,
        "comments": [(*place, said) for place, said in sheet.comments.items()],
        "marked": [(*place, mark.value) for place, mark in sheet.marked.items()],
    }


_KINDS = {kind.value: kind for kind in CellKind}


def _content_of(plain: str | list[Any]) -> Content:
    return plain if isinstance(plain, str) else Cell(_KINDS[plain[0]], *plain[1:])


def _sheet_of(plain: Mapping[str, Any]) -> Sheet:
    return Sheet(
        plain["name"],
        {row: {column: _content_of(content) for column, content in cells} for row, cells in plain["rows"]},
        plain["hidden"],
        tuple(Area(*corners) for corners in plain["merged"]),
        frozenset(plain["hidden_rows"]),
        tuple((first, last) for first, last in plain["hidden_columns"]),
        plain["day_zero_1904"],
        {(row, column): Mark(mark) for row, column, mark in plain["marked"]},
        {(row, column): said for row, column, said in plain["comments"]},
    )
