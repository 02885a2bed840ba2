"""历年走势: every indicator of a heading with all years of the ledger, by keyboard, copied as a picture."""

import weakref
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.model.edits import SetFigure
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.series import Point, Series
from desktop.model.years_table import years_table
from desktop.windows.manual.window import ManualWindow
from desktop.windows.start.new_ledger_dialog import NewLedger
from desktop.windows.trend.tile import picture_of, tile_size
from desktop.windows.trend.window import TrendWindow

PASS = "h04.self_pass"


def windows():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, TrendWindow) and one.isVisible()]


def wait_for_window(qtbot):
    qtbot.waitUntil(lambda: len(windows()) == 1, timeout=20_000)
    return windows()[0]


@pytest.fixture
def trend(qtbot, at_work):
    at_work.window.place.go_to(PASS)
    at_work.commands.do("trend")
    window = wait_for_window(qtbot)
    window.activateWindow()
    qtbot.waitUntil(tile_of(window, PASS).hasFocus, timeout=10_000)
    return window


def tile_of(window, code):
    return next(tile for tile in window.tiles if tile.code == code)


def test_it_opens_at_the_figure_at_hand_with_every_number_of_its_heading(trend, session):
    tile = tile_of(trend, PASS)
    assert tile.hasFocus()
    assert tile.accessibleName().startswith("自查自评合格案卷，单位卷：")
    assert "2022年424" in tile.accessibleName()
    codes = {tile.code for tile in trend.tiles}
    assert all(session.catalog.indicator(code).heading == session.catalog.indicator(PASS).heading for code in codes)
    assert "h04.period_from" not in codes
    assert not trend.grab().isNull()


def test_what_was_just_typed_is_in_it_and_a_year_without_a_value_is_a_gap(qtbot, at_work):
    path = at_work.office.at_hand.path
    at_work.office.begin(NewLedger("银州区", 2024, "A", path, into_open=True))
    qtbot.waitUntil(lambda: at_work.session.report.year == 2024, timeout=20_000)
    at_work.session.do(SetFigure(PASS, Figure(State.VALUE, Decimal(430))), "合格")
    at_work.window.place.go_to(PASS)
    at_work.commands.do("trend")
    said = tile_of(wait_for_window(qtbot), PASS).accessibleName()
    assert "2022年424" in said
    assert "2023年没有" in said
    assert "2024年430" in said


def test_the_arrows_go_from_chart_to_chart_and_enter_to_the_figure(at_work, trend):
    first = trend.tiles.index(tile_of(trend, PASS))
    QTest.keyClick(trend.tiles[first], Qt.Key.Key_Right)
    assert trend.tiles[first + 1].hasFocus()
    QTest.keyClick(trend.tiles[first + 1], Qt.Key.Key_Left)
    QTest.keyClick(trend.tiles[first], Qt.Key.Key_Down)
    below = next(tile for tile in trend.tiles if tile.hasFocus())
    assert below is not trend.tiles[first]
    QTest.keyClick(below, Qt.Key.Key_Return)
    assert not windows()
    heading = at_work.window.place.heading
    assert heading.figures.indicator(heading.table.currentIndex().row()).code == below.code


def test_one_chart_or_all_are_copied_as_a_picture(trend):
    clipboard = QGuiApplication.clipboard()
    QTest.keyClick(tile_of(trend, PASS), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    one = clipboard.image()
    trend.copy.click()
    every = clipboard.image()
    assert one.width() == tile_size(2).width() * 2
    assert every.height() > one.height()
    assert "已复制" in trend.said.text()


def test_another_heading_shows_its_own_charts_and_f1_the_page_about_it(qtbot, trend):
    before = [tile.code for tile in trend.tiles]
    trend.heading.setCurrentIndex(0)
    assert [tile.code for tile in trend.tiles] != before
    QTest.keyClick(trend, Qt.Key.Key_F1)
    manual = trend.findChild(ManualWindow)
    assert manual.page.toPlainText().startswith("指标卡片")
    manual.close()


def test_it_comes_from_the_card_and_is_freed_when_it_is_closed(qtbot, at_work):
    at_work.window.place.go_to(PASS)
    at_work.commands.do("card")
    panel = at_work.window.place.side.panel
    assert panel.trend.isVisible()
    panel.trend.click()
    window = wait_for_window(qtbot)
    gone = weakref.ref(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    del window
    qtbot.waitUntil(lambda: gone() is None, timeout=5_000)


def test_as_many_charts_stand_side_by_side_as_there_is_room_for(qtbot, trend):
    trend.resize(500, 600)
    qtbot.waitUntil(lambda: trend._columns == 1, timeout=5_000)
    trend.resize(1300, 600)
    qtbot.waitUntil(lambda: trend._columns >= 3, timeout=5_000)


def test_a_unit_without_any_figure_is_told_so(qtbot, at_blank):
    at_blank.commands.do("trend")
    qtbot.waitUntil(lambda: at_blank.window.notices.notice is not None, timeout=20_000)
    assert "没有走势可看" in at_blank.window.notices.notice.sentence
    assert not windows()


def test_a_picture_has_columns_only_where_there_are_numbers(appearance):
    full = Series("甲", "件", tuple(Point(year, Decimal(5), "5") for year in (2021, 2022, 2023)))
    gap = Series("甲", "件", (Point(2021, Decimal(5), "5"), Point(2022, None, ""), Point(2023, Decimal(5), "5")))

    def ink(series, third):
        picture = picture_of("", [series], 2023, appearance)
        wide = picture.width() // 3
        middle = range(third * wide + wide // 2 - 20, third * wide + wide // 2 + 20)
        rows = range(picture.height() // 2, picture.height() * 3 // 4)
        return sum(picture.pixelColor(x, y).lightness() < 250 for x in middle for y in rows)

    assert ink(full, 1) > 500
    assert ink(gap, 1) == 0
    assert ink(gap, 0) > 500


def test_years_before_the_first_report_are_there_where_they_were_typed_beside_it(session, sample, catalog):
    table = years_table([sample], catalog)
    assert table.years[-1] == 2022
    assert table.row(PASS).figures[-1] != NOT_FILLED
