"""How long a text is by the measures of GB/T 9704-2012: characters, lines of 28 of them, pages of 22 lines.

Reckoned, not laid out: quick enough for every edit, and the same on every computer, whatever fonts it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from desktop.documents.blocks import Block, Style
from desktop.documents.gbt9704 import (
    ADDRESSEE_DROP_LINES,
    ATTACHMENT_DROP_LINES,
    LINE_PITCH_POINTS,
    LINES_A_PAGE,
    RED_HEAD_DROP_MM,
    RED_HEAD_POINTS,
    REFERENCE_DROP_LINES,
    SIGNATURE_DROP_LINES,
    TITLE_DROP_LINES,
)
from desktop.documents.line_breaks import broken, words_of

_KEPT = 4096
_POINTS_PER_MILLIMETRE = 72 / 25.4
_HEADINGS = frozenset({Style.PART, Style.HEADING, Style.ITEM, Style.SUBITEM})
_HEAD = frozenset({Style.RED_HEAD, Style.REFERENCE})
_ONE_LINE = frozenset({*_HEAD, Style.SIGNATURE, Style.DATE, Style.IMPRINT_PRINTED})
_IMPRINT = frozenset({Style.IMPRINT_COPIES, Style.IMPRINT_PRINTED})
# What stays on one page with the line below it.
_KEEPS = frozenset({*_HEADINGS, *_HEAD, Style.DRAFT, Style.TITLE, Style.SIGNATURE})
# Lines that stay empty above a block; among several of one style only above the first.
_ABOVE: Mapping[Style, float] = MappingProxyType(
    {
        Style.RED_HEAD: (RED_HEAD_DROP_MM * _POINTS_PER_MILLIMETRE + RED_HEAD_POINTS) / LINE_PITCH_POINTS - 1,
        Style.REFERENCE: REFERENCE_DROP_LINES,
        Style.ATTACHMENT: ATTACHMENT_DROP_LINES,
        Style.SIGNATURE: SIGNATURE_DROP_LINES,
    }
)


@dataclass(frozen=True, slots=True)
class Extent:
    """So many characters, counted as Word counts 字数, on so many lines of the standard."""

    characters: int = 0
    lines: int = 0

    @property
    def pages(self) -> float:
        """Full pages and the part of one that is left."""
        return self.lines / LINES_A_PAGE


def extent_of(blocks: Iterable[Block]) -> Extent:
    """Give how long some blocks are, without the lines that stay empty around them."""
    given = tuple(blocks)
    return Extent(sum(characters_of(block.text) for block in given), sum(len(lines_of(block)) for block in given))


@lru_cache(maxsize=_KEPT)
def characters_of(text: str) -> int:
    """Count as Word counts 字数: each Chinese character and mark as one, a number or a Latin word as one."""
    return sum(not word.isspace() for word in words_of(text))


@lru_cache(maxsize=_KEPT)
def lines_of(block: Block) -> tuple[str, ...]:
    """Give the lines of a block; an empty one has one."""
    if block.style is Style.TITLE:
        return tuple(run.text for run in block.runs) or ("",)
    if block.style in _ONE_LINE:
        return (block.text,)
    indented = block.style is Style.BODY or block.style in _HEADINGS
    return broken(block.text, indented=indented)


def pages_of(blocks: Sequence[Block]) -> int:
    """Count the pages of a document: a heading stays with the line below it, 版记 at the foot of the last page."""
    flow = [block for block in blocks if block.style not in _IMPRINT]
    sheets = _Sheets()
    for number, block in enumerate(flow):
        sheets.put(_above(flow, number), len(lines_of(block)), _together(flow, number))
        if block.style is Style.TITLE:
            sheets.leave(ADDRESSEE_DROP_LINES)
    foot = sum(len(lines_of(block)) for block in blocks if block.style in _IMPRINT)
    if foot:
        sheets.put(0, foot, foot)
    return sheets.count


class _Sheets:
    """Pages that are filled line by line."""

    def __init__(self) -> None:
        self.count = 1
        self._used = 0.0

    def leave(self, lines: float) -> None:
        """Leave lines empty; at the foot of a page they are cut off."""
        self._used = min(self._used + lines, LINES_A_PAGE)

    def put(self, above: float, lines: int, together: int) -> None:
        """Put lines below `above` empty ones; of them, and of what follows, so many must stand together."""
        if self._used + above + min(together, LINES_A_PAGE) > LINES_A_PAGE:
            self._turn()
        else:
            self._used += above
        for _ in range(lines):
            if self._used + 1 > LINES_A_PAGE:
                self._turn()
            self._used += 1

    def _turn(self) -> None:
        self.count += 1
        self._used = 0.0


def _above(flow: Sequence[Block], number: int) -> float:
    style = flow[number].style
    before = flow[number - 1].style if number else None
    if style is Style.TITLE:
        return TITLE_DROP_LINES if before in _HEAD else 0
    return 0 if before is style else _ABOVE.get(style, 0)


def _together(flow: Sequence[Block], number: int) -> int:
    """Give how many lines, from the beginning of a block on, must stand on one page."""
    lines = 0
    for block in flow[number:]:
        if block.style not in _KEEPS:
            return lines + 1
        lines += len(lines_of(block))
    return lines
