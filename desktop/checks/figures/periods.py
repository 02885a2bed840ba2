"""Periods that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Operand, Rule, Severity
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.quantities.written import write_date

BACKWARDS = Rule("R27", "期间的止日早于起日", Severity.ERROR)
_FROM, _TO = "_from", "_to"  # how the codes of the two ends of a period end


def check_periods(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the pairs of days whose second is earlier than the first."""
    for code, indicator in catalog.indicators.items():
        other = catalog.indicators.get(code.removesuffix(_FROM) + _TO) if code.endswith(_FROM) else None
        if other is None or not indicator.period.holds(report.year):
            continue
        first, last = values.figure(code).value, values.figure(other.code).value
        if isinstance(first, date) and isinstance(last, date) and last < first:
            told = f"{quoted(other.label)}是{write_date(last)}，比{quoted(indicator.label)}{write_date(first)}还早"
            operands = (
                Operand(other.label, write_date(last), other.code),
                Operand(indicator.label, write_date(first), code),
            )
            yield Finding(
                severity=BACKWARDS.severity,
                rule=BACKWARDS.id,
                place=other.code,
                message=f"{told}，请核对这两个日期。",
                stated=write_date(last),
                operands=operands,
                allowed=f"不早于{write_date(first)}",
            )
