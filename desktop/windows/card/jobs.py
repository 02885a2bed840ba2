"""What a card asks of the ledger, as jobs for its lane."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.model.catalog import Catalog
from desktop.model.report import Report
from desktop.model.years_table import YearsTable, years_table

if TYPE_CHECKING:
    from desktop.ledger.ledger import Ledger
    from desktop.operations.histories import Events


@dataclass(frozen=True, slots=True)
class Past:
    """What happened to a figure; `older` is where the page before went on."""

    code: str
    events: Events
    continued: bool


@dataclass(frozen=True, slots=True)
class ReadPast:
    """Reads a page of what happened to a figure."""

    ledger: Ledger
    report: Report
    code: str
    older: int | None = None

    def __call__(self) -> Past:
        """Read it; Refused as every method of a ledger."""
        from desktop.operations.histories import figure_history

        events = figure_history(self.ledger, self.report, self.code, self.older)
        return Past(self.code, events, self.older is not None)


@dataclass(frozen=True, slots=True)
class ReadYears:
    """Reads all years of a unit."""

    ledger: Ledger
    catalog: Catalog
    unit: str

    def __call__(self) -> YearsTable:
        """Read them; Refused as `Ledger.load`."""
        years = self.ledger.years(self.unit)
        return years_table([self.ledger.load(self.unit, year).report for year in years], self.catalog)


@dataclass(frozen=True, slots=True)
class Kept:
    """Files that the ledger has now, for the evidence of a figure."""

    code: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeepEvidence:
    """Keeps files in the ledger."""

    ledger: Ledger
    code: str
    paths: tuple[Path, ...]

    def __call__(self) -> Kept:
        """Keep them; Refused as `keep_evidence`."""
        from desktop.operations.evidence import keep_evidence

        return Kept(self.code, keep_evidence(self.ledger, self.paths))


@dataclass(frozen=True, slots=True)
class CopyOut:
    """Writes a copy of a kept file, to be looked at."""

    ledger: Ledger
    sha256: str
    name: str
    folder: Path

    def __call__(self) -> Path:
        """Write it; Refused as `copy_of`."""
        from desktop.operations.evidence import copy_of

        return copy_of(self.ledger, self.sha256, self.name, self.folder)
