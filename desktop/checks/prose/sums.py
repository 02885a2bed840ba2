"""S01: a total and its parts; S02: a part that is more than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.checks.prose.closures import (
    are_all_kinds,
    are_of_one_kind,
    may_be_unfinished,
    may_overlap,
    names_only_some,
)
from desktop.checks.prose.listing import Closure, Listing, interval_sum, looks_mistyped
from desktop.checks.prose.lists import listings
from desktop.checks.prose.natures import Nature
from desktop.checks.prose.periods import years
from desktop.checks.prose.slips import is_slip
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.totals import is_wider, multiplied, tight_run, totals
from desktop.checks.prose.unmarked import shares_are_all, unmarked_listings
from desktop.checks.prose.wording import Said, addition, bounds, found, name_of, named, printed, two_decimals
from desktop.checks.quoting import quoted
from desktop.model.findings import Finding, Rule, Severity

TOTAL = Rule("S01", "合计与各项之和", Severity.WARNING)
_CLOSER = Decimal("0.02")  # of the whole: where parts may overlap, a tenth is no sign of a slip
_MANY = 3
_STAGES = re.compile("受理|立案|审结|办结|结案|收到|答复")
PART = Rule("S02", "其中的数大于总数", Severity.ERROR)


def check_sums(prose: Prose) -> Iterator[Finding]:
    """Find totals that are not the sum of their parts, and parts that exceed their whole."""
    marked = listings(prose)
    listed = frozenset(part.at for listing in marked for part in listing.parts)
    unmarked = [one for one in unmarked_listings(prose, listed) if listed.isdisjoint(part.at for part in one.parts)]
    for listing in (*marked, *unmarked):
        if listing.marked or not _is_first_of_them(prose, listing):
            yield from _of_listing(prose, listing)
    for total, parts in totals(prose):
        yield from _of_total(prose, total, parts)
    for wholes, parts in years(prose):
        yield from _of_year(prose, wholes, parts)
    for each, number, total in multiplied(prose):
        yield from _of_multiple(prose, each, number, total)


def _is_first_of_them(prose: Prose, listing: Listing) -> bool:
    """Whether what would be the whole is the first part of one before it: 846件。讨薪402件，工伤260件，其他184件."""
    together = interval_sum((listing.whole, *listing.parts))
    before = (t for t in prose.terms[: listing.whole.at] if t.nature is Nature.COUNT and t.counts_with(listing.whole))
    return any(together.meets(term.interval) for term in before)


def _of_listing(prose: Prose, listing: Listing) -> Iterator[Finding]:
    if _fits(listing):
        return
    if listing.heads and len(listing.parts) == 1:
        listing = replace(listing, parts=listing.heads, beyond=())
    first = listing.parts[0]
    most = interval_sum(listing.joint).high if listing.joint else listing.whole.interval.high
    if listing.marked and listing.certain and first.interval.low > most:
        larger = tuple(whole for whole in listing.wholes if whole.interval.high >= first.interval.low)
        if not larger or is_slip(first.value, listing.whole.value):
            yield _larger(prose, listing, Severity.WARNING if larger else Severity.ERROR)
            return
        listing = replace(listing, wholes=larger, certain=False)
    listing = _with_likeliest(_bounded(_without_chain(listing)))
    if len(listing.parts) <= 1:
        return
    if listing.joint and looks_mistyped(listing.joint, listing.parts):
        yield _unequal(prose, listing.joint, listing.parts, Severity.WARNING, closed=False)
        return
    severity = _severity(prose, listing)
    if severity is not None:
        yield _unequal(prose, (listing.whole,), listing.parts, severity, closed=listing.closure is Closure.STATED)


def _larger(prose: Prose, listing: Listing, severity: Severity) -> Finding:
    wholes, first = listing.joint or (listing.whole,), listing.parts[0]
    message = f"{named(prose, first)}是{_all_named(prose, wholes)}其中的一部分，却比它大。"
    said = Said(PART, message, severity, first.digits, None, f"0—{bounds(interval_sum(wholes))}")
    return found(prose, said, (*wholes, first))


def _fits(listing: Listing) -> bool:
    """Whether some way of reading the list adds up."""
    everything = (*listing.parts, *listing.beyond)
    bound = listing.tight or not listing.marked or are_all_kinds([_name(part) for part in listing.parts])
    shortest = len(listing.parts) if bound else 1
    ends = range(shortest, len(everything) + 1)
    wholes = [whole.interval for whole in (listing.wholes[:1] if listing.certain else listing.wholes)]
    if listing.joint:
        wholes.append(interval_sum(listing.joint))
    if listing.heads and any(interval_sum(listing.heads).meets(whole) for whole in wholes):
        return True
    if any(interval_sum(everything[:end]).meets(whole) for end in ends for whole in wholes):
        return True
    return any(interval_sum(listing.parts[:end]).meets(whole) for end in _divided(listing) for whole in wholes)


def _divided(listing: Listing) -> Iterator[int]:
    """Give where a part ends that all those behind it make up: 化解188起，上报18起，镇级化解17起，移交1起."""
    for end in range(2, len(listing.parts) - 1):
        if interval_sum(listing.parts[end:]).meets(listing.parts[end - 1].interval):
            yield end


def _name(part: Term) -> str:
    return part.ahead + part.label + part.behind


def _without_chain(listing: Listing) -> Listing:
    """Leave out the parts of a part: 收到16件，其中受理15件，撤销2件、维持10件、终止3件."""
    for at, part in enumerate(listing.parts[:-2]):
        is_stage = at == 0 or _STAGES.search(part.ahead)
        if is_stage and interval_sum(listing.parts[at + 1 :]).meets(part.interval):
            return replace(listing, parts=listing.parts[: at + 1])
    return listing


def _bounded(listing: Listing) -> Listing:
    """Cut a list off where its first parts are all the kinds there are: 现场述法12名，书面述法124名，评为好的121名."""
    names = [_name(part) for part in listing.parts]
    if listing.tight or are_of_one_kind(names) or looks_mistyped((listing.whole,), listing.parts):
        return listing
    whole = next((size for size in range(len(names) - 1, 1, -1) if are_of_one_kind(names[:size])), 0)
    if not whole or not are_all_kinds(names[:whole]):
        return listing
    return replace(listing, parts=listing.parts[:whole], beyond=listing.parts[whole:] + listing.beyond)


def _with_likeliest(listing: Listing) -> Listing:
    """Put first the whole that the parts miss by the least, where several can be meant."""
    if listing.certain:
        return listing
    total = interval_sum(listing.parts).low
    return replace(listing, wholes=tuple(sorted(listing.wholes, key=lambda whole: abs(whole.value - total))))


def _severity(prose: Prose, listing: Listing) -> Severity | None:
    """Give how serious an unequal sum is, None where the list need not be everything or may overlap."""
    names = [_name(part) for part in listing.parts]
    over = interval_sum(listing.parts).low > listing.whole.interval.high
    shares = shares_are_all(prose, listing.parts)
    some = not over and (listing.parts[-1].behind.startswith("等") or names_only_some(listing.words) or shares is False)
    if listing.closure is Closure.STATED:
        return Severity.ERROR if listing.certain else Severity.WARNING
    unfinished = not listing.marked and may_be_unfinished(names)
    closely = may_overlap(names) or (unfinished and len(names) < _MANY)
    mistyped = looks_mistyped((listing.whole,), listing.parts, _CLOSER if closely else None)
    if some or (not mistyped and (not listing.certain or listing.joint)):
        return None
    if shares or (are_all_kinds(names) and (listing.marked or are_of_one_kind(names)) and not unfinished):
        impossible = over and listing.marked and listing.certain and not _holds(listing.wholes[1:], listing.parts)
        return Severity.ERROR if impossible else Severity.WARNING
    if mistyped:
        return Severity.WARNING
    if may_overlap(names):
        return None
    return (
        Severity.WARNING if listing.closure is Closure.LIKELY or (over and listing.tight and listing.marked) else None
    )


def _holds(wholes: Sequence[Term], parts: Sequence[Term]) -> bool:
    """Whether one of some counts is large enough to have all the parts."""
    return any(interval_sum(parts).low <= whole.interval.high for whole in wholes)


def _all_named(prose: Prose, terms: Sequence[Term]) -> str:
    return "、".join(named(prose, term) for term in terms)


def _of_total(prose: Prose, total: Term, parts: tuple[Term, ...]) -> Iterator[Finding]:
    starts = range(len(parts) - 1)
    if any(interval_sum(parts[start:]).meets(total.interval) for start in starts):
        return
    run = tight_run(prose, parts)
    if len(run) > 1 and not is_wider(total):
        yield _unequal(prose, (total,), run, Severity.ERROR, closed=True)
        return
    mistyped = next((parts[start:] for start in starts if looks_mistyped((total,), parts[start:])), None)
    if mistyped is not None:
        yield _unequal(prose, (total,), mistyped, Severity.WARNING, closed=True)


def _of_year(prose: Prose, wholes: Sequence[Term], parts: tuple[Term, ...]) -> Iterator[Finding]:
    if any(interval_sum(parts).meets(whole.interval) for whole in wholes):
        return
    mistyped = next((whole for whole in wholes if looks_mistyped((whole,), parts)), None)
    if mistyped is not None:
        yield _unequal(prose, (mistyped,), parts, Severity.WARNING, closed=True)


def _of_multiple(prose: Prose, each: Term, number: int, total: Term) -> Iterator[Finding]:
    computed = each.interval.times(Decimal(number))
    if computed.meets(total.interval):
        return
    product = f"{number} × {each.digits} = {bounds(computed)}"
    message = f"{number}项各{printed(prose, each)}，{product}，写的是共{printed(prose, total)}。"
    yield found(prose, Said(TOTAL, message, None, total.digits, bounds(computed)), (each, total))


def _unequal(
    prose: Prose, wholes: Sequence[Term], parts: Sequence[Term], severity: Severity, *, closed: bool
) -> Finding:
    words, computed = addition(parts, wholes[0])
    stated = wholes[0].digits
    said = f"{quoted(name_of(wholes[0]))}写的是{printed(prose, wholes[0])}"
    if len(wholes) > 1:
        stated = addition(wholes, wholes[0])[1]
        said = f"{_all_named(prose, wholes)}一共是{stated}"
    message = f"{_all_named(prose, parts)}相加，{words} = {computed}，而{said}"
    total, whole = interval_sum(parts), interval_sum(wholes)
    if total.exact and whole.exact:
        short = whole.low - total.low
        message += f"，{'少' if short > 0 else '多'}{two_decimals(abs(short))}"
    if total.high < whole.low and not closed:
        message += "；如果没有列全，请补上其余的，或者写明“等”"
    return found(prose, Said(TOTAL, f"{message}。", severity, stated, computed), (*wholes, *parts))
