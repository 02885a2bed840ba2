"""The words of a figure in a table: its change on last year, where it comes from, and how far it has been checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from desktop.model.catalog import Indicator
from desktop.model.figure import Figure, OriginKind
from desktop.model.findings import Finding
from desktop.model.severity import Severity
from desktop.quantities.written import write_number

LEVEL = "持平"
UNFILLED, WRONG = "未填", "有误"  # states that somebody must do something about
UNASKED = "可不填"  # nobody filled it, and nothing wants it
UNCOMPUTED = "待计算"  # nobody fills it: it comes with its operands
_ORIGINS: Mapping[OriginKind, str] = MappingProxyType(
    {OriginKind.CELL: "报送", OriginKind.READ: "读入", OriginKind.SAMPLE: "示例"}
)


def change_of(now: Figure, earlier: Figure) -> Decimal | None:
    """Give the change on last year; None where one of the two is no number, or only an approximate one.

    Nothing exact follows from 300余: what is written as exact must be.
    """
    if now.number is None or earlier.number is None or now.about or earlier.about:
        return None
    return now.number - earlier.number


def write_change(now: Figure, earlier: Figure) -> str:
    """Write the change on last year: +23, −5, 持平; empty where there is none."""
    change = change_of(now, earlier)
    return "" if change is None else write_difference(change)


def write_difference(change: Decimal) -> str:
    """Write a change with its sign: +23, −5, 持平."""
    if change == 0:
        return LEVEL
    return f"{'+' if change > 0 else '−'}{write_number(abs(change))}"


def write_source(indicator: Indicator, figure: Figure) -> str:
    """Say where a figure comes from, or whose turn it is."""
    if not figure.filled:
        return write_awaited(indicator)
    match figure.origin.kind:
        case OriginKind.COMPUTED:
            return "计算"
        case OriginKind.TYPED:
            return f"{indicator.department} 手填".lstrip()
        case kind:
            return figure.origin.detail or f"{indicator.department} {_ORIGINS[kind]}".lstrip()


def write_awaited(indicator: Indicator) -> str:
    """Say what a figure that nobody has filled waits for: its operands, or its department."""
    if indicator.formula is not None:
        return "缺少计算所需的数"
    return f"{indicator.department} 未报" if indicator.department else ""


def write_person(figure: Figure) -> str:
    """Say who set a figure and, on the next line, on which day; nobody sets a computed one."""
    return f"{figure.person}\n{figure.at[:10]}".strip()


def write_state(figure: Figure, findings: Sequence[Finding], *, owed: bool = True) -> str:
    """Give a figure's state in one word: what is wrong with it, or else whether it was checked with its source."""
    if not figure.filled:
        return UNFILLED if owed else UNASKED
    open_ones = [finding.severity for finding in findings if not finding.settled]
    if Severity.ERROR in open_ones:
        return WRONG
    if Severity.WARNING in open_ones:
        return "待核对"
    if figure.origin.kind is OriginKind.COMPUTED:
        return "自动计算"
    return "已核" if figure.confirmed else "未核"
