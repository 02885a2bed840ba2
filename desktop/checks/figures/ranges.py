"""Values that cannot be (shares beyond a hundred, negative numbers), or that such reports do not have."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.checks.figures.shares import ALL
from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import Figure, write_figure
from desktop.model.findings import Finding, Operand, Rule, Severity
from desktop.model.kinds import share
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.quantities.intervals import marked
from desktop.quantities.written import write_number

ABOVE_ALL = Rule("R18", "比率超过100%", Severity.ERROR)
NEGATIVE = Rule("R18-2", "数值是负数", Severity.ERROR)
UNUSUAL = Rule("R20", "数值不在一般的范围里", Severity.WARNING)


def check_ranges(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the stated figures outside what is possible, or outside what is usual for their indicator."""
    del values  # what is computed is as possible as its operands
    for code, figure in report.figures.items():
        indicator = catalog.indicators.get(code)
        if indicator is not None and figure.number is not None:
            yield from _outside(indicator, figure)


def _outside(indicator: Indicator, figure: Figure) -> Iterator[Finding]:
    possible = marked(figure.number or Decimal(0), figure.about)
    change = share.is_change(indicator.label)
    if indicator.kind is share.KIND and not change and possible.low > ALL:
        yield _finding(ABOVE_ALL, indicator, figure, "不能超过100%", "0—100")
    if possible.high < 0 and not change:
        yield _finding(NEGATIVE, indicator, figure, "不能是负数", "不少于0")
    if indicator.usual and not change:
        low, high = indicator.usual
        if possible.low > high or 0 <= possible.high < low:
            usual = f"{low}—{high}"
            yield _finding(
                UNUSUAL, indicator, figure, f"一般在{usual}{indicator.unit}之间，请核对是否多写了位数", usual
            )


def _finding(rule: Rule, indicator: Indicator, figure: Figure, said: str, allowed: str) -> Finding:
    shown = write_figure(figure, indicator)
    unit = "" if shown.endswith("%") else indicator.unit
    message = f"{quoted(indicator.label)}{said}：填的是{shown}{unit}。"
    operands = (Operand(indicator.label, shown, indicator.code),)
    stated = write_number(figure.number or Decimal(0))
    return Finding(rule.severity, rule.id, indicator.code, message, stated, None, operands, allowed=allowed)
