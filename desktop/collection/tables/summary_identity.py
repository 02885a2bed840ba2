"""What a 数据汇总表 says about itself: whose it is, of which year, and each figure as the program wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from desktop.collection.sheets import Sheet, Workbook
from desktop.collection.tables.kept_figures import CELLS, figure_kept
from desktop.collection.tables.summary import ABOUT_HEADS, HEADING_SET, KEPT_HEADS, LAYOUT, MAGIC, UNIT, YEAR
from desktop.model.catalog import Indicator
from desktop.model.figure import Figure
from desktop.model.kinds import KINDS
from desktop.refusal import Refused

ROWS_OF_HEADS = 12  # in which title and heads of the table are looked for
_TITLE = re.compile(r"(?P<unit>.{1,40}?)(?P<year>\d{4})年度法治政府建设数据汇总表")
_KIND_BY_LABEL = {kind.label: kind for kind in KINDS}
_FIRST_KEPT = 5  # row of the sheet of ids in which the figures begin, from 0


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One indicator as the file keeps it, with the figures of both years as they were written."""

    indicator: Indicator
    now: Figure
    earlier: Figure


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file says about itself; no rows where only its title is left."""

    unit: str
    year: int
    heading_set: str
    rows: Mapping[str, KeptRow] = field(default_factory=dict)


def kept_of(workbook: Workbook) -> Kept | None:
    """Read the sheet of ids; None where it is lost, Refused (SUMMARY-NEWER) where a newer program wrote it."""
    sheet = next((sheet for sheet in workbook.sheets if sheet.text(0, 0) == MAGIC), None)
    if sheet is None:
        return None
    if sheet.text(0, 1) != LAYOUT:
        what = "是由更新版本的程序导出的，本程序读不了；请先升级本程序。"
        raise Refused("SUMMARY-NEWER", f"“{workbook.name}”{what}")
    said = {sheet.text(row, 0): sheet.text(row, 1) for row in range(1, _FIRST_KEPT - 1)}
    year = said.get(YEAR, "")
    if not said.get(UNIT) or not re.fullmatch(r"\d{4}", year):
        return None
    return Kept(said[UNIT], int(year), said.get(HEADING_SET, ""), dict(_kept_rows(sheet)))


def _kept_rows(sheet: Sheet) -> Iterator[tuple[str, KeptRow]]:
    """Give the rows that make sense; what somebody has spoilt is read as if it were not kept."""
    about, many = len(ABOUT_HEADS), len(CELLS)
    for row in sorted(sheet.rows):
        texts = [sheet.text(row, column) for column in range(len(KEPT_HEADS))]
        code, label, unit, kind_label, heading, department = texts[:about]
        kind = _KIND_BY_LABEL.get(kind_label)
        if row < _FIRST_KEPT or not code or kind is None:
            continue
        # The catalog here says what is required of whom.
        indicator = Indicator(code, label, unit, kind, heading, department, required=False)
        with suppress(ValueError, ArithmeticError):
            now = figure_kept(texts[about : about + many], kind)
            earlier = figure_kept(texts[about + many :], kind)
            yield code, KeptRow(indicator, now, earlier)


def kept_by_title(workbook: Workbook) -> Kept | None:
    """Tell whose table it is by its title, where the sheet of ids is lost."""
    for sheet in workbook.sheets:
        for row in range(ROWS_OF_HEADS):
            for column in sheet.rows.get(row, {}):
                if found := _TITLE.fullmatch(sheet.text(row, column).strip()):
                    return Kept(found["unit"], int(found["year"]), "")
    return None
