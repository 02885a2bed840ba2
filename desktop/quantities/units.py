"""The measure words of the report, which of them count the same thing, and units that hold a power of ten."""

from __future__ import annotations

import re

from desktop.quantities.magnitudes import MAGNITUDE_PATTERN, MAGNITUDES

PERCENT = "%"

_COUNTED = (
    "件 起 宗 例 人 名 位 家 个 项 条 次 场 批 卷 支 户 份 部 篇 期 所 处 座 台 辆 册 本 张 组 轮 村 "
    "人次 件次 户次 批次 场次 家次 篇次"
)
_MEASURED = "元 亩 公顷 平方米 平方公里 米 公里 千米 克 千克 吨 分 分钟 小时 天 年 个月"

# What is counted whole: half a case or half a person is a slip of the pen.
COUNTED_UNITS = frozenset(_COUNTED.split())
MEASURED_UNITS = frozenset(_MEASURED.split())

# Words of one family count the same thing; which one is used is the indicator's choice, or a slip.
UNIT_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset(("件", "起", "宗", "例")),
    frozenset(("人", "名", "位")),
    frozenset(("家", "个", "所", "处")),
    frozenset(("次", "场", "场次")),
    frozenset(("批", "批次")),
)

_SPELLINGS = {"圆": "元", "元整": "元", "元正": "元", "圆整": "元", "圆正": "元"}
_SCALED = re.compile(rf"({MAGNITUDE_PATTERN})(.+)")


def usual_unit(written: str) -> str:
    """Give the usual word for a unit as it was written (元整 is 元)."""
    return _SPELLINGS.get(written, written)


def scale_of(unit: str) -> tuple[int, str]:
    """Split a unit into its power of ten and its base: 万元 is (4, 元), 千克 is (3, 克), 件 is (0, 件)."""
    if match := _SCALED.fullmatch(unit):
        return MAGNITUDES[match[1]], match[2]
    return 0, unit


def is_known_unit(word: str) -> bool:
    """Say whether the word, without a power of ten, is a measure word of these tables."""
    base = scale_of(word)[1]
    return word == PERCENT or not {word, base}.isdisjoint(COUNTED_UNITS | MEASURED_UNITS)


def same_family(one: str, other: str) -> bool:
    """Say whether two different words count the same thing (件 and 起)."""
    return any({one, other} <= family for family in UNIT_FAMILIES)
