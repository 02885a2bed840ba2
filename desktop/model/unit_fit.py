"""How well the unit that a text uses fits the unit in which an indicator is kept."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from desktop.model.catalog import Indicator
from desktop.quantities.magnitudes import shifted
from desktop.quantities.units import PERCENT, same_family, scale_of

_SAME, _KINDRED, _LOOSE, _UNSTATED = 1.0, 0.98, 0.9, 0.85

# Words between which reports waver when they count the same thing, further apart than a family of units.
_LOOSE_GROUPS = tuple(
    frozenset(words.split())
    for words in (
        "件 起 宗 例 项 个 条 份 部 件次 篇 笔 单",
        "人 名 位 人次",
        "次 场 场次 期 轮 批 批次 班次 堂 节 课",
        "家 个 所 处 支 户 村 站",
        "卷 件 份 宗 本",
        "支 人 名",
    )
)


def unit_fit(unit: str, indicator: Indicator, *, share: bool) -> float:
    """Give 1 for the same unit, less for kindred ones, 0 where the text cannot mean this indicator."""
    if not indicator.kind.numeric:
        return 0.0
    if share or indicator.unit == PERCENT:
        return _SAME if share and indicator.unit == PERCENT else 0.0
    return _fit(unit, indicator.unit)


@lru_cache(maxsize=1024)
def _fit(unit: str, indicator_unit: str) -> float:
    written, kept = scale_of(unit)[1], scale_of(indicator_unit)[1]
    if written == kept:
        return _SAME
    if not unit:
        return _UNSTATED
    if same_family(written, kept):
        return _KINDRED
    return _LOOSE if any({written, kept} <= group for group in _LOOSE_GROUPS) else 0.0


def in_unit_of(value: Decimal, unit: str, indicator: Indicator) -> Decimal:
    """Give the value in the indicator's own power of ten (1.2亿元 for an indicator in 万元 is 12000)."""
    return shifted(value, scale_of(unit)[0] - scale_of(indicator.unit)[0])
