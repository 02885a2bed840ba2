"""What can be done with items and paragraphs, as edits: add, move, split, remove."""

from __future__ import annotations

from uuid import uuid4

from desktop.model.edits import AddEntries, Edit, MoveEntries, RemoveEntries, SetText, Together
from desktop.model.outline import Entry, Level, Outline, position, subtree

NEW_ITEM = "新的事项。"


def new_key() -> str:
    """Give a key that no entry has."""
    return uuid4().hex[:12]


def add_item(after: str) -> tuple[Edit, str]:
    """Give the edit that adds an item with an empty paragraph behind an entry, and the key of its heading."""
    heading = Entry(new_key(), Level.ITEM, NEW_ITEM, run_in=True)
    return AddEntries(after, (heading, Entry(new_key(), Level.BODY, ""))), heading.key


def split_paragraph(entry: Entry, before: str, behind: str) -> tuple[Edit, str]:
    """Give the edit that cuts an entry in two, and the key of the new paragraph."""
    new = Entry(new_key(), Level.BODY, behind)
    added = AddEntries(entry.key, (new,))
    if before == entry.text:
        return added, new.key
    return Together("另起一段", (SetText(entry.key, before), added)), new.key


def unit_of(outline: Outline, key: str) -> Outline:
    """Give what moves or goes together: a heading with all under it, a run-in heading with its paragraph, or one."""
    index = position(outline, key)
    entry = outline[index]
    if entry.level is Level.BODY and index and outline[index - 1].run_in:
        return subtree(outline, outline[index - 1].key)
    return subtree(outline, key)


def move(outline: Outline, key: str, step: int) -> Edit | None:
    """Give the edit that moves an item or paragraph past its neighbour; None where there is none."""
    unit = unit_of(outline, key)
    start = position(outline, unit[0].key)
    neighbour = _before(outline, start) if step < 0 else _behind(outline, start + len(unit), unit[0])
    if neighbour is None or neighbour[0].level is not unit[0].level:
        return None
    keys = tuple(entry.key for entry in unit)
    if step > 0:
        return MoveEntries(keys, neighbour[-1].key)
    first = position(outline, neighbour[0].key)
    return MoveEntries(keys, outline[first - 1].key if first else "")


def remove(outline: Outline, key: str) -> Edit:
    """Give the edit that takes out an item or paragraph."""
    return RemoveEntries(tuple(entry.key for entry in unit_of(outline, key)))


def _before(outline: Outline, start: int) -> Outline | None:
    """Give the neighbour above: for a heading the one of its level, for a paragraph the paragraph itself."""
    level = outline[start].level
    for index in range(start - 1, -1, -1):
        entry = outline[index]
        if entry.level is level:
            return unit_of(outline, entry.key)
        if level is Level.BODY or (entry.is_heading and entry.level < level):
            return None
    return None


def _behind(outline: Outline, end: int, first: Entry) -> Outline | None:
    if end >= len(outline) or outline[end].level is not first.level:
        return None
    return unit_of(outline, outline[end].key)
