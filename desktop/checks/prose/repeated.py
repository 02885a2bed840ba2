"""S10: the same fact told twice with different values; S11: told twice in other units or under another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from desktop.checks.prose.lists import listings
from desktop.checks.prose.natures import Nature
from desktop.checks.prose.rows import row_from, stand_together
from desktop.checks.prose.slips import is_near, is_slip
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.totals import is_total
from desktop.checks.prose.wording import Said, found, outside, printed
from desktop.checks.quoting import quoted
from desktop.model.findings import Finding, Rule, Severity

VALUE = Rule("S10", "前后不一致的数", Severity.WARNING)
WORDS = Rule("S11", "同一个数的不同说法", Severity.HINT)

_FILLERS = re.compile(r"[的了“”]|^(?:全[区县市镇]|[我本][区县市]|今年|全年|共|累计|依法|先后|已)+|数量$|总数$|数$")
_PART_OF_YEAR = re.compile(
    r"上半年|下半年|季度|[一二三四五六七八九十\d]月|首批|第[一二三四五六\d]批|其中|去年|上年|前[一二三四五六七八九十\d]+个?月"
)
_EVENTS = re.compile(r"检查|培训|宣传|活动|会议|讲座|巡查|走访|演练")
# What is said of many things in turn, and names none of them.
_GENERIC = re.compile(
    "(?:发现|查找|梳理|排查|收集|征集|反馈|指出|整改|解决|处理|提出|采纳)+(?:到|出)?(?:各类|突出|存在)?(?:问题|隐患|线索|意见|建议)+(?:线索|建议)?"
)
_SHORTEST, _LONG = 4, 8
_MANY = Decimal(100)
_FEW = Decimal(10)
_ALIKE = 78


@dataclass(frozen=True, slots=True)
class Fact:
    """A count with a name of its own, and the sentence part it stands in."""

    name: str
    term: Term


def facts_of(prose: Prose) -> tuple[Fact, ...]:
    """Give the counts of a passage whose names say by themselves what is counted."""
    parts = {part.at for one in listings(prose) for part in one.parts}
    told = (term for term in prose.terms if _tells(prose, term) and term.at not in parts)
    named_so = ((_FILLERS.sub("", term.label), term) for term in told)
    return tuple(Fact(name, term) for name, term in named_so if len(name) >= _SHORTEST and not _GENERIC.fullmatch(name))


def check_repeated(passages: Sequence[tuple[Prose, tuple[Fact, ...]]]) -> Iterator[tuple[int, Finding]]:
    """Find facts that were told before in another way; gives the number of the passage and the finding."""
    told: dict[str, tuple[int, Term]] = {}
    large: dict[tuple[Decimal, str], tuple[int, Fact]] = {}
    for number, (prose, facts) in enumerate(passages):
        for fact in facts:
            place, before = told.setdefault(fact.name, (number, fact.term))
            if before is not fact.term:
                other = before if place == number else outside(before)
                finding = _of_values(prose, fact, other) or _of_units(prose, fact, other)
                if finding is not None:
                    yield number, finding
            if fact.term.value >= _MANY and fact.term.interval.exact:
                key = (fact.term.value, fact.term.unit)
                at, first = large.setdefault(key, (number, fact))
                if at != number and (finding := _of_names(prose, fact, first)) is not None:
                    yield number, finding


def _tells(prose: Prose, term: Term) -> bool:
    if term.nature is not Nature.COUNT or term.bare or term.bracket >= 0 or is_total(term):
        return False  # 共1722人 bears the name of what stands before it
    before = prose.terms[term.at - 1] if term.at else None
    if len(row_from(term, prose.terms)) > 1 or (before and stand_together(before, term, prose.terms)):
        return False  # a name that a row has in common is no one's own
    if before and before.behind and before.behind == term.gap.strip():
        return False  # 1486家场所完成分级1471家: the words between are those of both
    start = max(prose.plain.rfind(mark, 0, term.start) for mark in "。；！？\n") + 1
    return not _PART_OF_YEAR.search(prose.plain[start : term.start])


def _of_values(prose: Prose, fact: Fact, before: Term) -> Finding | None:
    now = fact.term
    if not now.counts_with(before) or now.interval.meets(before.interval):
        return None
    severity = _severity(fact.name, now, before)
    if severity is None:
        return None
    message = f"{quoted(fact.name)}前面写的是{printed(prose, before)}，这里写的是{printed(prose, now)}。"
    return found(prose, Said(VALUE, message, severity, now.digits, before.digits), (now, before))


def _severity(name: str, now: Term, before: Term) -> Severity | None:
    """Give how probable it is that one fact is meant: its name is long, or the numbers are as if mistyped."""
    slip = is_slip(now.value, before.value)
    many = min(now.value, before.value) >= _MANY
    if slip and min(now.value, before.value) >= _FEW:
        return Severity.WARNING
    if is_near(now.value, before.value) and (many or (len(name) >= _LONG and not _EVENTS.search(name))):
        return Severity.WARNING
    return Severity.HINT if len(name) >= _LONG and not _EVENTS.search(name) else None


def _of_units(prose: Prose, fact: Fact, before: Term) -> Finding | None:
    now = fact.term
    if now.value != before.value or now.unit == before.unit or now.value < _FEW or not now.counts_with(before):
        return None
    message = f"{quoted(fact.name)}前面写的是{printed(prose, before)}，这里写的是{printed(prose, now)}，单位不一致。"
    return found(prose, Said(WORDS, message, None, printed(prose, now), printed(prose, before)), (now, before))


def _of_names(prose: Prose, fact: Fact, first: Fact) -> Finding | None:
    if fact.name == first.name or fuzz.ratio(fact.name, first.name) < _ALIKE:
        return None
    message = (
        f"{quoted(first.name)}和{quoted(fact.name)}都是{printed(prose, fact.term)}，如果是同一件事，名称应当一致。"
    )
    return found(prose, Said(WORDS, message), (fact.term, outside(first.term)))
