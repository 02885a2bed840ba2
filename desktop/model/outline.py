"""The outline of a report: a flat sequence of entries, each a heading or a paragraph.

Why flat: a move, an insertion or a removal is a slice; Word, the old reports and the ledger are sequences too; and a
report whose levels slip can be kept exactly as it is until somebody mends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from desktop.refusal import Refused


class Level(IntEnum):
    """What an entry is; headings by their depth, as GB/T 9704-2012 7.3.3 numbers them."""

    BODY = 0
    PART = 1  # 一、
    HEADING = 2  # （一）
    ITEM = 3  # 1.
    SUBITEM = 4  # （1）
    POINT = 5  # 一是: a paragraph that counts itself


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading or paragraph; its number is never part of the text.

    `key` is stable and unique in the report. `heading` is the catalog code (H01 ...) a heading stands for. `run_in`
    puts a heading on one line with the paragraph that follows. `carried` marks wording taken over and not yet touched.
    """

    key: str
    level: Level
    text: str
    heading: str = ""
    run_in: bool = False
    carried: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether other entries can stand under it."""
        return self.level in (Level.PART, Level.HEADING, Level.ITEM, Level.SUBITEM)


Outline = tuple[Entry, ...]


def position(outline: Sequence[Entry], key: str) -> int:
    """Give the index of an entry; Refused (ENTRY-UNKNOWN) if there is none."""
    for index, entry in enumerate(outline):
        if entry.key == key:
            return index
    raise Refused("ENTRY-UNKNOWN", "这一段已经不在报告里，请刷新后再改。")


def subtree(outline: Sequence[Entry], key: str) -> Outline:
    """Give an entry with everything that stands under it."""
    start = position(outline, key)
    first = outline[start]
    if not first.is_heading:
        return (first,)
    end = start + 1
    while end < len(outline) and not (outline[end].is_heading and outline[end].level <= first.level):
        end += 1
    return tuple(outline[start:end])
