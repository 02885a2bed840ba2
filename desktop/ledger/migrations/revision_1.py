"""Revision 1: the first tables.

It repeats tables.py as it was then, on purpose: a revision never changes, whatever the tables become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(operations: Operations) -> None:
    """Make the tables."""
    _manifest(operations)
    _units_and_reports(operations)
    _particulars(operations)
    _figures(operations)
    _entries(operations)
    _indicators(operations)
    _trail(operations)


def _manifest(operations: Operations) -> None:
    operations.create_table(
        "manifest",
        *(_whole("id"), _whole("schema"), _text("made_by"), _whole("opened")),
        *(_whole(name) for name in ("units", "reports", "particulars", "figures", "entries", "indicators", "trail")),
        _text("head"),
        sa.PrimaryKeyConstraint("id", name="pk_manifest"),
    )


def _units_and_reports(operations: Operations) -> None:
    operations.create_table(
        "units",
        *(_whole("id"), _text("name")),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sa.UniqueConstraint("name", name="uq_units_name"),
    )
    operations.create_table(
        "reports",
        *(_whole("id"), _whole("unit_id"), _whole("year")),
        *(_text("heading_set"), _text("created_at"), _text("created_by")),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_reports_unit_id"),
        sa.UniqueConstraint("unit_id", "year", name="uq_reports_unit_id_year"),
    )


def _particulars(operations: Operations) -> None:
    operations.create_table(
        "particulars",
        *(_whole("report_id"), _text("name"), _long_text("text"), _whole("version")),
        sa.PrimaryKeyConstraint("report_id", "name", name="pk_particulars"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_particulars_report_id"),
        sqlite_with_rowid=False,
    )


def _figures(operations: Operations) -> None:
    operations.create_table(
        "figures",
        *(_whole("unit_id"), _whole("year"), _text("code"), _text("state"), _long_text("value")),
        *(_text("value_kind"), _text("about"), _long_text("reason"), _text("origin_kind")),
        *(_long_text("origin_detail"), _text("person"), _text("at"), _long_text("note")),
        *(sa.Column("confirmed", sa.Boolean, nullable=False), _whole("version")),
        sa.PrimaryKeyConstraint("unit_id", "year", "code", name="pk_figures"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_figures_unit_id"),
        sqlite_with_rowid=False,
    )
    across = ["code", "value_kind", "year", "value", "unit_id"]
    operations.create_index("ix_figures_across", "figures", across)


def _entries(operations: Operations) -> None:
    operations.create_table(
        "entries",
        *(_whole("report_id"), _text("key"), sa.Column("position", sa.BigInteger, nullable=False)),
        *(_whole("level"), _long_text("text"), _text("heading")),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("run_in", "carried")),
        _whole("version"),
        sa.PrimaryKeyConstraint("report_id", "key", name="pk_entries"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_entries_report_id"),
        sqlite_with_rowid=False,
    )


def _indicators(operations: Operations) -> None:
    operations.create_table(
        "indicators",
        *(_whole("report_id"), _text("code"), _whole("position"), _long_text("definition"), _whole("version")),
        sa.PrimaryKeyConstraint("report_id", "code", name="pk_indicators"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_indicators_report_id"),
        sqlite_with_rowid=False,
    )


def _trail(operations: Operations) -> None:
    operations.create_table(
        "trail",
        *(_whole("id"), _whole("report_id"), _text("at"), _text("person"), _text("label")),
        *(_long_text("edit"), _long_text("changes"), _text("hash")),
        sa.PrimaryKeyConstraint("id", name="pk_trail"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_trail_report_id"),
    )
    operations.create_index("ix_trail_report_id", "trail", ["report_id"])
    # The trail can only grow. PostgreSQL says this with the rights of the role that the program has there.
    if operations.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            operations.execute(
                f"CREATE TRIGGER trail_no_{verb.lower()} BEFORE {verb} ON trail"
                " BEGIN SELECT RAISE(ABORT, 'the trail can only grow'); END"
            )


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _long_text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
