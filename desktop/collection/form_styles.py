"""How a form looks: one set of cell formats for each workbook, few colours, made to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

FONT = "宋体"
SIZE = 10.5  # 五号, as tables beside a 公文 are set
_SMALL = 9
_TINY = 7
_LINE = "#8C96A3"
_GREY = "#6B7480"
HEAD_FILL = "#DCE6F1"
BAND_FILL = "#F1F4F8"
INPUT_FILL = "#FFF8DC"
GOOD, BAD, WAITING = "#1E7B34", "#C00000", "#8A6D00"


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of one workbook, by name."""

    formats: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.formats[name]


def make_styles(workbook: Any) -> Styles:
    """Add the formats to a workbook."""
    plain = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter"}
    boxed = {**plain, "border": 1, "border_color": _LINE}
    wrapped = {**boxed, "text_wrap": True}
    given = {**wrapped, "bg_color": INPUT_FILL, "locked": False}
    said: dict[str, dict[str, Any]] = {
        "title": {**plain, "font_name": "黑体", "font_size": 16, "align": "center"},
        "line": plain,
        "hint": {**plain, "font_size": _SMALL, "font_color": _GREY, "text_wrap": True, "valign": "top"},
        "id": {**plain, "font_size": _SMALL, "font_color": _GREY, "align": "right"},
        "head": {**wrapped, "bold": True, "align": "center", "bg_color": HEAD_FILL},
        "head_input": {**wrapped, "bold": True, "align": "center", "bg_color": "#F6E7A8"},
        "band": {**plain, "bold": True, "bg_color": BAND_FILL, "top": 1, "bottom": 1, "border_color": _LINE},
        "number": {**boxed, "align": "center", "font_color": _GREY},
        "label": {**wrapped, "num_format": "@"},
        "part": {**wrapped, "num_format": "@", "indent": 1},
        "unit": {**boxed, "align": "center"},
        "earlier": {**boxed, "align": "right", "indent": 1, "font_color": _GREY},
        "value": {**given, "align": "right", "indent": 1, "font_size": 12},
        "word": {**given, "num_format": "@"},
        "day": {**given, "align": "right", "indent": 1, "num_format": 'yyyy"年"m"月"d"日"'},
        "note": given,
        "check": {**wrapped, "font_size": _SMALL, "font_color": BAD},
        "definition": {**wrapped, "font_size": _SMALL, "font_color": _GREY, "align": "left"},
        "code": {**wrapped, "font_size": _TINY, "font_color": _GREY, "align": "center"},
        "rule": {**wrapped, "font_size": _SMALL},
        "result": {**wrapped, "font_size": _SMALL, "align": "center"},
        "sign": {**plain, "align": "right", "indent": 1},
        "signed": {**given, "num_format": "@", "align": "left"},
        "good": {"font_color": GOOD},
        "bad": {"font_color": BAD, "bold": True},
        "waiting": {"font_color": WAITING},
    }
    return Styles({name: workbook.add_format(properties) for name, properties in said.items()})
