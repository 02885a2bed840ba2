"""The line in which the readers write what is wrong with the item at hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance


class _Line(QLineEdit):
    given_up = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()  # the dialog around it must not hear of Enter
        else:
            super().keyPressEvent(event)


class WrongLine(QFrame):
    """`written` gives what was written with Enter, `given_up` tells that Esc took it back."""

    written = Signal(str)
    given_up = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._label = QLabel(self)
        self.line = _Line(self)
        self.line.setPlaceholderText("错在哪里，应当是什么；按 Enter 记下，按 Esc 不记")
        self.line.setAccessibleName("错在哪里")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label)
        self._row.addWidget(self.line, 1)
        self.line.returnPressed.connect(self._write)
        self.line.given_up.connect(self._give_up)
        appearance.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def ask(self, label: str) -> None:
        """Ask what is wrong with something."""
        self._label.setText(f"“{label}”有误：")
        self.line.clear()
        self.show()
        self.line.setFocus()

    def _write(self) -> None:
        where = self.line.text().strip()
        if where:
            self.hide()
            self.written.emit(where)

    def _give_up(self) -> None:
        self.hide()
        self.given_up.emit()

    def _restyle(self) -> None:
        px = self._appearance.px
        self._row.setContentsMargins(px(24), px(8), px(24), px(8))
        self._row.setSpacing(px(8))
