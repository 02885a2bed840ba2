"""Shares with what they are said of: 优秀案卷208卷占比33%, 占受理总数的12%, 占比分别为33%、67%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.checks.prose.natures import Nature
from desktop.checks.prose.rows import row_from
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.totals import is_total

_TAIL = r"(?:分别|依次)?(?:约?为|是|达到?|近|约|高达|仅|超过?)?"
_PORTION = re.compile(
    rf"^(?P<name>.*?)(?:所占|占)(?P<of>.*?)(?:的?(?:比例|比重|比率|百分比|比))?{_TAIL}$|^(?P<named>.*?)(?:比例|比重){_TAIL}$"
)
_EVERYTHING = re.compile(r"总数|总量|总额|总件数|总|全部|全体|所有|数量|数|的|案件")
_ELSEWHERE = re.compile(r"全[国省市区县]|[省市](?!场|直|级)|上年|去年|同期|财政|预算|目标|计划|任务")
_TOLD_AFTER = re.compile(r" ?(?:\(|，(?:为|即|共|计|有|达))(?:计|有)?")
_OF_BEFORE = re.compile(r" ?(?:的|之) ?")
_IN_ORDER = re.compile("分别|依次")
_BRACKETED = re.compile(r"\([^()]*\)")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Portion:
    """A percentage that says which part of a whole something is.

    `part` is the count it is said of. `whole` is the whole where it stands in the same phrase (占总量103500件的79.6%),
    `of` what the whole is called where it is only named (占受理总数的), `elsewhere` that it is something that the text
    does not tell of, such as all of the province; `siblings` are the counts that have their shares in the same row.
    """

    share: Term
    part: Term
    whole: Term | None = None
    of: str = ""
    elsewhere: bool = False
    siblings: tuple[Term, ...] = ()


def is_portion(share: Term) -> bool:
    """Whether a percentage says which part of a whole something is."""
    return share.share and share.nature is Nature.SHARE and bool(_PORTION.match(share.ahead))


def portions(prose: Prose) -> Iterator[Portion]:
    """Give the shares of a passage that are said of a count in it."""
    for share in prose.terms:
        if not share.share or share.nature is not Nature.SHARE:
            continue
        first = _first_of_row(prose, share)
        if (inside := _with_whole_inside(prose, share)) is not None:
            yield inside
        elif (found := _PORTION.match(first.ahead)) and (part := _numerator(prose, share, found)):
            of = (found["of"] or "").strip()
            siblings = _counts_of_row(prose, first)
            yield Portion(share, part, None, _EVERYTHING.sub("", of), bool(_ELSEWHERE.search(of)), siblings)


def portion_of(prose: Prose, part: Term) -> Term | None:
    """Give the share that is said of a count right behind it (208卷占比33%)."""
    following = prose.terms[part.at + 1] if part.at + 1 < len(prose.terms) else None
    if following is None or not following.share or following.nature is not Nature.SHARE:
        return None
    if _IN_ORDER.search(following.ahead) or any(mark in following.gap for mark in "。；"):
        return None
    return following if "占" in following.gap else None


def _with_whole_inside(prose: Prose, share: Term) -> Portion | None:
    """Give a share whose whole stands in its phrase: 网办82350件，占办件总量103500件的79.6%."""
    if share.at < _PAIR or not _OF_BEFORE.fullmatch(share.gap):
        return None
    part, whole = prose.terms[share.at - _PAIR], prose.terms[share.at - 1]
    if "占" not in whole.ahead or not whole.counts_with(part) or part.sentence != share.sentence:
        return None
    return Portion(share, part, whole) if part.nature is Nature.COUNT else None


def _numerator(prose: Prose, share: Term, found: re.Match[str]) -> Term | None:
    """Give the count that a share is said of: the one right before it, or the one of its name."""
    ordered = _in_order(prose, share)
    if ordered is not None:
        return ordered
    name = (found["name"] or found["named"] or "").strip()
    if not share.at:
        return None
    before = _outside_bracket(prose, share)
    between = _BRACKETED.sub("", prose.plain[before.end : share.start])
    if name and (behind := _behind(prose, share)) is not None:
        return behind
    if name and (before.nature is not Nature.COUNT or any(mark in between for mark in "，、；。:(")):
        return _named(prose, share, name)
    if before.share or before.nature is not Nature.COUNT or any(mark in between for mark in "。；"):
        return None
    marks = sum(between.count(mark) for mark in "，、:(")
    return before if marks <= 1 and "其中" not in between else None


def _outside_bracket(prose: Prose, share: Term) -> Term:
    """Give what stands before a share, without what a bracket adds to it: 325件（其中无照经营210件），占9%."""
    before = prose.terms[share.at - 1]
    if before.bracket == share.bracket:
        return before
    return next((t for t in reversed(prose.terms[: share.at]) if t.bracket == share.bracket), before)


def _named(prose: Prose, share: Term, name: str) -> Term | None:
    plain = name.removesuffix("数量").removesuffix("数")
    before = counts_before(prose, share)
    return next((t for t in before if plain in (t.label, t.label.removesuffix("数")) or f"({plain})" in t.gap), None)


def _behind(prose: Prose, share: Term) -> Term | None:
    """Give the count that follows the share which is said of it: 简易程序占29.1%，为25件; 占29.1%（25件）."""
    following = prose.terms[share.at + 1] if share.at + 1 < len(prose.terms) else None
    if following is None or following.nature is not Nature.COUNT:
        return None
    return following if _TOLD_AFTER.fullmatch(following.gap) else None


def counts_before(prose: Prose, share: Term) -> list[Term]:
    """Give the counts before a share, the nearest first."""
    return [term for term in reversed(prose.terms[: share.at]) if term.nature is Nature.COUNT and not term.bare]


def _first_of_row(prose: Prose, share: Term) -> Term:
    first = share
    while first.at and prose.terms[first.at - 1].share and len(first.gap) <= _PAIR:
        first = prose.terms[first.at - 1]
    return first


def _in_order(prose: Prose, share: Term) -> Term | None:
    """Give the count of a share in a row of shares: 208卷、424卷，占比分别为33%、67%."""
    first = _first_of_row(prose, share)
    counts = _counts_of_row(prose, first)
    return counts[share.at - first.at] if counts else None


def _counts_of_row(prose: Prose, first: Term) -> tuple[Term, ...]:
    """Give the counts that a row of shares is said of, one after the other."""
    size = len(row_from(first, prose.terms))
    before = [t for t in prose.terms[: first.at] if t.sentence == first.sentence and not is_total(t)]
    counts = tuple(before[-size:])
    if not _is_row(counts, size) or not (_IN_ORDER.search(first.ahead) or _stand_in_row(prose, counts, first)):
        return ()
    return counts


def _stand_in_row(prose: Prose, counts: Sequence[Term], first: Term) -> bool:
    """Whether counts stand in a row right before that of their shares: 分别为208卷、424卷，占33%、67%."""
    return len(counts) > 1 and counts[-1].at == first.at - 1 and len(row_from(counts[0], prose.terms)) == len(counts)


def _is_row(counts: Sequence[Term], size: int) -> bool:
    return len(counts) == size and all(t.nature is Nature.COUNT and t.counts_with(counts[0]) for t in counts)
