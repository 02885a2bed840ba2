"""What the window asks for when a report is read, as jobs that run beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.catalog.load import standard_catalog
from desktop.model.history import Step
from desktop.model.report import Report
from desktop.reading.found import Reading
from desktop.windows.keeping.ledger_jobs import Opened
from desktop.windows.reading.confirming import Confirmed


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Reads a file; `program` is the LibreOffice that turns it into a .docx first, if that was asked for."""

    path: Path
    cancelled: Callable[[], bool]
    program: Path | None = None

    def __call__(self) -> Reading:
        """Read it; Refused as `read_report` and `converted`."""
        from desktop.operations.conversion import converted
        from desktop.operations.reading import read_report

        if self.program is None:
            return read_report(self.path, standard_catalog(), self.cancelled)
        with converted(self.path, self.program, self.cancelled) as made:
            return read_report(made, standard_catalog(), self.cancelled)


@dataclass(frozen=True, slots=True)
class ReadText:
    """Reads text that was pasted."""

    text: str

    def __call__(self) -> Reading:
        """Read it; Refused (READ-NOTHING, READ-LONG)."""
        from desktop.operations.reading import find_all
        from desktop.reading.source import source_of_text

        return find_all(source_of_text(self.text, "粘贴的文字"), standard_catalog())


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking a report in: where, as what, and the step that takes it back; `year` is the one to open."""

    path: Path
    report: Report
    step: Step
    year: int


@dataclass(frozen=True, slots=True)
class TakeReading:
    """Keeps a confirmed reading, in the open ledger or in a new one, and begins the next year where that is wanted."""

    path: Path
    person: str
    confirmed: Confirmed
    into: Opened | None = None

    def __call__(self) -> Taken:
        """Keep it; Refused as `accept`, `take_into` and `next_year`."""
        from desktop.operations.reading import keep_accepted, take_into
        from desktop.operations.years import begin_next_year, next_year
        from desktop.reading.acceptance import LABEL, accept

        asked, catalog = self.confirmed, standard_catalog()
        accepted = accept(asked.reading, asked.matches, catalog, asked.year, asked.own, asked.repairs)
        report, unit, following = accepted.report, accepted.empty.unit, asked.year + 1
        rolls = asked.roll_forward
        if self.into is None:
            take_into(self.path, accepted, self.person)
            if rolls:
                begin_next_year(self.path, catalog, unit, asked.year, following, self.person)
        else:
            ledger = self.into.ledger
            keep_accepted(ledger, accepted)
            if rolls and following not in ledger.years(unit):
                ledger.add_report(next_year(ledger, catalog, unit, asked.year, following).report)
        step = Step(LABEL, accepted.edit, accepted.edit.inverse(accepted.empty))
        return Taken(self.path, report, step, following if rolls else asked.year)


@dataclass(frozen=True, slots=True)
class RollForward:
    """Begins the next year of a report of the open ledger, and gives the path of that ledger."""

    opened: Opened
    unit: str
    before: int
    year: int

    def __call__(self) -> Path:
        """Begin it; Refused as `next_year`, and (REPORT-EXISTS) where it is there already."""
        from desktop.operations.years import next_year

        ledger = self.opened.ledger
        rolled = next_year(ledger, self.opened.catalog, self.unit, self.before, self.year)
        ledger.add_report(rolled.report)
        return self.opened.path
