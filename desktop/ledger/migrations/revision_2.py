"""Revision 2: annotations, and files kept in the ledger; the manifest counts both.

It repeats tables.py as it was then, on purpose: a revision never changes, whatever the tables become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations

_MANIFEST_BEFORE = (
    *("id", "schema", "made_by", "opened", "units", "reports"),
    *("particulars", "figures", "entries", "indicators", "trail", "head"),
)


def upgrade(operations: Operations) -> None:
    """Make the tables, and the manifest anew with its two counts."""
    _annotations(operations)
    _files(operations)
    _manifest(operations)


def _annotations(operations: Operations) -> None:
    operations.create_table(
        "annotations",
        sa.Column("report_id", sa.Integer, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("kind", "place")),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("report_id", "kind", "place", name="pk_annotations"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_annotations_report_id"),
        sqlite_with_rowid=False,
    )


def _files(operations: Operations) -> None:
    operations.create_table(
        "files",
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("kept_at", "kept_by")),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_files"),
    )
    # They can only grow, as the trail.
    if operations.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            operations.execute(
                f"CREATE TRIGGER files_no_{verb.lower()} BEFORE {verb} ON files"
                " BEGIN SELECT RAISE(ABORT, 'the files can only grow'); END"
            )


def _manifest(operations: Operations) -> None:
    # SQLite adds no column that must have a value to a table that has rows: its one row moves to a new table.
    before = sa.table("manifest", *(sa.column(name) for name in _MANIFEST_BEFORE))
    row = operations.get_bind().execute(sa.select(before)).mappings().first()
    operations.drop_table("manifest")
    counts = ("particulars", "figures", "entries", "indicators", "annotations", "files", "trail")
    made = operations.create_table(
        "manifest",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.Column("made_by", sa.String, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("opened", "units", "reports", *counts)),
        sa.Column("head", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_manifest"),
    )
    if row is not None:
        operations.bulk_insert(made, [{**row, "annotations": 0, "files": 0}])
