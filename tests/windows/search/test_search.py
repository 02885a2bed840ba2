"""Searching by keys over all years, and replacing with a look first."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.windows.search.panel import SearchPanel
from desktop.windows.search.replace_dialog import ReplaceDialog


@pytest.fixture
def panel(at_work):
    at_work.commands.do("find")
    return at_work.window.place.side.open_one(SearchPanel)


def find(qtbot, panel, typed):
    panel.line.setText(typed)
    qtbot.waitUntil(lambda: bool(panel._said.text()) and panel._said.text().startswith(("找到", "没有找到")))


def replacing(program):
    program.commands.do("replace")
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, ReplaceDialog) and w.isVisible())


def at_hand(program):
    heading = program.window.place.heading
    return heading.figures.indicator(heading.table.currentIndex().row()).code


def test_find_a_number_and_go_there_by_enter(qtbot, at_work, panel):
    find(qtbot, panel, "1313")
    assert panel.model.index(0).data().splitlines()[0].startswith("2022年度")
    QTest.keyClick(panel.line, Qt.Key.Key_Return)
    assert at_hand(at_work) == "h06.pc_times"


def test_the_arrows_choose_without_leaving_the_line(qtbot, panel):
    find(qtbot, panel, "857")
    QTest.keyClick(panel.line, Qt.Key.Key_Down)
    assert panel.list.currentIndex().row() == 1
    QTest.keyClick(panel.line, Qt.Key.Key_Up)
    QTest.keyClick(panel.line, Qt.Key.Key_Up)
    assert panel.list.currentIndex().row() == 0


def colours_of(image):
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


def test_what_was_searched_for_is_marked_within_the_words(qtbot, panel):
    find(qtbot, panel, "依法")
    row = next(row for row in range(panel.model.rowCount()) if panel.model.hit(row).span != (0, 0))
    panel.list.setCurrentIndex(panel.model.index(row))
    ground = panel.appearance.tokens.warning_ground.upper()
    box = panel.list.visualRect(panel.model.index(row))
    assert ground in colours_of(panel.list.viewport().grab(box).toImage())
    unmarked = replace(panel.model.hit(row), span=(0, 0))
    panel.model.show_hits((unmarked,))
    assert ground not in colours_of(panel.list.viewport().grab().toImage())


def test_nothing_found_is_said(qtbot, panel):
    find(qtbot, panel, "没有这样的话")
    assert panel._said.text() == "没有找到“没有这样的话”。"
    assert panel.model.rowCount() == 0


def test_another_year_is_searched_and_opened(qtbot, at_work):
    at_work.office.roll_forward("银州区", 2022, 2023)
    qtbot.waitUntil(lambda: at_work.session.report.year == 2023, timeout=20_000)
    at_work.commands.do("find")
    panel = at_work.window.place.side.open_one(SearchPanel)
    qtbot.waitUntil(lambda: not at_work.office.lane.busy, timeout=20_000)
    find(qtbot, panel, "1313")
    row = next(row for row in range(panel.model.rowCount()) if panel.model.hit(row).year == 2022)
    panel.chosen.emit(panel.model.hit(row))
    qtbot.waitUntil(lambda: at_work.session.report.year == 2022, timeout=20_000)
    qtbot.waitUntil(lambda: at_hand(at_work) == "h06.pc_times")


def two_years(qtbot, program):
    program.office.roll_forward("银州区", 2022, 2023)
    qtbot.waitUntil(lambda: program.session.report.year == 2023, timeout=20_000)
    qtbot.waitUntil(lambda: not program.office.lane.busy, timeout=20_000)


def hit_of(qtbot, program, typed, year):
    program.commands.do("find")
    panel = program.window.place.side.open_one(SearchPanel)
    qtbot.waitUntil(lambda: not program.office.lane.busy, timeout=20_000)
    find(qtbot, panel, typed)
    row = next(row for row in range(panel.model.rowCount()) if panel.model.hit(row).year == year)
    panel.list.setCurrentIndex(panel.model.index(row))
    QTest.keyClick(panel.line, Qt.Key.Key_Return)


def held_back(program, keyboard):
    program.window.place.go_to("h01.online_units")
    keyboard.type("12x")
    keyboard.press(Qt.Key.Key_Return)


def test_a_hit_that_a_cell_holds_back_is_gone_to_when_the_cell_is_given_up(qtbot, at_work, keyboard):
    two_years(qtbot, at_work)
    held_back(at_work, keyboard)
    hit_of(qtbot, at_work, "1313", 2022)
    assert at_work.session.report.year == 2023
    at_work.window.notices.choose(1)
    qtbot.waitUntil(lambda: at_work.session.report.year == 2022, timeout=20_000)
    assert at_hand(at_work) == "h06.pc_times"


def test_a_hit_that_a_cell_held_back_does_not_wait_for_another_occasion(qtbot, at_work, keyboard):
    """The cell is mended, and much later somebody opens that year for a reason of their own."""
    two_years(qtbot, at_work)
    held_back(at_work, keyboard)
    hit_of(qtbot, at_work, "1313", 2022)
    at_work.window.notices.choose(0)
    keyboard.type("12")
    keyboard.press(Qt.Key.Key_Return)
    at_work.office.switch("银州区", 2022)
    qtbot.waitUntil(lambda: at_work.session.report.year == 2022 and not at_work.office.lane.busy, timeout=20_000)
    qtbot.wait(50)
    assert at_hand(at_work) != "h06.pc_times"


def test_find_again_goes_to_the_line(at_work, panel):
    panel.line.setText("857")
    at_work.commands.do("find")
    assert panel.line.selectedText() == "857"
    assert at_work.window.place.side.open_one(SearchPanel) is panel


def test_replace_shows_each_place_and_changes_what_is_ticked_in_one_step(at_work):
    dialog = replacing(at_work)
    dialog.old.setText("依法")
    dialog.new.setText("依照法律")
    count = dialog.model.rowCount()
    assert count > 1
    assert dialog.primary.text() == f"替换 {count} 处"
    first = dialog.model.index(0, 0)
    assert "【依照法律】" in dialog.model.index(0, 1).data()
    dialog.model.setData(first, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    before = at_work.session.report
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    after = at_work.session.report
    texts = "".join((*(entry.text for entry in after.outline), *astuple(after.particulars)))
    assert texts.count("依照法律") == count - 1
    assert at_work.session.history.undo_label == f"把“依法”换成“依照法律”（{count - 1}处）"
    at_work.session.undo()
    assert at_work.session.report.outline == before.outline


def test_what_is_replaced_is_never_cut_off(qtbot, at_work):
    at_work.appearance.change(percent=200)
    dialog = replacing(at_work)
    dialog.old.setText("依法")
    table = dialog.table
    cells = [table.model().index(0, column) for column in range(3)]
    room = dialog.fontMetrics()

    def lines(index):
        wide = table.columnWidth(index.column()) - 2 * at_work.appearance.px(8)
        return -(-room.horizontalAdvance(index.data()) // wide)

    assert max(map(lines, cells)) > 1
    qtbot.waitUntil(lambda: table.rowHeight(0) >= max(map(lines, cells)) * room.height())
    dialog.reject()


def test_replacing_by_nothing_is_called_what_it_is(at_work):
    dialog = replacing(at_work)
    dialog.old.setText("依法")
    count = dialog.model.rowCount()
    assert dialog.primary.text() == f"删去 {count} 处"
    assert dialog.model.index(0, 1).data() == dialog.model.index(0, 0).data().replace("依法", "", 1)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert at_work.session.history.undo_label == f"删去“依法”（{count}处）"


def test_replace_takes_what_was_searched_for(qtbot, at_work, panel):
    find(qtbot, panel, "依法")
    dialog = replacing(at_work)
    assert dialog.old.text() == "依法"
    assert dialog.focusWidget() is dialog.new
    dialog.reject()


def test_nothing_to_replace_cannot_be_done(at_work):
    dialog = replacing(at_work)
    dialog.old.setText("没有这样的话")
    assert not dialog.primary.isEnabled()
    assert dialog.primary.text() == "没有找到"
    dialog.old.setText("")
    assert dialog.primary.text() == "替换"
    dialog.old.setText("依法")
    for row in range(dialog.model.rowCount()):
        dialog.model.setData(dialog.model.index(row, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.primary.text() == "没有打勾的"
    dialog.reject()
