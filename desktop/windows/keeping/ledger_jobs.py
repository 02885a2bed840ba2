"""What the window asks of a ledger, as jobs for its lane; the ledger's library is loaded when the first one runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.model.catalog import Catalog
from desktop.model.report import Report
from desktop.refusal import Refused

if TYPE_CHECKING:
    from desktop.ledger.ledger import Ledger, Loaded
    from desktop.ledger.lock import LedgerLock


class Way(Enum):
    """How a ledger is opened."""

    USUAL = "usual"
    READ_ONLY = "read_only"
    TAKE_OVER = "take_over"  # from another window or computer that still holds its lock


@dataclass(frozen=True, slots=True)
class Opened:
    """An open ledger with the report that is to be worked on, and what else it holds."""

    path: Path
    ledger: Ledger
    lock: LedgerLock | None
    catalog: Catalog
    loaded: Loaded
    years: Mapping[str, tuple[int, ...]]
    last: Report | None = None  # the unit's report of the year before


@dataclass(frozen=True, slots=True)
class Open:
    """Opens a ledger at a unit and year; without them at the latest year of the first unit."""

    path: Path
    person: str
    way: Way = Way.USUAL
    unit: str = ""
    year: int = 0

    def __call__(self) -> Opened:
        """Lock, open, load; Refused as `open_ledger` and `LedgerLock` say, LEDGER-EMPTY where there is no report."""
        from desktop.catalog.load import standard_catalog
        from desktop.ledger.ledger import open_ledger
        from desktop.ledger.lock import LedgerLock

        lock = None
        if self.way is not Way.READ_ONLY:
            lock = LedgerLock(self.path, self.person, take_over=self.way is Way.TAKE_OVER)
            lock.acquire()
        try:
            ledger = open_ledger(self.path, person=self.person, read_only=self.way is Way.READ_ONLY)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        opened = _at(self, ledger, lock, standard_catalog())
        if opened is None:
            ledger.close()
            if lock is not None:
                lock.release()
            raise Refused("LEDGER-EMPTY", f"账本“{self.path.name}”里还没有年度，请先新建一个年度。")
        return opened


def _at(asked: Open, ledger: Ledger, lock: LedgerLock | None, catalog: Catalog) -> Opened | None:
    years = {unit: ledger.years(unit) for unit in ledger.units()}
    places = [(unit, year) for unit, known in years.items() for year in sorted(known, reverse=True)]
    wanted = (asked.unit, asked.year)
    if not places:
        return None
    unit, year = wanted if wanted in places else places[0]
    return Opened(asked.path, ledger, lock, catalog, ledger.load(unit, year), years, _last(ledger, unit, year))


def _last(ledger: Ledger, unit: str, year: int) -> Report | None:
    from desktop.operations.keeping import last_year

    return last_year(ledger, unit, year)


@dataclass(frozen=True, slots=True)
class Switch:
    """Loads another report of the open ledger."""

    opened: Opened
    unit: str
    year: int

    def __call__(self) -> Opened:
        """Load it; Refused as `Ledger.load`."""
        now, ledger = self.opened, self.opened.ledger
        years = {unit: ledger.years(unit) for unit in ledger.units()}
        loaded, last = ledger.load(self.unit, self.year), _last(ledger, self.unit, self.year)
        return Opened(now.path, ledger, now.lock, now.catalog, loaded, years, last)


@dataclass(frozen=True, slots=True)
class Begin:
    """Makes a blank year: in the open ledger, or in a new one at `path`, whose path it gives."""

    path: Path
    person: str
    unit: str
    year: int
    heading_set: str
    into: Opened | None = None

    def __call__(self) -> Path:
        """Make it; Refused as `blank_report` and `new_year`."""
        from desktop.catalog.load import standard_catalog
        from desktop.operations.years import blank_report, new_year

        report = blank_report(standard_catalog(), self.unit, self.year, self.heading_set)
        if self.into is not None:
            self.into.ledger.add_report(report)
        else:
            new_year(self.path, report, self.person)
        return self.path


@dataclass(frozen=True, slots=True)
class MakeSample:
    """Makes the ledger of the sample year, unless it is there already, and gives its path."""

    path: Path

    def __call__(self) -> Path:
        """Make it; Refused as `create_ledger`."""
        from desktop.catalog.load import standard_catalog
        from desktop.catalog.wording import SAMPLE_PERSON, load_sample
        from desktop.ledger.ledger import create_ledger

        if not self.path.exists():
            with create_ledger(self.path, person=SAMPLE_PERSON) as ledger:
                ledger.add_report(load_sample(standard_catalog()))
        return self.path


@dataclass(frozen=True, slots=True)
class BackUp:
    """Makes a verified backup of an open ledger."""

    ledger: Ledger

    def __call__(self) -> Path:
        """Make it; Refused as `back_up`."""
        from desktop.ledger.backups import back_up

        return back_up(self.ledger)


@dataclass(frozen=True, slots=True)
class Close:
    """Closes a ledger and gives its lock back."""

    ledger: Ledger
    lock: LedgerLock | None

    def __call__(self) -> None:
        """Close it."""
        self.ledger.close()
        if self.lock is not None:
            self.lock.release()
