"""The list of the paragraphs: painted with chips, taken or left with Space, reworded with F2."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.windows.key_acts import act_of
from desktop.windows.keys import Scope
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import cell_of, paint_ground
from desktop.windows.looks.tags import paint_tag
from desktop.windows.looks.tokens import SMALL_SIZE
from desktop.windows.material.items import ItemsModel
from desktop.windows.text.chips import draw_with_chips, insert_pieces, prose_format

_Index = QModelIndex | QPersistentModelIndex
_SIDE, _GAP, _HEAD = 10, 6, 22


class ItemsDelegate(QStyledItemDelegate):
    """Paints the states of an item on a line, and its text below."""

    def __init__(self, model: ItemsModel, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._appearance = model, appearance
        self._documents: dict[int, QTextDocument] = {}
        self.width = 400

    def forget(self) -> None:
        """Lay everything out anew."""
        for document in self._documents.values():
            document.deleteLater()
        self._documents.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        px = self._appearance.px
        return QSize(0, round(self._document(index.row()).size().height()) + px(_HEAD + 2 * _GAP))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, tokens, rect = self._appearance, self._appearance.tokens, cell_of(option).rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, tokens)
        left = rect.left() + look.px(_SIDE)
        first = QRect(left, rect.top() + look.px(_GAP), rect.width() - look.px(2 * _SIDE), look.px(_HEAD))
        at = left
        for tag in self._model.tags(index.row()):
            at = paint_tag(painter, look, tag, at, first) + look.px(6)
        painter.setFont(look.font(SMALL_SIZE))
        painter.setPen(QColor(tokens.secondary))
        first.setLeft(at)
        painter.drawText(first, int(Qt.AlignmentFlag.AlignVCenter), self._model.about(index.row()))
        painter.translate(left, first.bottom() + 1)
        ink = tokens.text if self._model.taken(index.row()) else tokens.secondary
        draw_with_chips(painter, self._document(index.row()), tokens, ink)
        painter.restore()

    def on_tag(self, rect: QRect, y: float) -> bool:
        """Say whether a height in the view is that of the states of the item in `rect`."""
        return y - rect.top() < self._appearance.px(_HEAD + _GAP)

    def _document(self, row: int) -> QTextDocument:
        if row not in self._documents:
            self._documents[row] = self._laid_out(row)
        return self._documents[row]

    def _laid_out(self, row: int) -> QTextDocument:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        option = document.defaultTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setTextWidth(max(80, self.width - 2 * self._appearance.px(_SIDE)))
        words = prose_format(self._appearance)
        if self._model.is_heading(row):
            words.setFont(self._appearance.font(bold=True))
        if not self._model.taken(row):
            words.setForeground(QColor(self._appearance.tokens.secondary))
        insert_pieces(QTextCursor(document), self._model.pieces(row), words)
        return document


class ItemsView(QListView):
    """`rewording` asks to reword the item at hand."""

    rewording = Signal()

    def __init__(self, model: ItemsModel, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = model
        self._delegate = ItemsDelegate(model, appearance, self)
        self.setAccessibleName("材料里的各段")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        model.modelReset.connect(self._lay_out)
        model.dataChanged.connect(self._lay_out)
        appearance.changed.connect(self._lay_out)

    def _lay_out(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match act_of(event, Scope.MATERIAL):
            case "take_item" if self.currentIndex().isValid():
                self._items.toggle(self.currentIndex().row())
            case "take_all":
                self._items.take_all(taken=True)
            case "take_none":
                self._items.take_all(taken=False)
            case "reword":
                self.rewording.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take an item, or leave it, by a click on its state."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._delegate.on_tag(self.visualRect(index), event.position().y()):
            self._items.toggle(index.row())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.rewording.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegate.width = self.viewport().width()
        self._delegate.forget()
        super().resizeEvent(event)
        self.doItemsLayout()
