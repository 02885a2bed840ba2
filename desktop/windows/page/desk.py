"""The sheets of A4 as they will be printed, one below the other, following the place that is worked on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from desktop.documents import gbt9704
from desktop.documents.blocks import Document
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import PAPER
from desktop.windows.page.formats import POINTS, SHEET
from desktop.windows.page.page import Page
from desktop.windows.page.sheet import paint_number, paint_text

_GAP = 18
_MARGIN = 22
_LARGEST = 1.5
_REACH = 0.25  # lines
_MARK_LEFT, _MARK_WIDTH = gbt9704.LEFT_MARGIN_MM * POINTS - 14, 4.0
_NUMBER_FROM = (gbt9704.PAGE_HEIGHT_MM - gbt9704.BOTTOM_MARGIN_MM) * POINTS  # below the text stands the page's number


class Desk(QAbstractScrollArea):
    """Sheets one below the other, scaled to the width; `clicked_place` gives what was clicked."""

    clicked_place = Signal(str)
    turned = Signal()

    def __init__(self, page: Page, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.setAccessibleName("报告页面")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = page
        self._appearance = appearance
        self._marked = ""
        self._sheets = 0
        self._scroll = 0  # how far what is drawn was scrolled
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies behind need not be drawn

    @property
    def scale(self) -> float:
        """How large a point is drawn."""
        return max(0.2, min(_LARGEST, (self.viewport().width() - 2 * _MARGIN) / SHEET.width()))

    @property
    def sheet(self) -> int:
        """The sheet in the middle of what is seen, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(0, min(self._page.sheets - 1, int(middle // self._step())))

    def show_document(self, document: Document) -> None:
        """Show a document, drawing again only what differs."""
        for box in self._page.show(document):
            self._draw_again(QRectF(0, box.top(), SHEET.width(), box.height()))
        self.fit()

    def fit(self) -> None:
        """Take the number and size of the sheets as they are now."""
        bar = self.verticalScrollBar()
        whole = round(self._page.sheets * self._step() + _GAP)
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(gbt9704.LINE_PITCH_POINTS * self.scale * 2))
        if self._sheets != self._page.sheets:
            self._sheets = self._page.sheets
            self.viewport().update()
        self.turned.emit()

    def _draw_again(self, box: QRectF) -> None:
        """Draw a part of the text again, and what of its signs may reach beyond its lines."""
        reach, scrolled = gbt9704.LINE_PITCH_POINTS * self.scale * _REACH, self.verticalScrollBar().value()
        top, bottom = self._on_desk(max(0.0, box.top())) - reach, self._on_desk(box.bottom()) + reach
        whole = QRectF(self.viewport().rect())
        left, right = self._left() + box.left() * self.scale - reach, self._left() + box.right() * self.scale + reach
        changed = QRectF(left, top - scrolled, right - left, bottom - top)
        self.viewport().update(changed.intersected(whole).toAlignedRect())

    def mark(self, key: str) -> None:
        """Mark the block of a place and bring it into view."""
        before, self._marked = self._marked, key
        block = self._page.block_of(key)
        if block is not None:
            self._show(block)
        if key != before:
            self._draw_mark(before)
            self._draw_mark(key)

    def _draw_mark(self, key: str) -> None:
        """Draw the mark beside a block again, which came or went."""
        block = self._page.block_of(key) if key else None
        for box in self._page.lines_of(block) if block is not None else ():
            self._draw_again(QRectF(_MARK_LEFT, box.top(), _MARK_WIDTH, box.height()))

    def _show(self, block: QTextBlock) -> None:
        top = self._on_desk(self._page.lines_of(block)[0].top())
        bar = self.verticalScrollBar()
        if not bar.value() + 40 <= top <= bar.value() + self.viewport().height() - 80:
            bar.setValue(round(top - self.viewport().height() / 3))

    def _on_desk(self, y: float) -> float:
        """Give where on the desk a height of the text stands."""
        sheet = int(y // SHEET.height())
        return _GAP + sheet * self._step() + (y - sheet * SHEET.height()) * self.scale

    def _step(self) -> float:
        return SHEET.height() * self.scale + _GAP

    def _left(self) -> float:
        return (self.viewport().width() - SHEET.width() * self.scale) / 2

    def _scrolled(self, value: int) -> None:
        by, self._scroll = self._scroll - value, value
        self.viewport().scroll(0, by)
        self.turned.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheets = 0
        self.fit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        y = event.position().y() + self.verticalScrollBar().value() - _GAP
        sheet = int(y // self._step())
        inside = (y - sheet * self._step()) / self.scale
        point = QPointF((event.position().x() - self._left()) / self.scale, sheet * SHEET.height() + inside)
        position = self._page.text.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        if position >= 0:
            key, code = self._page.place_at(position)
            if key or code:
                self.clicked_place.emit(code or key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)  # edges lie on whole pixels: smoothing costs most
        for part in cast("Iterable[QRect]", event.region()):  # which the stubs do not know
            self._paint_part(painter, part)

    def _paint_part(self, painter: QPainter, seen: QRect) -> None:
        painter.setClipRect(seen)
        painter.fillRect(seen, QColor(self._appearance.tokens.desk))
        top = self.verticalScrollBar().value()
        first = max(0, int((top - _GAP) // self._step()))
        for sheet in range(first, self._page.sheets):
            y = _GAP + sheet * self._step() - top
            if y > seen.bottom():
                break
            if y + self._step() < seen.top():
                continue
            self._paint_sheet(painter, sheet, QPointF(self._left(), y), seen)

    def _paint_sheet(self, painter: QPainter, sheet: int, at: QPointF, seen: QRect) -> None:
        # Whole pixels, and no more than is seen: to smooth the edges of a whole sheet takes longer than its text.
        box = QRectF(at, SHEET * self.scale).toRect()
        painter.fillRect(box.translated(0, 2).adjusted(-1, 0, 1, 1) & seen, QColor(0, 0, 0, 18))
        painter.fillRect(box & seen, QColor(PAPER.paper))
        if not box.adjusted(1, 1, -1, -1).contains(seen):
            painter.setPen(QColor(PAPER.edge))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.save()
        painter.translate(at)
        painter.scale(self.scale, self.scale)
        if seen.bottom() >= at.y() + _NUMBER_FROM * self.scale:
            paint_number(painter, sheet)
        painter.setClipRect(QRectF(0, 0, SHEET.width(), SHEET.height()), Qt.ClipOperation.IntersectClip)
        painter.translate(0, -sheet * SHEET.height())
        self._paint_mark(painter)
        whole = QRectF(0, sheet * SHEET.height(), SHEET.width(), SHEET.height())
        clip = whole.intersected(painter.clipBoundingRect())
        paint_text(painter, self._page, sheet, clip)
        painter.restore()

    def _paint_mark(self, painter: QPainter) -> None:
        block = self._page.block_of(self._marked) if self._marked else None
        for box in self._page.lines_of(block) if block is not None else ():
            painter.fillRect(QRectF(_MARK_LEFT, box.top(), _MARK_WIDTH, box.height()), QColor(PAPER.mark))
