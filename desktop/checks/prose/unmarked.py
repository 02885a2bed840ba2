"""Wholes and parts that no word marks: 发现35个，已整改31个，正在整改4个; 评查260卷，优秀68卷、合格192卷."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from desktop.checks.prose.closures import (
    are_all_kinds,
    are_of_one_kind,
    are_sorts,
    is_remainder,
    may_be_unfinished,
    negates,
)
from desktop.checks.prose.listing import Closure, Listing, interval_sum
from desktop.checks.prose.natures import Nature
from desktop.checks.prose.portions import portion_of
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.totals import BRACKETED, sums_up
from desktop.quantities.intervals import exactly

_PENDING = re.compile(r"^(?:正在|尚在|仍在|尚有|尚未|还有|另有|未|待|拟|计划|在办|在审|限期|逐步|挂账)")
_UNDER_WAY = re.compile(
    r"正在(?:推进|办理|处理|落实|跟进|解决|协调|整改|核查)|序时推进|按计划|持续推进|限期|明确了?(?:整改)?时限"
)
_DONE = re.compile(
    r"^(?:已|现已|现有|目前已|均已|截至目前已)|完成|办结|审结|结案|[立即]行立?改|立整立改|(?:当场|即时|现场)整改"
)
_AT_ONCE = re.compile("当场|现场|即时|立即|就地")
_LATER = re.compile("限期|逐步|挂账|转办|交办|带回|后续")
_LEFT = re.compile("解除|减少|转出|移出|核销|注销|退出|调出")  # what goes out of a stock is no part of what came in
_PLANNED = re.compile(r"申请|计划|拟|申报|核定|需")
_HUNDRED = exactly(interval_sum(()).low + 100)
_RECEIVED = re.compile(r"新收|受理|收到|收案|立案|结转|旧存")
_MANY, _NOUN = 3, 2


def unmarked_listings(prose: Prose, listed: frozenset[int] = frozenset()) -> Iterator[Listing]:
    """Give lists that follow their whole without 其中 and whose names or shares say that they are its parts.

    `listed` are the quantities that are parts of another whole already.
    """
    sentences = list(_sentences(prose))
    for sentence, following in zip_longest(sentences, sentences[1:], fillvalue=()):
        for at, whole in enumerate(sentence):
            if not whole.bare and whole.at not in listed:
                parts = _same_kind(whole, sentence[at + 1 :])
                yield from _by_shares(prose, whole, parts or _same_kind(whole, following))
        for at in range(1, len(sentence)):
            wholes = [t for t in reversed(sentence[:at]) if t.counts_with(sentence[at]) and t.at not in listed]
            yield from _by_kinds(prose, wholes, _same_kind(sentence[at], sentence[at:]))
        yield from _by_state(prose, sentence)
        yield from _by_noun(prose, sentence, following)
        yield from _by_remainder(prose, sentence)


def shares_are_all(prose: Prose, parts: Sequence[Term]) -> bool | None:
    """Whether the shares said of the parts make 100 % together; None where not every part has one."""
    shares = [share for part in parts if (share := portion_of(prose, part)) is not None]
    if len(parts) <= 1 or len(shares) < len(parts):
        return None
    return interval_sum(shares).meets(_HUNDRED)


def _sentences(prose: Prose) -> Iterator[list[Term]]:
    counts = [term for term in prose.terms if term.nature is Nature.COUNT and term.bracket < 0]
    for number in dict.fromkeys(term.sentence for term in counts):
        yield [term for term in counts if term.sentence == number]


def _by_noun(prose: Prose, before: Sequence[Term], sentence: Sequence[Term]) -> Iterator[Listing]:
    """Give three or more counts at the head of a sentence that bear the noun of one in the sentence before.

    发现疑似图斑386个。经核查，合法图斑297个、违法图斑62个、其他图斑27个.
    """
    run = _run(prose, sentence)
    nouns = {part.label[-_NOUN:] for part in run}
    if len(run) < _MANY or len(nouns) > 1 or not _are_alike(run):
        return
    wholes = [term for term in before if term.label[-_NOUN:] in nouns and term.counts_with(run[0])]
    if len(wholes) == 1:
        yield _listing(prose, wholes[0], run)


def _same_kind(whole: Term, following: Sequence[Term]) -> list[Term]:
    return [term for term in following if term.counts_with(whole)]


def _by_shares(prose: Prose, whole: Term, parts: Sequence[Term]) -> Iterator[Listing]:
    with_shares: list[Term] = []
    for part in parts:
        if portion_of(prose, part) is None:
            break
        with_shares.append(part)
    if len(with_shares) > 1 and portion_of(prose, whole) is None and shares_are_all(prose, with_shares):
        yield _listing(prose, whole, with_shares, Closure.LIKELY)


def _by_kinds(prose: Prose, wholes: Sequence[Term], parts: Sequence[Term]) -> Iterator[Listing]:
    """Give the parts behind a whole that are all the kinds of one class, or at least three parted by 、."""
    run = _run(prose, parts)
    names = [_name(part) for part in run]
    if not wholes or run[0].segment - wholes[0].segment > 1 or _is_summed_up(run, parts):
        return
    between = prose.plain[wholes[0].end : run[0].start]
    next_to_it = all(term.share for term in prose.terms[wholes[0].at + 1 : run[0].at])
    if (next_to_it and "其中" in between) or _is_part_too(wholes[0], names[0]) or _LEFT.search("".join(names)):
        return
    kinds = next((size for size in range(len(run), 1, -1) if are_all_kinds(names[:size])), 0)
    steps = may_be_unfinished(names[:kinds])
    if kinds:
        closure = Closure.OPEN if steps or not are_of_one_kind(names[:kinds]) else Closure.LIKELY
        listing = _listing(prose, wholes[0], run[:kinds], closure, certain=next_to_it)
        yield replace(listing, wholes=tuple(wholes), beyond=tuple(run[kinds:]))
    elif next_to_it and len(run) >= _MANY and "，" in run[0].gap and _are_alike(run):
        yield _listing(prose, wholes[0], run, Closure.OPEN)


def _are_alike(run: Sequence[Term]) -> bool:
    """Whether some counts are told as those of one thing: parted by 、 alone, or named as its sorts."""
    return all("、" in part.gap for part in run[1:]) or are_sorts([part.label for part in run])


def _is_part_too(whole: Term, name: str) -> bool:
    """Whether what would be the whole is named as one of the kinds itself (维持122件、驳回57件)."""
    return not whole.behind and are_of_one_kind([whole.label, name])


def _is_summed_up(run: Sequence[Term], parts: Sequence[Term]) -> bool:
    """Whether a total of their own follows the counts."""
    return len(parts) > len(run) and sums_up(parts[len(run)], run)


def _name(part: Term) -> str:
    return part.ahead + part.label + part.behind


def _run(prose: Prose, parts: Sequence[Term]) -> list[Term]:
    """Give the counts that follow each other with one 、 or ， between."""
    run = list(parts[:1])
    for part in parts[1:]:
        if "总" in part.ahead or sums_up(part, run):
            break
        between = BRACKETED.sub("", prose.plain[run[-1].end : part.start])
        if any(mark in between for mark in "；。:(") or between.count("，") + between.count("、") > 1:
            break
        run.append(part)
    return run


def _by_state(prose: Prose, sentence: Sequence[Term]) -> Iterator[Listing]:
    for whole, done, pending in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if not (whole.counts_with(done) and whole.counts_with(pending)) or "其中" in done.gap + pending.gap:
            continue
        if _RECEIVED.search(whole.ahead):  # cases may have been carried in from the year before
            continue
        closure = _state_closure(whole, done, pending)
        if closure is not None:
            yield _listing(prose, whole, [done, pending], closure)


def _state_closure(whole: Term, done: Term, pending: Term) -> Closure | None:
    """Give how surely what is done and what is not yet are everything; None where they are not told as such."""
    if negates(pending.ahead, done.ahead + done.behind):
        return None if _is_part_too(whole, _name(done)) else Closure.LIKELY
    if _AT_ONCE.match(done.ahead) and _LATER.match(pending.ahead):
        return Closure.OPEN
    if not _PENDING.match(pending.ahead) or not _DONE.search(done.ahead):
        return None
    if set(_acts(done)) & set(_acts(pending)) or _UNDER_WAY.search(pending.ahead + pending.behind):
        return Closure.LIKELY
    return Closure.OPEN if pending.ahead.startswith("拟") and _PLANNED.search(whole.ahead) else None


def _acts(term: Term) -> str:
    words = term.ahead + term.behind
    return re.sub(r"[已正在现有目前尚未仍还待拟计划剩的了]", "", words)


def _by_remainder(prose: Prose, sentence: Sequence[Term]) -> Iterator[Listing]:
    for last in sentence:
        if not is_remainder(last.ahead):
            continue
        counts = [term for term in sentence if term.at < last.at and term.counts_with(last)]
        near = [term for term in counts if term.segment == last.segment]
        counts = near if len(near) > 1 else counts
        listed = [_listing(prose, whole, [*counts[at + 1 :], last]) for at, whole in enumerate(counts[:-1])]
        listed = [one for one in listed if "其中" not in prose.plain[one.whole.end : last.start]]
        if listed:
            likeliest = min(listed, key=_miss)
            yield replace(likeliest, closure=Closure.STATED if len(listed) == 1 else Closure.OPEN)


def _miss(listing: Listing) -> Decimal:
    """Give by how much the parts miss their whole."""
    total, whole = interval_sum(listing.parts), listing.whole.interval
    return Decimal(0) if total.meets(whole) else abs(total.low - whole.low)


def _listing(
    prose: Prose, whole: Term, parts: Sequence[Term], closure: Closure = Closure.OPEN, *, certain: bool = True
) -> Listing:
    words = prose.plain[whole.end : parts[-1].end + len(parts[-1].behind)]
    tight = all("，" not in part.gap and "；" not in part.gap for part in parts[1:])
    return Listing((whole,), tuple(parts), words, closure=closure, certain=certain, tight=tight, marked=False)
