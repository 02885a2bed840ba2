"""Begin a year: a blank report with the standard wording, in a new ledger or in one that is there."""

from __future__ import annotations

from pathlib import Path

from desktop.catalog.wording import load_wording, outline_for
from desktop.ledger.ledger import create_ledger, open_ledger
from desktop.model.catalog import Catalog
from desktop.model.report import Particulars, Report
from desktop.model.text import cleaned
from desktop.refusal import Refused

EARLIEST, LATEST = 1949, 2100
LONGEST_NAME = 40  # characters of a unit's name


def blank_report(catalog: Catalog, unit: str, year: int, heading_set: str = "A") -> Report:
    """Give a blank report: every figure empty, the standard wording marked 沿用未改.

    Refused (YEAR-WRONG, UNIT-WRONG, SET-UNKNOWN) for what cannot be a year, a unit's name or a heading set.
    """
    if not EARLIEST <= year <= LATEST:
        raise Refused("YEAR-WRONG", f"“{year}”不像一个年度，请填四位的年份，例如2022。")
    name = cleaned(unit).strip()
    if not name or len(name) > LONGEST_NAME or "\n" in name or "{" in name:
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
    made = not path.exists()
    with create_ledger(path, person=person) if made else open_ledger(path, person=person) as ledger:
        ledger.add_report(report)
    return made
