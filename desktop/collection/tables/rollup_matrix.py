"""Every unit's figure of every indicator, or its rank, in one sheet; units as columns, as rows where they are many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.collection.tables.book import Column, Sheet
from desktop.collection.tables.looks import Look
from desktop.model.catalog import Indicator
from desktop.model.rollup.ranking import Ranked
from desktop.model.rollup.roll_up import RolledUp
from desktop.model.rollup.totals import Total, total_in_words
from desktop.refusal import Refused

_MOST_COLUMNS = 16_384 - 4  # of a sheet
_FITTING = 12  # columns of numbers that can be read on one page's width
Done = Callable[[int], None]
_WriteCell = Callable[[int, int, int], None]  # column of the sheet, unit, row of the roll-up


def write_figures(sheet: Sheet, rolled: RolledUp, *, by_unit: bool, done: Done) -> None:
    """Write the figures, and the totals behind them; `done` is told each row."""

    def cell(column: int, unit: int, row: int) -> None:
        sheet.figure(column, rolled.rows[row].figures[unit], rolled.rows[row].indicator)

    matrix = _Matrix(sheet, rolled, cell, done)
    if by_unit:
        matrix.by_unit(f"{rolled.year}年度各单位数据", totals=True)
    else:
        matrix.by_indicator(f"{rolled.year}年度各单位数据", totals=True)


def write_ranks(
    sheet: Sheet, rolled: RolledUp, ranked: Sequence[Sequence[Ranked]], *, by_unit: bool, done: Done
) -> None:
    """Write each unit's rank with each indicator; who states no number has none."""
    ranks = [{one.unit: one.rank for one in ranks} for ranks in ranked]

    def cell(column: int, unit: int, row: int) -> None:
        rank = ranks[row].get(unit)
        if rank is None:
            sheet.text(column, "", Look.CENTRE)
        else:
            sheet.number(column, rank, Look.CENTRE)

    matrix = _Matrix(sheet, rolled, cell, done)
    if by_unit:
        matrix.by_unit(f"{rolled.year}年度各单位名次", totals=False)
    else:
        matrix.by_indicator(f"{rolled.year}年度各单位名次", totals=False)


class _Matrix:
    """A sheet of units and indicators."""

    def __init__(self, sheet: Sheet, rolled: RolledUp, cell: _WriteCell, done: Done) -> None:
        self._sheet = sheet
        self._rolled = rolled
        self._cell = cell
        self._done = done

    def by_indicator(self, title: str, *, totals: bool) -> None:
        """Write a row for each indicator, a column for each unit."""
        units, rows = self._rolled.units, self._rolled.rows
        total = [Column("合计", 12)] if totals else []
        fixed = (Column("序号", 5), Column("指标", 28), Column("单位", 6))
        columns = (*fixed, *(Column(unit.name, 11) for unit in units), *total)
        self._begin(title, columns, len(fixed))
        for index, row in enumerate(rows):
            self._sheet.number(0, index + 1, Look.CENTRE)
            self._sheet.label(1, row.indicator)
            self._sheet.text(2, row.indicator.unit, Look.CENTRE)
            for unit in range(len(units)):
                self._cell(len(fixed) + unit, unit, index)
            if totals:
                write_total(self._sheet, len(columns) - 1, row.total)
            self._sheet.end_row()
            self._done(index + 1)
        self._end(len(columns), len(fixed))

    def by_unit(self, title: str, *, totals: bool) -> None:
        """Write a row for each unit, a column for each indicator."""
        units, rows = self._rolled.units, self._rolled.rows
        fixed = (Column("序号", 6), Column("单位", 22))
        columns = (*fixed, *(Column(_head(row.indicator), 11) for row in rows))
        self._begin(title, columns, len(fixed))
        for unit, known in enumerate(units):
            self._sheet.number(0, unit + 1, Look.CENTRE)
            self._sheet.text(1, known.name)
            for index in range(len(rows)):
                self._cell(len(fixed) + index, unit, index)
            self._sheet.end_row()
            self._done(unit + 1)
        if totals:
            self._sheet.text(0, "", Look.TOTAL)
            self._sheet.text(1, "合计", Look.HEAD)
            for index, row in enumerate(rows):
                write_total(self._sheet, len(fixed) + index, row.total)
            self._sheet.end_row()
        self._end(len(columns), len(fixed))

    def _begin(self, title: str, columns: Sequence[Column], fixed: int) -> None:
        if len(columns) > _MOST_COLUMNS:
            raise Refused("TABLE-WIDE", f"指标有{len(columns)}个，一张工作表放不下，请分几次汇总。")
        self._sheet.widths(columns)
        self._sheet.text(0, title, Look.TITLE_LEFT)
        self._sheet.end_row()
        self._sheet.heads(columns, fixed)

    def _end(self, columns: int, fixed: int) -> None:
        self._sheet.page(columns - 1, wide=columns - fixed > _FITTING, repeated=fixed)


def _head(indicator: Indicator) -> str:
    return f"{indicator.label}（{indicator.unit}）" if indicator.unit else indicator.label


def write_total(sheet: Sheet, column: int, total: Total, look: Look = Look.TOTAL) -> None:
    """Write a total: a number where it is exact in its digits, and else with its mark."""
    if total.value is None or total.marks:
        sheet.text(column, total_in_words(total), look)
    else:
        sheet.number(column, total.value, look)
