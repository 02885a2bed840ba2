"""Figures that are still to be filled: those the year requires, and those the text uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.checks.figures.texts import readable_placeholders
from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule, Severity
from desktop.model.language.syntax import Code, Placeholder, codes_in
from desktop.model.progress import owed_figures, still_empty
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.model.wording import Stated, word_figure

MISSING = Rule("M01", "必填的指标或者正文用到的指标还没有填", Severity.WARNING)
MISSING_EARLIER = Rule("M02", "正文与上年比较，上年的数还没有填", Severity.WARNING)


def check_missing(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the typed indicators that are empty though they are required or the text uses them.

    Of a computed one the operands are named, since only they can be filled; of a change on last year, last year's.
    """
    used = {leaf for code in _lacking(report, catalog, values) for leaf in values.unfilled(code)}
    empty = _empty(report, catalog, values)
    wanted = {leaf for leaf in used if leaf.earlier}.union(Code(code) for code in empty)
    order = {code: index for index, code in enumerate(catalog.indicators)} if wanted else {}
    for leaf in sorted(wanted, key=lambda code: (code.earlier, order[code.code])):
        yield _finding(leaf, report, catalog, used=leaf in used)


def _empty(report: Report, catalog: Catalog, values: Values) -> tuple[str, ...]:
    owed = owed_figures(catalog, report)
    return still_empty((catalog.indicators[code] for code in owed), owed, values)


def lacks_figures(report: Report, catalog: Catalog, values: Values) -> bool:
    """Say whether the text of a report uses a figure that is not there, and so prints 【待填】."""
    return bool(_lacking(report, catalog, values))


def _lacking(report: Report, catalog: Catalog, values: Values) -> tuple[Code, ...]:
    found: dict[Code, None] = {}
    for placeholder in readable_placeholders(report):
        for code in _lacking_in(placeholder, catalog, values):
            found[code] = None
    return tuple(found)


def _lacking_in(placeholder: Placeholder, catalog: Catalog, values: Values) -> Sequence[Code]:
    wanted = placeholder.expression
    if not isinstance(wanted, Code):
        operands = codes_in(wanted)
        if any(operand.code not in catalog.indicators for operand in operands):
            return ()
        return [Code(o.code, o.earlier) for o in operands if not (o.optional or _filled(o, values))]
    indicator = catalog.indicators.get(wanted.code)
    if indicator is None:
        return ()
    figure = values.operand(wanted)
    if not figure.filled:
        return (Code(wanted.code, wanted.earlier),)
    if not placeholder.formats:
        return ()
    words = word_figure(Stated(indicator, figure, values.earlier(wanted.code)), placeholder.formats)
    return () if words is not None else (Code(wanted.code, earlier=True),)


def _filled(operand: Code, values: Values) -> bool:
    return values.operand(operand).filled


def _finding(wanted: Code, report: Report, catalog: Catalog, *, used: bool) -> Finding:
    indicator = catalog.indicators[wanted.code]
    where = f"在{quoted(catalog.heading_title(indicator.heading, report.heading_set))}下，由{indicator.department}提供"
    if wanted.earlier:
        message = f"{quoted(indicator.label)}上年的数还没有填：{where}；正文要写与上年相比的变化，请在“上年”一栏补填。"
        return Finding(MISSING_EARLIER.severity, MISSING_EARLIER.id, indicator.code, message)
    why = "；正文要用这个数，不填只能印成草稿" if used else ""
    way_out = "没有发生的请填“无”，没有统计的请填“未统计”。" if indicator.kind.numeric else ""
    message = f"{quoted(indicator.label)}还没有填：{where}{why}。{way_out}"
    return Finding(MISSING.severity, MISSING.id, indicator.code, message)
