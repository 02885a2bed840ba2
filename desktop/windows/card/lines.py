"""A part of a card: its title, a few lines, and a button for each thing that a line offers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.windows.card.line import Line, LineAct
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tags import Tone, tone_colours
from desktop.windows.looks.tokens import SMALL_SIZE, TEXT_SIZE

_LABEL_WIDTH = 56
_ABOVE_LINES = 2  # rule and title


class ActButton(QPushButton):
    """A quiet button that knows what it does."""

    wanted = Signal(object)  # LineAct

    def __init__(self, act: LineAct, about: str, parent: QWidget) -> None:
        super().__init__(act.words, parent)
        self.act = act
        self.setProperty("quiet", True)
        self.setAccessibleName(f"{act.words}：{about}" if about else act.words)
        self.setAutoDefault(False)
        self.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.wanted.emit(self.act)


class Lines(QWidget):
    """Shows lines below a title; without lines it is not there. `wanted` gives the LineAct of a button."""

    wanted = Signal(object)  # LineAct

    def __init__(self, appearance: Appearance, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._lines: tuple[Line, ...] = ()
        self._rule = QFrame(self)
        self._rule.setFrameShape(QFrame.Shape.NoFrame)
        self._title = QLabel(title, self)
        self._title.setProperty("role", "secondary")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._rule)
        self._column.addWidget(self._title)
        for part in (self._rule, self._title):
            part.setVisible(bool(title))
        self.hide()

    def entitle(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the same ones stay as they are, with the focus where it is."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self.draw()

    def draw(self) -> None:
        """Make everything anew, as after a change of the size of text."""
        px, tokens = self._appearance.px, self._appearance.tokens
        self._clear()
        self._rule.setFixedHeight(1)
        self._rule.setStyleSheet(f"background: {tokens.line};")
        self._column.setSpacing(px(3))
        for line in self._lines:
            self._column.addLayout(self._row(line))
        self.setVisible(bool(self._lines))

    def buttons(self) -> list[ActButton]:
        """Give the buttons, from the first line to the last."""
        return self.findChildren(ActButton)

    def _clear(self) -> None:
        while self._column.count() > _ABOVE_LINES:
            row = self._column.takeAt(_ABOVE_LINES).layout()
            for widget in _widgets_of(row) if row else ():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _row(self, line: Line) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._appearance.px(6))
        if line.label:
            label = QLabel(line.label, self)
            label.setProperty("role", "secondary")
            label.setMinimumWidth(self._appearance.px(_LABEL_WIDTH))
            label.setContentsMargins(0, self._appearance.px(1), 0, 0)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text(line), 1)
        for act in line.acts:
            button = ActButton(act, line.text, self)
            button.wanted.connect(self.wanted)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _text(self, line: Line) -> QLabel:
        label = QLabel(_rich(line, self._appearance), self)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setIndent(0)
        label.setAccessibleName(f"{line.label}，{line.text}" if line.label else line.text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label


def _widgets_of(row: object) -> Iterator[QWidget]:
    if isinstance(row, QHBoxLayout):
        for number in reversed(range(row.count())):
            yield row.takeAt(number).widget()


def _rich(line: Line, look: Appearance) -> str:
    """Write a line as rich text; whatever stands in it is text and nothing else."""
    tokens = look.tokens
    ink = tone_colours(tokens, line.tone)[0] if line.tone is not Tone.PLAIN else tokens.text
    size = look.px(SMALL_SIZE if line.quiet else TEXT_SIZE)
    parts: list[str] = []
    at = 0
    for start, end in line.marked:
        mark = f'<span style="background:{tokens.chip_ground}; color:{tokens.chip_text};">'
        parts += [_escaped(line.text[at:start]), mark, _escaped(line.text[start:end]), "</span>"]
        at = end
    parts.append(_escaped(line.text[at:]))
    colour = tokens.secondary if line.quiet and line.tone is Tone.PLAIN else ink
    return f'<span style="color:{colour}; font-size:{size}px;">{"".join(parts)}</span>'


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")
