"""Writing with real keys: joining, levels, ways of writing a figure, pasting, the input method, standard wording."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.model.edits import AddEntries, SetFigure, SetText
from desktop.model.figure import NOT_FILLED
from desktop.model.language.parse import length_of
from desktop.model.outline import Entry, Level
from desktop.model.text import pasted_paragraphs
from desktop.windows.keys import KEYS, Scope
from desktop.windows.text.cases_dialog import CasesDialog
from tests.windows.dragging import drag
from tests.windows.text import test_items, test_linking
from tests.windows.text.hands import keys_of, paragraph, text_of

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def entry_of(pane, key):
    return next(entry for entry in pane.held.report.outline if entry.key == key)


def edit_at(pane, keyboard, key, place):
    pane.go_to(key)
    pane.view.setFocus()
    keyboard.press(KEY.Key_Return)
    cursor = pane.delegate.editor.textCursor()
    cursor.setPosition(place)
    pane.delegate.editor.setTextCursor(cursor)


def cursor_of(pane):
    return pane.delegate.editor.textCursor().position()


@pytest.fixture
def two(pane):
    """Two paragraphs at the end of the heading, with a figure in the first."""
    last = keys_of(pane)[-1]
    entries = (Entry("eins", Level.BODY, "共{{h04.self_total}}，好。"), Entry("zwei", Level.BODY, "都办了。"))
    pane.held.do(AddEntries(last, entries), "准备")
    return pane


def test_backspace_at_the_beginning_joins_a_paragraph_to_the_one_above(two, keyboard):
    edit_at(two, keyboard, "zwei", 0)
    keyboard.press(KEY.Key_Backspace)
    assert text_of(two, "eins") == "共{{h04.self_total}}，好。都办了。"
    assert cursor_of(two) == length_of("共{{h04.self_total}}，好。")
    keyboard.type("又")
    two.finish()
    assert text_of(two, "eins") == "共{{h04.self_total}}，好。又都办了。"
    two.held.undo()
    assert two.held.history.undo_label == "并入上一段"
    two.held.undo()
    assert (text_of(two, "eins"), text_of(two, "zwei")) == ("共{{h04.self_total}}，好。", "都办了。")


def test_delete_at_the_end_joins_the_next_and_keeps_what_was_typed_before(two, keyboard):
    edit_at(two, keyboard, "eins", length_of("共{{h04.self_total}}，好。"))
    keyboard.type("嗯")
    keyboard.press(KEY.Key_Delete)
    assert text_of(two, "eins") == "共{{h04.self_total}}，好。嗯都办了。"
    assert cursor_of(two) == length_of("共{{h04.self_total}}，好。嗯")


def test_an_emptied_paragraph_joined_to_the_one_above_is_gone(two, keyboard):
    edit_at(two, keyboard, "zwei", 0)
    keyboard.press(KEY.Key_A, CONTROL)
    keyboard.press(KEY.Key_Delete)
    keyboard.press(KEY.Key_Backspace)
    assert "zwei" not in keys_of(two)
    assert text_of(two, "eins") == "共{{h04.self_total}}，好。"


def test_a_paragraph_comes_to_stand_on_the_line_of_its_heading_and_no_further(two, keyboard):
    two.held.do(AddEntries("zwei", (Entry("h", Level.ITEM, "名。"), Entry("b", Level.BODY, "文。"))), "准备")
    edit_at(two, keyboard, "b", 0)
    keyboard.press(KEY.Key_Backspace)
    assert entry_of(two, "h").run_in
    keyboard.press(KEY.Key_Backspace)
    assert (text_of(two, "h"), text_of(two, "b")) == ("名。", "文。")
    assert two.delegate.editing == "b"
    edit_at(two, keyboard, "h", 0)
    keyboard.press(KEY.Key_Backspace)
    assert text_of(two, "zwei") == "都办了。名。文。"
    assert not {"h", "b"} & set(keys_of(two))


def test_backspace_in_the_middle_is_only_backspace(two, keyboard):
    edit_at(two, keyboard, "zwei", 1)
    keyboard.press(KEY.Key_Backspace)
    assert two.delegate.editor.source == "办了。"


def test_raise_level_and_lower_level_lead_from_point_to_item_and_back(two, keyboard):
    two.held.do(SetText("zwei", "一是办案。都办了。"), "准备")
    two.go_to("zwei")
    two.view.setFocus()
    keyboard.press(KEY.Key_BracketRight, CONTROL)
    assert (entry_of(two, "zwei").level, text_of(two, "zwei")) == (Level.POINT, "办案。都办了。")
    assert two.model.row(two.model.row_of("zwei")).number == "一是"
    keyboard.press(KEY.Key_BracketLeft, CONTROL)
    keyboard.press(KEY.Key_BracketLeft, CONTROL)
    heading = entry_of(two, "zwei")
    assert (heading.level, heading.text, heading.run_in) == (Level.SUBITEM, "办案。", True)
    body = keys_of(two)[keys_of(two).index("zwei") + 1]
    assert text_of(two, body) == "都办了。"
    assert two.model.row(two.model.row_of("zwei")).number == "（1）"
    keyboard.press(KEY.Key_BracketLeft, CONTROL)
    assert entry_of(two, "zwei").level is Level.ITEM
    keyboard.press(KEY.Key_BracketRight, CONTROL)
    keyboard.press(KEY.Key_BracketRight, CONTROL)
    assert (entry_of(two, "zwei").level, text_of(two, "zwei")) == (Level.BODY, "办案。都办了。")
    assert body not in keys_of(two)
    said = []
    two.held.said.connect(said.append)
    keyboard.press(KEY.Key_BracketRight, CONTROL)
    keyboard.press(KEY.Key_BracketRight, CONTROL)
    assert said == ["已经是最低的一级，不能再降。"]


def test_an_item_raised_to_a_heading_parts_the_heading_in_two(pane, keyboard, qtbot):
    before = pane.held.report
    rows = len(pane.held.sections.rows)
    pane.go_to("h04.2")
    pane.view.setFocus()
    with qtbot.waitSignal(pane.away) as away:
        keyboard.press(KEY.Key_BracketLeft, CONTROL)
    assert away.args == ["h04.2"]
    assert len(pane.held.sections.rows) == rows + 1
    new = pane.held.sections.rows[pane.held.sections.index_of("h04.2")]
    assert new.number == "（五）"
    assert [entry.key for entry in new.text_entries][:3] == ["h04.2.body", "h04.3", "h04.3.body"]
    assert (entry_of(pane, "h04.2").level, entry_of(pane, "h04.2").run_in) == (Level.HEADING, False)
    assert pane.held.history.undo_label == "升一级"
    pane.held.undo()
    assert pane.held.report == before


def test_the_level_changes_under_the_hands_and_the_cursor_stays(two, keyboard):
    edit_at(two, keyboard, "zwei", 2)
    keyboard.type("妥")
    keyboard.press(KEY.Key_BracketRight, CONTROL)
    assert entry_of(two, "zwei").level is Level.POINT
    assert text_of(two, "zwei") == "都办妥了。"
    assert cursor_of(two) == 3


def test_an_item_with_another_level_below_cannot_sink(two, keyboard):
    entries = (Entry("i", Level.ITEM, "甲。"), Entry("s", Level.SUBITEM, "乙。"))
    two.held.do(AddEntries("zwei", entries), "准备")
    said = []
    two.held.said.connect(said.append)
    two.go_to("i")
    two.view.setFocus()
    keyboard.press(KEY.Key_BracketRight, CONTROL)
    assert said == ["它下面已经有（1）这一级，不能再降。"]
    assert entry_of(two, "i").level is Level.ITEM


def test_add_item_behind_the_one_at_hand(pane, keyboard):
    key = paragraph(pane)
    keyboard.press(KEY.Key_Return)
    keyboard.press(KEY.Key_Return, CONTROL)
    keyboard.type("新做法。")
    pane.finish()
    keys = keys_of(pane)
    new = keys[keys.index(key) + 1]
    assert (text_of(pane, new), entry_of(pane, new).level) == ("新做法。", Level.ITEM)


def test_delete_item_and_the_next_one_is_at_hand(pane, keyboard):
    key = paragraph(pane)
    before = keys_of(pane)
    keyboard.press(KEY.Key_Delete)
    assert key not in keys_of(pane)
    assert pane.work.current == before[before.index(key) + 1]
    pane.held.undo()
    assert keys_of(pane) == before


def test_a_move_while_editing_comes_back_to_the_cursor(pane, keyboard):
    key = paragraph(pane)
    before = keys_of(pane)
    edit_at(pane, keyboard, key, 4)
    keyboard.press(KEY.Key_Down, CONTROL)
    assert keys_of(pane) != before
    assert (pane.delegate.editing, cursor_of(pane)) == (key, 4)


def offered(pane):
    return {action.text().split("\u3000")[0]: action for action in pane.chips.menu.actions() if action.text()}


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_figure_form_offers_the_ways_and_writes_the_one_that_is_taken(two, keyboard):
    edit_at(two, keyboard, "eins", 2)
    keyboard.type("约有")
    keyboard.press(KEY.Key_Left)
    keyboard.press(KEY.Key_Left)
    keyboard.press(KEY.Key_M, CONTROL)
    assert two.chips.menu.isVisible()
    lines = offered(two)
    assert lines["数和单位"].isChecked()
    QTest.keyClick(two.chips.menu, KEY.Key_Down)
    QTest.keyClick(two.chips.menu, KEY.Key_Down)
    QTest.keyClick(two.chips.menu, KEY.Key_Return)
    assert text_of(two, "eins") == "共{{h04.self_total|数}}约有，好。"
    assert two.held.history.undo_label == "换一种写法"
    assert two.delegate.editor.source == text_of(two, "eins")
    assert cursor_of(two) == 2
    two.held.undo()
    assert text_of(two, "eins") == "共{{h04.self_total}}约有，好。"


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_figure_becomes_plain_words_or_is_taken_out_or_shown_in_its_table(two, keyboard, qtbot):
    printed = two.held.phrases.plain("{{h04.self_total}}")
    edit_at(two, keyboard, "eins", 2)
    keyboard.press(KEY.Key_M, CONTROL)
    with qtbot.waitSignal(two.away) as away:
        offered(two)["到指标表里去"].trigger()
    assert away.args == ["h04.self_total"]
    offered(two)["改成固定文字"].trigger()
    assert text_of(two, "eins") == f"共{printed}，好。"
    two.held.undo()
    edit_at(two, keyboard, "eins", 2)
    keyboard.press(KEY.Key_M, CONTROL)
    offered(two)["从句子里删去"].trigger()
    assert text_of(two, "eins") == "共，好。"


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_words_for_nothing_are_typed_and_shown_as_they_will_read(two, keyboard):
    edit_at(two, keyboard, "eins", 2)
    keyboard.press(KEY.Key_M, CONTROL)
    offered(two)["没有发生时怎么写…"].trigger()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, CasesDialog) and w.isVisible())
    dialog.none.setText("没有自查")
    dialog.some.setText("自查#")
    assert dialog.shown_none.text() == "印出来是：没有自查"
    assert dialog.shown_some.text() == f"印出来是：自查{two.held.phrases.plain('{{h04.self_total}}')}"
    dialog.none.setText("没有「自查」")
    QTest.keyClick(dialog, KEY.Key_Return)
    assert dialog.isVisible()
    dialog.none.setText("没有自查")
    QTest.keyClick(dialog, KEY.Key_Return)
    assert text_of(two, "eins") == "共{{h04.self_total|零「没有自查」|有「自查#」}}，好。"
    two.held.do(SetFigure("h04.self_total", NOT_FILLED), "清空")
    assert "未填" in two.model.row(two.model.row_of("eins")).words


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_where_no_figure_stands_the_menu_of_the_paragraph_comes(two, keyboard):
    edit_at(two, keyboard, "zwei", 1)
    keyboard.press(KEY.Key_M, CONTROL)
    assert two._menu.isVisible()


def paste(keyboard, text):
    QGuiApplication.clipboard().setText(text)
    keyboard.press(KEY.Key_V, CONTROL)


def test_pasted_paragraphs_become_paragraphs_in_one_step(two, keyboard):
    edit_at(two, keyboard, "zwei", 1)
    paste(keyboard, "\u3000\u3000开头。\r\n\r\n\u3000\u3000第二 段，{{h04.self_total}}。\x0b尾\u200b")
    keys = keys_of(two)
    new = keys[keys.index("zwei") + 1 :]
    assert [text_of(two, key) for key in ("zwei", *new)] == ["都开头。", "第二段，{{h04.self_total}}。", "尾办了。"]
    assert (two.delegate.editing, cursor_of(two)) == (new[-1], 1)
    two.finish()
    assert two.held.history.undo_label == "粘贴3段"
    two.held.undo()
    assert text_of(two, "zwei") == "都办了。"
    assert keys_of(two)[-1] == "zwei"


def test_one_pasted_paragraph_goes_into_the_sentence(two, keyboard):
    edit_at(two, keyboard, "zwei", 1)
    paste(keyboard, "\u3000依法 \n")
    two.finish()
    assert text_of(two, "zwei") == "都依法办了。"


@pytest.mark.parametrize(
    ("copied", "paragraphs"),
    [
        ("\u3000\u3000一段 。\r\n\r\n二段\t表格\x07格", ("一段。", "二段表格", "格")),
        ("A4 paper 3 件", ("A4 paper 3 件",)),
        ("“引 号”—— 好…… 吗", ("“引号”——好……吗",)),
        ("\ufeff\u202e\u200b", ()),
    ],
)
def test_what_is_copied_elsewhere_is_cleaned(copied, paragraphs):
    assert pasted_paragraphs(copied) == paragraphs


def test_what_is_being_composed_survives_the_loss_of_focus_a_save_and_another_change(two, keyboard):
    edit_at(two, keyboard, "zwei", 3)
    keyboard.compose("xing")
    editor = two.delegate.editor
    place = editor.viewport().mapToGlobal(QPoint(0, 0))
    query = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    two.held.do(SetFigure("h04.self_total", NOT_FILLED), "清空")
    assert two.delegate.editor is editor
    assert editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle) == query
    assert editor.viewport().mapToGlobal(QPoint(0, 0)) == place
    editor._timer.timeout.emit()
    assert editor.composing
    two.view.setFocus()
    two._add.setFocus()
    assert text_of(two, "zwei") == "都办了xing。"


def test_a_committed_composition_replaces_the_letters(two, keyboard):
    edit_at(two, keyboard, "zwei", 3)
    keyboard.compose("xing")
    event = QInputMethodEvent()
    event.setCommitString("行")
    QApplication.sendEvent(two.delegate.editor, event)
    keyboard.type("/a")
    two.finish()
    assert text_of(two, "zwei") == "都办了行/a。"


@pytest.mark.parametrize("act", ["add_item", "move_up", "raise_level"])
def test_no_act_loses_what_is_being_composed(two, keyboard, act):
    edit_at(two, keyboard, "zwei", 3)
    keyboard.compose("xing")
    two.act(act)
    assert any("了xing" in entry.text for entry in two.held.report.outline)


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_standard_wording_comes_back(pane, keyboard):
    key = paragraph(pane)
    before = text_of(pane, key)
    pane._show_menu()
    restore = next(action for action in pane._menu.actions() if action.data() == "restore")
    assert not restore.isEnabled()
    pane._menu.close()
    keyboard.press(KEY.Key_Return)
    keyboard.type("x")
    pane.finish()
    assert text_of(pane, key) != before
    pane._show_menu()
    assert restore.isEnabled()
    pane._menu.close()
    restore.trigger()
    assert text_of(pane, key) == before
    assert pane.held.history.undo_label == "恢复标准措辞"
    keyboard.press(KEY.Key_Return)
    keyboard.press(KEY.Key_Home, CONTROL)
    keyboard.type("x")
    pane.act("restore")
    assert text_of(pane, key) == before
    assert pane.delegate.editing == key
    assert pane.delegate.editor.textCursor().position() == 1


def test_a_closer_look_at_a_figure_tells_what_it_is(pane):
    paragraph(pane)
    index = pane.view.currentIndex()
    rect = pane.view.visualRect(index)
    told = {
        pane.delegate.told(index, rect, QPoint(x, y))
        for x in range(rect.left(), rect.right(), 6)
        for y in range(rect.top() + 8, rect.bottom(), 14)
    }
    first = next(piece for piece in pane.model.row(index.row()).pieces if piece.source)
    assert "" in told
    assert any(lines.split("\n")[1].endswith(first.words) for lines in told if lines)


def middle(pane, key):
    return pane.view.visualRect(pane.model.index(pane.model.row_of(key))).center()


def test_an_item_is_dragged_with_its_paragraph(pane, monkeypatch):
    pane.view.scrollToTop()
    keys = keys_of(pane)
    drag(monkeypatch, pane.view, middle(pane, "h04.1"), middle(pane, "h04.3") - QPoint(0, 8))
    assert keys_of(pane) == ["h04.2", "h04.2.body", "h04.1", "h04.1.body", *keys[4:]]
    assert pane.delegate.editor is None
    assert pane.held.history.undo_label == "移动事项"
    drag(monkeypatch, pane.view, middle(pane, "h04.1"), middle(pane, "h04.2") - QPoint(0, 10))
    assert keys_of(pane) == keys


def test_a_paragraph_is_never_dropped_between_a_heading_and_its_line(two, monkeypatch):
    two.resize(800, 2000)
    drag(monkeypatch, two.view, middle(two, "zwei"), middle(two, "h04.1") + QPoint(0, 8))
    keys = keys_of(two)
    assert keys.index("zwei") == keys.index("h04.1.body") + 1


def test_a_row_dropped_where_it_stands_changes_nothing(two, monkeypatch):
    before = two.held.report
    drag(monkeypatch, two.view, middle(two, "h04.1"), middle(two, "h04.1") + QPoint(0, 6))
    assert two.held.report is before


def test_every_key_of_the_text_has_a_test_here():
    names = " ".join(
        name
        for module in (globals(), vars(test_items), vars(test_linking))
        for name in module
        if name.startswith("test_")
    )
    assert [key.action for key in KEYS if key.scope is Scope.TEXT and key.action not in names] == []
