"""The cells of an old .xls: words through calamine, numbers, errors and what is hidden from the records themselves."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop.collection.sheets import Area, Cell, CellKind, Content, Sheet, Workbook
from desktop.collection.workbook_kind import MANNER
from desktop.collection.xls_numbers import XlsLook, XlsSheet, look_at
from desktop.refusal import Refused

MOST_CELLS = 200_000


def read_xls(data: bytes, name: str) -> Workbook:
    """Read the sheets of an .xls; Refused (WORKBOOK-ENCRYPTED, WORKBOOK-DAMAGED, WORKBOOK-CELLS)."""
    from python_calamine import PasswordError

    try:
        return _read(data, name)
    except PasswordError:
        what = "是加了密码的文件，请打开后取消密码，另存为 .xlsx 再读入。"
        raise MANNER.refused("ENCRYPTED", name, what) from None
    except BaseException as error:
        # What calamine has not foreseen reaches Python as an error of its own kind, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise MANNER.refused("DAMAGED", name, f"已损坏，读不完整，{MANNER.saved_again}") from error


def _read(data: bytes, name: str) -> Workbook:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    look = look_at(data)
    if look is not None and any(sheet.area > MOST_CELLS for sheet in look.sheets):
        raise _too_many(name)  # calamine makes room for all cells of the area before it tells how large it is
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    told = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if look is None or len(look.sheets) != len(told):
        look = XlsLook(tuple(XlsSheet() for _ in told), day_zero_1904=False)
    pairs = zip(told, look.sheets, strict=True)
    return Workbook(name, tuple(_sheet(book, one, seen, name, look) for one, seen in pairs))


def _sheet(book: Any, told: Any, seen: XlsSheet, name: str, look: XlsLook) -> Sheet:
    from python_calamine import SheetVisibleEnum

    sheet = book.get_sheet_by_name(told.name)
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise _too_many(name)
    return Sheet(
        told.name,
        dict(_rows(sheet, seen)),
        told.visible != SheetVisibleEnum.Visible,
        tuple(Area(*start, *end) for start, end in sheet.merged_cell_ranges or ()),
        frozenset(seen.hidden_rows),
        tuple(seen.hidden_columns),
        look.day_zero_1904,
        seen.marked,
    )


def _rows(sheet: Any, seen: XlsSheet) -> Iterator[tuple[int, dict[int, Content]]]:
    for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
        cells = {
            column: seen.numbers.get((row, column)) or _content(value)
            for column, value in enumerate(values)
            if value != "" or (row, column) in seen.numbers
        }
        if cells:
            yield row, cells


def _content(value: object) -> Content:
    """Make what a cell holds of what calamine gives; of a number the records should have told more."""
    match value:
        case bool():
            return Cell(CellKind.BOOLEAN, "1" if value else "0", None)
        case int() | float():
            return Cell(CellKind.NUMBER, repr(value), None)
        case datetime() | date():
            return Cell(CellKind.DAY, value.isoformat(), None)
        case time() | timedelta():
            return Cell(CellKind.DAY, str(value), None)
        case _:
            return str(value)


def _too_many(name: str) -> Refused:
    return MANNER.refused("CELLS", name, "里的行列多得不像一份填报表，没有读入，请只留填报的表再报。")
