"""S08: cases carried in and new ones are those closed and those carried on (上年结转 + 新收 = 审结 + 结转下年)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.checks.prose.listing import interval_sum
from desktop.checks.prose.natures import Nature
from desktop.checks.prose.sums import looks_mistyped
from desktop.checks.prose.terms import Prose, Term
from desktop.checks.prose.wording import Said, addition, found, named
from desktop.model.findings import Finding, Rule, Severity

CARRIED = Rule("S08", "结转、新收与审结、未结", Severity.WARNING, "行政复议、行政应诉案件统计的收结存关系")

_CARRIED_IN = re.compile(r"(?:上年|去年|上一年|往年|上期|上年度)[^，、；。]{0,3}(?:结转|转入|遗留|未结|旧存|结存)|旧存")
_OPEN = re.compile(
    r"结转(?:至|到|入)?(?:下|次|20\d\d|明年)|(?<!上年)(?<!去年)未结|未审结|未办结|正在审理|正在办理|在审|在办|尚未"
)
_CLOSED = re.compile(r"审结|办结|结案|已结")
_NEW = re.compile(r"新收|新受理|收到|(?<!不予)受理|(?<!不予)立案|收案")
_FEWEST = 3


def check_carried(prose: Prose) -> Iterator[Finding]:
    """Find cases that do not add up from one year to the next."""
    for number in dict.fromkeys(term.sentence for term in prose.terms):
        counts = [t for t in prose.terms if t.sentence == number and t.nature is Nature.COUNT and not t.blank]
        yield from _of_sentence(prose, [t for t in counts if t.bracket < 0 or t.bracket == counts[0].bracket])


def _of_sentence(prose: Prose, counts: Sequence[Term]) -> Iterator[Finding]:
    carried = [t for t in counts if _CARRIED_IN.search(t.ahead + t.behind)]
    left = [t for t in counts if t not in carried and _OPEN.search(t.ahead + t.behind)]
    rest = [t for t in counts if t not in carried and t not in left]
    closed = [t for t in rest if _CLOSED.search(t.ahead)]
    new = [t for t in rest if t not in closed and _NEW.search(t.ahead)]
    if not (left and closed and new) or not all(t.counts_with(new[0]) for t in (*carried, left[0], closed[0])):
        return
    comes_in = [(*carried[:1], one) for one in new]
    goes_out = (closed[0], left[0])
    if any(interval_sum(one).meets(interval_sum(goes_out)) for one in comes_in):
        return
    coming = comes_in[-1]
    # Where nothing is said to be carried in, something still may have been.
    if carried or (interval_sum(goes_out).low < new[-1].interval.high and looks_mistyped(new[-1], goes_out)):
        yield _finding(prose, coming, goes_out)


def _finding(prose: Prose, coming: Sequence[Term], going: Sequence[Term]) -> Finding:
    one, comes = addition(coming, coming[0])
    other, goes = addition(going, coming[0])
    names = "、".join(named(prose, term) for term in (*coming, *going))
    message = f"{names}：{_equals(one, comes)}，{_equals(other, goes)}，两边应当相等。"
    return found(prose, Said(CARRIED, message, None, goes, comes), (*coming, *going))


def _equals(words: str, total: str) -> str:
    return f"{words} = {total}" if words != total else f"另一边是{total}"
