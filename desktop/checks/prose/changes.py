"""S07: a change and the two values it lies between: 151件，上年125件，增长20.8%; 由92%提升至95%，提高3个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.checks.prose.natures import POINTS, TIMES_OVER, Nature, direction, is_added, verb_of_change
from desktop.checks.prose.pairs import paired
from desktop.checks.prose.plain import shares_words
from desktop.checks.prose.ratios import decimals_of
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.wording import Said, bounds, found, name_of, named, percents, printed
from desktop.checks.quoting import quoted
from desktop.model.findings import Finding, Rule, Severity
from desktop.quantities.intervals import Interval, exactly, percentage

CHANGE = Rule("S07", "增减与前后两个数", Severity.WARNING)

_HUNDRED = exactly(Decimal(100))
_ORIGIN = re.compile("[由从]")
_COMPARES = re.compile("同比|环比|[较比]")
_WITH_SUBJECT = re.compile(r"[^较比]{2,}(?:同比|[较比])")  # 违法用地面积较上年下降
_ALL = re.compile("总|合计|一共|共计")


@dataclass(slots=True)
class _Course:
    """A value of this year, last year's, and what is said of the way between; `origin` says 由 … 到 …."""

    now: Term | None = None
    before: Term | None = None
    changes: list[Term] = field(default_factory=list)
    origin: bool = False


def check_changes(prose: Prose) -> Iterator[Finding]:
    """Find changes that do not fit the values they lie between."""
    pairs = [_Course(one.now, one.before, list(one.changes)) for one in paired(prose)]
    told = frozenset(t.at for one in pairs for t in (one.now, one.before, *one.changes) if t is not None)
    for course in (*_courses(prose, told), *pairs):
        if course.changes and not _is_of_all(course.now, course.before):
            yield from _of_course(prose, course)


def _courses(prose: Prose, told: frozenset[int]) -> Iterator[_Course]:
    """Give what is told of one value after the other; `told` are the quantities of which more is known."""
    course = _Course()
    sentence = 0
    compared = {term.bracket for term in prose.terms if term.nature in (Nature.CHANGE, Nature.EARLIER)}
    for term in prose.terms:
        if term.at in told or (term.bracket >= 0 and term.bracket not in compared):
            continue  # a bracket in which nothing is compared adds to the value before it
        begins = term.sentence != sentence or _begins(course, term)
        sentence = term.sentence
        if begins:
            announced = _announced(prose, course, term)
            yield course
            course = _Course(now=_told_again(course, term), changes=announced)
        if term.nature is Nature.CHANGE:
            course.changes.append(term)
        elif term.nature is Nature.EARLIER:
            course.before = term
            course.origin = term.origin
        elif term.nature in (Nature.COUNT, Nature.SHARE):
            course.now = term
    yield course


def _told_again(course: _Course, base: Term) -> Term | None:
    """Give the value of this year that is compared once more: 环比上季度56件增长5%，同比去年41件增长44%."""
    now = course.now
    if now is None or now.sentence != base.sentence or course.before is None or base.origin:
        return None
    return now if base.nature is Nature.EARLIER and _COMPARES.match(base.ahead) else None


def _announced(prose: Prose, course: _Course, origin: Term) -> list[Term]:
    """Give the change that was told right before its two values: 同比增长15%，由100件增加到120件."""
    last = course.changes[-1] if course.changes else None
    if last is None or origin.nature is not Nature.EARLIER or not _ORIGIN.match(origin.ahead):
        return []
    alone = (course.now is None and course.before is None) or bool(_WITH_SUBJECT.match(last.ahead))
    if not alone or last.at != origin.at - 1 or not prose.plain[last.end : origin.start].startswith("，"):
        return []
    return [course.changes.pop()]


def _begins(course: _Course, term: Term) -> bool:
    """Whether a quantity is the first of another course."""
    if term.nature is Nature.EARLIER:
        return course.before is not None or term.origin
    if term.nature in (Nature.COUNT, Nature.SHARE):
        return course.now is not None or course.before is None or any(t.at > course.before.at for t in course.changes)
    return False


def _of_course(prose: Prose, course: _Course) -> Iterator[Finding]:
    now, before = course.now, course.before
    if now is None and before is not None:
        now = _told_earlier(prose, before)
    percent = next((t for t in course.changes if t.share or t.unit == TIMES_OVER), None)
    amounts = [t for t in course.changes if not t.share and t.unit != TIMES_OVER]
    added = any(is_added(t.ahead) for t in amounts)  # some may have gone again
    severity = Severity.ERROR if course.origin and not added else Severity.WARNING
    if before is None:
        if now is None or not any(t.counts_with(now) for t in amounts):
            now = next((one for t in amounts if (one := _told_before(prose, t)) is not None), now)
        amount = next((t for t in amounts if now is not None and t.counts_with(now)), None)
        if now is not None and amount is not None and percent is not None:
            yield from _from_amount(prose, now, amount, percent)
        return
    amount = next((t for t in amounts if t.unit in POINTS if before.share), None) or next(
        (t for t in amounts if t.counts_with(before)), None
    )
    if now is not None and (now.counts_with(before) or (now.share and before.share)):
        yield from _between(prose, now, before, (amount, percent), severity)
    elif now is None and amount is not None and percent is not None:
        growth = percentage(amount.interval, before.interval)
        if growth is not None and not _fits(percent, growth):
            shown = percentage(amount.face, before.face) or growth
            yield _growth(prose, (before, amount, percent), shown, f"{amount.digits} ÷ {before.digits}", severity)


def _is_of_all(now: Term | None, before: Term | None) -> bool:
    """Whether last year's value is told of all together, this year's of a part: 一般11件，总数比上年52件增加23件."""
    if now is None or before is None:
        return False
    subject = re.split("[较比]", before.ahead, maxsplit=1)[0]
    return bool(_ALL.search(subject)) and not _ALL.search(now.ahead)


def _told_before(prose: Prose, amount: Term) -> Term | None:
    """Give what a change is said of by its name, in the same sentence: 处罚142次，罚款5万元，处罚次数增加18次."""
    for term in reversed(prose.terms[: amount.at]):
        if term.sentence != amount.sentence:
            return None
        if term.nature is Nature.COUNT and term.counts_with(amount) and shares_words(amount.ahead[:4], term.label):
            return term
    return None


def _told_earlier(prose: Prose, before: Term) -> Term | None:
    """Give this year's value of what last year's is told of, from the sentences before."""
    name = before.ahead.partition("较")[0].partition("比")[0]
    called = [
        term
        for term in prose.terms[: before.at]
        if term.nature is Nature.COUNT and term.counts_with(before) and shares_words(name, term.ahead + term.label)
    ]
    return called[0] if len(called) == 1 else None


def _between(
    prose: Prose, now: Term, before: Term, changes: tuple[Term | None, Term | None], severity: Severity
) -> Iterator[Finding]:
    rise = now.interval - before.interval
    against = next((t for t in changes if t is not None and _is_against(rise, direction(t.ahead))), None)
    if against is not None:
        word = "增加" if direction(against.ahead) > 0 else "减少"
        said = f"由{before.digits}到{now.digits}不是{word}"
        yield _finding(prose, (now, before, against), said, "", severity)
        return
    amount, percent = changes
    size, shown = _size(rise), _size(now.face - before.face)
    possible = amount is None or amount.interval.meets(size)
    if amount is not None and not (possible and _is_face(amount, (now, before), shown)):
        computed = bounds(shown.times(Decimal(1).scaleb(-amount.power)))
        severity = Severity.WARNING if possible else severity
        yield _finding(prose, (now, before, amount), f"{_larger(now, before)} = {computed}", computed, severity)
    growth = percentage(size, before.interval)
    if percent is None or growth is None or _fits(percent, growth) or (now.share and percent.interval.meets(size)):
        return
    way = f"（{_larger(now, before)}） ÷ {before.digits}"
    yield _growth(prose, (now, before, percent), percentage(shown, before.face) or growth, way, severity)


def _is_face(amount: Term, values: tuple[Term, ...], shown: Interval) -> bool:
    """Whether points are the difference as written: whole ones are subtracted so, decimals before rounding."""
    plain = all(t.step >= 1 and not t.is_vague and t.interval.low + t.interval.high == 2 * t.value for t in values)
    return amount.unit not in POINTS or amount.step < 1 or not plain or amount.interval.meets(shown)


def _from_amount(prose: Prose, now: Term, amount: Term, percent: Term) -> Iterator[Finding]:
    """Check 56件，比上年增加12件，增长27.3%: last year's value is the difference."""
    rises = direction(amount.ahead) >= 0
    before = now.interval - amount.interval if rises else now.interval + amount.interval
    if before.high <= 0:
        said = f"比上年{amount.ahead[-2:]}的数比本年的还大"
        yield _finding(prose, (now, percent, amount), said, "", Severity.WARNING)
        return
    growth = percentage(amount.interval, before)
    if growth is not None and not _fits(percent, growth):
        way = f"{amount.digits} ÷ （{now.digits} {'-' if rises else '+'} {amount.digits}）"
        shown = percentage(amount.face, now.face - amount.face if rises else now.face + amount.face)
        yield _growth(prose, (now, amount, percent), shown or growth, way, Severity.WARNING)


def _fits(percent: Term, growth: Interval) -> bool:
    if percent.unit != TIMES_OVER:
        return percent.interval.meets(growth)
    hundredfold = percent.interval.times(_HUNDRED.low)
    # 增长2倍 is written for both twice as much more and twice as much.
    return hundredfold.meets(growth) or hundredfold.meets(growth + _HUNDRED)


def _is_against(rise: Interval, sign: int) -> bool:
    return (sign > 0 and rise.high < 0) or (sign < 0 and rise.low > 0)


def _size(rise: Interval) -> Interval:
    if rise.low >= 0:
        return rise
    return Interval(max(-rise.high, Decimal(0)), max(-rise.low, rise.high))


def _larger(now: Term, before: Term) -> str:
    one, other = (now, before) if now.value >= before.value else (before, now)
    return f"{one.digits} - {other.digits}"


def _growth(prose: Prose, terms: tuple[Term, ...], growth: Interval, way: str, severity: Severity) -> Finding:
    should = bounds(growth, decimals_of(terms[-1]))
    return _finding(prose, terms, f"{way} = {percents(bounds(growth))}", should, severity)


def _finding(prose: Prose, terms: tuple[Term, ...], said: str, computed: str, severity: Severity) -> Finding:
    """Give the finding of a change, the last of `terms`."""
    change = terms[-1]
    told = "、".join(_told(prose, sorted(terms[:-1], key=lambda term: term.start)))
    message = f"{told}：{said}，写的是{verb_of_change(change.ahead)}{printed(prose, change)}。"
    return found(prose, Said(CHANGE, message, severity, change.digits, computed or None), terms)


def _told(prose: Prose, terms: Sequence[Term]) -> Iterator[str]:
    """Give quantities with their names, both ends of a way together: “行政处罚”由100件到80件."""
    origin = next((term for term in terms if term.origin), None)
    for term in terms:
        if origin is None or term.at not in (origin.at, origin.at + 1):
            yield named(prose, term)
        elif term is origin:
            name = quoted(name_of(term)) if term.label else ""
            yield f"{name}由{printed(prose, term)}到{printed(prose, prose.terms[term.at + 1])}"
