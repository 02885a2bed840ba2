"""Digits typed by hand that a figure has: marked, told in a quiet word, linked by a key or a menu, or called fixed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.model.edits import SetText
from desktop.windows.figures.find_indicator import InsertFigureDialog
from desktop.windows.heading_pane import HeadingPane
from desktop.windows.looks.tone_label import Voice
from desktop.windows.session import Session
from tests.windows.text.hands import text_of

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
BODY = "h06.2.body"


@pytest.fixture
def pane(qtbot, appearance, catalog, sample):
    """The text of a heading with one paragraph to be written."""
    session = Session(catalog, sample)
    session.person = "王丽"
    session.do(SetText(BODY, "全年工作："), "开始")
    heading = HeadingPane(appearance)
    qtbot.addWidget(heading)
    heading.resize(800, 700)
    heading.show_session(session)
    heading.show()
    qtbot.waitExposed(heading)
    heading.show_section(session.sections.index_of("H06"))
    heading.items.held, heading.items.around = session, heading
    heading.items.go_to(BODY)
    heading.items.view.setFocus()
    return heading.items


def marks(pane):
    return [mark.cursor.selectedText() for mark in pane.delegate.editor.extraSelections()]


def test_what_is_typed_is_marked_as_soon_as_the_hands_rest(pane, keyboard, qtbot):
    keyboard.press(KEY.Key_Return)
    keyboard.type("收到行政复议申请16件")
    assert marks(pane) == []
    qtbot.waitUntil(lambda: marks(pane) == ["16件"])
    assert pane.hint.text() == "“16件”与“收到行政复议申请”相同 · Ctrl+L 关联 · Ctrl+M 其他"
    assert pane.hint.voice is Voice.WARNING
    assert text_of(pane, BODY) == "全年工作："
    keyboard.press(KEY.Key_Escape)
    assert "移动" in pane.hint.text()
    assert pane.hint.voice is Voice.QUIET


def test_link_figure_puts_the_figure_where_the_digits_stood_and_the_hands_go_on(pane, keyboard, qtbot):
    keyboard.press(KEY.Key_Return)
    keyboard.type("收到行政复议申请16件，受理15件")
    keyboard.press(KEY.Key_L, CONTROL)
    assert text_of(pane, BODY) == "全年工作：收到行政复议申请16件，受理{{h06.fy_accept}}"
    assert pane.held.history.undo_label == "关联指标“行政复议立案受理”"
    qtbot.waitUntil(lambda: marks(pane) == ["16件"])
    keyboard.type("，")
    keyboard.press(KEY.Key_L, CONTROL)
    assert text_of(pane, BODY) == "全年工作：收到行政复议申请{{h06.fy_apply}}，受理{{h06.fy_accept}}，"
    assert marks(pane) == []
    qtbot.waitUntil(lambda: pane.links.idle)
    assert marks(pane) == []
    keyboard.press(KEY.Key_L, CONTROL)
    pane.held.undo()
    assert text_of(pane, BODY) == "全年工作：收到行政复议申请16件，受理{{h06.fy_accept}}，"


def test_digits_at_the_cursor_come_first(pane, keyboard):
    keyboard.press(KEY.Key_Return)
    keyboard.type("收到行政复议申请16件，受理15件")
    for _ in range(6):
        keyboard.press(KEY.Key_Left)
    keyboard.press(KEY.Key_L, CONTROL)
    assert text_of(pane, BODY) == "全年工作：收到行政复议申请{{h06.fy_apply}}，受理15件"
    keyboard.type("了")
    pane.finish()
    assert text_of(pane, BODY) == "全年工作：收到行政复议申请{{h06.fy_apply}}了，受理15件"


def test_a_row_that_is_not_under_edit_is_opened_for_it(pane, keyboard):
    pane.held.do(SetText(BODY, "收到行政复议申请16件。"), "改")
    pane.view.setFocus()
    keyboard.press(KEY.Key_L, CONTROL)
    assert text_of(pane, BODY) == "收到行政复议申请{{h06.fy_apply}}。"


def test_what_is_being_composed_is_kept_by_it_and_blanks_do_not_mislead_it(pane, keyboard):
    keyboard.press(KEY.Key_Return)
    keyboard.press(KEY.Key_Home)
    keyboard.type("  ")
    keyboard.press(KEY.Key_End)
    keyboard.type("收到行政复议申请16件")
    keyboard.compose("，好")
    keyboard.press(KEY.Key_L, CONTROL)
    pane.finish()
    assert text_of(pane, BODY) == "全年工作：收到行政复议申请{{h06.fy_apply}}，好"


def test_signs_of_two_positions_before_it_do_not_mislead_it(pane, keyboard):
    keyboard.press(KEY.Key_Return)
    keyboard.type("𠮷林，收到行政复议申请16件")
    keyboard.press(KEY.Key_L, CONTROL)
    keyboard.type("好")
    pane.finish()
    assert text_of(pane, BODY) == "全年工作：𠮷林，收到行政复议申请{{h06.fy_apply}}好"


def choices(pane):
    return {action.text(): action for action in pane.links.menu.actions() if action.text()}


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_links_or_calls_it_fixed_for_good(pane, keyboard, qtbot):
    keyboard.press(KEY.Key_Return)
    keyboard.type("收到行政复议申请16件")
    keyboard.press(KEY.Key_M, CONTROL)
    assert list(choices(pane)) == ["“16件”关联到“收到行政复议申请”", "关联到其他指标…", "这是固定文字"]
    choices(pane)["这是固定文字"].trigger()
    assert pane.held.history.undo_label == "“16件”是固定文字"
    qtbot.waitUntil(lambda: marks(pane) == [] and pane.links.idle)
    assert "移动" in pane.hint.text()
    pane.finish()
    keyboard.press(KEY.Key_L, CONTROL)
    assert text_of(pane, BODY) == "全年工作：收到行政复议申请16件"
    pane.held.undo()
    keyboard.press(KEY.Key_M, CONTROL)
    choices(pane)["“16件”关联到“收到行政复议申请”"].trigger()
    assert text_of(pane, BODY) == "全年工作：收到行政复议申请{{h06.fy_apply}}"


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_another_indicator_takes_the_place_of_the_digits(pane, keyboard):
    keyboard.press(KEY.Key_Return)
    keyboard.type("收到行政复议申请16件。")
    keyboard.press(KEY.Key_Left)
    keyboard.press(KEY.Key_M, CONTROL)
    choices(pane)["关联到其他指标…"].trigger()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, InsertFigureDialog) and w.isVisible())
    dialog.chosen.emit("h06.fy_accept")
    dialog.accept()
    pane.finish()
    assert text_of(pane, BODY) == "全年工作：收到行政复议申请{{h06.fy_accept}}。"


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_away_from_digits_the_menu_of_the_paragraph_comes(pane, keyboard):
    keyboard.press(KEY.Key_Return)
    keyboard.type("收到行政复议申请16件，好")
    keyboard.press(KEY.Key_M, CONTROL)
    assert not pane.links.menu.isVisible()


def test_the_editor_gone_nothing_is_looked_at(pane, keyboard, qtbot):
    keyboard.press(KEY.Key_Return)
    keyboard.type("收到行政复议申请16件")
    keyboard.press(KEY.Key_Left)
    qtbot.waitUntil(lambda: not pane.links.idle)
    pane.finish()
    qtbot.waitUntil(lambda: pane.links.idle)
    assert pane.delegate.editor is None
    assert "移动" in pane.hint.text()


def test_what_was_found_in_an_older_text_is_dropped(pane, keyboard, qtbot):
    keyboard.press(KEY.Key_Return)
    keyboard.type("收到行政复议申请16件")
    pane.links._look()
    assert pane.links.looking
    keyboard.press(KEY.Key_Backspace)
    keyboard.press(KEY.Key_Backspace)
    keyboard.press(KEY.Key_Backspace)
    qtbot.waitUntil(lambda: pane.links.idle)
    assert marks(pane) == []
