"""The recent ledgers: what is remembered, how it is told, and that a damaged list does no harm."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop.windows.start.recent import (
    MOST_REMEMBERED,
    RecentLedger,
    RecentModel,
    describe,
    forgotten,
    from_text,
    left,
    places_of,
    remembered,
    report_key,
    to_text,
    written_years,
)

REPORT = report_key("银州区", 2023)
TODAY = date(2023, 11, 24)
OPENED = datetime.fromisoformat("2023-11-24T10:32:05")


def ledger(path="/d/银州区法治年报.fzb", **changes):
    given = {"unit": "银州区", "years": (2022, 2023), "opened": OPENED, "filled": 64, "total": 86}
    return RecentLedger(Path(path), **{**given, **changes})


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((), ""),
        ((2022,), "2022 年度"),
        ((2023, 2021, 2022), "2021—2023 年度"),
        ((2019, 2021, 2022, 2022), "2019、2021—2022 年度"),
    ],
)
def test_years_in_a_row_are_joined(years, words):
    assert written_years(years) == words


@pytest.mark.parametrize(
    ("opened", "words"),
    [
        (OPENED, "今天 10:32"),
        (datetime.fromisoformat("2023-01-10T09:00"), "1月10日"),
        (datetime.fromisoformat("2022-11-24T09:00"), "2022年11月24日"),
    ],
)
def test_the_second_line_says_when_it_was_open(opened, words):
    line = describe(ledger(opened=opened), TODAY)
    assert line == f"银州区 · 2022—2023 年度 · {words} · 2023 已填 64/86"


def test_what_is_not_known_is_not_told():
    assert describe(ledger(unit="", years=(), filled=None), TODAY) == "今天 10:32"


def test_the_latest_comes_first_and_each_file_once():
    first, second = ledger("/d/一.fzb"), ledger("/d/二.fzb")
    again = ledger("/d/一.fzb", filled=70)
    assert remembered((second, first), again) == (again, second)


def test_the_oldest_is_dropped():
    many = tuple(ledger(f"/d/{number}.fzb") for number in range(MOST_REMEMBERED))
    kept = remembered(many, ledger("/d/new.fzb"))
    assert len(kept) == MOST_REMEMBERED
    assert many[-1] not in kept


def test_one_can_be_forgotten():
    first, second = ledger("/d/一.fzb"), ledger("/d/二.fzb")
    assert forgotten((first, second), first.path) == (second,)


_LEDGERS = st.builds(
    RecentLedger,
    path=st.text("abc银州区/ “”'\"\\%=;", min_size=1).map(lambda text: Path("/") / f"x{text}"),
    unit=st.text(max_size=10),
    years=st.lists(st.integers(1990, 2100), max_size=4).map(tuple),
    opened=st.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2099-01-01")).map(
        lambda at: at.replace(microsecond=0)
    ),
    filled=st.none() | st.integers(0, 500),
    total=st.none() | st.integers(0, 500),
)


@given(st.lists(_LEDGERS, max_size=MOST_REMEMBERED).map(tuple))
def test_what_is_written_is_read_back(ledgers):
    assert from_text(to_text(ledgers)) == ledgers


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_a_damaged_list_gives_no_error(text):
    assert isinstance(from_text(text), tuple)


@pytest.mark.parametrize(
    "change",
    [
        {"path": ""},
        {"path": "a\0b"},
        {"opened": "gestern"},
        {"opened": 5},
        {"years": 7},
        {"years": [3]},
        {"years": ["x"]},
    ],
)
def test_an_entry_that_makes_no_sense_is_left_out(change):
    entry = {**json.loads(to_text([ledger()]))[0], **change}
    good = json.loads(to_text([ledger("/d/good.fzb")]))[0]
    assert [read.path.name for read in from_text(json.dumps([entry, good, 5, None]))] == ["good.fzb"]


def test_counts_that_make_no_sense_are_not_known():
    entry = {**json.loads(to_text([ledger()]))[0], "filled": -3, "total": "many"}
    (read,) = from_text(json.dumps([entry]))
    assert (read.filled, read.total) == (None, None)


def test_the_model_greys_what_is_missing(qtmodeltester):
    there, gone = ledger("/d/一.fzb"), ledger("/e/二.fzb")
    model = RecentModel(lambda: TODAY, lambda path: path == there.path)
    model.show_ledgers((there, gone))
    qtmodeltester.check(model)
    first, second = model.index(0), model.index(1)
    assert first.data() == "一.fzb"
    assert not first.data(RecentModel.MISSING)
    assert first.data(RecentModel.LEDGER) == there
    assert "64/86" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert second.data(RecentModel.MISSING)
    assert second.data(RecentModel.DETAIL) == f"已找不到 · {Path('/e')}"
    assert second.data(Qt.ItemDataRole.ToolTipRole) == str(gone.path)


def test_where_a_report_was_left_is_remembered_for_each_report_and_survives_being_written():
    known = left((ledger(), ledger("/d/其他.fzb")), ledger().path, REPORT, "h06.fy_apply")
    known = left(known, ledger().path, report_key("银州区", 2022), "H03")
    read = from_text(to_text(known))
    assert places_of(read, ledger().path) == {REPORT: "h06.fy_apply", "银州区2022": "H03"}
    assert places_of(read, Path("/d/其他.fzb")) == {}
    assert places_of(read, Path("/d/没有.fzb")) == {}
    older = json.loads(to_text(known))
    for entry in older:
        del entry["places"]  # as an earlier version of the program wrote it
    assert [one.places for one in from_text(json.dumps(older))] == [{}, {}]
