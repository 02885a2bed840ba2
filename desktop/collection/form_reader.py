"""The rows of a received form, put together: one figure for each indicator, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from desktop.collection.cell_readings import CellReading, read_place
from desktop.collection.form import Form
from desktop.collection.form_tables import FormLine, FormTable, Known, find_lines
from desktop.collection.locked_cells import changes_of_locked_cells
from desktop.collection.returned import CellPlace, Notice, Stated
from desktop.model.annotations import TableMap
from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import Figure, read_figure, write_figure
from desktop.model.severity import Severity
from desktop.model.text import cleaned
from desktop.quantities.doubts import quoted, quoted_name
from desktop.quantities.typed import Question

_MOST_NAMED = 5  # indicators in a sentence that is to be read


@dataclass(frozen=True, slots=True)
class Asked:
    """What went out: the forms of a unit's year by department, and the catalog with the unit's own indicators.

    `maps` says how the own tables of departments are read, by department.
    """

    unit: str
    year: int
    forms: Mapping[str, Form]
    catalog: Catalog
    maps: Mapping[str, TableMap] = field(default_factory=dict[str, TableMap])


class _Read(NamedTuple):
    """What one row said of an indicator."""

    reading: CellReading
    place: CellPlace
    confidence: float


class FormReader:
    """Reads the tables of a file, one after the other, and then tells what they state."""

    def __init__(self, form: Form, asked: Asked, file: str) -> None:
        self._file = file
        self._rows = {row.indicator.code: row for row in form.rows}
        self._known = Known(tuple(row.indicator for row in form.rows), asked.catalog, asked.year)
        self._indicators: dict[str, Indicator] = {}
        self._filled: dict[str, list[_Read]] = {}  # the rows in which something was filled in
        self._disputed: set[str] = set()
        self._as_last_year: set[str] = set()  # this year's is what the ledger has for last year, last year's is not
        self._notices: list[Notice] = []

    def read(self, table: FormTable) -> None:
        """Read one table of a form."""
        self.read_lines(table, find_lines(table, self._known))

    def read_lines(self, table: FormTable, lines: Iterable[FormLine]) -> None:
        """Read these rows of a table."""
        for line in lines:
            place = CellPlace(self._file, table.sheet.name, table.sheet.address(line.row, table.columns["value"]))
            if line.indicator is None:
                self._read_stranger(table, line, place)
            else:
                self._read_line(table, line, line.indicator, place)

    def doubt(self, code: str, notice: Notice) -> None:
        """Tell that what was read for an indicator must not be taken."""
        self._disputed.add(code)
        self._notices.append(notice)

    def figures(self) -> tuple[Stated, ...]:
        """Give the figures that are certain, in the order of the form."""
        others = (code for code in self._filled if code not in self._rows)
        return tuple(found for code in (*self._rows, *others) if (found := self._figure(code)) is not None)

    def blank(self) -> tuple[str, ...]:
        """Give the codes of the form that nobody has filled."""
        return tuple(code for code in self._rows if code not in self._filled)

    def missing(self) -> tuple[str, ...]:
        """Give the codes of the form of which there is no row."""
        return tuple(code for code in self._rows if code not in self._indicators)

    def filled(self) -> int:
        """Say for how many indicators something was filled in, be it doubtful."""
        return len(self._filled)

    def unsure(self) -> tuple[tuple[str, CellPlace], ...]:
        """Give the codes for which something was filled in that is not certain, with the first cell of each."""
        return tuple((code, read[0].place) for code, read in self._filled.items() if self._figure(code) is None)

    def looks_like_last_year(self) -> bool:
        """Say whether most of what was filled in are last year's figures, beside others as those of the year before.

        It is last year's form that does not say so, or the two columns were mixed up.
        """
        found = len(self._as_last_year)
        return 2 * found > self.filled() and (found > 1 or self.filled() == 1)

    def notices(self) -> tuple[Notice, ...]:
        """Give everything that must be told, cell by cell."""
        found = [*self._notices, *self._told_of_readings(), *self._told_of_the_whole()]
        return tuple(dict.fromkeys(found))

    def _read_stranger(self, table: FormTable, line: FormLine, place: CellPlace) -> None:
        cell = table.sheet.cell(line.row, table.columns["value"])
        if cell is not None and cell.text.strip():
            name = line.label or line.code
            whose = f"{quoted(name)}不在这份表的指标里" if name else "这一行没有写是哪个指标"
            what = f"{whose}，填的{quoted(cell.text)}没有读入，请核对。"
            self._tell(place, "RETURN-ROW", what)

    def _read_line(self, table: FormTable, line: FormLine, indicator: Indicator, place: CellPlace) -> None:
        code = indicator.code
        self._indicators[code] = indicator
        reading = read_place(table.sheet, line.row, table.columns["value"], indicator)
        filled = isinstance(reading, Question) or reading.filled
        note = cleaned(table.text(line.row, "note")).strip()
        if filled:
            noted = replace(reading, note=note) if note and isinstance(reading, Figure) else reading
            self._filled.setdefault(code, []).append(_Read(noted, place, line.confidence))
        if note and table.sheet.cell(line.row, table.columns["value"]) is None:
            self._tell_of_lone_note(table, line, indicator, note)
        self._tell_of_comments(table, line, indicator)
        row = self._rows.get(code)
        for notice in changes_of_locked_cells(table, line, indicator, row, self._file):
            if notice.code == "RETURN-EARLIER" and row is not None and _is_figure(reading, row.earlier):
                self._as_last_year.add(code)
            if notice.disputed and filled:
                self._disputed.add(code)
            self._notices.append(notice)

    def _tell_of_lone_note(self, table: FormTable, line: FormLine, indicator: Indicator, note: str) -> None:
        """Tell a note beside no figure: it goes nowhere, and may be the figure itself, a column too far."""
        place = CellPlace(self._file, table.sheet.name, table.sheet.address(line.row, table.columns["note"]))
        what = f"{quoted(indicator.label)}没有填数，备注里写着{quoted(note)}，"
        meant = read_figure(note, indicator)
        if isinstance(meant, Figure) and meant.value is not None:
            self._tell(place, "RETURN-NOTE", f"{what}请核对是不是数填错了格。")
        else:
            self._notices.append(Notice(Severity.HINT, f"{what}没有读入。", place, "RETURN-NOTE"))

    def _tell_of_comments(self, table: FormTable, line: FormLine, indicator: Indicator) -> None:
        """Tell what was noted at a cell of a row: it goes nowhere, and may say what the figure leaves out."""
        for (row, column), said in table.sheet.comments.items():
            if row == line.row:
                place = CellPlace(self._file, table.sheet.name, table.sheet.address(row, column))
                noted = quoted_name(" ".join(said.split()))
                what = f"{quoted(indicator.label)}：这一格有批注{noted}，没有读入，请看一看。"
                self._notices.append(Notice(Severity.HINT, what, place, "RETURN-COMMENT"))

    def _figure(self, code: str) -> Stated | None:
        filled = self._filled.get(code, [])
        if not filled or code in self._disputed or (len(filled) > 1 and not _agree(filled)):
            return None
        reading = filled[0].reading
        if isinstance(reading, Question):
            return None
        return Stated(code, reading, filled[0].place, filled[0].confidence)

    def _told_of_readings(self) -> Iterator[Notice]:
        for code, indicator in self._indicators.items():
            filled = self._filled.get(code, [])
            for one in filled:
                if isinstance(one.reading, Question):
                    yield _warning(one.place, "RETURN-CELL", f"{quoted(indicator.label)}：{one.reading.message}")
                elif one.confidence < 1:
                    name = quoted(indicator.label)
                    what = f"这一行的名称与{name}相近（{round(one.confidence * 100)}%），没有编号，请确认是不是它。"
                    yield _warning(one.place, "RETURN-LIKE", what)
            if len(filled) > 1:
                yield _told_of_several(quoted(indicator.label), indicator, filled)

    def _told_of_the_whole(self) -> Iterator[Notice]:
        place = CellPlace(self._file)
        missing = [self._rows[code].indicator.label for code in self.missing()]
        if missing:
            what = f"表里少了{len(missing)}个指标：{_named(missing)}，请核对是不是被删去了。"
            yield _warning(place, "RETURN-MISSING", what)
        blank = [self._rows[code].indicator.label for code in self.blank() if code in self._indicators]
        if not self.filled():
            yield _warning(place, "RETURN-EMPTY", "这份表还没有填任何数，不算报来。")
        elif blank:
            yield Notice(Severity.HINT, f"还有{len(blank)}个指标没有填：{_named(blank)}。", place, "RETURN-BLANK")

    def _tell(self, place: CellPlace, code: str, message: str) -> None:
        self._notices.append(_warning(place, code, message))


def _is_figure(reading: CellReading, figure: Figure) -> bool:
    return isinstance(reading, Figure) and reading.filled and reading.same_content(figure)


def _agree(filled: list[_Read]) -> bool:
    """Say whether all rows of an indicator state the same figure."""
    figures = [one.reading for one in filled if isinstance(one.reading, Figure)]
    return len(figures) == len(filled) and all(figures[0].same_content(other) for other in figures[1:])


def _told_of_several(name: str, indicator: Indicator, filled: list[_Read]) -> Notice:
    one_sheet = len({one.place.sheet for one in filled}) == 1
    cells = [one.place.cell if one_sheet else f"{one.place.sheet}!{one.place.cell}" for one in filled]
    if _agree(filled):
        what = f"{name}填了{len(filled)}次（{'、'.join(cells)}），数相同，按一个采用。"
        return Notice(Severity.HINT, what, filled[0].place, "RETURN-TWICE")
    words = (_words(one.reading, indicator) for one in filled)
    said = "、".join(f"{cell}是{word}" for cell, word in zip(cells, words, strict=True))
    what = f"{name}填了{len(filled)}次，数不相同（{said}），先不采用，请核对以哪个为准。"
    return Notice(Severity.WARNING, what, filled[0].place, "RETURN-TWICE", disputed=True)


def _words(reading: CellReading, indicator: Indicator) -> str:
    return "看不准的内容" if isinstance(reading, Question) else write_figure(reading, indicator)


def _named(labels: Iterable[str]) -> str:
    all_labels = list(labels)
    return "、".join(all_labels[:_MOST_NAMED]) + ("等" if len(all_labels) > _MOST_NAMED else "")


def _warning(place: CellPlace, code: str, message: str) -> Notice:
    return Notice(Severity.WARNING, message, place, code)
