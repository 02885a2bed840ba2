"""Headings are named, added, moved, raised, lowered and taken out with real keys, and by dragging."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop.model.edits import AddEntries, RemoveEntries, SetText
from desktop.model.outline import Entry, Level
from desktop.windows.keys import KEYS, Scope
from desktop.windows.outline.pane import OutlinePane
from desktop.windows.session import Session
from tests.windows.dragging import drag

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(qtbot, appearance, catalog, sample):
    session = Session(catalog, sample)
    outline = OutlinePane(appearance)
    qtbot.addWidget(outline)
    outline.resize(240, 700)
    outline.model.show_session(session)
    outline.show()
    qtbot.waitExposed(outline)
    outline.held = session
    outline.go_to(session.sections.index_of("H04"))
    outline.view.setFocus()
    return outline


def headings(pane):
    """The rows as they read."""
    return [pane.model.row(number).words for number in range(pane.model.rowCount())]


def at_hand(pane):
    return pane.model.row(pane.view.currentIndex().row()).section.key


def titles(pane):
    return [line.partition("）")[2] or line for line in headings(pane)]


def test_rename_heading_where_it_stands(pane, keyboard):
    keyboard.press(KEY.Key_Return)
    keyboard.press(KEY.Key_A, CONTROL)
    keyboard.type("执法公正。")
    keyboard.press(KEY.Key_Return)
    assert headings(pane)[pane.view.currentIndex().row()] == "（四）执法公正"
    assert pane.held.history.undo_label == "改标题“执法公正”"
    keyboard.press(KEY.Key_Return)
    keyboard.type("不要")
    keyboard.press(KEY.Key_Escape)
    assert headings(pane)[pane.view.currentIndex().row()] == "（四）执法公正"


def test_a_name_that_is_being_typed_is_kept_and_an_empty_one_is_not(pane, keyboard):
    before = headings(pane)
    keyboard.press(KEY.Key_Return)
    keyboard.press(KEY.Key_A, CONTROL)
    keyboard.press(KEY.Key_Delete)
    pane.finish()
    assert headings(pane) == before
    keyboard.press(KEY.Key_Return)
    keyboard.press(KEY.Key_End)
    keyboard.type("新")
    pane.finish()
    assert pane.held.report.outline != ()
    assert any(entry.text.endswith("。新") for entry in pane.held.report.outline if entry.key == "h04")


def test_add_heading_behind_the_one_at_hand_and_name_it(pane, keyboard):
    before = headings(pane)
    keyboard.press(KEY.Key_Return, CONTROL)
    keyboard.type("新工作。")
    keyboard.press(KEY.Key_Return)
    row = pane.view.currentIndex().row()
    assert headings(pane)[row] == "（五）新工作"
    assert headings(pane)[row + 1].startswith("（六）")
    assert len(pane.held.sections.rows[row].text_entries) == 1
    pane.held.undo()
    pane.held.undo()
    assert headings(pane) == before


def test_while_a_name_is_typed_the_keys_of_the_list_keep_it_and_do_their_act(pane, keyboard):
    before = titles(pane)
    row = pane.view.currentIndex().row()
    keyboard.press(KEY.Key_Return, CONTROL)
    keyboard.type("甲工作。")
    keyboard.press(KEY.Key_Return, CONTROL)
    keyboard.type("乙工作。")
    keyboard.press(KEY.Key_Up, CONTROL)
    assert titles(pane) == [*before[: row + 1], "乙工作", "甲工作", *before[row + 1 :]]


def test_heading_up_and_heading_down_carry_all_under_it_and_the_numbers_follow(pane, keyboard):
    before = titles(pane)
    row = pane.view.currentIndex().row()
    entries = len(pane.held.sections.rows[row].entries)
    keyboard.press(KEY.Key_Up, CONTROL)
    assert at_hand(pane) == "h04"
    assert pane.view.currentIndex().row() == row - 1
    assert titles(pane)[row - 1 : row + 1] == [before[row], before[row - 1]]
    assert headings(pane)[row].startswith("（四）")
    assert len(pane.held.sections.rows[row - 1].entries) == entries
    keyboard.press(KEY.Key_Down, CONTROL)
    assert titles(pane) == before


def test_heading_lower_puts_it_under_the_one_before_and_heading_raise_makes_it_a_part(pane, keyboard):
    pane.go_to(pane.held.sections.index_of("H03"))
    before = headings(pane)
    said = []
    pane.held.said.connect(said.append)
    keyboard.press(KEY.Key_BracketLeft, CONTROL)
    assert headings(pane)[pane.view.currentIndex().row()].startswith("二、重大行政决策")
    assert headings(pane)[pane.view.currentIndex().row() + 1].startswith("（一）")
    keyboard.press(KEY.Key_BracketLeft, CONTROL)
    assert said == ["已经是这里最高的一级，不能再升。"]
    pane.held.undo()
    assert headings(pane) == before
    keyboard.press(KEY.Key_BracketRight, CONTROL)
    assert len(headings(pane)) == len(before) - 1
    assert at_hand(pane) == "h02"
    pane.held.undo()
    assert headings(pane) == before


def test_rename_part_that_only_gathers_headings(pane, keyboard):
    keyboard.press(KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    keyboard.press(KEY.Key_A, CONTROL)
    keyboard.type("主要工作")
    keyboard.press(KEY.Key_Return)
    assert "一、主要工作" in headings(pane)
    assert at_hand(pane) == "h04"


def test_join_heading_gives_its_text_to_the_one_before(pane, keyboard):
    before, rows = pane.held.report, headings(pane)
    entries = [entry.key for entry in pane.held.report.outline]
    keyboard.press(KEY.Key_Backspace, CONTROL)
    assert at_hand(pane) == "h03"
    assert len(headings(pane)) == len(rows) - 1
    assert [entry.key for entry in pane.held.report.outline] == [key for key in entries if key != "h04"]
    section = pane.held.sections.rows[pane.view.currentIndex().row()]
    assert "h04.1" in [entry.key for entry in section.text_entries]
    assert pane.held.history.undo_label.startswith("并入“重大行政决策")
    figures = {indicator.code for row in pane.held.sections.rows for indicator in row.indicators}
    assert "h04.self_total" in figures
    pane.held.undo()
    assert pane.held.report == before
    assert headings(pane) == rows


def test_the_first_heading_has_none_to_be_joined_to(pane):
    outline = pane.held.report.outline
    first = next(number for number, entry in enumerate(outline) if entry.is_heading)
    pane.held.do(RemoveEntries(tuple(entry.key for entry in outline[:first])), "准备")
    before = pane.held.report
    said = []
    pane.held.said.connect(said.append)
    pane.work.act("join_heading", pane.held.sections.index_of(outline[first].key))
    assert said == ["它前面没有标题，不能并入。"]
    assert pane.held.report is before


def test_a_name_that_is_being_composed_is_kept(pane, keyboard):
    keyboard.press(KEY.Key_Return)
    keyboard.press(KEY.Key_A, CONTROL)
    keyboard.compose("执法公正")
    pane.finish()
    assert headings(pane)[pane.view.currentIndex().row()] == "（四）执法公正"
    keyboard.press(KEY.Key_Return)
    keyboard.press(KEY.Key_End)
    keyboard.compose("严明")
    pane.setFocus()
    pane.view.setFocus()
    assert headings(pane)[pane.view.currentIndex().row()] == "（四）执法公正严明"


def test_delete_heading_with_all_under_it_can_be_taken_back(pane, keyboard):
    before = pane.held.report
    keyboard.press(KEY.Key_Delete)
    assert not any(entry.key.startswith("h04") for entry in pane.held.report.outline)
    assert at_hand(pane) == "h03"
    assert pane.held.history.undo_label.startswith("删除标题“行政执法")
    pane.held.undo()
    assert pane.held.report == before


@pytest.mark.parametrize("act", ["rename_heading", "rename_part"])
def test_the_number_stays_in_sight_while_a_heading_is_named(pane, act):
    pane._act(act)
    editor = pane._delegate._editor
    rows = (pane.model.row(number) for number in range(pane.model.rowCount()))
    row = next(row for row in rows if row.section.entries and editor.text() == row.section.entries[0].text)
    index = pane.model.index(pane._row_of(row.section.key))
    room = editor.geometry().left() - pane.view.visualRect(index).left()
    assert row.section.number
    assert row.section.group == (act == "rename_part")
    look = pane._appearance.font(12 if row.section.group else 13)
    assert room > QFontMetrics(look).horizontalAdvance(row.section.number)


def test_a_menu_over_the_name_that_is_typed_leaves_it_open(pane, keyboard):
    keyboard.press(KEY.Key_Return)
    keyboard.type("x")
    pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    pane.setFocus(Qt.FocusReason.PopupFocusReason)
    assert pane._delegate._editor is not None
    assert "x" not in "".join(headings(pane))
    pane.finish()
    assert "x" in "".join(headings(pane))


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_offers_what_can_be_done_with_a_row(pane, keyboard):
    acts = {action.text().partition("\t")[0]: action for action in pane.work.menu.actions()}
    assert acts["改标题的文字"].text() == "改标题的文字\tEnter"
    pane.view.menu_asked.emit(pane.view.currentIndex().row())
    assert pane.work.menu.isVisible()
    assert not acts["恢复标准措辞（本标题）"].isEnabled()
    pane.work.menu.close()
    pane.held.do(SetText("h04.1.body", "另写的。"), "改")
    pane.view.menu_asked.emit(pane.view.currentIndex().row())
    pane.work.menu.close()
    acts["恢复标准措辞（本标题）"].trigger()
    assert next(entry for entry in pane.held.report.outline if entry.key == "h04.1.body").text != "另写的。"
    pane.go_to(0)
    pane.work.offer(0)
    assert [words for words, action in acts.items() if action.isEnabled()] == ["在后面添加标题"]
    keyboard.press(KEY.Key_Delete)
    assert pane.held.sections.rows[0].key == "preamble"


def test_a_heading_is_dragged_with_all_under_it(pane, monkeypatch):
    row = pane.view.currentIndex().row()
    before = titles(pane)
    lower = pane.view.visualRect(pane.model.index(row + 2))
    start = pane.view.visualRect(pane.model.index(row)).center()
    assert drag(monkeypatch, pane.view, start, lower.bottomLeft() + QPoint(60, -3)) == [Qt.DropAction.MoveAction]
    assert titles(pane)[row : row + 3] == [before[row + 1], before[row + 2], before[row]]
    assert at_hand(pane) == "h04"
    assert pane.held.history.undo_label == "移动标题"


def test_below_all_rows_a_heading_is_dropped_at_the_end(pane, monkeypatch):
    start = pane.view.visualRect(pane.view.currentIndex()).center()
    drag(monkeypatch, pane.view, start, QPoint(60, pane.view.viewport().height() - 2))
    assert titles(pane)[-1].startswith("行政执法")


def test_what_comes_from_elsewhere_is_not_taken(pane):
    before = pane.held.report
    brought = QMimeData()
    brought.setText("别处的文字")
    for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
        place = QPointF(60, 60) if kind is QDropEvent else QPoint(60, 60)
        event = kind(
            place, Qt.DropAction.MoveAction, brought, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(pane.view.viewport(), event)
        assert not event.isAccepted()
    assert pane.held.report == before


@pytest.mark.parametrize(("row", "gap", "result"), [("h04", "p2", -1), ("h10", "h01", 0), ("h04", "h04", None)])
def test_where_a_heading_is_dropped(pane, row, gap, result):
    index = pane.held.sections.index_of
    keys = [section.key for section in pane.held.sections.rows if section.key.startswith("h")]
    pane.work.drop(index(row), index(gap))
    after = [section.key for section in pane.held.sections.rows if section.key in keys]
    if result is None:
        assert after == keys
    else:
        tens = [key for key in after if key <= "h10"]
        assert tens[result] == row


def test_every_key_of_the_outline_has_a_test_here():
    names = " ".join(name for name in globals() if name.startswith("test_"))
    assert [key.action for key in KEYS if key.scope is Scope.OUTLINE and key.action not in names] == []


def test_a_heading_behind_text_that_begins_with_an_item_is_a_heading_of_the_outline(pane, keyboard):
    session = pane.held
    first = Entry("一项", Level.ITEM, "先说一项")
    session.do(AddEntries("", (first, Entry("下文", Level.BODY, "在最前面"))), "添加事项")
    pane.go_to(0)
    pane.view.setFocus()
    assert headings(pane)[0] == "开头"
    keyboard.press(KEY.Key_Return, CONTROL)
    keyboard.press(KEY.Key_A, CONTROL)
    keyboard.type("另一部分")
    keyboard.press(KEY.Key_Return)
    added = next(entry for entry in session.report.outline if entry.text == "另一部分")
    assert added.level in (Level.PART, Level.HEADING)
    assert at_hand(pane) == added.key
