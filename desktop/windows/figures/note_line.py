"""The line below the table in which a note to a figure is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.windows.looks.typed_line import TypedLine


class NoteLine(TypedLine):
    """`written` gives the note when Enter or leaving the line keeps it; `left` says that the table goes on."""

    written = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("备注")
        self.setPlaceholderText("备注：按 Enter 记下，按 Esc 不改")
        self.hide()

    def ask(self, note: str, label: str) -> None:
        """Show the note of a figure, to be changed."""
        self.setAccessibleDescription(label)
        self.setText(note)
        self.show()
        self.setFocus()
        self.selectAll()

    def finish(self) -> None:
        """Keep what stands in the line, if it is open."""
        if not self.isHidden():
            self.finish_composing()
            self.hide()
            self.written.emit(self.text().strip())

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finish()
