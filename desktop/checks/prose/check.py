"""Arithmetic in the sentences of a text, without any catalog."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.checks.prose.averages import AVERAGE, check_averages
from desktop.checks.prose.blocks import Spans, blocks
from desktop.checks.prose.changes import CHANGE, check_changes
from desktop.checks.prose.covering import EVERYBODY, check_covering
from desktop.checks.prose.feasible import POSSIBLE, check_feasible
from desktop.checks.prose.inherited import check_inherited, check_named
from desktop.checks.prose.natures import Nature
from desktop.checks.prose.rates import RATE, check_rates
from desktop.checks.prose.repeated import VALUE, WORDS, Fact, check_repeated, facts_of
from desktop.checks.prose.shares import BEYOND, SHARE, Shares, check_shares, shares_of
from desktop.checks.prose.stages import ALL, STAGE, check_stages
from desktop.checks.prose.stocks import CARRIED, check_stocks
from desktop.checks.prose.sums import PART, TOTAL, check_sums
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.terms import prose_of
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule, Severity
from desktop.model.manuscript import Manuscript

# What the sentences of one passage say; each is a pure function of it, so that a passage is read once.
CHECKS: tuple[Callable[[Prose], Iterable[Finding]], ...] = (
    check_sums,
    check_shares,
    check_rates,
    check_feasible,
    check_changes,
    check_stocks,
    check_covering,
    check_stages,
    check_averages,
)
RULES: tuple[Rule, ...] = (
    TOTAL,
    PART,
    SHARE,
    BEYOND,
    RATE,
    POSSIBLE,
    CHANGE,
    CARRIED,
    EVERYBODY,
    VALUE,
    WORDS,
    STAGE,
    ALL,
    AVERAGE,
)
_KEPT = 4096
_BACK = 3  # passages within which a whole is still in the reader's mind


def check_prose(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find what the sentences of a text say that does not add up."""
    del catalog  # what a sentence says of itself needs none
    places: list[tuple[str, int, bool]] = []
    read: list[_Read] = []
    for passage in manuscript.passages:
        for start, text, blank in blocks(passage.text, passage.blank):
            places.append((passage.place, start, bool(blank)))
            read.append(_read(text, blank))
    for number, finding in _all(read):
        place, start, blank = places[number]
        yield _at(finding, place, start, blank=blank)


def _at(finding: Finding, place: str, start: int, *, blank: bool) -> Finding:
    """Put a finding in its place; beside a number that is still to be filled nothing is impossible yet."""
    span = finding.span and (finding.span[0] + start, finding.span[1] + start)
    severity = Severity.WARNING if blank and finding.severity is Severity.ERROR else finding.severity
    return replace(finding, place=place, span=span, severity=severity)


@dataclass(frozen=True, slots=True)
class _Read:
    """One passage with what it says by itself, and what it leaves to the others."""

    prose: Prose
    findings: tuple[Finding, ...]
    shares: Shares
    facts: tuple[Fact, ...]


@lru_cache(maxsize=_KEPT)
def _read(text: str, blank: Spans) -> _Read:
    prose = prose_of(text, blank)
    if not prose.terms:
        return _Read(prose, (), Shares((), (), None), ())
    findings = tuple(finding for one_check in CHECKS for finding in one_check(prose))
    return _Read(prose, findings, shares_of(prose), facts_of(prose))


def _all(read: Sequence[_Read]) -> Iterator[tuple[int, Finding]]:
    for number, one in enumerate(read):
        yield from ((number, finding) for finding in one.findings)
    yield from _inherited(read)
    yield from check_repeated([(one.prose, one.facts) for one in read])


def _inherited(read: Sequence[_Read]) -> Iterator[tuple[int, Finding]]:
    whole: Term | None = None
    since = 0
    for number, one in enumerate(read):
        since += 1
        if whole is not None and since <= _BACK:
            yield from ((number, finding) for finding in check_inherited(one.prose, one.shares.open, whole))
        if one.shares.named:
            before = [t for earlier in read[max(0, number - _BACK) : number] for t in earlier.prose.terms]
            counts = [t for t in before if t.nature is Nature.COUNT and not t.bare]
            yield from ((number, finding) for finding in check_named(one.prose, one.shares.named, counts))
        if one.shares.last is not None:
            whole, since = one.shares.last, 0
