"""The pages that an office program laid out, one below the other; only those that are seen are drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from desktop.windows.background import Lane
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import PAPER
from desktop.windows.page.office_jobs import Drawn, DrawPage, SizesOf

_GAP, _MARGIN = 18, 22
_MOST_KEPT = 8  # pictures: a page of a large screen takes eight megabytes
_LARGEST = 1.5


class OfficeDesk(QAbstractScrollArea):
    """`turned` says that another page is seen."""

    turned = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.setAccessibleName("Word 里的样子")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._appearance = appearance
        self._lane = Lane(1, self)
        self._pdf = b""
        self._sizes: tuple[QSizeF, ...] = ()
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._asked: set[tuple[int, int]] = set()
        self._opening = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def at(self) -> int:
        """The page in the middle of what is seen, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return next((number for number in range(self.pages) if self._top(number + 1) > middle), max(0, self.pages - 1))

    @property
    def drawn(self) -> int:
        """How many pictures are kept."""
        return len(self._pictures)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these pages as soon as it is known how large they are; none where it is empty."""
        self._lane.forget(self._opening)
        self._pdf, self._sizes = pdf, ()
        self._pictures.clear()
        self._asked.clear()
        if pdf:
            self._opening = self._lane.run(SizesOf(pdf), self._sized, self._failed)
        self._fit()

    def go_to(self, number: int) -> None:
        """Bring a page, from 0, into view."""
        self.verticalScrollBar().setValue(round(self._top(min(number, max(0, self.pages - 1))) - _GAP))

    def finish(self) -> None:
        """Wait until nothing is being drawn; used when the program ends."""
        self._lane.finish()

    def _sized(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self._sizes = tuple(QSizeF(*size) for size in sizes)
        self._fit()

    def _failed(self, error: Exception) -> None:
        raise error

    def _is_drawn(self, drawn: Drawn) -> None:
        key = (drawn.number, drawn.width)
        if key in self._asked:  # not of pages that were shown before
            self._asked.discard(key)
            while len(self._pictures) >= _MOST_KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = drawn.picture
            self.viewport().update()

    def _scale(self) -> float:
        widest = max((size.width() for size in self._sizes), default=1.0)
        return max(0.2, min(_LARGEST, (self.viewport().width() - 2 * _MARGIN) / widest))

    def _top(self, number: int) -> float:
        scale = self._scale()
        return _GAP + sum(size.height() * scale + _GAP for size in self._sizes[:number])

    def _box(self, number: int) -> QRectF:
        size = self._sizes[number] * self._scale()
        left = (self.viewport().width() - size.width()) / 2
        return QRectF(QPointF(left, self._top(number) - self.verticalScrollBar().value()), size)

    def _fit(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, round(self._top(self.pages)) - high))
        bar.setPageStep(high)
        bar.setSingleStep(self._appearance.px(48))
        self.viewport().update()
        self.turned.emit()

    def _scrolled(self) -> None:
        self.viewport().update()
        self.turned.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._asked.clear()
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(self._appearance.tokens.desk))
        for number in range(self.pages):
            box = self._box(number)
            if box.intersects(QRectF(event.rect())):
                self._paint_page(painter, number, box)

    def _paint_page(self, painter: QPainter, number: int, box: QRectF) -> None:
        edges = box.toRect()
        painter.fillRect(edges.translated(0, 2).adjusted(-1, 0, 1, 1), QColor(0, 0, 0, 18))
        painter.fillRect(edges, QColor(PAPER.paper))
        picture = self._picture(number, round(box.width() * self.devicePixelRatioF()))
        if picture is not None:
            painter.drawImage(edges, picture)
        painter.setPen(QColor(PAPER.edge))
        painter.drawRect(edges.adjusted(0, 0, -1, -1))

    def _picture(self, number: int, width: int) -> QImage | None:
        """Give the picture of a page; while there is none of this size one is asked for, and another size will do."""
        key = (number, width)
        if key in self._pictures:
            return self._pictures[key]
        if key not in self._asked:
            self._asked.add(key)
            self._lane.run(DrawPage(self._pdf, number, width), self._is_drawn, self._failed)
        return next((picture for (other, _), picture in self._pictures.items() if other == number), None)
