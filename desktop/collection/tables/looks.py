"""How the cells of our workbooks look: one name for each look, the same in all of them.

Fonts that every Chinese office has, as Excel, WPS and LibreOffice name them; no colour says what no word says.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

BODY_FONT, HEAD_FONT = "宋体", "黑体"
BODY_POINTS, TITLE_POINTS = 10.5, 16  # 五号, 三号
_LINE, _HEAD_GROUND, _SECTION_GROUND = "#8C96A3", "#DCE6F1", "#F1F4F8"

_GREEN, _AMBER, _RED = "#1E7B4B", "#7A4F00", "#B3261E"

Properties = Mapping[str, object]


class Look(StrEnum):
    """What a cell is."""

    TITLE = "title"
    TITLE_LEFT = "title_left"  # of a sheet too wide for its middle to be seen
    LINE = "line"  # a line of words above or below the table
    LINE_RIGHT = "line_right"
    HEAD_LINE = "head_line"  # a title between charts
    HEAD = "head"
    SECTION = "section"  # a row across the table that names what follows
    TEXT = "text"
    SMALL = "small"
    CENTRE = "centre"
    FIGURE = "figure"  # a number, or the word that stands for one
    FAINT_FIGURE = "faint_figure"  # last year's
    GOOD = "good"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"
    DOUBTFUL_TEXT = "doubtful_text"
    WRONG_TEXT = "wrong_text"
    TOTAL = "total"
    MARK = "mark"  # what the program needs, outside of what is printed


_PLAIN: Properties = {"font_name": BODY_FONT, "font_size": BODY_POINTS, "valign": "vcenter"}
_CELL: Properties = {**_PLAIN, "border": 1, "border_color": _LINE, "text_wrap": True}
_FIGURE: Properties = {**_CELL, "align": "right"}
_SMALL: Properties = {**_CELL, "font_size": 9}
_CENTRE: Properties = {**_CELL, "align": "center"}

LOOKS: Mapping[Look, Properties] = MappingProxyType(
    {
        Look.TITLE: {**_PLAIN, "font_name": HEAD_FONT, "font_size": TITLE_POINTS, "align": "center"},
        Look.TITLE_LEFT: {**_PLAIN, "font_name": HEAD_FONT, "font_size": TITLE_POINTS},
        Look.LINE: {**_PLAIN, "text_wrap": True},
        Look.LINE_RIGHT: {**_PLAIN, "align": "right"},
        Look.HEAD_LINE: {**_PLAIN, "font_name": HEAD_FONT},
        Look.HEAD: {**_CENTRE, "font_name": HEAD_FONT, "bg_color": _HEAD_GROUND},
        Look.SECTION: {**_CELL, "font_name": HEAD_FONT, "bg_color": _SECTION_GROUND, "text_wrap": False},
        Look.TEXT: _CELL,
        Look.SMALL: _SMALL,
        Look.CENTRE: _CENTRE,
        Look.FIGURE: _FIGURE,
        Look.FAINT_FIGURE: {**_FIGURE, "font_color": "#5B6472"},
        Look.GOOD: {**_CENTRE, "font_color": _GREEN},
        Look.DOUBTFUL: {**_CENTRE, "font_color": _AMBER},
        Look.WRONG: {**_CENTRE, "font_color": _RED},
        Look.DOUBTFUL_TEXT: {**_SMALL, "font_color": _AMBER},
        Look.WRONG_TEXT: {**_SMALL, "font_color": _RED},
        Look.TOTAL: {**_FIGURE, "font_name": HEAD_FONT, "bg_color": _SECTION_GROUND},
        Look.MARK: {"font_name": BODY_FONT, "font_size": 8, "font_color": "#8A93A0", "valign": "vcenter"},
    }
)

WRAPPED = frozenset(look for look, properties in LOOKS.items() if properties.get("text_wrap"))


def points_of(look: Look) -> float:
    """Give the size of the type of a look in points."""
    return float(str(LOOKS[look]["font_size"]))
