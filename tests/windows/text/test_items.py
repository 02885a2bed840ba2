"""The text of a heading: read with its figures as chips, changed where it stands, moved, added, taken back."""

import subprocess
import sys
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.model.edits import SetFigure, SetText
from desktop.model.figure import NOT_FILLED
from desktop.model.outline import Entry, Level
from desktop.windows.figures.find_indicator import InsertFigureDialog
from desktop.windows.heading_pane import HeadingPane
from desktop.windows.looks.tokens import LIGHT
from desktop.windows.session import Session
from desktop.windows.text.chips import SIGN
from desktop.windows.text.item_acts import move, remove, split_paragraph, unit_of
from desktop.windows.text.pieces import ChipState, pieces_of
from tests.windows.text.hands import keys_of, paragraph, text_of

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_edit_text_opens_the_paragraph_and_leaving_keeps_it(pane, keyboard):
    key = paragraph(pane)
    before = text_of(pane, key)
    keyboard.press(Qt.Key.Key_Return)
    assert pane.delegate.editor.source == before
    keyboard.type("完。")
    pane.finish()
    assert text_of(pane, key) == before + "完。"
    assert pane.held.history.undo_label.startswith("修改文字")


def test_what_undo_would_take_back_is_said_as_it_reads(pane, keyboard):
    key = paragraph(pane)
    pane.held.do(SetText(key, "全区{{h01.online_units}}实行一网通办。"), "改文字")
    pane.go_to(key)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("完。")
    pane.finish()
    said = pane.held.phrases.plain("全区{{h01.online_units}}实行一网通办。完。")
    assert pane.held.history.undo_label.startswith(f"修改文字 “{said[:6]}")


def test_edit_text_where_nothing_is_at_hand_does_nothing(pane, keyboard):
    paragraph(pane)
    pane.view.setCurrentIndex(QModelIndex())
    keyboard.press(Qt.Key.Key_Return)
    assert pane.delegate.editor is None


def test_in_a_ledger_to_be_looked_at_a_paragraph_says_that_it_cannot_be_edited(qtbot, pane, keyboard, monkeypatch):
    paragraph(pane)
    monkeypatch.setattr(Session, "read_only", property(lambda _: True))
    with qtbot.waitSignal(pane.held.said) as said:
        keyboard.press(Qt.Key.Key_Return)
    assert "只读" in said.args[0]
    with qtbot.waitSignal(pane.held.said):
        place = pane.view.visualRect(pane.view.currentIndex()).center()
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pane.delegate.editor is None


def test_leave_text_gives_up_what_was_typed_even_if_it_was_kept_meanwhile(pane, keyboard):
    key = paragraph(pane)
    before = text_of(pane, key)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("甲")
    pane.delegate.editor._timer.timeout.emit()
    assert text_of(pane, key) == before + "甲"
    keyboard.type("乙")
    keyboard.press(Qt.Key.Key_Escape)
    assert text_of(pane, key) == before
    assert pane.delegate.editor is None


def test_what_is_typed_is_kept_when_the_hands_rest_and_is_one_step_of_undo(pane, keyboard):
    key = paragraph(pane)
    before = text_of(pane, key)
    keyboard.press(Qt.Key.Key_Return)
    for character in "甲乙":
        keyboard.type(character)
        pane.delegate.editor._timer.timeout.emit()
    pane.finish()
    assert text_of(pane, key) == before + "甲乙"
    pane.held.undo()
    assert text_of(pane, key) == before


def test_the_clock_of_an_editor_that_was_closed_strikes_for_nobody(pane, keyboard):
    paragraph(pane)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("甲")
    editor = pane.delegate.editor
    pane.finish()
    kept = pane.held.report
    editor._timer.timeout.emit()  # pytest-qt fails on the warning that Qt would give here
    assert pane.held.report is kept


def test_what_is_being_composed_is_kept_on_leaving(pane, keyboard):
    key = paragraph(pane)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.compose("行政")
    pane.delegate.editor._timer.timeout.emit()
    assert "行政" not in text_of(pane, key)[-2:]
    pane.finish()
    assert text_of(pane, key).endswith("行政")


def test_backspace_selects_a_chip_first_and_deletes_it_second(pane, keyboard):
    key = paragraph(pane)
    keyboard.press(Qt.Key.Key_Return)
    editor = pane.delegate.editor
    source = editor.source
    end = editor.document().toPlainText().rindex(SIGN) + 1
    cursor = editor.textCursor()
    cursor.setPosition(end)
    editor.setTextCursor(cursor)
    keyboard.press(Qt.Key.Key_Backspace)
    assert editor.source == source
    assert editor.textCursor().hasSelection()
    keyboard.press(Qt.Key.Key_Backspace)
    assert editor.source.count("{{") == source.count("{{") - 1
    pane.finish()
    assert text_of(pane, key).count("{{") == source.count("{{") - 1


def test_the_program_ends_well_with_a_paragraph_on_the_clipboard():
    script = """
from PySide6.QtWidgets import QApplication, QWidget
from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.windows.looks.appearance import Appearance
from desktop.windows.session import Session
from desktop.windows.text.item_editor import ItemEditor
from desktop.windows.text.item_model import ItemModel
application = QApplication([])
model = ItemModel()
model.show_session(Session(standard_catalog(), load_sample(standard_catalog())))
appearance = Appearance()
widget = QWidget()
editor = ItemEditor(model, appearance, widget)
editor.load("案卷{{h04.self_total}}。")
editor.selectAll()
editor.copy()
print(application.clipboard().text())
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "案卷{{h04.self_total}}。\n")


def test_chips_are_copied_and_pasted_as_what_they_stand_for(pane, keyboard):
    paragraph(pane)
    keyboard.press(Qt.Key.Key_Return)
    editor = pane.delegate.editor
    source = editor.source
    keyboard.press(Qt.Key.Key_A, CONTROL)
    keyboard.press(Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().mimeData()
    assert (copied.text(), copied.formats()) == (source, ["text/plain"])
    keyboard.press(Qt.Key.Key_V, CONTROL)
    assert editor.source == source
    keyboard.press(Qt.Key.Key_Escape)


def test_enter_in_a_paragraph_begins_a_new_one(pane, keyboard):
    key = paragraph(pane)
    before = text_of(pane, key)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Home, CONTROL)
    keyboard.press(Qt.Key.Key_Right)
    keyboard.press(Qt.Key.Key_Return)
    new = keys_of(pane)[keys_of(pane).index(key) + 1]
    assert text_of(pane, key) == before[0]
    assert text_of(pane, new) == before[1:]
    assert pane.delegate.editor is not None
    pane.finish()
    pane.held.undo()
    assert text_of(pane, key) == before


def test_an_emptied_paragraph_is_taken_out_and_an_emptied_heading_is_not(pane, keyboard):
    key = paragraph(pane)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_A, CONTROL)
    keyboard.press(Qt.Key.Key_Delete)
    pane.finish()
    assert key not in keys_of(pane)
    pane.held.undo()
    heading = keys_of(pane)[0]
    pane.go_to(heading, edit=True)
    keyboard.press(Qt.Key.Key_A, CONTROL)
    keyboard.press(Qt.Key.Key_Delete)
    pane.finish()
    assert text_of(pane, heading)


def test_insert_figure_finds_by_name_and_puts_a_chip(pane, keyboard):
    key = paragraph(pane)
    keyboard.press(Qt.Key.Key_I, CONTROL)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, InsertFigureDialog))
    gone = weakref.ref(dialog)
    QTest.keyClicks(dialog._line, "zczphgaj")
    QTest.keyClick(dialog._line, Qt.Key.Key_Down)
    QTest.keyClick(dialog._line, Qt.Key.Key_Up)
    QTest.keyClick(dialog._line, Qt.Key.Key_Return)
    pane.finish()
    assert text_of(pane, key).endswith("{{h04.self_pass}}")
    del dialog
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone() is None


def test_move_up_and_move_down_carry_an_item_with_its_paragraph(pane, keyboard):
    key = paragraph(pane)
    before = keys_of(pane)
    item = before[before.index(key) - 1]
    keyboard.press(Qt.Key.Key_Down, CONTROL)
    after = keys_of(pane)
    assert after != before
    assert after.index(key) == after.index(item) + 1
    keyboard.press(Qt.Key.Key_Up, CONTROL)
    assert keys_of(pane) == before


def test_an_item_can_be_added_named_and_filled(pane, keyboard):
    before = keys_of(pane)
    pane._add.click()
    keyboard.type("新做法。")
    pane.finish()
    after = keys_of(pane)
    assert after[: len(before)] == before
    assert text_of(pane, after[-2]) == "新做法。"
    assert pane.model.row(len(after) - 2).number.strip().rstrip(".").isdigit()
    pane.held.undo()
    pane.held.undo()
    assert keys_of(pane) == before


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_offers_what_can_be_done(pane):
    key = paragraph(pane)
    index = pane.view.currentIndex()
    place = pane.view.visualRect(index).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, pane.view.viewport().mapToGlobal(place))
    QApplication.sendEvent(pane.view.viewport(), event)
    assert pane._menu.isVisible()
    lines = dict(reversed(action.text().partition("\t")[::2]) for action in pane._menu.actions())
    assert (lines["Ctrl+↑"], lines["Ctrl+Enter"]) == ("上移", "在后面添加一项")
    actions = {action.text().partition("\t")[0]: action for action in pane._menu.actions()}
    assert list(actions) == [
        "修改",
        "插入指标",
        "在后面添加一项",
        "上移",
        "下移",
        "升一级",
        "降一级",
        "恢复标准措辞",
        "删除",
    ]
    pane._menu.close()
    actions["修改"].trigger()
    assert pane.delegate.editor is not None
    pane.finish()
    actions["删除"].trigger()
    assert key not in keys_of(pane)


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_menu_over_the_paragraph_under_edit_leaves_it_and_the_cursor_where_they_were(pane, keyboard):
    key = paragraph(pane)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("新")
    place = pane.delegate.editor.textCursor().position()
    pane._add.setFocus(Qt.FocusReason.PopupFocusReason)  # as a menu takes it when one goes down in it by key
    assert pane.delegate.editing == key
    pane._show_menu()
    edit = next(action for action in pane._menu.actions() if action.data() == "edit_text")
    assert not edit.isVisible()
    pane._menu.close()
    pane.act("move_down")
    assert pane.delegate.editing == key
    assert pane.delegate.editor.textCursor().position() == place
    pane._add.setFocus(Qt.FocusReason.OtherFocusReason)
    assert pane.delegate.editor is None
    assert "新" in text_of(pane, key)


def ink_at_left(widget, wide):
    """Say how many points of the first line, left of `wide`, are not of the ground."""
    image = widget.viewport().grab().toImage()
    ground = image.pixelColor(0, 0)
    return sum(image.pixelColor(x, y) != ground for x in range(wide) for y in range(widget.fontMetrics().height()))


def test_a_heading_under_edit_keeps_its_number_and_its_look(pane, keyboard):
    row = next(pane.model.row(n) for n in range(pane.model.rowCount()) if pane.model.row(n).entry.is_heading)
    pane.go_to(row.entry.key)
    keyboard.press(Qt.Key.Key_Return)
    editor = pane.delegate.editor
    keyboard.type("新")
    assert editor.source == row.entry.text + "新"
    cursor = editor.textCursor()
    assert cursor.charFormat().font().bold()
    line = editor.document().firstBlock().layout().lineAt(0)
    wide = editor.fontMetrics().horizontalAdvance(row.number)
    assert abs(line.x() - wide) < 2
    ink = ink_at_left(editor, wide)
    editor.stand_behind("", heading=True)
    assert ink > ink_at_left(editor, wide) + 10


def test_a_paragraph_under_edit_is_indented_and_written_as_it_is_printed(pane, keyboard):
    paragraph(pane)
    keyboard.press(Qt.Key.Key_Return)
    editor = pane.delegate.editor
    keyboard.type("新")
    assert not editor.textCursor().charFormat().font().bold()
    assert editor.document().firstBlock().blockFormat().textIndent() == 2 * editor.appearance.prose().pixelSize()


def coloured(image, colour):
    """Give where points of a colour stand in an image."""
    return {(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == colour}


@pytest.fixture
def old_wording(qtbot, appearance, catalog, sample):
    """Give what shows a paragraph of so many signs that was taken over from last year; it lives as long as the test."""
    living = []

    def show(body, signs):
        outline = tuple(
            replace(entry, text="字" * signs, carried=True) if entry.key == body else entry for entry in sample.outline
        )
        session, heading = Session(catalog, replace(sample, outline=outline)), HeadingPane(appearance)
        living.extend((session, heading))
        qtbot.addWidget(heading)
        heading.resize(700, 700)
        heading.show_session(session)
        heading.show()
        qtbot.waitExposed(heading)
        heading.show_section(session.sections.index_of("H04"))
        heading.items.go_to(body)
        return heading.items

    yield show
    living.clear()


@pytest.mark.parametrize("signs", [4, 33, 37, 41, 45, 49])
def test_the_tag_of_old_wording_never_covers_words(appearance, old_wording, signs):
    items = old_wording("h04.3.body", signs)
    index = items.view.currentIndex()
    row, box = items.model.row(index.row()), items.view.visualRect(index)
    words = items.delegate._documents.last_line(row, items.delegate._width())
    image = items.view.viewport().grab(box).toImage()
    tag = coloured(image, QColor(appearance.tokens.warning_ground))
    assert len(tag) > 100
    right, bottom = words.right() + appearance.px(14), words.bottom()
    assert not [(x, y) for x, y in tag if x < right and y < bottom]


def test_a_click_edits_where_it_was_clicked(pane):
    paragraph(pane)
    box = pane.view.visualRect(pane.view.currentIndex())
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(60, 14))
    editor = pane.delegate.editor
    assert editor is not None
    assert not editor.textCursor().atStart()
    assert not editor.textCursor().atEnd()
    assert abs(editor.viewport().mapTo(pane.view.viewport(), editor.cursorRect().center()).x() - box.left() - 60) < 16


def test_the_editor_grows_with_its_text(pane, keyboard):
    paragraph(pane)
    keyboard.press(Qt.Key.Key_Return)
    before = pane.view.visualRect(pane.view.currentIndex()).height()
    pane.delegate.editor.insert_source("长" * 200)
    pane.view.executeDelayedItemsLayout()
    assert pane.view.visualRect(pane.view.currentIndex()).height() > before


def test_chips_show_what_is_missing_and_what_is_in_doubt(session):
    session.do(SetFigure("h04.self_pass", NOT_FILLED), "清空")
    pieces = pieces_of(
        "共{{h04.self_pass}}、{{h04.self_total}}、{{h04.self_fail}}。", session.phrases, {"h04.self_total"}
    )
    assert [piece.state for piece in pieces if piece.source] == [ChipState.MISSING, ChipState.DOUBT, ChipState.GIVEN]
    assert pieces[1].words == "未填 自查自评合格案卷"
    assert pieces[-2].words == "0卷"


ITEM = Level.ITEM
OUTLINE = (
    Entry("h", Level.HEADING, "标题"),
    Entry("1", ITEM, "甲", run_in=True),
    Entry("1a", Level.BODY, "甲一"),
    Entry("1b", Level.BODY, "甲二"),
    Entry("2", ITEM, "乙"),
    Entry("2a", Level.BODY, "乙一"),
    Entry("2b", Level.BODY, "乙二"),
)


def moved(key, step):
    from desktop.model.report import Report

    edit = move(OUTLINE, key, step)
    if edit is None:
        return None
    return "".join(entry.key for entry in edit.on(Report("甲区", 2022, "A", outline=OUTLINE)).outline)


@pytest.mark.parametrize(
    ("key", "step", "result"),
    [
        ("1", 1, "h22a2b11a1b"),
        ("1a", 1, "h22a2b11a1b"),
        ("2", -1, "h22a2b11a1b"),
        ("2a", 1, "h11a1b22b2a"),
        ("2b", -1, "h11a1b22b2a"),
        ("1", -1, None),
        ("2", 1, None),
        ("2a", -1, None),
        ("2b", 1, None),
    ],
)
def test_items_and_paragraphs_move_among_their_equals(key, step, result):
    assert moved(key, step) == result


def test_a_run_in_heading_goes_with_its_paragraph():
    assert [entry.key for entry in unit_of(OUTLINE, "1a")] == ["1", "1a", "1b"]
    assert remove(OUTLINE, "2b").keys == ("2b",)


def test_splitting_at_the_end_only_adds():
    edit, new = split_paragraph(OUTLINE, OUTLINE[5].key, "乙一", "")
    assert edit.entries == (Entry(new, Level.BODY, ""),)


def new_paragraph_above(pane, keyboard):
    """Press Enter at the beginning of a paragraph that is 沿用未改; give its key and the outline before."""
    session = pane.held
    key = paragraph(pane)
    before = session.report.outline
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Home, CONTROL)
    keyboard.press(Qt.Key.Key_Return)
    return key, before


def test_a_new_paragraph_above_leaves_the_words_below_untouched(pane, keyboard):
    key, before = new_paragraph_above(pane, keyboard)
    outline = pane.held.report.outline
    assert [entry for entry in outline if entry in before] == list(before)  # marks and all
    assert pane.delegate.editing not in ("", key)
    keyboard.type("新")
    pane.finish()
    place = next(n for n, entry in enumerate(pane.held.report.outline) if entry.key == key)
    assert pane.held.report.outline[place - 1].text == "新"


@pytest.mark.parametrize("how", ["finish", "focus", "escape"])
def test_a_new_paragraph_that_is_left_empty_goes_and_leaves_no_step(qtbot, pane, keyboard, how):
    label = pane.held.history.undo_label
    _, before = new_paragraph_above(pane, keyboard)
    assert pane.held.report.outline != before
    keyboard.press(Qt.Key.Key_Return)  # one empty paragraph is enough
    assert len(pane.held.report.outline) == len(before) + 1
    if how == "finish":
        pane.finish()
    elif how == "focus":
        pane.view.setFocus()
    else:
        keyboard.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pane.held.report.outline == before)
    assert pane.held.history.undo_label == label


def test_an_empty_paragraph_behind_reworded_words_goes_and_the_words_stay(pane, keyboard):
    key = paragraph(pane)
    before = text_of(pane, key)
    count = len(pane.held.report.outline)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("完。")
    keyboard.press(Qt.Key.Key_Return)
    pane.finish()
    assert len(pane.held.report.outline) == count
    assert text_of(pane, key) == before + "完。"


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_mouse_asks_at_its_place_of_a_paragraph_for_its_menu_and_of_a_figure_for_its_ways(pane):
    paragraph(pane)
    box = pane.view.visualRect(pane.view.currentIndex())
    points = [QPoint(x, y) for y in range(box.top() + 4, box.bottom(), 8) for x in range(box.left(), box.right(), 8)]
    chip = next(point for point in points if pane.view._told(point))
    words = next(point for point in points if point.x() > box.left() + 200 and not pane.view._told(point))
    ask_with_the_mouse(pane, words)
    assert pane._menu.isVisible()
    assert pane._menu.x() == pane.view.viewport().mapToGlobal(words).x()
    pane._menu.close()
    assert pane.delegate.editor is None
    ask_with_the_mouse(pane, chip)
    assert pane.chips.menu.isVisible()
    assert "到指标表里去" in [action.text() for action in pane.chips.menu.actions()]
    pane.chips.menu.close()
    pane.finish()


def ask_with_the_mouse(pane, place):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, pane.view.viewport().mapToGlobal(place))
    QApplication.sendEvent(pane.view.viewport(), event)


def test_the_paragraph_under_edit_has_a_frame(pane, keyboard):
    paragraph(pane)
    keyboard.press(Qt.Key.Key_Return)
    assert drawn_at_the_edge(pane) == QColor(LIGHT.accent).name()
    pane.finish()
    pane.view.setCurrentIndex(QModelIndex())
    pane.view.clearFocus()
    assert drawn_at_the_edge(pane) != QColor(LIGHT.accent).name()


def drawn_at_the_edge(pane):
    """Give the colour beside the first paragraph with a chip."""
    rows = range(pane.model.rowCount())
    row = next(
        row for row in rows if not pane.model.row(row).entry.is_heading and "{{" in pane.model.row(row).entry.text
    )
    box = pane.view.visualRect(pane.model.index(row))
    return pane.view.viewport().grab().toImage().pixelColor(box.left() + 6, box.top() + 20).name()


def test_ctrl_i_in_the_table_inserts_into_the_first_paragraph_where_none_is_at_hand(pane, keyboard):
    heading = pane.window()
    pane.view.setCurrentIndex(QModelIndex())
    heading.table.setFocus()
    keyboard.press(Qt.Key.Key_I, CONTROL)
    editor = pane.delegate.editor
    assert editor is not None
    (dialog,) = editor.findChildren(InsertFigureDialog)
    dialog.reject()
    key = pane.delegate.editing
    row = next(row for row in range(pane.model.rowCount()) if pane.model.row(row).entry.key == key)
    assert row == next(row for row in range(pane.model.rowCount()) if not pane.model.row(row).entry.is_heading)
    pane.finish()
