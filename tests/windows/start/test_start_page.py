"""The start page: everything on it can be asked for with keys alone, and a ledger can be dropped on it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.windows.looks.appearance import Appearance
from desktop.windows.start.recent import RecentLedger
from desktop.windows.start.start_page import StartPage
from desktop.windows.start.steps import STEPS

# The screenless platform says so whenever a window has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(qtbot):
    page = StartPage(Appearance(), lambda: date(2023, 11, 24))
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "银州区法治年报.fzb"
    path.touch()
    return RecentLedger(path, "银州区", (2022,), datetime.fromisoformat("2023-11-24T10:32"), 64, 86)


def button(page, words):
    return next(found for found in page.findChildren(QPushButton) if words in found.accessibleName())


def holds(widget, size):
    def large_enough():
        return widget.width() >= size.width() and widget.height() >= size.height()

    return large_enough


def drop(page, *urls):
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    move, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    nothing = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(200, 200), move, data, left, nothing)
    entered.ignore()
    QApplication.sendEvent(page, entered)
    QApplication.sendEvent(page, QDropEvent(QPointF(200, 200), move, data, left, nothing))
    return entered.isAccepted()


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("打开去年的报告", "choose_report"),
        ("新建空白年度", "new_ledger"),
        ("看看示例", "open_sample"),
        ("打开账本", "choose_ledger"),
        ("使用说明", "show_manual"),
        ("设置", "show_settings"),
        ("关于", "show_about"),
    ],
)
def test_every_button_answers_to_enter(qtbot, page, words, signal):
    found = button(page, words)
    assert found.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(found, Qt.Key.Key_Space)


def test_it_says_how_many_days_are_left(page):
    assert any("还有 98 天" in label.text() for label in page.findChildren(QLabel))


def test_without_ledgers_it_says_what_will_stand_there(page):
    assert not page.recent.isVisible()
    assert any(label.isVisible() and "会列在这里" in label.text() for label in page.findChildren(QLabel))


def test_a_recent_ledger_opens_by_enter_and_by_click(qtbot, page, ledger):
    page.show_recent((ledger,))
    page.recent.setCurrentIndex(page.recent.model().index(0, 0))
    with qtbot.waitSignal(page.open_ledger) as opened:
        qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    assert opened.args == [ledger.path]
    place = page.recent.visualRect(page.recent.model().index(0, 0)).center()
    with qtbot.waitSignal(page.open_ledger):
        qtbot.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_missing_ledger_does_not_open_but_leaves_by_delete(qtbot, page, ledger):
    ledger.path.unlink()
    page.show_recent((ledger,))
    page.recent.setCurrentIndex(page.recent.model().index(0, 0))
    with qtbot.assertNotEmitted(page.open_ledger):
        qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.forget_ledger) as dropped:
        qtbot.keyClick(page.recent, Qt.Key.Key_Delete)
    assert dropped.args == [ledger.path]


def test_keys_on_an_empty_list_do_nothing(qtbot, page):
    with qtbot.assertNotEmitted(page.open_ledger), qtbot.assertNotEmitted(page.forget_ledger):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Down):
            qtbot.keyClick(page.recent, key)


def test_a_dropped_ledger_opens(qtbot, page, ledger):
    with qtbot.waitSignal(page.open_ledger) as opened:
        assert drop(page, QUrl.fromLocalFile(str(ledger.path)))
    assert opened.args == [Path(ledger.path)]


@pytest.mark.parametrize("name", ["报告.docx", "报告.TXT", "报告.html", "旧报告.doc"])
def test_a_dropped_report_is_read(qtbot, page, name):
    with qtbot.waitSignal(page.read_report) as asked, qtbot.assertNotEmitted(page.open_ledger):
        assert drop(page, f"file:///d/{name}")
    assert asked.args == [Path(f"/d/{name}")]


@pytest.mark.parametrize(
    "urls", [["file:///d/表.xlsx"], ["https://example.org/a.fzb"], ["file:///d/a.fzb", "file:///d/b.fzb"]]
)
def test_nothing_else_can_be_dropped(qtbot, page, urls):
    with qtbot.assertNotEmitted(page.open_ledger):
        assert not drop(page, *urls)


def test_a_drag_that_leaves_is_forgotten(page):
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not page.findChild(QPushButton, "zone").property("welcoming")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_button_is_cut_off_at_any_size_of_text(qtbot, ledger, dark, percent):
    appearance = Appearance(dark=dark)
    page = StartPage(appearance, lambda: date(2023, 11, 24))
    qtbot.addWidget(page)
    page.show_recent((ledger,))
    page.resize(1366, 768)
    page.show()
    appearance.change(percent=percent)
    qtbot.waitExposed(page)
    for found in page.findChildren(QPushButton):
        wanted = found.minimumSizeHint()
        qtbot.waitUntil(holds(found, wanted))
    assert not page.grab().isNull()


def test_what_is_done_here_is_said_in_three_steps_below(page):
    words = [label.text() for label in page._steps.findChildren(QLabel)]
    assert words == [part for step in STEPS for part in step]
    assert page._steps.accessibleName()


@pytest.mark.parametrize("percent", [100, 150, 175, 200])
def test_no_word_of_the_page_is_cut_off_at_any_size_of_text(qtbot, percent):
    appearance = Appearance(percent=percent)
    page = StartPage(appearance)
    qtbot.addWidget(page)
    page.setFont(appearance.font())
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)
    left = page._steps.parentWidget()
    qtbot.waitUntil(lambda: left.width() <= left.parentWidget().width(), timeout=5_000)
    for label in (*page._zone.findChildren(QLabel), *page._steps.findChildren(QLabel)):
        qtbot.waitUntil(lambda label=label: label.height() >= label.heightForWidth(label.width()), timeout=5_000)
        assert label.parentWidget().rect().contains(label.geometry()), label.text()
