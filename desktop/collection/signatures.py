"""What people wrote of themselves on a form: who filled it, who checked it, a telephone number, a day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from desktop.collection.form_columns import SIGNATURES
from desktop.collection.landmarks import Landmarks, meaning_of
from desktop.collection.number_formats import is_day
from desktop.collection.sheets import Cell, CellKind, Sheet
from desktop.model.text import cleaned
from desktop.quantities.written import write_date

_REACH = 5  # columns to the right in which what belongs to a label is looked for
_LONGEST = 60
_LAST_DAY = 73_050  # of 2099, counted from 1900


def find_signatures(landmarks: Landmarks) -> dict[str, str]:
    """Give what stands beside 填报人, 审核人, 联系电话 and 填报日期, as far as it was filled."""
    found: dict[str, str] = {}
    for label in landmarks.signatures:
        if label.text not in found and (said := _beside(label.sheet, label.row, label.column)):
            found[label.text] = said
    return found


def _beside(sheet: Sheet, row: int, column: int) -> str:
    for beside in range(column + 1, column + 1 + _REACH):
        cell = sheet.cell(row, beside)
        if cell is not None:
            return "" if meaning_of(cell.text) in SIGNATURES else _written(cell)
    return ""


def _written(cell: Cell) -> str:
    if cell.kind is CellKind.NUMBER and cell.format is not None and is_day(cell.format):
        return _day(cell.text)
    return cleaned(cell.text).strip()[:_LONGEST]


def _day(text: str) -> str:
    try:
        days = Decimal(text)
    except InvalidOperation:
        return ""
    return write_date(date(1899, 12, 30) + timedelta(int(days))) if 0 < days <= _LAST_DAY else ""
