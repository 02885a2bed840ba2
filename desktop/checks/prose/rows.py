"""What quantities take from those beside them: what another one rose from, a row of values, names told in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from desktop.checks.prose.natures import Nature, comes_from, is_mere_change, is_of_year_in_bracket
from desktop.checks.prose.plain import CLAUSE_MARKS, after_mark
from desktop.checks.prose.term import Term
from desktop.quantities.contexts import without_fillers

_JOINED = re.compile(r" ?(?:、|，|和|及|与|，和|，及|、和) ?")
_ORDERED = re.compile(r"(?P<names>.+?)(?:数量|数|比例)?(?:分别|依次)(?P<verb>.{0,10})")
_LEADING_OVER = re.compile(r"(?:为|是|达到?|占比?|有|了)+$")
_COUNTED = re.compile(
    r"(?P<names>[^，。；、]+(?:、[^，。；、]+)+?)等?[两二三四五六七八九](?:个|大|项|种)?[^，。；、]{1,3}，(?:分别|依次)(?:为|是|有)?$"
)
_LIST_BEGINS = re.compile("^.*(?:集中在|集中于|涉及|包括|分为|主要[是为有]|来自|发生在)")
_LONGEST_LIST = 80
_NAME_MARKS = re.compile(r"、|以及|和|及|与")


def beside_each_other(terms: list[Term], plain: str) -> list[Term]:
    """Give the terms of a passage, of which `plain` is the text, with what those beside them say of them."""
    _mark_origins(terms)
    _mark_ways(terms)
    _mark_rows(terms)
    _name_in_order(terms, plain)
    return terms


def row_from(first: Term, terms: Sequence[Term]) -> list[Term]:
    """Give a term and those that follow with nothing between them but 、 ，or 和."""
    row = [first]
    for term in terms[first.at + 1 :]:
        if not _JOINED.fullmatch(term.gap) or term.share != first.share:
            break
        row.append(term)
    return row


def stand_together(one: Term, other: Term, terms: Sequence[Term]) -> bool:
    """Whether two terms stand in one row."""
    first, last = sorted((one, other), key=lambda term: term.at)
    return any(term.at == last.at for term in row_from(first, terms))


def _mark_origins(terms: list[Term]) -> None:
    """Mark the values that another one rose or fell from: 由125件增加到151件; 增长20.8%（2022年125件）."""
    for one, other in pairwise(terms):
        if one.nature is Nature.CHANGE and other.bracket > one.end - 1 and is_of_year_in_bracket(other.ahead):
            terms[other.at] = replace(other, nature=Nature.EARLIER)
        if one.nature in (Nature.COUNT, Nature.SHARE, Nature.EARLIER) and comes_from(one.ahead, other.ahead):
            place = max(one.ahead.rfind(word) for word in "由从")
            name = without_fillers(one.ahead[:place]) or one.label.rstrip("由从")
            terms[one.at] = replace(one, nature=Nature.EARLIER, origin=True, label=name)
            terms[other.at] = replace(other, ahead=name, label=name)


def _mark_ways(terms: list[Term]) -> None:
    """Mark by how much something rose or fell behind 由80人增加到86人."""
    for before, now, change in zip(terms, terms[1:], terms[2:], strict=False):
        if before.origin and _is_way(terms, now, change):
            terms[change.at] = replace(change, nature=Nature.CHANGE)


def _is_way(terms: list[Term], now: Term, change: Term) -> bool:
    """Whether a count behind 由80人增加到86人 is by how many; with another one behind it, it is but a part."""
    if change.nature is not Nature.COUNT or not change.counts_with(now) or change.sentence != now.sentence:
        return False
    following = terms[change.at + 1] if change.at + 1 < len(terms) else None
    another = following is not None and following.sentence == change.sentence and following.counts_with(change)
    return is_mere_change(change.ahead) and not another


def _mark_rows(terms: list[Term]) -> None:
    """Make all of a row what its first is: 上年为12起、8人，分别下降25%和14.3%."""
    for first in tuple(terms):
        if first.nature not in (Nature.EARLIER, Nature.CHANGE) or first.origin:
            continue
        for term in row_from(first, terms)[1:]:
            if term.nature in (Nature.COUNT, Nature.SHARE):
                terms[term.at] = replace(term, nature=first.nature, ahead=first.ahead)


def _name_in_order(terms: list[Term], plain: str) -> None:
    """Give their names to values that follow a list of names: 维持、撤销分别为10件、2件; A、B两类，分别为6件、7件."""
    for first in tuple(terms):
        names = _names_before(first, plain)
        row = row_from(first, terms) if names else []
        if len(names) == len(row) > 1:
            for term, name in zip(row, names, strict=True):
                terms[term.at] = replace(terms[term.at], label=name)


def _names_before(first: Term, plain: str) -> list[str]:
    found = _ORDERED.fullmatch(after_mark(first.gap, CLAUSE_MARKS))
    if found is not None:
        verb = _LEADING_OVER.sub("", found["verb"])
        return [name + verb for name in _NAME_MARKS.split(found["names"]) if name]
    counted = _COUNTED.search(plain, max(0, first.start - _LONGEST_LIST), first.start)
    return _NAME_MARKS.split(_LIST_BEGINS.sub("", counted["names"])) if counted else []
