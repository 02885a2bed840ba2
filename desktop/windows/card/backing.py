"""What backs a figure: a note, and files that are kept with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.windows.card.line import Line
from desktop.windows.card.lines import Lines
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.typed_line import TypedLine


class Backing(QWidget):
    """`noted` gives the note that was typed, `adding` says that files are to be chosen, `wanted` a line's LineAct."""

    noted = Signal(str)
    adding = Signal()
    wanted = Signal(object)  # LineAct

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._rule = QFrame(self)
        title = QLabel("备注与佐证", self)
        title.setProperty("role", "secondary")
        self.note = TypedLine(self)
        self.note.setAccessibleName("备注")
        self.note.setPlaceholderText("备注，例如：含街道办理的")
        self.note.editingFinished.connect(self.finish)
        self.files = Lines(appearance, parent=self)
        self.files.wanted.connect(self.wanted)
        self.add = QPushButton("添加佐证…", self)
        self.add.setProperty("quiet", True)
        self.add.setToolTip("也可以把文件拖到这里")
        self.add.clicked.connect(self.adding)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._rule, title, self.note, self.files):
            self._column.addWidget(part)
        self._column.addLayout(below)
        self.draw()

    def show_backing(self, note: str, files: Sequence[Line], *, fixed: bool, anew: bool) -> None:
        """Show note and files; what is being typed stays, unless the card is `anew` that of another figure."""
        if anew or not self.note.isModified():
            self.note.setText(note)
            self.note.setCursorPosition(0)
        self.note.setReadOnly(fixed)
        self.add.setVisible(not fixed)
        self.files.show_lines(files)

    def finish(self) -> None:
        """Keep the note that was typed."""
        self.note.finish_composing()
        if self.note.isModified():
            self.note.setModified(False)
            self.noted.emit(self.note.text().strip())

    def draw(self) -> None:
        """Take the measures and colours of the appearance as it is now."""
        self._rule.setFixedHeight(1)
        self._rule.setStyleSheet(f"background: {self._appearance.tokens.line};")
        self._column.setSpacing(self._appearance.px(4))
        self.files.draw()
