"""The list of the items and paragraphs: what keys and clicks on a row ask for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QToolTip, QWidget
from typing_extensions import override

from desktop.windows.key_acts import act_of
from desktop.windows.keys import Scope
from desktop.windows.looks.moving import MovableListView
from desktop.windows.text.item_delegate import ItemDelegate
from desktop.windows.text.item_model import ItemModel

_LEAST_LINES = 1.3


class ItemView(MovableListView):
    """The rows; a click or Enter begins to edit, keys with Ctrl move and insert."""

    acted = Signal(str)  # an action of keys.py, or "menu"

    def __init__(self, model: ItemModel, delegate: ItemDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = model
        self._delegate = delegate
        self.menu_at: QPoint | None = None  # where on the screen the mouse asked for a menu; None for a key
        self.setAccessibleName("本标题的文字")
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and not self.isPersistentEditorOpen(index):
            self._edit_at(index, event.globalPosition().toPoint())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = act_of(event, Scope.TEXT)
        if action == "edit_text":
            self.edit_current()
        elif action and action != "leave_text":
            self.acted.emit(action)
        else:
            super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._told(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def edit_current(self) -> None:
        """Begin to edit the current row; a heading without text has none."""
        if self.currentIndex().isValid():
            self._edit_at(self.currentIndex())

    def _edit_at(self, index: QModelIndex, click: QPoint | None = None) -> None:
        """Begin to edit a row, with the cursor where it was clicked on the screen; or have it said why not."""
        session = self._items.session
        if session is not None and session.may_change():
            self._delegate.click = click
            self.edit(index)

    def _told(self, place: QPoint) -> str:
        """Give what is told of the figure at a place."""
        index = self.indexAt(place)
        return self._delegate.told(index, self.visualRect(index), place) if index.isValid() else ""

    @override
    def changed_part(self, index: QModelIndex) -> QRect:
        part = self._delegate.changed_part(self.visualRect(index), index)
        return part.adjusted(0, -1, 0, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegate.seen = event.rect()
        super().paintEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what can be done with the figure under the mouse, or else with the paragraph."""
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_at = event.globalPos() if mouse else None
        if mouse and self._told(event.pos()):
            self._edit_at(self.indexAt(event.pos()), event.globalPos())
            self.acted.emit("figure_menu")
        else:
            self.acted.emit("menu")

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for a line at least: in a low window nothing else may be cut off for more."""
        return QSize(super().minimumSizeHint().width(), round(_LEAST_LINES * self.fontMetrics().height()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self.doItemsLayout()
