"""Reports of our own wording with their truth marked in them, and the plainest way from a text to pieces.

The first line of a file is the report's year. {16件:h06.fy_apply} is a quantity and its indicator, none behind the
colon where the catalog has none for it; {两万余人|20000|人|余:} says value, unit and about-mark where they do not stand
there as they are. <2022年> is what only looks like a quantity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from desktop.model.outline import Level
from desktop.quantities.about import About
from desktop.reading.found import Piece, Source, Structure

FOLDER = Path(__file__).parent / "figure_corpus"

_MARK = re.compile(r"\{(?P<said>[^{}:]+):(?P<code>[a-z0-9_.]*)\}|<(?P<unlike>[^<>]+)>")
_PLAIN = re.compile(r"([\d.]+)(\D*)")
_HEADINGS = (
    (Level.PART, re.compile(r"[一二三四五六七八九十]+、")),
    (Level.HEADING, re.compile(r"[（(][一二三四五六七八九十]+[）)] ?")),
    (Level.ITEM, re.compile(r"\d+[、.．] ?(?!\d)")),
)
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class Truth:
    """A quantity that is in the text: where, what it says, and which indicator it states."""

    line: int
    start: int
    text: str
    value: Decimal
    unit: str
    about: About | None
    code: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and the truth; `unlike` are line, place and text of what is no quantity."""

    year: int
    text: str
    quantities: tuple[Truth, ...]
    unlike: tuple[tuple[int, int, str], ...]


def read_marked(path: Path) -> Marked:
    year, *lines = path.read_text(encoding="utf-8").splitlines()
    quantities: list[Truth] = []
    unlike: list[tuple[int, int, str]] = []
    plain: list[str] = []
    for number, line in enumerate(lines, 1):
        text, end = "", 0
        for mark in _MARK.finditer(line):
            text += line[end : mark.start()]
            end = mark.end()
            if mark["unlike"]:
                unlike.append((number, len(text), mark["unlike"]))
                text += mark["unlike"]
            else:
                quantities.append(_truth(number, len(text), mark))
                text += quantities[-1].text
        plain.append(text + line[end:])
    return Marked(int(year), "\n".join(plain), tuple(quantities), tuple(unlike))


def structure_of(text: str, year: int | None) -> Structure:
    """Give one piece per line that is not empty, headings by their numbers, run-in ones parted at their first 。."""
    pieces = [piece for line, words in enumerate(text.split("\n"), 1) for piece in _pieces(line, words.strip())]
    return Structure(Source("text", ()), "", "", year, tuple(pieces))


def _pieces(line: int, words: str) -> list[Piece]:
    if not words:
        return []
    for level, pattern in _HEADINGS:
        if number := pattern.match(words):
            title, stop, body = words[number.end() :].partition("。")
            if not stop or len(title) > _LONGEST_HEADING:
                return [Piece(f"p{line}", level, number[0], words[number.end() :], line)]
            heading = Piece(f"p{line}", level, number[0], title + stop, line, run_in=bool(body))
            return [heading, *([Piece(f"p{line}.body", Level.BODY, "", body, line)] if body else [])]
    return [Piece(f"p{line}", Level.BODY, "", words, line)]


def _truth(line: int, start: int, mark: re.Match[str]) -> Truth:
    text, *said = mark["said"].split("|")
    if said:
        value, unit, about = (*said, "")[:3]
        return Truth(line, start, text, Decimal(value), unit, About(about) if about else None, mark["code"])
    value, unit = _PLAIN.fullmatch(text).groups()
    return Truth(line, start, text, Decimal(value), unit, None, mark["code"])
