"""唱校 by its keys: who reads, Space for 无误, F6 for 有误, and going on where it stopped."""

from __future__ import annotations

import weakref

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.model.annotations import ReadAloud
from desktop.model.reading_aloud import Verdict, items_to_read, verdict_of
from desktop.windows.aloud.readers_dialog import Part, Plan, ReadersDialog, items_of
from desktop.windows.aloud.view import ReadingAloud
from desktop.windows.keys import KEY_OF, KEYS, Scope

READERS = ("王丽", "张强")


@pytest.fixture
def view(session, appearance, qtbot):
    window = ReadingAloud(session, items_to_read(session.report, session.catalog), READERS, appearance)
    with qtbot.waitExposed(window):
        window.open()
    window.activateWindow()
    window.setFocus()
    yield window
    if shiboken6.isValid(window):
        window.reject()


def hit(widget, action):
    combination = QKeySequence.fromString(KEY_OF[action].key, QKeySequence.SequenceFormat.PortableText)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def test_aloud_right_is_kept_and_the_next_comes(view, session):
    first = view.item
    hit(view, "aloud_right")
    read = session.report.annotation(ReadAloud, first.place)
    assert (read.readers, read.value, read.wrong) == (READERS, first.value, "")
    assert view.item != first
    assert session.history.undo_label == f"唱校：{first.label or first.heading}无误"
    session.undo()
    assert session.report.annotation(ReadAloud, first.place) is None


def test_aloud_wrong_asks_where_and_lists_it_among_the_findings(view, session):
    item = view.item
    hit(view, "aloud_wrong")
    assert not view.wrong.isHidden()
    QTest.keyClicks(view.wrong.line, "26 ying wei 27")
    QTest.keyClick(view.wrong.line, Qt.Key.Key_Return)
    assert session.report.annotation(ReadAloud, item.place).wrong == "26 ying wei 27"
    assert view.wrong.isHidden()
    assert [found.place for found in session.findings if found.rule == "A01"] == [item.place]


def test_esc_in_the_line_takes_it_back_and_space_reads_on(view, session):
    item = view.item
    hit(view, "aloud_wrong")
    QTest.keyClick(view.wrong.line, Qt.Key.Key_Escape)
    assert view.isVisible()
    assert session.report.annotation(ReadAloud, item.place) is None
    hit(view, "aloud_right")
    assert verdict_of(item, session.report) is Verdict.RIGHT


def test_aloud_next_and_aloud_previous_say_nothing(view, session):
    first = view.item
    hit(view, "aloud_next")
    assert view.item != first
    hit(view, "aloud_previous")
    assert view.item == first
    hit(view, "aloud_previous")
    assert view.item == first
    assert session.report.annotations_of(ReadAloud) == {}


def test_aloud_leave_and_it_goes_on_where_it_stopped(view, session, appearance):
    for _ in range(3):
        hit(view, "aloud_right")
    stopped = view.item
    hit(view, "aloud_leave")
    again = ReadingAloud(session, items_to_read(session.report, session.catalog), READERS, appearance)
    assert again.item == stopped
    again.reject()


def test_enter_answers_nothing(view, session):
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.isVisible()
    assert session.report.annotations_of(ReadAloud) == {}


def test_buttons_leave_space_to_the_item(view):
    assert all(button.focusPolicy() is Qt.FocusPolicy.NoFocus for button in view.findChildren(QPushButton))


def test_the_end_is_said(session, appearance, qtbot):
    items = items_to_read(session.report, session.catalog)[:2]
    window = ReadingAloud(session, items, READERS, appearance)
    qtbot.addWidget(window)
    hit(window, "aloud_right")
    hit(window, "aloud_right")
    assert window._end.text().startswith("读到最后一条了：有误0条")
    window.reject()


def test_the_plan_chooses_what_is_read(session):
    items = items_to_read(session.report, session.catalog)
    some = frozenset(item.place for item in items[:5])
    assert items_of(Plan(READERS, Part.ALL), items, some) == items
    assert all(item.is_figure for item in items_of(Plan(READERS, Part.FIGURES), items, some))
    assert items_of(Plan(READERS, Part.HEADING), items, some) == items[:5]


def test_two_different_people_are_asked_for(appearance, qtbot):
    dialog = ReadersDialog(("王丽", ""), appearance)
    chosen = []
    dialog.chosen.connect(chosen.append)
    with qtbot.waitExposed(dialog):
        dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen == []
    dialog.listener.setText("张强")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen == [Plan(READERS, Part.ALL)]


def test_from_the_key_to_the_first_item_and_freed_when_left(at_work, keyboard):
    keyboard.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ReadersDialog))
    dialog.reader.setText(READERS[0])
    dialog.listener.setText(READERS[1])
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ReadingAloud))
    hit(window, "aloud_right")
    assert len(at_work.session.report.annotations_of(ReadAloud)) == 1
    gone = weakref.ref(window)
    hit(window, "aloud_leave")
    del window, dialog
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone() is None


def test_every_key_of_reading_aloud_has_a_test_here():
    names = "\n".join(name for name in globals() if name.startswith("test_"))
    assert [key.action for key in KEYS if key.scope is Scope.ALOUD and key.action not in names] == []


def test_a_heading_is_read_in_one_line_with_its_number(view):
    while view.item.is_figure or len(view.item.value) > 20:
        view.next()
    shown = [label.text() for label in view.card.findChildren(QLabel) if label.text()]
    assert shown[0] == f"{view.item.label}{view.item.value}"
    assert view.card._value.alignment() & Qt.AlignmentFlag.AlignHCenter
