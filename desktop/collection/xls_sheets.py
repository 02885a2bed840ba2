"""The cells of an old .xls, read through calamine.

It tells values and nothing of formats or of what is hidden, so a number here has no format (`Cell.format` None).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop.collection.sheets import Area, Cell, CellKind, Sheet, Workbook
from desktop.collection.workbook_kind import MANNER
from desktop.refusal import Refused

MOST_CELLS = 200_000


def read_xls(data: bytes, name: str) -> Workbook:
    """Read the sheets of an .xls; Refused (WORKBOOK-ENCRYPTED, WORKBOOK-DAMAGED, WORKBOOK-CELLS)."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = tuple(_sheet(book, told, name) for told in book.sheets_metadata if told.typ.name == "WorkSheet")
    except PasswordError:
        what = "是加了密码的文件，请打开后取消密码，另存为 .xlsx 再读入。"
        raise MANNER.refused("ENCRYPTED", name, what) from None
    except (CalamineError, OSError, ValueError) as error:
        raise MANNER.refused("DAMAGED", name, f"已损坏，读不完整，{MANNER.saved_again}") from error
    return Workbook(name, sheets)


def _sheet(book: Any, told: Any, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(told.name)
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise _too_many(name)
    rows = dict(_rows(sheet))
    merged = tuple(Area(*start, *end) for start, end in sheet.merged_cell_ranges or ())
    return Sheet(told.name, rows, told.visible.name != "Visible", merged)


def _rows(sheet: Any) -> Iterator[tuple[int, dict[int, Cell]]]:
    for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
        cells = {column: _cell(value) for column, value in enumerate(values) if value != ""}
        if cells:
            yield row, cells


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return Cell(CellKind.BOOLEAN, "1" if value else "0", None)
        case int() | float():
            return Cell(CellKind.NUMBER, repr(value), None)
        case datetime():
            return Cell(CellKind.DAY, value.isoformat(), None)
        case date():
            return Cell(CellKind.DAY, value.isoformat(), None)
        case time() | timedelta():
            return Cell(CellKind.DAY, str(value), None)
        case _:
            return Cell(CellKind.TEXT, str(value), None)


def _too_many(name: str) -> Refused:
    return MANNER.refused("CELLS", name, "里的行列多得不像一份填报表，没有读入，请只留填报的表再报。")
