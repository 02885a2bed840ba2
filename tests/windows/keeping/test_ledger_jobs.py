"""What the window asks of a ledger, without a window: each job is a plain callable."""

import pytest

from desktop.refusal import Refused
from desktop.windows.keeping.ledger_jobs import BackUp, Begin, Close, MakeSample, Open, Switch, Way


@pytest.fixture
def path(tmp_path):
    return Begin(tmp_path / "甲.fzb", "王丽", "甲区", 2022, "A")()


def test_a_ledger_opens_at_its_latest_year_or_where_it_is_asked(path):
    opened = Open(path, "王丽")()
    Begin(path, "王丽", "甲区", 2023, "A", opened)()
    opened = Switch(opened, "甲区", 2023)()
    assert opened.years == {"甲区": (2022, 2023)}
    Close(opened.ledger, opened.lock)()
    latest = Open(path, "王丽")()
    assert latest.loaded.report.year == 2023
    Close(latest.ledger, latest.lock)()
    asked = Open(path, "王丽", unit="甲区", year=2022)()
    assert asked.loaded.report.year == 2022
    Close(asked.ledger, asked.lock)()


def test_an_open_ledger_is_locked_unless_taken_over_or_only_looked_at(path):
    opened = Open(path, "王丽")()
    with pytest.raises(Refused, match="LEDGER-LOCKED"):
        Open(path, "李强")()
    looked = Open(path, "李强", Way.READ_ONLY)()
    assert looked.ledger.read_only
    Close(looked.ledger, looked.lock)()
    taken = Open(path, "李强", Way.TAKE_OVER)()
    for each in (taken, opened):
        Close(each.ledger, each.lock)()


def test_what_is_no_ledger_leaves_no_lock(tmp_path):
    bad = tmp_path / "坏.fzb"
    bad.write_bytes(b"no")
    with pytest.raises(Refused):
        Open(bad, "王丽")()
    assert [file.name for file in tmp_path.iterdir()] == ["坏.fzb"]


def test_a_ledger_without_a_year_says_so(tmp_path):
    from desktop.ledger.ledger import create_ledger

    create_ledger(tmp_path / "空.fzb").close()
    with pytest.raises(Refused, match="LEDGER-EMPTY"):
        Open(tmp_path / "空.fzb", "")()


def test_the_sample_is_made_once(tmp_path):
    made = MakeSample(tmp_path / "示例.fzb")
    before = made().stat().st_ino
    assert made().stat().st_ino == before


def test_a_backup_is_made_beside_the_ledger(path):
    opened = Open(path, "王丽")()
    assert BackUp(opened.ledger)().exists()
    Close(opened.ledger, opened.lock)()
