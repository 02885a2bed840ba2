"""Read somebody's report, and take what was found into a ledger once it is confirmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop.child import never
from desktop.ledger.ledger import Change, Conflict, Ledger
from desktop.model.catalog import Catalog, Indicator
from desktop.model.edits import Edit, apply
from desktop.model.years import check_year
from desktop.operations.keeping import opened_or_made
from desktop.operations.structure import with_faults
from desktop.reading.acceptance import LABEL, Accepted, accept
from desktop.reading.figures import find_figures
from desktop.reading.found import Match, Reading
from desktop.reading.lines import Source
from desktop.reading.proposals import propose_indicator
from desktop.reading.source import read_source_safely
from desktop.reading.structure import find_structure
from desktop.refusal import Refused


def read_report(path: Path, catalog: Catalog, cancelled: Callable[[], bool] = never) -> Reading:
    """Read a file in a process of its own and find what it holds; nothing is kept.

    Refused as `reading.source.read_source_safely`.
    """
    return find_all(read_source_safely(path, cancelled), catalog)


def find_all(source: Source, catalog: Catalog) -> Reading:
    """Give the structure, with the faults of its outline, and the quantities of a source."""
    structure = with_faults(find_structure(source), catalog)
    matches, not_figures = find_figures(structure, catalog)
    return Reading(structure, matches, not_figures)


def every_proposal(reading: Reading, catalog: Catalog) -> tuple[tuple[Match, ...], tuple[Indicator, ...]]:
    """Give all matches with a code, and the indicators of the unit's own that are proposed where nothing fits."""
    matches: list[Match] = []
    own: list[Indicator] = []
    for match in reading.matches:
        if match.code:
            matches.append(match)
        else:
            proposed = propose_indicator(match, reading.structure.pieces, catalog, [one.code for one in own])
            own.append(proposed)
            matches.append(replace(match, code=proposed.code))
    return tuple(matches), tuple(own)


def every_repair(reading: Reading) -> tuple[Edit, ...]:
    """Give the edits of all offered repairs, in the order of the text."""
    return tuple(noticed.repair.edit for noticed in reading.structure.noticed if noticed.repair)


def accept_all(reading: Reading, catalog: Catalog, year: int | None = None) -> Accepted:
    """Accept everything that was proposed, the repairs of structure included.

    Refused (READ-YEAR) where neither the text nor `year` says which year it is of.
    """
    matches, own = every_proposal(reading, catalog)
    return accept(reading, matches, catalog, year_of(reading, year), own, every_repair(reading))


def year_of(reading: Reading, year: int | None) -> int:
    """Give the year of a report that was read; Refused (READ-YEAR, READ-UNIT) where it or the unit is not known."""
    if not reading.structure.unit:
        raise Refused("READ-UNIT", "看不出这份报告是哪个单位的，请在标题里写明单位后再读入。")
    chosen = year or reading.structure.year
    if chosen is None:
        raise Refused("READ-YEAR", "看不出这份报告是哪一年度的，请写明年度后再读入。")
    check_year(chosen)
    return chosen


def take_into(ledger_path: Path, accepted: Accepted, person: str) -> bool:
    """Keep an accepted report in a ledger, making the ledger where there is none; say whether it was made.

    The report begins empty and is filled by the one edit, which the trail keeps and undo takes back as one step.
    Refused (REPORT-EXISTS) where the unit has a report of that year already.
    """
    apply(accepted.empty, accepted.edit)  # what cannot be done is refused before a ledger is made
    with opened_or_made(ledger_path, person) as (ledger, made):
        keep_accepted(ledger, accepted)
    return made


def keep_accepted(ledger: Ledger, accepted: Accepted) -> None:
    """Keep an accepted report in an open ledger; Refused as `take_into`."""
    empty = accepted.empty
    ledger.add_report(empty)
    loaded = ledger.load(empty.unit, empty.year)
    after = accepted.edit.on(loaded.report)
    kept = ledger.commit(Change(loaded.report, after, accepted.edit, LABEL), loaded.versions)
    if isinstance(kept, Conflict):
        raise Refused("CHANGED-MEANWHILE", f"{empty.year}年度刚被{kept.person or '别人'}改过，请重新打开后再读入。")
