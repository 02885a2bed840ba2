"""The sentence, or the part of one up to a semicolon, in which something stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from desktop.checks.spots import KEPT

_STOP = re.compile("[。；;！？]")
_LONGEST = 300  # characters on both sides; what has no full stop for so long has none
_LONGEST_TITLE = 80  # characters; what is opened further back is no 《…》 any more


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where the sentence of some words begins and ends, its mark included."""
    stops = _stops(text)
    before, behind = bisect_right(stops, start), bisect_left(stops, end + 1)
    first = stops[before - 1] if before else 0
    last = stops[behind] if behind < len(stops) else len(text)
    return max(first, start - _LONGEST), min(last, end + _LONGEST)


def in_title(text: str, place: int) -> bool:
    """Say whether a place is inside 《…》."""
    first = max(place - _LONGEST_TITLE, 0)
    return text.rfind("《", first, place) > text.rfind("》", first, place)


@lru_cache(maxsize=KEPT)
def _stops(text: str) -> tuple[int, ...]:
    return tuple(hit.end() for hit in _STOP.finditer(text))
