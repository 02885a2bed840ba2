"""Which form a received workbook is: by its hidden ids, by the number printed on it, or by what it asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from desktop.collection.form import LAYOUT, Form
from desktop.collection.form_columns import DEPARTMENT, ID_KEYS, MAGIC, VISIBLE_ID
from desktop.collection.landmarks import Landmarks
from desktop.collection.returned import CellPlace, KnownBy
from desktop.collection.sheets import Sheet, Workbook, address

_PRINTED = re.compile(rf"{VISIBLE_ID}\s*([0-9]{{4}})-(.+)-([0-9A-F]{{6}})")
_TITLE = re.compile(r"(?P<unit>.{1,40}?)(?P<year>[0-9]{4})年度法治政府建设情况报告数据填报表")
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"[\s，,。.、；;：:（）()“”\"《》〈〉·\-—_]")
_LEAST_ALIKE = 0.5  # of a department's indicators must be named before labels alone tell whose form it is


@dataclass(frozen=True, slots=True)
class Identity:
    """What a workbook says it is; "" and 0 where it does not say. `stated` is the department written on its face.

    `places` are the cells that say so, by the names of the fields, those that people see where there are such.
    """

    known_by: KnownBy
    unit: str = ""
    year: int = 0
    department: str = ""
    version: str = ""
    layout: int = LAYOUT
    stated: str = ""
    places: Mapping[str, CellPlace] = field(default_factory=dict[str, CellPlace])


def identify(workbook: Workbook, landmarks: Landmarks, forms: Mapping[str, Form]) -> Identity | None:
    """Say what a workbook is; None where nothing tells. `forms` are those that went out, by department."""
    face = _face(landmarks, workbook.name)
    for sheet in workbook.sheets:
        if sheet.text(0, 0).strip() == MAGIC:
            return _hidden(sheet, face, workbook.name)
    if face.printed:
        year, department, version = face.printed
        said = (KnownBy.VISIBLE_ID, face.unit, int(year), department, version, LAYOUT, face.department)
        return Identity(*said, face.places)
    department = face.department if face.department in forms else _named_by_rows(workbook, forms)
    if department or face.year:
        return Identity(KnownBy.LABELS, face.unit, face.year, department, "", LAYOUT, face.department, face.places)
    return None


@dataclass(frozen=True, slots=True)
class _Face:
    """What stands on the visible sheets."""

    printed: tuple[str, str, str] | None
    unit: str
    year: int
    department: str
    places: Mapping[str, CellPlace]


def _face(landmarks: Landmarks, file: str) -> _Face:
    printed: tuple[str, str, str] | None = None
    unit, year, department = "", 0, ""
    places: dict[str, CellPlace] = {}
    for title in landmarks.titles:
        text = _SPACE.sub("", title.text)
        place = CellPlace(file, title.sheet.name, address(title.row, title.column))
        if match := _PRINTED.search(text):
            printed = printed or (match[1], match[2].strip(), match[3])
            _mark(places, place, "version", "year", "department")
        elif match := _TITLE.fullmatch(text):
            unit, year = unit or match["unit"], year or int(match["year"])
            _mark(places, place, "unit", "year")
        elif text.startswith(DEPARTMENT[:-1]):
            said = text.removeprefix(DEPARTMENT[:-1]).lstrip("：: ")
            department = department or said or _SPACE.sub("", title.sheet.text(title.row, title.column + 1))
            _mark(places, place, "stated")
    return _Face(printed, unit, year, department, places)


def _mark(places: dict[str, CellPlace], place: CellPlace, *fields: str) -> None:
    """Keep where the first cell stands that says each field."""
    for name in fields:
        places.setdefault(name, place)


def _hidden(sheet: Sheet, face: _Face, file: str) -> Identity:
    said = {sheet.text(row, 0): sheet.text(row, 1).strip() for row in range(1, len(ID_KEYS) + 1)}
    layout, unit, year, department, visible = (said.get(key, "") for key in ID_KEYS)
    hidden = {"layout": "版式", "unit": "单位", "year": "年度", "department": "填报单位"}
    agreeing = {"unit": face.unit == unit, "year": face.year == _number(year)}
    places = {name: CellPlace(file, sheet.name, f"B{ID_KEYS.index(key) + 2}") for name, key in hidden.items()}
    return Identity(
        KnownBy.HIDDEN_ID,
        unit,
        _number(year),
        department,
        visible.rpartition("-")[2],
        _number(layout),
        face.department,
        places | {name: place for name, place in face.places.items() if agreeing.get(name, True)},
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _named_by_rows(workbook: Workbook, forms: Mapping[str, Form]) -> str:
    """Give the department of which a workbook names the most indicators, if it names enough and no other as many."""
    named = {plain_label(text) for sheet in workbook.sheets for row in sheet.rows for text in sheet.texts_of(row)}
    counts = Counter(
        {name: sum(plain_label(row.indicator.label) in named for row in form.rows) for name, form in forms.items()}
    )
    (best, count), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    enough = count > 0 and count >= _LEAST_ALIKE * len(forms[best].rows) and count > second
    return best if enough else ""


@lru_cache(maxsize=4096)
def plain_label(text: str) -> str:
    """Give a label as it is compared: without spaces, marks and the words that only say how rows hang together."""
    return _MARKS.sub("", text).removeprefix("其中")
