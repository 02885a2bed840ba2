"""Begin a year: a blank report with the standard wording, in a new ledger or in one that is there."""

from __future__ import annotations

from pathlib import Path

from desktop.catalog.wording import load_wording, outline_for
from desktop.ledger.ledger import Ledger, open_ledger
from desktop.ledger.lock import LedgerLock
from desktop.model.catalog import Catalog
from desktop.model.report import Particulars, Report
from desktop.model.roll_forward import RolledForward, roll_forward
from desktop.model.text import shown_as_typed
from desktop.model.years import check_year
from desktop.operations.keeping import PATIENCE, load, opened_or_made
from desktop.refusal import Refused

LONGEST_NAME = 40  # characters of a unit's name


def blank_report(catalog: Catalog, unit: str, year: int, heading_set: str = "A") -> Report:
    """Give a blank report: every figure empty, the standard wording marked 沿用未改.

    Refused (YEAR-WRONG, UNIT-WRONG, SET-UNKNOWN) for what cannot be a year, a unit's name or a heading set.
    """
    check_year(year)
    name = unit.strip()
    if not name or len(name) > LONGEST_NAME or not shown_as_typed(name) or set(name) & set("{}"):
        raise Refused("UNIT-WRONG", f"单位名称“{name}”不能用，请填{LONGEST_NAME}字以内的名称，例如银州区。")
    chosen = catalog.heading_sets.get(heading_set)
    if chosen is None:
        known = "、".join(f"{item.code}（{item.label}）" for item in catalog.heading_sets.values())
        raise Refused("SET-UNKNOWN", f"没有“{heading_set}”这套标题，可以用的有：{known}。")
    outline = outline_for(chosen, load_wording(), carried=True)
    particulars = Particulars(signature=f"{name}人民政府")
    return Report(name, year, heading_set, particulars, outline=outline)


def new_year(path: Path, report: Report, person: str) -> bool:
    """Put a new report into the ledger at `path`, making the ledger where there is none; say whether it was made.

    Refused (REPORT-EXISTS) where the unit has a report of that year already.
    """
    with opened_or_made(path, person) as (ledger, made):
        ledger.add_report(report)
    return made


def next_year(ledger: Ledger, catalog: Catalog, unit: str | None, before: int, year: int) -> RolledForward:
    """Say what rolling a unit's report of the year `before` forward to `year` makes; nothing is written.

    Refused (YEAR-WRONG, YEAR-ORDER) for what is no later year, and as `keeping.load` for a report that is not there.
    """
    check_year(year)
    if year <= before:
        raise Refused("YEAR-ORDER", f"{year}年度不在{before}年度之后，请把新的年度改晚。")
    return roll_forward(load(ledger, unit, before).report, catalog, year)


def begin_next_year(
    path: Path, catalog: Catalog, unit: str | None, before: int, year: int, person: str
) -> RolledForward:
    """Roll a report forward to a new year in the same ledger; the old year is not touched.

    Refused as `next_year`, and (REPORT-EXISTS) where the new year is there already.
    """
    with LedgerLock(path, person, patience=PATIENCE), open_ledger(path, person=person) as ledger:
        rolled = next_year(ledger, catalog, unit, before, year)
        ledger.add_report(rolled.report)
    return rolled
