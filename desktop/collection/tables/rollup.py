"""The roll-up of many units as a workbook: totals, every unit's figures side by side, ranks, gaps, and remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from desktop.collection.sheets import Workbook
from desktop.collection.tables.book import Book, Column, Sheet
from desktop.collection.tables.looks import Look
from desktop.collection.tables.rollup_matrix import write_figures, write_ranks, write_total
from desktop.model.catalog import Catalog
from desktop.model.rollup.ranking import Ranked, ranking
from desktop.model.rollup.roll_up import RolledRow, RolledUp
from desktop.model.rollup.words import explain, write_ends

TOTALS, FIGURES, RANKS, GAPS, REMARKS = "汇总", "各单位数据", "名次", "缺报", "说明"
MOST_SIDE_BY_SIDE = 40  # units as columns; of more, each is a row
_MOST_ROWS = 1_048_576 - 10  # of a sheet
_METHOD = (
    "存量和流量按各单位的数相加，“无”按0计；约数相加后仍标为约数。",
    "比率不相加、不平均：有分子分母的，用分子合计除以分母合计重新计算，只计两者都有准确数的单位；没有的不汇总。",
    "“报送”一栏是报了数的单位数和全部单位数；有单位缺报时，合计只是已报单位的合计，“说明”一栏写明缺哪些单位。",
    "“增减”只在两年都齐全、都是准确数、单位相同时计算。",
    "名次按数值从大到小排，数值相同的名次相同；约数按写出的数排。",
)

Progress = Callable[[int, int], None]  # how much of how much is done


def write_rollup(rolled: RolledUp, catalog: Catalog, sources: Sequence[str], progress: Progress) -> bytes:
    """Return the workbook; the same roll-up gives the same bytes. Refused (TABLE-TEXT, TABLE-WIDE)."""
    large = len(rolled.units) > MOST_SIDE_BY_SIDE
    book = Book(f"{rolled.year}年度法治政府建设数据汇总", large=large)
    ranked = tuple(ranking(row.figures) for row in rolled.rows)
    _write_totals(book.sheet(TOTALS), rolled, catalog, ranked)
    steps = 2 * (len(rolled.units) if large else len(rolled.rows))
    write_figures(book.sheet(FIGURES), rolled, by_unit=large, done=lambda n: progress(n, steps))
    write_ranks(book.sheet(RANKS), rolled, ranked, by_unit=large, done=lambda n: progress(steps // 2 + n, steps))
    _write_gaps(book.sheet(GAPS), rolled)
    _write_remarks(book.sheet(REMARKS), rolled, sources)
    return book.data()


def is_rollup(workbook: Workbook) -> bool:
    """Say whether a workbook is a roll-up that was written before: it has its sheets, whatever stands in them."""
    return {TOTALS, FIGURES, RANKS, GAPS, REMARKS} <= {sheet.name for sheet in workbook.sheets}


def _columns(year: int) -> tuple[Column, ...]:
    return (
        Column("序号", 5),
        Column("指标", 28),
        Column("单位", 6),
        Column("性质", 6),
        Column(f"{year}年合计", 13),
        Column(f"{year - 1}年合计", 13),
        Column("增减", 10),
        Column("报送", 10),
        Column("最高", 20),
        Column("最低", 20),
        Column("说明", 34),
    )


def _write_totals(sheet: Sheet, rolled: RolledUp, catalog: Catalog, ranked: Sequence[Sequence[Ranked]]) -> None:
    columns = _columns(rolled.year)
    last = len(columns) - 1
    sheet.widths(columns)
    sheet.across(0, last, f"{rolled.year}年度法治政府建设数据汇总（{len(rolled.units)}家单位）", Look.TITLE)
    sheet.across(0, last, _state_of(rolled), Look.LINE)
    sheet.heads(columns)
    numbered = zip(range(1, len(rolled.rows) + 1), rolled.rows, ranked, strict=True)
    for heading, rows in groupby(numbered, lambda item: item[1].indicator.heading):
        sheet.across(0, last, catalog.heading_title(heading, ""), Look.SECTION)
        for number, row, ranks in rows:
            _write_row(sheet, number, rolled, row, ranks)
    sheet.page(last)


def _state_of(rolled: RolledUp) -> str:
    lacking = {gap.unit for gap in rolled.gaps} | set(rolled.absent)
    if not lacking:
        return "各单位应报的数都已报齐。"
    return f"{len(lacking)}家单位有缺报，共{len(rolled.gaps)}项（见“{GAPS}”），有关合计不全。"


def _write_row(sheet: Sheet, number: int, rolled: RolledUp, row: RolledRow, ranks: Sequence[Ranked]) -> None:
    indicator = row.indicator
    sheet.number(0, number, Look.CENTRE)
    sheet.label(1, indicator)
    sheet.text(2, indicator.unit, Look.CENTRE)
    sheet.text(3, indicator.kind.label, Look.CENTRE)
    write_total(sheet, 4, row.total, Look.TOTAL)
    write_total(sheet, 5, row.earlier, Look.FAINT_FIGURE)
    sheet.change(6, row.change)
    sheet.text(7, f"{len(row.total.stated)}/{len(rolled.units)}", Look.CENTRE)
    for column, text in enumerate(write_ends(rolled, row, ranks), start=8):
        sheet.text(column, text, Look.SMALL)
    sheet.text(10, explain(rolled, row), Look.SMALL)
    sheet.end_row()


def _write_gaps(sheet: Sheet, rolled: RolledUp) -> None:
    columns = (Column("序号", 7), Column("单位", 26), Column("指标", 40), Column("情况", 40))
    sheet.widths(columns)
    sheet.across(0, len(columns) - 1, f"{rolled.year}年度缺报情况", Look.TITLE)
    sheet.heads(columns)
    absent = [(place, "全部指标", f"没有{rolled.year}年度的报告") for place in rolled.absent]
    gaps = [*absent, *((gap.unit, gap.indicator.label, gap.why) for gap in rolled.gaps)]
    for number, (place, what, why) in enumerate(gaps[:_MOST_ROWS], start=1):
        sheet.number(0, number, Look.CENTRE)
        for column, text in enumerate((rolled.units[place].name, what, why), start=1):
            sheet.text(column, text)
        sheet.end_row()
    if not gaps:
        sheet.across(0, len(columns) - 1, "没有缺报。", Look.TEXT)
    if len(gaps) > _MOST_ROWS:
        sheet.across(0, len(columns) - 1, f"还有{len(gaps) - _MOST_ROWS}项，一张表放不下。", Look.TEXT)
    sheet.page(len(columns) - 1, landscape=False)


def _write_remarks(sheet: Sheet, rolled: RolledUp, sources: Sequence[str]) -> None:
    sheet.widths((Column("", 70),))
    for title, lines in (("需要核对的", rolled.notes), ("汇总方法", _METHOD), ("材料来源", tuple(sources))):
        if lines:
            sheet.text(0, title, Look.SECTION)
            sheet.end_row()
            for line in lines:
                sheet.text(0, line)
                sheet.end_row()
    sheet.page(0, landscape=False)
