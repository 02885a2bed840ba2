"""What a commit is: the rows in which a report changed, each with its version check, and one row of the trail.

A row that somebody else has written since it was read is never overwritten: the whole commit is given up and both
contents are handed back. That is an outcome like any other, so it is a value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, select

from desktop.ledger.positions import Positions
from desktop.ledger.prepared import COUNTED, Kept, Statements, Values
from desktop.ledger.readable import held, in_words
from desktop.ledger.rows import Content, Place, RowChange, annotation_key
from desktop.ledger.tables import REPORTS, TRAIL
from desktop.ledger.trail import chained, write_changes
from desktop.model.edits import Edit
from desktop.model.report import Report


@dataclass(frozen=True, slots=True)
class Versions:
    """What a session knows of the rows of its report: handed out by the ledger, and handed back to it."""

    rows: Mapping[Place, int]
    positions: Positions


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the user: the report before and after, the edit, and what it is called in Chinese."""

    before: Report
    after: Report
    edit: Edit
    label: str


@dataclass(frozen=True, slots=True)
class Committed:
    """The step is on the disk; `versions` replace those it was made with; `at` is when."""

    versions: Versions
    at: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Nothing was written: somebody else wrote the same place first; both readings, and who it was and when."""

    place: Place
    mine: str
    theirs: str
    person: str
    at: str


class Contended(Exception):
    """Raised to leave the transaction where somebody else was faster."""

    def __init__(self, conflict: Conflict) -> None:
        super().__init__(conflict)
        self.conflict = conflict


@dataclass(frozen=True, slots=True)
class Step:
    """What stands in the trail beside the rows: whose report, when, who, and what it was."""

    unit_id: int
    report_id: int
    at: str
    person: str
    label: str
    edit: str


def write_step(
    connection: Connection, statements: Statements, step: Step, rows: Iterable[RowChange], versions: Versions
) -> dict[Place, int]:
    """Write the rows and their trail row in the transaction at hand; give the versions known afterwards.

    Raises Contended at the first row that is not as `versions` know it.
    """
    ((last, head),) = statements.head.run(connection, {}).fetchall()
    number = last + 1
    known = dict(versions.rows)
    counts: Counter[str] = Counter()
    rows = tuple(rows)
    for row in rows:
        kept = statements.kept[row.place.table]
        if not _write(connection, kept, _keys(step, row.place), row, (known.get(row.place), number)):
            raise Contended(_conflict(connection, kept, step, row))
        counts[row.place.table] += (row.after is not None) - (row.before is not None)
        if row.after is None:
            del known[row.place]
        else:
            known[row.place] = number
    _append(connection, statements, (number, head), step, (rows, counts))
    return known


def _keys(step: Step, place: Place) -> dict[str, object]:
    if place.table == "figures":
        return {"key_0": step.unit_id, "key_1": place.year, "key_2": place.name}
    if place.table == "annotations":
        kind, of = annotation_key(place.name)
        return {"key_0": step.report_id, "key_1": kind, "key_2": of}
    return {"key_0": step.report_id, "key_1": place.name}


def _write(connection: Connection, kept: Kept, keys: Values, row: RowChange, versions: tuple[int | None, int]) -> bool:
    known, version = versions
    values = {**keys, "known": known, "version": version}
    if row.after is None:
        return kept.delete.run(connection, values).rowcount == 1
    values.update(zip(kept.content, row.after, strict=True))
    if known is not None:
        return kept.update.run(connection, values).rowcount == 1
    if kept.read.run(connection, keys).fetchone() is not None:
        return False
    kept.insert.run(connection, values)
    return True


def _append(
    connection: Connection,
    statements: Statements,
    end: tuple[int, str],
    step: Step,
    written: tuple[tuple[RowChange, ...], Counter[str]],
) -> None:
    number, head = end
    rows, counts = written
    fields = {
        "id": number,
        "report_id": step.report_id,
        "at": step.at,
        "person": step.person,
        "label": step.label,
        "edit": step.edit,
        "changes": write_changes(rows),
    }
    hashed = chained(head, tuple(fields.values()))
    statements.trail.run(connection, {**fields, "hash": hashed})
    totals = {table: counts[table] for table in COUNTED}
    statements.count.run(connection, {**totals, "trail": number, "head": hashed})


def _conflict(connection: Connection, kept: Kept, step: Step, row: RowChange) -> Conflict:
    theirs = kept.read.run(connection, _keys(step, row.place)).fetchone()
    content: Content | None = tuple(theirs[:-1]) if theirs else None
    writer = _writer(connection, step, row.place, theirs)
    mine, other = (in_words(held(row.place, said)) for said in (row.after, content))
    return Conflict(row.place, mine, other, writer.person if writer else "", writer.at if writer else "")


def _writer(connection: Connection, step: Step, place: Place, theirs: Sequence[object] | None) -> Row[str, str] | None:
    wanted = select(TRAIL.c.person, TRAIL.c.at)
    if theirs is not None:
        return connection.execute(wanted.where(TRAIL.c.id == theirs[-1])).first()
    # The row is gone: the last step that names the place took it out.
    named = write_changes([RowChange(place, None, None)])[1:].split(",null", 1)[0]
    gone = TRAIL.c.changes.contains(named, autoescape=True)
    of_unit = TRAIL.c.report_id.in_(select(REPORTS.c.id).where(REPORTS.c.unit_id == step.unit_id))
    return connection.execute(wanted.where(gone, of_unit).order_by(TRAIL.c.id.desc())).first()
