"""Undo and redo as a pure value.

Why not QUndoStack: its merged commands leak in PySide6, and undo must work without a window, too.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.edits import Edit


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a user did, with how to take it back.

    `joins` names the cell or paragraph it belongs to: typing on in the same place is one step ("" never joins).
    """

    label: str
    edit: Edit
    inverse: Edit
    joins: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The steps done and the steps undone, last last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def did(self, step: Step) -> History:
        """Give the history after a new step; what had been undone is gone then."""
        last = self.done[-1] if self.done else None
        if last and step.joins and step.joins == last.joins and not self.undone:
            step = Step(step.label, step.edit, last.inverse, step.joins)
            return History((*self.done[:-1], step))
        return History((*self.done, step))

    def closed(self) -> History:
        """Give the history with its last step finished: what comes next is a step of its own."""
        if not self.done or not self.done[-1].joins:
            return self
        last = self.done[-1]
        return History((*self.done[:-1], Step(last.label, last.edit, last.inverse)), self.undone)

    @property
    def undo_label(self) -> str:
        """What undo would take back, or ""."""
        return self.done[-1].label if self.done else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, or ""."""
        return self.undone[-1].label if self.undone else ""

    def undo(self) -> tuple[Edit, History] | None:
        """Give the edit that takes the last step back, and the history after it; None if there is nothing."""
        if not self.done:
            return None
        step = self.done[-1]
        return step.inverse, History(self.done[:-1], (*self.undone, step))

    def redo(self) -> tuple[Edit, History] | None:
        """Give the edit that does the last undone step again, and the history after it; None if there is nothing."""
        if not self.undone:
            return None
        step = self.undone[-1]
        return step.edit, History((*self.done, step), self.undone[:-1])
