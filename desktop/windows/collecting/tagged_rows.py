"""Rows with a tag in one of their columns, beside the tick where there is one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.windows.dialogs.rows import Row, RowsModel
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import cell_of
from desktop.windows.looks.tags import Tag, paint_tag, tag_width

TAG = Qt.ItemDataRole.UserRole + 1
_BEFORE, _BEHIND_TICK = 8, 28
_Index = QModelIndex | QPersistentModelIndex


class TaggedRowsModel(RowsModel):
    """Rows of which each has a tag in the column `tag_column`, instead of its words there."""

    tag_column = 1

    def __init__(self, heads: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(heads, (), parent)
        self._tags: tuple[Tag, ...] = ()

    def show_tagged(self, rows: Sequence[Row], tags: Sequence[Tag]) -> None:
        """Show other rows, each with its tag."""
        self._tags = tuple(tags)
        self.show_rows(rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and index.column() == self.tag_column:
            if role == TAG:
                return self._tags[index.row()]
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return self._tags[index.row()].words
            if role == Qt.ItemDataRole.DisplayRole:
                return None
        return super().data(index, role)


class TagDelegate(QStyledItemDelegate):
    """Paints the tag of a cell, behind its tick."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        tag, px = index.data(TAG), self._appearance.px
        before = _BEHIND_TICK if index.data(Qt.ItemDataRole.CheckStateRole) is not None else _BEFORE
        wide = tag_width(self._appearance, tag.words) if isinstance(tag, Tag) else 0
        return QSize(px(before) + wide + px(_BEFORE), super().sizeHint(option, index).height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        tag = index.data(TAG)
        if isinstance(tag, Tag):
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) is not None
            rect = cell_of(option).rect
            left = rect.left() + self._appearance.px(_BEHIND_TICK if ticked else _BEFORE)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_tag(painter, self._appearance, tag, left, rect)
            painter.restore()
