"""Quantities stated in running text, and what only looks like one.

Every run of Arabic digits of a text is in exactly one of the two lists, so that nobody has to search what was passed
over. Decisions where usage leaves a choice:
a range (2—3次) is two quantities, the first with the unit of the second;
a ratio (1∶3, 三分之二) has no value in a unit and is listed as 比例;
一 before its noun is an article (组建一支队伍) and is listed as 泛指, at the end of a clause it counts (讲座一次);
what stands in 《…》 or in a short “…” is a name; 约 and 左右 are no marks of a figure and stay outside the quantity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.quantities.amounts import Found, arabic_quantities, chinese_quantities
from desktop.quantities.lookalikes import names_and_numbers, titles, vague_words
from desktop.quantities.same_length import same_length

_ANY_NUMERAL = re.compile(r"[\d①-⓿㈠-㊿零一二三四五六七八九十百千万亿两几数廿卅]")
# Decimals first: where another entry holds a part of one, what is left of it must still be found.
_LEFT_OVER = (re.compile(r"\d+\.\d+"), re.compile(r"\d+"))
_ENDLESS = re.compile(r"[\d零一二三四五六七八九十百千万亿]{41,}")  # digits in a row that nobody wrote as a number
_KEPT = 4096
_IN_A_TITLE, _WITHOUT_UNIT, _TOO_LONG = "文件名", "没有单位", "位数太多"


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Text that only looks like a quantity, with the reason in Chinese (年份, 文号, 第几 ...)."""

    start: int
    end: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbers of a text, each list in the order of the text; no two spans overlap."""

    quantities: tuple[Found, ...]
    lookalikes: tuple[Lookalike, ...]


def find_quantities(text: str) -> tuple[Found, ...]:
    """Give every quantity of a running text, one entry per occurrence."""
    return find_numbers(text).quantities


def find_lookalikes(text: str) -> tuple[Lookalike, ...]:
    """Give what only looks like a quantity, with the reason."""
    return find_numbers(text).lookalikes


@lru_cache(maxsize=_KEPT)
def find_numbers(text: str) -> Numbers:
    """Give both lists of a text at once."""
    plain = same_length(text)
    if not _ANY_NUMERAL.search(plain):
        return Numbers((), ())
    taken = _Taken(plain)
    unlike = [(*run.span(), _TOO_LONG) for run in _ENDLESS.finditer(plain) if taken.take(*run.span())]
    plain = _ENDLESS.sub(lambda run: "\0" * len(run[0]), plain) if unlike else plain
    unlike += [span for span in names_and_numbers(plain) if taken.take(span[0], span[1])]
    in_titles = titles(plain)
    found = [item for item in arabic_quantities(plain) if not _inside(item.start, in_titles) and taken.take_of(item)]
    unlike += [span for span in vague_words(plain) if not _inside(span[0], in_titles) and taken.take(span[0], span[1])]
    found += [item for item in chinese_quantities(plain) if not _inside(item.start, in_titles) and taken.take_of(item)]
    unlike += [
        (*run.span(), _IN_A_TITLE if _inside(run.start(), in_titles) else _WITHOUT_UNIT)
        for digits in _LEFT_OVER
        for run in digits.finditer(plain)
        if taken.take(run.start(), run.end())
    ]
    return Numbers(
        tuple(replace(item, text=text[item.start : item.end]) for item in sorted(found, key=lambda item: item.start)),
        tuple(Lookalike(start, end, text[start:end], why) for start, end, why in sorted(unlike)),
    )


class _Taken:
    """Which characters of a text already belong to something."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._mask = bytearray(len(text))

    def take(self, start: int, end: int) -> bool:
        """Take a span; False, and nothing is taken, where it overlaps another or would cut a run of digits."""
        if any(self._mask[start:end]) or self._cuts(start) or self._cuts(end):
            return False
        self._mask[start:end] = b"\1" * (end - start)
        return True

    def take_of(self, found: Found) -> bool:
        """Take the span of a quantity."""
        return self.take(found.start, found.end)

    def _cuts(self, place: int) -> bool:
        around = self._text[max(place - 1, 0) : place + 1]
        return len(around) > 1 and around.isdecimal()


def _inside(place: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= place < end for start, end in spans)
