"""Ledgers and tables of several districts, and the window of the roll-up on them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.ledger.ledger import create_ledger
from desktop.model.figure import Figure, State
from desktop.operations.tables import Subject, write_summary_table
from desktop.windows.rollup.window import RollupWindow

APPLY = "h06.fy_apply"
YEAR = 2022


@pytest.fixture
def report(sample):
    """Make a district's report of the year with so many applications; None leaves them out."""

    def make(unit: str, apply: int | None):
        figures = dict(sample.figures)
        figures.pop(APPLY)
        if apply is not None:
            figures[APPLY] = Figure(State.VALUE, Decimal(apply))
        return replace(sample, unit=unit, figures=figures)

    return make


@pytest.fixture
def materials(tmp_path, catalog, report):
    """Three districts: two in ledgers, one of which lacks a figure, and one in a table; and a file that is nothing."""
    folder = tmp_path / "收到"
    folder.mkdir()
    for unit, apply in (("甲区", 10), ("乙区", None)):
        with create_ledger(folder / f"{unit}.fzb") as ledger:
            ledger.add_report(report(unit, apply))
    write_summary_table(Subject(report("丙区", 30), catalog), folder / "丙区.xlsx")
    (folder / "坏的.xlsx").write_bytes(b"no workbook")
    return folder


@pytest.fixture
def window(qtbot, program, seen):
    """The window, opened from the start page, on the year of the materials."""
    program.window.start.roll_up.emit()
    opened = seen(RollupWindow)
    opened.year.addItem(f"{YEAR}年度")
    opened.year.setCurrentText(f"{YEAR}年度")
    return opened


@pytest.fixture
def table(materials, report, catalog):
    """Put one more 数据汇总表 among the materials, and give its path."""

    def write(unit: str, apply: int) -> Path:
        path = materials / f"{unit}后报.xlsx"
        return write_summary_table(Subject(report(unit, apply), catalog), path).path

    return write


@pytest.fixture
def again(qtbot, window, seen):
    """Do something that has everything read anew, and wait until the window shows it and has the keys."""

    @contextmanager
    def reading():
        before = window.gathered
        yield
        qtbot.waitUntil(lambda: window.gathered is not before, timeout=60_000)
        seen(RollupWindow)
        window.side_by_side.totals.setFocus()
        qtbot.waitUntil(window.side_by_side.totals.hasFocus)

    return reading


@pytest.fixture
def read(window, again):
    """Give files to the window and wait until they are read."""

    def bring(*paths: Path):
        with again():
            window.adding.emit(paths)
        return window

    return bring
