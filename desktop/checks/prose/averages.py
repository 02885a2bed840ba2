"""S16: an average that is not its total divided by what it is told of (五年累计18650件，年均3730件; 26人，人均3件)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from desktop.checks.prose.natures import Nature
from desktop.checks.prose.plain import SENTENCE_ENDS
from desktop.checks.prose.ratios import decimals_of
from desktop.checks.prose.slips import is_slip
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.wording import Said, bounds, found, named, printed
from desktop.model.findings import Finding, Rule, Severity
from desktop.quantities.chinese import read_chinese
from desktop.quantities.intervals import Interval, cut_off, exactly, rounded
from desktop.quantities.units import same_family
from desktop.quantities.written import round_half_up

AVERAGE = Rule("S16", "平均数与总数", Severity.WARNING)

_CALLED = re.compile(r"(?:(?P<year>年均|平均每年|每年平均)|(?:月均|平均每月|每月平均))[^，、；。:()]{0,6}$")
# What the total is divided by: 人均, 村均, 平均每个街道, 每件平均, 每名律师平均.
_OF_EACH = re.compile(
    r"(?:(?P<one>[人户村件起宗案笔家所次场项校镇街])均|平均每(?P<each>[^，、；。:()]{1,6})|每(?P<first>[^，、；。:()]{1,6})平均)"
    r"[^，、；。:()]{0,6}$"
)
_COUNTED_IN = {"案": "件"}
_TIMES = re.compile("[年月日天周季]")
_SUM = re.compile("累计|共|总")
_FROM_TO = re.compile(r"(20\d\d)年?(?:至|到|[-—–~]{1,2})(20\d\d)年")
_YEARS = re.compile(r"(?:近|过去|最近|这|以来)?(?P<number>[两二三四五六七八九十])年(?:来|间|里|内|，)")
_WHOLE_YEAR = re.compile("全年|一年来")
_MONTHS = Decimal(12)
_NEAR = Decimal("0.11")


def check_averages(prose: Prose) -> Iterator[Finding]:
    """Find averages that do not come out of their total and what it is divided by."""
    for total, average in zip(prose.terms, prose.terms[1:], strict=False):
        called = _CALLED.search(average.ahead)
        if called is None or not _is_total(total, average):
            continue
        number = _periods(prose, total, yearly=bool(called["year"]))
        if number is not None:
            yield from _over_time(prose, total, average, number)
    for average in prose.terms:
        told = _OF_EACH.search(average.ahead) if average.nature is Nature.APART else None
        if told and not _TIMES.match(noun := told["one"] or told["each"] or told["first"]):
            yield from _over_things(prose, average, _COUNTED_IN.get(noun, noun))


def _is_total(total: Term, average: Term) -> bool:
    if total.nature is not Nature.COUNT or total.sentence != average.sentence or not total.counts_with(average):
        return False
    return bool(_SUM.search(total.ahead))


def _periods(prose: Prose, total: Term, *, yearly: bool) -> Decimal | None:
    """Give over how many years or months a total was counted, where its sentence says so."""
    start = max(prose.plain.rfind(mark, 0, total.start) for mark in SENTENCE_ENDS) + 1
    words = prose.plain[start : total.start]
    if not yearly:
        return _MONTHS if _WHOLE_YEAR.search(words) and "截至" not in words else None
    spans = list(_FROM_TO.finditer(words))
    if spans:
        return Decimal(int(spans[-1][2]) - int(spans[-1][1]) + 1)
    told = _YEARS.search(words)
    number = read_chinese(told["number"]) if told else None
    return None if number is None else Decimal(number)


def _over_time(prose: Prose, total: Term, average: Term, number: Decimal) -> Iterator[Finding]:
    if number <= 1 or _comes_out(average, total.interval.over(number)):
        return
    shown = bounds(total.face.over(number), decimals_of(average))
    message = (
        f"{named(prose, total)}平均到{number}{'年' if '年' in average.ahead else '个月'}，"
        f"{total.digits} ÷ {number} = {shown}，写的是{printed(prose, average)}。"
    )
    yield found(prose, Said(AVERAGE, message, None, average.digits, shown), (total, average))


def _over_things(prose: Prose, average: Term, noun: str) -> Iterator[Finding]:
    """Check an average of things or people, which may be another one where no two counts nearly make it."""
    counts = [
        term
        for term in reversed(prose.terms[: average.at])
        if term.nature is Nature.COUNT and term.sentence == average.sentence and not term.bare
    ]
    totals = [term for term in counts if term.counts_with(average) or term.unit == f"{average.unit}次"]
    numbers = [term for term in counts if term.interval.exact and term.value > 1 and _is_number_of(prose, term, noun)]
    pairs = [(total, number) for total, number in product(totals, numbers) if total is not number]
    if any(_comes_out(average, total.interval.over(number.value)) for total, number in pairs):
        return
    trues = [(total.value / number.value).scaleb(-average.power) for total, number in pairs]
    can = [at for at, true in enumerate(trues) if _is_mistyped(average, true, alone=len(pairs) == 1)]
    if can:
        stated = _written(average)[0]
        likeliest = min(can, key=lambda at: abs(trues[at] - stated))
        yield _unequal(prose, pairs[likeliest], average, trues[likeliest])


def _is_number_of(prose: Prose, term: Term, noun: str) -> bool:
    """Whether a count is that of the things that an average is told of: 名 of 人均, 个街道 of 平均每个街道."""
    counted = (term.unit, term.unit.removesuffix("次"))  # 户均 of 2318户次
    unit = next((noun[:size] for size in (2, 1) if noun[:size] in counted or same_family(noun[:size], term.unit)), "")
    rest = noun.removeprefix(unit)
    behind = prose.terms[term.at + 1].gap.partition("，")[0]  # 个乡镇（街道）司法所
    return bool(unit and (not rest or rest in term.label + behind)) or noun in behind


def _is_mistyped(average: Term, true: Decimal, *, alone: bool) -> bool:
    """Whether an average misses the true one by little; `alone` says that no other can be meant."""
    stated, places = _written(average)
    least = Decimal(1).scaleb(-places) if alone else Decimal(0)
    near = abs(stated - true) <= max(least, max(stated, true) * _NEAR)
    return near or is_slip(stated, round_half_up(true, places)) or _is_tenfold(average, true)


def _is_tenfold(average: Term, true: Decimal) -> bool:
    return any(_comes_out(average, exactly(true.scaleb(average.power + power))) for power in (-1, 1))


def _written(average: Term) -> tuple[Decimal, int]:
    """Give an average as it is written, in its own power of ten, and its decimals."""
    stated = average.value.scaleb(-average.power)
    return stated, max(0, -int(average.step.scaleb(-average.power).normalize().as_tuple().exponent))


def _unequal(prose: Prose, told: tuple[Term, Term], average: Term, true: Decimal) -> Finding:
    total, number = told
    shown = bounds(exactly(true), max(_written(average)[1], 1))
    message = (
        f"{named(prose, total)}平均到{named(prose, number)}，{total.digits} ÷ {number.digits} = {shown}，"
        f"写的是{printed(prose, average)}。"
    )
    return found(prose, Said(AVERAGE, message, None, average.digits, shown), (number, total, average))


def _comes_out(average: Term, true: Interval) -> bool:
    """Whether an average can stand for a number: it is rounded or cut off, also where it is a whole number."""
    if rounded(average.value, average.step).meets(true) or average.interval.meets(true):
        return True
    return cut_off(average.value, average.step).meets(true) and true.low < average.value + average.step
