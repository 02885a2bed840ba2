"""The rows from which an indicator is chosen: its name and value, below them where it stands and who supplies it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import cell_of, elided, paint_ground
from desktop.windows.looks.tokens import SMALL_SIZE

OFFERED = Qt.ItemDataRole.UserRole + 1
_PADDING, _BETWEEN, _SIDE = 5, 1, 10  # pixels at 100 %
_Index = QModelIndex | QPersistentModelIndex
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True, slots=True)
class Offered:
    """What a row shows; its `code` is shown to nobody: it is the program's own."""

    code: str
    label: str
    value: str = ""
    where: str = ""

    @property
    def words(self) -> str:
        """The whole row in words."""
        return "，".join(part for part in (self.label, self.value, self.where) if part)


class OfferedModel(QAbstractListModel):
    """The rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Offered] = ()

    def show_rows(self, rows: Sequence[Offered]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Offered:
        """Give a row."""
        return self._rows[number]

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return row.words
            case role if role == OFFERED:
                return row
            case _:
                return None


class OfferedDelegate(QStyledItemDelegate):
    """Paints the Offered that the model gives in the role OFFERED."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        look = self._appearance
        lines = QFontMetrics(look.font()).height() + QFontMetrics(look.font(SMALL_SIZE)).height()
        return QSize(0, 2 * look.px(_PADDING) + look.px(_BETWEEN) + lines)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(OFFERED)
        if not isinstance(row, Offered):
            return
        look, tokens, rect = self._appearance, self._appearance.tokens, cell_of(option).rect
        painter.save()
        paint_ground(painter, option, tokens, ruled=True)
        box = rect.adjusted(look.px(_SIDE), look.px(_PADDING), -look.px(_SIDE), -look.px(_PADDING))
        painter.setFont(look.font())
        painter.setPen(QColor(tokens.text))
        line = box if not row.where else QRect(box.left(), box.top(), box.width(), painter.fontMetrics().height())
        painter.drawText(line, _RIGHT, row.value)
        room = line.width() - painter.fontMetrics().horizontalAdvance(row.value) - look.px(_SIDE)
        painter.drawText(line, _MIDDLE, elided(painter, row.label, room))
        painter.setFont(look.font(SMALL_SIZE))
        painter.setPen(QColor(tokens.secondary))
        below = QRect(box.left(), line.bottom() + look.px(_BETWEEN), box.width(), painter.fontMetrics().height())
        painter.drawText(below, _MIDDLE, elided(painter, row.where, below.width()))
        painter.restore()
