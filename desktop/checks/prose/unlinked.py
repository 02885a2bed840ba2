"""S14: digits typed by hand that are a known figure, and could follow it; S15: such that contradict it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.prose.naming import Setting, namer_of
from desktop.checks.prose.slips import is_near, is_slip
from desktop.checks.prose.term import Term
from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import Figure, write_figure
from desktop.model.findings import Finding, Operand, Repair, Replacement, Rule, Severity
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.outline import Level
from desktop.model.values import Values
from desktop.model.wording import Stated
from desktop.quantities.magnitudes import shifted
from desktop.quantities.units import scale_of

LINK = Rule("S14", "可以关联指标的数", Severity.HINT)
OTHER = Rule("S15", "与指标不一致的数", Severity.WARNING)

_PLANS = re.compile(r"下一步|下一年|下年|下阶段|今后|明年|打算|计划|安排|不足|问题|短板")
_PART_OF_IT = re.compile(
    r"上半年|下半年|季度|[一二三四五六七八九十\d]月|去年|上年|前年|第[一二三四五]批|首批|其中|截至|[\u4e00-\u9fff]{1,4}(?:镇|乡|街道|村|社区)(?!矫正)"
)


def check_unlinked(manuscript: Manuscript, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the numbers of a report's text that were typed though an indicator has them, or has another number."""
    namer = namer_of(catalog)
    for passage, topic in _with_topics(manuscript):
        if _PLANS.search(topic):
            continue
        for term, indicator in namer.named(passage.text, Setting(passage.heading, topic)):
            if _is_typed(passage, term) and _holds(indicator, manuscript):
                yield from _compared(passage, term, indicator, values)


def _with_topics(manuscript: Manuscript) -> Iterator[tuple[Passage, str]]:
    above: dict[Level, str] = {}
    for passage in manuscript.passages:
        if passage.is_heading:
            above = {level: text for level, text in above.items() if level < passage.level}
            above[passage.level] = passage.text
        yield passage, "。".join(above.values())


def _is_typed(passage: Passage, term: Term) -> bool:
    spans = (*((one.start, one.end) for one in passage.linked), *passage.blank)
    return not any(start < term.end and term.start < end for start, end in spans)


def _holds(indicator: Indicator, manuscript: Manuscript) -> bool:
    return manuscript.year is None or indicator.period.holds(manuscript.year)


def _compared(passage: Passage, term: Term, indicator: Indicator, values: Values) -> Iterator[Finding]:
    figure = values.figure(indicator.code)
    number = figure.number
    if number is None:
        return
    stated = shifted(term.value, -scale_of(indicator.unit)[0])
    if stated == number and term.is_vague == bool(figure.about):
        yield _finding(passage, term, (indicator, figure), LINK, LINK.severity)
    elif not term.is_vague and not figure.about and not _is_part(passage.text, term):
        mistyped = is_near(stated, number) or is_slip(stated, number)
        yield _finding(passage, term, (indicator, figure), OTHER, OTHER.severity if mistyped else Severity.HINT)


def _is_part(text: str, term: Term) -> bool:
    """Whether the sentence speaks of a part of the year or of the district, so that another number may be right."""
    start = max(text.rfind(mark, 0, term.start) for mark in "。；！？\n") + 1
    return bool(_PART_OF_IT.search(text[start : term.start]))


def _finding(passage: Passage, term: Term, known: tuple[Indicator, Figure], rule: Rule, severity: Severity) -> Finding:
    indicator, figure = known
    printed = passage.text[term.start : term.end]
    cell = write_figure(figure, indicator)
    label = quoted(indicator.label)
    if rule is LINK:
        message = f"这里的{printed}是手工输入的，和指标{label}的数相同；关联以后，指标改了，这里会一起改。"
    else:
        message = f"这里写的是{printed}，指标{label}填的是{cell}{indicator.unit}，请核对。"
    return Finding(
        severity,
        rule.id,
        passage.place,
        message,
        stated=term.digits,
        computed=None if rule is LINK else cell,
        operands=(Operand(indicator.label, cell, indicator.code),),
        text=printed,
        span=(term.start, term.end),
        repair=_repair(passage, term, indicator, figure),
    )


def _repair(passage: Passage, term: Term, indicator: Indicator, figure: Figure) -> Repair | None:
    """Offer to put the figure in the place of the digits, where it will be printed just so."""
    printed = passage.text[term.start : term.end]
    if Stated(indicator, figure, figure).with_unit != printed:
        return None
    return Repair("关联指标", (Replacement(passage.place, term.start, printed, f"{{{{{indicator.code}}}}}"),))
