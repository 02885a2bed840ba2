"""The years of a figure as small columns."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.model.series import Series, last_years
from desktop.windows.looks.appearance import Appearance
from desktop.windows.trend.chart import Chart, ink_of

_MOST_YEARS, _COLUMN, _HEIGHT = 6, 60, 76
_FEWEST_YEARS = 2
_SIZE = 11


class YearBars(QWidget):
    """Shows the last years of a series; it is not there while there is nothing to compare."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._series: Series | None = None
        self._here = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_series(self, series: Series | None, here: int) -> None:
        """Show a series up to the year at work."""
        shown = last_years(series, _MOST_YEARS) if series else None
        if (shown, here) == (self._series, self._here):
            return
        self._series, self._here = shown, here
        self.setVisible(shown is not None and len(shown.numbers) >= _FEWEST_YEARS)
        if shown is not None:
            self.setAccessibleName(f"历年：{shown.spoken}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        years = len(self._series.points) if self._series else 0
        return QSize(self._appearance.px(_COLUMN) * years, self._appearance.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._series is not None:
            Chart(self._series, QRectF(self.rect()), ink_of(self._appearance, _SIZE), self._here).paint(QPainter(self))
