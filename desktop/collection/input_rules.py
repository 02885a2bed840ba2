"""What may be typed into a cell of this year, said by the office program itself while it is typed.

A warning and never a stop: 300余 is a figure, too, and what is read back is looked at again in any case.
"""

from __future__ import annotations

from typing import Any

from desktop.model.catalog import Indicator
from desktop.quantities.units import COUNTED_UNITS, PERCENT

_LONGEST = 255  # characters that Excel takes for a formula or a message of a rule
_WORDS = 'TRIM({0})="无",LEFT(TRIM({0}),3)="未统计",LEFT(TRIM({0}),3)="不适用"'
_ABSENCE = "没有发生的填“无”，没有统计的填“未统计”。"


def rule_of(indicator: Indicator, cell: str) -> dict[str, Any] | None:
    """Give the rule of an indicator's cell as xlsxwriter takes it; None where anything may be typed."""
    if indicator.kind.numeric:
        return _rule(f"=OR(AND({_number(indicator, cell)}),{_WORDS.format(cell)})", _wanted(indicator))
    if indicator.kind.name == "date":
        first = f"AND(ISNUMBER({cell}),{cell}>=DATE(1900,1,1),{cell}<=DATE(2100,12,31))"
        return _rule(f"=OR({first},{_WORDS.format(cell)})", "这里要填一个日期，例如2022-6-30。")
    return None


def _number(indicator: Indicator, cell: str) -> str:
    conditions = f"ISNUMBER({cell}),{cell}>=0"
    if indicator.unit == PERCENT:
        conditions += f",{cell}<=100"
    elif indicator.unit in COUNTED_UNITS:
        conditions += f",{cell}=INT({cell})"
    return conditions


def _wanted(indicator: Indicator) -> str:
    if indicator.unit == PERCENT:
        return f"这里要填0到100之间的百分数，例如33.5。{_ABSENCE}"
    if indicator.unit in COUNTED_UNITS:
        return f"这里以“{indicator.unit}”计，要填不小于0的整数。{_ABSENCE}"
    counted = f"以“{indicator.unit}”计，" if indicator.unit else ""
    return f"这里{counted}要填不小于0的数。{_ABSENCE}"


def _rule(formula: str, wanted: str) -> dict[str, Any]:
    if len(formula) > _LONGEST:
        raise ValueError(formula)
    return {
        "validate": "custom",
        "value": formula,
        "error_type": "warning",
        "error_title": "请核对",
        "error_message": f"{wanted}确实要这样填的，请点“是”。",
    }
