"""签批底稿 as a workbook: each figure with its sentences, source, person and findings, to be printed and signed."""

from __future__ import annotations

from desktop.collection.tables.book import Book, Column, Sheet
from desktop.collection.tables.looks import Look
from desktop.model.figure_words import change_of, write_person
from desktop.model.finding_words import write_finding
from desktop.model.signing_draft import SIGNATURES, SigningDraft
from desktop.model.summary import SummaryRow

SHEET = "签批底稿"
_STATE_LOOKS = {"有误": Look.WRONG_TEXT, "待核对": Look.DOUBTFUL_TEXT, "未填": Look.DOUBTFUL_TEXT}


def write_signing_draft(draft: SigningDraft) -> bytes:
    """Return the workbook of a draft; the same draft gives the same bytes. Refused (TABLE-TEXT)."""
    book = Book(f"{draft.title}签批底稿", draft.summary.unit)
    sheet = book.sheet(SHEET)
    columns = _columns(draft.summary.year)
    last = len(columns) - 1
    sheet.widths(columns)
    sheet.across(0, last, f"{draft.title}签批底稿", Look.TITLE)
    sheet.heads(columns)
    number = 0
    for section in draft.summary.sections:
        sheet.across(0, last, section.title, Look.SECTION)
        for row in section.rows:
            number += 1
            _write_row(sheet, number, row, draft)
    if draft.others:
        sheet.across(0, last, "文字和其他方面的核对情况", Look.SECTION)
        for other in draft.others:
            sheet.across(0, last, f"{other.place}　{write_finding(other.finding)}", Look.TEXT)
    sheet.text(0, "", Look.LINE)
    sheet.end_row()
    sheet.across(0, last, "　　　　　　　　".join(SIGNATURES), Look.LINE)
    sheet.page(last)
    return book.data()


def _columns(year: int) -> tuple[Column, ...]:
    return (
        Column("序号", 5),
        Column("指标", 18),
        Column(f"{year}年", 12),
        Column(f"{year - 1}年", 12),
        Column("增减", 7),
        Column("正文表述", 46),
        Column("来源", 18),
        Column("填报", 11),
        Column("核对情况", 24),
        Column("核签", 7),
    )


def _write_row(sheet: Sheet, number: int, row: SummaryRow, draft: SigningDraft) -> None:
    indicator = row.indicator
    unit = f"（{indicator.unit}）" if indicator.unit else ""
    sheet.number(0, number, Look.CENTRE)
    sheet.text(1, f"{indicator.label}{unit}")
    sheet.figure(2, row.now, indicator)
    sheet.figure(3, row.earlier, indicator, Look.FAINT_FIGURE)
    sheet.change(4, change_of(row.now, row.earlier))
    sheet.text(5, draft.sentences(row), Look.SMALL)
    sheet.text(6, draft.source(row), Look.SMALL)
    sheet.text(7, write_person(row.now), Look.SMALL)
    sheet.text(8, draft.verdict(row), _STATE_LOOKS.get(row.state, Look.SMALL))
    sheet.text(9, "")
    sheet.end_row()
