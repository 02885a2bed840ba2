"""Painting a series: columns for what happened, a line for what there is, a gap where nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from desktop.model.series import Point, Series
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import SMALL_SIZE, TAG_RADIUS, Tokens

_MOST_WIDTH, _SHARE = 56, 0.62  # of a column
_ABOVE, _ABOVE_DOT = 3, 7  # how far above a column or a dot its value stands
_NOTHING = "—"
_CHANGED = "口径有变"


@dataclass(frozen=True, slots=True)
class Ink:
    """What a chart is drawn with: at the screen's text size, or larger for a picture; `px` scales a measure."""

    tokens: Tokens
    scale: float
    font: QFont

    def px(self, size: float) -> float:
        """Give a measure that is stated for 100 percent."""
        return size * self.scale


def ink_of(look: Appearance, size: float = SMALL_SIZE) -> Ink:
    """Give what charts of the screen are drawn with."""
    return Ink(look.tokens, look.percent / 100, look.font(size))


class Chart:
    """One series in one box; `here` is the year at work, whose column stands out, `roomy` writes the growth, too."""

    def __init__(self, series: Series, box: QRectF, ink: Ink, here: int, *, roomy: bool = False) -> None:
        self._series, self._ink, self._here, self._roomy = series, ink, here, roomy
        self._line = QFontMetricsF(ink.font).height()
        above = self._line * (2 if roomy else 1) + ink.px(4)
        self._plot = box.adjusted(0, above, 0, -self._line - ink.px(4))
        self._slot = box.width() / max(1, len(series.points))
        low, high = min((*series.numbers, 0)), max((*series.numbers, 0))
        self._low, self._range = float(low), float(high - low) or 1.0

    def paint(self, painter: QPainter) -> None:
        """Paint columns or a line, the values above and the years below."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._ink.font)
        self._paint_base(painter)
        if self._series.state and self._roomy:
            self._paint_line(painter)
        for number, point in enumerate(self._series.points):
            self._paint_point(painter, number, point)
        painter.restore()

    def _paint_base(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._ink.tokens.line), self._ink.px(1)))
        base = self._height(0)
        painter.drawLine(QPointF(self._plot.left(), base), QPointF(self._plot.right(), base))

    def _paint_point(self, painter: QPainter, number: int, point: Point) -> None:
        tokens, middle = self._ink.tokens, self._middle(number)
        if point.changed and number:
            self._paint_break(painter, middle - self._slot / 2)
        here = point.year == self._here
        top = self._height(0)
        if point.number is not None:
            top = self._height(point.number)
            if not (self._series.state and self._roomy):
                self._paint_column(painter, middle, top, here=here)
        above = min(top, self._height(0)) - self._ink.px(_ABOVE_DOT if self._series.state and self._roomy else _ABOVE)
        if self._roomy and point.growth:
            self._write(painter, middle, above - self._line, point.growth, tokens.secondary)
            above -= self._line
        self._write(painter, middle, above - self._line, point.words or _NOTHING, self._shade(point))
        year_ink = tokens.text if here else tokens.secondary
        self._write(painter, middle, self._plot.bottom() + self._ink.px(4), str(point.year), year_ink)

    def _shade(self, point: Point) -> str:
        return self._ink.tokens.text if point.words else self._ink.tokens.secondary

    def _paint_column(self, painter: QPainter, middle: float, top: float, *, here: bool) -> None:
        tokens, base = self._ink.tokens, self._height(0)
        wide = min(self._slot * _SHARE, self._ink.px(_MOST_WIDTH))
        high = max(abs(base - top), self._ink.px(1))
        box = QRectF(middle - wide / 2, min(top, base), wide, high)
        shape = QPainterPath()
        radius = min(TAG_RADIUS * self._ink.scale, high / 2)
        shape.addRoundedRect(box, radius, radius)
        painter.fillPath(shape, QColor(tokens.button if here else tokens.chip_ground))
        if not here:
            painter.strokePath(shape, QPen(QColor(tokens.line), self._ink.px(1)))

    def _paint_line(self, painter: QPainter) -> None:
        """Join the years that follow each other; dots stand for the years themselves."""
        tokens = self._ink.tokens
        painter.setPen(QPen(QColor(tokens.accent), self._ink.px(2)))
        before: QPointF | None = None
        for number, point in enumerate(self._series.points):
            now = None if point.number is None else QPointF(self._middle(number), self._height(point.number))
            if before is not None and now is not None and not point.changed:
                painter.drawLine(before, now)
            before = now
        for number, point in enumerate(self._series.points):
            if point.number is not None:
                here = point.year == self._here
                painter.setBrush(QColor(tokens.accent if here else tokens.surface))
                dot = self._ink.px(4.5 if here else 3.5)
                painter.drawEllipse(QPointF(self._middle(number), self._height(point.number)), dot, dot)

    def _paint_break(self, painter: QPainter, at: float) -> None:
        tokens = self._ink.tokens
        painter.setPen(QPen(QColor(tokens.warning_rule), self._ink.px(1), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at, self._plot.top() - self._line), QPointF(at, self._plot.bottom()))
        if self._roomy:
            box = QRectF(at + self._ink.px(3), self._plot.top() - 2 * self._line, self._slot * 2, self._line)
            painter.setPen(QColor(tokens.warning_text))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft), _CHANGED)

    def _write(self, painter: QPainter, middle: float, top: float, words: str, ink: str) -> None:
        metrics = QFontMetricsF(self._ink.font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self._slot)
        painter.setPen(QColor(ink))
        box = QRectF(middle - self._slot / 2, top, self._slot, self._line)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter), shown)

    def _middle(self, number: int) -> float:
        return self._plot.left() + self._slot * (number + 0.5)

    def _height(self, number: Decimal | float) -> float:
        share = (float(number) - self._low) / self._range
        return self._plot.bottom() - share * self._plot.height()
