"""Lists: one that draws a row again where only the row has changed, and one of sentences that wrap.

Why the first: QListView lays out every row anew and draws all of them whenever the model says that one has changed, as
its height could be another one. A row is mostly as high as before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance

_Index = QModelIndex | QPersistentModelIndex


class SteadyListView(QListView):
    """Lays out again only if a row that changed has another height, or is under edit."""

    @override
    def dataChanged(self, topLeft: _Index, bottomRight: _Index, roles: Sequence[int] = ()) -> None:
        indexes = [topLeft.sibling(row, topLeft.column()) for row in range(topLeft.row(), bottomRight.row() + 1)]
        if any(self._another(index) for index in indexes):
            super().dataChanged(topLeft, bottomRight, roles)
            return
        for index in indexes:
            self.viewport().update(self.changed_part(index))

    def changed_part(self, index: QModelIndex) -> QRect:
        """Give which part of a row, as high as before, looks otherwise since it changed."""
        return self.visualRect(index)

    def _another(self, index: QModelIndex) -> bool:
        """Say whether a row must be laid out; the sizes of a list of even rows are never asked for."""
        if self.isPersistentEditorOpen(index):  # true of every kind of editor
            return True
        if self.uniformItemSizes():
            return False
        wanted = self.itemDelegateForIndex(index).sizeHint(QStyleOptionViewItem(), index).height()
        return wanted != self._room(index)

    def _room(self, index: QModelIndex) -> int:
        """Give the height a row was laid out with: its rectangle has that which the delegate wants now."""
        below = index.siblingAtRow(index.row() + 1)
        end = self.visualRect(below).top() if below.isValid() else self.contentsSize().height() - self.verticalOffset()
        return end - self.visualRect(index).top()


class Wrapping(Protocol):
    """A delegate whose rows are as high as their words need in its `width` (pixels)."""

    width: int


class WrappingListView(QListView):
    """A list to be read, whose rows are laid out anew at another width or look."""

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrapping: Wrapping | None = None
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        appearance.changed.connect(self.doItemsLayout)

    def wrap_with(self, delegate: Wrapping) -> None:
        """Tell this delegate, which paints the rows, how wide they are."""
        self._wrapping = delegate

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._wrapping is not None:
            self._wrapping.width = self.viewport().width()
        super().resizeEvent(event)
        self.doItemsLayout()
