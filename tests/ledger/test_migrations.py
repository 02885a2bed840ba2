import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from desktop.ledger import ledger as opening
from desktop.ledger import migrations, start_checks, verification
from desktop.ledger.ledger import create_ledger, open_ledger
from desktop.ledger.tables import METADATA, SCHEMA
from desktop.ledger.verification import Verified, verify_ledger
from desktop.refusal import Refused

UNIT, YEAR = "示例区司法局", 2022
REVISION_1 = Path(__file__).parent / "revision_1.sql"


def schema(path: Path) -> dict[str, str]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: " ".join(text.split()) for name, text in rows}


def test_migrated_tables_are_those_of_a_new_ledger(tmp_path):
    create_ledger(tmp_path / "new.fzb").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'migrated.fzb'}")
    with engine.begin() as connection:
        assert migrations.migrate(connection, 0) == SCHEMA
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()
    migrated, new = schema(tmp_path / "migrated.fzb"), schema(tmp_path / "new.fzb")
    assert migrated.keys() == new.keys()
    for name, text in new.items():
        assert sorted(migrated[name].replace(",", " ").split()) == sorted(text.replace(",", " ").split())


def test_ledger_of_the_first_revision_can_be_read_for_ever(tmp_path, report):
    path = tmp_path / "a.fzb"
    with sqlite3.connect(path) as connection:
        connection.executescript(REVISION_1.read_text("utf-8"))
    connection.close()
    with open_ledger(path, person="李四") as ledger:
        assert ledger.load(UNIT, YEAR).report == replace(report, annotations={})
        assert [row.label for row in ledger.trail(UNIT, YEAR)] == ["新建2022年度报告", "改数"]
    assert verify_ledger(path).trail == 2


def test_ledger_of_a_newer_program_is_refused_and_left_alone(ledger, path):
    ledger.close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="LEDGER-NEWER"):
        open_ledger(path, person="张三")
    assert path.read_bytes() == before


@pytest.fixture
def newer_program(monkeypatch):
    """This program as it will be one revision later."""

    def upgrade(operations):
        operations.execute("ALTER TABLE manifest ADD COLUMN motto TEXT")

    for module in (opening, start_checks, verification):
        monkeypatch.setattr(module, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, upgrade))
    return upgrade


def test_older_ledger_is_backed_up_and_brought_to_the_present(ledger, path, report, request):
    ledger.close()
    request.getfixturevalue("newer_program")
    with pytest.raises(Refused, match="LEDGER-OLD"):
        open_ledger(path, person="张三", read_only=True)
    assert verify_ledger(path) == Verified(0, 0, 0, 0, 0, 0, 0)
    with open_ledger(path, person="张三") as migrated:
        assert migrated.load(UNIT, YEAR).report == report
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT schema, motto FROM manifest").fetchone() == (SCHEMA + 1, None)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA + 1,)
    connection.close()
    (backup,) = (path.parent / "备份").iterdir()
    with sqlite3.connect(backup) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    connection.close()


def test_migration_that_fails_changes_nothing(ledger, path, request, monkeypatch):
    ledger.close()
    before = schema(path)
    upgrade = request.getfixturevalue("newer_program")

    def breaks(operations):
        upgrade(operations)
        operations.execute("SELECT nothing FROM nowhere")

    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS[:-1], breaks))
    with pytest.raises(Refused):
        open_ledger(path, person="张三")
    assert schema(path) == before
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    connection.close()


def test_opening_a_present_ledger_loads_no_migrations(ledger, path):
    ledger.close()
    code = (
        "import sys; from pathlib import Path; from desktop.ledger.ledger import open_ledger;"
        f"open_ledger(Path({str(path)!r}), person='').close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
