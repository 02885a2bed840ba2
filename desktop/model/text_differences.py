"""Where two readings of one text differ, to the character, as a person would mark it.

Numbers, words in Latin letters and placeholders differ as wholes: 419 for 424 is one change and not two digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

_TOKENS = re.compile(r"\{\{.*?\}\}|\d+(?:[.,]\d+)*%?|[A-Za-z]+|.", re.DOTALL)
_SENTENCES = re.compile(r"[^。；\n]*[。；\n]|[^。；\n]+")
_MOST = 4_000_000  # pairs of tokens that are compared; beyond it sentences differ as wholes
_ISLAND = 2  # fewer characters in common between two changes only confuse the eye


@dataclass(frozen=True, slots=True)
class Span:
    """Characters from `start` up to `end` of the old text, in whose place the new one has those from `new_start` on.

    One of the two is empty where something was only added or only taken out.
    """

    start: int
    end: int
    new_start: int
    new_end: int


def text_differences(before: str, after: str) -> tuple[Span, ...]:
    """Give the spans in which two texts differ, in their order; none if they are equal."""
    if before == after:
        return ()
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    head = _common(old, new)
    tail = _common(old[: head - 1 if head else None : -1], new[: head - 1 if head else None : -1])
    middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(middle) * len(new_middle) > _MOST:
        middle, new_middle = _SENTENCES.findall("".join(middle)), _SENTENCES.findall("".join(new_middle))
    start = sum(map(len, old[:head]))
    return tuple(_merged(_spans(middle, new_middle, start)))


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    pairs = enumerate(zip(first, second, strict=False))
    return next((index for index, (one, other) in pairs if one != other), min(len(first), len(second)))


def _spans(old: Sequence[str], new: Sequence[str], start: int) -> Iterator[Span]:
    ends = list(accumulate(map(len, old), initial=start))
    new_ends = list(accumulate(map(len, new), initial=start))
    if len(old) * len(new) > _MOST:
        yield Span(start, ends[-1], start, new_ends[-1])
        return
    for tag, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Span(ends[first], ends[last], new_ends[new_first], new_ends[new_last])


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if last and span.start - last.end < _ISLAND:
            last = Span(last.start, span.end, last.new_start, span.new_end)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
