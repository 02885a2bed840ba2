"""Open a ledger, take one report out of it, and put a change back in."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from desktop.files import refusing
from desktop.ledger.ledger import Change, Committed, Conflict, Ledger, Loaded, create_ledger, open_ledger
from desktop.ledger.lock import LedgerLock
from desktop.model.edits import Edit, apply
from desktop.model.report import Report
from desktop.refusal import Refused

SUFFIX = ".fzb"  # of ledgers
PATIENCE = 5.0  # seconds in which another command has usually done what it was at


def chosen_unit(ledger: Ledger, unit: str | None) -> str:
    """Give the unit to work on: the one named, or the only one there is.

    Refused (UNIT-UNKNOWN, UNIT-MISSING) names the units of the ledger.
    """
    units = ledger.units()
    known = "、".join(units)
    if unit is not None and unit not in units:
        raise Refused("UNIT-UNKNOWN", f"账本里没有“{unit}”，有的是：{known or '还没有单位'}。")
    if unit is None and len(units) != 1:
        raise Refused("UNIT-MISSING", f"账本里有{len(units)}个单位（{known}），请用 --unit 写明是哪一个。")
    return unit or units[0]


def load(ledger: Ledger, unit: str | None, year: int) -> Loaded:
    """Give a unit's report of a year; Refused (YEAR-UNKNOWN) names the years there are."""
    name = chosen_unit(ledger, unit)
    years = ledger.years(name)
    if year not in years:
        known = "、".join(str(known_year) for known_year in years)
        raise Refused("YEAR-UNKNOWN", f"账本里没有{name}{year}年度的报告，有的年度是：{known or '还没有'}。")
    return ledger.load(name, year)


def last_year(ledger: Ledger, unit: str, year: int) -> Report | None:
    """Give the unit's report of the year before; None where the ledger has none."""
    return ledger.load(unit, year - 1).report if year - 1 in ledger.years(unit) else None


@contextmanager
def reading_with_last(path: Path, unit: str | None, year: int) -> Generator[tuple[Report, Report | None]]:
    """Open a ledger to read one report and the one of the year before, as `last_year` gives it."""
    with open_ledger(path, person="", read_only=True) as ledger:
        report = load(ledger, unit, year).report
        yield report, last_year(ledger, report.unit, year)


@contextmanager
def reading(path: Path, unit: str | None, year: int) -> Generator[Report]:
    """Open a ledger to read one report; nothing in it is touched."""
    with open_ledger(path, person="", read_only=True) as ledger:
        yield load(ledger, unit, year).report


def refuse_other_suffix(path: Path) -> None:
    """Refuse (LEDGER-NAME) to make a ledger whose name does not end as those of ledgers do."""
    if path.suffix.lower() != SUFFIX:
        raise Refused("LEDGER-NAME", f"账本文件的后缀是{SUFFIX}，“{path.name}”不是，请写成“{path.stem}{SUFFIX}”。")


@contextmanager
def opened_or_made(path: Path, person: str) -> Generator[tuple[Ledger, bool]]:
    """Open a ledger for writing, making it and its folder where there is none; give it, and whether it was made.

    Refused (LEDGER-LOCKED) where somebody has it open, (LEDGER-NAME) to make one that nobody would know as one.
    """
    with refusing(path):  # before the lock, which stands in that folder, too
        made = not path.exists()
        if made:
            refuse_other_suffix(path)
        if not path.parent.exists():
            path.parent.mkdir(mode=0o700, parents=True)
    with (
        LedgerLock(path, person, patience=PATIENCE),
        create_ledger(path, person=person) if made else open_ledger(path, person=person) as ledger,
    ):
        yield ledger, made


def change(path: Path, unit: str | None, year: int, person: str, make: Callable[[Report], Edit]) -> Report:
    """Change one report of a ledger that no window has open, in one transaction, and give the report after it.

    Refused (LEDGER-LOCKED) where somebody has it open, (CHANGED-MEANWHILE) where another program was faster.
    """
    with LedgerLock(path, person, patience=PATIENCE), open_ledger(path, person=person) as ledger:
        loaded = load(ledger, unit, year)
        edit = make(loaded.report)
        after = apply(loaded.report, edit)
        label = getattr(edit, "label", "") or "填写指标"
        match ledger.commit(Change(loaded.report, after, edit, label), loaded.versions):
            case Committed():
                return after
            case Conflict(place=place, person=other):
                raise Refused("CHANGED-MEANWHILE", f"“{place}”刚被{other or '别人'}改过，请重新打开后再填。")
