"""Speed of the roll-up's window with the units of a province (UNITS, 3,000) against those of a city (30), as ratios."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.figure import Figure
from desktop.model.rollup.gathering import Gathering
from desktop.model.rollup.roll_up import roll_up
from desktop.model.rollup.unit_year import UnitYear
from desktop.operations.rolling_up import RollUp, Source
from desktop.windows.looks.appearance import Appearance
from desktop.windows.rollup.jobs import Gathered
from desktop.windows.rollup.window import RollupWindow

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(900),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]

FEW, MANY = 30, int(os.environ.get("UNITS", "3000"))
_ROWS = 40  # that are gone down, one after the other


def gathered(units: int) -> Gathered:
    """Put so many units side by side, each with other numbers; every tenth lacks one."""
    catalog, sample = standard_catalog(), load_sample(standard_catalog())
    gathering = Gathering(catalog, sample.year)
    for unit in range(units):
        figures = {code: _other(figure, unit) for code, figure in sample.figures.items()}
        if unit % 10 == 0:
            figures.pop("h06.fy_apply")
        gathering.add("市.fzb", UnitYear(f"第{unit:04d}县", figures, heading_set="A"))
    rolled = roll_up(gathering.gathered())
    gaps = {(gap.unit, gap.indicator.code): gap.why for gap in rolled.gaps}
    return Gathered(RollUp(rolled, catalog, (Source("市.fzb", units, path=Path("市.fzb")),)), gaps)


def _other(figure: Figure, unit: int) -> Figure:
    if not isinstance(figure.value, Decimal):
        return figure
    return replace(figure, value=figure.value + unit * 7919 % 1000)


def median(work: Callable[[], object], times: int) -> float:
    taken: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2] * 1000


@pytest.fixture
def window(qtbot):
    made = RollupWindow(2022, 2026, Appearance())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_many_units_are_shown_and_gone_through_as_quickly_as_few(window, capsys) -> None:
    shown: dict[int, float] = {}
    moved: dict[int, float] = {}
    table = window.side_by_side.totals
    for units in (FEW, MANY):
        all_of_them = gathered(units)

        def show(what: Gathered = all_of_them) -> None:
            window.show_gathered(what, ())
            window.repaint()

        def down() -> None:
            QTest.keyClick(table, Qt.Key.Key_Down)
            window.repaint()

        shown[units] = median(show, 3)
        window.side_by_side.go_to(0)
        table.setFocus()
        moved[units] = median(down, _ROWS)
        assert window.side_by_side.row == _ROWS
    with capsys.disabled():
        for what, taken in (("shown", shown), ("a row down", moved)):
            few, many = taken[FEW], taken[MANY]
            sys.stdout.write(
                f"\nroll-up of {MANY:,} units, {what}: {many:.1f} ms, {many / few:.1f}x {FEW} units ({few:.1f})\n"
            )
    assert shown[MANY] <= shown[FEW] * 10
    assert moved[MANY] <= moved[FEW] * 10
