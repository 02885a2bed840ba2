"""What exporting asks for, as jobs that run beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.model.catalog import Catalog
from desktop.model.report import Report
from desktop.windows.exporting.tables import SIGNING, SIGNING_WORD, YEARS, ExportedTable
from desktop.windows.keeping.ledger_jobs import Opened
from desktop.windows.working.work import Work


@dataclass(frozen=True, slots=True)
class LoadOthers:
    """Loads what a table needs beside the report at hand: the unit's other years, or only the one before."""

    opened: Opened
    table: ExportedTable
    report: Report

    def __call__(self) -> tuple[Report, ...]:
        """Load it; Refused as `Ledger.load`."""
        unit, at = self.report.unit, self.report.year
        ledger = self.opened.ledger
        wanted = [year for year in ledger.years(unit) if year == at - 1 or (self.table is YEARS and year != at)]
        return tuple(ledger.load(unit, year).report for year in wanted)


@dataclass(frozen=True, slots=True)
class Exported:
    """A table that was written: where it was to be, where it is, and what in it wants a look ("" for nothing)."""

    table: ExportedTable
    wanted: Path
    path: Path
    asks: str = ""


@dataclass(frozen=True, slots=True)
class WriteTable:
    """Writes a table of a report."""

    table: ExportedTable
    report: Report
    catalog: Catalog
    others: tuple[Report, ...]
    target: Path
    profile: str
    work: Work

    def __call__(self) -> Exported:
        """Write it; Refused as the operations of `tables`."""
        from desktop.operations.tables import Subject, write_signing_table, write_summary_table, write_years_table

        watch = self.work.watch
        if self.table is YEARS:
            path, _ = write_years_table((*self.others, self.report), self.catalog, self.target, watch)
            return Exported(self.table, self.target, path)
        last = next((one for one in self.others if one.year == self.report.year - 1), None)
        subject = Subject(self.report, self.catalog, last)
        if self.table in (SIGNING, SIGNING_WORD):
            made = write_signing_table(subject, self.target, self.profile, watch)
        else:
            made = write_summary_table(subject, self.target, watch)
        return Exported(self.table, self.target, made.path, made.asks)
