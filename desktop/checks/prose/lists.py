"""Wholes and parts where a word says so: 受理15件，其中撤销2件、维持10件，其余3件终止."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from desktop.checks.prose.closures import are_named_alike, is_remainder
from desktop.checks.prose.listing import Closure, Listing
from desktop.checks.prose.meant import is_left_over, likeliest_first
from desktop.checks.prose.natures import Nature
from desktop.checks.prose.plain import SENTENCE_ENDS, in_common, shares_words
from desktop.checks.prose.runs import Run
from desktop.checks.prose.term import Prose, Term

_OPENER = re.compile(
    r"(?P<among>其中(?:[，:]|包括|有|含)?)"
    r"|(?P<bracket>\((?!占|不含|上年|去年|同比|较|比|详见|见|即|以下|注|20\d\d))"
    r"|(?P<likely>分为|分别为|分别是|具体为|具体是|:(?!\d))"
    r"|(?P<made>(?<=，)由(?=[^，、；。]{1,12}\d))"
    r"|(?P<some>包括|包含|涵盖|(?<=[^包)])含(?!有|义|量))"
    r"|(?P<about>(?<=，)涉及(?=[^，、；。]{1,12}\d))"
    r"|(?P<sorted>(?:从[^，。；]{2,12}看|按[^，。；]{2,12}[分划])[^，。；\d]{0,4}[，:])"
    r"|(?P<inside>(?P<stem>[\u4e00-\u9fff]{0,8})(?<=[\u4e00-\u9fff)])(?:[中里](?![院心央级小等介止药国医型队层文外间转共])，?|(?<=案件|申请|纠纷|诉求|事项)涉及)(?=[^，、；。]{0,14}\d))"
)
_UNDER_WAY = re.compile("[正尚仍还均都]在[^在]{1,6}$")  # 正在审理中，审结的 …: nothing is told of those under way
_NOT_YET = re.compile("未|不予|正在")
_COMMON = re.compile("^[在对从]|的|所|全部|案件|申请|问题|事项|人员|对象|情况")
_STAGE = re.compile("收到|新收|受理|立案|审结|办结|结案")
_MADE = re.compile(r"组成|构成")
_INNER = re.compile(r"\([^()]*\)")
_PAIR = 2
_KEPT = 512


@lru_cache(maxsize=_KEPT)
def listings(prose: Prose) -> tuple[Listing, ...]:
    """Give every whole with parts of a passage that a word marks as such."""
    if len(prose.terms) <= 1:
        return ()
    return tuple(listing for opener in _OPENER.finditer(prose.plain) for listing in _opened(prose, opener))


def _opened(prose: Prose, opener: re.Match[str]) -> Iterator[Listing]:
    following = _first_after(prose, opener)
    if following is None:
        return
    for first in _first_of_each_unit(prose, following):
        wholes = _wholes(prose, opener, first)
        if wholes:
            yield from _listing(prose, opener, wholes, first)


def _first_after(prose: Prose, opener: re.Match[str]) -> Term | None:
    """Give the first quantity behind an opener, if it stands near it and inside its bracket."""
    term = next((term for term in prose.terms if term.start >= opener.end()), None)
    if term is None or (opener["bracket"] and term.bracket != opener.start()):
        return None
    between = prose.plain[opener.end() : term.start]
    return None if any(mark in between for mark in SENTENCE_ENDS + "；") or "其中" in between else term


def _first_of_each_unit(prose: Prose, following: Term) -> Iterator[Term]:
    """Give the first count of each of the first two units (210批次346人次，其中个体访187批次221人次)."""
    seen: list[Term] = []
    for term in prose.terms[following.at :]:
        if term.segment != following.segment or term.bracket != following.bracket or len(seen) == _PAIR:
            return
        if term.nature is Nature.COUNT and not any(term.counts_with(other) for other in seen):
            seen.append(term)
            yield term


def _wholes(prose: Prose, opener: re.Match[str], first: Term) -> tuple[Term, ...]:
    """Give the counts before an opener that can be the whole, the nearest first."""
    place = opener.end("stem") if opener["inside"] else opener.start()
    before = [term for term in prose.terms if term.end <= place and term.at < first.at]
    if not before:
        return ()
    starts = _starts_sentence(prose.plain, opener.start())
    sentence = first.sentence - 1 if starts else first.sentence
    levels = {before[-1].bracket} if opener["bracket"] or _opens_bracket(prose.plain, place) else {first.bracket}
    can = [t for t in reversed(before) if t.bracket in levels and _can_be_whole(t) and t.counts_with(first)]
    if opener["stem"] is not None and _UNDER_WAY.search(opener["stem"]):
        return ()
    if opener["stem"] is not None and not (can and _adjoins(prose, can[0], opener)):
        called = [term for term in can if _is_called(opener["stem"], term)]
        return tuple(sorted(called, key=lambda term: -in_common(opener["stem"], term.label)))
    if opener["sorted"]:
        return tuple(can)
    inside = [term for term in can if term.sentence == sentence]
    if opener["among"]:
        return tuple(inside)
    if not inside or not _adjoins(prose, inside[0], opener) or _is_of_several(prose, inside[0], opener):
        return ()
    return tuple(inside[:1])


def _is_of_several(prose: Prose, whole: Term, opener: re.Match[str]) -> bool:
    """Whether 分别 gives a value to each of several things before it: 复议11件、诉讼6件，维持的分别为9件和5件."""
    return opener[0].startswith("分别") and bool(prose.plain[whole.end : opener.start()].strip("， "))


def _opens_bracket(plain: str, place: int) -> bool:
    return plain[:place].endswith("(")


def _can_be_whole(term: Term) -> bool:
    return term.nature is Nature.COUNT and not term.bare


def _is_called(stem: str, term: Term) -> bool:
    """Whether a count is what a sentence goes back to (在办结的案件中, after 已办结151件)."""
    if _NOT_YET.search(term.ahead) and not _NOT_YET.search(stem):
        return False
    return shares_words(_COMMON.sub("", stem), term.ahead + term.label + term.behind)


def _starts_sentence(plain: str, place: int) -> bool:
    before = plain[:place].rstrip(" ")
    return not before or before[-1] in SENTENCE_ENDS


def _adjoins(prose: Prose, whole: Term, opener: re.Match[str]) -> bool:
    between = _INNER.sub("", prose.plain[whole.end : opener.end("stem") if opener["inside"] else opener.start()])
    others = [term for term in prose.terms if term.start >= whole.end and term.end <= opener.start()]
    if others and (opener["bracket"] or any(term.counts_with(whole) for term in others)):
        return False
    most = 0 if opener["inside"] else 1
    return not any(mark in between for mark in SENTENCE_ENDS + "；、") and between.count("，") <= most


def _listing(prose: Prose, opener: re.Match[str], wholes: tuple[Term, ...], first: Term) -> Iterator[Listing]:
    run = Run(prose, wholes[0], first, colon=prose.plain[opener.end() - 1 : opener.end() + 1].find(":") >= 0)
    parts, beyond = run.parts()
    closure = _closure(opener, parts)
    if not parts or closure is None:
        return
    end = parts[-1].end + len(parts[-1].behind)
    next_to_it = opener["sorted"] is None and _is_next(prose, wholes[0], opener.start())
    yield Listing(
        likeliest_first(prose, wholes, parts) if next_to_it else wholes,
        tuple(parts),
        prose.plain[opener.start() : end],
        tuple(beyond),
        _joint(prose, wholes, opener),
        _heads(prose, wholes[0], first),
        closure=closure,
        certain=len(wholes) == 1 or (next_to_it and not is_left_over(wholes)),
        tight=run.tight,
        marked=opener["about"] is None,
    )


def _joint(prose: Prose, wholes: tuple[Term, ...], opener: re.Match[str]) -> tuple[Term, ...]:
    """Give the counts right before 其中 that are parted by 、 alone and may be divided together."""
    if not opener["among"] or not _is_next(prose, wholes[0], opener.start()):
        return ()
    run = [wholes[0]]
    for term in wholes[1:]:
        between = prose.plain[term.end : run[0].start]
        if any(mark in between for mark in "，；:()") or ("、" not in between and not re.search("和|及", between)):
            break
        run.insert(0, term)
    return tuple(run) if len(run) > 1 and not any(_STAGE.search(term.ahead) for term in run) else ()


def _heads(prose: Prose, whole: Term, first: Term) -> tuple[Term, ...]:
    """Give the first counts of the parts of a sentence that are named alike (初次信访；重复信访)."""
    heads: dict[int, Term] = {first.segment: first}
    for term in prose.terms[first.at + 1 :]:
        if term.sentence != first.sentence:
            break
        if term.bracket == first.bracket and _can_be_whole(term) and term.counts_with(whole):
            heads.setdefault(term.segment, term)
    found = tuple(heads.values())
    return found if len(found) > 1 and are_named_alike([term.label for term in found]) else ()


def _closure(opener: re.Match[str], parts: Sequence[Term]) -> Closure | None:
    """Give how surely a list names everything; None where it is no list of parts."""
    if not parts:
        return None
    if any(is_remainder(part.ahead) for part in parts[1:]):
        return Closure.STATED
    if opener["made"]:
        return Closure.STATED if _MADE.search(parts[-1].behind) else None
    if (opener["bracket"] or opener["about"]) and len(parts) == 1:
        return None
    return Closure.LIKELY if opener["likely"] else Closure.OPEN


def _is_next(prose: Prose, whole: Term, place: int) -> bool:
    """Whether nothing of the kind of the whole stands between it and the word that opens its list."""
    between = (term for term in prose.terms if whole.end <= term.start and term.end <= place)
    if _starts_sentence(prose.plain, place):
        return False
    return not any(term.counts_with(whole) for term in between)
