"""A list whose rows can be dragged to another place in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from desktop.windows.looks.lists import SteadyListView


class MovableListView(SteadyListView):
    """Says by `dropped` which row was let go, and in front of which one: their number at the end.

    The rows are moved by whoever hears it: what a list shows follows the report.
    """

    dropped = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dragged = -1
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        self._dragged = self.currentIndex().row()
        super().startDrag(supportedActions)
        self._dragged = -1

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dragged >= 0:  # only its own rows: nothing is brought from elsewhere
            super().dragEnterEvent(event)
        else:
            event.ignore()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._dragged >= 0:
            super().dragMoveEvent(event)
        else:
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        dragged, gap = self._dragged, self._gap(event.position().toPoint())
        self.setState(QAbstractItemView.State.NoState)
        if dragged < 0:
            event.ignore()
            return
        event.accept()
        self.viewport().update()
        self.dropped.emit(dragged, gap)

    def _gap(self, place: QPoint) -> int:
        """Give the row in front of which something is let go at a place."""
        index = self.indexAt(place)
        if not index.isValid():
            return self.model().rowCount()
        return index.row() + (place.y() > self.visualRect(index).center().y())
