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
from desktop.ledger.ledger import Committed, create_ledger, open_ledger
from desktop.ledger.tables import METADATA, SCHEMA
from desktop.ledger.verification import Verified, verify_ledger
from desktop.model.annotations import Evidence
from desktop.model.edits import Annotate
from desktop.refusal import Refused

UNIT, YEAR = "示例区司法局", 2022


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


@pytest.fixture
def kept(tmp_path):
    """Give a function that makes the ledger of a revision anew."""

    def make(revision: int) -> Path:
        path = tmp_path / f"{revision}.fzb"
        with sqlite3.connect(path) as connection:
            connection.executescript(Path(__file__).with_name(f"revision_{revision}.sql").read_text("utf-8"))
        connection.close()
        return path

    return make


@pytest.mark.parametrize("read_only", [True, False])
def test_ledger_of_the_first_revision_can_be_read_for_ever(kept, report, read_only):
    path = kept(1)
    assert verify_ledger(path).trail == 2
    with open_ledger(path, person="李四", read_only=read_only) as ledger:
        assert ledger.load(UNIT, YEAR).report == replace(report, annotations={})
        assert [row.label for row in ledger.trail(UNIT, YEAR)] == ["新建2022年度报告", "改数"]
    assert verify_ledger(path).trail == 2


def test_ledger_of_the_first_revision_takes_what_came_later(kept, make_step):
    path = kept(1)
    with open_ledger(path, person="李四") as ledger:
        evidence = Evidence((("台账.pdf", ledger.keep_file(b"evidence")),))
        assert isinstance(make_step(ledger, ledger.load(UNIT, YEAR), Annotate(evidence, "h01.a")), Committed)
        assert ledger.load(UNIT, YEAR).report.annotations_of(Evidence) == {"h01.a": evidence}
    verified = verify_ledger(path)
    assert (verified.trail, verified.annotations, verified.files) == (3, 1, 1)


def test_ledger_of_the_second_revision_can_be_read_for_ever(kept, report):
    path = kept(2)
    with open_ledger(path, person="李四") as ledger:
        held = ledger.load(UNIT, YEAR).report
        assert held == replace(report, annotations=held.annotations)
        assert len({kind for kind, _ in held.annotations}) == len(held.annotations) == 8
        files = {file for said in held.annotations.values() for file in said.kept_files}
        assert {ledger.file(file) for file in files} == {"佐证".encode()}
        assert len(ledger.trail(UNIT, YEAR)) == 9
    assert verify_ledger(path).files == 1


def test_ledger_of_an_older_revision_that_is_damaged_is_refused(kept):
    path = kept(1)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM entries WHERE key='k5'")
    connection.close()
    with pytest.raises(Refused, match="LEDGER-DAMAGED"):
        open_ledger(path, person="", read_only=True)
    with pytest.raises(Refused, match=r"LEDGER-DAMAGED|BACKUP-UNSOUND"):
        open_ledger(path, person="")


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
    before = path.read_bytes()
    with open_ledger(path, person="张三", read_only=True) as old:
        assert old.load(UNIT, YEAR).report == report
        with pytest.raises(Refused, match="LEDGER-READONLY"):
            old.keep_file(b"")
    assert verify_ledger(path) == Verified(1, 1, 8, 5, 1, 3, 0)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
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
