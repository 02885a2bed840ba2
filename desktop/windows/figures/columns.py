"""The columns of the figure table: their heads, their side, and what each cell says."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt

from desktop.model.catalog import Indicator
from desktop.model.figure import Figure, write_figure
from desktop.model.figure_words import write_change
from desktop.windows.figures.words import write_source


class Column(IntEnum):
    """The columns, in their order."""

    LABEL = 0
    NOW = 1
    UNIT = 2
    EARLIER = 3
    CHANGE = 4
    SOURCE = 5
    STATE = 6


_HEADS = {
    Column.LABEL: "指标",
    Column.UNIT: "单位",
    Column.CHANGE: "增减",
    Column.SOURCE: "来源",
    Column.STATE: "状态",
}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_AT_RIGHT = (Column.NOW, Column.EARLIER, Column.CHANGE)


def head_of(column: Column, year: int) -> str:
    """Give the head of a column in the report of `year`."""
    if column is Column.NOW:
        return str(year)
    return str(year - 1) if column is Column.EARLIER else _HEADS[column]


def alignment_of(column: Column) -> Qt.AlignmentFlag:
    """Give the side at which a column's text stands: numbers at the right."""
    return _RIGHT if column in _AT_RIGHT else _LEFT


def write_cell(column: Column, indicator: Indicator, now: Figure, earlier: Figure) -> str:
    """Give the text of a cell; that of the state is a tag (`words.tag_of`)."""
    match column:
        case Column.LABEL:
            return indicator.label
        case Column.NOW:
            return write_figure(now, indicator)
        case Column.UNIT:
            return indicator.unit
        case Column.EARLIER:
            return write_figure(earlier, indicator)
        case Column.CHANGE:
            return write_change(now, earlier)
        case _:
            return write_source(indicator, now)
