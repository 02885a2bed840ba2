"""One indicator over the years: its name, its unit and its chart; on the screen, or in a picture to be pasted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.model.series import Series
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import LIGHT, SMALL_SIZE, TAG_RADIUS
from desktop.windows.trend.chart import Chart, Ink, ink_of

_WIDTH, _YEAR_WIDTH, _HEIGHT, _EDGE = 300, 62, 168, 12
_PICTURE_SCALE = 2.0  # so that a picture is sharp on paper, too
_TITLE_SIZE = 16
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def tile_size(years: int) -> QSizeF:
    """Give how large a chart of so many years is, at 100 percent."""
    return QSizeF(max(_WIDTH, years * _YEAR_WIDTH + 2 * _EDGE), _HEIGHT)


def paint_tile(painter: QPainter, series: Series, box: QRectF, ink: Ink, here: int) -> None:
    """Paint the name and the chart of an indicator."""
    inside = box.adjusted(ink.px(_EDGE), ink.px(_EDGE) - ink.px(4), -ink.px(_EDGE), -ink.px(6))
    bold = QFont(ink.font)
    bold.setWeight(QFont.Weight.DemiBold)
    line = QFontMetricsF(bold).height()
    title = f"{series.title}（{series.unit}）" if series.unit else series.title
    painter.setFont(bold)
    painter.setPen(QColor(ink.tokens.text))
    shown = QFontMetricsF(bold).elidedText(title, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(QRectF(inside.topLeft(), QSizeF(inside.width(), line)), int(Qt.AlignmentFlag.AlignLeft), shown)
    Chart(series, inside.adjusted(0, line + ink.px(2), 0, 0), ink, here, roomy=True).paint(painter)


def picture_of(title: str, shown: Sequence[Series], here: int, appearance: Appearance, columns: int = 2) -> QImage:
    """Give a picture of these charts below a title, in the colours of paper and twice the usual size."""
    font = appearance.font(SMALL_SIZE * _PICTURE_SCALE)
    font.setPixelSize(round(SMALL_SIZE * _PICTURE_SCALE))
    ink = Ink(LIGHT, _PICTURE_SCALE, font)
    size = tile_size(max((len(one.points) for one in shown), default=1)) * _PICTURE_SCALE
    columns = max(1, min(columns, len(shown)))
    rows = -(-len(shown) // columns)
    head = ink.px(2 * _TITLE_SIZE) if title else 0.0
    whole = QSize(round(size.width() * columns), round(head + size.height() * rows))
    image = QImage(whole, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if title:
        _paint_title(painter, title, QRectF(ink.px(_EDGE), ink.px(_EDGE) / 2, whole.width(), head), ink)
    for number, series in enumerate(shown):
        row, column = divmod(number, columns)
        at = QRectF(column * size.width(), head + row * size.height(), size.width(), size.height())
        paint_tile(painter, series, at, ink, here)
    painter.end()
    return image


def _paint_title(painter: QPainter, title: str, box: QRectF, ink: Ink) -> None:
    font = QFont(ink.font)
    font.setPixelSize(round(ink.px(_TITLE_SIZE)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(ink.tokens.text))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)


class Tile(QWidget):
    """A chart that can have the focus: `chosen` by Enter or a double click, `copied` by Ctrl+C, left by an arrow.

    `left` gives the arrow's key; the area that is scrolled would take it.
    """

    chosen = Signal(str)
    copied = Signal(str)
    left = Signal(int)

    def __init__(self, code: str, series: Series, here: int, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.code, self.series, self._here = code, series, here
        self._appearance = appearance
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        unit = f"，单位{series.unit}" if series.unit else ""
        self.setAccessibleName(f"{series.title}{unit}：{series.spoken}")
        self.setToolTip(series.title)

    @override
    def sizeHint(self) -> QSize:
        size = tile_size(len(self.series.points))
        return QSize(self._appearance.px(size.width()), self._appearance.px(size.height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit(self.code)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.code)
        elif event.key() in _ARROWS:
            self.left.emit(event.key())
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.code)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._appearance.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.line), 1 + self.hasFocus()))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(edge, TAG_RADIUS, TAG_RADIUS)
        paint_tile(painter, self.series, QRectF(self.rect()), ink_of(self._appearance), self._here)
