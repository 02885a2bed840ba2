"""What a cell of a received workbook looks like to whoever has the file open: to point at it, not to read it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from desktop.collection.cell_readings import exact_number
from desktop.collection.number_formats import is_day, shown
from desktop.collection.sheets import GENERAL, Cell, CellKind, Sheet
from desktop.quantities.written import write_date, write_number

_LAST_DAY = 73_050  # 31 December 2099, counted from 1900
_FROM_1904 = 1462


def shown_cell(sheet: Sheet, row: int, column: int) -> str:
    """Give the words of a cell, rows and columns from 0, thousands marks left out; "" where it is blank."""
    cell = sheet.cell(row, column)
    if cell is None:
        return ""
    if cell.kind is CellKind.NUMBER:
        return _number(cell, from_1904=sheet.day_zero_1904)
    if cell.kind is CellKind.BOOLEAN:
        return "TRUE" if cell.text in ("1", "true", "True") else "FALSE"
    return "" if cell.kind is CellKind.UNCALCULATED else cell.text


def extent(sheet: Sheet) -> tuple[int, int]:
    """Give how many rows and columns a sheet uses, counted from its first cell on."""
    rows = max(sheet.rows, default=-1) + 1
    columns = max((max(cells, default=-1) for cells in sheet.rows.values()), default=-1) + 1
    return rows, columns


def _number(cell: Cell, *, from_1904: bool) -> str:
    value = exact_number(cell.text)
    if not isinstance(value, Decimal):
        return cell.text
    code = cell.format or GENERAL
    days = value + (_FROM_1904 if from_1904 else 0)
    if is_day(code):
        return write_date(date(1899, 12, 30) + timedelta(int(days))) if 0 < days <= _LAST_DAY else write_number(value)
    seen = shown(value, code)
    return seen.text.strip() if seen is not None else write_number(value)
