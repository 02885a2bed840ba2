"""S03: a share and the part and whole it is said of; S04: a share of more than everything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.checks.prose.listing import Listing
from desktop.checks.prose.lists import listings
from desktop.checks.prose.natures import Nature
from desktop.checks.prose.plain import in_common
from desktop.checks.prose.portions import Portion, counts_before, is_portion, portion_of, portions
from desktop.checks.prose.ratios import Ratio, fits, looks_mistyped, ratio_finding
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.unmarked import unmarked_listings
from desktop.checks.prose.wording import Said, found, name_of, printed
from desktop.checks.quoting import quoted
from desktop.model.findings import Finding, Rule, Severity

SHARE = Rule("S03", "占比与件数", Severity.WARNING)
BEYOND = Rule("S04", "超过100%的占比", Severity.ERROR)

_PERCENT = Decimal(100)
_PAIR = 2
_LONGEST_VERB = 4
_MAY_EXCEED = re.compile(r"增|降|升|完成|执行|结案|审结|清偿|履约|收|负荷|利用|产能|投入|同比|环比|较|比上|周转|偿")


@dataclass(frozen=True, slots=True)
class Bases:
    """What a share may be of, the likeliest first.

    `firm` says that nothing else can be meant, `settled` that only the other shares beside it say so.
    """

    terms: tuple[Term, ...] = ()
    firm: bool = False
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Shares:
    """What the shares of a passage come to: findings, those whose whole is not here, and the whole of the last one.

    `named` are those that name a whole which is none of the counts here.
    """

    findings: tuple[Finding, ...]
    open: tuple[Portion, ...]
    last: Term | None
    named: tuple[Portion, ...] = ()


def check_shares(prose: Prose) -> Iterator[Finding]:
    """Find shares that are not their part of the whole, and those of more than everything."""
    yield from shares_of(prose).findings
    for share in prose.terms:
        yield from _beyond(prose, share)


def shares_of(prose: Prose) -> Shares:
    """Compare the shares of one passage with the counts in it."""
    lists = (*listings(prose), *unmarked_listings(prose))
    findings: list[Finding] = []
    unknown: list[Portion] = []
    doubtful: list[tuple[Portion, Bases]] = []
    accepted: list[Term] = []
    for portion in portions(prose):
        if portion.elsewhere:
            continue
        bases = _bases(prose, portion, lists, accepted)
        ratios = [Ratio((portion.part,), (whole,)) for whole in bases.terms]
        fitting = next((ratio for ratio in ratios if fits(portion.share, ratio)), None)
        if fitting is not None:
            accepted.append(fitting.wholes[0])
        elif not ratios:
            unknown.append(portion)
        elif not _of_sum(prose, portion):
            doubtful.append((portion, bases))
    named = [one for one in unknown if one.of]
    for portion, bases in doubtful:
        reported = tuple(_reported(prose, portion, _settled(bases, accepted)))
        findings += reported
        named += [portion] if portion.of and not reported else []
    return Shares(tuple(findings), tuple(unknown), accepted[-1] if accepted else None, tuple(named))


def _settled(bases: Bases, accepted: Sequence[Term]) -> Bases:
    """Take for the whole of a share what other shares of the passage are of, where it can be."""
    known = next((term for term in accepted if term in bases.terms), None)
    return bases if bases.firm or known is None else Bases((known,), firm=True, settled=True)


def _bases(prose: Prose, portion: Portion, lists: Sequence[Listing], accepted: Sequence[Term]) -> Bases:
    part = portion.part
    last = accepted[-1] if accepted else None
    if portion.whole is not None:
        return Bases((portion.whole,), firm=True)
    listing = next((one for one in lists if part in one.parts), None)
    counts = [t for t in counts_before(prose, portion.share) if t.counts_with(part) and t.at != part.at]
    counts = [t for t in counts if t not in portion.siblings]
    if portion.of and (called := _called(portion.of, counts)):
        return Bases(called, firm=len(called) == 1 and is_just(portion.of, called[0]))
    if listing is not None and last in listing.wholes:  # the shares of one list are of one whole
        return Bases((last,), firm=listing.certain)
    if listing is not None:
        return Bases(listing.wholes, firm=listing.certain)
    free = [t for t in counts if portion_of(prose, t) is None]
    can = free if len(free) == 1 else [t for t in free if t.interval.high >= part.interval.low]
    if last is not None and last.counts_with(part):
        return Bases((last, *(t for t in can if t.at != last.at)), firm=True)
    near = [t for t in can if t.sentence == portion.share.sentence]
    return Bases((*near, *(t for t in can if t not in near)), firm=len(near) == 1)


def is_just(name: str, term: Term) -> bool:
    """Whether a count is called so with a verb at most: 接收网购投诉举报 does not count the 投诉, nor the 举报."""
    if len(term.label) > len(name) + _LONGEST_VERB:
        return False
    return term.label.endswith(name[-_PAIR:]) or term.label.startswith(name[:_PAIR])


def _called(name: str, counts: Sequence[Term]) -> tuple[Term, ...]:
    """Give the counts that a whole is named after, those that have most of its name."""
    common = {term.at: in_common(name, term.label + term.ahead) for term in counts}
    most = max(common.values(), default=0)
    return tuple(term for term in counts if most >= _PAIR and common[term.at] == most)


def _of_sum(prose: Prose, portion: Portion) -> bool:
    """Whether the share is one of all parts together, which no number states."""
    counts = [t for t in prose.terms if t.sentence == portion.share.sentence and t.nature is Nature.COUNT]
    parts = tuple(t for t in counts if t.counts_with(portion.part) and portion_of(prose, t) is not None)
    before = any(t.counts_with(portion.part) and portion_of(prose, t) is None for t in counts)
    return not before and len(parts) > 1 and fits(portion.share, Ratio((portion.part,), parts))


def _reported(prose: Prose, portion: Portion, bases: Bases) -> Iterator[Finding]:
    share = portion.share
    ratios = [Ratio((portion.part,), (whole,)) for whole in bases.terms]
    if bases.firm:
        exact = ratios[0].percent is not None and ratios[0].percent.exact and not bases.settled
        yield ratio_finding(prose, SHARE, Severity.ERROR if exact else Severity.WARNING, share, ratios[0])
        return
    mistyped = next((ratio for ratio in ratios if looks_mistyped(share, ratio)), None)
    if mistyped is not None:
        yield ratio_finding(prose, SHARE, Severity.WARNING, share, mistyped)


def _beyond(prose: Prose, share: Term) -> Iterator[Finding]:
    if not share.share or share.nature is not Nature.SHARE or share.interval.low <= _PERCENT:
        return
    certain = is_portion(share)
    if certain or ("率" in share.ahead and not _MAY_EXCEED.search(share.ahead)):
        message = f"{quoted(name_of(share))}写的是{printed(prose, share)}，超过了100%。"
        severity = Severity.ERROR if certain else Severity.WARNING
        yield found(prose, Said(BEYOND, message, severity, share.digits, None, "0—100"), (share,))
