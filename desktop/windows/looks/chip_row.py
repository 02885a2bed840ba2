"""A row of chips that choose what is listed: one for everything, one for each kind, each with its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice by its name, with the words on it and how many lines it would list."""

    name: str
    words: str
    count: int

    @property
    def label(self) -> str:
        """What stands on the chip."""
        return f"{self.words} {self.count}"


class ChipRow(QWidget):
    """`chosen` gives the name of the chip; the first one is chosen at the beginning."""

    chosen = Signal(str)

    def __init__(self, what: str, chips: Sequence[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(what)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for number, chip in enumerate(chips):
            button = QPushButton(self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("chip", True)
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            self._buttons[chip.name] = button
            row.addWidget(button)
        self._names = tuple(self._buttons)
        self._group.idClicked.connect(self._clicked)
        self.show_counts(chips)

    @property
    def name(self) -> str:
        """The name of the chip that is chosen."""
        return self._names[self._group.checkedId()]

    def show_counts(self, chips: Sequence[Chip]) -> None:
        """Write the numbers anew; a chip without any cannot be chosen, unless it is."""
        for number, chip in enumerate(chips):
            button = self._buttons[chip.name]
            if button.text() != chip.label:
                button.setText(chip.label)
                button.setAccessibleName(f"只看{chip.words}，{chip.count}条" if number else f"全部，{chip.count}条")
            button.setEnabled(bool(chip.count) or number == 0 or button.isChecked())

    def choose(self, name: str) -> None:
        """Choose a chip as a click does."""
        self._buttons[name].click()

    def _clicked(self, number: int) -> None:
        self.chosen.emit(self._names[number])
