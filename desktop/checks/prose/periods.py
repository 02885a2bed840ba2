"""Parts of a year with all of it: 上半年60件，下半年72件，全年132件; 四个季度依次为12件、13件、14件、15件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.checks.prose.natures import Nature
from desktop.checks.prose.plain import shares_words
from desktop.checks.prose.rows import row_from
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.totals import is_total

_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_HALVES = ("上半年", "下半年")
_ALL_YEAR = re.compile("全年|年内|本年|一年来|今年|总|共|合计|累计")
_PERIOD = re.compile("第?[一二三四]季度|[上下]半年|季度|依次|分别")


def years(prose: Prose) -> Iterator[tuple[tuple[Term, ...], tuple[Term, ...]]]:
    """Give the counts of the quarters or halves of a year, before them those that may be of all of it."""
    if "季度" not in prose.plain and "下半年" not in prose.plain:
        return
    counts = [term for term in prose.terms if term.nature is Nature.COUNT and not term.bare]
    for parts in _periods(prose, counts):
        wholes = tuple(term for term in counts if _may_be_year(term, parts))
        if wholes:
            yield wholes, _called(parts, _HALVES if len(parts) == len(_HALVES) else _QUARTERS)


def _periods(prose: Prose, counts: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    for names in (_QUARTERS, _HALVES):
        told = (next((t for t in counts if name in t.ahead), None) for name in names)
        parts = tuple(term for term in told if term is not None)
        if len(parts) == len(names) and all(part.counts_with(parts[0]) for part in parts):
            yield parts
    for first in counts:
        row = row_from(first, prose.terms)
        if "季度" in first.ahead and len(row) == len(_QUARTERS):
            yield tuple(row)


def _called(parts: Sequence[Term], names: Sequence[str]) -> tuple[Term, ...]:
    return tuple(replace(part, label=name) for part, name in zip(parts, names, strict=True))


def _may_be_year(term: Term, parts: Sequence[Term]) -> bool:
    first, last = parts[0], parts[-1]
    near = first.sentence - 1 <= term.sentence <= last.sentence + 1
    if term in parts or first.at < term.at < last.at or not near or not term.counts_with(first):
        return False
    if not _ALL_YEAR.search(term.ahead) or (is_total(term) and term.sentence == last.sentence):
        return False  # what sums up its own sentence is a total by itself
    name = _PERIOD.sub("", first.label)
    return not name or is_total(term) or shares_words(name, term.label)
