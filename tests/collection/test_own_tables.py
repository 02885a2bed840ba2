"""A department's own table: what is proposed for it, and how it is read as it was mapped, this year and the next."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook as NewWorkbook

from desktop.collection.form import make_forms
from desktop.collection.form_reader import Asked
from desktop.collection.own_layout import Layout, named_rows, propose_layout
from desktop.collection.own_names import Namings, name_of
from desktop.collection.own_table import department_of_own_table, departments_by_likeness, read_own_table
from desktop.collection.reading_forms import read_return
from desktop.collection.returned import KnownBy, Return
from desktop.collection.sheets import Sheet, Workbook
from desktop.collection.workbook_source import workbook_of
from desktop.model.annotations import TableMap
from desktop.model.figure import write_figure

DEPARTMENT = "应急管理局"
TITLE = "应急管理局2023年工作统计表"
HEADS = ("序号", "项目", "计量单位", "2022年", "2023年", "备注")
ROWS: tuple[Sequence[Any], ...] = (
    (1, "综合应急救援队伍人数", "人", 49, 52, ""),
    (2, "防汛抢险队", "人", 140, "141人", "含街道"),
    (3, "区级应急预案（新修订）", "项", 19, None, ""),
    (4, "制定部门应急预案", "项", 26, 27, ""),
    (5, "森林防火宣传", "次", 3, 4, ""),
)
CODES = ("h05.rescue_team", "h05.flood_team", "h05.plans_district", "h05.plans_department", "")


def table(
    rows: Sequence[Sequence[Any]] = ROWS,
    heads: Sequence[str] = HEADS,
    title: str = TITLE,
    sheet_name: str = "统计表",
    name: str = "我局的表.xlsx",
) -> Workbook:
    book = NewWorkbook()
    sheet = book.active
    sheet.title = sheet_name
    for row in ([title], [], heads, *rows):
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return workbook_of(buffer.getvalue(), name)


@pytest.fixture(scope="session")
def asked(report, catalog) -> Asked:
    return Asked(report.unit, report.year, {form.department: form for form in make_forms(report, catalog)}, catalog)


@pytest.fixture(scope="session")
def namings(asked) -> Namings:
    return namings_of(asked)(DEPARTMENT)


def namings_of(asked: Asked):
    typed = [one for one in asked.catalog.of_year(asked.year) if one.formula is None]
    return lambda department: Namings([row.indicator for row in asked.forms[department].rows], typed)


def mapped(workbook: Workbook, namings: Namings, year: int = 2023) -> TableMap:
    sheet = workbook.sheets[0]
    layout = propose_layout(sheet, namings, year)
    codes = tuple((row.label, row.code) for row in named_rows(sheet, layout, namings) if row.code)
    return TableMap(sheet.name, layout.heading_row + 1, layout.label_column + 1, layout.value_column + 1, codes)


@pytest.fixture
def table_map(namings) -> TableMap:
    return mapped(table(), namings)


def said(received: Return, asked: Asked) -> dict[str, str]:
    return {one.code: write_figure(one.figure, asked.catalog.indicator(one.code)) for one in received.figures}


def told(received: Return, code: str) -> list[str]:
    return [f"{notice.message}@{notice.place.cell}" for notice in received.notices if notice.code == code]


def read(workbook: Workbook, table_map: TableMap, asked: Asked) -> Return:
    return read_own_table(workbook, DEPARTMENT, table_map, asked)


def test_names_and_the_numbers_of_the_year_are_found(namings):
    sheet = table().sheets[0]
    layout = propose_layout(sheet, namings, 2023)
    assert layout == Layout(2, 1, 4)
    assert propose_layout(sheet, namings, 2022) == Layout(2, 1, 3)
    rows = named_rows(sheet, layout, namings)
    assert tuple(row.code for row in rows) == CODES
    assert [row.value for row in rows] == ["52", "141人", "", "27", "4"]
    assert rows[3].confidence == 1
    assert all(0.6 <= row.confidence < 1 for row in rows[:3])


@pytest.mark.parametrize(
    ("heads", "column"),
    [
        (("指标名称", "全年完成数", "上年同期", "增减"), 1),
        (("指标名称", "去年", "今年", "同比"), 2),
        (("指标名称", "计划数", "数量", "备注"), 2),
        (("指标名称", "", "", ""), 1),
    ],
)
def test_the_column_of_this_year_is_told_by_its_head(namings, heads, column):
    rows = [("综合性应急救援队伍", 52, 49, 3), ("防汛应急抢险队", 141, 140, 1)]
    assert propose_layout(table(rows, heads).sheets[0], namings, 2023).value_column == column


def test_a_sheet_with_nothing_to_map_proposes_its_beginning(namings):
    assert propose_layout(Sheet("空", {}), namings, 2023) == Layout(0, 0, 1)
    assert named_rows(Sheet("空", {}), Layout(0, 0, 1), namings) == ()
    (only,) = table([], [], "通知").sheets
    layout = propose_layout(only, namings, 2023)
    assert named_rows(only, layout, namings) == ()


@pytest.mark.parametrize(
    ("written", "plain", "unit"),
    [
        ("（一）防汛抢险队（人）", "防汛抢险队", "人"),
        ("其中：1.管制", "管制", ""),
        ("罚没金额(万元)", "罚没金额", "万元"),
        ("区级应急预案（新修订）", "区级应急预案新修订", ""),
        ("１２．审结[件]", "审结", "件"),
        ("一、", "一", ""),
        ("", "", ""),
    ],
)
def test_numbering_and_units_are_no_part_of_a_name(written, plain, unit):
    name = name_of(written)
    assert (name.plain, name.unit) == (plain, unit)


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("收到行政复议申请", "h06.fy_apply"),
        ("行政复议受理（件）", "h06.fy_accept"),
        ("复议维持", "h06.fy_uphold"),
        ("自查合格案卷", "h04.self_pass"),
        ("自查不合格案卷", "h04.self_fail"),
        ("人民调解员人数", "h06.tj_mediators"),
        ("罚没金额（万元）", "h04.penalty_amount"),
        ("管制", "h06.jz_control"),
        ("办公用房面积", ""),
        ("合计", ""),
        ("案件", ""),
    ],
)
def test_names_mean_indicators_or_none(catalog, label, code):
    likely = [one for one in catalog.of_year(2023) if one.department == "司法局" and one.formula is None]
    meant = Namings(likely).assigned({0: name_of(label)})
    assert (meant[0].code if meant else "") == code


def test_an_indicator_is_meant_by_one_row_only(namings):
    names = {0: name_of("防汛抢险队"), 1: name_of("防汛应急抢险队"), 2: name_of("防汛抢险队（街道）")}
    assert {row: meant.code for row, meant in namings.assigned(names).items()} == {1: "h05.flood_team"}


def test_the_department_is_told_by_its_name_and_its_figures(asked):
    names = departments_by_likeness(table(), asked, namings_of(asked))
    assert names[0] == DEPARTMENT
    assert set(names) == set(asked.forms)
    silent = table(title="2023年工作统计表")
    assert departments_by_likeness(silent, asked, namings_of(asked))[0] == DEPARTMENT


def test_a_mapped_table_is_read_like_a_return(asked, table_map):
    received = read(table(), table_map, asked)
    assert (received.department, received.known_by) == (DEPARTMENT, KnownBy.TABLE_MAP)
    assert said(received, asked) == {"h05.rescue_team": "52", "h05.flood_team": "141", "h05.plans_department": "27"}
    assert str(received.figures[0].place) == "我局的表.xlsx 统计表!E4"
    assert received.blank == ("h05.plans_district",)
    assert received.filled == 3
    assert told(received, "RETURN-ROW") == ["还有1行没有对应指标，没有读入：森林防火宣传。@"]
    assert not received.doubted


def test_it_is_known_again_next_time(asked, table_map):
    again = replace(asked, maps={DEPARTMENT: table_map})
    workbook = table([(number, label, unit, 0, 60, "") for number, label, unit, *_ in ROWS])
    assert department_of_own_table(workbook, again) == DEPARTMENT
    received = read_return(workbook, again)
    assert received.known_by is KnownBy.TABLE_MAP
    assert set(said(received, asked).values()) == {"60"}
    assert len(received.figures) == 4
    assert read_return(workbook, asked).known_by is None


def test_next_year_the_numbers_stand_in_another_column(asked, table_map):
    last_year = replace(table_map, value_column=4)  # the column of 2022
    received = read(table(), last_year, asked)
    assert said(received, asked)["h05.rescue_team"] == "52"
    assert told(received, "RETURN-COLUMN") == ["本年的数在E列（以前对应的是别的列），按表头的年份读入。@E4"]
    assert received.table_map == table_map
    grown = table([(*row[:5], row[4]) for row in ROWS], ("序号", "项目", "计量单位", "2021年", "2022年", "2023年"))
    assert read(grown, replace(table_map, value_column=5), asked).table_map == replace(table_map, value_column=6)


@pytest.mark.parametrize(
    ("heads", "code"),
    [
        (("序号", "项目", "计量单位", "2021年", "2022年", "备注"), "RETURN-YEAR"),
        (("序号", "项目", "计量单位", "今年", "去年", "备注"), "RETURN-HEADING"),
        (("序号", "项目", "计量单位", "今年", "同比增减", "备注"), "RETURN-HEADING"),
    ],
)
def test_another_column_where_the_numbers_were_is_not_read(asked, table_map, heads, code):
    received = read(table(heads=heads), table_map, asked)
    assert (received.figures, received.filled) == ((), 0)
    assert [notice.code for notice in received.notices] == [code]
    assert received.notices[0].place.cell == "E4"


def test_rows_inserted_and_a_sheet_renamed_lose_nothing(asked, table_map):
    moved = table([("", "一、队伍建设", "", "", "", ""), *ROWS[:2], ("", "二、预案", "", "", "", ""), *ROWS[2:]])
    assert said(read(moved, table_map, asked), asked) == said(read(table(), table_map, asked), asked)
    renamed = table(sheet_name="2023")
    assert said(read(renamed, table_map, asked), asked)["h05.flood_team"] == "141"
    assert read(renamed, table_map, asked).table_map == replace(table_map, sheet="2023")


def test_a_table_without_the_mapped_names_is_told(asked, table_map):
    received = read(table([(1, "办公用房", "间", 1, 2, "")]), table_map, asked)
    assert [notice.code for notice in received.notices] == ["RETURN-TABLE"]
    assert department_of_own_table(table([]), replace(asked, maps={DEPARTMENT: table_map})) == ""


def test_a_name_that_is_gone_is_told_and_the_rest_read(asked, table_map):
    received = read(table(ROWS[1:]), table_map, asked)
    assert "h05.rescue_team" not in said(received, asked)
    assert told(received, "RETURN-MISSING") == ["表里少了1个指标：综合性应急救援队伍，请核对是不是被删去了。@"]


@pytest.mark.parametrize(
    ("label", "unit", "head"),
    [("罚没金额", "元", "2023年"), ("罚没金额（元）", "", "2023年"), ("罚没金额", "", "2023年（元）")],
)
def test_another_unit_is_asked_about(asked, label, unit, head):
    table_map = TableMap("统计表", 3, 2, 5, ((label, "h04.penalty_amount"),))
    workbook = table([(1, label, unit, 1, 120000, "")], (*HEADS[:4], head, "备注"), "司法局统计表")
    received = read_own_table(workbook, "司法局", table_map, asked)
    assert received.figures == ()
    assert received.filled == 1
    assert told(received, "RETURN-MEASURE")[0].endswith("@E4")


def test_a_unit_for_the_whole_table_is_minded_where_it_is_of_the_kind(asked):
    codes = (("罚没金额", "h04.penalty_amount"), ("行政处罚", "h04.penalties"))
    rows = [(1, "罚没金额", "", 1, 120000, ""), (2, "行政处罚", "", 1, 40, "")]
    for title, taken in (("单位：元", {"h04.penalties"}), ("单位：万元", {"h04.penalties", "h04.penalty_amount"})):
        workbook = table(rows, title=title)
        received = read_own_table(workbook, "司法局", TableMap("统计表", 3, 2, 5, codes), asked)
        assert set(said(received, asked)) == taken


def test_another_word_for_the_same_unit_is_no_doubt(asked):
    table_map = TableMap("统计表", 3, 2, 5, (("受理", "h06.fy_accept"),))
    workbook = table([(1, "受理", "起", 1, 18, "")], title="统计表")
    assert said(read_own_table(workbook, "司法局", table_map, asked), asked) == {"h06.fy_accept": "18"}


def test_another_year_or_department_on_the_face_is_a_doubt(asked, table_map):
    old = table(title="应急管理局2022年工作统计表", heads=("序号", "项目", "单位", "上年数", "本年数", "备注"))
    received = read(old, table_map, asked)
    assert received.doubted
    assert told(received, "RETURN-YEAR") == ["表上写的是2022年，现在收的是2023年度，先不采用，请核对。@"]
    other = read(table(title="编办工作统计表"), table_map, asked)
    assert other.doubted
    assert "“编办”" in told(other, "RETURN-DEPARTMENT")[0]


def test_the_same_name_twice_with_other_numbers_is_not_taken(asked, table_map):
    received = read(table([*ROWS, (6, "防汛抢险队", "人", 1, 99, "")]), table_map, asked)
    assert "h05.flood_team" not in said(received, asked)
    assert "数不相同" in told(received, "RETURN-TWICE")[0]


def test_two_departments_with_one_kind_of_table_are_told_apart_by_name(asked, table_map):
    both = replace(asked, maps={DEPARTMENT: table_map, "编办": table_map})
    assert department_of_own_table(table(title="2023年统计表"), both) == ""
    assert department_of_own_table(table(title="2023年统计表", name="编办报送.xlsx"), both) == "编办"
    assert department_of_own_table(table(), both) == DEPARTMENT


def test_bad_cells_are_asked_about_and_spoil_nothing(asked, table_map):
    rows = [(1, "综合应急救援队伍人数", "人", 1, "五十左右吧", ""), *ROWS[1:]]
    received = read(table(rows), table_map, asked)
    assert told(received, "RETURN-CELL")[0].endswith("@E4")
    assert set(said(received, asked)) == {"h05.flood_team", "h05.plans_department"}
