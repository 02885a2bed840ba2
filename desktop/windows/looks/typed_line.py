"""A line of text in which nothing is lost that an input method has not committed yet."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override


class TypedLine(QLineEdit):
    """A plain line: no arrows, no validator, nothing that could eat what an input method is composing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = ""

    def finish_composing(self) -> None:
        """Take what an input method is still composing as typed."""
        if self._composing:
            event = QInputMethodEvent()
            event.setCommitString(self._composing)
            self.inputMethodEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = event.preeditString()
        super().inputMethodEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_composing()
        super().focusOutEvent(event)
