"""Every form in which a cell can hold something: a value exactly, blank, or a question. Real cells of real files.

In a row of cells.csv `form` is how the cell is stored and `place` what is around it; a `format` such as id9 is the one
that every office program knows by that number. `value` is the figure as its cell in the program would show it; for an
absence its kind, and after a colon its reason. Characters that cannot be seen are written as \\u200b, and \\t \\r \\n.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from desktop.collection.cell_readings import read_place
from desktop.collection.sheets import Sheet
from desktop.collection.workbook_source import workbook_of
from desktop.model.figure import Figure, State, write_figure
from desktop.quantities.typed import Question
from tests.collection.raw_workbooks import sheet_xml, workbook_parts, zipped

CELLS = Path(__file__).with_name("cells.csv")
UNITS = {
    "件": "h06.fy_apply",
    "人次": "h02.adviser_consult",
    "万元": "h04.penalty_amount",
    "%": "h06.fy_ontime_rate",
    "%0": "h04.self_excellent_pct",
    "date": "h04.review_from",
    "text": "h02.plan_party_meeting",
}
SENTENCE = re.compile(r".*[\u4e00-\u9fff].*。|.*？")
ESCAPES = {"t": "\t", "r": "\r", "n": "\n"}
COLUMN = 2


def decoded(text: str) -> str:
    pattern = r"\\(?:u([0-9a-f]{4})|([trn]))"
    return re.sub(pattern, lambda match: chr(int(match[1], 16)) if match[1] else ESCAPES[match[2]], text)


def rows() -> list[dict[str, str]]:
    with CELLS.open(encoding="utf-8", newline="") as lines:
        return [{key: decoded(text) for key, text in row.items()} for row in csv.DictReader(lines)]


def with_value(kind: str, formula: str = "") -> Callable[[str], str]:
    attribute = f' t="{kind}"' if kind else ""
    return lambda stored: f"{attribute}>{formula}<v>{escape(stored)}</v></c>"


def shared(stored: str) -> str:
    return f' t="s"><v>{stored}</v></c>'


FORMULA = "<f>A1+B1</f>"
# How a cell of each form is written behind `<c r="..." s="..."`; a text goes into the shared texts.
FORMS: dict[str, Callable[[str], str]] = {
    "number": with_value(""),
    "text": shared,
    "quoted": shared,
    "text_out_of_range": with_value("s"),
    "inline": lambda stored: f' t="inlineStr"><is><t>{escape(stored)}</t></is></c>',
    "rich": lambda stored: f' t="inlineStr"><is><r><t>{stored[:1]}</t></r><r><t>{stored[1:]}</t></r></is></c>',
    "boolean": with_value("b"),
    "error": with_value("e"),
    "day": with_value("d"),
    "unknown_kind": with_value("x"),
    "formula": with_value("", FORMULA),
    "formula_text": with_value("str", FORMULA),
    "formula_error": with_value("e", FORMULA),
    "formula_boolean": with_value("b", FORMULA),
    "array_formula": with_value("", '<f t="array" ref="C1">SUM(A1:B1)</f>'),
    "shared_formula": with_value("", '<f t="shared" si="0"/>'),
    "uncalculated": lambda _: f">{FORMULA}</c>",
    "uncalculated_empty": lambda _: f">{FORMULA}<v/></c>",
    "blank": lambda _: "></c>",
    "format_only": lambda _: "/>",
    "empty_value": lambda _: "><v></v></c>",
    "empty_text": lambda _: ' t="str"><v></v></c>',
    "empty_inline": lambda _: ' t="inlineStr"><is><t></t></is></c>',
    "bad_style": with_value(""),
    "undefined_format": with_value(""),
}


class Made:
    """A workbook with one sheet for each row of the table: the cell stands in C2."""

    def __init__(self, table: list[dict[str, str]]) -> None:
        self._texts: list[str] = []
        self._formats = sorted({row["format"] for row in table} - {"", "General"})
        sheets = {f"S{number}": self._sheet(row) for number, row in enumerate(table)}
        parts = workbook_parts(sheets, self._texts, [*self._formats, "id199"])
        self.book = workbook_of(zipped(parts), "表.xlsx")

    def _sheet(self, row: dict[str, str]) -> str:
        cell = self._cell(row)
        if row["form"] == "twice":
            cell += cell
        place = row["place"]
        hidden = ' hidden="1"' if place == "hidden row" else ""
        columns = '<cols><col min="3" max="3" width="9" hidden="1"/></cols>' if place == "hidden column" else ""
        area = {"merged right": "C2:D2", "merged down": "C2:C3", "under merged": "C1:C2", "right of merged": "B2:C2"}
        merged = f'<mergeCells><mergeCell ref="{area[place]}"/></mergeCells>' if place in area else ""
        lines = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"{hidden}><c r="A2"><v>2</v></c>{cell}</row>'
        return sheet_xml(lines, before=columns, behind=merged)

    def _cell(self, row: dict[str, str]) -> str:
        form, stored = row["form"], row["stored"]
        if form == "missing":
            return ""
        if form in ("text", "quoted"):
            self._texts.append(stored)
            stored = str(len(self._texts) - 1)
        style = self._formats.index(row["format"]) + 1 if row["format"] in self._formats else 0
        style = {"bad_style": 9999, "undefined_format": len(self._formats) + 1}.get(form, style)
        return f'<c r="C2" s="{style}"' + FORMS.get(form, FORMS["number"])(stored)


def sheets_of(table: list[dict[str, str]]) -> list[Sheet]:
    """Give the sheets of workbooks that hold the rows of the table."""
    return [sheet for start in range(0, len(table), 60) for sheet in Made(table[start : start + 60]).book.sheets]


def told(reading: Figure | Question, indicator) -> tuple[str, str]:
    if isinstance(reading, Question):
        return "question", ""
    if not reading.filled:
        return "blank", ""
    if reading.state is not State.VALUE:
        return "value", ":".join(filter(None, (reading.state.value, reading.reason)))
    if isinstance(reading.value, date):
        return "value", reading.value.isoformat()
    return "value", write_figure(reading, indicator).removesuffix("%")


def test_the_table_is_large_and_has_every_outcome():
    outcomes = Counter(row["expected"] for row in rows())
    assert outcomes.total() >= 450
    assert min(outcomes["value"], outcomes["question"]) >= 150
    assert outcomes["blank"] >= 20
    assert {row["form"] for row in rows()} >= FORMS.keys() - {"number"}


def test_each_form_is_read_as_the_table_says(catalog):
    wrong = []
    for sheet, row in zip(sheets_of(rows()), rows(), strict=True):
        indicator = catalog.indicator(UNITS[row["unit"]])
        reading = read_place(sheet, 1, COLUMN, indicator)
        if told(reading, indicator) != (row["expected"], row["value"]):
            wrong.append((row, reading))
        if isinstance(reading, Question) and not SENTENCE.fullmatch(reading.message):
            wrong.append((row, reading.message))
    assert wrong == []
