"""A department's own table: pointed at by keyboard once, compared and taken like any return, and remembered."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.collection.own_layout import Layout
from desktop.model.annotations import Returned, TableMap
from desktop.windows.collecting.compare_dialog import CompareDialog
from desktop.windows.collecting.mapping_dialog import MappingDialog
from desktop.windows.figures.find_indicator import FindIndicatorDialog
from desktop.windows.keys import KEYS, Scope
from tests.windows.collecting.conftest import EMERGENCY
from tests.windows.collecting.test_taking_back import drop
from tests.windows.conftest import kept, visible

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TEAM = "h05.rescue_team"
ROWS = (
    ("综合性应急救援队伍", "人", 50, 52),
    ("防汛应急抢险队", "人", 141, 150),
    ("抢险演练", "次", 9, 12),
    ("消防车", "台", 3, 4),
)


@pytest.fixture
def own_table(tmp_path):
    """A department's own table, with both years; gives its path."""

    def write(name="应急局自己的表.xlsx", heads=("序号", "项目", "单位", "2022年", "2023年")):
        path = tmp_path / "收到" / name
        path.parent.mkdir(exist_ok=True)
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet("统计")
        sheet.write(0, 0, "应急管理局工作统计表")
        sheet.write_row(2, 0, heads)
        for number, row in enumerate(ROWS):
            sheet.write_row(3 + number, 0, (number + 1, *row))
        book.close()
        return path

    return write


@pytest.fixture
def mapping(at_next_year, own_table, seen, keyboard):
    """Drop the table and ask to point at it."""
    assert drop(at_next_year.window, own_table())
    seen(CompareDialog)
    keyboard.press(Qt.Key.Key_F9)
    return seen(MappingDialog)


@pytest.fixture
def looked(qtbot, mapping):
    qtbot.waitUntil(lambda: mapping.model.rowCount() > 0, timeout=20_000)
    return mapping


def compared_as_pointed_at():
    """Say whether what is compared now was read as somebody has pointed at it, not by its labels alone."""
    return ["自制表格" in one.files.said.said(0).words for one in visible(CompareDialog)] == [True]


def meant(dialog):
    return {row.label: (row.code, row.value) for row in dialog.model.rows}


def put_cursor(dialog, row, column):
    dialog.view.setCurrentIndex(dialog.grid.index(row, column))
    dialog.view.setFocus()


def test_what_stands_where_is_proposed(looked):
    assert looked.department.currentText() == EMERGENCY
    layout = looked.grid.layout
    assert (layout.heading_row, layout.label_column, layout.value_column) == (2, 1, 4)
    assert meant(looked)["综合性应急救援队伍"] == (TEAM, "52")
    assert meant(looked)["消防车"] == ("", "4")
    assert looked.grid.headerData(4, Qt.Orientation.Horizontal) == "E 数"
    assert looked.grid.headerData(2, Qt.Orientation.Vertical) == "3 表头"


def test_columns_and_heads_are_pointed_at_by_keys(qtbot, looked, keyboard):
    put_cursor(looked, 4, 3)
    keyboard.press(Qt.Key.Key_F5)  # point_numbers
    qtbot.waitUntil(lambda: meant(looked)["综合性应急救援队伍"] == (TEAM, "50"))
    put_cursor(looked, 4, 2)
    keyboard.press(Qt.Key.Key_F4)  # point_names
    qtbot.waitUntil(lambda: "次" in meant(looked))
    put_cursor(looked, 4, 1)
    keyboard.press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: "防汛应急抢险队" in meant(looked))
    put_cursor(looked, 3, 1)
    keyboard.press(Qt.Key.Key_F6)  # point_heads
    qtbot.waitUntil(lambda: "综合性应急救援队伍" not in meant(looked))
    keyboard.press(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: "综合性应急救援队伍" in meant(looked))
    assert looked.grid.layout.heading_row == -1


@pytest.fixture
def across(qtbot, at_next_year, own_table, seen, keyboard):
    """The dialog for a table whose names stand across the top, under two rows of heads."""
    path = own_table("横排的表.xlsx")
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("统计")
    sheet.merge_range("A1:F1", "应急管理局2023年工作统计表")
    sheet.merge_range("A2:A3", "年份")
    sheet.merge_range("B2:C2", "应急队伍")
    sheet.merge_range("D2:E2", "应急预案")
    sheet.merge_range("F2:F3", "消防车")
    sheet.write_row(2, 1, ("综合性应急救援队伍", "防汛应急抢险队", "区级预案", "部门预案"))
    sheet.write_row(3, 0, ("2022年", 50, 141, 18, 26, 3))
    sheet.write_row(4, 0, ("2023年", 52, 150, 19, 27, 4))
    book.close()
    assert drop(at_next_year.window, path)
    seen(CompareDialog)
    keyboard.press(Qt.Key.Key_F9)
    dialog = seen(MappingDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=20_000)
    return dialog


def test_that_names_stand_across_is_proposed_and_shown(across):
    assert across.way.currentText() == "一行里，从左往右"
    assert across.grid.layout == Layout(0, 2, 4, across=True)
    assert meant(across)["综合性应急救援队伍"] == (TEAM, "52")
    assert meant(across)["消防车"] == ("", "4")
    assert across.grid.headerData(2, Qt.Orientation.Vertical) == "3 名称"
    assert across.grid.headerData(4, Qt.Orientation.Vertical) == "5 数"
    assert across.grid.headerData(0, Qt.Orientation.Horizontal) == "A 表头"
    assert across.grid.index(4, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "B5，52，数"
    names = [button.accessibleName() for button in across._buttons.values()]
    assert names == ["这一行是名称", "这一行是数", "这一列是表头"]
    assert across.view.currentIndex().row() == 4


def test_rows_are_pointed_at_by_keys_where_names_stand_across(qtbot, across, keyboard):
    put_cursor(across, 3, 2)
    keyboard.press(Qt.Key.Key_F5)  # point_numbers
    qtbot.waitUntil(lambda: meant(across)["综合性应急救援队伍"] == (TEAM, "50"))
    put_cursor(across, 1, 2)
    keyboard.press(Qt.Key.Key_F4)  # point_names
    qtbot.waitUntil(lambda: "应急队伍" in meant(across))
    put_cursor(across, 2, 2)
    keyboard.press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: "防汛应急抢险队" in meant(across))
    put_cursor(across, 2, 1)
    keyboard.press(Qt.Key.Key_F6)  # point_heads
    qtbot.waitUntil(lambda: "综合性应急救援队伍" not in meant(across))
    assert across.grid.headerData(1, Qt.Orientation.Horizontal) == "B 表头"


def test_which_way_names_stand_is_chosen_and_lines_are_pointed_at_by_mouse(qtbot, across, keyboard):
    keyboard.press(Qt.Key.Key_F7)  # turn_table
    qtbot.waitUntil(lambda: not across.grid.layout.across)
    assert across.way.currentIndex() == 0
    assert across._buttons["point_names"].accessibleName() == "这一列是名称"
    across.way.setFocus()
    keyboard.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: across.grid.layout.across)
    assert meant(across)["综合性应急救援队伍"] == (TEAM, "52")
    keyboard.press(Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: not across.grid.layout.across)
    for row, column, name in ((1, 0, "point_heads"), (3, 1, "point_numbers")):
        place = across.view.visualRect(across.grid.index(row, column)).center()
        QTest.mouseClick(across.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseClick(across._buttons[name], Qt.MouseButton.LeftButton)
    assert (across.grid.layout.heading_row, across.grid.layout.value_column) == (1, 1)


def test_what_stands_across_is_compared_taken_and_known_again(qtbot, at_next_year, across, keyboard, seen):
    across.primary.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.model.rowCount() > 0 for one in visible(CompareDialog)] == [True], timeout=20_000)
    seen(CompareDialog).table.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_next_year.session.report.figure(TEAM).value == Decimal(52), timeout=20_000)
    kept(qtbot, at_next_year)
    report = at_next_year.session.report
    assert report.annotation(Returned, TEAM).cell == "B5"
    assert report.annotation(TableMap, EMERGENCY).across
    assert "第3行是名称" in report.annotation(TableMap, EMERGENCY).in_words


def test_enter_chooses_an_indicator_and_delete_takes_it_away(qtbot, looked, keyboard, seen):
    row = [line.label for line in looked.model.rows].index("消防车")
    looked.table.selectRow(row)
    looked.table.setFocus()
    keyboard.press(Qt.Key.Key_Return)  # mean_indicator
    finding = seen(FindIndicatorDialog)
    QTest.keyClicks(finding._line, "h05.fire_teams")
    QTest.keyClick(finding._line, Qt.Key.Key_Return)
    assert seen(MappingDialog) is looked
    assert meant(looked)["消防车"][0] == "h05.fire_teams"
    before = looked.primary.text()
    looked.table.setFocus()
    keyboard.press(Qt.Key.Key_Delete)  # mean_nothing
    assert meant(looked)["消防车"][0] == ""
    assert looked.primary.text() != before


def test_it_is_compared_taken_and_remembered(qtbot, at_next_year, looked, keyboard, seen, own_table):
    looked.primary.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(compared_as_pointed_at, timeout=20_000)
    seen(CompareDialog).table.setFocus()
    keyboard.press(Qt.Key.Key_Return)

    def report():
        return at_next_year.session.report

    qtbot.waitUntil(lambda: report().figure(TEAM).value == Decimal(52), timeout=20_000)
    kept(qtbot, at_next_year)
    assert report().annotation(Returned, TEAM).cell == "E4"
    assert report().annotation(TableMap, EMERGENCY).value_column == 5
    assert drop(at_next_year.window, own_table("下次报的.xlsx"))
    qtbot.waitUntil(compared_as_pointed_at, timeout=20_000)
    keyboard.press(Qt.Key.Key_Escape)
    at_next_year.session.undo()
    assert report().annotation(TableMap, EMERGENCY) is None


def test_esc_leaves_everything_as_it_was(qtbot, at_next_year, looked, keyboard, seen):
    before = at_next_year.session.report
    keyboard.press(Qt.Key.Key_Escape)
    seen(CompareDialog)
    assert not compared_as_pointed_at()
    keyboard.press(Qt.Key.Key_Escape)
    assert at_next_year.session.report is before


def test_every_key_of_the_table_has_a_test_here():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [key.action for key in KEYS if key.scope is Scope.MAPPING and key.action not in source] == []
