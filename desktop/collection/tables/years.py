"""The figures of all years of a unit as a workbook: indicators by years, the latest change, charts of the trends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop.collection.tables.book import Book, Column, Sheet
from desktop.collection.tables.looks import Look
from desktop.collection.tables.trend_charts import Data, Trend, write_charts
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.figure_words import change_of
from desktop.model.years_table import YearsRow, YearsTable
from desktop.quantities.about import About
from desktop.quantities.written import round_half_up

TABLE_SHEET, CHART_SHEET, DATA_SHEET = "历年数据", "趋势图", "趋势图数据"
_FIXED = 3  # columns before the years
_GROWTH_DECIMALS = 1  # as 同比 is usually stated
_NONE = '0;-0;"无"'
_ABOUT = {
    About.REMAINDER: '{}"余"',
    About.NEARLY: '"近"{}',
    About.EXCEEDING: '"逾"{}',
    About.AT_LEAST: '{}"以上"',
}


def write_years(table: YearsTable) -> bytes:
    """Return the workbook; the same table gives the same bytes. Refused (TABLE-TEXT)."""
    book = Book(_title(table), table.unit)
    first, last = table.years[0], table.years[-1]
    _write_table(book.sheet(TABLE_SHEET), table)
    trends = [(section.title, [row for row in section.rows if _moves(row)]) for section in table.sections]
    shown = [(title, rows) for title, rows in trends if rows]
    if shown and first < last:
        charts, numbers = book.sheet(CHART_SHEET), book.sheet(DATA_SHEET)
        placed = list(_write_numbers(numbers, table.years, shown))
        write_charts(book, charts, placed, Data(DATA_SHEET, 0, 1, len(table.years)))
    return book.data()


def _title(table: YearsTable) -> str:
    first, last = table.years[0], table.years[-1]
    span = f"{first}" if first == last else f"{first}—{last}"
    return f"{table.unit}{span}年度法治政府建设历年数据"


def _columns(years: Sequence[int]) -> tuple[Column, ...]:
    return (
        Column("序号", 5),
        Column("指标", 30),
        Column("单位", 7),
        *(Column(f"{year}年", 12) for year in years),
        Column("增减", 10),
        Column("增幅（%）", 10),
        Column("走势", 14),
        Column("编号", 24),
    )


def _write_table(sheet: Sheet, table: YearsTable) -> None:
    columns = _columns(table.years)
    last = len(columns) - 2  # the codes stand beside what is printed
    sheet.widths(columns)
    sheet.across(0, last, _title(table), Look.TITLE)
    said = "增减和增幅是最后一年与上一年相比；约数前后带有“余”“近”等字，不计算增减。"
    sheet.across(0, last, said, Look.LINE)
    sheet.heads(columns)
    number = 0
    for section in table.sections:
        sheet.across(0, last, section.title, Look.SECTION)
        for row in section.rows:
            number += 1
            _write_row(sheet, number, row)
    sheet.page(last)


def _write_row(sheet: Sheet, number: int, row: YearsRow) -> None:
    indicator = row.indicator
    sheet.number(0, number, Look.CENTRE)
    sheet.label(1, indicator)
    sheet.text(2, indicator.unit, Look.CENTRE)
    for index, figure in enumerate(row.figures):
        _write_figure(sheet, _FIXED + index, row, figure)
    _write_change(sheet, _FIXED + len(row.figures), row)
    trend = _FIXED + len(row.figures) + 2
    sheet.text(trend, "")
    if _moves(row):
        sheet.sparkline(trend, _FIXED, trend - 3)
    sheet.text(trend + 1, indicator.code, Look.MARK)
    sheet.end_row()


def _write_figure(sheet: Sheet, column: int, row: YearsRow, figure: Figure) -> None:
    if figure.state is State.NONE:
        sheet.number(column, 0, Look.FIGURE, _NONE)
    elif isinstance(figure.value, Decimal):
        # Here a number with its mark as the cell's format: a chart can draw it, and it reads as what it is.
        sheet.number(column, figure.value, Look.FIGURE, _ABOUT[figure.about] if figure.about else "{}")
    else:
        sheet.figure(column, figure, row.indicator)


def _write_change(sheet: Sheet, column: int, row: YearsRow) -> None:
    *_, earlier, now = (NOT_FILLED, *row.figures)
    change = change_of(now, earlier)
    growth = None
    # A share changes by percentage points, and from nothing nothing can grow by a part of it.
    if change is not None and earlier.number and row.indicator.unit != "%":
        growth = round_half_up(change * 100 / earlier.number, _GROWTH_DECIMALS)
    sheet.change(column, change)
    sheet.change(column + 1, growth)


def _write_numbers(
    sheet: Sheet, years: Sequence[int], sections: Sequence[tuple[str, Sequence[YearsRow]]]
) -> Iterator[tuple[str, list[Trend]]]:
    """Write the plain numbers behind the charts on a sheet of their own, and say which row is whose."""
    sheet.text(0, "指标", Look.MARK)
    for index, year in enumerate(years, start=1):
        sheet.text(index, f"{year}年", Look.MARK)
    for title, rows in sections:
        trends: list[Trend] = []
        for row in rows:
            sheet.end_row()
            sheet.text(0, row.indicator.label, Look.MARK)
            for index, figure in enumerate(row.figures, start=1):
                if figure.number is not None:
                    sheet.number(index, figure.number, Look.MARK)
            unit = f"（{row.indicator.unit}）" if row.indicator.unit else ""
            state = row.indicator.kind.name != "flow"
            trends.append(Trend(f"{row.indicator.label}{unit}", state, sheet.row))
        yield title, trends
    sheet.raw.hide()


def _moves(row: YearsRow) -> bool:
    """Say whether there is a trend to be drawn: two years at least with different numbers."""
    return len({figure.number for figure in row.figures if figure.number is not None}) > 1
