"""One line of a card as a value: a word at the left, a text, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.windows.looks.tags import Tone


@dataclass(frozen=True, slots=True)
class LineAct:
    """Something that a line offers: what it is, on what, and the words on its button."""

    name: str
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line; `marked` are the parts of the text that stand out, from their first character to behind the last."""

    text: str
    label: str = ""
    acts: tuple[LineAct, ...] = ()
    tone: Tone = Tone.PLAIN
    marked: tuple[tuple[int, int], ...] = ()
    quiet: bool = False
