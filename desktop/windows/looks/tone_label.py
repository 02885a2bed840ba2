"""A label whose words take the colour of what they say: quiet, done, a warning, an error.

Why it paints itself: to give a label another role in the style sheet takes Qt longer than all else that an edit does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import elided
from desktop.windows.looks.tokens import Tokens

_LINE_LENGTH = 80  # characters, which words that wrap like best
_SHORTEST_LINE = 8
_FAR = 1 << 20  # pixels, more than any words are high


class Voice(StrEnum):
    """In which tone a sentence is said."""

    QUIET = "quiet"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


_INKS: Mapping[Voice, Callable[[Tokens], str]] = MappingProxyType(
    {
        Voice.QUIET: lambda tokens: tokens.secondary,
        Voice.DONE: lambda tokens: tokens.done_text,
        Voice.WARNING: lambda tokens: tokens.warning_text,
        Voice.ERROR: lambda tokens: tokens.error_text,
    }
)


class ToneLabel(QLabel):
    """Small plain words in one of the tones of `Voice`; its words are what it is called, too.

    A label of Qt has everything around it laid out again whenever its words change. This one holds its words itself,
    and asks for that only where they need another room.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._voice = Voice.QUIET
        self._words = ""
        self._usual = ""  # words for which there is always room
        self._room = (0, 0)  # what the words needed when they were said
        self.setProperty("role", "secondary")
        appearance.changed.connect(self.update)

    @property
    def voice(self) -> Voice:
        """The tone in which its words are said."""
        return self._voice

    def say(self, words: str, voice: Voice = Voice.QUIET) -> None:
        """Show words in a tone."""
        if (words, voice) == (self._words, self._voice):
            return
        self._words, self._voice = words, voice
        self.setAccessibleName(words)
        self.update()
        before, self._room = self._room, self._wanted()
        if self._room != before:
            self.updateGeometry()

    def keep_room(self, words: str) -> None:
        """Leave room for these words at all times, so that nothing moves when the label says them."""
        self._usual = words
        self.updateGeometry()

    @override
    def text(self) -> str:
        return self._words

    @override
    def sizeHint(self) -> QSize:
        if not self.wordWrap():
            wide = 0 if self._takes_what_is_left() else self._width()
            return QSize(wide, self._height(wide))
        wide = min(self._width(), self.fontMetrics().averageCharWidth() * _LINE_LENGTH)
        return QSize(wide, self._height(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for every line at the width there is."""
        if not self.wordWrap():
            return self.sizeHint()
        return QSize(self.fontMetrics().averageCharWidth() * _SHORTEST_LINE, self._height(self.width()))

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._height(width) if self.wordWrap() else -1

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.wordWrap() and event.size().width() != event.oldSize().width():
            self._room = self._wanted()
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(QColor(_INKS[self._voice](self._appearance.tokens)))
        painter.drawText(self.contentsRect(), self._flags() | int(self.alignment()), self._shown(painter))

    def _wanted(self) -> tuple[int, int]:
        """Give the room that the words need: of those that wrap, what height there is at the width there is."""
        return 0 if self.wordWrap() else self.sizeHint().width(), self._height(self.width())

    def _shown(self, painter: QPainter) -> str:
        """Give the words; those that ask for no room, as far as there is any."""
        if self.wordWrap() or not self._takes_what_is_left():
            return self._words
        return elided(painter, self._words, self.contentsRect().width())

    def _takes_what_is_left(self) -> bool:
        return self.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored

    def _flags(self) -> int:
        return int(Qt.TextFlag.TextWordWrap) if self.wordWrap() else 0

    def _width(self) -> int:
        margins, metrics = self.contentsMargins(), self.fontMetrics()
        wide = max(metrics.size(0, words).width() for words in (self._words, self._usual))
        return wide + margins.left() + margins.right()

    def _height(self, width: int) -> int:
        margins, metrics = self.contentsMargins(), self.fontMetrics()
        wide = max(1, width - margins.left() - margins.right())
        wraps = self.wordWrap() and len(self._words) * metrics.height() > wide  # no sign is wider than a line is high
        if not wraps and "\n" not in self._words:
            return metrics.height() + margins.top() + margins.bottom()
        high = metrics.boundingRect(QRect(0, 0, wide, _FAR), self._flags(), self._words).height()
        return high + margins.top() + margins.bottom()
