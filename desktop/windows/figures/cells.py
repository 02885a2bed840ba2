"""What is painted of a row of the figure table, and everything that it follows from."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.catalog import Indicator
from desktop.model.figure import NOT_FILLED, Figure
from desktop.model.findings import Finding, Severity
from desktop.windows.figures.columns import Column, write_cell
from desktop.windows.figures.words import UNSAVED, tag_of
from desktop.windows.looks.tags import Tag


@dataclass(frozen=True, slots=True)
class FigureCell:
    """What is painted of a cell; `tag` only of the state, `severity` and `depth` only of the label.

    `depth` is how far its row is a part of others.
    """

    column: Column
    text: str
    tag: Tag | None = None
    severity: Severity | None = None
    depth: int = 0
    computed: bool = False
    unsaved: bool = False


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed and cannot be understood, and the sentence that says why; nothing of it is kept."""

    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RowState:
    """Everything that a row says follows from; `typed` is what was not understood, of this year and of the last."""

    now: Figure = NOT_FILLED
    earlier: Figure = NOT_FILLED
    findings: tuple[Finding, ...] = ()
    owed: bool = True
    typed: tuple[Unsaved | None, Unsaved | None] = (None, None)

    @property
    def tag(self) -> Tag:
        """The one or two words of the state."""
        return UNSAVED if self.typed[0] else tag_of(self.now, self.findings, owed=self.owed)

    @property
    def severity(self) -> Severity | None:
        """What the rule at the left says, None if nothing is wrong."""
        severities = {finding.severity for finding in self.findings}
        if self.typed[0] or Severity.ERROR in severities:
            return Severity.ERROR
        return Severity.WARNING if Severity.WARNING in severities else None

    def unsaved(self, column: Column) -> Unsaved | None:
        """Give what was typed into a cell of the row and not understood."""
        return self.typed[0] if column is Column.NOW else self.typed[1] if column is Column.EARLIER else None


def cells_of(indicator: Indicator, state: RowState, depth: int) -> tuple[FigureCell, ...]:
    """Give the cells of a row."""
    return tuple(_cell(column, indicator, state, depth) for column in Column)


def _cell(column: Column, indicator: Indicator, state: RowState, depth: int) -> FigureCell:
    if column is Column.STATE:
        return FigureCell(column, state.tag.words, tag=state.tag)
    if column is Column.LABEL:
        return FigureCell(column, indicator.label, severity=state.severity, depth=depth)
    unsaved = state.unsaved(column)
    text = unsaved.text if unsaved else write_cell(column, indicator, state.now, state.earlier)
    computed = column is Column.NOW and indicator.formula is not None
    return FigureCell(column, text, computed=computed, unsaved=unsaved is not None)
