"""A label whose words can change their tone.

Why it paints itself: to give a label another role in the style sheet takes Qt longer than all else that an edit does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import Tokens


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
    """Small plain words in one of the tones of `Voice`; its words are what it is called, too."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._voice = Voice.QUIET
        self.setProperty("role", "secondary")
        self.setTextFormat(Qt.TextFormat.PlainText)
        appearance.changed.connect(self.update)

    @property
    def voice(self) -> Voice:
        """The tone in which its words are said."""
        return self._voice

    def say(self, words: str, voice: Voice = Voice.QUIET) -> None:
        """Show words in a tone."""
        if voice is not self._voice:
            self._voice = voice
            self.update()
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for every line at the width there is; Qt asks for those at another width, and cuts the last one."""
        least = super().minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(self.width())) if self.wordWrap() else least

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.wordWrap() and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(QColor(_INKS[self._voice](self._appearance.tokens)))
        flags = self.alignment() | Qt.TextFlag.TextWordWrap if self.wordWrap() else self.alignment()
        painter.drawText(self.contentsRect(), int(flags), self.text())
