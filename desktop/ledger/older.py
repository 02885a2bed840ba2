"""A ledger of an older program: brought to the present tables where it stands, or as a copy in memory to be read."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from desktop.ledger import sqlite
from desktop.ledger.damage import understanding
from desktop.ledger.start_checks import check_manifest, schema_of
from desktop.ledger.tables import MANIFEST


def bring_up(connection: Connection, path: Path) -> None:
    """Bring the tables to the newest revision, in one transaction; `path` is what a refusal calls the ledger."""
    from desktop.ledger.migrations import migrate

    with sqlite.refusing(path), sqlite.writing(connection):
        schema = migrate(connection, schema_of(connection))
        connection.execute(MANIFEST.update().values(schema=schema))
        connection.exec_driver_sql(f"PRAGMA user_version={schema}")


def brought_up_in_memory(connection: Connection, path: Path) -> Connection:
    """Give a copy in memory with the newest tables: the ledger itself may only be read, and stays as it is.

    Refused (LEDGER-DAMAGED) if it does not hold what it says it holds.
    """
    with sqlite.refusing(path):
        copy = sqlite.copied_to_memory(connection)
    try:
        bring_up(copy, path)
        with sqlite.refusing(path), understanding(path), sqlite.reading(copy):
            check_manifest(copy, path)
    except BaseException:
        sqlite.close(copy)
        raise
    return copy
