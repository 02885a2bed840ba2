"""A department's own table whose figures stand side by side: labels across the top, also in two rows of heads."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook as NewWorkbook
from openpyxl.utils import get_column_letter

from desktop.collection.form import make_forms
from desktop.collection.form_reader import Asked
from desktop.collection.own_layout import Layout, named_rows, propose_layout
from desktop.collection.own_names import JOINT, Namings
from desktop.collection.own_table import department_of_own_table, read_own_table
from desktop.collection.reading_forms import read_return
from desktop.collection.returned import KnownBy, Return
from desktop.collection.sheets import Area, Cell, CellKind, Sheet, Workbook, address
from desktop.collection.turned import laid, turned
from desktop.collection.workbook_source import workbook_of
from desktop.model.annotations import TableMap
from desktop.model.figure import write_figure

DEPARTMENT = "司法局"
TITLE = "2023年行政执法案卷评查和人民调解情况统计表"
# Two rows of heads: what is over several columns is merged, what has one row of heads goes down over both.
GROUPED: tuple[Sequence[Any], ...] = (
    (TITLE,),
    ("填表单位：司法局",),
    ("年份", "自查自评", "", "", "互查互评", "", "人民调解员人数", "备注"),
    ("", "优秀", "合格", "不合格", "优秀", "合格", "", ""),
    ("2022年", 15, 14, 12, 9, 1, 210, ""),
    ("2023年", 18, 16, "3卷", 8, 2, 215, "含上年"),
)
MERGED = ("A1:H1", "A2:H2", "A3:A4", "B3:D3", "E3:F3", "G3:G4", "H3:H4")
MEANT = {
    f"自查自评{JOINT}优秀": "h04.self_excellent",
    f"自查自评{JOINT}合格": "h04.self_pass",
    "不合格": "h04.self_fail",
    f"互查互评{JOINT}优秀": "h04.mut_excellent",
    f"互查互评{JOINT}合格": "h04.mut_pass",
    "人民调解员人数": "h06.tj_mediators",
}
SAID = dict(zip(MEANT.values(), ("18", "16", "3", "8", "2", "215"), strict=True))


def table(
    rows: Sequence[Sequence[Any]] = GROUPED,
    merged: Sequence[str] = MERGED,
    sheet_name: str = "统计",
    name: str = "复议科的表.xlsx",
) -> Workbook:
    book = NewWorkbook()
    sheet = book.active
    sheet.title = sheet_name
    for row in rows:
        sheet.append([None if value == "" else value for value in row])
    for area in merged:
        sheet.merge_cells(area)
    buffer = io.BytesIO()
    book.save(buffer)
    return workbook_of(buffer.getvalue(), name)


def simple(*rows: Sequence[Any], merged: Sequence[str] = ()) -> Sheet:
    return table(rows, merged).sheets[0]


@pytest.fixture(scope="session")
def asked(report, catalog) -> Asked:
    return Asked(report.unit, report.year, {form.department: form for form in make_forms(report, catalog)}, catalog)


@pytest.fixture(scope="session")
def namings(asked) -> Namings:
    typed = [one for one in asked.catalog.of_year(asked.year) if one.formula is None]
    return Namings([row.indicator for row in asked.forms[DEPARTMENT].rows], typed)


def mapped(sheet: Sheet, namings: Namings, year: int = 2023) -> TableMap:
    layout = propose_layout(sheet, namings, year)
    codes = tuple((row.label, row.code) for row in named_rows(sheet, layout, namings) if row.code)
    places = (layout.heading_row + 1, layout.label_column + 1, layout.value_column + 1)
    return TableMap(sheet.name, *places, codes, layout.across)


@pytest.fixture
def table_map(namings) -> TableMap:
    return mapped(table().sheets[0], namings)


def read(workbook: Workbook, table_map: TableMap, asked: Asked) -> Return:
    return read_own_table(workbook, DEPARTMENT, table_map, asked)


def said(received: Return, asked: Asked) -> Mapping[str, str]:
    return {one.code: write_figure(one.figure, asked.catalog.indicator(one.code)) for one in received.figures}


def told(received: Return, code: str) -> list[str]:
    return [f"{notice.message}@{notice.place.cell}" for notice in received.notices if notice.code == code]


def test_that_names_stand_across_is_proposed_with_their_rows(namings):
    sheet = table().sheets[0]
    layout = propose_layout(sheet, namings, 2023)
    assert layout == Layout(0, 3, 5, across=True)
    assert propose_layout(sheet, namings, 2022) == Layout(0, 3, 4, across=True)
    rows = named_rows(sheet, layout, namings)
    assert {row.label: row.code for row in rows} == {**MEANT, "备注": ""}
    assert [row.value for row in rows] == ["18", "16", "3卷", "8", "2", "215", "含上年"]
    assert all(0.7 <= row.confidence < 1 for row in rows if row.code)


def test_which_way_they_stand_can_be_said(namings):
    sheet = table().sheets[0]
    assert not propose_layout(sheet, namings, 2023, across=False).across
    assert propose_layout(sheet, namings, 2023, across=True) == propose_layout(sheet, namings, 2023)


@pytest.mark.parametrize(
    ("rows", "layout"),
    [
        ((("行政复议申请数", "行政复议受理数", "人民调解员人数"), (18, 16, 300)), Layout(-1, 0, 1, across=True)),
        (
            (("单位", "行政复议申请数", "人民调解员人数"), ("东街", 8, 100), ("西街", 10, 200), ("合计", 18, 300)),
            Layout(0, 0, 3, across=True),
        ),
        (
            (("月份", "人民调解员人数", "行政复议申请数"), ("上年同期", 1, 2), ("本年累计", 3, 4)),
            Layout(0, 0, 2, across=True),
        ),
        ((("甲项", "乙项", "丙项", "丁项"), (1, 2, 3, 4)), Layout(-1, 0, 1, across=True)),
        ((("人民调解员人数", 300), ("行政复议申请数", 40)), Layout(-1, 0, 1)),
        ((("指标", "上年", "本年"), ("人民调解员人数", 290, 300)), Layout(0, 0, 2)),
    ],
)
def test_other_shapes_are_told_apart(namings, rows, layout):
    assert propose_layout(simple(*rows), namings, 2023) == layout


def test_heads_that_were_not_merged_are_understood_too(namings):
    rows = [list(row) for row in GROUPED[2:]]
    layout = propose_layout(simple(*rows), namings, 2023)
    assert layout.across
    found = {row.label: row.code for row in named_rows(simple(*rows), layout, namings)}
    assert {label: code for label, code in found.items() if code} == MEANT


def test_one_group_over_all_says_what_they_are_about(namings):
    sheet = simple(("行政复议",), ("申请", "受理"), (18, 16), merged=("A1:B1",))
    rows = named_rows(sheet, Layout(-1, 1, 2, across=True), namings)
    assert {row.label: row.code for row in rows} == {"申请": "h06.fy_apply", "受理": "h06.fy_accept"}


def test_sections_down_the_side_tell_equal_names_apart(namings):
    sheet = simple(
        ("项目", "单位", "2023年"),
        ("一、自查自评", "", ""),
        ("优秀", "卷", 16),
        ("不合格", "卷", 3),
        ("二、互查互评", "", ""),
        ("优秀", "卷", 8),
    )
    rows = named_rows(sheet, propose_layout(sheet, namings, 2023), namings)
    assert {row.label: row.code for row in rows if row.code} == {
        f"一、自查自评{JOINT}优秀": "h04.self_excellent",
        "不合格": "h04.self_fail",
        f"二、互查互评{JOINT}优秀": "h04.mut_excellent",
    }


def test_a_part_is_a_part_of_the_name_before_it(namings):
    sheet = simple(
        ("项目", "2023年"), ("申请行政复议案件", 18), ("其中：受理", 16), ("其中：不予受理", 2), ("人民调解员", 215)
    )
    rows = named_rows(sheet, propose_layout(sheet, namings, 2023), namings)
    assert {row.label: row.code for row in rows} == {
        "申请行政复议案件": "h06.fy_apply",
        "其中：受理": "h06.fy_accept",
        "其中：不予受理": "",
        "人民调解员": "h06.tj_mediators",
    }


def test_it_is_read_as_it_was_mapped(asked, table_map):
    received = read(table(), table_map, asked)
    assert (received.department, received.known_by) == (DEPARTMENT, KnownBy.TABLE_MAP)
    assert said(received, asked) == SAID
    places = {one.code: str(one.place) for one in received.figures}
    assert places["h04.self_fail"] == "复议科的表.xlsx 统计!D6"
    assert told(received, "RETURN-ROW") == ["还有1列没有对应指标，没有读入：备注。@"]
    assert not received.doubted


def test_it_is_known_again_next_year_where_columns_have_moved(asked, table_map):
    again = replace(asked, maps={DEPARTMENT: table_map}, year=2024)
    rows = [
        ("司法局2024年情况",),
        ("",),
        ("年份", "新增项", "互查互评", "", "自查自评", "", "", "人民调解员人数"),
        ("", "", "优秀", "合格", "优秀", "合格", "不合格", ""),
        ("2023年", 1, 8, 2, 18, 16, 13, 215),
        ("2024年", 2, 7, 0, 20, 19, 17, 220),
    ]
    workbook = table(rows, ("A3:A4", "B3:B4", "C3:D3", "E3:G3", "H3:H4"), sheet_name="2024")
    assert department_of_own_table(workbook, again) == DEPARTMENT
    received = read_return(workbook, again)
    assert received.known_by is KnownBy.TABLE_MAP
    assert said(received, again) == dict(zip(MEANT.values(), ("20", "19", "17", "7", "0", "220"), strict=True))
    assert received.table_map == replace(table_map, sheet="2024")
    assert read_return(workbook, replace(asked, year=2024)).known_by is None


def test_the_row_of_the_year_is_found_by_its_head(asked, table_map):
    last = replace(table_map, value_column=5)  # the row of 2022
    received = read(table(), last, asked)
    assert said(received, asked) == SAID
    assert told(received, "RETURN-COLUMN") == ["本年的数在第6行（以前对应的是别的行），按表头的年份读入。@B6"]
    assert received.table_map == table_map


def test_another_year_in_its_row_is_not_read(asked, table_map):
    rows = [*GROUPED[:4], ("2021年", 1, 1, 1, 1, 1, 1, ""), ("2022年", 2, 2, 2, 2, 2, 2, "")]
    received = read(table(rows), table_map, asked)
    assert received.figures == ()
    assert told(received, "RETURN-YEAR") == ["第6行的表头写的是2022年，现在收的是2023年度，没有采用，请核对。@B6"]


def test_bad_cells_doubts_and_units_are_told_with_their_cells(asked, table_map):
    rows = [list(row) for row in GROUPED]
    rows[5][1], rows[5][2] = "十几件吧", "#REF!"
    received = read(table(rows), table_map, asked)
    assert {notice.place.cell for notice in received.notices if notice.code == "RETURN-CELL"} >= {"B6"}
    assert "h04.self_excellent" not in said(received, asked)
    gone = read(table([row[:6] for row in GROUPED], ("B3:D3", "E3:F3")), table_map, asked)
    assert told(gone, "RETURN-MISSING") == ["表里少了1个指标：人民调解员，请核对是不是被删去了。@"]
    money = TableMap("统计", 1, 2, 3, (("罚没款", "h04.penalty_amount"),), across=True)
    sheet = table([("单位：元", "", ""), ("", "罚没款", "备注"), ("合计", 120000, "")], (), name="司法局.xlsx")
    assert told(read(sheet, money, asked), "RETURN-MEASURE")[0].endswith("@B3")


def test_the_same_group_twice_is_asked_about(asked, table_map):
    more = ((), (), ("自查自评",), ("优秀",), (3,), (4,))
    rows = [(*row, *one) for row, one in zip(GROUPED, more, strict=True)]
    received = read(table(rows), table_map, asked)
    assert "h04.self_excellent" not in said(received, asked)
    assert "数不相同（B6是18、I6是4）" in told(received, "RETURN-TWICE")[0]


CELLS = st.dictionaries(
    st.tuples(st.integers(0, 30), st.integers(0, 30)),
    st.one_of(st.text(max_size=5), st.builds(Cell, st.just(CellKind.NUMBER), st.just("12"))),
    max_size=25,
)


@given(CELLS, st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=3))
def test_a_sheet_turned_twice_is_itself_and_cells_keep_their_addresses(cells, corners):
    rows: dict[int, dict[int, Any]] = {}
    for row, column in sorted(cells):
        rows.setdefault(row, {})[column] = cells[row, column]
    merged = tuple(Area(top, left, top + 1, left + 2) for top, left in corners)
    sheet = Sheet("表", rows, merged=merged, hidden_rows=frozenset(rows), hidden_columns=((0, 2),))
    over = turned(sheet)
    assert turned(over).rows == sheet.rows
    assert turned(over).merged == sheet.merged
    for row, column in cells:
        assert over.cell(column, row) == sheet.cell(row, column)
        assert over.address(column, row) == address(row, column) == f"{get_column_letter(column + 1)}{row + 1}"
        assert over.is_hidden(column, row) == sheet.is_hidden(row, column)
        assert (over.area_of(column, row) is None) == (sheet.area_of(row, column) is None)
    assert laid(over, across=True) is over
    assert laid(over, across=False).rows == sheet.rows


WORDS = st.sampled_from(
    ["行政复议", "申请", "受理", "优秀", "其中：合格", "一、自查自评", "单位：元", "2023年", "合计", "", "件"]
)
NUMBERS = st.builds(Cell, st.sampled_from(CellKind), st.sampled_from(["12", "2023", "-3", "", "#REF!"]))


@given(
    st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.one_of(WORDS, NUMBERS), max_size=30),
    st.lists(st.tuples(*[st.integers(0, 7)] * 4), max_size=4),
    st.sampled_from([None, True, False]),
)
def test_whatever_a_table_looks_like_it_is_proposed_and_read(asked, namings, cells, corners, across):
    rows: dict[int, dict[int, Any]] = {}
    for row, column in sorted(cells):
        rows.setdefault(row, {})[column] = cells[row, column]
    merged = tuple(Area(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in corners)
    sheet = Sheet("表", rows, merged=merged)
    layout = propose_layout(sheet, namings, 2023, across=across)
    assert across is None or layout.across == across
    found = named_rows(sheet, layout, namings)
    codes = [row.code for row in found if row.code]
    assert len(codes) == len(set(codes))
    table_map = TableMap("表", 1, layout.label_column + 1, layout.value_column + 1, (), layout.across)
    known = replace(table_map, codes=tuple((row.label, row.code) for row in found if row.code))
    received = read(Workbook("表.xlsx", (sheet,)), known, asked)
    stated = {one.code for one in received.figures}
    assert stated <= set(codes)
