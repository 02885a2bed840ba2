"""What was typed for figures and not understood: it is in no ledger, and stays until it is mended or given up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.model.figure import Figure
from desktop.model.values import Values
from desktop.windows.figures.cells import Unsaved


@dataclass(frozen=True, slots=True)
class Misread:
    """One cell that was not understood: its indicator, whether it is that of the year before, and what was typed.

    `over` is the figure that stood in the cell then, and still does unless it was set from elsewhere.
    """

    code: str
    earlier: bool
    text: str
    over: Figure


def standing(values: Values, code: str, *, earlier: bool) -> Figure:
    """Give the figure that stands in a cell, whatever was typed over it."""
    return values.earlier(code) if earlier else values.figure(code)


class Misreadings(QObject):
    """What was not understood, of whatever heading, in the order in which it was typed; `changed` gives how many."""

    changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed: dict[tuple[str, bool], Unsaved] = {}
        self._over: dict[tuple[str, bool], Figure] = {}

    @property
    def all(self) -> tuple[Misread, ...]:
        """Every cell that was not understood."""
        return tuple(Misread(*cell, one.text, self._over[cell]) for cell, one in self._typed.items())

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators of these cells."""
        return tuple(dict.fromkeys(code for code, _ in self._typed))

    def of(self, code: str, *, earlier: bool = False) -> Unsaved | None:
        """Give what was typed into a cell and not understood, None if there is nothing."""
        return self._typed.get((code, earlier))

    def keep(self, code: str, typed: Unsaved, over: Figure, *, earlier: bool) -> None:
        """Keep what was typed into a cell, `over` the figure that stands in it, and not understood."""
        self._typed[code, earlier] = typed
        self._over[code, earlier] = over
        self.changed.emit(len(self._typed))

    def forget(self, code: str, *, earlier: bool = False) -> bool:
        """Drop what was typed into a cell; False where there was nothing."""
        if self._typed.pop((code, earlier), None) is None:
            return False
        self.changed.emit(len(self._typed))
        return True

    def give_up(self, cells: Iterable[Misread]) -> None:
        """Drop these cells, except those into which something else was typed since."""
        for cell in cells:
            now = self._typed.get((cell.code, cell.earlier))
            if now is not None and now.text == cell.text:
                self.forget(cell.code, earlier=cell.earlier)

    def drop_overtaken(self, codes: frozenset[str], values: Values) -> None:
        """Drop what was typed for these indicators where another figure stands now: it was pasted or taken over."""
        for cell in self.all:
            if cell.code in codes and not standing(values, cell.code, earlier=cell.earlier).same_content(cell.over):
                self.forget(cell.code, earlier=cell.earlier)

    def clear(self) -> None:
        """Begin anew with another report."""
        if self._typed:
            self._typed.clear()
            self.changed.emit(0)
