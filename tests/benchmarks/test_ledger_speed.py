"""Speed of the ledger as ratios against bare sqlite3 in the same run; FIGURES=6000000 for the whole of G10."""

import os
import sqlite3
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal

import pytest

from desktop.ledger.ledger import Change, Place, create_ledger, open_ledger
from desktop.model.edits import SetFigure, SetText
from desktop.model.figure import Figure, State
from desktop.model.outline import Entry, Level
from desktop.model.report import Report

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

UNIT, YEAR = "示例区司法局", 2022
CODES = [f"h{heading:02d}.{name}" for heading in range(1, 11) for name in "abcdefghijklmnopqrst"]
FIGURES = int(os.environ.get("FIGURES", "600000"))
REPORT = Report(
    UNIT,
    YEAR,
    "A",
    figures={code: Figure(State.VALUE, Decimal(number), person="张三", at="") for number, code in enumerate(CODES)},
    earlier={code: Figure(State.VALUE, Decimal(number)) for number, code in enumerate(CODES[:100])},
    outline=tuple(Entry(f"k{number}", Level.BODY, "正文" * 40) for number in range(100)),
)
COLUMNS = "state, value, value_kind, about, reason, origin_kind, origin_detail, person, at, note, confirmed, version"


def milliseconds(work, times: int) -> float:
    """Give the median of single runs."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def alternating(first, second, times: int) -> tuple[float, float]:
    """Give the medians of two kinds of work done in turn, so that a busy moment hits both."""
    taken: tuple[list[float], list[float]] = [], []
    for number in range(times):
        for work, mine in zip((first, second), taken, strict=True):
            start = time.perf_counter()
            work(number)
            mine.append(time.perf_counter() - start)
    return statistics.median(taken[0]) * 1000, statistics.median(taken[1]) * 1000


def tell(capsys, sentence: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{sentence}\n")


def bare_database(path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"CREATE TABLE figures (unit_id, year, code, {COLUMNS}, PRIMARY KEY (unit_id, year, code))")
    connection.execute("CREATE TABLE trail (id INTEGER PRIMARY KEY, report_id, at, person, label, edit, changes)")
    rows = [(1, YEAR, code, "value", "1", "number", "", "", "typed", "", "", "", "", False, 1) for code in CODES]
    connection.executemany(f"INSERT INTO figures VALUES ({','.join('?' * 15)})", rows)
    return connection


def bare_save(connection: sqlite3.Connection, number: int) -> None:
    update = (
        f"UPDATE figures SET ({COLUMNS}) = ({','.join('?' * 12)}) WHERE unit_id=1 AND year=? AND code=? AND version>0"
    )
    content = ("value", str(number), "number", "", "", "typed", "", "张三", "", "", False, number + 2)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(update, (*content, YEAR, CODES[number % len(CODES)]))
    connection.execute(
        "INSERT INTO trail (report_id, at, person, label, edit, changes) VALUES (1, ?, '张三', '改数', ?, ?)",
        ("2023-01-01T08:00:00", "e" * 150, "c" * 250),
    )
    connection.execute("COMMIT")


def changes_of(report: Report, count: int) -> Iterator[Change]:
    for number in range(count):
        figure = Figure(State.VALUE, Decimal(number + 1000), person="张三", at="2023-01-01T08:00:00")
        edit = SetFigure(CODES[number % len(CODES)], figure)
        after = edit.on(report)
        yield Change(report, after, edit, "改数")
        report = after


def test_saving_one_figure_with_its_trail_row(tmp_path, capsys):
    with (
        closing(bare_database(tmp_path / "bare.db")) as bare,
        create_ledger(tmp_path / "a.fzb", person="张三") as ledger,
    ):
        ledger.add_report(REPORT)
        loaded = ledger.load(UNIT, YEAR)
        steps = list(changes_of(loaded.report, 1500))
        versions = loaded.versions

        def save(number: int) -> None:
            nonlocal versions
            versions = ledger.commit(steps[number], versions).versions

        base, ours = alternating(lambda number: bare_save(bare, number), save, len(steps))
    tell(capsys, f"G9 save one figure: {ours / base:.2f}x bare sqlite3 ({ours:.3f} ms to {base:.3f} ms)")
    assert ours / base <= 3  # the goal is 2; a machine that does other things at the same time gets some room


def test_loading_a_report(tmp_path, capsys):
    with create_ledger(tmp_path / "a.fzb") as ledger:
        ledger.add_report(REPORT)
        ours = milliseconds(lambda _: ledger.load(UNIT, YEAR), 100)
        with closing(sqlite3.connect(ledger.path)) as bare:

            def fetch(_: int) -> None:
                for table in ("figures", "entries", "particulars"):
                    bare.execute(f"SELECT * FROM {table}").fetchall()

            base = milliseconds(fetch, 100)
    tell(capsys, f"load 300 figures and 100 entries: {ours:.2f} ms, {ours / base:.1f}x bare sqlite3 ({base:.2f} ms)")
    assert ours / base <= 15  # 6 to 7.2 were measured


def test_one_indicator_across_all_units(tmp_path, capsys):
    path = tmp_path / "a.fzb"
    create_ledger(path).close()
    units, years = 3000, 10
    codes = [f"code{number}" for number in range(FIGURES // units // years)]
    with closing(sqlite3.connect(path)) as bare:
        bare.executemany("INSERT INTO units VALUES (?, ?)", ((number, f"单位{number}") for number in range(units)))
        bare.executemany(
            f"INSERT INTO figures VALUES ({','.join('?' * 15)})",
            (
                (unit, 2013 + year, code, "value", str(unit * 7 % 991), "whole", "", "", "typed", "", "", "", "", 0, 1)
                for unit in range(units)
                for year in range(years)
                for code in codes
            ),
        )
        bare.execute("UPDATE manifest SET units=?, figures=?", (units, units * years * len(codes)))
        bare.commit()
    with open_ledger(path, person="", read_only=True) as ledger:
        assert ledger.totals(codes[7])[0].units == units
        total = milliseconds(lambda number: ledger.totals(codes[number % len(codes)]), 20)
        every = milliseconds(lambda number: ledger.across_units(codes[number % len(codes)]), 5)
    of = f"of {units * years * len(codes):,} figures, {units:,} units, by year"
    tell(capsys, f"G10 one indicator {of}: {total:.1f} ms (each of its {units * years:,} values: {every:.0f} ms)")


def test_the_history_of_one_figure(tmp_path, capsys):
    """20,000 steps, one in five of a long paragraph: a year of an office that never rests."""
    steps = int(os.environ.get("STEPS", "20000"))
    with create_ledger(tmp_path / "a.fzb", person="张三") as ledger:
        ledger.add_report(REPORT)
        loaded = ledger.load(UNIT, YEAR)
        report, versions = loaded.report, loaded.versions
        ledger._connection.connection.driver_connection.execute("PRAGMA synchronous=OFF")
        for number in range(steps):
            code, key = CODES[1 + number % (len(CODES) - 1)], f"k{number % 100}"
            text = SetText(key, f"{number}" + "正文内容，" * 60)
            edit = text if number % 5 == 0 else SetFigure(code, Figure(State.VALUE, Decimal(number), person="张三"))
            after = edit.on(report)
            versions = ledger.commit(Change(report, after, edit, "改"), versions).versions
            report = after
        often, seldom = Place("figures", YEAR, CODES[8]), Place("figures", YEAR, CODES[0])
        assert len(ledger.history(UNIT, YEAR, often, limit=steps).steps) > steps / 400
        assert len(ledger.history(UNIT, YEAR, seldom).steps) == 1
        with closing(sqlite3.connect(ledger.path)) as bare:
            base = milliseconds(lambda _: bare.execute("SELECT id, changes FROM trail").fetchall(), 10)
        first = milliseconds(lambda _: ledger.history(UNIT, YEAR, often), 20)
        every = milliseconds(lambda _: ledger.history(UNIT, YEAR, seldom), 20)
        year = milliseconds(lambda _: ledger.history(UNIT, YEAR), 20)
        back = milliseconds(lambda _: ledger.report_at(UNIT, YEAR, 1), 3)
        near = milliseconds(lambda _: ledger.report_at(UNIT, YEAR, steps - 500), 5)
    tell(
        capsys,
        f"history of a figure at {steps:,} steps: first page {first:.1f} ms, the whole trail looked through "
        f"{every:.1f} ms, {every / base:.2f}x bare sqlite3 reading the trail ({base:.1f} ms); of the year {year:.1f} "
        f"ms; the report 500 steps ago {near:.0f} ms, at the beginning {back:.0f} ms",
    )
    assert every / base <= 2
