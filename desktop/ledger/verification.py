"""The whole check of a ledger: every page, every row, every file, and whether the trail leads to what is there."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from sqlalchemy import Connection, func, select

from desktop.ledger import sqlite
from desktop.ledger.damage import damaged, understanding
from desktop.ledger.edit_text import read_annotation
from desktop.ledger.kept_files import read
from desktop.ledger.older import brought_up_in_memory
from desktop.ledger.rows import Content, annotation_name
from desktop.ledger.start_checks import connect, schema_of
from desktop.ledger.tables import (
    ANNOTATIONS,
    ENTRIES,
    FIGURES,
    FILES,
    INDICATORS,
    MANIFEST,
    PARTICULARS,
    REPORTS,
    SCHEMA,
    TRAIL,
    UNITS,
)
from desktop.ledger.trail import NO_ROW_YET, chained, read_changes, write_beginning

Address = tuple[str, int, int, str]  # table, unit or report, year, name
State = dict[Address, tuple[Content, int]]


@dataclass(frozen=True, slots=True)
class Verified:
    """What a sound ledger holds, in rows."""

    units: int
    reports: int
    figures: int
    entries: int
    trail: int
    annotations: int
    files: int


def verify_ledger(path: Path) -> Verified:
    """Check a ledger wholly; Refused as `start_checks.connect` refuses, LEDGER-DAMAGED above all.

    A ledger of an older program is checked as a copy with the present tables; itself it stays as it is.
    """
    connection = connect(path)
    try:
        with sqlite.refusing(path), understanding(path), sqlite.reading(connection):
            return _verified(connection, path)
    finally:
        sqlite.close(connection)


def _verified(connection: Connection, path: Path) -> Verified:
    whole = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok"
    if not whole or connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise damaged(path)
    if schema_of(connection) < SCHEMA:
        copy = brought_up_in_memory(connection, path)
        try:
            with sqlite.reading(copy):
                return _verified_rows(copy, path)
        finally:
            sqlite.close(copy)
    return _verified_rows(connection, path)


def _verified_rows(connection: Connection, path: Path) -> Verified:
    if _from_trail(connection, path) != _from_tables(connection) or not _begun_as_told(connection):
        raise damaged(path)
    if not _has_its_files(connection):
        raise damaged(path)
    manifest = connection.execute(select(MANIFEST)).one()
    return Verified(*(getattr(manifest, item.name) for item in fields(Verified)))


def _from_trail(connection: Connection, path: Path) -> State:
    units = {row.id: row.unit_id for row in connection.execute(select(REPORTS.c.id, REPORTS.c.unit_id))}
    state: State = {}
    previous = NO_ROW_YET
    for number, row in enumerate(connection.execute(select(TRAIL).order_by(TRAIL.c.id)), start=1):
        if row.id != number or chained(previous, tuple(row[:-1])) != row.hash:
            raise damaged(path)
        previous = row.hash
        for change in read_changes(row.changes):
            owner = units[row.report_id] if change.place.table == "figures" else row.report_id
            address = (change.place.table, owner, change.place.year, change.place.name)
            known = state.pop(address, None)
            if (known[0] if known else None) != change.before:
                raise damaged(path)
            if change.after is not None:
                state[address] = change.after, number
    return state


def _from_tables(connection: Connection) -> State:
    state: State = {}
    for row in connection.execute(select(FIGURES)):
        state["figures", row.unit_id, row.year, row.code] = tuple(row[3:-1]), row.version
    years = {row.id: row.year for row in connection.execute(select(REPORTS.c.id, REPORTS.c.year))}
    for table in (PARTICULARS, ENTRIES, INDICATORS):
        for row in connection.execute(select(table)):
            state[table.name, row.report_id, years[row.report_id], row[1]] = tuple(row[2:-1]), row.version
    for row in connection.execute(select(ANNOTATIONS)):
        name = annotation_name(row.kind, row.place)
        state["annotations", row.report_id, years[row.report_id], name] = (row.content,), row.version
    return state


def _has_its_files(connection: Connection) -> bool:
    names = frozenset(connection.execute(select(FILES.c.sha256)).scalars())
    for name in names:
        read(connection, name)
    contents = connection.execute(select(ANNOTATIONS.c.content)).scalars()
    return all(file in names for content in contents for file in read_annotation(content).kept_files)


def _begun_as_told(connection: Connection) -> bool:
    # The first trail row of a report says what its row and its unit must say.
    first = select(func.min(TRAIL.c.id)).group_by(TRAIL.c.report_id)
    rows = connection.execute(
        select(REPORTS, UNITS.c.name, TRAIL.c.edit, TRAIL.c.at.label("told_at"), TRAIL.c.person)
        .select_from(REPORTS.join(UNITS).join(TRAIL, TRAIL.c.report_id == REPORTS.c.id))
        .where(TRAIL.c.id.in_(first))
    ).all()
    wrong = any(
        (row.edit, row.told_at, row.person)
        != (write_beginning(row.name, row.year, row.heading_set), row.created_at, row.created_by)
        for row in rows
    )
    return not wrong and len(rows) == connection.execute(select(func.count()).select_from(REPORTS)).scalar()
