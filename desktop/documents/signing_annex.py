"""签批底稿 as a table to be printed: one row for each figure, and below them what else was found."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.annex import Annex, AnnexColumn, AnnexRow, Side
from desktop.model.figure import write_figure
from desktop.model.figure_words import write_change, write_person
from desktop.model.finding_words import write_finding
from desktop.model.signing_draft import SIGNATURES, SigningDraft
from desktop.model.summary import SummaryRow

_OTHERS = "文字和其他方面的核对情况"


def signing_annex(draft: SigningDraft) -> Annex:
    """Give the table of a draft."""
    year = draft.summary.year
    columns = (
        AnnexColumn("序号", 10, Side.CENTRE),
        AnnexColumn("指标", 30),
        AnnexColumn(f"{year}年", 19, Side.RIGHT),
        AnnexColumn(f"{year - 1}年", 19, Side.RIGHT),
        AnnexColumn("增减", 13, Side.RIGHT),
        AnnexColumn("正文表述", 55),
        AnnexColumn("来源", 27),
        AnnexColumn("填报", 24),
        AnnexColumn("核对情况", 34),
        AnnexColumn("核签", 12),
    )
    return Annex(
        f"{draft.title}签批底稿", draft.summary.unit, columns, tuple(_rows(draft)), ("　　　　　　".join(SIGNATURES),)
    )


def _rows(draft: SigningDraft) -> Iterator[AnnexRow]:
    number = 0
    for section in draft.summary.sections:
        yield AnnexRow((section.title,))
        for row in section.rows:
            number += 1
            yield _row(number, row, draft)
    if draft.others:
        yield AnnexRow((_OTHERS,))
        for other in draft.others:
            yield AnnexRow((f"{other.place}　{write_finding(other.finding)}",))


def _row(number: int, row: SummaryRow, draft: SigningDraft) -> AnnexRow:
    indicator = row.indicator
    unit = f"（{indicator.unit}）" if indicator.unit else ""
    cells = (
        str(number),
        f"{indicator.label}{unit}",
        write_figure(row.now, indicator),
        write_figure(row.earlier, indicator),
        write_change(row.now, row.earlier),
        draft.sentences(row),
        draft.source(row),
        write_person(row.now),
        draft.verdict(row),
        "",
    )
    return AnnexRow(cells)
