"""The list of recent ledgers: two lines each, opened by a click or Enter, taken off the list by Delete."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance, colour
from desktop.windows.looks.tokens import SMALL_SIZE, TAG_RADIUS, TEXT_SIZE
from desktop.windows.start.recent import RecentLedger, RecentModel

_ROW, _LINE, _MARGIN = 54, 20, 10
_Index = QModelIndex | QPersistentModelIndex


class RecentList(QListView):
    """Shows a RecentModel. `opened` carries the path of a ledger that is there, `dropped` one to be forgotten."""

    opened = Signal(object)
    dropped = Signal(object)

    def __init__(self, model: RecentModel, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("最近打开的账本")
        self.setItemDelegate(_RecentDelegate(appearance, self))
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.clicked.connect(self._open)
        appearance.changed.connect(self.scheduleDelayedItemsLayout)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self._drop(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        ledger = index.data(RecentModel.LEDGER)
        if isinstance(ledger, RecentLedger) and not index.data(RecentModel.MISSING):
            self.opened.emit(ledger.path)

    def _drop(self, index: QModelIndex) -> None:
        ledger = index.data(RecentModel.LEDGER)
        if isinstance(ledger, RecentLedger):
            self.dropped.emit(ledger.path)


class _RecentDelegate(QStyledItemDelegate):
    """Paints the name and below it the details; a missing ledger is grey and says so in words."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._appearance.px(160), self._appearance.px(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, px = self._appearance.tokens, self._appearance.px
        rect, lit = _shape(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if lit:
            painter.setBrush(colour(tokens.selected))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, TAG_RADIUS, TAG_RADIUS)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour(tokens.line))
        missing = bool(index.data(RecentModel.MISSING))
        room = rect.adjusted(px(_MARGIN), px(7), -px(_MARGIN), 0)
        name = QRect(room.left(), room.top(), room.width(), px(_LINE))
        painter.setPen(colour(tokens.secondary if missing else tokens.text))
        self._line(painter, name, str(index.data()), TEXT_SIZE)
        painter.setPen(colour(tokens.secondary))
        self._line(painter, name.translated(0, px(_LINE)), str(index.data(RecentModel.DETAIL)), SMALL_SIZE)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, text: str, size: int) -> None:
        painter.setFont(self._appearance.font(size))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _shape(option: QStyleOptionViewItem) -> tuple[QRect, bool]:
    """Give where to paint, and whether the row is chosen or under the mouse; Qt's stubs know neither."""
    known = cast("Any", option)
    lit = known.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
    return known.rect, bool(lit)
