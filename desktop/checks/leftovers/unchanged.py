"""Sentences that stand in last year's report word for word: with numbers, one by one; else their share by heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.checks.leftovers.sentences import Sentence, sentences_of
from desktop.checks.outline.numbers import shown
from desktop.checks.quoting import quoted
from desktop.checks.sentence_bounds import in_title
from desktop.checks.spots import KEPT, Spot, findings_at
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Operand, Rule
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.outline import Level
from desktop.model.remembered import Remembered
from desktop.model.severity import Severity
from desktop.model.time_words import time_words
from desktop.model.words import Where
from desktop.quantities.sentences import find_numbers

SHARE = Rule("L01", "沿用上年的文字", Severity.HINT)
UNCHANGED = Rule("L02", "整句与上年相同", Severity.WARNING)

_LEAST_SHARE = 0.2
_BEGINNING = 16
_DATED = frozenset(("年份", "日期", "第几", "名次"))
_SPAN = re.compile("(?:19|20)\\d{2}年?[-—–~～至到]")


@dataclass(slots=True)
class _Tally:
    """What was counted under one heading: characters and sentences, taken over and in all."""

    heading: Passage | None
    taken: int = 0
    whole: int = 0
    sentences: int = 0
    of: int = 0


def check_unchanged(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find what was taken over unchanged, where last year's text is known."""
    if manuscript.last is None:
        return
    before = _known(manuscript.last)
    changed_year = _known_without_year(manuscript.last)
    lasting = catalog.words.lasting_where(Where.UNCHANGED)
    tallies: dict[str, _Tally] = {}
    heading: Passage | None = None
    for passage in manuscript.passages:
        if passage.level in (Level.PART, Level.HEADING):
            heading = passage
        if passage.is_heading:
            continue
        tally = tallies.setdefault(heading.place if heading else "", _Tally(heading))
        kept = _kept(passage.text, lasting)
        _count(tally, kept, before)
        yield from findings_at(UNCHANGED, passage, _dated(passage, kept, before, changed_year))
    for tally in tallies.values():
        yield from _share(tally)


def _plain(last: Manuscript) -> frozenset[str]:
    return frozenset(one.plain for passage in last.passages for one in sentences_of(passage.text))


def _without_year(last: Manuscript) -> frozenset[str]:
    found = (one for passage in last.passages for one in sentences_of(passage.text))
    return frozenset(one.without_year for one in found if one.without_year != one.plain)


_known = Remembered(_plain)
_known_without_year = Remembered(_without_year)


@lru_cache(maxsize=KEPT)
def _kept(text: str, lasting: tuple[str, ...]) -> tuple[Sentence, ...]:
    return tuple(one for one in sentences_of(text) if not any(words in one.text for words in lasting))


def _count(tally: _Tally, sentences: Sequence[Sentence], before: frozenset[str]) -> None:
    for one in sentences:
        same = one.plain in before
        tally.whole += len(one.plain)
        tally.of += 1
        tally.taken += len(one.plain) if same else 0
        tally.sentences += same


def _dated(
    passage: Passage, sentences: Sequence[Sentence], before: frozenset[str], changed_year: frozenset[str]
) -> Iterator[Spot]:
    for one in sentences:
        same = one.plain in before
        if not same and (one.without_year == one.plain or one.without_year not in changed_year):
            continue
        held = [
            text for start, end, text in _bound(one.text) if not _linked(passage, one.start + start, one.start + end)
        ]
        if not held:
            continue
        shown_words = "、".join(dict.fromkeys(held))
        beginning = quoted(one.text[:_BEGINNING] + ("……" if len(one.text) > _BEGINNING else ""))
        if same:
            message = f"{beginning}这一句与上年一字不差，里面的{quoted(shown_words)}请核对是否是今年的。"
            yield Spot(one.start, one.end, message, stated=shown_words)
        else:
            message = f"{beginning}这一句与上年相比只改了年份，其余一字不差，请核对是否是今年的情况。"
            yield Spot(one.start, one.end, message, severity=Severity.HINT, stated=shown_words)


@lru_cache(maxsize=KEPT)
def _bound(sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Give what binds a sentence to a year: its numbers, years, days, ordinals and relative words."""
    numbers = find_numbers(sentence)
    found = [(one.start, one.end, one.text) for one in numbers.quantities]
    found += [
        (one.start, one.end, one.text)
        for one in numbers.lookalikes
        if one.why in _DATED and not _SPAN.match(sentence[one.start :]) and not in_title(sentence, one.start)
    ]
    found += [(one.start, one.end, one.text) for one in time_words(sentence)]
    return tuple(sorted(found))


def _linked(passage: Passage, start: int, end: int) -> bool:
    """Whether it is printed from a figure: that one is asked about with the figures."""
    return any(one.start < end and start < one.end for one in passage.linked)


def _share(tally: _Tally) -> Iterator[Finding]:
    if not tally.taken or tally.taken < tally.whole * _LEAST_SHARE or tally.heading is None:
        return
    share = round(100 * tally.taken / tally.whole)
    counted = f"{tally.of}句话有{tally.sentences}句与上年一字不差，占文字的{share}%"
    message = f"{shown(tally.heading)}下的{counted}，请核对是否需要更新。"
    operands = (Operand("与上年相同的句子", str(tally.sentences)), Operand("全部句子", str(tally.of)))
    place, text = tally.heading.place, tally.heading.text
    yield Finding(SHARE.severity, SHARE.id, place, message, stated=f"{share}%", operands=operands, text=text)
