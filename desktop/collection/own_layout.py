"""Where the names and the numbers of a department's own table stand: proposed, shown, and corrected by pointing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.collection.own_names import Namings, key_of, name_of
from desktop.collection.own_rows import has_number, is_name, is_number, names_of_rows
from desktop.collection.sheets import Cell, CellKind, Sheet
from desktop.collection.turned import laid
from desktop.quantities.same_length import same_length

MOST_ROWS, MOST_COLUMNS = 2000, 60  # that are looked at for a proposal
_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_THIS_YEAR = re.compile("本年|今年|本期|当年|合计|总计|总数|数量|数值|数据|完成|报送")
_NOT_THIS_YEAR = re.compile("上年|去年|上期|同期|增减|同比|增长|增幅|变化|序号|编号|目标|计划|备注|说明|口径")
_HEADS_DEEP = 3  # rows above the first figure that may be its heads
_NO_HEADS = -1
_CANDIDATES = 3  # columns that are looked at closely


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows and columns from 0: the row of heads (-1 where there is none), the column of names, that of numbers.

    Where the names stand `across` the top, all of them are those of the sheet turned on its side: the column of heads,
    the row of names, that of numbers.
    """

    heading_row: int
    label_column: int
    value_column: int
    across: bool = False


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A name of the table with its row, what stands for it among the numbers, and the indicator it probably means.

    `code` is "" where nothing is likely enough; `confidence` is 1 where the name is an indicator's own, or where it was
    mapped before.
    """

    row: int
    label: str
    value: str
    code: str = ""
    confidence: float = 0.0


def propose_layout(sheet: Sheet, namings: Namings, year: int, *, across: bool | None = None) -> Layout:
    """Say where names and numbers of `year` probably stand; the beginning of the sheet where nothing tells.

    Whether the names stand across the top is proposed, too, where it is not said.
    """
    if across is not None:
        return _proposed(laid(sheet, across=across), namings, year)
    down, over = (_proposed(laid(sheet, across=one), namings, year) for one in (False, True))
    return max((down, over), key=lambda layout: _worth_of(sheet, layout, namings))


def _proposed(sheet: Sheet, namings: Namings, year: int) -> Layout:
    label = _label_column(sheet, namings)
    names = names_of_rows(sheet, _NO_HEADS, label)
    rows = [row for row in _rows(sheet) if row in names and has_number(sheet, row, label)]
    if not rows:
        first = min(_rows(sheet), default=0)
        return Layout(first, label, label + 1, sheet.turned)
    first = rows[0]
    for row in reversed([row for row in names if row < first]):
        if names[row].plain:
            break
        first = row  # what stands over the first name is none of the heads
    heads = max((row for row in _rows(sheet) if row < first), default=_NO_HEADS)
    return Layout(heads, label, _value_column(sheet, label, rows, year), sheet.turned)


def _worth_of(sheet: Sheet, layout: Layout, namings: Namings) -> tuple[float, int]:
    """Say how much a layout tells: how surely its names mean indicators, and how many of them have a number."""
    seen = laid(sheet, across=layout.across)
    names = names_of_rows(seen, layout.heading_row, layout.label_column)
    stated = {row: name for row, name in names.items() if is_number(seen.cell(row, layout.value_column))}
    return round(sum(meant.confidence for meant in namings.assigned(stated).values()), 2), len(stated)


def named_rows(
    sheet: Sheet, layout: Layout, namings: Namings, mapped: Mapping[str, str] | None = None
) -> tuple[NamedRow, ...]:
    """Give the names behind the heads with what they probably mean; `mapped` are the codes of names mapped before."""
    sheet = laid(sheet, across=layout.across)
    before = {key_of(label): code for label, code in (mapped or {}).items()}
    names = names_of_rows(sheet, layout.heading_row, layout.label_column)
    known = {row: code for row, name in names.items() if (code := before.get(name.key) or before.get(name.plain))}
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


def texts_before(sheet: Sheet, first: int, label_column: int) -> Iterator[str]:
    """Give the texts that stand over a table, as the file has it, or at its side: before its first figure."""
    for row in sorted(sheet.rows):
        for column, text in sheet.rows[row].items():
            if isinstance(text, str) and (row < first or (sheet.turned and column < label_column)):
                yield text


def says_other_column(sheet: Sheet, column: int, first: int) -> str:
    """Give the head of a column that says that no figures of this year stand below it; "" where none does."""
    texts = [head_text(sheet, row, column) for row in range(max(0, first - _HEADS_DEEP), first)]
    return next((text for text in texts if _NOT_THIS_YEAR.search(text) and not _THIS_YEAR.search(text)), "")


def shown_text(cell: Cell | None) -> str:
    """Give what a cell says; "" where it is blank or its formula was never computed."""
    return cell.text.strip() if cell is not None and cell.kind is not CellKind.UNCALCULATED else ""


def _rows(sheet: Sheet) -> list[int]:
    return sorted(sheet.rows)[:MOST_ROWS]


def _label_column(sheet: Sheet, namings: Namings) -> int:
    """Give the column that names the most indicators; where none does, the one with the most words."""
    scores: dict[int, tuple[float, int]] = {}
    for row in _rows(sheet):
        for column, text in sheet.rows[row].items():
            place = _deepest(sheet, row, column)
            if place < MOST_COLUMNS and isinstance(text, str) and is_name(text):
                best = namings.ranked(name_of(text.strip()))[:1]
                surely, words = scores.get(place, (0.0, 0))
                scores[place] = (surely + sum(one.confidence for one in best), words + 1)
    likely = sorted(scores, key=lambda column: (scores[column], -column), reverse=True)[:_CANDIDATES]
    most = sorted(scores, key=lambda column: (scores[column][1], -column), reverse=True)[:_CANDIDATES]
    tried = {column: _told(sheet, column, namings) for column in dict.fromkeys((*likely, *most))}
    return max(tried, key=lambda column: (tried[column], scores[column], -column), default=0)


def _deepest(sheet: Sheet, row: int, column: int) -> int:
    """Give the column in which a cell names its row: the last of those that are one with it."""
    area = sheet.area_of(row, column) if sheet.turned else None
    return column if area is None else area.right


def _told(sheet: Sheet, column: int, namings: Namings) -> float:
    """Say how much of the indicators the names in a column tell, together with what stands over them."""
    names = names_of_rows(sheet, _NO_HEADS, column)
    stated = {row: name for row, name in names.items() if has_number(sheet, row, column)}
    return sum(meant.confidence for meant in namings.assigned(stated).values())


def _value_column(sheet: Sheet, label: int, rows: Sequence[int], year: int) -> int:
    columns = {column for row in rows for column in sheet.rows[row] if column != label and column < MOST_COLUMNS}
    return max(columns, key=lambda column: (_worth(sheet, column, rows, year, label), -column), default=label + 1)


def _worth(sheet: Sheet, column: int, rows: Sequence[int], year: int, label: int) -> float:
    """Say how likely the figures of a year stand in a column: by its heads, and by how many numbers it has."""
    numbers = sum(is_number(sheet.cell(row, column)) for row in rows) / len(rows)
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
