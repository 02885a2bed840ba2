"""A quiet bar below the header: what happened, and what can be done about it. Nothing pops up."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.windows.looks.appearance import Appearance


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its words, and what it does."""

    words: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """One message; `kind` is info, warning or error. One that `must_choose` cannot be closed, only decided.

    One that is `passing` is about the place at hand: it goes when one goes on to another.
    """

    sentence: str
    choices: tuple[Choice, ...] = ()
    kind: str = "info"
    must_choose: bool = False
    passing: bool = False


_MOST_CHOICES = 3


class NoticeBar(QFrame):
    """Shows one notice; those that must be decided wait in a row, any other gives way to the next."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._notice: Notice | None = None
        self._waiting: deque[Notice] = deque()
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = tuple(QPushButton(self) for _ in range(_MOST_CHOICES))
        self._close = QPushButton("知道了", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(appearance.px(14), appearance.px(4), appearance.px(10), appearance.px(4))
        layout.addWidget(self._words, 1)
        for button in self._buttons:
            button.clicked.connect(self._pressed)
            layout.addWidget(button)
        self._close.setProperty("quiet", True)
        self._close.clicked.connect(self.dismiss)
        layout.addWidget(self._close)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown now."""
        return self._notice

    @property
    def undecided(self) -> int:
        """How many notices wait for a decision."""
        now = self._notice
        return sum(notice.must_choose for notice in (*self._waiting, *([now] if now else ())))

    def tell(self, notice: Notice) -> None:
        """Show a notice, after those that must be decided first."""
        if self._notice is not None and self._notice.must_choose:
            self._waiting.append(notice)
        else:
            self._show(notice)

    def ask_first(self, notice: Notice) -> None:
        """Show a notice now; what must be decided, and is shown now, comes again after it."""
        if self._notice is not None and self._notice.must_choose:
            self._waiting.appendleft(self._notice)
        self._show(notice)

    def choose(self, number: int) -> None:
        """Do what a button says; the next notice comes."""
        notice = self._notice
        if notice is not None and number < len(notice.choices):
            if notice.must_choose:
                self.dismiss()
            notice.choices[number].act()

    def dismiss(self) -> None:
        """Take the notice away; the next one comes."""
        self._notice = None
        if self._waiting:
            self._show(self._waiting.popleft())
        else:
            self.hide()

    def pass_by(self) -> None:
        """Take away what was said about a place that is left."""
        if self._notice is not None and self._notice.passing:
            self.dismiss()

    def clear(self) -> None:
        """Take every notice away."""
        self._waiting.clear()
        self.dismiss()

    def _pressed(self) -> None:
        sender = self.sender()
        numbers = [number for number, button in enumerate(self._buttons) if button is sender]
        if numbers:
            self.choose(numbers[0])

    def _show(self, notice: Notice) -> None:
        self._notice = notice
        self._words.setText(notice.sentence)
        self.setAccessibleName(notice.sentence)
        self.setProperty("kind", notice.kind)
        self.style().unpolish(self)
        self.style().polish(self)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(notice.choices))
            if number < len(notice.choices):
                button.setText(notice.choices[number].words)
                button.setAccessibleName(notice.choices[number].words)
        self._close.setVisible(not notice.must_choose)
        self.show()
