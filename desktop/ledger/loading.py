"""Reading a report out of a ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.engine import Dialect

from desktop.ledger.commits import Versions
from desktop.ledger.edit_text import read_indicator
from desktop.ledger.prepared import Prepared
from desktop.ledger.rows import Content, Place, entry_of, figure_content, figure_of, particulars_of
from desktop.ledger.tables import ENTRIES, FIGURES, INDICATORS, PARTICULARS, REPORTS, TRAIL, UNITS
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
        content = [column for column in FIGURES.c if column.name not in ("unit_id", "year", "code")]
        of_unit = FIGURES.c.unit_id == bindparam("unit_id")
        self._figures = Prepared(select(FIGURES.c.code, *content).where(of_unit, FIGURES.c.year == year), dialect)
        of_report = PARTICULARS.c.report_id == bindparam("report_id")
        self._particulars = Prepared(
            select(PARTICULARS.c.name, PARTICULARS.c.text, PARTICULARS.c.version).where(of_report), dialect
        )
        entries = select(*(column for column in ENTRIES.c if column.name != "report_id"))
        of_report = ENTRIES.c.report_id == bindparam("report_id")
        order = (ENTRIES.c.position, ENTRIES.c.key)
        self._entries = Prepared(entries.where(of_report).order_by(*order), dialect)

        own = select(*(column for column in INDICATORS.c if column.name != "report_id"))
        of_report = INDICATORS.c.report_id == bindparam("report_id")
        own = own.where(of_report).order_by(INDICATORS.c.position, INDICATORS.c.code)
        self._indicators = Prepared(own, dialect)

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
        figures = self.figures(connection, found.unit_id, year, known)
        earlier = self.figures(connection, found.unit_id, year - 1, known)
        texts: dict[str, str] = {}
        for name, text, version in self._particulars.run(connection, {"report_id": found.report_id}).fetchall():
            texts[name] = text
            known[Place("particulars", year, name)] = version
        rows = self._entries.run(connection, {"report_id": found.report_id}).fetchall()
        known.update((Place("entries", year, row[0]), row[-1]) for row in rows)
        indicators = self._indicators.run(connection, {"report_id": found.report_id}).fetchall()
        known.update((Place("indicators", year, row[0]), row[-1]) for row in indicators)
        report = Report(
            unit,
            year,
            found.heading_set,
            particulars_of(texts),
            figures,
            earlier,
            found.earlier_kept,
            tuple(entry_of(row[0], row[1:-1]) for row in rows),
            tuple(read_indicator(row[2]) for row in indicators),
        )
        held: dict[Place, Content] = {
            **{Place("figures", year, code): figure_content(figure) or () for code, figure in figures.items()},
            **{Place("figures", year - 1, code): figure_content(figure) or () for code, figure in earlier.items()},
            **{Place("particulars", year, name): (text,) for name, text in texts.items()},
            **{Place("entries", year, row[0]): row[1:-1] for row in rows},
            **{Place("indicators", year, row[0]): row[1:-1] for row in indicators},
        }
        _compare_with_trail(connection, held, known)
        positions = MappingProxyType({row[0]: row[1] for row in rows})
        return Loaded(report, Versions(MappingProxyType(known), positions))

    def figures(self, connection: Connection, unit_id: int, year: int, known: dict[Place, int]) -> Figures:
        """Read the figures of a unit and year, adding their versions to `known`."""
        figures: dict[str, Figure] = {}
        for row in self._figures.run(connection, {"unit_id": unit_id, "year": year}).fetchall():
            figures[row[0]] = figure_of(row[1:-1])
            known[Place("figures", year, row[0])] = row[-1]
        return MappingProxyType(figures)


def _compare_with_trail(connection: Connection, held: Mapping[Place, Content], known: Mapping[Place, int]) -> None:
    # The version of a row is the number of the trail row that last wrote it, with what it wrote: a figure that was
    # damaged on the disk must not be shown, checked and printed as good.
    steps = connection.execute(select(TRAIL.c.id, TRAIL.c.changes).where(TRAIL.c.id.in_(set(known.values()))))
    wrote = {(number, c.place): c.after for number, text in steps for c in read_changes(text)}
    for place, content in held.items():
        if wrote.get((known[place], place)) != content:
            raise ValueError(place)
