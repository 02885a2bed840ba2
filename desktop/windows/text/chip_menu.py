"""The menus on what stands in a text: on a figure how it is written, on digits typed by hand what they may be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.model.ways import Way

CASES, FIXED, GO, REMOVE = "cases", "fixed", "go", "remove"
LINK, LINK_OTHER, KEEP = "link", "link_other", "keep"
_WAY = "way:"


class ChoiceMenu(QMenu):
    """A menu that is made anew whenever it is asked for; `chosen` gives the name of what was taken."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.triggered.connect(self._taken)

    def offer(self, name: str, words: str, *, now: bool | None = None) -> None:
        """Add a line; `now` says of one of several whether it holds now."""
        action = QAction(words, self)
        action.setData(name)
        if now is not None:
            action.setCheckable(True)
            action.setChecked(now)
        self.addAction(action)

    def show_ways(self, ways: Sequence[Way], now: str) -> None:
        """Offer the ways of writing a figure, with what each gives, and what else can be done with it."""
        self.clear()
        for way in ways:
            words = f"{way.label}\u3000{way.words}" if way.words else way.label
            self.offer(_WAY + way.source, words, now=way.name == now)
        if ways:
            self.addSeparator()
        if len(ways) > 1:
            self.offer(CASES, "没有发生时怎么写…")
        if ways:
            self.offer(GO, "到指标表里去")
        self.addSeparator()
        self.offer(FIXED, "改成固定文字")
        self.offer(REMOVE, "从句子里删去")

    def show_links(self, digits: str, label: str) -> None:
        """Offer to link digits that were typed by hand."""
        self.clear()
        self.offer(LINK, f"“{digits}”关联到{label}")
        self.offer(LINK_OTHER, "关联到其他指标…")
        self.offer(KEEP, "这是固定文字")

    def _taken(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))


def way_chosen(name: str) -> str:
    """Give what is to stand in the text if a way of writing was taken, "" for anything else."""
    return name.removeprefix(_WAY) if name.startswith(_WAY) else ""
