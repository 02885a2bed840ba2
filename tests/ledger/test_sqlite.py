import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.ledger import ledger as opening
from desktop.ledger import sqlite, start_checks
from desktop.ledger.ledger import Committed, create_ledger, open_ledger
from desktop.ledger.lock import LedgerLock
from desktop.ledger.verification import verify_ledger
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.refusal import Refused

UNIT, YEAR = "示例区司法局", 2022
NONE = SetFigure("h01.a", Figure(State.NONE))


def test_settings_are_those_that_survive_a_power_cut(ledger):
    raw = ledger._connection.connection.driver_connection
    asked = {
        name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert raw.execute("PRAGMA busy_timeout").fetchone()[0] == 10_000


def test_closed_ledger_is_one_whole_file(ledger, path):
    ledger.close()
    assert list(path.parent.iterdir()) == [path]
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_last_of_two_windows_leaves_one_whole_file(ledger, path, make_step):
    other = open_ledger(path, person="李四")
    ledger.close()
    assert isinstance(make_step(other, other.load(UNIT, YEAR), NONE), Committed)
    other.close()
    assert list(path.parent.iterdir()) == [path]
    with open_ledger(path, person="张三") as again:
        assert again.load(UNIT, YEAR).report.figure("h01.a") == NONE.figure


def test_program_that_died_before_it_could_say_that_the_file_is_whole(ledger, path):
    ledger.close()
    other = sqlite3.connect(path)
    other.execute("UPDATE manifest SET opened=1")
    other.commit()
    other.close()
    with open_ledger(path, person="张三") as again:
        assert again.units() == (UNIT,)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT opened FROM manifest").fetchone() == (0,)
    connection.close()


@contextmanager
def as_somebody_else():
    """The administrator may write everywhere, so the tests must not be him for a moment."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked_folder(ledger, path):
    """A folder in which nothing can be written, with a closed ledger that everybody may read."""
    ledger.close()
    folder = Path(tempfile.mkdtemp())
    copy = folder / "a.fzb"
    shutil.copy(path, copy)
    copy.chmod(0o444)
    folder.chmod(0o555)
    yield copy
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_ledger_in_a_folder_that_cannot_be_written_is_open_for_reading(locked_folder, report, make_step):
    with as_somebody_else():
        with open_ledger(locked_folder, person="李四") as ledger:
            assert ledger.read_only
            loaded = ledger.load(UNIT, YEAR)
            assert loaded.report == report
            with pytest.raises(Refused, match="LEDGER-READONLY"):
                make_step(ledger, loaded, NONE)
            with pytest.raises(Refused, match="LEDGER-READONLY"):
                ledger.add_report(report)
        assert verify_ledger(locked_folder).reports == 1
        with pytest.raises(Refused, match="FILE-DENIED"):
            create_ledger(locked_folder.with_name("b.fzb"))
        with pytest.raises(Refused, match="FILE-DENIED"):
            LedgerLock(locked_folder, "李四").acquire()
        assert [file.name for file in locked_folder.parent.iterdir()] == ["a.fzb"]


def test_ledger_may_be_opened_for_reading_on_purpose(ledger, path, report):
    with open_ledger(path, person="李四", read_only=True) as reader:
        assert reader.read_only
        assert reader.load(UNIT, YEAR).report == report


def test_folder_that_may_not_be_made_is_refused(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(Refused, match="FILE-"):
        create_ledger(tmp_path / "a" / "b.fzb")


MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/data /mnt/shared\\040files nfs4 rw 0 0
//server/x /mnt/x cifs rw 0 0
/dev/sdb1 /mnt/x/local ext4 rw 0 0
tmpfs /mnt/xy tmpfs rw 0 0
"""


@pytest.mark.parametrize("place", ["/mnt/shared files/a.fzb", "/mnt/x/a.fzb", "/mnt/x/sub/a.fzb"])
def test_network_places_are_refused(place):
    with pytest.raises(Refused, match="LEDGER-NETWORK"):
        sqlite.refuse_network(Path(place), MOUNTS)


@pytest.mark.parametrize("place", ["/home/a.fzb", "/mnt/x/local/a.fzb", "/mnt/xy/a.fzb", "/mnt/shared/a.fzb"])
def test_a_place_on_this_machine_is_not_refused(place):
    sqlite.refuse_network(Path(place), MOUNTS)
    sqlite.refuse_network(Path(place), "")


def test_drive_letter_of_another_computer_is_refused(monkeypatch):
    monkeypatch.setattr(os.path, "realpath", lambda path: f"\\\\server\\{path}")
    with pytest.raises(Refused, match="LEDGER-NETWORK"):
        sqlite.refuse_network(Path("z.fzb"))


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_FULL, "LEDGER-FULL"),
        (sqlite3.SQLITE_IOERR, "LEDGER-IO"),
        (sqlite3.SQLITE_IOERR_FSYNC, "LEDGER-IO"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "LEDGER-BUSY"),
        (sqlite3.SQLITE_CORRUPT, "LEDGER-DAMAGED"),
        (sqlite3.SQLITE_READONLY, "LEDGER-READONLY"),
    ],
)
def test_each_error_of_the_database_has_its_sentence(number, code):
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = number
    with pytest.raises(Refused) as caught, sqlite.refusing(Path("账本.fzb")):
        raise error
    assert caught.value.code == code
    assert "账本.fzb" in caught.value.sentence


def test_errors_of_the_program_pass(path):
    with pytest.raises(sqlite3.ProgrammingError), sqlite.refusing(path):
        raise sqlite3.ProgrammingError


def test_trouble_while_opening_is_not_taken_for_a_folder_that_cannot_be_written(ledger, path, monkeypatch):
    ledger.close()

    def broken(connection):
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    monkeypatch.setattr(sqlite, "prepare_for_writing", broken)
    with pytest.raises(Refused, match="LEDGER-IO"):
        open_ledger(path, person="张三")


def test_new_ledger_that_fails_leaves_nothing(path, monkeypatch):
    def broken(temporary):
        error = sqlite3.OperationalError("full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(opening, "_fill", broken)
    with pytest.raises(Refused, match="LEDGER-FULL"):
        create_ledger(path)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["a b.fzb", "百分之%20.fzb", "问?号#.fzb", "😀" * 20 + ".fzb"])
def test_any_name_can_be_opened(tmp_path, name):
    with create_ledger(tmp_path / name) as ledger:
        assert ledger.units() == ()
    with open_ledger(tmp_path / name, person="张三") as ledger:
        assert ledger.units() == ()


def test_second_look_at_an_open_ledger_leaves_its_locks(ledger, path):
    """On Unix, a file that is opened and closed past SQLite would give them up without a word."""
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0);"
        "print(c.execute('PRAGMA journal_mode=DELETE').fetchone()[0])"
    )
    connection = start_checks.connect(path)
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
    sqlite.close(connection)
    assert "locked" in done.stderr
    assert ledger.units() == (UNIT,)


def stored_mark(path):
    """What the main file says by itself, as a copy without its side files would."""
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as connection:
        (mark,) = connection.execute("SELECT opened FROM manifest").fetchone()
    connection.close()
    return mark


def test_mark_is_taken_off_before_the_side_file_goes(ledger, path, monkeypatch):
    real, seen = sqlite.pragma, []

    def asked(connection, text):
        if text == "journal_mode=DELETE":
            seen.append(stored_mark(path))
        return real(connection, text)

    monkeypatch.setattr(sqlite, "pragma", asked)
    assert stored_mark(path) == 1
    ledger.close()
    assert seen == [0]


def test_closing_beside_another_window_leaves_the_mark_and_the_side_file(ledger, path, monkeypatch):
    """Even where the other one leaves at the very moment in which this one finds that it is not the last."""
    other = sqlite3.connect(path)
    other.execute("SELECT * FROM manifest").fetchone()
    real = sqlite._reader_beside

    def leaves_meanwhile(connection):
        reader = real(connection)
        other.close()
        return reader

    monkeypatch.setattr(sqlite, "_reader_beside", leaves_meanwhile)
    ledger.close()
    assert sqlite.side_file(path, "-wal").exists()
    assert stored_mark(path) == 1
    monkeypatch.undo()
    with open_ledger(path, person="王五") as again:
        assert again.units() == (UNIT,)
    assert stored_mark(path) == 0


def test_file_with_a_journal_is_not_taken_for_a_copy(ledger, path, tmp_path):
    copy = tmp_path / "b.fzb"
    shutil.copy(path, copy)
    assert sqlite.copied_alone(copy)
    sqlite.side_file(copy, "-journal").write_bytes(b"")
    assert not sqlite.copied_alone(copy)


def test_program_that_ends_without_closing_leaves_a_whole_file(ledger, path):
    ledger.close()
    code = (
        "import sys; from pathlib import Path; from desktop.ledger.ledger import open_ledger;"
        "kept = open_ledger(Path(sys.argv[1]), person=''); sys.exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, path], check=True)
    assert list(path.parent.iterdir()) == [path]
    with open_ledger(path, person="张三") as again:
        assert again.units() == (UNIT,)


def test_path_that_is_too_long_is_called_so(tmp_path):
    folder = tmp_path
    for _ in range(6):
        folder /= "很长的文件夹名称" * 4
    with pytest.raises(Refused, match="LEDGER-PATH"):
        create_ledger(folder / "a.fzb")
