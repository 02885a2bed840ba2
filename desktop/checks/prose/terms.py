"""The quantities of a passage with everything about them that arithmetic needs: value, interval, nature, words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from desktop.checks.prose.natures import (
    VAGUE_AHEAD,
    VAGUE_BEHIND,
    Nature,
    comes_from,
    is_mere_change,
    is_of_year_in_bracket,
    nature_of,
)
from desktop.checks.prose.plain import CLAUSE_MARKS, MARKS, SENTENCE_ENDS, brackets_of, plain_text
from desktop.quantities.amounts import Found
from desktop.quantities.contexts import without_fillers
from desktop.quantities.intervals import Interval, exactly, last_place, marked, rounded
from desktop.quantities.labels import labels
from desktop.quantities.magnitudes import MAGNITUDE_PATTERN, MAGNITUDES, shifted
from desktop.quantities.same_length import same_length
from desktop.quantities.sentences import find_numbers
from desktop.quantities.units import same_family, scale_of
from desktop.quantities.written import write_number

_KEPT = 4096
_WITHOUT_UNIT = "没有单位"
_DIGITS = re.compile(rf"(?P<whole>\d[\d,]*)(?:\.(?P<part>\d+))?(?: ?(?P<scale>{MAGNITUDE_PATTERN}))?")
_LONGEST_CLAUSE = 80
_MOST = 60  # quantities of one sentence; what has more is a table or no text
_BRACKETED = re.compile(r"\([^()]*\)")
_QUOTES = str.maketrans("", "", "“”")
_HIDDEN = "\0"
_JOINED = re.compile(r" ?(?:、|，|和|及|与|，和|，及|、和) ?")
_RANGE = re.compile(r" ?(?:[-—–~―]{1,2}|至|到) ?")
_ORDERED = re.compile(r"(?P<names>.+?)(?:数量|数|比例)?(?:分别|依次)(?P<verb>.{0,10})")
_LEADING_OVER = re.compile(r"(?:为|是|达到?|占比?|有|了)+$")
_NAME_MARKS = re.compile(r"、|以及|和|及|与")
_WHOLE_SHARES = (Decimal(0), Decimal(100))


@dataclass(frozen=True, slots=True)
class Term:
    """One quantity.

    `at` is its number in the passage, `named` the place where the words before it begin. `value` and `interval` count
    in `unit`, which has no power of ten (335.58亿元 is 33558000000 of 元); `step` is worth one of its last written
    digit, `digits` are those as written, in the `power` of ten of the written unit (8 for 亿元). `ahead` are the words
    before it since the last mark or quantity, `gap` all between it and the quantity before, `behind` the words after it
    up to the next mark or quantity. `sentence` and `segment` number what 。 and ； part, `bracket` is the
    place of the bracket it stands in, or -1. `bare` says that it has no unit.
    """

    at: int
    named: int
    start: int
    end: int
    digits: str
    value: Decimal
    interval: Interval
    step: Decimal
    unit: str
    power: int
    nature: Nature
    label: str
    ahead: str
    gap: str
    behind: str
    sentence: int
    segment: int
    bracket: int
    share: bool = False
    bare: bool = False

    @property
    def is_vague(self) -> bool:
        """Whether it is marked as not exact (余, 近, 约), beyond what rounding leaves open."""
        return self.interval.high - self.interval.low > self.step

    @property
    def face(self) -> Interval:
        """What is shown of it in a computation: the number as written, an interval only where a mark says 余 or 近."""
        return self.interval if self.is_vague else exactly(self.value)

    def counts_with(self, other: Term) -> bool:
        """Whether both count the same kind of thing, so that they can be added; a number without a unit says not."""
        if self.share or other.share or self.bare or other.bare:
            return False
        return self.unit == other.unit or same_family(self.unit, other.unit)


@dataclass(frozen=True, slots=True, eq=False)  # the same one is asked again and again: known by identity, quickly
class Prose:
    """A passage made ready: its text as printed, the same with uniform marks, and its quantities in order."""

    text: str
    plain: str
    terms: tuple[Term, ...]


@lru_cache(maxsize=_KEPT)
def prose_of(text: str, blank: tuple[tuple[int, int], ...] = ()) -> Prose:
    """Read a passage; of a sentence with something still to be filled (`blank` are such spans) nothing is known."""
    plain = plain_text(text)
    found = _in_sentences(plain, _quantities(text))
    if blank:
        unknown = [_sentence_around(plain, start) for start, _ in blank]
        found = [one for one in found if not any(start <= one.start < end for start, end in unknown)]
    if not found:
        return Prose(text, plain, ())
    called = labels(text, [(one.start, one.end) for one in found], [one.share for one in found])
    terms = list(_Reader(plain, found).terms(called))
    return Prose(text, plain, tuple(_named_in_order(_with_origins(terms))))


def _quantities(text: str) -> list[Found]:
    numbers = find_numbers(text)
    found = list(numbers.quantities)
    bare = (one for one in numbers.lookalikes if found and one.why == _WITHOUT_UNIT and one.text.isascii())
    found += [Found(one.start, one.end, one.text, Decimal(one.text), "") for one in bare]
    return sorted(found, key=lambda one: one.start)


def _in_sentences(plain: str, found: list[Found]) -> list[Found]:
    """Leave out what stands in a sentence with too many quantities."""
    if len(found) <= _MOST:
        return found
    ends = [place for place, character in enumerate(plain) if character in SENTENCE_ENDS]
    numbers = [bisect_left(ends, one.start) for one in found]
    many = Counter(numbers)
    return [one for one, number in zip(found, numbers, strict=True) if many[number] <= _MOST]


def _sentence_around(plain: str, place: int) -> tuple[int, int]:
    start = max(plain.rfind(mark, 0, place) for mark in SENTENCE_ENDS) + 1
    ends = [end for mark in SENTENCE_ENDS if (end := plain.find(mark, place)) >= 0]
    return start, min(ends, default=len(plain))


class _Reader:
    """Goes through the quantities of one passage."""

    def __init__(self, plain: str, found: list[Found]) -> None:
        self._plain = plain
        self._found = found
        self._brackets = brackets_of(plain)
        self._sentence = self._segment = 0

    def terms(self, called: tuple[str, ...]) -> Iterator[Term]:
        """Give the terms in order; `called` are their labels."""
        before = 0
        for at, (one, label) in enumerate(zip(self._found, called, strict=True)):
            yield self._term(at, one, label, self._plain[before : one.start])
            before = one.end

    def _term(self, at: int, one: Found, label: str, gap: str) -> Term:
        ends = sum(gap.count(mark) for mark in SENTENCE_ENDS)
        self._sentence += ends
        self._segment += ends + gap.count("；")
        words = _after_mark(_without_brackets(gap), MARKS)
        ahead = words.replace(_HIDDEN, "")
        if len(ahead) < len(words):  # a bracket stands between the name and its number: 纠错（含撤销）29件
            label = without_fillers(ahead) or label
        if gap.endswith("”" + words):  # “一窗受理”事项1742项
            label = without_fillers(_after_mark(gap, CLAUSE_MARKS + "、").translate(_QUOTES)) or label
        behind = self._behind(at)
        power, unit = scale_of(one.unit)
        step, digits = _written(one, power)
        value = shifted(one.value, power)
        return Term(
            at=at,
            named=one.start - len(words),
            start=one.start,
            end=one.end,
            digits=digits,
            value=value,
            interval=_interval(one, value, step, vague=_is_vague(ahead, behind)),
            step=step,
            unit=unit,
            power=power,
            nature=self._nature(at, one, ahead, behind),
            label=label,
            ahead=ahead,
            gap=gap,
            behind=behind,
            sentence=self._sentence,
            segment=self._segment,
            bracket=self._brackets[one.start],
            share=one.share,
            bare=not one.unit,
        )

    def _behind(self, at: int) -> str:
        end = self._found[at].end
        following = self._found[at + 1].start if at + 1 < len(self._found) else len(self._plain)
        words = self._plain[end:following]
        places = [place for mark in MARKS if (place := words.find(mark)) >= 0]
        return words[: min(places, default=len(words))].strip(" ")

    def _nature(self, at: int, one: Found, ahead: str, behind: str) -> Nature:
        if self._is_range(at) or self._is_range(at + 1):
            return Nature.APART
        words = self._plain[max(0, one.start - _LONGEST_CLAUSE) : one.start]
        clause = _after_mark(words, CLAUSE_MARKS)
        before = words.rstrip(" ").removesuffix(clause)
        return nature_of(one.unit, ahead, clause, before, share=one.share, behind=behind)

    def _is_range(self, at: int) -> bool:
        if not 0 < at < len(self._found):
            return False
        return bool(_RANGE.fullmatch(self._plain[self._found[at - 1].end : self._found[at].start]))


def _without_brackets(gap: str) -> str:
    return _BRACKETED.sub(lambda found: _HIDDEN * len(found[0]), gap) if "(" in gap else gap


def _after_mark(words: str, marks: str) -> str:
    place = max(words.rfind(mark) for mark in marks)
    return words[place + 1 :].strip(" ")


def _written(one: Found, power: int) -> tuple[Decimal, str]:
    """Give what one of the last written digit is worth, and the digits as written."""
    match = _DIGITS.search(same_length(one.text))
    if match is None:
        return Decimal(1), write_number(one.value)
    places = len(match["part"] or "")
    inner = MAGNITUDES.get(match["scale"] or "", 0)
    # The 万 of 万人 belongs to the numeral, that of 万元 to the unit.
    scale = "" if power else match["scale"] or ""
    digits = match["whole"].replace(",", "") + (f".{match['part']}" if places else "") + scale
    return Decimal(1).scaleb(max(inner, power) - places), digits


def _interval(one: Found, value: Decimal, step: Decimal, *, vague: bool) -> Interval:
    if one.about is not None:
        return marked(value, one.about)
    if vague:
        around = last_place(value)
        return Interval(value - around, value + around)
    if one.share:
        return exactly(value) if value in _WHOLE_SHARES else rounded(value, step)
    return exactly(value) if step == 1 and value == value.to_integral_value() else rounded(value, step)


def _is_vague(ahead: str, behind: str) -> bool:
    return bool(VAGUE_AHEAD.search(ahead) or VAGUE_BEHIND.match(behind))


def _with_origins(terms: list[Term]) -> list[Term]:
    """Mark the values that another one rose or fell from: 由125件增加到151件; 增长20.8%（2022年125件）."""
    for one, other in pairwise(terms):
        if one.nature is Nature.CHANGE and other.bracket > one.end - 1 and is_of_year_in_bracket(other.ahead):
            terms[other.at] = replace(other, nature=Nature.EARLIER)
        if one.nature in (Nature.COUNT, Nature.SHARE) and comes_from(one.ahead, other.ahead):
            terms[one.at] = replace(one, nature=Nature.EARLIER)
    for before, now, change in zip(terms, terms[1:], terms[2:], strict=False):
        if comes_from(before.ahead, now.ahead) and _is_way(terms, now, change):
            terms[change.at] = replace(change, nature=Nature.CHANGE)
    return terms


def _is_way(terms: list[Term], now: Term, change: Term) -> bool:
    """Whether a count behind 由80人增加到86人 is by how many; with another one behind it, it is but a part."""
    if change.nature is not Nature.COUNT or not change.counts_with(now) or change.sentence != now.sentence:
        return False
    following = terms[change.at + 1] if change.at + 1 < len(terms) else None
    another = following is not None and following.sentence == change.sentence and following.counts_with(change)
    return is_mere_change(change.ahead) and not another


def _named_in_order(terms: list[Term]) -> list[Term]:
    """Give their names to values that follow a list of names: 维持、撤销分别为10件、2件."""
    for first in terms:
        found = _ORDERED.fullmatch(_after_mark(first.gap, CLAUSE_MARKS))
        if found is None:
            continue
        verb = _LEADING_OVER.sub("", found["verb"])
        names = [name + verb for name in _NAME_MARKS.split(found["names"]) if name]
        run = _run_from(first, terms)
        if len(names) == len(run) > 1:
            for term, name in zip(run, names, strict=True):
                terms[term.at] = replace(terms[term.at], label=name)
    return terms


def _run_from(first: Term, terms: list[Term]) -> list[Term]:
    """Give a term and those that follow with nothing between them but 、 ，or 和."""
    run = [first]
    for term in terms[first.at + 1 :]:
        if not _JOINED.fullmatch(term.gap) or term.share != first.share:
            break
        run.append(term)
    return run
