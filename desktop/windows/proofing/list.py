"""What was found, one below the other: severity and line, the sentence in full, and how it could be mended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.model.findings import Finding
from desktop.windows.findings.words import SEVERITY_TONES
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import cell_of, paint_ground
from desktop.windows.looks.lists import WrappingListView
from desktop.windows.looks.tags import Tag, paint_tag
from desktop.windows.looks.tokens import SMALL_SIZE
from desktop.windows.proofing.told import suggestion

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
_SIDE, _LEFT, _GAP = 14, 116, 6


class ProofRole:
    """What the delegate asks for."""

    FINDING = Qt.ItemDataRole.UserRole + 1
    LINE = Qt.ItemDataRole.UserRole + 2


class ProofModel(QAbstractListModel):
    """The findings that are listed, each with its line in the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[int, Finding]] = ()

    def show_rows(self, rows: Sequence[tuple[int, Finding]]) -> None:
        """List these findings."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def finding(self, row: int) -> Finding:
        """Give the finding of a row."""
        return self._rows[row][1]

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, finding = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return finding.message
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{finding.severity.label}，第{line}行，{finding.message}{suggestion(finding)}"
            case ProofRole.FINDING:
                return finding
            case ProofRole.LINE:
                return line
            case _:
                return None


class ProofDelegate(QStyledItemDelegate):
    """Paints a finding; its sentence takes as many lines as it needs."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.width = 400

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        finding = index.data(ProofRole.FINDING)
        if not isinstance(finding, Finding):
            return QSize(0, 0)
        px = self._appearance.px
        height = self._box(finding.message, self._appearance.font()).height()
        if more := suggestion(finding):
            height += px(2) + self._box(more, self._appearance.font(SMALL_SIZE)).height()
        return QSize(0, height + 2 * px(_GAP))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding = index.data(ProofRole.FINDING)
        if not isinstance(finding, Finding):
            return
        look, tokens, rect = self._appearance, self._appearance.tokens, cell_of(option).rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, tokens)
        first = QRect(rect.left(), rect.top() + look.px(_GAP), rect.width(), QFontMetrics(look.font()).height())
        tag = Tag(finding.severity.label, SEVERITY_TONES[finding.severity])
        paint_tag(painter, look, tag, rect.left() + look.px(_SIDE), first, look.px(44))
        painter.setFont(look.font())
        painter.setPen(QColor(tokens.secondary))
        where = first.adjusted(look.px(_SIDE + 50), 0, 0, 0)
        painter.drawText(where, 0, f"{index.data(ProofRole.LINE)}行")
        words = self._box(finding.message, look.font()).translated(rect.left() + look.px(_LEFT), first.top())
        painter.setPen(QColor(tokens.text))
        painter.drawText(words, _WRAP, finding.message)
        if more := suggestion(finding):
            painter.setFont(look.font(SMALL_SIZE))
            painter.setPen(QColor(tokens.accent))
            below = self._box(more, look.font(SMALL_SIZE))
            painter.drawText(below.translated(words.left(), words.bottom() + look.px(2)), _WRAP, more)
        painter.restore()

    def _box(self, words: str, font: QFont) -> QRect:
        width = max(40, self.width - self._appearance.px(_LEFT + _SIDE))
        box = QFontMetrics(font).boundingRect(QRect(0, 0, width, 0), _WRAP, words)
        return QRect(0, 0, width, box.height())


class ProofList(WrappingListView):
    """The list; its rows are laid out anew at another width."""

    def __init__(self, model: ProofModel, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("校对结果", appearance, parent)
        delegate = ProofDelegate(appearance, self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.wrap_with(delegate)
