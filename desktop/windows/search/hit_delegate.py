"""A place that was found, in two lines: year and heading, and the words around it with what was searched for marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.operations.searching import Hit
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import cell_of, draw_document, elided, paint_ground

HIT = Qt.ItemDataRole.UserRole + 1
_PADDING, _BETWEEN = 8, 2  # pixels at 100 %
_Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Paints the Hit that the model gives in the role HIT."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        look = self._appearance
        return QSize(0, 2 * look.px(_PADDING) + look.px(_BETWEEN) + 2 * QFontMetrics(look.font()).height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            return
        look, tokens, rect = self._appearance, self._appearance.tokens, cell_of(option).rect
        painter.save()
        paint_ground(painter, option, tokens, ruled=True)
        painter.setFont(look.font())
        side = look.px(_PADDING)
        box = rect.adjusted(side, side, -side, -side)
        line = QRect(box.left(), box.top(), box.width(), painter.fontMetrics().height())
        painter.setPen(QColor(tokens.secondary))
        heading = f"{hit.year}年度 · {hit.heading}" if hit.heading else f"{hit.year}年度"
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided(painter, heading, line.width()))
        painter.setPen(QColor(tokens.text))
        self._draw_words(painter, hit, line.translated(0, line.height() + look.px(_BETWEEN)))
        painter.restore()

    def _draw_words(self, painter: QPainter, hit: Hit, line: QRect) -> None:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(painter.font())
        cursor = QTextCursor(document)
        start, end = hit.span
        said = elided(painter, hit.words, line.width() - painter.fontMetrics().maxWidth())  # bold is wider
        for words, mark in ((said[:start], False), (said[start:end], True), (said[end:], False)):
            cursor.insertText(words, self._mark() if mark else QTextCharFormat())
        painter.translate(line.topLeft())
        room = QRectF(0, 0, line.width(), line.height())
        painter.setClipRect(room)
        draw_document(painter, document, self._appearance.tokens.text, room)

    def _mark(self) -> QTextCharFormat:
        """Bold as well as coloured: nothing is told by colour alone."""
        mark = QTextCharFormat()
        mark.setFontWeight(QFont.Weight.Bold)
        mark.setForeground(QColor(self._appearance.tokens.warning_text))
        mark.setBackground(QColor(self._appearance.tokens.warning_ground))
        return mark
