"""What the window asks of a ledger, as jobs for its lane; the ledger's library is loaded when the first one runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.model.annotations import TakenOver
from desktop.model.catalog import Catalog
from desktop.model.edits import Annotate, apply
from desktop.model.report import Report
from desktop.refusal import Refused

if TYPE_CHECKING:
    from desktop.ledger.ledger import Ledger, Loaded
    from desktop.ledger.lock import Holder, LedgerLock


class Way(Enum):
    """How a ledger is opened."""

    USUAL = "usual"
    READ_ONLY = "read_only"
    TAKE_OVER = "take_over"  # from another window or computer that still holds its lock


@dataclass(frozen=True, slots=True)
class Opened:
    """An open ledger with the report that is to be worked on, and what else it holds; `place` is where to go in it."""

    path: Path
    ledger: Ledger
    lock: LedgerLock | None
    catalog: Catalog
    loaded: Loaded
    years: Mapping[str, tuple[int, ...]]
    last: Report | None = None  # the unit's report of the year before
    place: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """Opens a ledger at a unit and year; without them at the latest year of the first unit.

    Where the folder cannot be written, the ledger is opened to be looked at. `reason` is why it is taken over.
    """

    path: Path
    person: str
    way: Way = Way.USUAL
    unit: str = ""
    year: int = 0
    reason: str = ""

    def __call__(self) -> Opened:
        """Lock, open, load; Refused as `open_ledger` and `LedgerLock` say, LEDGER-EMPTY where there is no report."""
        from desktop.catalog.load import standard_catalog
        from desktop.ledger.ledger import open_ledger

        lock, before = self._locked()
        try:
            ledger = open_ledger(self.path, person=self.person, read_only=lock is None)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        opened = _at(self, ledger, lock, standard_catalog())
        if opened is not None and before is not None and not ledger.read_only:
            opened = replace(opened, loaded=self._told(opened, before))
        if opened is None:
            ledger.close()
            if lock is not None:
                lock.release()
            raise Refused("LEDGER-EMPTY", f"账本“{self.path.name}”里还没有年度，请先新建一个年度。")
        return opened

    def _locked(self) -> tuple[LedgerLock | None, Holder | None]:
        """Take the lock where that is wanted and the folder allows it; tell from whom it was taken over."""
        from desktop.ledger.lock import LedgerLock

        if self.way is Way.READ_ONLY:
            return None, None
        taking = self.way is Way.TAKE_OVER
        lock = LedgerLock(self.path, self.person, take_over=taking)
        before = lock.holder if taking else None
        try:
            lock.acquire()
        except Refused as refused:
            if refused.code != "FILE-DENIED" or not self.path.is_file():
                raise
            return None, None
        return lock, before

    def _told(self, opened: Opened, before: Holder) -> Loaded:
        """Keep in the report at hand that the ledger was taken over, from whom and why."""
        from desktop.ledger.ledger import Change
        from desktop.ledger.trail import now

        ledger, report, at = opened.ledger, opened.loaded.report, now()
        said = TakenOver(before.person, before.host, before.since, self.reason, self.person, at)
        edit = Annotate(said, at)
        ledger.commit(Change(report, apply(report, edit), edit, said.label), opened.loaded.versions)
        return ledger.load(report.unit, report.year)


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
    """Loads another report of the open ledger, to go to a place in it."""

    opened: Opened
    unit: str
    year: int
    place: str = ""

    def __call__(self) -> Opened:
        """Load it; Refused as `Ledger.load`."""
        now, ledger = self.opened, self.opened.ledger
        years = {unit: ledger.years(unit) for unit in ledger.units()}
        loaded, last = ledger.load(self.unit, self.year), _last(ledger, self.unit, self.year)
        return Opened(now.path, ledger, now.lock, now.catalog, loaded, years, last, self.place)


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
class CopyLedger:
    """Copies a ledger that others have open, or that may only be read, and gives the path of the copy."""

    path: Path
    to: Path

    def __call__(self) -> Path:
        """Copy it; Refused as `copy_to`."""
        from desktop.ledger.backups import copy_to

        return copy_to(self.path, self.to)


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
