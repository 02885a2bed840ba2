"""What the form says about itself: its columns by their headings, its ids, and the cells for people's names.

Writing and reading share this file, so that what one writes the other finds.
"""

from __future__ import annotations

from dataclasses import dataclass

SHEET = "填报表"
ID_SHEET = "识别信息"
MAGIC = "法治年报数据填报表"  # the first cell of the sheet of ids
VISIBLE_ID = "表号："

# The keys of the sheet of ids, and behind them one line for each indicator.
ID_KEYS = ("版式", "单位", "年度", "填报单位", "表号")
ID_ROW_KEYS = ("编号", "单位")

DEPARTMENT = "填报单位："
# What a department says of itself; each label stands left of the cell to be filled.
SIGNATURES = ("填报人", "审核人", "联系电话", "填报日期")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its heading (a year may follow in brackets), its width in characters."""

    key: str
    heading: str
    width: float


COLUMNS = (
    Column("number", "序号", 4.5),
    Column("label", "指标", 25),
    Column("unit", "单位", 6),
    Column("earlier", "上年", 13),
    Column("value", "本年", 12),
    Column("check", "自查", 16),
    Column("note", "备注", 17),
    Column("definition", "口径", 39),
    Column("code", "编号", 11),
)
