"""By what a form is found in a received workbook: its titles, the heads of its columns, the labels of people's names.

They are looked for in one pass over all cells, of which next to none is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.collection.form_columns import DEPARTMENT, SIGNATURES
from desktop.collection.sheets import Sheet, Workbook

# What the head of a column may be called, without its year.
_HEADS = {
    "label": ("指标", "指标名称", "项目", "项目名称"),
    "unit": ("单位", "计量单位"),
    "earlier": ("上年", "上年数", "上年度", "去年", "去年数"),
    "value": ("本年", "本年数", "本年度", "本年累计", "今年", "今年数", "报送数"),
    "note": ("备注", "说明"),
    "definition": ("口径", "指标口径"),
    "code": ("编号", "指标编号"),
}
_KEY_OF = {name: key for key, names in _HEADS.items() for name in names}
_LONGEST = 60  # of a head or a label
_ASKED = DEPARTMENT[:-1]
_YEAR = re.compile("((?:19|20)[0-9]{2})年(?:度|数|末|底)?")  # a column with nothing but its year over it
_IN_BRACKETS = re.compile(r"[（(\[【].*?[）)\]】]")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A text and where it stands."""

    text: str
    sheet: Sheet
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Heads:
    """A row with heads: their columns, by what these hold, or by the year where nothing else stands over them.

    `values` are all columns for this year's figures.
    """

    sheet: Sheet
    row: int
    columns: dict[str, int]
    values: list[int]


@dataclass(frozen=True, slots=True)
class Landmarks:
    """What was found in a workbook, in the order of its cells; a title may name the form, the unit or the year."""

    titles: list[Landmark]
    heads: list[Heads]
    signatures: list[Landmark]


def landmarks_of(workbook: Workbook) -> Landmarks:
    """Look through the texts of a workbook."""
    found = Landmarks([], [], [])
    for sheet in workbook.sheets:
        for row in sheet.rows:
            _look_through(sheet, row, found)
    return found


def _look_through(sheet: Sheet, row: int, found: Landmarks) -> None:
    columns: dict[str, int] = {}
    values: list[int] = []
    for column, text in sheet.rows[row].items():
        if not isinstance(text, str):
            continue
        if "表" in text or _ASKED in text:
            found.titles.append(Landmark(text, sheet, row, column))
        if len(text) <= _LONGEST and (meaning := meaning_of(text)):
            columns.setdefault(meaning, column)
            if meaning == "value":
                values.append(column)
            if meaning in SIGNATURES:
                found.signatures.append(Landmark(meaning, sheet, row, column))
    if columns:
        found.heads.append(Heads(sheet, row, columns, values))


@lru_cache(maxsize=4096)
def meaning_of(text: str) -> str:
    """Give the key of the column that a text heads, its year, or which of SIGNATURES it is; "" where it is neither."""
    plain = "".join(text.split())
    if year := _YEAR.fullmatch(plain):
        return year[1]
    label = plain.replace("：", "").replace(":", "")
    return label if label in SIGNATURES else _KEY_OF.get(_IN_BRACKETS.sub("", plain), "")
