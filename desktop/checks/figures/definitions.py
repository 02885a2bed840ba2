"""Figures that are counted otherwise than last year, so that their change says little."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import write_figure
from desktop.model.findings import Finding, Operand, Rule, Severity
from desktop.model.report import Report
from desktop.model.values import Values

CHANGED = Rule("R28", "口径与上年不同", Severity.HINT)


def check_definitions(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the figures, filled in both years, whose definition has changed with this one (definitions.csv)."""
    for change in catalog.definition_changes:
        indicator = catalog.indicators.get(change.code)
        if change.year == report.year and indicator is not None:
            yield from _told(indicator, f"的口径自{change.year}年起有变化：{change.what}", values)


def check_own_definitions(report: Report, last: Report, catalog: Catalog) -> Iterator[Finding]:
    """Find the unit's own indicators whose definition, unit or kind is not that of last year's report."""
    values = Values(catalog, report)
    before = {indicator.code: indicator for indicator in last.indicators}
    for indicator in report.indicators:
        was = before.get(indicator.code)
        if was is not None and (difference := _difference(indicator, was)):
            yield from _told(indicator, difference, values)


def _difference(now: Indicator, before: Indicator) -> str:
    if now.unit != before.unit:
        return f"上年以“{before.unit or '无单位'}”计，本年以“{now.unit or '无单位'}”计"
    if now.kind != before.kind:
        return f"上年是{before.kind.label}，本年是{now.kind.label}"
    if before.definition and now.definition != before.definition:
        return f"的口径与上年不同：上年是{quoted(before.definition)}，本年是{quoted(now.definition or '没有写明')}"
    return ""


def _told(indicator: Indicator, difference: str, values: Values) -> Iterator[Finding]:
    now, before = values.figure(indicator.code), values.earlier(indicator.code)
    if now.number is None or before.number is None:
        return
    this, last = write_figure(now, indicator), write_figure(before, indicator)
    operands = (
        Operand(indicator.label, this, indicator.code),
        Operand(f"上年{indicator.label}", last, indicator.code),
    )
    message = f"{quoted(indicator.label)}{difference.rstrip('。')}，两年的数不宜直接相比，要比请在正文里说明。"
    yield Finding(CHANGED.severity, CHANGED.id, indicator.code, message, operands=operands)
