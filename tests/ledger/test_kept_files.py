"""Files kept in the ledger come back byte for byte or not at all."""

import hashlib
import os
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.ledger import kept_files
from desktop.ledger.backups import back_up, restore
from desktop.ledger.ledger import Committed, create_ledger, open_ledger
from desktop.ledger.verification import verify_ledger
from desktop.model.annotations import DepartmentReturn, Evidence, Returned
from desktop.model.edits import Annotate
from desktop.model.figure import Figure
from desktop.refusal import Refused

UNIT, YEAR = "示例区司法局", 2022
FILE = "报送表".encode() * 1000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=2000))
def test_file_comes_back_as_it_was(ledger, data):
    name = ledger.keep_file(data)
    assert name == hashlib.sha256(data).hexdigest()
    assert ledger.file(name) == data


def test_file_is_kept_once_and_survives_closing(ledger, path):
    assert ledger.keep_file(FILE) == ledger.keep_file(FILE)
    with open_ledger(path, person="李四") as other:
        name = other.keep_file(FILE)
    ledger.close()
    assert verify_ledger(path).files == 1
    with open_ledger(path, person="", read_only=True) as again:
        assert again.file(name) == FILE
        assert again.keep_file(FILE) == name
        with pytest.raises(Refused, match="LEDGER-READONLY"):
            again.keep_file(b"other")


def test_file_is_kept_smaller_where_it_can_be(ledger, path):
    ledger.keep_file(FILE)
    with sqlite3.connect(path) as other:
        ((size, length, person),) = other.execute("SELECT size, length(content), kept_by FROM files").fetchall()
    other.close()
    assert (size, person) == (len(FILE), "张三")
    assert length < size / 10


def test_file_that_is_too_large_is_refused_in_one_sentence(ledger):
    largest = kept_files.LARGEST_FILE
    assert largest == 20 * 1024 * 1024
    with pytest.raises(Refused, match="FILE-LARGE") as refused:
        ledger.keep_file(bytes(largest + 200_000))
    assert refused.value.sentence == "这个文件有20.2MB，超过20MB，账本里放不下；请压缩或拆分后再放。"
    data = os.urandom(largest)
    assert ledger.file(ledger.keep_file(data)) == data


def test_file_that_is_not_there_is_said(ledger):
    with pytest.raises(Refused, match="FILE-MISSING"):
        ledger.file("a" * 64)


def test_files_can_only_be_added(ledger, path):
    ledger.keep_file(FILE)
    other = sqlite3.connect(path)
    for statement in ("UPDATE files SET kept_by='x'", "DELETE FROM files"):
        with pytest.raises(sqlite3.IntegrityError, match="only grow"):
            other.execute(statement)
    other.close()


@pytest.mark.parametrize(
    "annotation",
    [
        Evidence((("台账.pdf", "a" * 64),)),
        DepartmentReturn(file="a" * 64),
        Returned(Figure(), "", "a" * 64, "", "", "", ""),
    ],
)
def test_annotation_needs_its_file_in_the_ledger(ledger, make_step, report, annotation):
    with pytest.raises(Refused, match="FILE-MISSING"):
        make_step(ledger, ledger.load(UNIT, YEAR), Annotate(annotation, "h01.a"))
    assert ledger.load(UNIT, YEAR).report == report


def test_evidence_goes_with_its_file_through_backup_and_restore(ledger, make_step, path, tmp_path):
    evidence = Evidence((("台账.pdf", ledger.keep_file(FILE)),))
    assert isinstance(make_step(ledger, ledger.load(UNIT, YEAR), Annotate(evidence, "h01.a")), Committed)
    backup = back_up(ledger)
    ledger.close()
    restore(backup, tmp_path / "b.fzb")
    with open_ledger(tmp_path / "b.fzb", person="") as again:
        held = again.load(UNIT, YEAR).report.annotation(Evidence, "h01.a")
        assert held == evidence
        assert [again.file(file) for _, file in held.files] == [FILE]


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER files_no_update; UPDATE files SET content=x'00'",
        "DROP TRIGGER files_no_update; UPDATE files SET content=substr(content, 1, length(content) - 1)",
        "DROP TRIGGER files_no_update; UPDATE files SET size=size-1",
        "DROP TRIGGER files_no_update; UPDATE files SET size=0",
        "DROP TRIGGER files_no_update; UPDATE files SET content=(SELECT content FROM files WHERE size<100)",
        "DROP TRIGGER files_no_update; UPDATE files SET sha256=replace(sha256, substr(sha256, 1, 1), 'g')",
        "DROP TRIGGER files_no_delete; DELETE FROM files WHERE size>100",
        "DROP TRIGGER files_no_delete; DELETE FROM files WHERE size>100; UPDATE manifest SET files=1",
    ],
)
def test_damaged_file_is_noticed(ledger, make_step, path, statement):
    name = ledger.keep_file(FILE)
    ledger.keep_file(b"another")
    make_step(ledger, ledger.load(UNIT, YEAR), Annotate(Evidence((("台账.pdf", name),)), "h01.a"))
    ledger.close()
    other = sqlite3.connect(path)
    other.executescript(statement)
    other.close()
    with pytest.raises(Refused, match="LEDGER-DAMAGED"):
        verify_ledger(path)
    with pytest.raises(Refused, match=r"LEDGER-DAMAGED|FILE-MISSING"), open_ledger(path, person="") as again:
        again.file(name)


def test_full_disk_keeps_no_half_file(path):
    with create_ledger(path) as ledger:
        raw = ledger._connection.connection.driver_connection
        raw.execute(f"PRAGMA max_page_count={raw.execute('PRAGMA page_count').fetchone()[0] + 2}")
        data = os.urandom(100_000)
        with pytest.raises(Refused, match="LEDGER-FULL"):
            ledger.keep_file(data)
        raw.execute("PRAGMA max_page_count=1000000")
        with pytest.raises(Refused, match="FILE-MISSING"):
            ledger.file(hashlib.sha256(data).hexdigest())
    assert verify_ledger(path).files == 0
