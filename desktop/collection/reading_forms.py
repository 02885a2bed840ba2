"""A received workbook is understood: its figures with their cells, and a sentence for each thing that is not right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from desktop.collection.form import LAYOUT, Form
from desktop.collection.form_reader import Asked, FormReader
from desktop.collection.form_tables import FormTable, find_tables
from desktop.collection.identity import Identity, identify
from desktop.collection.landmarks import landmarks_of
from desktop.collection.own_table import department_of_own_table, read_own_table
from desktop.collection.returned import CellPlace, KnownBy, Notice, Return
from desktop.collection.sheets import Workbook, address
from desktop.collection.signatures import find_signatures
from desktop.model.severity import Severity
from desktop.quantities.doubts import quoted
from desktop.refusal import Refused

_ITS_TEXT = "里面的文字要用的，请用“收数”里的“选文字材料”单独收。"
# A scale written over a table or into the head of its figures: 单位：万元, 本年（万件）.
_SCALE_OF_TABLE = re.compile(r"[（(【]?(?:计量|金额)?单位[:：]?[百千万亿]+\w{0,2}[）)】]?")
_SCALE_OF_HEAD = re.compile(r"[（(【\[][^）)】\]]*[百千万亿][^）)】\]]*[）)】\]]")


def unreadable(file: str, refused: Refused) -> Return:
    """Give what there is to say of a file that could not be read."""
    more = _ITS_TEXT if refused.code == "WORKBOOK-WORD" else ""
    return Return(file, notices=(Notice(Severity.ERROR, refused.sentence + more, CellPlace(file), refused.code),))


def read_return(workbook: Workbook, asked: Asked) -> Return:
    """Understand a received workbook. What is wrong with it is told by its notices; nothing is ever guessed."""
    file = CellPlace(workbook.name)
    landmarks = landmarks_of(workbook)
    identity = identify(workbook, landmarks, asked.forms)
    if identity is None or identity.known_by is KnownBy.LABELS:
        department = department_of_own_table(workbook, asked)
        if department:
            return read_own_table(workbook, department, asked.maps[department], asked)
    if identity is None or (identity.known_by is KnownBy.LABELS and not identity.department):
        what = "认不出是哪个单位的填报表，请用发出的表填报，或者按“自制表格”对应后再收。"
        return Return(workbook.name, notices=(Notice(Severity.ERROR, what, file, "RETURN-UNKNOWN"),))
    received = Return(
        workbook.name, identity.department, identity.known_by, workbook.sha256, signed=find_signatures(landmarks)
    )
    wrong = tuple(_wrong_form(identity, asked, file))
    if wrong:
        return replace(received, notices=wrong)
    form = asked.forms[identity.department]
    tables, wrong = _tables_of_year(list(find_tables(landmarks, asked.year)), asked, file)
    if not tables:
        return replace(received, notices=wrong)
    reader = FormReader(form, asked, workbook.name)
    for table in tables:
        reader.read(table)
    told = (*wrong, *_doubts_of_form(identity, form, file), *_doubts_of_scale(tables, form, file))
    told = (*told, *_doubts_of_year(reader, tables[0], asked, file))
    doubts = tuple(dict.fromkeys(told))
    if identity.known_by is KnownBy.LABELS:
        dated = bool(identity.year) or any("value" in table.years for table in tables)
        doubts = (*doubts, _known_by_labels(form, len(form.rows) - len(reader.missing()), file, dated=dated))
    return replace(
        received,
        figures=reader.figures(),
        notices=(*doubts, *reader.notices()),
        blank=reader.blank(),
        filled=reader.filled(),
        unsure=reader.unsure(),
        doubted=any(notice.disputed for notice in doubts),
    )


def _wrong_form(identity: Identity, asked: Asked, file: CellPlace) -> Iterator[Notice]:
    """Say why a form is not one of those that were asked for: another unit's, another year's, nobody's."""

    def error(code: str, message: str, what: str) -> Notice:
        return Notice(Severity.ERROR, message, identity.places.get(what, file), code)

    if identity.unit and identity.unit != asked.unit:
        said = f"这是{quoted(identity.unit)}的填报表，不是{asked.unit}的，没有采用，请核对。"
        yield error("RETURN-UNIT", said, "unit")
    if identity.year and identity.year != asked.year:
        said = f"这是{identity.year}年度的填报表，现在收的是{asked.year}年度，没有采用，请核对。"
        yield error("RETURN-YEAR", said, "year")
    if identity.layout > LAYOUT:
        yield error("RETURN-LAYOUT", "这是更新的程序发出的填报表，请先升级程序再收。", "layout")
    if identity.department not in asked.forms:
        known = "、".join(asked.forms) or "还没有"
        yield error(
            "RETURN-DEPARTMENT",
            f"表里的填报单位{quoted(identity.department)}今年没有要填报的指标，有的是：{known}，请核对。",
            "department",
        )


def _tables_of_year(
    tables: list[FormTable], asked: Asked, file: CellPlace
) -> tuple[list[FormTable], tuple[Notice, ...]]:
    """Give the tables that are not of another year, and what is to be said of the others; they spoil none of these."""
    if not tables:
        what = "找不到“指标”和“本年”这两栏的表头，看不出哪一栏是要收的数，请恢复表头，或者按“自制表格”对应后再收。"
        return [], (Notice(Severity.ERROR, what, file, "RETURN-HEADING"),)
    fitting = [table for table in tables if table.years.get("value", asked.year) == asked.year]
    severity = Severity.WARNING if fitting else Severity.ERROR
    wrong: list[Notice] = []
    for table in tables:
        if table not in fitting:
            place = CellPlace(file.file, table.sheet.name, address(table.head, table.columns["value"]))
            said = f"本年一栏的表头写的是{table.years['value']}年，现在收的是{asked.year}年度"
            what = f"{said}，这一栏的数没有采用，请核对。"
            wrong.append(Notice(severity, what, place, "RETURN-YEAR"))
    return fitting, tuple(wrong)


def _doubts_of_year(reader: FormReader, table: FormTable, asked: Asked, file: CellPlace) -> Iterator[Notice]:
    """Doubt the figures of a form that says nothing of its year and states last year's."""
    if not reader.looks_like_last_year():
        return
    place = CellPlace(file.file, table.sheet.name, address(table.head, table.columns["value"]))
    said = f"“本年”一栏填的大多正是{asked.year - 1}年的数，“上年”一栏却不是"
    what = f"{said}，像是去年的表，或者两栏填反了，先不采用，请核对。"
    yield Notice(Severity.WARNING, what, place, "RETURN-OLD", disputed=True)


def _doubts_of_scale(tables: list[FormTable], form: Form, file: CellPlace) -> Iterator[Notice]:
    """Doubt all figures where somebody has written over them that they are thousands of what the rows say."""
    for table in tables:
        for row, column, text in _texts_above(table):
            is_head = (row, column) == (table.head, table.columns["value"])
            scaled = _SCALE_OF_HEAD.search(text) if is_head else _SCALE_OF_TABLE.fullmatch(text)
            if scaled and not all(one.indicator.unit in text for one in form.rows):
                place = CellPlace(file.file, table.sheet.name, table.sheet.address(row, column))
                what = f"表上写着{quoted(text)}，而数要按“单位”一栏填，看不出是按哪个填的，先不采用，请核对。"
                yield Notice(Severity.WARNING, what, place, "RETURN-MEASURE", disputed=True)


def _texts_above(table: FormTable) -> Iterator[tuple[int, int, str]]:
    """Give the texts down to the heads of a table, without spaces, by row and column."""
    for row, cells in table.sheet.rows.items():
        if row <= table.head:
            for column, text in cells.items():
                if isinstance(text, str):
                    yield row, column, re.sub(r"\s", "", text)


def _known_by_labels(form: Form, found: int, file: CellPlace, *, dated: bool) -> Notice:
    """Say how sure it is whose form a file without any id is, and of which year."""
    what = f"表里没有识别信息，按指标名称认作{quoted(form.department)}的表（{len(form.rows)}个指标认出{found}个），"
    year = "" if dated else f"也没有写是哪一年的，按{form.year}年度收，"
    return Notice(Severity.HINT, f"{what}{year}请核对。", file, "RETURN-BY-LABELS")


def _doubts_of_form(identity: Identity, form: Form, file: CellPlace) -> Iterator[Notice]:
    if identity.stated and identity.stated != identity.department:
        what = (
            f"表上写的填报单位是{quoted(identity.stated)}，而这份表是发给{quoted(identity.department)}的，"
            "看不出是谁填的，先不采用，请核对。"
        )
        place = identity.places.get("stated", file)
        yield Notice(Severity.WARNING, what, place, "RETURN-DEPARTMENT", disputed=True)
    if identity.version and identity.version != form.version:
        what = f"这份表是以前发的（表号末尾{identity.version}），现在的是{form.version}，请核对指标和口径有没有变。"
        yield Notice(Severity.WARNING, what, identity.places.get("version", file), "RETURN-VERSION")
