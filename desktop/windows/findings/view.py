"""The lines of the findings, with what a click or a key on one asks for."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from desktop.windows.findings.delegate import Act, FindingsDelegate, acts_of, words_of
from desktop.windows.findings.model import FindingsRole
from desktop.windows.findings.rows import FindingRow
from desktop.windows.looks.lists import SteadyListView

_WITH = Qt.KeyboardModifier.ControlModifier


class FindingsView(SteadyListView):
    """The lines. `asked` gives what is to be done about a line, by a click on its words or by a key."""

    asked = Signal(object, object)  # Act, FindingRow

    def __init__(self, delegate: FindingsDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self._menu_row: FindingRow | None = None  # what the menu is about, wherever it stands by then
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._chosen)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = _act_of_key(event)
        if act is not None and self.currentIndex().isValid():
            self.asked.emit(act, self._row(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            row = self._row(index)
            self.asked.emit(self._delegate.act_at(point, self.visualRect(index), row), row)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        self._menu.clear()
        row = self._menu_row = self._row(index)
        more = (Act.SWITCH_OFF,) if row.finding is not None else ()
        for act in (*acts_of(row), *more):
            item = QAction(words_of(act, row), self._menu)
            item.setData(act)
            self._menu.addAction(item)
        below = self.visualRect(index).topLeft() + QPoint(80, self.visualRect(index).height())
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self._menu.popup(self.viewport().mapToGlobal(below) if by_key else event.globalPos())

    def _chosen(self, item: QAction) -> None:
        self.asked.emit(item.data(), self._menu_row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current line in view where it was in view: below it the strip with its sentence takes room."""
        index = self.currentIndex()
        seen = index.isValid() and QRect(QPoint(), event.oldSize()).intersects(self.visualRect(index))
        super().resizeEvent(event)
        if seen:
            self.scrollTo(index)

    def cuts(self, index: QModelIndex) -> bool:
        """Say whether the sentence of a line is longer than there is room for."""
        room = QRect(0, 0, self.viewport().width(), 1)
        return self._delegate.cuts(room, self._row(index))

    def _row(self, index: QModelIndex) -> FindingRow:
        return cast("FindingRow", index.data(FindingsRole.ROW))


def _act_of_key(event: QKeyEvent) -> Act | None:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if enter:
        return Act.REASON if event.modifiers() & _WITH else Act.GO
    return Act.MEND if event.key() == Qt.Key.Key_M and event.modifiers() == _WITH else None
