"""A line of several things told, of which as many are shown as there is room for; none is cut in the middle.

What is left out is in the tool tip, and read out to those who cannot see it.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

_ENDS = (" · ", "\u3000")


class PartsLabel(QLabel):
    """Small plain words, in parts that end at “ · ” or at a wide space."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setProperty("role", "secondary")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.say(words)

    @property
    def words(self) -> str:
        """All of its words."""
        return self._words

    def say(self, words: str) -> None:
        """Tell these words, all of them where there is room."""
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 1, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = fitting(self._words, self.contentsRect().width(), self.fontMetrics())
        if shown != self.text():
            self.setText(shown)


def fitting(words: str, room: int, metrics: QFontMetrics) -> str:
    """Give as many of the first parts of a line as fit into so many pixels."""
    while words and metrics.horizontalAdvance(words) > room:
        words = words[: max(0, *(words.rfind(end) for end in _ENDS))]
    return words
