"""A workbook being written: cells of text and numbers that can be nothing else, and pages that can be printed.

Text is always written as text, never as what it may look like: a label that begins with = is no formula, and stays
none when somebody edits its cell. Equal contents are equal files.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from unicodedata import east_asian_width

from desktop.collection.tables.looks import BODY_POINTS, LOOKS, WRAPPED, Look, points_of
from desktop.model.catalog import Indicator
from desktop.model.figure import Figure, write_figure
from desktop.model.text import cleaned
from desktop.refusal import Refused

LONGEST_TEXT = 32_767  # characters of a cell; Excel cuts what is longer without a word
_LONGEST_NAME = 31  # characters of a sheet's name
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_MADE = datetime(2020, 1, 1, tzinfo=UTC)  # no time of making, so that equal contents are equal files
_LIKE_FORMULA = frozenset("=+-@＝＋－＠")
_A3, _A4 = 8, 9
_CHANGE = '+{0};"−"{0};"持平"'
_ROW, _HEAD_ROW, _HIGHEST, _AIR = 18.0, 30.0, 409.0, 4.5  # points; no row of Excel is higher
_PITCH = 1.28  # from line to line, in sizes of the type
_PADDING = 1.0  # digits of a column that no text reaches
_SIDES, _HEAD_AND_FOOT = 0.5, 0.75  # inches of margin


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what its head says, and its width in digits of the usual font."""

    head: str
    width: float


class Book:
    """A new workbook; `data` ends it.

    A `large` one is written row by row through temporary files of this person's own, so that a million cells need no
    memory; then a row cannot be gone back to.
    """

    def __init__(self, title: str, author: str = "", *, large: bool = False) -> None:
        from xlsxwriter import Workbook

        self._stream = io.BytesIO()
        self._book: Any = Workbook(self._stream, {"constant_memory": True} if large else {"in_memory": True})
        self._book.set_properties({"title": title, "author": author, "created": _MADE})
        self._formats: dict[tuple[Look, str, bool], Any] = {}

    def sheet(self, name: str) -> Sheet:
        """Add a sheet."""
        return Sheet(self, self._book.add_worksheet(_NOT_IN_NAMES.sub(" ", name).strip("' ")[:_LONGEST_NAME]))

    def format(self, look: Look, number_format: str = "", *, quoted: bool = False) -> Any:
        """Give the format of a look, made once."""
        key = (look, number_format, quoted)
        if key not in self._formats:
            more: dict[str, object] = {"num_format": number_format} if number_format else {}
            more |= {"quote_prefix": True} if quoted else {}
            self._formats[key] = self._book.add_format({**LOOKS[look], **more})
        return self._formats[key]

    def chart(self, options: Mapping[str, str]) -> Any:
        """Make a native chart, to be placed on a sheet."""
        return self._book.add_chart(dict(options))

    def data(self) -> bytes:
        """End the workbook and give its bytes."""
        self._book.close()
        return self._stream.getvalue()


class Sheet:
    """A sheet of a book that is being written; rows and columns count from 0."""

    def __init__(self, book: Book, raw: Any) -> None:
        self._book = book
        self.raw = raw  # for what only one workbook needs: charts, sparklines
        self.row = 0  # the row that is written next
        self._widths: dict[int, float] = {}
        self._height = _ROW  # in points, that the fullest cell of the present row needs

    def text(self, column: int, text: str, look: Look = Look.TEXT) -> None:
        """Write text; Refused (TABLE-TEXT) where it is longer than a cell can hold."""
        said = cleaned(text)
        if len(said) > LONGEST_TEXT:
            raise Refused("TABLE-TEXT", f"“{said[:20]}…”有{len(said)}个字，一个单元格放不下，请先把它改短再导出。")
        if not said:
            self.raw.write_blank(self.row, column, None, self._book.format(look))
            return
        self.raw.write_string(self.row, column, said, self._book.format(look, quoted=said[0] in _LIKE_FORMULA))
        if look in WRAPPED and column in self._widths:
            self._height = max(self._height, height_of(said, self._widths[column], look))

    def number(self, column: int, value: Decimal | int, look: Look = Look.FIGURE, pattern: str = "{}") -> None:
        """Write a number as exactly as it is: as text where a workbook cannot hold it.

        `pattern` is the number format, with {} for the digits.
        """
        number, digits = _cell_of(value)
        if number is None:
            self.text(column, digits, look)
            return
        shown = digits if pattern == "{}" else pattern.format(digits)
        self.raw.write_number(self.row, column, number, self._book.format(look, shown))

    def figure(self, column: int, figure: Figure, indicator: Indicator, look: Look = Look.FIGURE) -> None:
        """Write a figure: a plain number where it is exact, and else as it is typed (300余, 无, 未统计：原因)."""
        if isinstance(figure.value, Decimal) and figure.about is None:
            self.number(column, figure.value, look)
        else:
            self.text(column, write_figure(figure, indicator), look)

    def change(self, column: int, change: Decimal | None) -> None:
        """Write a change with its sign, 持平 for none; an empty cell where there is nothing to compare."""
        if change is None:
            self.text(column, "", Look.FIGURE)
        else:
            self.number(column, change, Look.FIGURE, _CHANGE)

    def label(self, column: int, indicator: Indicator) -> None:
        """Write the name of an indicator, a part of a whole a little further in."""
        self.text(column, f"　{indicator.label}" if indicator.part_of else indicator.label)

    def across(self, first: int, last: int, text: str, look: Look) -> None:
        """Write text in one cell across columns of the present row, and go to the next."""
        if last > first:
            self.raw.merge_range(self.row, first, self.row, last, "", self._book.format(look))
        self.text(first, text, look)
        self._height = height_of(text, sum(self._widths.get(c, 8.0) for c in range(first, last + 1)), look)
        self.end_row()

    def end_row(self, height: float = 0) -> None:
        """Go to the next row; the present one gets as high as its lines, or as `height` in points.

        Said for each row, because no two office programs agree on what a row without a height gets.
        """
        self.raw.set_row(self.row, min(max(height, self._height), _HIGHEST))
        self._height = _ROW
        self.row += 1

    def widths(self, columns: Sequence[Column]) -> None:
        """Set the widths of the columns."""
        for index, column in enumerate(columns):
            self.raw.set_column(index, index, column.width)
            self._widths[index] = column.width

    def heads(self, columns: Sequence[Column], fixed: int = 2) -> None:
        """Write the heads of a table, repeated on every printed page; they and the first columns always in sight."""
        for index, column in enumerate(columns):
            self.text(index, column.head, Look.HEAD)
        self.raw.repeat_rows(self.row)
        self.raw.freeze_panes(self.row + 1, fixed)
        self.end_row(_HEAD_ROW)

    def sparkline(self, column: int, first: int, last: int) -> None:
        """Draw a small line of the numbers that the present row has between two columns."""
        from xlsxwriter.utility import xl_range

        place = f"'{self.raw.get_name()}'!{xl_range(self.row, first, self.row, last)}"
        options = {"range": place, "series_color": "#1F5FBF", "weight": 1.5, "empty_cells": "gaps"}
        self.raw.add_sparkline(self.row, column, options)

    def page(self, last_column: int, *, landscape: bool = True, wide: bool = False, repeated: int = 0) -> None:
        """Make it ready for printing: A4, as wide as the paper, what was written so far, with page numbers.

        Fitted to the width in any case: where the usual font is missing, columns are a third wider. Only a `wide` sheet
        goes over several pages side by side, on A3, each with the first `repeated` columns.
        """
        self.raw.set_paper(_A3 if wide else _A4)
        if landscape:
            self.raw.set_landscape()
        if not wide:
            self.raw.fit_to_pages(1, 0)
        if repeated:
            self.raw.repeat_columns(0, repeated - 1)
        self.raw.set_margins(_SIDES, _SIDES, _HEAD_AND_FOOT, _HEAD_AND_FOOT)
        self.raw.center_horizontally()
        self.raw.set_footer("&C&9第 &P 页，共 &N 页")
        self.raw.print_area(0, 0, max(self.row - 1, 0), last_column)


def height_of(text: str, width: float, look: Look) -> float:
    """Estimate the height in points of a row for a text in a column; a Chinese character is two digits wide."""
    points = points_of(look)
    room = max(width - _PADDING, 2.0) * BODY_POINTS / points
    digits = (sum(2 if east_asian_width(mark) in "WFA" else 1 for mark in line) for line in text.split("\n"))
    lines = sum(max(1, math.ceil(wide / room)) for wide in digits)
    return max(_ROW, lines * points * _PITCH + _AIR)


def as_cell(value: Decimal) -> float | int | None:
    """Give the number of a cell that stands for a value exactly; None where a cell cannot hold that many digits."""
    number = float(value)
    fits = len(value.normalize().as_tuple().digits) <= _CELL_DIGITS
    return number if fits and Decimal(repr(number)) == value else None


_CELL_DIGITS = 15  # what Excel keeps of a number


@lru_cache(maxsize=1 << 16)  # many units state the same
def _cell_of(value: Decimal | int) -> tuple[float | int | None, str]:
    """Give the number of a cell with the number format that shows every decimal; or None, and the value as text."""
    exact = Decimal(value)
    number = as_cell(exact)
    if number is None:
        return None, format(exact, "f")
    decimals = len(format(exact.normalize(), "f").partition(".")[2])
    return number, f"0.{'0' * decimals}" if decimals else "0"
