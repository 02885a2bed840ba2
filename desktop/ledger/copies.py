"""A state of a report as a ledger of its own: how something is restored without touching what is there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from desktop.files import DISK, name_new, refusing, temporary_beside
from desktop.ledger.keeping import Ledger
from desktop.ledger.ledger import create_ledger, refuse_taken
from desktop.ledger.sqlite import side_file
from desktop.model.annotations import Snapshot
from desktop.model.report import Report


def copy_state(ledger: Ledger, unit: str, year: int, step: int, to: Path) -> None:
    """Make a new ledger at `to` of a report as it was after a step, with last year's report as it was then.

    It gets its name only when it is complete. Files that are attached to it come with it; its named states do not, for
    their steps are none of the new ledger. Refused as `Ledger.report_at` and `create_ledger`.
    """
    report = ledger.report_at(unit, year, step)
    reports = (ledger.report_at(unit, year - 1, step), report) if report.earlier_fixed else (report,)
    refuse_taken(to)
    temporary = temporary_beside(to)
    try:
        with create_ledger(temporary, person=ledger.person) as copy:
            for state in reports:
                _add(ledger, copy, state)
        with refusing(to):
            name_new(temporary, to)
    finally:
        for path in (temporary, *(side_file(temporary, suffix) for suffix in ("-wal", "-shm", "-journal"))):
            with suppress(OSError):
                DISK.remove(path)


def _add(ledger: Ledger, copy: Ledger, report: Report) -> None:
    kept = {key: said for key, said in report.annotations.items() if not isinstance(said, Snapshot)}
    for file in {file for said in kept.values() for file in said.kept_files}:
        copy.keep_file(ledger.file(file))
    copy.add_report(replace(report, annotations=MappingProxyType(kept)))
