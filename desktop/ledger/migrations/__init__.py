"""The revisions of the tables, in order; each is one module with an `upgrade`.

Why Alembic's operations without its scripts folder: a frozen program has no .py files to look for, and a ledger needs
no branches. A new revision is one module here, its name in REVISIONS, and the new number in tables.SCHEMA.
"""

from __future__ import annotations

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from desktop.ledger.migrations import revision_1, revision_2

REVISIONS = (revision_1.upgrade, revision_2.upgrade)


def migrate(connection: Connection, present: int) -> int:
    """Bring the tables from revision `present` (0: none) to the newest, in the transaction at hand; give its number."""
    context = MigrationContext.configure(connection)
    with Operations.context(context) as operations:
        for upgrade in REVISIONS[present:]:
            upgrade(operations)
    return len(REVISIONS)
