"""An open ledger: all units and years of an office, as one person works in it.

Its methods may be called from any thread, one at a time: the window saves off the thread that draws it.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Table, func, select

from desktop.ledger import kept_files, sqlite
from desktop.ledger.across import Across, Total
from desktop.ledger.commits import (
    Change,
    Committed,
    Conflict,
    Contended,
    Step,
    Versions,
    write_step,
)
from desktop.ledger.damage import understanding
from desktop.ledger.edit_text import write_edit
from desktop.ledger.histories import Page, gone_back, history, history_of
from desktop.ledger.loading import Found, Loaded, Reader, report_of
from desktop.ledger.prepared import Statements
from desktop.ledger.rows import Place, RowChange, changes, first_rows
from desktop.ledger.tables import MANIFEST, REPORTS, TRAIL, UNITS
from desktop.ledger.trail import TrailRow, now, told, write_beginning
from desktop.ledger.whole_year import WholeYear
from desktop.model.kinds.kind import Value
from desktop.model.report import Report
from desktop.model.rollup.unit_year import UnitYear
from desktop.refusal import Refused


class Ledger:
    """An open ledger; made by `create_ledger` and `open_ledger`, closed by `close` or at the end of a `with`.

    Every method is Refused with LEDGER-DAMAGED, LEDGER-IO, LEDGER-FULL, LEDGER-BUSY or LEDGER-TEXT if the database or
    the disk says so, and then nothing has changed.
    """

    def __init__(self, path: Path, connection: Connection, *, person: str, read_only: bool) -> None:
        self.path = path
        self.person = person
        self.read_only = read_only
        self._connection = connection
        self._reader = Reader(connection.dialect)
        self._across = Across(connection.dialect)
        self._whole_year = WholeYear(connection.dialect)
        self._statements = Statements(connection.dialect)
        self._ids: dict[tuple[str, int], tuple[int, int]] = {}  # of the reports loaded: they never change
        self._turn = threading.Lock()
        # Left to its own closing, SQLite would remove the side file of a ledger that is still marked as open.
        weakref.finalize(self, sqlite.close, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the ledger, leaving one whole file that can be copied; closing twice does nothing."""
        with self._turn:
            sqlite.close(self._connection)

    def units(self) -> tuple[str, ...]:
        """Give the names of the units, in the order in which they came."""
        with self._reading() as connection:
            return tuple(connection.execute(select(UNITS.c.name).order_by(UNITS.c.id)).scalars())

    def years(self, unit: str) -> tuple[int, ...]:
        """Give the years of which the unit has a report, first to last."""
        with self._reading() as connection:
            joined = select(REPORTS.c.year).join(UNITS).where(UNITS.c.name == unit)
            return tuple(connection.execute(joined.order_by(REPORTS.c.year)).scalars())

    def load(self, unit: str, year: int) -> Loaded:
        """Read a report; Refused (REPORT-MISSING) if there is none."""
        with self._reading() as connection:
            found = self._found(connection, unit, year)
            self._ids[unit, year] = found.unit_id, found.report_id
            return self._reader.load(connection, unit, year, found)

    def add_report(self, report: Report) -> None:
        """Keep a whole new report, and its unit if that is new; Refused (REPORT-EXISTS) if there is one already.

        Figures of its year that were typed beside the report of the year after stay where this one says nothing. Its
        own `earlier` figures are kept only if last year has no report, which otherwise holds them.
        """
        with self._writing() as connection:
            if self._reader.find(connection, report.unit, report.year):
                raise Refused("REPORT-EXISTS", f"“{report.unit}”{report.year}年度的报告已在账本里，不能再新建。")
            step = self._with_new_rows(connection, report)
            known: dict[Place, int] = {}
            kept = self._reader.figures(connection, step.unit_id, report.year, known)
            last = self._reader.figures(connection, step.unit_id, report.year - 1, known)
            found = self._found(connection, report.unit, report.year)
            merged = Report(
                report.unit,
                report.year,
                report.heading_set,
                report.particulars,
                {**kept, **report.figures},
                last if found.earlier_kept else {**last, **report.earlier},
                outline=report.outline,
                indicators=report.indicators,
                annotations=report.annotations,
            )
            rows, _ = first_rows(merged, kept, last)
            kept_files.refuse_missing(connection, rows)
            write_step(connection, self._statements, step, rows, Versions(known, {}))

    def commit(self, change: Change, versions: Versions) -> Committed | Conflict:
        """Keep one step: exactly the rows that differ, and one row of the trail, or nothing at all.

        A step that changes nothing leaves no trail. Refused: REPORT-MISSING, EARLIER-FIXED (a report of last year has
        come meanwhile), FILE-MISSING (an annotation needs a file that was not kept), LEDGER-READONLY.
        """
        rows, positions = changes(change.before, change.after, versions.positions)
        at = now()
        if not rows:
            return Committed(versions, at)
        edit = write_edit(change.edit)
        try:
            with self._writing() as connection:
                unit_id, report_id = self._checked(connection, change.after, rows)
                kept_files.refuse_missing(connection, rows)
                step = Step(unit_id, report_id, at, self.person, change.label, edit)
                known = write_step(connection, self._statements, step, rows, versions)
        except Contended as contended:
            return contended.conflict
        return Committed(Versions(known, positions), at)

    def keep_file(self, data: bytes) -> str:
        """Keep a file, once, and give the SHA-256 under which `file` gives it back.

        Refused: FILE-LARGE (`kept_files.LARGEST_FILE`), LEDGER-READONLY.
        """
        name = kept_files.name_of(data)
        with self._reading() as connection:
            if kept_files.is_kept(connection, name):
                return name
        packed = kept_files.packed(data)  # before the transaction: nobody waits for it
        with self._writing() as connection:
            kept_files.keep(connection, packed, now(), self.person)
        return name

    def file(self, sha256: str) -> bytes:
        """Give the bytes of a file that was kept, after checking them; Refused (FILE-MISSING) if there is none."""
        with self._reading() as connection:
            return kept_files.read(connection, sha256)

    def trail(self, unit: str, year: int) -> tuple[TrailRow, ...]:
        """Give every step of a report, first to last; Refused (REPORT-MISSING) if there is none."""
        with self._reading() as connection:
            found = self._found(connection, unit, year)
            wanted = select(TRAIL).where(TRAIL.c.report_id == found.report_id).order_by(TRAIL.c.id)
            return tuple(told(row) for row in connection.execute(wanted))

    def history(
        self, unit: str, year: int, place: Place | None = None, before: int | None = None, limit: int = 50
    ) -> Page:
        """Give what happened to a report, newest first, or to one place and what is said of it (its annotations).

        `before` gives those before the step of this number. Refused (REPORT-MISSING) if there is no such report.
        """
        with self._reading() as connection:
            found = self._found(connection, unit, year)
            if place is None:
                return history(connection, found, before, limit)
            return history_of(connection, found, place, before, limit)

    def last_step(self) -> int:
        """Give the number of the last step of anybody: with it the present state can be found again."""
        with self._reading() as connection:
            return connection.execute(select(MANIFEST.c.trail)).scalar_one()

    def report_at(self, unit: str, year: int, step: int) -> Report:
        """Give a report as it was after a step; Refused (REPORT-MISSING, STATE-MISSING) if it was not there."""
        with self._reading() as connection:
            found = self._found(connection, unit, year)
            rows = self._reader.rows(connection, found, year, {})
            then = gone_back(connection, found, year, rows, step)
            if then is None:
                raise Refused("STATE-MISSING", f"那时还没有“{unit}”{year}年度的报告，请选晚一些的时间。")
            return report_of(unit, year, then, rows)

    def across_units(self, code: str) -> tuple[tuple[str, int, Value], ...]:
        """Give the values of one indicator in all units, by year: name, year, value; those without one are left out."""
        with self._reading() as connection:
            return self._across.values(connection, code)

    def totals(self, code: str) -> tuple[Total, ...]:
        """Add up the numbers of one indicator over all units, year by year, exactly."""
        with self._reading() as connection:
            return self._across.totals(connection, code)

    def whole_year(self, year: int) -> Iterator[UnitYear]:
        """Give every unit with its figures of a year and of the year before, one after the other, from one state.

        Nobody else can use this open ledger meanwhile. The figures are told without source and person.
        """
        with self._reading() as connection:
            yield from self._whole_year.units(connection, year)

    def _found(self, connection: Connection, unit: str, year: int) -> Found:
        found = self._reader.find(connection, unit, year)
        if found is None:
            raise Refused("REPORT-MISSING", f"账本里没有“{unit}”{year}年度的报告，请先新建这一年度。")
        return found

    def _checked(self, connection: Connection, report: Report, rows: tuple[RowChange, ...]) -> tuple[int, int]:
        ids = self._ids.get((report.unit, report.year))
        touches_last_year = any(row.place.year == report.year - 1 for row in rows)
        if ids is None or touches_last_year:
            found = self._found(connection, report.unit, report.year)
            ids = found.unit_id, found.report_id
            if found.earlier_kept and touches_last_year:
                raise Refused(
                    "EARLIER-FIXED", f"{report.year - 1}年度的报告已在账本里，要改上年的数，请切换到那一年去改。"
                )
        return ids

    def _with_new_rows(self, connection: Connection, report: Report) -> Step:
        at = now()
        unit_id = connection.execute(select(UNITS.c.id).where(UNITS.c.name == report.unit)).scalar()
        new_unit = unit_id is None
        if unit_id is None:
            unit_id = _next_id(connection, UNITS)
            connection.execute(UNITS.insert().values(id=unit_id, name=report.unit))
        report_id = _next_id(connection, REPORTS)
        connection.execute(
            REPORTS.insert().values(
                id=report_id,
                unit_id=unit_id,
                year=report.year,
                heading_set=report.heading_set,
                created_at=at,
                created_by=self.person,
            )
        )
        more = {"units": MANIFEST.c.units + int(new_unit), "reports": MANIFEST.c.reports + 1}
        connection.execute(MANIFEST.update().values(more))
        beginning = write_beginning(report.unit, report.year, report.heading_set)
        return Step(unit_id, report_id, at, self.person, f"新建{report.year}年度报告", beginning)

    @contextmanager
    def _reading(self) -> Generator[Connection]:
        with self._turn, sqlite.refusing(self.path), understanding(self.path), sqlite.reading(self._connection):
            yield self._connection

    @contextmanager
    def _writing(self) -> Generator[Connection]:
        if self.read_only:
            raise Refused(
                "LEDGER-READONLY", f"账本“{self.path.name}”是只读打开的，不能改；请到可以写入的文件夹里打开它。"
            )
        with self._turn, sqlite.refusing(self.path), sqlite.writing(self._connection):
            yield self._connection


def _next_id(connection: Connection, table: Table) -> int:
    return (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1
