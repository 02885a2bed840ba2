"""Words of the year of which only the number was given: 12 for 第12次, which stands in the text as it was typed."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Operand, Rule, Severity
from desktop.model.report import Report
from desktop.model.values import Values

BARE = Rule("R29", "只填了数字，上年还写着别的字", Severity.WARNING)


def check_shapes(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the words that are nothing but digits where last year's had a number among others."""
    for code, indicator in catalog.indicators.items():
        if indicator.kind.name != "text" or not indicator.period.holds(report.year):
            continue
        now, before = values.figure(code).value, values.earlier(code).value
        if not (isinstance(now, str) and isinstance(before, str) and now.isdecimal()):
            continue
        if before.isnumeric() or not any(map(str.isnumeric, before)):
            continue
        told = f"{quoted(indicator.label)}只填了{quoted(now)}，上年写的是{quoted(before)}"
        operands = (Operand(indicator.label, now, code), Operand(f"上年{indicator.label}", before, code))
        yield Finding(
            severity=BARE.severity,
            rule=BARE.id,
            place=code,
            message=f"{told}，正文里照填的印，请核对是不是要写全。",
            stated=now,
            operands=operands,
        )
