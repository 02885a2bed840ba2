"""What people wrote of themselves on a form: who filled it, who checked it, a telephone number, a day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from desktop.collection.form_columns import SIGNATURES
from desktop.collection.number_formats import is_day
from desktop.collection.sheets import Cell, CellKind, Sheet, Workbook
from desktop.model.text import cleaned
from desktop.quantities.written import write_date

_REACH = 5  # columns to the right in which what belongs to a label is looked for
_LONGEST = 60
_LONGEST_LABEL = 12
_LAST_DAY = 73_050  # of 2099, counted from 1900


def find_signatures(workbook: Workbook) -> dict[str, str]:
    """Give what stands beside 填报人, 审核人, 联系电话 and 填报日期, as far as it was filled."""
    found: dict[str, str] = {}
    for sheet in workbook.sheets:
        for row, cells in sheet.rows.items():
            for column, text in cells.items():
                # Most cells say more than a label: they are passed over before anything is made of them.
                label = _label_of(text) if isinstance(text, str) and len(text) <= _LONGEST_LABEL else ""
                if label and label not in found and (said := _beside(sheet, row, column)):
                    found[label] = said
    return found


def _label(cell: Cell) -> str:
    return _label_of(cell.text) if cell.kind is CellKind.TEXT else ""


@lru_cache(maxsize=4096)
def _label_of(text: str) -> str:
    plain = re.sub(r"[\s：:]", "", text)
    return plain if plain in SIGNATURES else ""


def _beside(sheet: Sheet, row: int, column: int) -> str:
    for beside in range(column + 1, column + 1 + _REACH):
        cell = sheet.cell(row, beside)
        if cell is not None:
            return "" if _label(cell) else _written(cell)
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
