"""The quantities of a passage with everything about them that arithmetic needs: value, interval, nature, words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from desktop.checks.prose.natures import VAGUE_AHEAD, VAGUE_BEHIND, Nature, nature_of
from desktop.checks.prose.plain import CLAUSE_MARKS, MARKS, SENTENCE_ENDS, after_mark, brackets_of, plain_text
from desktop.checks.prose.rows import beside_each_other
from desktop.checks.prose.term import Prose, Term
from desktop.quantities.amounts import Found
from desktop.quantities.contexts import without_fillers
from desktop.quantities.intervals import Interval, exactly, last_place, marked, rounded
from desktop.quantities.labels import labels
from desktop.quantities.magnitudes import MAGNITUDE_PATTERN, MAGNITUDES, shifted
from desktop.quantities.same_length import same_length
from desktop.quantities.sentences import find_numbers
from desktop.quantities.units import is_known_unit, scale_of
from desktop.quantities.written import write_number

_KEPT = 4096
_WITHOUT_UNIT = "没有单位"
_DIGITS = re.compile(rf"(?P<whole>\d[\d,]*)(?:\.(?P<part>\d+))?(?: ?(?P<scale>{MAGNITUDE_PATTERN}))?")
_LONGEST_CLAUSE = 80
_MOST = 60  # quantities of one sentence; what has more is a table or no text
_BRACKETED = re.compile(r"\([^()]*\)")
_QUOTES = str.maketrans("", "", "“”")
_TIMES = re.compile(r" ?\(次\)")
_HIDDEN = "\0"
_RANGE = re.compile(r" ?(?:[-—–~―]{1,2}|至|到) ?")
_WHOLE_SHARES = (Decimal(0), Decimal(100))


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
    return Prose(text, plain, tuple(beside_each_other(terms, plain)))


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
        words = after_mark(_without_brackets(gap), MARKS)
        ahead = words.replace(_HIDDEN, "")
        if len(ahead) < len(words):  # a bracket stands between the name and its number: 纠错（含撤销）29件
            label = without_fillers(ahead) or label
        if gap.endswith("”" + words):  # “一窗受理”事项1742项
            label = without_fillers(after_mark(gap, CLAUSE_MARKS + "、").translate(_QUOTES)) or label
        behind = self._behind(at)
        power, unit = scale_of(one.unit)
        if _TIMES.match(self._plain, one.end) and is_known_unit(f"{unit}次"):
            unit += "次"
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
        clause = after_mark(words, CLAUSE_MARKS)
        before = words.rstrip(" ").removesuffix(clause)
        return nature_of(one.unit, ahead, clause, before, share=one.share, behind=behind)

    def _is_range(self, at: int) -> bool:
        if not 0 < at < len(self._found):
            return False
        return bool(_RANGE.fullmatch(self._plain[self._found[at - 1].end : self._found[at].start]))


def _without_brackets(gap: str) -> str:
    return _BRACKETED.sub(lambda found: _HIDDEN * len(found[0]), gap) if "(" in gap else gap


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
