"""Where a paragraph is broken into lines of 28 characters, as Word breaks it.

A digit or a Latin letter is half as wide as a Chinese character; numbers and Latin words stay whole; no mark that
closes begins a line, none that opens ends one. One closing mark may hang behind a full line, as Word has it by itself.
"""

from __future__ import annotations

import re

from desktop.documents.characters import cells
from desktop.documents.gbt9704 import CHARACTERS_A_LINE, FIRST_LINE_CHARACTERS

_WORD = re.compile(r"[0-9A-Za-z]+(?:[.,:/·\-][0-9A-Za-z]+)*%?|.", re.DOTALL)
_CLOSES = frozenset("，。、；：？！）》〉」』】〕”’％,.;:?!)]}%·")
_OPENS = frozenset("（《〈「『【〔“‘([{")
_HANGS = frozenset("，。、；：？！")


def words_of(text: str) -> list[str]:
    """Cut a text into what is not broken: single Chinese characters and marks, whole numbers and Latin words."""
    return _WORD.findall(text)


def broken(text: str, *, indented: bool) -> tuple[str, ...]:
    """Give the lines of a text; the first one of each paragraph stands two characters from the left if `indented`."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, CHARACTERS_A_LINE - (FIRST_LINE_CHARACTERS if indented else 0))
    return tuple(lines)


def _paragraph(text: str, room: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    width = 0.0
    for word in _fitting(words_of(text)):
        wide = cells(word)
        if width + wide > room:
            if word in _HANGS and width <= room:
                line.append(word)
                width = room + wide  # nothing more goes on this line
                continue
            line, turned = _parted(line, word)
            lines.append("".join(line))
            line, width, room = turned, cells("".join(turned)), CHARACTERS_A_LINE
        line.append(word)
        width += wide
    return [*lines, "".join(line)]


def _fitting(words: list[str]) -> list[str]:
    """Cut up the words that are longer than a line."""
    return [part for word in words for part in ([word] if cells(word) <= CHARACTERS_A_LINE else list(word))]


def _parted(line: list[str], word: str) -> tuple[list[str], list[str]]:
    """Give what stays on a line, and what goes down to the next one with the word that has no room on it."""
    end = len(line)
    first = word
    while end > 1 and (first[0] in _CLOSES or line[end - 1] in _OPENS):
        end -= 1
        first = line[end]
    return (line[:end], line[end:]) if end > 1 or first[0] not in _CLOSES else (line, [])
