"""What comes back, by keyboard and by drop: looked at, ticked, checked, taken as one step, and nothing before."""

from __future__ import annotations

import gc
from decimal import Decimal
from weakref import ref

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.model.annotations import DepartmentReturn, Returned, ReturnState
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, OriginKind, State
from desktop.windows.collecting.back_dialog import BackDialog
from desktop.windows.collecting.board import BoardDialog
from desktop.windows.collecting.compare_dialog import CompareDialog
from tests.windows.collecting.conftest import EMERGENCY, TYPED
from tests.windows.conftest import kept

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TEAM = "h05.rescue_team"


def drop(widget, *paths):
    """Drop files on a window as a file manager does; gives whether they were welcome."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, none)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, none))
    return enter.isAccepted()


@pytest.fixture
def compared(at_next_year, returned, seen):
    """Drop a filled form on the window; gives the dialog that shows what came."""

    def show(values=TYPED, *paths):
        assert drop(at_next_year.window, *(paths or (returned(values),)))
        return seen(CompareDialog)

    return show


def rows(dialog):
    model = dialog.model
    return {
        row.code: (row.standing.label, model.index(number, 3).data(Qt.ItemDataRole.CheckStateRole))
        for number, row in enumerate(model._compared)
    }


def value(program, code):
    return program.session.report.figure(code).value


def test_a_dropped_form_is_compared_and_nothing_is_changed_before_enter(qtbot, at_next_year, compared, keyboard):
    dialog = compared()
    assert rows(dialog)[TEAM] == ("新报", Qt.CheckState.Checked)
    assert [dialog.model.headerData(n, Qt.Orientation.Horizontal) for n in range(5)] == [
        "指标",
        "现值",
        "报来",
        "采用",
        "来源",
    ]
    told = dialog.files.said.said(0)
    assert told.where == "报来的表.xlsx"
    assert "应急管理局，按表内识别信息认出；读出4个数" in told.words
    assert value(at_next_year, TEAM) is None
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: value(at_next_year, TEAM) == Decimal(50), timeout=20_000)
    figure = at_next_year.session.report.figure(TEAM)
    assert figure.origin.kind is OriginKind.CELL
    assert figure.origin.detail.startswith("报来的表.xlsx 填报表!")
    assert figure.person == "王丽"
    assert "采用了4个数" in at_next_year.window.notices.notice.sentence
    kept(qtbot, at_next_year)
    stands = at_next_year.session.report.annotation(DepartmentReturn, EMERGENCY)
    assert at_next_year.office.at_hand.ledger.file(stands.file)
    at_next_year.session.undo()
    assert value(at_next_year, TEAM) is None
    assert at_next_year.session.report.annotation(DepartmentReturn, EMERGENCY) is None


def test_what_differs_is_first_and_taken_only_when_ticked(qtbot, at_next_year, compared, keyboard):
    at_next_year.session.do(SetFigure(TEAM, Figure(State.VALUE, Decimal(48))), "填")
    dialog = compared()
    assert dialog.model._compared[0].code == TEAM
    assert rows(dialog)[TEAM] == ("不一致", Qt.CheckState.Unchecked)
    assert dialog.table.hasFocus()
    keyboard.press(Qt.Key.Key_Space)
    assert rows(dialog)[TEAM][1] == Qt.CheckState.Checked
    keyboard.press(Qt.Key.Key_Space)
    assert rows(dialog)[TEAM][1] == Qt.CheckState.Unchecked
    keyboard.press(Qt.Key.Key_Return)
    kept(qtbot, at_next_year)
    qtbot.waitUntil(lambda: at_next_year.session.report.annotation(Returned, TEAM) is not None)
    assert value(at_next_year, TEAM) == Decimal(48)
    assert at_next_year.session.report.annotation(Returned, TEAM).figure.value == Decimal(50)
    stands = at_next_year.session.report.annotation(DepartmentReturn, EMERGENCY)
    assert stands.state is ReturnState.RECEIVED


def test_all_are_ticked_and_unticked_by_keys(at_next_year, compared, keyboard):
    at_next_year.session.do(SetFigure(TEAM, Figure(State.VALUE, Decimal(48))), "填")
    dialog = compared()
    keyboard.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog.primary.text() == "采用 4 个"
    keyboard.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert dialog.primary.text() == "只记下报来的"
    keyboard.press(Qt.Key.Key_Escape)
    assert at_next_year.session.report.annotation(DepartmentReturn, EMERGENCY) is None


def test_two_different_forms_of_one_department_are_disputed_and_only_one_can_be_ticked(
    qtbot, at_next_year, returned, compared, keyboard
):
    one, two = returned({**TYPED, TEAM: 50}, name="一.xlsx"), returned({**TYPED, TEAM: 51}, name="二.xlsx")
    dialog = compared(None, one, two)
    both = [number for number, row in enumerate(dialog.model._compared) if row.code == TEAM]
    assert len(both) == 2
    for number in both:
        dialog.table.selectRow(number)
        keyboard.press(Qt.Key.Key_Space)
    assert [row.returned.value for row in dialog.model.chosen if row.code == TEAM] == [Decimal(51)]
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: value(at_next_year, TEAM) == Decimal(51), timeout=20_000)


def test_what_the_checks_would_say_stands_beside_and_follows_the_ticks(qtbot, at_next_year, compared, keyboard):
    dialog = compared({**TYPED, "h05.flood_team": 9000})
    qtbot.waitUntil(lambda: dialog.findings.said.rowCount() > 0, timeout=20_000)
    assert any("9000" in dialog.findings.said.said(n).words for n in range(dialog.findings.said.rowCount()))
    keyboard.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: dialog.findings.said.rowCount() == 0, timeout=20_000)


def test_a_file_that_is_no_form_is_told_and_spoils_no_other(qtbot, compared, returned, tmp_path, at_next_year):
    broken = tmp_path / "收到" / "坏的.xlsx"
    good = returned(TYPED)
    broken.write_bytes(b"no workbook")
    dialog = compared(None, good.parent)
    said = [dialog.files.said.said(number) for number in range(dialog.files.said.rowCount())]
    assert any(one.tag.words == "没有认出" and one.where == "坏的.xlsx" for one in said)
    assert dialog.primary.text() == "采用 4 个"
    dialog.reject()


def test_what_is_dropped_together_is_told_together(compared, returned, tmp_path):
    text, picture = tmp_path / "材料.docx", tmp_path / "图.png"
    Document().save(str(text))
    picture.write_bytes(b"\x89PNG\r\n")
    dialog = compared(None, text, picture, returned(TYPED))
    said = [dialog.files.said.said(number) for number in range(dialog.files.said.rowCount())]
    assert {one.where for one in said if one.tag.words == "没有认出"} == {"材料.docx", "图.png"}
    assert dialog.primary.text() == "采用 4 个"
    dialog.reject()


def test_a_figure_that_was_changed_meanwhile_is_not_overwritten(qtbot, at_next_year, compared, keyboard):
    compared()
    at_next_year.session.do(SetFigure(TEAM, Figure(State.VALUE, Decimal(7))), "填")
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_next_year.window.notices.notice is not None, timeout=20_000)
    assert "请重新收一次" in at_next_year.window.notices.notice.sentence
    assert value(at_next_year, TEAM) == Decimal(7)


def test_a_file_that_was_changed_meanwhile_is_refused(qtbot, at_next_year, returned, compared, keyboard):
    path = returned(TYPED)
    compared(None, path)
    path.write_bytes(b"another")
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_next_year.window.notices.notice is not None, timeout=20_000)
    assert "被改动过" in at_next_year.window.notices.notice.sentence
    assert value(at_next_year, TEAM) is None


def test_files_are_chosen_on_the_board_and_the_receipt_is_copied(qtbot, at_next_year, returned, seen, keyboard):
    path = returned({**TYPED, TEAM: "约五十"})
    at_next_year.commands.do("collect")
    board = seen(BoardDialog)
    keyboard.press(Qt.Key.Key_F5)
    asking = seen(BackDialog)
    asking.primary.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    (files,) = asking.findChildren(QFileDialog)
    files.filesSelected.emit([str(path)])
    files.reject()
    seen(CompareDialog)
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "报来的表" in board.said.text(), timeout=20_000)
    seen(BoardDialog)
    (row,) = (number for number, one in enumerate(board._rows) if one.department == EMERGENCY)
    board.table.selectRow(row)
    keyboard.press(Qt.Key.Key_F8)
    text = QGuiApplication.clipboard().text()
    assert text.startswith(f"{EMERGENCY}：\n你单位报来的《报来的表》已于")
    assert "141" in text
    keyboard.press(Qt.Key.Key_Escape)


def test_the_receipt_is_there_in_a_later_session_too(qtbot, at_next_year, compared, keyboard, seen):
    compared()
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: value(at_next_year, TEAM) == Decimal(50), timeout=20_000)
    kept(qtbot, at_next_year)
    (group,) = (one for one in at_next_year.commands.groups if type(one).__name__ == "CollectCommands")
    group.collecting._taking.last = None
    at_next_year.commands.do("collect")
    board = seen(BoardDialog)
    (row,) = (number for number, one in enumerate(board._rows) if one.department == EMERGENCY)
    board.table.selectRow(row)
    keyboard.press(Qt.Key.Key_F8)
    text = QGuiApplication.clipboard().text()
    assert "读出4项数据" in text
    assert "50" in text
    keyboard.press(Qt.Key.Key_Escape)


def test_what_is_no_workbook_is_not_welcome(at_next_year, tmp_path):
    picture = tmp_path / "图.png"
    picture.write_bytes(b"png")
    assert not drop(at_next_year.window, picture)


def test_a_closed_comparison_is_gone(qtbot, compared, keyboard):
    gc.collect()
    gc.disable()
    try:
        gone = ref(compared())
        keyboard.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: gone() is None)
    finally:
        gc.enable()


def test_the_same_file_once_more_is_nothing_new_and_no_step(qtbot, at_next_year, returned, compared, keyboard):
    path = returned(TYPED)
    compared(None, path)
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: value(at_next_year, TEAM) == Decimal(50), timeout=20_000)
    kept(qtbot, at_next_year)
    before = at_next_year.session.report
    again = path.with_name("报来的表(1).xlsx")
    again.write_bytes(path.read_bytes())
    dialog = compared(None, again)
    dialog.done_by_user()  # as fast as somebody who does not wait for what is looked at
    assert "没有新的数，什么都没有改" in at_next_year.window.notices.notice.sentence
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in at_next_year.window.findChildren(CompareDialog)))
    dialog = compared(None, again)
    qtbot.waitUntil(lambda: dialog.primary.text() == "没有新的数", timeout=20_000)
    assert not dialog.primary.isEnabled()
    assert "和以前收的一样" in dialog._calm.text()
    keyboard.press(Qt.Key.Key_Escape)
    assert at_next_year.session.report is before
    other = returned({**TYPED, "h05.flood_team": 142})
    assert compared(None, other).primary.isEnabled()
    keyboard.press(Qt.Key.Key_Escape)
