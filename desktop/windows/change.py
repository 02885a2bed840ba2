"""What the session tells the panes: one typed value for whatever happened to the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.model.edits import (
    AddEntries,
    AddIndicator,
    Edit,
    MoveEntries,
    RemoveEntries,
    RemoveIndicator,
    SetEarlierFigure,
    SetFigure,
    SetLevel,
    SetParticular,
    SetText,
    Together,
)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the report.

    `codes` and `keys` name the figures and entries that were edited; `structure` says that entries came, went, moved
    or changed their level, so that rows and numbers must be made anew; `show` that the place should come into view,
    as after undo; `by` who made it, so that an editor does not answer its own change.
    """

    codes: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    structure: bool = False
    show: bool = False
    by: str = ""

    @property
    def place(self) -> str:
        """One of the places that were edited, or ""."""
        return min(self.codes, default="") or min(self.keys, default="")


EVERYTHING = Change(structure=True)


def change_of(edit: Edit, *, by: str = "", show: bool = False) -> Change:
    """Describe what an edit touches."""
    codes: set[str] = set()
    keys: set[str] = set()
    structure = False
    for step in _single(edit):
        match step:
            case SetFigure(code) | SetEarlierFigure(code) | RemoveIndicator(code):
                codes.add(code)
            case SetText(key):
                keys.add(key)
            case AddIndicator(indicator):
                codes.add(indicator.code)
            case SetParticular(name):
                keys.add(name)
            case SetLevel(key):
                keys.add(key)
                structure = True
            case AddEntries(_, entries):
                keys |= {entry.key for entry in entries}
                structure = True
            case RemoveEntries() | MoveEntries() | Together():
                keys |= set(step.keys) if not isinstance(step, Together) else set()
                structure = True
    return Change(frozenset(codes), frozenset(keys), structure, show, by)


def _single(edit: Edit) -> Iterator[Edit]:
    if isinstance(edit, Together):
        for part in edit.edits:
            yield from _single(part)
    else:
        yield edit
