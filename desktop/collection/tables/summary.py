"""数据汇总表 as a workbook: every figure of a year beside last year's, to be printed, and to be read back exactly."""

from __future__ import annotations

from desktop.collection.tables.book import Book, Column, Sheet
from desktop.collection.tables.kept_figures import CELLS, kept_cells
from desktop.collection.tables.looks import Look
from desktop.model.figure_words import change_of, write_person, write_source
from desktop.model.finding_words import write_finding
from desktop.model.severity import Severity
from desktop.model.summary import Summary, SummaryRow

LAYOUT = "1"  # of the sheet that the program reads back; a new one where an older program would misread it
SHEET, KEPT_SHEET = "数据汇总表", "识别信息"
MAGIC = "法治年报数据汇总表"  # the first cell of the sheet that the program reads back
UNIT, YEAR, HEADING_SET = "单位", "年度", "标题体系"
NUMBER_HEAD, LABEL_HEAD, UNIT_HEAD, CODE_HEAD = "序号", "指标", "单位", "编号"
ABOUT_HEADS = ("编号", "指标", "单位", "性质", "标题", "部门")
KEPT_HEADS = (*ABOUT_HEADS, *(f"本年{cell}" for cell in CELLS), *(f"上年{cell}" for cell in CELLS))  # from row 5 on

_STATE_LOOKS = {
    "有误": Look.WRONG,
    "待核对": Look.DOUBTFUL,
    "未填": Look.DOUBTFUL,
    "待计算": Look.DOUBTFUL,
    "已核": Look.GOOD,
}


def title_of(unit: str, year: int) -> str:
    """Give the title that the table has at its top."""
    return f"{unit}{year}年度法治政府建设数据汇总表"


def year_head(year: int) -> str:
    """Give the head of the column of a year's figures."""
    return f"{year}年"


def write_summary(summary: Summary) -> bytes:
    """Return the workbook of a summary; the same summary gives the same bytes. Refused (TABLE-TEXT)."""
    book = Book(title_of(summary.unit, summary.year), summary.unit)
    _write_table(book.sheet(SHEET), summary)
    _keep(book.sheet(KEPT_SHEET), summary)
    return book.data()


def columns_of(year: int) -> tuple[Column, ...]:
    """Give the columns of the table of a year."""
    return (
        Column(NUMBER_HEAD, 5),
        Column(LABEL_HEAD, 30),
        Column(UNIT_HEAD, 7),
        Column(year_head(year), 16),
        Column(year_head(year - 1), 16),
        Column("增减", 9),
        Column("来源", 24),
        Column("填报", 12),
        Column("状态", 9),
        Column("备注", 27),
        Column(CODE_HEAD, 24),
    )


def _write_table(sheet: Sheet, summary: Summary) -> None:
    columns = columns_of(summary.year)
    last = len(columns) - 2  # the codes stand beside what is printed
    sheet.widths(columns)
    sheet.across(0, last, title_of(summary.unit, summary.year), Look.TITLE)
    sheet.across(0, last, _counts(summary), Look.LINE)
    sheet.heads(columns)
    number = 0
    for section in summary.sections:
        sheet.across(0, last, section.title, Look.SECTION)
        for row in section.rows:
            number += 1
            _write_row(sheet, number, row)
    sheet.page(last)


def _counts(summary: Summary) -> str:
    """Say how many figures are to be entered and are; those that come out of others are told apart."""
    rows, entered = summary.rows, summary.to_enter
    filled = sum(row.now.filled for row in entered)
    computed = len(rows) - len(entered)
    doubtful = sum(row.state in ("有误", "待核对") for row in rows)
    said = f"要填报{len(entered)}项，已填{filled}项，未填{len(entered) - filled}项"
    said += f"；另有{computed}项由程序计算，不用填" if computed else ""
    return f"{said}；{doubtful}项待核对。" if doubtful else f"{said}。"


def _write_row(sheet: Sheet, number: int, row: SummaryRow) -> None:
    indicator = row.indicator
    sheet.number(0, number, Look.CENTRE)
    sheet.label(1, indicator)
    sheet.text(2, indicator.unit, Look.CENTRE)
    sheet.figure(3, row.now, indicator)
    sheet.figure(4, row.earlier, indicator, Look.FAINT_FIGURE)
    sheet.change(5, change_of(row.now, row.earlier))
    sheet.text(6, write_source(indicator, row.now), Look.SMALL)
    sheet.text(7, write_person(row.now), Look.SMALL)
    sheet.text(8, row.state, _STATE_LOOKS.get(row.state, Look.CENTRE))
    sheet.text(9, _remarks(row), Look.SMALL)
    sheet.text(10, indicator.code, Look.MARK)
    sheet.end_row()


def _remarks(row: SummaryRow) -> str:
    """Give what the person noted, and why a figure is 有误 or 待核对, or is right although it looks wrong."""
    serious = [finding for finding in row.findings if finding.severity is not Severity.HINT and row.now.filled]
    return "\n".join(part for part in (row.now.note, *map(write_finding, serious)) if part)


def _keep(sheet: Sheet, summary: Summary) -> None:
    """Keep what the program needs to know the table again, and each figure exactly."""
    for values in (
        (MAGIC, LAYOUT),
        (UNIT, summary.unit),
        (YEAR, str(summary.year)),
        (HEADING_SET, summary.heading_set),
        KEPT_HEADS,
    ):
        _write_texts(sheet, values)
    for row in summary.rows:
        one = row.indicator
        about = (one.code, one.label, one.unit, one.kind.label, one.heading, one.department)
        _write_texts(sheet, (*about, *kept_cells(row.now), *kept_cells(row.earlier)))
    sheet.raw.hide()


def _write_texts(sheet: Sheet, texts: tuple[str, ...]) -> None:
    for column, text in enumerate(texts):
        sheet.text(column, text, Look.MARK)
    sheet.end_row()
