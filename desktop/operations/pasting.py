"""A column or block pasted from a spreadsheet becomes figures: by the labels in it, or row by row from where one is."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.model.catalog import Indicator
from desktop.model.edits import Edit, SetFigure, Together
from desktop.model.figure import Figure, read_figure
from desktop.model.report import Report
from desktop.quantities.same_length import same_length
from desktop.quantities.typed import Question
from desktop.refusal import Refused

MOST_ROWS = 2000
MOST_CHARACTERS = 100_000
_COMPUTED = "由程序计算，不用填"
_UNKNOWN = "没有这个名称的指标，没有采用"


@dataclass(frozen=True, slots=True)
class Pasted:
    """One cell that was pasted: for which indicator (None where its label names none), and as what it was read.

    `figure` is None where it cannot be taken; `why` says the reason then. An empty cell is not listed.
    """

    label: str
    text: str
    indicator: Indicator | None
    figure: Figure | None
    why: str = ""


def read_pasted(text: str, below: Sequence[Indicator], known: Sequence[Indicator]) -> tuple[Pasted, ...]:
    """Read a pasted text: `below` are the rows from the cell at hand on, `known` all indicators that labels may name.

    Refused (PASTE-NOTHING, PASTE-LONG).
    """
    if len(text) > MOST_CHARACTERS:
        raise Refused("PASTE-LONG", "复制的内容太多了，请只复制要填的几行。")
    rows = _rows(text)
    if not any(any(cell for cell in row) for row in rows):
        raise Refused("PASTE-NOTHING", "剪贴板里没有文字，请先在表格里复制一列数。")
    if len(rows) > MOST_ROWS:
        raise Refused("PASTE-LONG", f"复制的表有{len(rows)}行，太长了，请只复制要填的几行。")
    by_label = {_plain(indicator.label): indicator for indicator in known}
    labels = _label_column(rows, by_label)
    if labels is None:
        pairs = zip((row[0] for row in rows), below, strict=False)
        return tuple(_read(one.label, cell, one) for cell, one in pairs if cell)
    values = _value_column(rows, labels, by_label)
    return tuple(
        _read(row[labels], row[values], by_label.get(_plain(row[labels])))
        for row in rows
        if row[labels] and row[values]
    )


def edit_of(pasted: Sequence[Pasted], report: Report) -> Edit | None:
    """Give the one edit that takes over what was read and differs; None where there is nothing."""
    edits = tuple(
        SetFigure(one.indicator.code, one.figure)
        for one in pasted
        if one.indicator is not None and one.figure is not None and differs(one, report)
    )
    return Together(f"粘贴{len(edits)}个指标", edits) if edits else None


def differs(one: Pasted, report: Report) -> bool:
    """Say whether a pasted figure is another than the present one."""
    if one.indicator is None or one.figure is None:
        return False
    return not report.figure(one.indicator.code).same_content(one.figure)


def _rows(text: str) -> list[list[str]]:
    # A spreadsheet puts a cell with a line break or a tab into quotation marks, as csv does.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    rows = [[cell.strip() for cell in row] or [""] for row in csv.reader(lines, delimiter="\t")]
    width = max((len(row) for row in rows), default=1)
    return [row + [""] * (width - len(row)) for row in rows]


def _label_column(rows: Sequence[Sequence[str]], by_label: Mapping[str, Indicator]) -> int | None:
    hits = [sum(_plain(row[column]) in by_label for row in rows) for column in range(len(rows[0]))]
    best = max(range(len(hits)), key=lambda column: hits[column])
    return best if hits[best] and len(hits) > 1 else None


def _value_column(rows: Sequence[Sequence[str]], labels: int, by_label: Mapping[str, Indicator]) -> int:
    """Give the column right of the labels in which most cells can be read as their indicator's figure."""

    def readable(column: int) -> int:
        pairs = ((by_label.get(_plain(row[labels])), row[column]) for row in rows)
        return sum(bool(one and cell) and isinstance(read_figure(cell, one), Figure) for one, cell in pairs if one)

    columns = [column for column in range(len(rows[0])) if column != labels]
    return max(columns, key=lambda column: (readable(column), column > labels, -column))


def _read(label: str, text: str, indicator: Indicator | None) -> Pasted:
    if indicator is None:
        return Pasted(label, text, None, None, _UNKNOWN)
    if indicator.formula is not None:
        return Pasted(label, text, indicator, None, _COMPUTED)
    read = read_figure(text, indicator)
    if isinstance(read, Question):
        return Pasted(label, text, indicator, None, read.message)
    return Pasted(label, text, indicator, read)


def _plain(label: str) -> str:
    return "".join(same_length(label).split()).strip(":").lower()
