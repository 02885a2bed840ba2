"""数据汇总表 read back: exactly what the program wrote, what somebody changed since, and what cannot be used.

What people see in the table counts. Beside it the file keeps each figure as it was written: where both agree, the
figure is exact; where they differ, somebody has changed the cell, and it is read as a department's cell is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from desktop.collection.cell_readings import read_place
from desktop.collection.sheets import CellKind, Sheet, Workbook, address
from desktop.collection.tables.summary import CODE_HEAD, LABEL_HEAD, UNIT_HEAD, title_of, year_head
from desktop.collection.tables.summary_identity import ROWS_OF_HEADS, Kept, kept_by_title, kept_of
from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import NOT_FILLED, Figure, write_figure
from desktop.model.kinds import share
from desktop.model.rollup.unit_year import UnitYear
from desktop.quantities.doubts import quoted
from desktop.quantities.intervals import marked
from desktop.quantities.typed import Question
from desktop.refusal import Refused

_TITLE_ENDS = "数据汇总表"
_ALL = 100  # per cent


@dataclass(frozen=True, slots=True)
class SummaryRead:
    """What a table says: whose, of which year, and sentences about what is not as the program wrote it."""

    year: int
    unit: UnitYear
    notes: tuple[str, ...]


def read_summary(workbook: Workbook, catalog: Catalog) -> SummaryRead:
    """Read a table of ours.

    Refused: SUMMARY-FOREIGN (it is none, or nobody can tell whose), SUMMARY-NEWER, SUMMARY-DAMAGED (its table or
    columns are gone).
    """
    kept = kept_of(workbook) or kept_by_title(workbook)
    if kept is None:
        what = "不是本程序导出的数据汇总表，请选择用“导出数据汇总表”得到的文件。"
        raise Refused("SUMMARY-FOREIGN", f"“{workbook.name}”{what}")
    return _Reading(workbook, kept, catalog).result()


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the table stands: its sheet, the row of its heads, and its columns by head."""

    sheet: Sheet
    heads: int
    columns: Mapping[str, int]


class _Reading:
    def __init__(self, workbook: Workbook, kept: Kept, catalog: Catalog) -> None:
        self._name = workbook.name
        self._kept = kept
        self._catalog = catalog
        self._table = self._find(workbook)
        self._figures: dict[bool, dict[str, Figure]] = {False: {}, True: {}}  # by whether of the year before
        self._own: dict[str, Indicator] = {}
        self._troubles: dict[str, str] = {}
        self._notes: list[str] = []

    def result(self) -> SummaryRead:
        """Read every row; what is missing, doubled or of another measure is told and not taken."""
        seen: dict[str, int] = {}
        self._compare_title()
        for row in sorted(self._table.sheet.rows):
            if row > self._table.heads:
                self._read_row(row, seen)
        for code, kept in self._kept.rows.items():
            if code not in seen and kept.now.filled:
                self._trouble(code, kept.indicator, "表里这一行不见了")
        kept = self._kept
        own = tuple(self._own.values())
        figures, earlier = self._figures[False], self._figures[True]
        heading_set = kept.heading_set if kept.rows else self._likely_set(seen)
        unit = UnitYear(kept.unit, figures, earlier, own, heading_set, self._troubles)
        return SummaryRead(kept.year, unit, tuple(self._notes))

    def _likely_set(self, seen: Iterable[str]) -> str:
        """Give the heading set of the report that a table without its ids comes from: it has a row for all it owes."""
        owed = {one.code for one in self._catalog.of_year(self._kept.year) if one.required}
        if not owed <= set(seen):
            return ""
        sheet = self._table.sheet
        titles = {text.strip() for row in sheet.rows for text in sheet.texts_of(row)}
        counts = {
            code: sum(heading.title in titles for heading in one.headings)
            for code, one in self._catalog.heading_sets.items()
        }
        return max(counts, key=lambda code: counts[code])

    def _compare_title(self) -> None:
        """Tell where the title, which people see, says another unit or year than what the file keeps."""
        unit, year = self._kept.unit, self._kept.year
        sheet, wanted = self._table.sheet, _plain(title_of(unit, year))
        for row in range(self._table.heads):
            for column in sheet.rows.get(row, {}):
                title = _plain(sheet.text(row, column))
                if title.endswith(_TITLE_ENDS) and title != wanted:
                    what = f"表题写的是“{title[:40]}”，文件里记的是{unit}{year}年度，现按文件里记的算，请核对是谁的表。"
                    self._notes.append(what)

    def _find(self, workbook: Workbook) -> _Table:
        wanted = {LABEL_HEAD, UNIT_HEAD, CODE_HEAD, year_head(self._kept.year)}
        for sheet in workbook.sheets:
            for row in range(ROWS_OF_HEADS):
                columns = {sheet.text(row, column).strip(): column for column in sheet.rows.get(row, {})}
                if wanted <= columns.keys():
                    return _Table(sheet, row, columns)
        heads = "、".join(f"“{head}”" for head in sorted(wanted))
        raise Refused("SUMMARY-DAMAGED", f"“{self._name}”里找不到表头{heads}，请重新导出数据汇总表。")

    def _read_row(self, row: int, seen: dict[str, int]) -> None:
        code = self._text(row, CODE_HEAD)
        label = self._text(row, LABEL_HEAD)
        if not code:
            if label:
                self._notes.append(f"第{row + 1}行{quoted(label)}没有编号，没有读入；请重新导出后再改。")
            return
        indicator = self._indicator(code, row)
        before = seen.setdefault(code, row)
        if indicator is None:
            return
        if before != row:
            self._trouble(code, indicator, f"第{before + 1}行和第{row + 1}行都是这一项")
            return
        self._read_year(row, indicator, earlier=False)
        if year_head(self._kept.year - 1) in self._table.columns:
            self._read_year(row, indicator, earlier=True)

    def _indicator(self, code: str, row: int) -> Indicator | None:
        """Give the indicator of a row; None, with what is wrong told, where the figure would be another one."""
        kept = self._kept.rows.get(code)
        standard = self._catalog.indicators.get(code)
        label, unit = self._text(row, LABEL_HEAD), self._text(row, UNIT_HEAD)
        known = standard or (kept.indicator if kept else None)
        if known is None:
            self._notes.append(f"第{row + 1}行{quoted(label)}的编号{quoted(code)}不认识，没有读入。")
            return None
        if unit != known.unit:
            self._trouble(code, known, f"计量单位是“{unit}”，应为“{known.unit}”")
            return None
        if standard is None:
            self._own[code] = known
        return known

    def _read_year(self, row: int, indicator: Indicator, *, earlier: bool) -> None:
        column = self._table.columns[year_head(self._kept.year - int(earlier))]
        kept = self._kept_figure(indicator, earlier=earlier)
        if kept is not None and self._unchanged(row, column, kept, indicator):
            self._take(indicator, kept, earlier=earlier)
            return
        read = read_place(self._table.sheet, row, column, indicator)
        cell = f"{self._table.sheet.name}!{address(row, column)}"
        if isinstance(read, Figure) and not (kept is not None and read.same_content(kept)):
            read = _possible(read, indicator)
        if isinstance(read, Question):
            why = f"{cell}看不准：{read.message}"
            if earlier:
                self._notes.append(f"{quoted(indicator.label)}上年的数在{why}")
            else:
                self._trouble(indicator.code, indicator, why.rstrip("。"))
            return
        if kept is not None and not read.same_content(kept):
            self._notes.append(f"{quoted(indicator.label)}（{cell}）导出后改过，按表里的数读入。")
        self._take(indicator, read, earlier=earlier)

    def _kept_figure(self, indicator: Indicator, *, earlier: bool) -> Figure | None:
        kept = self._kept.rows.get(indicator.code)
        if kept is None:
            return None
        return kept.earlier if earlier else kept.now

    def _unchanged(self, row: int, column: int, kept: Figure, indicator: Indicator) -> bool:
        """Say whether a cell shows what was written into it; a bare number is compared as one, whatever its format."""
        cell = self._table.sheet.cell(row, column)
        if cell is None:
            return not kept.filled
        if cell.kind is CellKind.NUMBER and "%" not in (cell.format or ""):
            return kept.about is None and kept.number is not None and _same_number(cell.text, kept.number)
        return cell.kind is CellKind.TEXT and cell.text == write_figure(kept, indicator)

    def _take(self, indicator: Indicator, figure: Figure, *, earlier: bool) -> None:
        if figure != NOT_FILLED:
            self._figures[earlier][indicator.code] = figure

    def _trouble(self, code: str, indicator: Indicator, why: str) -> None:
        self._troubles[code] = why
        for figures in self._figures.values():
            figures.pop(code, None)
        if code not in self._catalog.indicators:
            self._own.setdefault(code, indicator)

    def _text(self, row: int, head: str) -> str:
        return self._table.sheet.text(row, self._table.columns[head]).strip()


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _possible(figure: Figure, indicator: Indicator) -> Figure | Question:
    """Give a figure that was typed into the table, or a question where no such share can be (`checks`: R18)."""
    is_part = indicator.kind is share.KIND and not share.is_change(indicator.label)
    if is_part and figure.number is not None and marked(figure.number, figure.about).low > _ALL:
        return Question(f"填的是{write_figure(figure, indicator)}，比率不能超过100%，请核对后重新填写。")
    return figure


def _same_number(text: str, number: Decimal) -> bool:
    """Compare as an office program does: what stands behind fifteen digits is chance."""
    try:
        return float(Decimal(text)) == float(number)
    except InvalidOperation:
        return False
