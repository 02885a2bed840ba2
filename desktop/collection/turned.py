"""A sheet turned on its side, so that what stands across its top is read as what stands down its side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.collection.sheets import Area, Content, Sheet

_MOST_COLUMNS = 16_384  # of a sheet: what is hidden may reach to the last


def turned(sheet: Sheet) -> Sheet:
    """Give a sheet with rows for columns and columns for rows; its cells keep their addresses (`Sheet.address`)."""
    rows: dict[int, dict[int, Content]] = {}
    for row in sorted(sheet.rows):
        for column, cell in sheet.rows[row].items():
            rows.setdefault(column, {})[row] = cell
    return replace(
        sheet,
        rows=_in_order(rows),
        merged=tuple(Area(area.left, area.top, area.right, area.bottom) for area in sheet.merged),
        hidden_rows=frozenset(
            column
            for first, last in sheet.hidden_columns
            for column in range(first, min(last, _MOST_COLUMNS) + 1)
            if column in rows
        ),
        hidden_columns=tuple((row, row) for row in sorted(sheet.hidden_rows) if row in sheet.rows),
        marked={(column, row): mark for (row, column), mark in sheet.marked.items()},
        comments={(column, row): said for (row, column), said in sheet.comments.items()},
        turned=not sheet.turned,
    )


def laid(sheet: Sheet, *, across: bool) -> Sheet:
    """Give a sheet so that its names stand one below the other: as it is, or turned where they stand `across`."""
    return turned(sheet) if across != sheet.turned else sheet


def _in_order(rows: Mapping[int, Mapping[int, Content]]) -> dict[int, Mapping[int, Content]]:
    return {row: rows[row] for row in sorted(rows)}
