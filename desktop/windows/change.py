"""What the session tells the panes: one typed value for whatever happened to the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.model.edits import (
    AddEntries,
    AddIndicator,
    Annotate,
    Edit,
    MoveEntries,
    RemoveAnnotation,
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

    `codes` and `keys` name the figures and entries that were edited, `annotations` (kind, place) what was said of a
    place; `structure` says that entries came, went, moved or changed their level, so that rows and numbers must be
    made anew; `show` that the place should come into view, as after undo; `by` who made it, so that an editor does
    not answer its own change.
    """

    codes: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    structure: bool = False
    show: bool = False
    by: str = ""
    annotations: frozenset[tuple[str, str]] = frozenset()

    @property
    def place(self) -> str:
        """One of the places that were edited, or ""."""
        return min(self.codes, default="") or min(self.keys, default="")


EVERYTHING = Change(structure=True)
PROOFREAD = "proofread"  # who changed nothing of the report, but what was found in it


def change_of(edit: Edit, *, by: str = "", show: bool = False) -> Change:
    """Describe what an edit touches."""
    steps = tuple(_single(edit))
    codes = {code for step in steps for code in _codes(step)}
    keys = {key for step in steps for key in _keys(step)}
    structure = any(isinstance(step, _OF_STRUCTURE) for step in steps)
    annotations = {key for step in steps for key in _annotations(step)}
    return Change(frozenset(codes), frozenset(keys), structure, show, by, frozenset(annotations))


_OF_STRUCTURE = (SetLevel, AddEntries, RemoveEntries, MoveEntries)


def _codes(step: Edit) -> tuple[str, ...]:
    match step:
        case SetFigure(code) | SetEarlierFigure(code) | RemoveIndicator(code):
            return (code,)
        case AddIndicator(indicator):
            return (indicator.code,)
        case _:
            return ()


def _keys(step: Edit) -> tuple[str, ...]:
    match step:
        case SetText(key) | SetLevel(key) | SetParticular(key):
            return (key,)
        case AddEntries(_, entries):
            return tuple(entry.key for entry in entries)
        case RemoveEntries(keys) | MoveEntries(keys):
            return keys
        case _:
            return ()


def _annotations(step: Edit) -> tuple[tuple[str, str], ...]:
    match step:
        case Annotate(annotation, place):
            return ((annotation.kind, place),)
        case RemoveAnnotation(kind, place):
            return ((kind, place),)
        case _:
            return ()


def _single(edit: Edit) -> Iterator[Edit]:
    if isinstance(edit, Together):
        for part in edit.edits:
            yield from _single(part)
    else:
        yield edit
