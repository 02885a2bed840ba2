"""A form becomes a workbook: written fresh each time, print-ready, with nothing unlocked but what is asked.

The same form always gives the same bytes. Text never becomes a formula: all of it is written as strings.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from desktop.collection.form import LAYOUT, Form, FormRow
from desktop.collection.form_columns import (
    COLUMNS,
    DEPARTMENT,
    ID_KEYS,
    ID_ROW_KEYS,
    ID_SHEET,
    MAGIC,
    SHEET,
    SIGNATURES,
    VISIBLE_ID,
)
from desktop.collection.form_styles import Styles, make_styles
from desktop.collection.input_rules import rule_of
from desktop.collection.self_checks import AGREES, LOOK, TO_FILL, Places, relation_formula, row_formula
from desktop.model.figure import Figure, State, write_figure
from desktop.model.text import cleaned
from desktop.quantities.units import PERCENT
from desktop.quantities.written import write_date
from desktop.refusal import Refused

_MADE = datetime(2020, 1, 1, tzinfo=UTC)  # the file says when it was made: the same each time
_A4 = 9
_MOST_CHARACTERS = 32_767  # of a cell; a longer text would be cut without a word
_COLUMN = {column.key: index for index, column in enumerate(COLUMNS)}
_LETTER = {column.key: chr(ord("A") + index) for index, column in enumerate(COLUMNS)}
_LAST = len(COLUMNS) - 1
_HEAD = 3  # the row of the column headings
_HALF = _COLUMN["check"]  # where the right half begins: ids, results, the second pair of signatures


def write_form(form: Form) -> bytes:
    """Give a form as an .xlsx; Refused (FORM-TEXT) where a text is longer than a cell can hold."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"title": _title(form), "created": _MADE})
        workbook.set_calc_mode("auto")
        sheet = workbook.add_worksheet(SHEET)
        _Sheet(sheet, make_styles(workbook), form).write()
        _write_ids(workbook.add_worksheet(ID_SHEET), form)
    return buffer.getvalue()


def form_name(form: Form) -> str:
    """Give the file name of a form."""
    plain = "".join(character for character in form.department if character not in '\\/:*?"<>|').strip(" .")
    return f"{form.year}年度法治政府建设数据填报表（{plain or '填报单位'}）.xlsx"


def _title(form: Form) -> str:
    return f"{form.unit}{form.year}年度法治政府建设情况报告数据填报表"


def _text(text: str) -> str:
    kept = cleaned(text)
    if len(kept) > _MOST_CHARACTERS:
        raise Refused("FORM-TEXT", f"“{kept[:16]}…”超过{_MOST_CHARACTERS}字，写不进表格，请改短后再发。")
    return kept


class _Sheet:
    """The sheet that is filled and printed, written from the top."""

    def __init__(self, sheet: Any, styles: Styles, form: Form) -> None:
        self._sheet = sheet
        self._styles = styles
        self._form = form
        self._places = _places(form)

    def write(self) -> None:
        """Write all of it."""
        self._set_up()
        self._write_head()
        behind = _HEAD + 1
        for kind, item in _lines(self._form):
            if kind == "band":
                self._write_band(behind, item)
            else:
                self._write_row(behind, item)
            behind += 1
        self._write_signatures(self._write_checks(behind + 1) + 1)

    def _set_up(self) -> None:
        sheet = self._sheet
        for index, column in enumerate(COLUMNS):
            sheet.set_column(index, index, column.width)
        sheet.hide_gridlines(2)
        sheet.freeze_panes(_HEAD + 1, _COLUMN["unit"])
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD)
        sheet.set_footer(f"&L&8{VISIBLE_ID}{_footer(self._form.visible_id)}&C&9第&P页，共&N页")
        # No password: protection guides the hand, and what comes back is compared in any case.
        sheet.protect("", {"format_columns": True, "format_rows": True})

    def _write_head(self) -> None:
        sheet, styles, form = self._sheet, self._styles, self._form
        sheet.set_row(0, 30)
        self._merge(0, 0, _LAST, _title(form), "title")
        sheet.set_row(1, 20)
        sheet.write_string(1, 0, _text(f"{DEPARTMENT}{form.department}"), styles["line"])
        self._merge(1, _HALF, _LAST, f"{VISIBLE_ID}{form.visible_id}", "id")
        sheet.set_row(2, 42)
        self._merge(2, 0, _LAST, _hint(form), "hint")
        sheet.set_row(_HEAD, 32)
        years = {"earlier": f"\n（{form.year - 1}年）", "value": f"\n（{form.year}年）"}
        for index, column in enumerate(COLUMNS):
            style = "head_input" if column.key in ("value", "note") else "head"
            sheet.write_string(_HEAD, index, column.heading + years.get(column.key, ""), styles[style])

    def _merge(self, row: int, first: int, last: int, text: str, style: str) -> None:
        # The text is written on its own: while it merges, xlsxwriter takes what begins with = for a formula.
        self._sheet.merge_range(row, first, row, last, "", self._styles[style])
        if text:
            self._sheet.write_string(row, first, _text(text), self._styles[style])

    def _write_band(self, row: int, title: str) -> None:
        self._sheet.set_row(row, 20)
        for index in range(_LAST + 1):
            self._sheet.write_blank(row, index, None, self._styles["band"])
        self._sheet.write_string(row, 0, _text(title), self._styles["band"])

    def _write_row(self, row: int, item: tuple[int, FormRow]) -> None:
        number, form_row = item
        sheet, styles, indicator = self._sheet, self._styles, form_row.indicator
        label = _text(("其中：" if form_row.depth else "") + indicator.label)
        sheet.set_row(row, _height(label, indicator.definition))
        sheet.write_number(row, _COLUMN["number"], number, styles["number"])
        sheet.write_string(row, _COLUMN["label"], label, styles["part" if form_row.depth else "label"])
        sheet.write_string(row, _COLUMN["unit"], _text(indicator.unit), styles["unit"])
        self._write_earlier(row, form_row)
        style = {"text": "word", "date": "day"}.get(indicator.kind.name, "value")
        sheet.write_blank(row, _COLUMN["value"], None, styles[style])
        rule = rule_of(indicator, self._places.this[indicator.code])
        if rule:
            sheet.data_validation(row, _COLUMN["value"], row, _COLUMN["value"], rule)
        self._write_own_check(row, form_row)
        sheet.write_blank(row, _COLUMN["note"], None, styles["note"])
        sheet.write_string(row, _COLUMN["definition"], _text(indicator.definition), styles["definition"])
        sheet.write_string(row, _COLUMN["code"], _text(indicator.code), styles["code"])

    def _write_earlier(self, row: int, form_row: FormRow) -> None:
        place = (row, _COLUMN["earlier"])
        number = _exact_number(form_row.earlier)
        if number is None:
            written = write_figure(form_row.earlier, form_row.indicator)
            self._sheet.write_string(*place, _text(written), self._styles["earlier"])
        else:
            self._sheet.write_number(*place, number, self._styles["earlier"])

    def _write_own_check(self, row: int, form_row: FormRow) -> None:
        indicator = form_row.indicator
        place = (row, _COLUMN["check"])
        if not indicator.kind.numeric:
            self._sheet.write_blank(*place, None, self._styles["check"])
            return
        relations = tuple(one for one in self._form.scoped if indicator.kind.name in one.scope)
        formula = row_formula(indicator, relations, self._places)
        self._sheet.write_formula(*place, formula, self._styles["check"], "")

    def _write_checks(self, row: int) -> int:
        """Write the relations between rows, each with its result, and give the row behind them."""
        sheet, styles, relations = self._sheet, self._styles, self._form.relations
        if not relations:
            return row
        sheet.write_string(row, 0, "表内核对（填好后自动显示结果，有“请核对”的，改正或者在备注里说明）", styles["line"])
        for number, relation in enumerate(relations, 1):
            row += 1
            sheet.set_row(row, max(22, 12.5 * -(-len(relation.message) // 34) + 6))
            sheet.write_number(row, 0, number, styles["number"])
            self._merge(row, 1, _HALF - 1, f"{relation.message}。", "rule")
            self._merge(row, _HALF, _HALF + 1, "", "result")
            sheet.write_formula(row, _HALF, relation_formula(relation, self._places), styles["result"], TO_FILL)
        area = (row - len(relations) + 1, _HALF, row, _HALF)
        for word, style in ((AGREES, "good"), (LOOK, "bad"), (TO_FILL, "waiting")):
            rule = {"type": "text", "criteria": "begins with", "value": word, "format": styles[style]}
            sheet.conditional_format(*area, rule)
        return row + 1

    def _write_signatures(self, row: int) -> None:
        sheet, styles = self._sheet, self._styles
        for index, label in enumerate(SIGNATURES):
            at = row + index // 2
            sheet.set_row(at, 24)
            if index % 2:
                sheet.write_string(at, _HALF, label, styles["sign"])
                self._merge(at, _HALF + 1, _HALF + 2, "", "signed")
            else:
                sheet.write_string(at, 1, label, styles["sign"])
                self._merge(at, 2, _HALF - 1, "", "signed")


def _lines(form: Form) -> Iterator[tuple[str, Any]]:
    """Give what stands under the headings of the columns: a band for each heading of the report, and the rows."""
    heading = None
    for number, row in enumerate(form.rows, 1):
        if row.heading != heading:
            heading = row.heading
            yield "band", heading
        yield "row", (number, row)


def _places(form: Form) -> Places:
    this: dict[str, str] = {}
    earlier: dict[str, str] = {}
    for row, (kind, item) in enumerate(_lines(form), _HEAD + 2):
        if kind == "row":
            code = item[1].indicator.code
            this[code] = f"{_LETTER['value']}{row}"
            earlier[code] = f"{_LETTER['earlier']}{row}"
    shares = frozenset(row.indicator.code for row in form.rows if row.indicator.unit == PERCENT)
    return Places(this, earlier, shares)


def _exact_number(figure: Figure) -> float | None:
    if figure.state is not State.VALUE or figure.about is not None or not isinstance(figure.value, Decimal):
        return None
    number = float(figure.value)
    return number if Decimal(repr(number)) == figure.value else None


def _hint(form: Form) -> str:
    due = f"请于{write_date(form.due)}前填好报送。" if isinstance(form.due, date) else ""
    return (
        f"{due}只填浅黄色的格子。没有发生的填“无”，没有统计的填“未统计”并在备注里写原因，不适用的填“不适用”；不清楚的先空着，不要填0。"
        "数按“单位”一栏填，不用写单位，百分数直接填数，例如33.5。请不要改动其他格子；与上年相差较大的，请在备注里说明原因。"
    )


def _footer(text: str) -> str:
    return text.replace("&", "&&")


def _height(label: str, definition: str) -> float:
    """Give the height of a row in points: no office program measures wrapped text in a file that it did not write."""
    labels = -(-len(label) // 12)
    definitions = -(-len(definition) // 23)
    return max(22, 15 * labels + 4, 12.5 * definitions + 4)


def _write_ids(sheet: Any, form: Form) -> None:
    sheet.very_hidden()
    sheet.protect("")
    values = (str(LAYOUT), form.unit, str(form.year), form.department, form.visible_id)
    lines = [(MAGIC,), *zip(ID_KEYS, values, strict=True), ID_ROW_KEYS]
    lines += [(row.indicator.code, row.indicator.unit) for row in form.rows]
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            sheet.write_string(number, column, _text(text))
