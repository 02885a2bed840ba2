"""A field of a dialog: its label at the left, the editor, and below it a hint or what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance, colour

LABEL_WIDTH = 96


def sentence_label(text: str, parent: QWidget | None = None, role: str = "secondary") -> QLabel:
    """Make a label for a sentence that may need several lines; its role decides its colour and size."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setIndent(0)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


class Field(QWidget):
    """A label with its editor. The label leads to the editor, and a screen reader hears label, hint and problem."""

    def __init__(
        self, label: str, editor: QWidget, appearance: Appearance, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._appearance = appearance
        self._label = QLabel(label, self)
        self._label.setBuddy(editor)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._hint = sentence_label(hint, self)
        self._problem = sentence_label("", self, role="error")
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        self._arrange()
        self.show_problem("")
        self.restyle()
        appearance.changed.connect(self.restyle)

    @property
    def problem(self) -> str:
        """The sentence that is shown about what was typed; empty if nothing is wrong."""
        return self._problem.text()

    @property
    def hint(self) -> str:
        """The sentence below the editor while nothing is wrong."""
        return self._hint.text()

    def show_problem(self, sentence: str) -> None:
        """Say below the editor what is wrong, in place of the hint; an empty sentence takes it back."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._hint.setVisible(bool(self._hint.text()) and not sentence)
        self.editor.setAccessibleDescription(sentence or self._hint.text())

    def show_hint(self, sentence: str) -> None:
        """Change the sentence below the editor."""
        self._hint.setText(sentence)
        self.show_problem(self.problem)

    def restyle(self) -> None:
        """Take the measures of the appearance as it is now."""
        px = self._appearance.px
        self._label.setMinimumWidth(px(LABEL_WIDTH))
        self._label.setContentsMargins(0, px(5), 0, 0)
        self._row.setSpacing(px(8))
        self._column.setSpacing(px(3))
        if isinstance(self.editor, LinesEdit):
            self.editor.take_height(px)

    def _arrange(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.addWidget(self.editor)
        self._column.addWidget(self._hint)
        self._column.addWidget(self._problem)
        self._row.addLayout(self._column, 1)


class StillComboBox(QComboBox):
    """A combo box that the mouse wheel does not change by accident while a dialog is being scrolled."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(self._appearance.tokens.secondary), self._appearance.px(1.5)))
        half = self._appearance.px(4)
        middle = QPoint(self.width() - self._appearance.px(14), self.height() // 2)
        painter.drawPolyline(
            [middle + QPoint(-half, -half // 2), middle + QPoint(0, half // 2), middle + QPoint(half, -half // 2)]
        )


class LinesEdit(QPlainTextEdit):
    """A field of a few lines; Tab leaves it as it leaves any other field."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)

    def take_height(self, px: Callable[[float], int]) -> None:
        """Be as high as the number of lines at this size of text."""
        self.setFixedHeight(px(22 * self._lines + 18))


def line_edit(text: str = "", placeholder: str = "") -> QLineEdit:
    """Make a line edit with its text and what it shows while empty."""
    edit = QLineEdit(text)
    edit.setPlaceholderText(placeholder)
    return edit


def line_with_button(line: QWidget, button: QWidget) -> QWidget:
    """Make one editor of a line and the button behind it; both come without a parent, so that Tab goes through them."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(line, 1)
    layout.addWidget(button)
    row.setFocusProxy(line)
    return row
