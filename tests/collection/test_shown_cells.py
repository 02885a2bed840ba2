"""What cells look like to whoever has the file open."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import xlsxwriter

from desktop.collection.sheets import Sheet
from desktop.collection.shown_cells import extent, shown_cell
from desktop.collection.workbook_source import workbook_of


def sheet_with(write: Callable[[Any, Any], None]) -> Sheet:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    write(book, book.add_worksheet("表"))
    book.close()
    return workbook_of(buffer.getvalue(), "表.xlsx").sheets[0]


def test_cells_are_shown_as_an_office_program_does() -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write(1, 1, "件数")
        sheet.write(1, 2, 0.1 + 0.2)
        sheet.write(1, 3, 0.375, book.add_format({"num_format": "0.0%"}))
        sheet.write(2, 1, date(2023, 6, 30), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write(2, 2, 1234567, book.add_format({"num_format": "#,##0"}))
        sheet.write_boolean(2, 3, True)

    sheet = sheet_with(write)
    assert extent(sheet) == (3, 4)
    shown = [[shown_cell(sheet, row, column) for column in range(4)] for row in range(3)]
    assert shown == [
        ["", "", "", ""],
        ["", "件数", "0.3", "37.5%"],
        ["", "2023年6月30日", "1234567", "TRUE"],
    ]


def test_an_empty_sheet_has_no_extent() -> None:
    assert extent(Sheet("", {})) == (0, 0)
