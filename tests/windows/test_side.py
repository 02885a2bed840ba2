"""A panel over the page: one at a time, Esc closes it, the focus comes back, nothing of it stays behind."""

from weakref import ref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from desktop.windows.side import SidePanel


class FindPanel(SidePanel):
    """A panel with something to type into."""

    def __init__(self, appearance, parent=None):
        super().__init__("查找", appearance, parent)
        self.first = QLineEdit(self)
        self.body.addWidget(self.first)


@pytest.fixture
def place(at_work):
    return at_work.window.place


def test_a_panel_lies_over_the_page_and_has_the_focus_until_esc(place, appearance, keyboard):
    table = place.heading.table
    assert table.hasFocus()
    place.open_panel(FindPanel(appearance, place))
    panel = place.side.panel
    assert panel.isVisible()
    assert not place.page.isVisible()
    keyboard.type("12")
    assert panel.first.text() == "12"
    keyboard.press(Qt.Key.Key_Escape)
    assert place.side.panel is None
    assert place.page.isVisible()
    assert table.hasFocus()


def test_esc_in_the_table_closes_the_panel_but_first_gives_up_what_was_typed(place, appearance, keyboard):
    place.open_panel(SidePanel("卡片", appearance, place))
    place.heading.table.setFocus()
    keyboard.type("12")
    keyboard.press(Qt.Key.Key_Escape)
    assert place.side.panel is not None
    assert not place.heading.table.editing
    keyboard.press(Qt.Key.Key_Escape)
    assert place.side.panel is None
    assert place.heading.table.hasFocus()


def test_opening_a_panel_keeps_what_was_being_typed(at_work, place, appearance, keyboard):
    keyboard.type("27")
    place.open_panel(FindPanel(appearance, place))
    assert str(at_work.session.report.figure("h01.online_units").value) == "27"
    keyboard.press(Qt.Key.Key_Escape)
    assert place.heading.table.hasFocus()


def test_one_panel_at_a_time_and_each_is_freed(place, appearance):
    first = SidePanel("卡片", appearance, place)
    place.open_panel(first)
    assert place.side.open_one(SidePanel) is first
    assert place.side.open_one(FindPanel) is None
    place.open_panel(FindPanel(appearance, place))
    gone = ref(first)
    del first
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone() is None
    gone = ref(place.side.panel)
    place.side.close_panel()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone() is None


def test_another_report_closes_the_panel(qtbot, at_work, place, appearance):
    place.open_panel(SidePanel("卡片", appearance, place))
    before = at_work.session
    at_work.office.open_sample()
    qtbot.waitUntil(lambda: at_work.session is not before, timeout=20_000)
    assert place.side.panel is None


def test_a_panel_is_seen_in_a_narrow_window_where_the_page_is_folded(qtbot, at_work, place, appearance):
    at_work.frame.resize(900, 700)
    qtbot.waitUntil(lambda: not place.page.isVisible())
    place.open_panel(SidePanel("卡片", appearance, place))
    assert place.side.panel.isVisible()
    assert not place.outline.isVisible()
    place.side.close_panel()
    assert not place.side.isVisible()
    assert place.outline.isVisible()
    at_work.frame.resize(1366, 768)
    qtbot.waitUntil(place.page.isVisible)


def test_showing_the_page_takes_the_panel_away(place, appearance):
    place.open_panel(SidePanel("卡片", appearance, place))
    place.toggle_page()
    assert place.side.panel is None
    assert place.page.isVisible()


def test_its_button_says_what_it_closes(place, appearance):
    place.open_panel(SidePanel("卡片", appearance, place))
    panel = place.side.panel
    panel.entitle("自查自评案卷")
    assert panel.accessibleName() == "自查自评案卷"
    assert panel._close.accessibleName() == "关闭“自查自评案卷”"
    panel._close.click()
    assert place.side.panel is None


def test_a_panel_that_was_opened_from_a_dialog_gives_the_focus_back_to_the_window(qtbot, place, appearance, keyboard):
    dialog = QDialog(place)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    line = QLineEdit(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(line.hasFocus)
    place.open_panel(FindPanel(appearance, place))
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    place.window().activateWindow()
    qtbot.waitUntil(place.side.panel.first.hasFocus)
    keyboard.press(Qt.Key.Key_Escape)
    assert place.side.panel is None
    assert place.heading.table.hasFocus()


def test_what_had_the_focus_may_be_gone_when_the_panel_closes(place, appearance, keyboard):
    line = QLineEdit(place)
    line.show()
    line.setFocus()
    place.open_panel(FindPanel(appearance, place))
    line.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    keyboard.press(Qt.Key.Key_Escape)
    assert place.side.panel is None
