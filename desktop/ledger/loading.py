"""Reading a report out of a ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select
from sqlalchemy.engine import Dialect

from desktop.ledger.commits import Versions
from desktop.ledger.edit_text import read_annotation, read_indicator
from desktop.ledger.prepared import Prepared
from desktop.ledger.rows import Content, Place, annotation_key, annotation_name, entry_of, figure_of, particulars_of
from desktop.ledger.tables import ANNOTATIONS, ENTRIES, FIGURES, INDICATORS, PARTICULARS, REPORTS, TRAIL, UNITS
from desktop.ledger.trail import read_changes
from desktop.model.figure import Figure, Figures
from desktop.model.report import Report


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report with the versions that a commit of changes to it needs."""

    report: Report
    versions: Versions


@dataclass(frozen=True, slots=True)
class Found:
    """A report's row, and whether the year before has one, too."""

    unit_id: int
    report_id: int
    heading_set: str
    earlier_kept: bool


class Reader:
    """The statements that read a report, for one kind of database."""

    def __init__(self, dialect: Dialect) -> None:
        report = REPORTS.join(UNITS)
        unit, year = UNITS.c.name == bindparam("unit"), bindparam("year")
        wanted = select(REPORTS.c.unit_id, REPORTS.c.id, REPORTS.c.year, REPORTS.c.heading_set).select_from(report)
        self._report = Prepared(wanted.where(unit, REPORTS.c.year.in_([year, bindparam("earlier")])), dialect)
        of_unit = FIGURES.c.unit_id == bindparam("unit_id")
        figures = _select(FIGURES, "unit_id", "year")
        self._figures = Prepared(figures.where(of_unit, FIGURES.c.year == year), dialect)
        self._of_report = {
            table.name: Prepared(
                _select(table, "report_id").where(table.c.report_id == bindparam("report_id")), dialect
            )
            for table in (PARTICULARS, ENTRIES, INDICATORS, ANNOTATIONS)
        }

    def find(self, connection: Connection, unit: str, year: int) -> Found | None:
        """Find a report; None if there is none."""
        rows = self._report.run(connection, {"unit": unit, "year": year, "earlier": year - 1}).fetchall()
        for unit_id, report_id, of_year, heading_set in rows:
            if of_year == year:
                return Found(unit_id, report_id, heading_set, len(rows) > 1)
        return None

    def load(self, connection: Connection, unit: str, year: int, found: Found) -> Loaded:
        """Read a report; ValueError or the like where a row makes no sense or is not what the trail says of it."""
        known: dict[Place, int] = {}
        held = self.rows(connection, found, year, known)
        _compare_with_trail(connection, held, known)
        report = report_of(unit, year, found, held)
        positions = {place.name: int(content[0]) for place, content in held.items() if place.table == "entries"}
        return Loaded(report, Versions(MappingProxyType(known), MappingProxyType(positions)))

    def rows(self, connection: Connection, found: Found, year: int, known: dict[Place, int]) -> dict[Place, Content]:
        """Read every row of a report, last year's figures included, adding the versions to `known`."""
        held: dict[Place, Content] = {}
        for of_year in (year, year - 1):
            keys = {"unit_id": found.unit_id, "year": of_year}
            for row in self._figures.run(connection, keys).fetchall():
                place = Place("figures", of_year, row[0])
                held[place], known[place] = row[1:-1], row[-1]
        for table, prepared in self._of_report.items():
            keys = 2 if table == "annotations" else 1
            for row in prepared.run(connection, {"report_id": found.report_id}).fetchall():
                place = Place(table, year, row[0] if keys == 1 else annotation_name(row[0], row[1]))
                held[place], known[place] = row[keys:-1], row[-1]
        return held

    def figures(self, connection: Connection, unit_id: int, year: int, known: dict[Place, int]) -> Figures:
        """Read the figures of a unit and year, adding their versions to `known`."""
        figures: dict[str, Figure] = {}
        for row in self._figures.run(connection, {"unit_id": unit_id, "year": year}).fetchall():
            figures[row[0]] = figure_of(row[1:-1])
            known[Place("figures", year, row[0])] = row[-1]
        return MappingProxyType(figures)


def report_of(unit: str, year: int, found: Found, rows: Mapping[Place, Content]) -> Report:
    """Make a report of its rows; ValueError or the like where one makes no sense."""
    tables: defaultdict[tuple[str, int], dict[str, Content]] = defaultdict(dict)
    for place, content in rows.items():
        tables[place.table, place.year][place.name] = content
    figures, earlier = (
        {code: figure_of(content) for code, content in tables["figures", of_year].items()}
        for of_year in (year, year - 1)
    )
    particulars = {name: str(content[0]) for name, content in tables["particulars", year].items()}
    return Report(
        unit,
        year,
        found.heading_set,
        particulars_of(particulars),
        MappingProxyType(figures),
        MappingProxyType(earlier),
        found.earlier_kept,
        tuple(entry_of(key, content) for key, content in _in_order(tables["entries", year])),
        tuple(read_indicator(str(content[1])) for _, content in _in_order(tables["indicators", year])),
        MappingProxyType(
            {annotation_key(name): read_annotation(str(row[0])) for name, row in tables["annotations", year].items()}
        ),
    )


def _in_order(rows: Mapping[str, Content]) -> list[tuple[str, Content]]:
    return sorted(rows.items(), key=lambda row: (row[1][0], row[0]))


def _select(table: Table, *given: str) -> Select[Any]:
    return select(*(column for column in table.c if column.name not in given))


def _compare_with_trail(connection: Connection, held: Mapping[Place, Content], known: Mapping[Place, int]) -> None:
    # The version of a row is the number of the trail row that last wrote it, with what it wrote: a figure that was
    # damaged on the disk must not be shown, checked and printed as good.
    steps = connection.execute(select(TRAIL.c.id, TRAIL.c.changes).where(TRAIL.c.id.in_(set(known.values()))))
    wrote = {(number, c.place): c.after for number, text in steps for c in read_changes(text)}
    for place, content in held.items():
        if wrote.get((known[place], place)) != content:
            raise ValueError(place)
