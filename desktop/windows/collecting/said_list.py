"""Sentences one below the other, each with a tag and where it belongs: what is to be told of files and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import cell_of, paint_ground
from desktop.windows.looks.lists import WrappingListView
from desktop.windows.looks.tags import Tag, paint_tag, tag_width
from desktop.windows.looks.tokens import SMALL_SIZE

_Index = QModelIndex | QPersistentModelIndex
_SAID = Qt.ItemDataRole.UserRole + 1
_WRAP = int(Qt.TextFlag.TextWordWrap)
_SIDE, _GAP, _LEAST_WIDTH = 8, 5, 80


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with its tag, the short words in front of it, and what it is about: a figure's code or a file."""

    tag: Tag
    where: str
    words: str
    about: str = ""


class SaidModel(QAbstractListModel):
    """The sentences."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[Said, ...] = ()

    def show_said(self, said: Sequence[Said]) -> None:
        """List these; the same ones stay as they are."""
        if tuple(said) != self._said:
            self.beginResetModel()
            self._said = tuple(said)
            self.endResetModel()

    def said(self, row: int) -> Said:
        """Give the sentence of a row."""
        return self._said[row]

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._said)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        said = self._said[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return said.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return (
                    f"{said.tag.words}，{said.where}，{said.words}" if said.where else f"{said.tag.words}，{said.words}"
                )
            case _:
                return said if role == _SAID else None


class SaidDelegate(QStyledItemDelegate):
    """Paints the tag and where it belongs on one line, the sentence below with as many lines as it needs."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.width = 300

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        said = index.data(_SAID)
        if not isinstance(said, Said):
            return QSize(0, 0)
        px = self._appearance.px
        return QSize(0, px(20) + self._box(said.words, self._appearance.font()).height() + px(2 * _GAP + 2))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        said = index.data(_SAID)
        if not isinstance(said, Said):
            return
        look, tokens, rect = self._appearance, self._appearance.tokens, cell_of(option).rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, tokens)
        left = rect.left() + look.px(_SIDE)
        first = QRect(left, rect.top() + look.px(_GAP), rect.width() - look.px(2 * _SIDE), look.px(20))
        paint_tag(painter, look, said.tag, left, first)
        painter.setFont(look.font(SMALL_SIZE))
        painter.setPen(QColor(tokens.secondary))
        behind = first.adjusted(tag_width(look, said.tag.words) + look.px(6), 0, 0, 0)
        where = painter.fontMetrics().elidedText(said.where, Qt.TextElideMode.ElideMiddle, behind.width())
        painter.drawText(behind, int(Qt.AlignmentFlag.AlignVCenter), where)
        painter.setFont(look.font())
        painter.setPen(QColor(tokens.text))
        below = self._box(said.words, look.font()).translated(left, first.bottom() + look.px(2))
        painter.drawText(below, _WRAP, said.words)
        painter.restore()

    def _box(self, words: str, font: QFont) -> QRect:
        width = max(_LEAST_WIDTH, self.width - self._appearance.px(2 * _SIDE))
        box = QFontMetrics(font).boundingRect(QRect(0, 0, width, 0), _WRAP, words)
        return QRect(0, 0, width, box.height())


class SaidList(WrappingListView):
    """The list; its rows are laid out anew at another width."""

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(name, appearance, parent)
        self.said = SaidModel(self)
        delegate = SaidDelegate(appearance, self)
        self.setModel(self.said)
        self.setItemDelegate(delegate)
        self.wrap_with(delegate)
