"""The tables of a ledger, the same for SQLite and PostgreSQL.

Figures belong to a unit and a year, not to a report: last year's values, typed where no report of last year is kept,
are figures of that year, and are already there when its report comes. `version` is the number of the trail row that
last wrote a row: it grows with every change of anything, so that a row taken out and put back is never mistaken for
the same one, and it tells who wrote the row and when.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    event,
)
from sqlalchemy import UniqueConstraint as Unique

SCHEMA = 2  # the revision that these tables are; see migrations/

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)

# One row: what the ledger must hold, against which it is checked when it is opened. `opened` is 1 while the newest
# commits may stand in a side file only; `head` is the hash of the last trail row, `trail` its number.
MANIFEST = Table(
    "manifest",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("schema", Integer, nullable=False),
    Column("made_by", String, nullable=False),
    Column("opened", Integer, nullable=False),
    Column("units", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("particulars", Integer, nullable=False),
    Column("figures", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("indicators", Integer, nullable=False),
    Column("annotations", Integer, nullable=False),
    Column("files", Integer, nullable=False),
    Column("trail", Integer, nullable=False),
    Column("head", String, nullable=False),
)

UNITS = Table(
    "units",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False, unique=True),
)

REPORTS = Table(
    "reports",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("unit_id", Integer, ForeignKey("units.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("heading_set", String, nullable=False),
    Column("created_at", String, nullable=False),
    Column("created_by", String, nullable=False),
    Unique("unit_id", "year"),
)

PARTICULARS = Table(
    "particulars",
    METADATA,
    Column("report_id", Integer, ForeignKey("reports.id"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# A number is kept as its decimal digits, a day as its ISO form: neither may lose or gain anything on the way. The kind
# of a value is whole, number, date or text, or empty where there is none.
FIGURES = Table(
    "figures",
    METADATA,
    Column("unit_id", Integer, ForeignKey("units.id"), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("code", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("value_kind", String, nullable=False),
    Column("about", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("origin_kind", String, nullable=False),
    Column("origin_detail", Text, nullable=False),
    Column("person", String, nullable=False),
    Column("at", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_figures_across", "code", "value_kind", "year", "value", "unit_id"),
    sqlite_with_rowid=False,
)

# `position` orders the entries and leaves room between them, so that an insertion or a move writes one row.
ENTRIES = Table(
    "entries",
    METADATA,
    Column("report_id", Integer, ForeignKey("reports.id"), primary_key=True),
    Column("key", String, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("level", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("heading", String, nullable=False),
    Column("run_in", Boolean, nullable=False),
    Column("carried", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# The unit's own indicators, each as one line of JSON: a new field of an indicator needs no new column.
INDICATORS = Table(
    "indicators",
    METADATA,
    Column("report_id", Integer, ForeignKey("reports.id"), primary_key=True),
    Column("code", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("definition", Text, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What people say about places, each as one line of JSON: a new kind needs no new column.
ANNOTATIONS = Table(
    "annotations",
    METADATA,
    Column("report_id", Integer, ForeignKey("reports.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("place", String, primary_key=True),
    Column("content", Text, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Files that figures came from or rest on, each once, under the SHA-256 of its bytes; `content` is compressed (zlib),
# `size` counts the bytes of the file itself.
FILES = Table(
    "files",
    METADATA,
    Column("sha256", String, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("kept_at", String, nullable=False),
    Column("kept_by", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# One row for each commit, never changed and never taken out: `changes` holds every row it touched, as it was and as
# it became, from which the present state can be rebuilt; `hash` covers the row and the hash of the one before.
TRAIL = Table(
    "trail",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Integer, ForeignKey("reports.id"), nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("person", String, nullable=False),
    Column("label", String, nullable=False),
    Column("edit", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("hash", String, nullable=False),
)

# PostgreSQL says this with the rights of the role that the program has there.
for _table in (TRAIL, FILES):
    for _verb in ("UPDATE", "DELETE"):
        _no = DDL(
            f"CREATE TRIGGER {_table.name}_no_{_verb.lower()} BEFORE {_verb} ON {_table.name}"
            f" BEGIN SELECT RAISE(ABORT, 'the {_table.name} can only grow'); END"
        )
        event.listen(_table, "after_create", _no.execute_if(dialect="sqlite"))
