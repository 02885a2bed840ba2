"""What can be done with items and paragraphs, as edits: add, move, split, remove, put in several at once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from desktop.model.edits import AddEntries, Edit, MoveEntries, RemoveEntries, SetText, Together
from desktop.model.language.parse import length_of
from desktop.model.outline import Entry, Level, Outline, position, subtree

NEW_ITEM = "新的事项。"


def new_key() -> str:
    """Give a key that no entry has."""
    return uuid4().hex[:12]


def add_item(after: str) -> tuple[Edit, str]:
    """Give the edit that adds an item with an empty paragraph behind an entry, and the key of its heading."""
    heading = Entry(new_key(), Level.ITEM, NEW_ITEM, run_in=True)
    return AddEntries(after, (heading, Entry(new_key(), Level.BODY, ""))), heading.key


def split_paragraph(outline: Outline, key: str, before: str, behind: str) -> tuple[Edit, str]:
    """Give the edit that cuts an entry in two, and the key of the new paragraph.

    At the very beginning of a paragraph the new one stands empty above it: a text that keeps its words stays 沿用未改.
    """
    index = position(outline, key)
    entry = outline[index]
    if entry.level is Level.BODY and behind and not before.strip():
        above = Entry(new_key(), Level.BODY, "")
        added = AddEntries(outline[index - 1].key if index else "", (above,))
        if behind == entry.text:
            return added, above.key
        return Together("另起一段", (SetText(entry.key, behind), added)), above.key
    new = Entry(new_key(), Level.BODY, behind)
    added = AddEntries(entry.key, (new,))
    if before == entry.text:
        return added, new.key
    return Together("另起一段", (SetText(entry.key, before), added)), new.key


def put_in(entry: Entry, before: str, paragraphs: Sequence[str], behind: str) -> tuple[Edit, str, int]:
    """Give the edit that puts paragraphs between two halves of an entry; the entry where they end, and the place in it.

    What stood behind stays behind the last of them.
    """
    first, *others = paragraphs
    label = f"粘贴{len(paragraphs)}段" if others else "粘贴文字"
    if not others:
        return Together(label, (SetText(entry.key, before + first + behind),)), entry.key, length_of(before + first)
    new = [Entry(new_key(), Level.BODY, text) for text in (*others[:-1], others[-1] + behind)]
    edits = (SetText(entry.key, before + first), AddEntries(entry.key, tuple(new)))
    return Together(label, edits), new[-1].key, length_of(others[-1])


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


def move_to(outline: Outline, key: str, after: str) -> Edit | None:
    """Give the edit that moves an item or paragraph behind the entry `after` ("" for the beginning).

    None where it stands there already. A paragraph never comes between a heading and the paragraph on its line, a
    heading never between another one of its level and what stands under it.
    """
    unit = unit_of(outline, key)
    start = position(outline, unit[0].key)
    gap = _gap(outline, unit[0], position(outline, after) + 1 if after else 0)
    if start <= gap <= start + len(unit):
        return None
    return MoveEntries(tuple(entry.key for entry in unit), outline[gap - 1].key if gap else "")


def _gap(outline: Outline, first: Entry, gap: int) -> int:
    """Give the place nearest to a gap where what begins with `first` can stand."""
    if not first.is_heading:
        cuts = 0 < gap < len(outline) and outline[gap - 1].run_in and outline[gap].level is Level.BODY
        return gap + 1 if cuts else gap
    while gap < len(outline) and not (outline[gap].is_heading and outline[gap].level <= first.level):
        gap += 1
    return gap


def remove(outline: Outline, key: str) -> RemoveEntries:
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
