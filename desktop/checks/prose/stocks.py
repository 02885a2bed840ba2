"""S08: what comes in and what goes out: 上年结转 + 新收 = 审结 + 结转下年; 年初在册 + 新增 − 减少 = 年末在册."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.checks.prose.listing import interval_sum, looks_mistyped
from desktop.checks.prose.natures import Nature
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.wording import Said, addition, found, named, printed, written_like
from desktop.model.findings import Finding, Rule, Severity

CARRIED = Rule("S08", "结转、新收与审结、未结", Severity.WARNING, "行政复议、行政应诉案件统计的收结存关系")

_CARRIED_IN = re.compile(
    r"(?:上年|去年|上一年|往年|上期|上年度|年初|期初)[^，、；。]{0,3}(?:结转|转入|遗留|未结|旧存|结存)|旧存"
)
_CARRIED_ON = re.compile(
    r"结转(?:至|到|入)?(?:下|次|20\d\d|明年)|(?<!上年)(?<!去年)未结|未审结|未办结|正在审理|正在办理|在审|在办|尚未"
)
_CLOSED = re.compile(r"(?<!应)(?:审结|办结|结案|已结|答复|办复)")
_NEW = re.compile(r"新收|新受理|收到|(?<!不予)受理|(?<!不予)立案|收案")
_DUE = re.compile(r"应办|应审|应结|共需|总计|合计|共有|共办理")
_CUMULATED = re.compile("累计|历年")
_AT_FIRST = re.compile(r"年初|上年末|上年底|去年底|去年末|期初|原有|年底前有")
_AT_LAST = re.compile(r"年末|年底|期末|现有|目前|现在册|截至")
_FLOWS = 3
_NET = re.compile(r"净(?P<way>[增减])[加长少]?(?:了|约)?$")
_IN = re.compile(r"新入|登记|新设|设立|新接收|新增|接收|增加|迁入|入矫|新建|新成立|招录|调入")
_OUT = re.compile(r"解矫|解除|减少|吊销|注销|迁出|退出|期满|撤销|关闭|取消|调出|退休|收监|死亡")


def check_stocks(prose: Prose) -> Iterator[Finding]:
    """Find cases or people that do not add up from the beginning of the year to its end."""
    for number in dict.fromkeys(term.sentence for term in prose.terms):
        counts = [t for t in prose.terms if t.sentence == number and t.bracket < 0 and not t.bare]
        cases = [t for t in counts if t.nature is Nature.COUNT]
        yield from _of_cases(prose, cases)
        yield from _of_cumulated(prose, cases)
        yield from _of_due(prose, cases)
        yield from _of_net(prose, [t for t in counts if t.nature in (Nature.COUNT, Nature.CHANGE)])
        yield from _of_people(prose, [t for t in counts if t.nature in (Nature.COUNT, Nature.EARLIER)])


def _of_cases(prose: Prose, counts: Sequence[Term]) -> Iterator[Finding]:
    carried = [t for t in counts if _CARRIED_IN.search(t.ahead + t.behind)]
    left = [t for t in counts if t not in carried and _CARRIED_ON.search(t.ahead + t.behind)]
    rest = [t for t in counts if t not in carried and t not in left and not _DUE.search(t.ahead)]
    due = next((t for t in counts if _DUE.search(t.ahead)), None)
    closed = [t for t in rest if _CLOSED.search(t.ahead)]
    if due is not None and closed and left and due.at < closed[0].at and due.counts_with(closed[0]):
        yield from _equal(prose, (due,), (closed[0], left[0]))
        return
    new = [t for t in rest if t not in closed and _NEW.search(t.ahead)]
    if not (left and closed and new) or not all(t.counts_with(new[0]) for t in (*carried, left[0], closed[0])):
        return
    comes_in = [(*carried[:1], one) for one in new]
    goes_out = (closed[0], left[0])
    if any(interval_sum(one).meets(interval_sum(goes_out)) for one in comes_in):
        return
    # Where nothing is said to be carried in, something still may have been.
    if carried or (interval_sum(goes_out).low < new[-1].interval.high and looks_mistyped(new[-1:], goes_out)):
        yield _finding(prose, comes_in[-1], goes_out)


def _equal(prose: Prose, coming: Sequence[Term], going: Sequence[Term]) -> Iterator[Finding]:
    if not interval_sum(coming).meets(interval_sum(going)):
        yield _finding(prose, coming, going)


def _of_cumulated(prose: Prose, counts: Sequence[Term]) -> Iterator[Finding]:
    """Check 累计接收2318人，累计解除2179人，现有139人."""
    came = next((t for t in counts if _CUMULATED.search(t.ahead) and _IN.search(t.ahead)), None)
    went = next(
        (t for t in counts if came and t.at > came.at and _CUMULATED.search(t.ahead) and _OUT.search(t.ahead)), None
    )
    last = next((t for t in counts if went and t.at > went.at and _AT_LAST.search(t.ahead)), None)
    if came and went and last and came.counts_with(last) and came.counts_with(went):
        yield from _equal(prose, (came,), (went, last))


def _of_due(prose: Prose, counts: Sequence[Term]) -> Iterator[Finding]:
    """Check 正式立案158件。加上去年结转的14件，应办172件: what is carried in and what is new is all there is to do."""
    carried = next((t for t in counts if _CARRIED_IN.search(t.ahead + t.behind)), None)
    if carried is None:
        return
    due = next((t for t in counts if t.at > carried.at and _DUE.search(t.ahead) and t.counts_with(carried)), None)
    before = [t for t in prose.terms[: due.at if due else 0] if t.nature is Nature.COUNT and t is not carried]
    new = [t for t in before if _NEW.search(t.ahead) and t.counts_with(carried)]
    if due is None or not new or any(interval_sum((one, carried)).meets(due.interval) for one in new):
        return
    if looks_mistyped((due,), (new[-1], carried)):
        yield _finding(prose, (new[-1], carried), (due,))


def _of_people(prose: Prose, counts: Sequence[Term]) -> Iterator[Finding]:
    first = next((t for t in counts if _AT_FIRST.search(t.ahead)), None)
    last = next((t for t in counts if first and t.at > first.at and _AT_LAST.search(t.ahead)), None)
    if first is None or last is None or not first.counts_with(last):
        return
    flows = [t for t in counts if first.at < t.at < last.at and t.counts_with(first)]
    came = [t for t in flows if _IN.search(t.ahead) and not _OUT.search(t.ahead)]
    went = [t for t in flows if _OUT.search(t.ahead)]
    if not flows or len(came) + len(went) < len(flows):
        return
    coming, going = (first, *came), (*went, last)
    yield from _equal(prose, coming, going)


def _of_net(prose: Prose, counts: Sequence[Term]) -> Iterator[Finding]:
    """Check 新登记2970户，注销1680户，净增1290户."""
    for net in counts:
        rises = _NET.search(net.ahead)
        kin = [t for t in counts if t.counts_with(net)] if rises else []
        before, behind = [t for t in kin if t.at < net.at][-_FLOWS:], [t for t in kin if t.at > net.at][:_FLOWS]
        for flows in (before, behind):
            came = [t for t in flows if _IN.search(t.ahead) and not _OUT.search(t.ahead) and "变更" not in t.ahead]
            went = [t for t in flows if _OUT.search(t.ahead)]
            if rises and len(came) == len(went) == 1:
                (more,), (less,) = (came, went) if rises["way"] == "增" else (went, came)
                yield from _difference(prose, more, less, net)
                break


def _difference(prose: Prose, more: Term, less: Term, net: Term) -> Iterator[Finding]:
    if (more.interval - less.interval).meets(net.interval):
        return
    shown = written_like(more.face - less.face, net)
    way = f"{more.digits} - {less.digits} = {shown}，写的是{net.ahead[-2:]}{printed(prose, net)}"
    message = f"{named(prose, more)}、{named(prose, less)}：{way}。"
    yield found(prose, Said(CARRIED, message, None, net.digits, shown), (more, less, net))


def _finding(prose: Prose, coming: Sequence[Term], going: Sequence[Term]) -> Finding:
    one, comes = addition(coming, coming[0])
    other, goes = addition(going, coming[0])
    names = "、".join(named(prose, term) for term in (*coming, *going))
    message = f"{names}：{_equals(one, comes)}，{_equals(other, goes)}，两边应当相等。"
    return found(prose, Said(CARRIED, message, None, goes, comes), (*coming, *going))


def _equals(words: str, total: str) -> str:
    return f"{words} = {total}" if words != total else f"另一边是{total}"
