"""The sentences of a text, each in the form by which it is known again in another year's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from desktop.checks.spots import KEPT

_SENTENCE = re.compile("[^。！？；;!?]+(?:[。！？；;!?]+[”’）)]*)?")
_UNSEEN = re.compile(r"[\s，。、；：！？,.;:!?“”‘’\"'（）()]+")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_SHORTEST = 8  # characters without marks; what is shorter says nothing by itself


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or the part of one up to a semicolon; `plain` is without marks, widths and spaces."""

    start: int
    end: int
    text: str
    plain: str
    without_year: str


@lru_cache(maxsize=KEPT)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Give the sentences of a text that are long enough to be known again."""
    found = (_sentence(hit) for hit in _SENTENCE.finditer(text))
    return tuple(one for one in found if len(one.plain) >= _SHORTEST)


def _sentence(hit: re.Match[str]) -> Sentence:
    text = hit.group()
    start = hit.start() + len(text) - len(text.lstrip())
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return Sentence(start, hit.end(), text.strip(), plain, _YEAR.sub("", plain))
