"""What searching asks for, as jobs that run beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.model.catalog import Catalog
from desktop.model.report import Report
from desktop.windows.keeping.ledger_jobs import Opened

if TYPE_CHECKING:
    from desktop.operations.searching import Hit


@dataclass(frozen=True, slots=True)
class LoadOthers:
    """Loads the other reports of the open ledger, the latest year first."""

    opened: Opened
    unit: str
    year: int

    def __call__(self) -> tuple[Report, ...]:
        """Load them."""
        places = [(unit, year) for unit, years in self.opened.years.items() for year in sorted(years, reverse=True)]
        places.sort(key=lambda place: place[0] != self.unit)
        others = [place for place in places if place != (self.unit, self.year)]
        return tuple(self.opened.ledger.load(unit, year).report for unit, year in others)


@dataclass(frozen=True, slots=True)
class Search:
    """Searches reports."""

    reports: tuple[Report, ...]
    catalog: Catalog
    typed: str

    def __call__(self) -> tuple[Hit, ...]:
        """Search them."""
        from desktop.operations.searching import search

        return search(self.reports, self.catalog, self.typed)
