"""S16: an average of years or months that is not the total divided by them (五年累计18650件，年均3730件)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.checks.prose.natures import Nature
from desktop.checks.prose.plain import SENTENCE_ENDS
from desktop.checks.prose.ratios import decimals_of
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.wording import Said, bounds, found, named, printed
from desktop.model.findings import Finding, Rule, Severity
from desktop.quantities.chinese import read_chinese
from desktop.quantities.intervals import Interval, cut_off, rounded

AVERAGE = Rule("S16", "平均数与总数", Severity.WARNING)

_CALLED = re.compile(r"(?:(?P<year>年均|平均每年|每年平均)|(?:月均|平均每月|每月平均))[^，、；。:()]{0,6}$")
_SUM = re.compile("累计|共|总")
_FROM_TO = re.compile(r"(20\d\d)年?(?:至|到|[-—–~]{1,2})(20\d\d)年")
_YEARS = re.compile(r"(?:近|过去|最近|这|以来)?(?P<number>[两二三四五六七八九十])年(?:来|间|里|内|，)")
_WHOLE_YEAR = re.compile("全年|一年来")
_MONTHS = Decimal(12)


def check_averages(prose: Prose) -> Iterator[Finding]:
    """Find averages of years or months, right behind their total, that do not come out of it."""
    for total, average in zip(prose.terms, prose.terms[1:], strict=False):
        called = _CALLED.search(average.ahead)
        if called is None or not _is_total(total, average):
            continue
        number = _periods(prose, total, yearly=bool(called["year"]))
        if number is not None:
            yield from _checked(prose, total, average, number)


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


def _checked(prose: Prose, total: Term, average: Term, number: Decimal) -> Iterator[Finding]:
    if number <= 1:
        return
    true = total.interval.over(number)
    if any(one.meets(true) for one in (*_meant(average), average.interval)):
        return
    shown = bounds(total.face.over(number), decimals_of(average))
    message = (
        f"{named(prose, total)}平均到{number}{'年' if '年' in average.ahead else '个月'}，"
        f"{total.digits} ÷ {number} = {shown}，写的是{printed(prose, average)}。"
    )
    yield found(prose, Said(AVERAGE, message, None, average.digits, shown), (total, average))


def _meant(average: Term) -> tuple[Interval, ...]:
    """Give what an average can stand for: an average is rounded or cut off, also where it is a whole number."""
    return rounded(average.value, average.step), cut_off(average.value, average.step)
