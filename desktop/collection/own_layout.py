"""Where the names and the numbers of a department's own table stand: proposed, shown, and corrected by pointing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.collection.own_names import Name, Namings, name_of
from desktop.collection.sheets import Cell, CellKind, Sheet
from desktop.quantities.same_length import same_length

MOST_ROWS, MOST_COLUMNS = 2000, 60  # that are looked at for a proposal
_HAN = re.compile("[\u4e00-\u9fff]")
_NUMBER = re.compile(r"[约近逾超]?[-+]?[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:[%‰]|[余多]?[百千万亿]*[\u4e00-\u9fff]{0,3})")
_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_ONLY_YEAR = re.compile("(?:19|20)[0-9]{2} ?年?度?")  # what heads say, and figures hardly ever
_THIS_YEAR = re.compile("本年|今年|本期|当年|合计|总计|总数|数量|数值|数据|完成|报送")
_NOT_THIS_YEAR = re.compile("上年|去年|上期|同期|增减|同比|增长|增幅|变化|序号|编号|目标|计划|备注|说明|口径")
_HEADS_DEEP = 3  # rows above the first figure that may be its heads


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows and columns from 0: the row of heads (-1 where there is none), the column of names, that of numbers."""

    heading_row: int
    label_column: int
    value_column: int


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of the table: its name, what stands in the column of numbers, and the indicator it probably means.

    `code` is "" where nothing is likely enough; `confidence` is 1 where the name is an indicator's own, or where it was
    mapped before.
    """

    row: int
    label: str
    value: str
    code: str = ""
    confidence: float = 0.0


def propose_layout(sheet: Sheet, namings: Namings, year: int) -> Layout:
    """Say where names and numbers of `year` probably stand; the beginning of the sheet where nothing tells."""
    label = _label_column(sheet, namings)
    rows = [row for row in _rows(sheet) if _is_name(sheet.cell(row, label)) and _has_number(sheet, row, label)]
    if not rows:
        first = min(_rows(sheet), default=0)
        return Layout(first, label, label + 1)
    heads = max((row for row in _rows(sheet) if row < rows[0]), default=-1)
    return Layout(heads, label, _value_column(sheet, label, rows, year))


def named_rows(
    sheet: Sheet, layout: Layout, namings: Namings, mapped: Mapping[str, str] | None = None
) -> tuple[NamedRow, ...]:
    """Give the rows below the heads with what they probably mean; `mapped` are the codes of names mapped before."""
    before = {name_of(label).plain: code for label, code in (mapped or {}).items()}
    names = _names(sheet, layout)
    known = {row: before[name.plain] for row, name in names.items() if name.plain in before}
    open_rows = {row: name for row, name in names.items() if row not in known}
    meant = namings.assigned(open_rows)
    taken = set(known.values())
    rows: list[NamedRow] = []
    for row, name in names.items():
        value = shown_text(sheet.cell(row, layout.value_column))
        found = meant.get(row)
        if row in known:
            rows.append(NamedRow(row, name.written, value, known[row], 1.0))
        elif found is None or found.code in taken:
            rows.append(NamedRow(row, name.written, value))
        else:
            rows.append(NamedRow(row, name.written, value, found.code, found.confidence))
    return tuple(rows)


def years_above(sheet: Sheet, column: int, first: int) -> tuple[int, ...]:
    """Give the years that the heads of a column name, the lowest of them first, above the row `first`."""
    for row in range(first - 1, max(-1, first - 1 - _HEADS_DEEP), -1):
        years = [int(one) for one in _YEAR.findall(same_length(head_text(sheet, row, column)))]
        if years and len(sheet.rows.get(row, ())) > 1:  # alone in its row it is the title
            return tuple(years)
    return ()


def head_text(sheet: Sheet, row: int, column: int) -> str:
    """Give what a head says, the first cell of its area where it is merged."""
    area = sheet.area_of(row, column)
    return sheet.text(area.top, area.left) if area else sheet.text(row, column)


def says_other_column(sheet: Sheet, column: int, first: int) -> str:
    """Give the head of a column that says that no figures of this year stand below it; "" where none does."""
    texts = [head_text(sheet, row, column) for row in range(max(0, first - _HEADS_DEEP), first)]
    return next((text for text in texts if _NOT_THIS_YEAR.search(text) and not _THIS_YEAR.search(text)), "")


def shown_text(cell: Cell | None) -> str:
    """Give what a cell says; "" where it is blank or its formula was never computed."""
    return cell.text.strip() if cell is not None and cell.kind is not CellKind.UNCALCULATED else ""


def _names(sheet: Sheet, layout: Layout) -> dict[int, Name]:
    """Give the names of the rows below the heads."""
    return {
        row: name_of(cell.text.strip())
        for row in sorted(sheet.rows)
        if row > layout.heading_row and (cell := sheet.cell(row, layout.label_column)) is not None and _is_name(cell)
    }


def _rows(sheet: Sheet) -> list[int]:
    return sorted(sheet.rows)[:MOST_ROWS]


def _label_column(sheet: Sheet, namings: Namings) -> int:
    """Give the column that names the most indicators; where none does, the one with the most words."""
    scores: dict[int, tuple[float, int]] = {}
    for row in _rows(sheet):
        for column in sheet.rows[row]:
            cell = sheet.cell(row, column)
            if cell is not None and column < MOST_COLUMNS and _is_name(cell):
                best = namings.ranked(name_of(cell.text.strip()))[:1]
                surely, words = scores.get(column, (0.0, 0))
                scores[column] = (surely + sum(one.confidence for one in best), words + 1)
    return max(scores, key=lambda column: (scores[column], -column), default=0)


def _is_name(cell: Cell | None) -> bool:
    return cell is not None and cell.kind is CellKind.TEXT and bool(_HAN.search(cell.text)) and not _is_number(cell)


def _is_number(cell: Cell | None) -> bool:
    if cell is None:
        return False
    if cell.kind in (CellKind.NUMBER, CellKind.UNCALCULATED):
        return True
    return cell.kind is CellKind.TEXT and _NUMBER.fullmatch(same_length(cell.text).strip()) is not None


def _has_number(sheet: Sheet, row: int, label: int) -> bool:
    cells = [sheet.cell(row, column) for column in sheet.rows[row] if column != label]
    return any(_is_number(cell) and not _ONLY_YEAR.fullmatch(shown_text(cell)) for cell in cells)


def _value_column(sheet: Sheet, label: int, rows: Sequence[int], year: int) -> int:
    columns = {column for row in rows for column in sheet.rows[row] if column != label and column < MOST_COLUMNS}
    return max(columns, key=lambda column: (_worth(sheet, column, rows, year, label), -column), default=label + 1)


def _worth(sheet: Sheet, column: int, rows: Sequence[int], year: int, label: int) -> float:
    """Say how likely the figures of a year stand in a column: by its heads, and by how many numbers it has."""
    numbers = sum(_is_number(sheet.cell(row, column)) for row in rows) / len(rows)
    years = years_above(sheet, column, rows[0])
    said = " ".join(head_text(sheet, row, column) for row in range(max(0, rows[0] - _HEADS_DEEP), rows[0]))
    worth = numbers + (0.2 if column > label else 0.0)
    if years:
        worth += 1.0 if years[0] == year else -1.0
    elif _NOT_THIS_YEAR.search(said):
        worth -= 1.0
    elif _THIS_YEAR.search(said):
        worth += 0.5
    return worth - (1.0 if _counts_rows(sheet, column, rows) else 0.0)


def _counts_rows(sheet: Sheet, column: int, rows: Sequence[int]) -> bool:
    """Say whether a column only numbers the rows."""
    said = [shown_text(sheet.cell(row, column)) for row in rows]
    return len(said) > 1 and said == [str(number) for number in range(1, len(said) + 1)]
