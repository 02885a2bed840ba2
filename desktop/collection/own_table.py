"""A department's own table, read as it was mapped once; what has changed since is told, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.collection.form import Form, FormRow
from desktop.collection.form_reader import Asked, FormReader
from desktop.collection.form_tables import FormLine, FormTable
from desktop.collection.identity import plain_label
from desktop.collection.landmarks import landmarks_of
from desktop.collection.own_layout import head_text, says_other_column, shown_text, texts_before, years_above
from desktop.collection.own_names import Namings, key_of, name_of
from desktop.collection.own_rows import names_of_rows
from desktop.collection.own_units import unit_beside
from desktop.collection.returned import CellPlace, KnownBy, Notice, Return
from desktop.collection.sheets import Sheet, Workbook, address
from desktop.collection.signatures import find_signatures
from desktop.collection.turned import laid
from desktop.model.annotations import TableMap
from desktop.model.catalog import Indicator
from desktop.model.figure import NOT_FILLED
from desktop.model.severity import Severity
from desktop.quantities.doubts import quoted

_ENOUGH = 0.6  # of the names that were mapped, from which on a table is the one that was mapped
_MOST_NAMED = 5
_NO_HEADS = -1
_FACE = 6  # rows at the head of a sheet that may say whose it is
_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})(?= ?年)")


@dataclass(frozen=True, slots=True)
class _Found:
    """The sheet that was mapped, the rows of its mapped names, and the column in which the numbers of the year stand.

    The sheet is turned where its names stand across the top. `moved` says that this is another column than the mapped
    one.
    """

    sheet: Sheet
    rows: Mapping[int, str]
    labels: int
    column: int
    moved: bool = False

    @property
    def first(self) -> int:
        """The first of the rows."""
        return min(self.rows)


def department_of_own_table(workbook: Workbook, asked: Asked) -> str:
    """Give the department whose own table this is, by what was mapped before; "" where none or several may be it."""
    shares = {name: _share(workbook, table_map) for name, table_map in asked.maps.items()}
    best = max(shares.values(), default=0.0)
    fitting = [name for name, share in shares.items() if share == best and share >= _ENOUGH]
    if len(fitting) > 1:
        named = [name for name in fitting if _names_it(workbook, name)]
        fitting = named or fitting
    return fitting[0] if len(fitting) == 1 else ""


def departments_by_likeness(workbook: Workbook, asked: Asked, namings_of: Callable[[str], Namings]) -> tuple[str, ...]:
    """Give the departments whose table it may be: those that it names, then those more of whose figures it names."""
    names = {name_of(text) for text in _texts(workbook)}

    def likeness(department: str) -> tuple[bool, bool, float]:
        mapped = asked.maps.get(department)
        known = mapped is not None and _share(workbook, mapped) >= _ENOUGH
        meant = (namings_of(department).ranked(name)[:1] for name in names)
        own = asked.forms[department].codes
        surely = sum(one.confidence for ones in meant for one in ones if one.code in own)
        return known, _names_it(workbook, department), surely

    scores = {department: likeness(department) for department in asked.forms}
    return tuple(sorted(scores, key=lambda department: scores[department], reverse=True))


def read_own_table(workbook: Workbook, department: str, table_map: TableMap, asked: Asked) -> Return:
    """Read the own table of a department as it was mapped. What is wrong with it is told by its notices."""
    received = Return(
        workbook.name,
        department,
        KnownBy.TABLE_MAP,
        workbook.sha256,
        signed=find_signatures(landmarks_of(workbook)),
        table_map=table_map,
    )
    place = CellPlace(workbook.name)
    sheet = _sheet_of(workbook, table_map)
    if sheet is None:
        what = f"找不到表{quoted(table_map.sheet)}里对应过的名称，请重新对应一次。"
        return replace(received, notices=(Notice(Severity.ERROR, what, place, "RETURN-TABLE"),))
    rows = _rows(sheet, table_map)
    found = _column_of_year(_Found(sheet, rows, table_map.label_column - 1, table_map.value_column - 1), asked, place)
    if isinstance(found, Notice):
        return replace(received, notices=(found,))
    indicators = _indicators(table_map, asked)
    reader = _read(workbook.name, department, found, indicators, asked)
    doubts = tuple(_doubts(workbook, found, department, asked))
    own = {one.code for one in indicators.values()}
    asked_for = asked.forms[department].rows if department in asked.forms else ()
    left = [row.indicator for row in asked_for if row.indicator.code not in own]
    return replace(
        received,
        figures=reader.figures(),
        notices=(*doubts, *reader.notices(), *_strangers(workbook.name, found), *_left_out(left, place)),
        blank=(*reader.blank(), *(one.code for one in left)),
        filled=reader.filled(),
        unsure=reader.unsure(),
        doubted=any(notice.disputed for notice in doubts),
        table_map=_as_found(table_map, found),
    )


def _as_found(table_map: TableMap, found: _Found) -> TableMap:
    """Give the map as it is to be remembered: the sheet and the column as they are now."""
    return replace(table_map, sheet=found.sheet.name, value_column=found.column + 1)


def _share(workbook: Workbook, table_map: TableMap) -> float:
    """Say which share of the mapped names stands in a workbook where it was mapped."""
    wanted = {key_of(label) for label, _ in table_map.codes}
    counts = [len(set(_rows(sheet, table_map).values())) for sheet in _laid(workbook, table_map)]
    return max(counts, default=0) / len(wanted) if wanted else 0.0


def _sheet_of(workbook: Workbook, table_map: TableMap) -> Sheet | None:
    """Give the mapped sheet: the one of that name, or where that has none of the names the one with the most."""
    sheets = {sheet.name: sheet for sheet in _laid(workbook, table_map)}
    counts = {name: len(set(_rows(sheet, table_map).values())) for name, sheet in sheets.items()}
    if counts.get(table_map.sheet, 0) == 0 and counts:
        best = max(counts, key=lambda name: counts[name])
        return sheets[best] if counts[best] else None
    return sheets.get(table_map.sheet)


def _laid(workbook: Workbook, table_map: TableMap) -> Iterator[Sheet]:
    """Give the sheets so that the mapped names stand one below the other."""
    return (laid(sheet, across=table_map.across) for sheet in workbook.sheets)


def _rows(sheet: Sheet, table_map: TableMap) -> dict[int, str]:
    """Give the rows of the mapped names, each with its key, below the mapped heads if any stand there."""
    wanted = {key_of(label) for label, _ in table_map.codes}
    every: dict[int, str] = {}
    for row, name in names_of_rows(sheet, _NO_HEADS, table_map.label_column - 1).items():
        key = next((key for key in (name.key, name.plain) if key in wanted), "")
        if key:
            every[row] = key
    below = {row: key for row, key in every.items() if row >= table_map.heading_row}
    return below or every


def _column_of_year(found: _Found, asked: Asked, file: CellPlace) -> _Found | Notice:
    """Give the table with the column in which this year's numbers stand, or say why nobody can tell which it is."""
    sheet, column, first = found.sheet, found.column, found.first
    head = replace(file, sheet=sheet.name, cell=sheet.address(first, column))
    years = years_above(sheet, column, first)
    if years and years[0] != asked.year:
        width = max(max(cells, default=0) for cells in sheet.rows.values()) + 1
        begin = found.labels + 1 if sheet.turned else 0  # before that the title stands, which names the year, too
        others = [one for one in range(begin, width) if years_above(sheet, one, first)[:1] == (asked.year,)]
        if len(others) == 1 and not says_other_column(sheet, others[0], first):
            return replace(found, column=others[0], moved=True)
        what = f"{_line(sheet, column)}的表头写的是{years[0]}年，现在收的是{asked.year}年度，没有采用，请核对。"
        return Notice(Severity.ERROR, what, head, "RETURN-YEAR")
    other = says_other_column(sheet, column, first)
    if other:
        what = f"{_line(sheet, column)}的表头现在是{quoted(other)}，看不出本年的数在哪里，请重新对应一次。"
        return Notice(Severity.ERROR, what, head, "RETURN-HEADING")
    return found


def _indicators(table_map: TableMap, asked: Asked) -> dict[str, Indicator]:
    """Give the indicators of the mapped names, those that are not computed and hold this year."""
    known = {one.code: one for one in asked.catalog.of_year(asked.year) if one.formula is None}
    return {key_of(label): known[code] for label, code in table_map.codes if code in known}


def _read(file: str, department: str, found: _Found, indicators: Mapping[str, Indicator], asked: Asked) -> FormReader:
    rows = tuple(FormRow(one, NOT_FILLED, "") for one in indicators.values())
    form = Form(asked.unit, asked.year, department, rows)
    reader = FormReader(form, asked, file)
    table = FormTable(found.sheet, found.first - 1, {"value": found.column}, {})
    lines = [FormLine(row, "", "", indicators[name]) for row, name in found.rows.items() if name in indicators]
    reader.read_lines(table, lines)
    for line in lines:
        if line.indicator is not None:
            _look_at_unit(reader, file, found, line.row, line.indicator)
    return reader


def _look_at_unit(reader: FormReader, file: str, found: _Found, row: int, indicator: Indicator) -> None:
    unit = unit_beside(found.sheet, (row, found.column), (found.first, found.labels), indicator)
    if unit:
        name, kept = quoted(indicator.label), quoted(indicator.unit)
        what = f"{name}在这份表里以{quoted(unit)}计，本指标以{kept}计，先不采用，请核对后填写。"
        place = CellPlace(file, found.sheet.name, found.sheet.address(row, found.column))
        reader.doubt(indicator.code, Notice(Severity.WARNING, what, place, "RETURN-MEASURE", disputed=True))


def _doubts(workbook: Workbook, found: _Found, department: str, asked: Asked) -> Iterator[Notice]:
    place = CellPlace(workbook.name)
    if found.moved:
        where, other = _line(found.sheet, found.column), "行" if found.sheet.turned else "列"
        what = f"本年的数在{where}（以前对应的是别的{other}），按表头的年份读入。"
        cell = replace(place, sheet=found.sheet.name, cell=found.sheet.address(found.first, found.column))
        yield Notice(Severity.HINT, what, cell, "RETURN-COLUMN")
    years = {int(year) for text in _texts_above(found) for year in _YEAR.findall(text)}
    if years and asked.year not in years:
        what = f"表上写的是{max(years)}年，现在收的是{asked.year}年度，先不采用，请核对。"
        yield Notice(Severity.WARNING, what, replace(place, sheet=found.sheet.name), "RETURN-YEAR", disputed=True)
    others = [name for name in asked.forms if name != department and _names_it(workbook, name)]
    if others and not _names_it(workbook, department):
        what = f"表上写的是{quoted(others[0])}，而这样的表是{quoted(department)}的，先不采用，请核对。"
        yield Notice(Severity.WARNING, what, place, "RETURN-DEPARTMENT", disputed=True)


def _texts_above(found: _Found) -> Iterator[str]:
    yield found.sheet.name
    yield from texts_before(found.sheet, found.first, found.labels)
    yield head_text(found.sheet, found.first, found.column)


def _strangers(file: str, found: _Found) -> Iterator[Notice]:
    """Tell of names that have a number and were never mapped: perhaps new ones."""
    names = [
        name.written
        for row, name in names_of_rows(found.sheet, found.first, found.labels).items()
        if row not in found.rows and shown_text(found.sheet.cell(row, found.column))
    ]
    if names:
        line = "列" if found.sheet.turned else "行"
        what = f"还有{len(names)}{line}没有对应指标，没有读入：{_named(names)}。"
        yield Notice(Severity.HINT, what, CellPlace(file, found.sheet.name), "RETURN-ROW")


def _left_out(left: list[Indicator], place: CellPlace) -> Iterator[Notice]:
    if left:
        what = f"这份自制表格里没有{len(left)}个要填报的指标：{_named([one.label for one in left])}，还要另报。"
        yield Notice(Severity.HINT, what, place, "RETURN-BLANK")


def _names_it(workbook: Workbook, department: str) -> bool:
    """Say whether a department is named by the file's name or at the head of a sheet."""
    wanted = plain_label(department)
    if wanted in plain_label(workbook.name):
        return True
    return any(wanted in plain_label(text) for text in _texts(workbook, _FACE))


def _texts(workbook: Workbook, deep: int = 2000) -> Iterator[str]:
    """Give the texts of the first rows of every sheet."""
    for sheet in workbook.sheets:
        for row in sorted(sheet.rows)[:deep]:
            yield from sheet.texts_of(row)


def _named(names: list[str]) -> str:
    return "、".join(names[:_MOST_NAMED]) + ("等" if len(names) > _MOST_NAMED else "")


def _line(sheet: Sheet, column: int) -> str:
    """Say which line of the file a column is: E列, or 第5行 where the sheet is turned."""
    return f"第{column + 1}行" if sheet.turned else f"{address(0, column)[:-1]}列"
