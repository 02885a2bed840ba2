"""Dragging a row with the mouse; the loop that Qt runs while something is dragged is left out."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.windows.looks.lists import SteadyListView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def drag(monkeypatch, view, start, end):
    """Press on one place of a list, move, and let go at another; gives which actions were offered."""
    offered = []

    def let_go(dragged, actions):
        offered.append(actions)
        held = dragged.model().mimeData([dragged.currentIndex()])
        for event in (
            QDragEnterEvent(end, actions, held, LEFT, NONE),
            QDragMoveEvent(end, actions, held, LEFT, NONE),
            QDropEvent(QPointF(end), actions, held, LEFT, NONE),
        ):
            QApplication.sendEvent(dragged.viewport(), event)
            assert event.isAccepted()

    monkeypatch.setattr(SteadyListView, "startDrag", let_go, raising=False)
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    QTest.mouseMove(view.viewport(), start + QPoint(0, 14))
    if not offered:  # Qt begins at the first move or at the second; behind a drag the button is up again
        QTest.mouseMove(view.viewport(), start + QPoint(0, 28))
    return offered
