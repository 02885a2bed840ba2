"""The words of the figure table: the source, and the one or two words of the state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from desktop.model.catalog import Indicator
from desktop.model.figure import Figure, OriginKind, State
from desktop.model.figure_words import write_awaited
from desktop.model.findings import Finding, Severity
from desktop.windows.looks.tags import Tag, Tone

_FEWEST_OF_A_SUM = 3  # a whole and two parts

UNSAVED = Tag("待改", Tone.ERROR)
EMPTY = Tag("未填", Tone.WARNING)
OPTIONAL = Tag("可不填")
CARRIED = Tag("沿用未改", Tone.WARNING)
_OF_ORIGIN: Mapping[OriginKind, Tag] = MappingProxyType(
    {
        OriginKind.TYPED: Tag("手填"),
        OriginKind.CELL: Tag("报送"),
        OriginKind.READ: Tag("读入"),
        OriginKind.COMPUTED: Tag("自动"),
        OriginKind.SAMPLE: Tag("示例"),
    }
)
_CONFIRMED = Tag("已核", Tone.DONE)


def write_source(indicator: Indicator, figure: Figure) -> str:
    """Say where a figure comes from, or whose turn it is; behind 注 where somebody wrote a note."""
    if not figure.note:
        return _source(indicator, figure)
    awaited = not figure.filled and indicator.formula is None  # 未填 stands in the column beside it
    source = indicator.department if awaited else _source(indicator, figure)
    return " · ".join(part for part in ("注", source) if part)


def _source(indicator: Indicator, figure: Figure) -> str:
    if not figure.filled:
        return write_awaited(indicator)
    match figure.origin.kind:
        case OriginKind.COMPUTED:
            return "计算"
        case OriginKind.TYPED:
            return f"手填 {figure.person}".rstrip()
        case _:
            return figure.origin.detail or _OF_ORIGIN[figure.origin.kind].words


def tag_of(figure: Figure, findings: Sequence[Finding], *, owed: bool) -> Tag:
    """Give the tag of a figure: what is wrong with it, or else where it comes from; 未填 only where it is owed."""
    if not figure.filled:
        return EMPTY if owed else OPTIONAL
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Tag(_wrong(findings), Tone.ERROR)
    if any(finding.severity is Severity.WARNING for finding in findings):
        return Tag("待核对", Tone.WARNING)
    if figure.state is State.UNCOUNTED:
        return Tag("未统计")
    return _CONFIRMED if figure.confirmed else _OF_ORIGIN[figure.origin.kind]


def _wrong(findings: Sequence[Finding]) -> str:
    """Name what is wrong: a sum that does not come out is what users know as 合计不符."""
    sums = any(
        f.severity is Severity.ERROR and f.computed is not None and len(f.operands) >= _FEWEST_OF_A_SUM
        for f in findings
    )
    return "合计不符" if sums else "有误"
