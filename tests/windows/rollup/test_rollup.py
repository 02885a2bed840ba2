"""The roll-up by keyboard: every key of its scope, what the tables show, what is told, and the workbook."""

from __future__ import annotations

import time
import weakref

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from desktop.windows.clock import local_day
from desktop.windows.figures.find_indicator import FindIndicatorDialog
from desktop.windows.keys import KEYS, Scope
from desktop.windows.manual.window import ManualWindow, page_of
from desktop.windows.rollup import jobs
from desktop.windows.rollup.models import RanksModel, TotalsModel
from desktop.windows.rollup.units_dialog import UnitsDialog
from desktop.windows.rollup.window import RollupWindow
from desktop.windows.working.wait import WorkWait
from tests.windows.conftest import visible
from tests.windows.rollup.conftest import APPLY, YEAR

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def cells(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


def row_of(window, code=APPLY):
    rows = window.gathered.rolled.rows
    return next(number for number, row in enumerate(rows) if row.indicator.code == code)


def apply_row(window):
    side = window.side_by_side
    totals, units = cells(side.totals_model, row_of(window)), cells(side.units_model, row_of(window))
    heads = [side.units_model.headerData(column, Qt.Orientation.Horizontal) for column in range(len(units))]
    return totals[TotalsModel.TOTAL], totals[TotalsModel.STATED], dict(zip(heads, units, strict=True))


def said(pane):
    return [pane.said.said(row) for row in range(pane.said.rowCount())]


def test_an_empty_window_says_what_to_do_and_has_nothing_to_save(window):
    assert window.zone.isVisible()
    assert window.zone.add.hasFocus()
    assert not window.primary.isEnabled()
    assert all(one.accessibleName() or one.text() for one in window.findChildren(QPushButton) if one.isVisible())


def test_it_begins_with_the_last_year_that_is_over_or_the_one_at_hand(program, seen):
    program.window.start.roll_up.emit()
    assert seen(RollupWindow).year.currentText() == f"{local_day().year - 1}年度"


def test_districts_stand_side_by_side_with_totals_ranks_and_what_is_missing(window, read, materials):
    read(materials)
    assert window.state.text() == "3家单位，88项指标"
    assert apply_row(window) == ("40", "2/3", {"丙区": "30", "乙区": "未填", "甲区": "10"})
    window.go_to(APPLY)
    ranks = window.ranks.model
    assert [cells(ranks, row) for row in range(3)] == [["1", "丙区", "30"], ["2", "甲区", "10"], ["—", "乙区", "未填"]]
    assert window.ranks.title.text() == "名次：收到行政复议申请"
    assert "缺乙区。" in window.ranks.how.text()
    assert cells(window.remarks.gaps, 0) == ["乙区", "收到行政复议申请", "未填"]
    tags = {one.where: one.tag.words for one in said(window.materials.list)}
    assert tags == {"丙区.xlsx": "已读", "乙区.fzb": "已读", "甲区.fzb": "已读", "坏的.xlsx": "没有读成"}


def test_a_share_is_computed_anew_and_texts_have_no_total(window, read, materials):
    read(materials)
    totals = window.side_by_side.totals_model
    rows = window.gathered.rolled.rows
    (share,) = (number for number, row in enumerate(rows) if row.indicator.label == "调解成功率")
    assert totals.text(share, TotalsModel.TOTAL) == cells(window.side_by_side.units_model, share)[0] != ""
    assert "重新计算" in totals.hint(share, 0)
    texts = [number for number, row in enumerate(rows) if row.indicator.kind.name == "text"]
    assert texts
    assert {totals.text(number, TotalsModel.TOTAL) for number in texts} == {""}


def test_rows_move_together_and_enter_in_the_ranks_goes_to_the_unit(qtbot, window, read, materials, keyboard):
    read(materials)
    side = window.side_by_side
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Down)
    assert (side.row, side.units.currentIndex().row()) == (2, 2)
    side.units.setFocus()
    keyboard.press(Qt.Key.Key_Up)
    assert side.row == 1
    window.go_to(APPLY)
    window.ranks.table.setFocus()
    window.ranks.table.selectRow(0)
    keyboard.press(Qt.Key.Key_Return)
    assert side.units.hasFocus()
    assert side.units.currentIndex().data() == "30"
    window.remarks.chips.choose("gaps")
    window.remarks.table.setFocus()
    window.remarks.table.selectRow(0)
    keyboard.press(Qt.Key.Key_Return)
    assert side.units.currentIndex().data() == "未填"


def test_add_files_asks_for_them(qtbot, window, materials, keyboard, hit, seen):
    hit("add_files")
    (dialog,) = visible(QFileDialog)
    line = dialog.findChild(QLineEdit)
    line.setText(str(materials / "甲区.fzb"))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.gathered is not None, timeout=60_000)
    assert apply_row(window)[0] == "10"


def test_files_are_dropped_on_it(qtbot, window, materials):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(materials / name)) for name in ("甲区.fzb", "丙区.xlsx")])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: window.gathered is not None, timeout=60_000)
    assert apply_row(window)[:2] == ("40", "2/2")


def test_read_again_takes_what_has_come_meanwhile(window, read, materials, table, hit, again):
    read(materials)
    table("丁区", 2)
    with again():
        hit("read_again")
    assert apply_row(window)[:2] == ("42", "3/4")


def test_prefer_file_decides_where_two_differ(window, read, materials, table, hit, again):
    read(materials / "甲区.fzb", table("甲区", 11))
    assert apply_row(window) == ("", "0/1", {"甲区": "几份材料不一致"})
    assert any("不一致" in one.words for one in said(window.remarks.notes))
    window.materials.list.setCurrentIndex(window.materials.list.said.index(1))
    with again():
        hit("prefer_file")
    assert apply_row(window)[0] == "11"
    assert [one.tag.words for one in said(window.materials.list)] == ["已读", "以它为准"]
    with again():
        hit("prefer_file")
    assert apply_row(window)[0] == ""


def test_remove_file_takes_the_chosen_one_out_and_leaves_the_others(window, read, materials, hit, again):
    before = read(materials).gathered
    names = [one.where for one in said(window.materials.list)]
    window.materials.list.setCurrentIndex(window.materials.list.said.index(names.index("丙区.xlsx")))
    hit("remove_file")  # in the table it takes nothing away
    assert window.gathered is before
    window.materials.list.setFocus()
    with again():
        hit("remove_file")
    assert apply_row(window)[0] == "10"
    assert "丙区.xlsx" not in [one.where for one in said(window.materials.list)]


def test_removing_the_last_file_leaves_an_empty_window(window, read, materials, hit):
    read(materials / "甲区.fzb")
    window.materials.list.setFocus()
    hit("remove_file")
    assert window.zone.isVisible()
    assert not window.primary.isEnabled()


def test_choose_units_leaves_one_out_and_takes_it_in_again(window, read, materials, hit, again, seen):
    read(materials)
    hit("choose_units")
    table = seen(UnitsDialog).table
    assert table.hasFocus()
    with again():
        QTest.keyClick(table, Qt.Key.Key_Space)
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert apply_row(window)[:2] == ("10", "1/2")
    hit("choose_units")
    dialog = seen(UnitsDialog)
    assert dialog.model.ticked == (0, 1)
    with again():
        dialog.table.selectRow(2)
        QTest.keyClick(dialog.table, Qt.Key.Key_Space)
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert apply_row(window)[:2] == ("40", "2/3")


def test_somebody_must_count(window, read, materials, hit, seen, keyboard):
    read(materials / "甲区.fzb")
    hit("choose_units")
    dialog = seen(UnitsDialog)
    keyboard.press(Qt.Key.Key_Space)
    dialog.done_by_user()
    assert dialog.isVisible()
    dialog.reject()


def test_find_row_goes_to_an_indicator_by_its_initials(window, read, materials, hit, seen):
    read(materials)
    hit("find_row")
    dialog = seen(FindIndicatorDialog)
    QTest.keyClicks(dialog._line, "sdxzfysq")
    QTest.keyClick(dialog._line, Qt.Key.Key_Return)
    assert window.side_by_side.row == row_of(window)


def save(qtbot, window, name):
    (dialog,) = visible(QFileDialog)
    line = dialog.findChild(QLineEdit)
    line.setText(str(name))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.notices.notice is not None, timeout=60_000)
    return window.notices.notice


def test_save_rollup_writes_the_workbook_and_offers_to_open_it(qtbot, window, read, materials, hit, shown):
    read(materials)
    hit("save_rollup")
    (dialog,) = visible(QFileDialog)
    assert [name.rpartition("/")[2] for name in dialog.selectedFiles()] == [
        f"{YEAR}年度法治政府建设数据汇总（3家单位）.xlsx"
    ]
    target = materials.parent / "a.xlsx"
    notice = save(qtbot, window, target)
    assert notice.sentence == f"汇总表已存到“{target}”。"
    rows = load_workbook(target)["汇总"].iter_rows(min_row=4, values_only=True)
    assert next(row[4] for row in rows if str(row[1]).strip() == "收到行政复议申请") == 40
    for number in (0, 1):
        window.notices.choose(number)
    assert shown == [str(target), str(materials.parent)]


def test_an_earlier_result_in_the_folder_is_no_material(qtbot, window, read, materials, hit, again):
    read(materials)
    hit("save_rollup")
    target = materials / "全市.xlsx"
    save(qtbot, window, target)
    before = target.stat().st_mtime_ns
    window.activateWindow()
    window.side_by_side.totals.setFocus()
    qtbot.waitUntil(window.side_by_side.totals.hasFocus)
    with again():
        hit("read_again")
    tags = {one.where: (one.tag.words, one.words) for one in said(window.materials.list)}
    assert tags["全市.xlsx"] == ("不计入", "是以前汇总的结果，不是材料，没有计入。")
    hit("save_rollup")
    (dialog,) = visible(QFileDialog)
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(lambda: target.stat().st_mtime_ns > before, timeout=20_000)
    qtbot.waitUntil(lambda: window.notices.notice is not None, timeout=20_000)
    assert "已存到" in window.notices.notice.sentence


def test_a_material_is_never_written_over(qtbot, window, read, materials, hit):
    read(materials)
    before = (materials / "丙区.xlsx").read_bytes()
    hit("save_rollup")
    (dialog,) = visible(QFileDialog)
    dialog.fileSelected.emit(str(materials / "丙区.xlsx"))
    dialog.reject()
    qtbot.waitUntil(lambda: window.notices.notice is not None, timeout=20_000)
    assert "是这次要用的材料" in window.notices.notice.sentence
    assert (materials / "丙区.xlsx").read_bytes() == before


def test_a_year_that_nobody_has_is_said(window, read, materials, again):
    read(materials / "甲区.fzb")
    window.year.addItem("2019年度")
    with again():
        window.year.setCurrentText("2019年度")
    assert "没有2019年度的数" in window.notices.notice.sentence
    assert not window.primary.isEnabled()


def test_a_folder_without_materials_is_said(qtbot, window, tmp_path):
    empty = tmp_path / "空"
    empty.mkdir()
    window.adding.emit((empty,))
    qtbot.waitUntil(lambda: window.notices.notice is not None, timeout=60_000)
    assert "没有找到账本" in window.notices.notice.sentence
    assert window.zone.isVisible()


def test_reading_can_be_cancelled_and_begun_again(qtbot, window, materials, monkeypatch, hit):
    real, ended = jobs.Gather.__call__, []

    def slow(job):
        while not job.work.stopped:
            time.sleep(0.01)
        ended.append(job)
        return real(job)

    monkeypatch.setattr(jobs.Gather, "__call__", slow)
    window.adding.emit((materials,))
    qtbot.waitUntil(lambda: len(visible(WorkWait)) == 1)
    (wait,) = visible(WorkWait)
    QTest.keyClick(wait, Qt.Key.Key_Escape)
    assert "已取消" in window.notices.notice.sentence
    monkeypatch.setattr(jobs.Gather, "__call__", real)
    qtbot.waitUntil(lambda: bool(ended))
    qtbot.wait(300)  # until the job that was given up has been forgotten
    assert window.gathered is None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.add.setFocus()
    hit("read_again")
    qtbot.waitUntil(lambda: window.gathered is not None, timeout=60_000)
    assert apply_row(window)[0] == "40"


def test_f1_shows_the_page_about_it_and_esc_closes_it(qtbot, window, keyboard):
    assert page_of(window) == "rollup"
    keyboard.press(Qt.Key.Key_F1)
    (manual,) = visible(ManualWindow)
    manual.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.zone.add.setFocus()
    keyboard.press(Qt.Key.Key_Escape)
    assert visible(RollupWindow) == []


def test_it_is_freed_when_it_is_closed(qtbot, program, seen):
    program.commands.do("rollup")
    gone = weakref.ref(seen(RollupWindow))
    gone().reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: gone() is None)


def test_closing_it_stops_what_is_being_read(qtbot, window, materials, monkeypatch):
    stopped = []

    def slow(job):
        while not job.work.stopped:
            time.sleep(0.01)
        stopped.append(job)

    monkeypatch.setattr(jobs.Gather, "__call__", slow)
    window.adding.emit((materials,))
    window.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: bool(stopped))


def test_it_is_opened_once_and_forgets_when_it_is_closed(qtbot, program, read, materials, seen):
    first = read(materials)
    program.commands.do("rollup")
    assert seen(RollupWindow) is first
    first.reject()
    program.commands.do("rollup")
    second = seen(RollupWindow)
    assert second is not first
    assert second.gathered is None


def test_large_text_is_not_clipped(qtbot, program, read, materials):
    window = read(materials)
    program.appearance.change(percent=200)

    def fits():
        shown = [button for button in window.findChildren(QPushButton) if button.isVisible()]
        return all(button.width() >= button.minimumSizeHint().width() for button in shown)

    qtbot.waitUntil(fits)
    assert window.minimumSizeHint().width() <= 1366
    assert window.side_by_side.totals.rowHeight(0) >= window.side_by_side.totals.fontMetrics().height()


def test_ranks_of_nothing_are_empty(qtbot, appearance):
    assert RanksModel(appearance).rowCount() == 0


def test_every_key_of_the_rollup_has_a_test_here():
    tests = " ".join(name for name in globals() if name.startswith("test_"))
    assert [key.action for key in KEYS if key.scope is Scope.ROLLUP and key.action not in tests] == []
