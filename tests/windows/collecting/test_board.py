"""The board by keyboard: who stands where, forms out, what is said in the chat; every key of its scope."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.collection.board import BoardRow
from desktop.model.annotations import DepartmentReturn, ReturnState
from desktop.model.edits import Annotate, SetFigure
from desktop.model.figure import Figure, State
from desktop.windows.collecting.back_dialog import BackDialog
from desktop.windows.collecting.board import BoardDialog
from desktop.windows.collecting.correct_dialog import CorrectDialog
from desktop.windows.collecting.out_dialog import OutDialog, read_due
from desktop.windows.collecting.words import CHOOSE_ONE, NOBODY, short_day, standing, state_tag
from desktop.windows.keys import KEYS, Scope
from tests.windows.collecting.conftest import EMERGENCY

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def board(at_next_year, hit, seen):
    hit("collect")
    return seen(BoardDialog)


@pytest.fixture
def sending(board, hit, seen):
    """Ask for forms by the key."""
    hit("send_forms")
    return seen(OutDialog)


def go_to(board, department):
    (row,) = (number for number, one in enumerate(board._rows) if one.department == department)
    board.table.selectRow(row)
    board.table.setFocus()


def clipboard():
    return QGuiApplication.clipboard().text()


def stands(program, department=EMERGENCY):
    return program.session.report.annotation(DepartmentReturn, department)


def test_the_board_lists_every_department_in_words(board):
    rows = [[board.model.index(row, column).data() for column in (0, 2)] for row in range(board.model.rowCount())]
    assert [EMERGENCY, "0/4"] in rows
    assert {state_tag(row).words for row in board._rows} == {"未发"}
    assert f"{len(rows)} 个单位" in board._sentence.text()


def test_a_folder_is_chosen_also_where_what_was_typed_is_none(sending, seen):
    sending.folder.setText("/" + "甲" * 500)
    (browse,) = (button for button in sending.findChildren(QPushButton) if button.text() == "选择…")
    browse.click()
    seen(QFileDialog).close()


def test_send_forms_by_keyboard_writes_notes_and_shows_them(qtbot, board, sending, keyboard, shown, tmp_path):
    assert sending.due.hasFocus()
    keyboard.type("1")
    keyboard.type("月")
    keyboard.type("10")
    keyboard.type("日")
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(row.sent for row in board._rows), timeout=20_000)
    folder = tmp_path / "2023年度填报表"
    assert len(list(folder.glob("*.xlsx"))) == len(board._rows)
    assert {row.due for row in board._rows} == {"2024-01-10"}
    assert all(row.sent for row in board._rows)
    assert shown == [str(folder)]
    assert "于2024年1月10日前" in clipboard()
    assert EMERGENCY in clipboard()
    assert "附言已复制" in board.said.text()
    assert board._session.history.undo_label == f"发出{len(board._rows)}个单位的填报表"


def test_one_department_alone_gets_its_own_note(qtbot, board, sending, keyboard, tmp_path):
    sending.to.setCurrentText(EMERGENCY)
    sending.folder.setText(str(tmp_path / "应急"))
    sending.due.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(row.sent for row in board._rows), timeout=20_000)
    assert [path.name for path in (tmp_path / "应急").iterdir()] == [
        "2023年度法治政府建设数据填报表（应急管理局）.xlsx"
    ]
    assert clipboard().startswith(f"{EMERGENCY}：")
    assert sum(row.sent for row in board._rows) == 1


def test_what_is_wrong_with_a_day_or_a_folder_is_said_and_nothing_is_written(sending, keyboard, tmp_path):
    keyboard.type("soon")
    keyboard.press(Qt.Key.Key_Return)
    assert "不是一个日期" in sending.due_field.problem
    sending.due.clear()
    sending.folder.setText("somewhere")
    keyboard.press(Qt.Key.Key_Return)
    assert "完整的位置" in sending.folder_field.problem
    keyboard.press(Qt.Key.Key_Escape)
    assert not (tmp_path / "2023年度填报表").exists()


def test_a_day_that_has_passed_is_said_quietly_and_not_forbidden(qtbot, board, sending, keyboard):
    usual = sending.due_field.hint
    sending.due.setText("2099年1月10日")
    assert sending.due_field.hint == usual
    sending.due.setText("2023年12月1日")
    assert sending.due_field.hint == "2023年12月1日已经过了，发出去就是逾期；要这样也可以。"
    assert sending.due_field.problem == ""
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(row.sent for row in board._rows), timeout=20_000)
    assert {row.due for row in board._rows} == {"2023-12-01"}


def test_remind_names_who_has_not_answered(at_next_year, board, hit):
    due = DepartmentReturn(asked_at="2023-12-20T09:00:00", due="2024-01-10")
    at_next_year.session.do(Annotate(due, EMERGENCY), "发出")
    hit("remind")
    assert "【催报】" in clipboard()
    assert EMERGENCY in clipboard()
    assert "复制" in board.said.text()
    late = next(row for row in board._rows if row.department == EMERGENCY)
    assert state_tag(late).words == f"逾期{late.late}天"


def test_remind_and_correct_are_calm_before_anything_went_out(at_next_year, board, hit):
    QGuiApplication.clipboard().setText("别的")
    hit("remind")
    assert "还没有发出填报表" in board.said.text()
    assert clipboard() == "别的"
    code = next(one.code for one in at_next_year.session.sections.in_use if one.department == EMERGENCY)
    at_next_year.session.do(SetFigure(code, Figure(State.VALUE, Decimal(3))), "填")
    go_to(board, EMERGENCY)
    hit("ask_correction")  # what was typed here did not come from the department
    assert "还没有给应急管理局发出填报表" in board.said.text()
    board.table.clearSelection()
    for action in ("ask_correction", "receipt"):
        board.say("")
        hit(action)
        assert board.said.text() == CHOOSE_ONE


def test_a_department_is_not_asked_to_correct_by_a_day_that_has_passed(at_next_year, board, hit, seen):
    came = DepartmentReturn(state=ReturnState.TAKEN, name="表.xlsx", due="2024-01-10")
    at_next_year.session.do(Annotate(came, EMERGENCY), "收")
    go_to(board, EMERGENCY)
    hit("ask_correction")
    assert "改好后尽快重新发来" in seen(CorrectDialog).message.toPlainText()


def test_take_back_asks_for_files_and_reads_them(board, hit, seen, keyboard):
    hit("take_back")
    dialog = seen(BackDialog)
    keyboard.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_ask_correction_notes_it_and_copies_the_words(at_next_year, board, hit, seen, keyboard):
    go_to(board, EMERGENCY)
    hit("ask_correction")
    assert "发出填报表" in board.said.text()
    at_next_year.session.do(Annotate(DepartmentReturn(asked_at="2023-12-20T09:00:00"), EMERGENCY), "发出")
    hit("ask_correction")
    assert "还没有报来，可以催报" in board.said.text()
    at_next_year.session.do(Annotate(DepartmentReturn(state=ReturnState.TAKEN, name="表.xlsx"), EMERGENCY), "收")
    hit("ask_correction")
    dialog = seen(CorrectDialog)
    keyboard.type("队伍数请重报")
    keyboard.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert stands(at_next_year).state is ReturnState.CORRECTING
    assert stands(at_next_year).note == "队伍数请重报"
    assert "（1）队伍数请重报。" in clipboard()
    at_next_year.session.undo()
    assert stands(at_next_year).state is ReturnState.TAKEN


def test_receipt_says_when_nothing_has_come(board, hit):
    go_to(board, EMERGENCY)
    hit("receipt")
    assert "还没有报来" in board.said.text()


def test_enter_shows_the_figures_of_the_department(qtbot, at_next_year, board, keyboard):
    go_to(board, EMERGENCY)
    keyboard.press(Qt.Key.Key_Return)
    heading = at_next_year.window.place.heading
    assert not board.isVisible()
    assert heading.choosing.scope.department == EMERGENCY
    at_next_year.frame.activateWindow()
    qtbot.waitUntil(heading.table.hasFocus)


def test_esc_closes_the_board_and_it_opens_again(qtbot, at_next_year, board, keyboard, hit, seen):
    keyboard.press(Qt.Key.Key_Escape)
    assert not board.isVisible()
    at_next_year.frame.activateWindow()
    table = at_next_year.window.place.heading.table
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    hit("collect")
    assert seen(BoardDialog) is not board


def test_every_key_of_the_board_has_a_test_here():
    tests = " ".join(name for name in globals() if name.startswith("test_"))
    of_board = [key.action for key in KEYS if key.scope is Scope.COLLECTING and key.action != "map_table"]
    assert [action for action in of_board if action not in tests] == []


def test_days_are_read_with_or_without_their_year():
    wanted = date(2024, 1, 10)
    for typed in ("1月10日", "1-10", "1.10", "2024-1-10", "2024年1月10日", "１月10日"):
        assert read_due(typed, 2023) == wanted
    for typed in ("", "明天", "13月1日", "2月30日", "10"):
        assert read_due(typed, 2023) is None


def test_the_board_says_how_each_department_stands_and_all_of_them():
    def row(state=ReturnState.ASKED, *, sent=True, late=0):
        return BoardRow("编办", 4, 1, state, sent, late=late)

    tags = [
        row(sent=False),
        row(),
        row(late=3),
        *map(row, (ReturnState.RECEIVED, ReturnState.TAKEN, ReturnState.CORRECTING)),
    ]
    assert [state_tag(one).words for one in tags] == ["未发", "已发", "逾期3天", "已报", "已采用", "需更正"]
    assert "已报 2，需更正 1，未报 3（逾期 1）" in standing(tags)
    assert standing(()) == NOBODY
    assert short_day("2023-12-20T09:30:00") == "12-20"
    assert short_day("") == ""
