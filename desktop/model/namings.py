"""The phrases by which an indicator is known in a text.

A phrase of the data file is written 上文词：近词. Words are parted by spaces and must all be there; alternatives of one
word by a slash; a word with a hyphen must not be there. The words after the colon must stand in the clause of the
number, those before it anywhere in what the number is about, its sentence or its headings: 复议：维持 is 维持 in a
sentence on 复议.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.model.catalog import Indicator

# Behind these a word means its contrary: 合格 is not in 不合格.
_NEGATIONS = "不非未无免"
# A label as short as 缓刑 or 调解成功 says too little alone: the phrases then say what it must be about.
_TELLING_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase, as its alternatives."""

    alternatives: tuple[str, ...]

    def place(self, text: str) -> tuple[int, int] | None:
        """Give the last place of the longest alternative that is in the text and not negated there."""
        best: tuple[int, int] | None = None
        for written in self.alternatives:
            start = _last(written, text)
            if start >= 0 and (best is None or (len(written), start) > (best[1] - best[0], best[0])):
                best = (start, start + len(written))
        return best


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of naming an indicator: what must be near the number, what it must be about, what must not be near."""

    near: tuple[Word, ...]
    about: tuple[Word, ...] = ()
    barred: tuple[str, ...] = ()


def phrases_of(indicator: Indicator) -> tuple[Phrase, ...]:
    """Give the phrases of an indicator, its label among them."""
    own = () if indicator.aliases and len(indicator.label) < _TELLING_LENGTH else (Phrase((Word((indicator.label,)),)),)
    return (*own, *(_phrase(written) for written in indicator.aliases))


def _phrase(written: str) -> Phrase:
    about, _, near = written.rpartition("：")
    words = near.split()
    return Phrase(
        tuple(_words(word for word in words if not word.startswith("-"))),
        tuple(_words(about.split())),
        tuple(word[1:] for word in words if word.startswith("-")),
    )


def _words(written: Iterable[str]) -> list[Word]:
    return [Word(tuple(word.split("/"))) for word in written]


def _last(written: str, text: str) -> int:
    place = text.rfind(written)
    while place > 0 and text[place - 1] in _NEGATIONS:
        place = text.rfind(written, 0, place)
    return place
