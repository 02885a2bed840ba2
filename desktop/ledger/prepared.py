"""Statements of the tables, compiled once for a database and then handed to its driver with their values.

Why: executing a Core statement costs as much again as SQLite needs to write the row. Compiled once, it is still
written for whatever database it is, and a save stays within twice the time of bare sqlite3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, Insert, Table, Update, and_, bindparam, select
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler

from desktop.ledger.tables import ANNOTATIONS, ENTRIES, FIGURES, INDICATORS, MANIFEST, PARTICULARS, TRAIL

Values = Mapping[str, object]
COUNTED = (
    "particulars",
    "figures",
    "entries",
    "indicators",
    "annotations",
)  # the tables of rows, counted in the manifest


class Prepared:
    """One compiled statement; its values are given by name."""

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled = cast("SQLCompiler", statement.compile(dialect=dialect))
        self._text = str(compiled)
        self._order: Sequence[str] | None = compiled.positiontup

    def run(self, connection: Connection, values: Values) -> DBAPICursor:
        """Execute it in the transaction of a connection to the same kind of database; raises the driver's errors."""
        cursor = connection.connection.cursor()
        order = self._order
        cursor.execute(self._text, values if order is None else [values[name] for name in order])
        return cursor


@dataclass(frozen=True, slots=True)
class Kept:
    """The statements of one table of rows: keys are bound as key_0, key_1 ..., the version known as `known`."""

    table: Table
    keys: tuple[str, ...]
    content: tuple[str, ...]
    read: Prepared
    insert: Prepared
    update: Prepared
    delete: Prepared


class Statements:
    """Every statement that a commit needs, for one kind of database."""

    def __init__(self, dialect: Dialect) -> None:
        tables = (FIGURES, PARTICULARS, ENTRIES, INDICATORS, ANNOTATIONS)
        self.kept = {table.name: _kept(table, dialect) for table in tables}
        self.head = Prepared(select(MANIFEST.c.trail, MANIFEST.c.head).with_for_update(), dialect)
        self.count = Prepared(_counting(), dialect)
        self.trail = Prepared(_insertion(TRAIL), dialect)


def _kept(table: Table, dialect: Dialect) -> Kept:
    keys = tuple(column.name for column in table.primary_key)
    content = tuple(c.name for c in table.c if c.name not in keys and c.name != "version")
    here = and_(*(table.c[name] == bindparam(f"key_{index}") for index, name in enumerate(keys)))
    unchanged = and_(here, table.c.version == bindparam("known"))
    new = {name: bindparam(name) for name in (*content, "version")}
    return Kept(
        table,
        keys,
        content,
        Prepared(select(*(table.c[name] for name in content), table.c.version).where(here), dialect),
        Prepared(_insertion(table, keys), dialect),
        Prepared(table.update().where(unchanged).values(new), dialect),
        Prepared(table.delete().where(unchanged), dialect),
    )


def _insertion(table: Table, keys: Sequence[str] = ()) -> Insert:
    named = {name: f"key_{index}" for index, name in enumerate(keys)}
    return table.insert().values({c.name: bindparam(named.get(c.name, c.name)) for c in table.c})


def _counting() -> Update:
    more = {MANIFEST.c[name]: MANIFEST.c[name] + bindparam(name) for name in COUNTED}
    ends = {MANIFEST.c[name]: bindparam(name) for name in ("trail", "head")}
    return MANIFEST.update().values({**more, **ends})
