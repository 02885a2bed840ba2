"""What is asked of the ledger about the past, as jobs for its lane: they run when everything typed is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.model.report import Report
from desktop.windows.keeping.ledger_jobs import Opened

if TYPE_CHECKING:
    from desktop.operations.histories import Events
    from desktop.operations.states import Comparison

NOW, LAST_YEAR = -1, -2  # states that have no step of their own


@dataclass(frozen=True, slots=True)
class ReadHistory:
    """Reads a page of what happened to a report."""

    opened: Opened
    report: Report
    older: int | None = None

    def __call__(self) -> Events:
        """Read it."""
        from desktop.operations.histories import year_history

        return year_history(self.opened.ledger, self.report, self.older)


@dataclass(frozen=True, slots=True)
class LastStep:
    """Asks which step the report is at."""

    opened: Opened

    def __call__(self) -> int:
        """Ask."""
        return self.opened.ledger.last_step()


@dataclass(frozen=True, slots=True)
class CompareStates:
    """Compares two states, each a step of the ledger, NOW or LAST_YEAR; `report` is what is on the screen."""

    opened: Opened
    report: Report
    before: int
    after: int

    def __call__(self) -> Comparison:
        """Compare them; Refused (STATE-MISSING)."""
        from desktop.operations.states import compare

        return compare(self.opened.catalog, self._state(self.before), self._state(self.after))

    def _state(self, step: int) -> Report:
        from desktop.operations.states import state_at

        if step == NOW:
            return self.report
        if step == LAST_YEAR:
            return self.opened.ledger.load(self.report.unit, self.report.year - 1).report
        return state_at(self.opened.ledger, self.report, step)


@dataclass(frozen=True, slots=True)
class CopyState:
    """Makes a new ledger of a state."""

    opened: Opened
    report: Report
    step: int
    target: Path

    def __call__(self) -> Path:
        """Make it; Refused as `states.copy_state`."""
        from desktop.operations.states import copy_state

        step = self.opened.ledger.last_step() if self.step == NOW else self.step
        copy_state(self.opened.ledger, self.report, step, self.target)
        return self.target
