"""What looks otherwise after an edit was drawn again: pixel by pixel, in every view of the window."""

from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QRegion
from typing_extensions import override

from desktop.model.edits import SetFigure, SetText
from desktop.model.figure import NOT_FILLED, Figure, State

CODES = ("h04.self_pass", "h04.self_total", "h06.fy_accept", "h01.online_units", "h07.rep_times")


class Drawn(QObject):
    """Remembers which parts of some widgets were painted."""

    def __init__(self, widgets):
        super().__init__()
        self.regions = {widget: QRegion() for widget in widgets}
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.count += 1
            self.regions[watched] = self.regions[watched].united(event.region())
        return False

    def rest(self, qtbot):
        """Wait until nothing is painted any more."""
        before = -1
        while before != self.count:
            before = self.count
            qtbot.wait(40)

    def stop(self):
        for widget in self.regions:
            widget.removeEventFilter(self)


def views(place):
    return {
        "figures": place.heading.table.viewport(),
        "text": place.heading.items.view.viewport(),
        "page": place.page.desk.viewport(),
        "findings": place.findings.view.viewport(),
        "outline": place.outline.view.viewport(),
    }


def pictures(shown):
    return {name: view.grab().toImage() for name, view in shown.items()}


def differing(before, after):
    """The points in which two pictures differ."""
    for y in range(after.height()):
        if bytes(before.constScanLine(y)) != bytes(after.constScanLine(y)):
            yield from (QPoint(x, y) for x in range(after.width()) if before.pixel(x, y) != after.pixel(x, y))


def edited(session, code, kind):
    if kind == "text":
        key = next(entry.key for entry in session.report.outline if "{{" + code in entry.text)
        entry = next(entry for entry in session.report.outline if entry.key == key)
        return SetText(key, entry.text[:12] + "另" + entry.text[13:])
    if kind == "empty":
        return SetFigure(code, NOT_FILLED)
    value = session.report.figure(code).number or Decimal(7)
    return SetFigure(code, Figure(State.VALUE, value + (1 if kind == "more" else 10**7)))


def missed_by(qtbot, place, act):
    """Do something, and give in which views points look otherwise that were not painted."""
    shown = views(place)
    drawn = Drawn(shown.values())
    drawn.rest(qtbot)
    drawn.stop()
    sizes = {name: view.size() for name, view in shown.items()}
    before = pictures(shown)
    drawn = Drawn(shown.values())
    act()
    drawn.rest(qtbot)
    drawn.stop()
    after = pictures(shown)
    return [
        (name, point)
        for name, view in shown.items()
        if view.size() == sizes[name] and view.isVisible()
        for point in differing(before[name], after[name])
        if not drawn.regions[view].contains(point)
    ][:3]


WAY = ("down", "7", "enter", "8", "escape", "down", "text", "table", "9", "enter", "next", "enter", "3", "tab", "up")
HANDS = {
    "down": (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
    "up": (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
    "enter": (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    "escape": (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    "tab": (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    "text": (Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier),
    "table": (Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier),
    "next": (Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier),
}


def test_whatever_a_key_alters_is_painted(qtbot, at_work, keyboard):
    place = at_work.window.place
    place.go_to("h04.self_total")
    place.heading.table.setFocus()
    for step in WAY:
        act = partial(keyboard.press, *HANDS[step]) if step in HANDS else partial(keyboard.type, step)
        assert missed_by(qtbot, place, act) == [], step


@pytest.mark.parametrize("code", CODES)
def test_whatever_an_edit_alters_is_painted(qtbot, at_work, code):
    place, session = at_work.window.place, at_work.session
    for kind in ("more", "much more", "empty", "more", "text"):
        place.go_to(code)
        edit = edited(session, code, kind)
        assert missed_by(qtbot, place, partial(session.do, edit, "改")) == [], kind
