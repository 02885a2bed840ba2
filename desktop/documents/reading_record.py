"""唱校记录 as a table to be printed: every item with what was read, the result, who read it and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop.documents.annex import Annex, AnnexColumn, AnnexRow, Side
from desktop.model.annotations import ReadAloud
from desktop.model.reading_aloud import Item, Verdict, verdict_of
from desktop.model.report import Report

_COLUMNS = (
    AnnexColumn("序号", 10, Side.CENTRE),
    AnnexColumn("内容", 40),
    AnnexColumn("读的是", 70),
    AnnexColumn("上年", 22, Side.RIGHT),
    AnnexColumn("结果", 30),
    AnnexColumn("唱校人", 30),
    AnnexColumn("时间", 28),
)
_SIGNATURES = "唱校人（签字）：　　　　　　　　　　　　复核人（签字）：　　　　　　　　　　　　年　　月　　日"


def reading_record(title: str, items: Sequence[Item], report: Report) -> Annex:
    """Give the record of a report; `title` is the report's, `items` what was to be read."""
    counts = {verdict: sum(verdict_of(item, report) is verdict for item in items) for verdict in Verdict}
    summary = "，".join(f"{verdict.value}{count}项" for verdict, count in counts.items() if count)
    closing = (f"共{len(items)}项：{summary}。", _SIGNATURES)
    return Annex(f"{title}唱校记录", report.unit, _COLUMNS, tuple(_rows(items, report)), closing)


def _rows(items: Sequence[Item], report: Report) -> Iterator[AnnexRow]:
    number = 0
    for heading, under in groupby(items, lambda item: item.heading):
        yield AnnexRow((heading,))
        for item in under:
            number += 1
            yield AnnexRow((str(number), *_cells(item, report)))


def _cells(item: Item, report: Report) -> tuple[str, ...]:
    verdict = verdict_of(item, report)
    read = report.annotation(ReadAloud, item.place)
    if read is None:
        return (item.label, item.value, item.earlier, verdict.value, "", "")
    result = f"{verdict.value}：{read.wrong}" if read.wrong else verdict.value
    return (item.label, item.value, item.earlier, result, "、".join(read.readers), read.at[:16].replace("T", " "))
