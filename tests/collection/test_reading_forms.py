"""Forms come back: as they went out, or renamed, rearranged, retyped, half empty, changed where they should not be."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook as NewWorkbook
from openpyxl import load_workbook
from openpyxl.comments import Comment

from desktop.collection.form import Form, make_forms
from desktop.collection.form_reader import Asked
from desktop.collection.form_workbook import write_form
from desktop.collection.reading_forms import read_return
from desktop.collection.returned import KnownBy, Return
from desktop.collection.workbook_source import workbook_of
from desktop.model.catalog import Indicator
from desktop.model.figure import Figure, State, write_figure
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.severity import Severity
from tests.collection.filling import cells_by_code, filled, saved_by_office

NAME = "微信收到的表(1).xlsx"
TYPED: dict[str, Any] = {
    "h02.adviser_consult": 812,
    "h02.adviser_publicity": "无",
    "h02.adviser_lectures": "3次",
    "h04.review_from": date(2022, 1, 1),
    "h04.review_to": "2023年6月30日",
    "h04.self_total": 640,
    "h06.fy_apply": 21,
    "h06.fy_accept": "18件",
    "h06.fy_ontime_rate": 100,
    "h06.ss_appear_rate": 66.7,
    "h06.tj_cases": "900余",
    "h06.jz_warn": "未统计：台账缺失",
    "h06.jz_exitban": 0,
}
EXPECTED = {
    "h02.adviser_consult": "812",
    "h02.adviser_publicity": "无",
    "h02.adviser_lectures": "3",
    "h04.review_from": "2022年1月1日",
    "h04.review_to": "2023年6月30日",
    "h04.self_total": "640",
    "h06.fy_apply": "21",
    "h06.fy_accept": "18",
    "h06.fy_ontime_rate": "100",
    "h06.ss_appear_rate": "66.7",
    "h06.tj_cases": "900余",
    "h06.jz_warn": "未统计：台账缺失",
    "h06.jz_exitban": "0",
}
NOTES = {"h06.fy_apply": "含上年末收到的2件", "h02.adviser_publicity": "+1为全年重复宣传"}


@pytest.fixture(scope="session")
def asked(report, catalog) -> Asked:
    full = catalog.with_own(report.indicators)
    return Asked(report.unit, report.year, {form.department: form for form in make_forms(report, catalog)}, full)


def came_back(data: bytes, asked: Asked, name: str = NAME) -> Return:
    return read_return(workbook_of(data, name), asked)


def stated(received: Return, asked: Asked) -> dict[str, str]:
    catalog = asked.catalog
    return {one.code: write_figure(one.figure, catalog.indicator(one.code)) for one in received.figures}


def codes_of(received: Return) -> set[str]:
    return {notice.code for notice in received.notices}


def told(received: Return, code: str) -> list[str]:
    return [f"{notice.message}@{notice.place.cell}" for notice in received.notices if notice.code == code]


def edited(data: bytes, change) -> bytes:
    book = load_workbook(io.BytesIO(data))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rearranged(
    data: bytes, *, headings: tuple[str, ...] | None = None, ids: bool = True, extra_rows: bool = False
) -> bytes:
    """Give the form retyped into a new workbook: other columns, other rows, with or without the sheet of ids."""
    old = load_workbook(io.BytesIO(data))
    new = NewWorkbook()
    sheet = new.active
    sheet.title = "Sheet1"
    source = old["填报表"]
    head = next(row[0].row for row in source.iter_rows() if row[0].value == "序号")
    order = [cell.column for cell in source[head]]
    if headings is not None:
        by_name = {str(cell.value).partition("\n")[0]: cell.column for cell in source[head]}
        order = [by_name[name] for name in headings]
    at = 1
    for row in source.iter_rows():
        if extra_rows and row[0].row in (head, head + 3, head + 7):
            sheet.cell(at, 1, "（这一行是单位自己加的说明）")
            at += 2
        for column, old_column in enumerate(order, 2 if headings else 1):
            value = row[old_column - 1].value
            if not str(value).startswith("=IF"):
                sheet.cell(at, column, value).number_format = row[old_column - 1].number_format
        at += 1
    if ids:
        copied = new.create_sheet("识别信息", 0)
        for row in old["识别信息"].iter_rows(values_only=True):
            copied.append(row)
    buffer = io.BytesIO()
    new.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def out(form_of) -> bytes:
    return filled(write_form(form_of("司法局")), TYPED, NOTES)


def test_every_value_comes_back_with_its_cell_and_note(out, asked):
    received = came_back(out, asked)
    assert (received.department, received.known_by) == ("司法局", KnownBy.HIDDEN_ID)
    assert stated(received, asked) == EXPECTED
    figures = {one.code: one for one in received.figures}
    assert str(figures["h06.fy_apply"].place) == f"{NAME} 填报表!E{cell_row(out, 'h06.fy_apply')}"
    assert figures["h06.fy_apply"].figure.note == "含上年末收到的2件"
    assert figures["h02.adviser_publicity"].figure.note == "+1为全年重复宣传"
    assert all(one.confidence == 1 for one in received.figures)
    assert len(received.blank) == len(asked.forms["司法局"].rows) - len(EXPECTED)
    assert codes_of(received) == {"RETURN-BLANK"}
    assert not received.doubted


def cell_row(data: bytes, code: str) -> int:
    return cells_by_code(load_workbook(io.BytesIO(data))["填报表"])[code]["本年"].row


REARRANGED = {
    "retyped": {},
    "columns moved": {"headings": ("编号", "本年", "备注", "指标", "单位", "上年", "口径")},
    "columns left out": {"headings": ("指标", "本年", "编号")},
    "rows inserted": {"extra_rows": True},
    "both": {"headings": ("本年", "备注", "编号", "指标", "单位"), "extra_rows": True},
}


@pytest.mark.parametrize("how", REARRANGED)
@pytest.mark.parametrize("ids", [True, False])
def test_it_is_known_however_it_was_rearranged(out, asked, how, ids):
    received = came_back(rearranged(out, ids=ids, **REARRANGED[how]), asked)
    assert received.department == "司法局"
    face_kept = "headings" not in REARRANGED[how]
    by_face = KnownBy.VISIBLE_ID if face_kept else KnownBy.LABELS
    assert received.known_by is (KnownBy.HIDDEN_ID if ids else by_face)
    assert stated(received, asked) == EXPECTED


def test_without_any_id_it_is_known_by_its_labels(out, asked):
    headings = ("指标", "单位", "上年", "本年", "备注")
    received = came_back(rearranged(out, headings=headings, ids=False, extra_rows=True), asked)
    assert (received.department, received.known_by) == ("司法局", KnownBy.LABELS)
    assert stated(received, asked) == EXPECTED
    assert {one.figure.note for one in received.figures} >= set(NOTES.values())
    (said,) = told(received, "RETURN-BY-LABELS")
    assert said == "表里没有识别信息，按指标名称认作“司法局”的表（63个指标认出63个），请核对。@"


def test_where_nothing_says_the_year_that_is_told(asked):
    book = NewWorkbook()
    for row in (("指标", "本年数"), ("行政复议立案受理", 18), ("填报单位：司法局", None)):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    received = came_back(buffer.getvalue(), asked)
    assert stated(received, asked) == {"h06.fy_accept": "18"}
    (said,) = told(received, "RETURN-BY-LABELS")
    assert "63个指标认出1个），也没有写是哪一年的，按2023年度收，请核对。" in said


def test_a_label_with_a_slip_is_asked_about(out, asked):
    def slip(book):
        row = cells_by_code(book["填报表"])["h06.tj_cases"]
        row["指标"].value = "人民调解案件"
        row["编号"].value = None
        other = cells_by_code(book["填报表"])["h04.self_total"]
        other["指标"].value = "自查自评的案卷"
        other["编号"].value = None
        del book["识别信息"]

    received = came_back(edited(out, slip), asked)
    assert "h06.tj_cases" not in stated(received, asked)
    assert any("“人民调解案件”不在这份表的指标里" in said for said in told(received, "RETURN-ROW"))
    figures = {one.code: one for one in received.figures}
    assert 0.9 <= figures["h04.self_total"].confidence < 1
    assert any("自查自评案卷" in said for said in told(received, "RETURN-LIKE"))


def test_labels_that_mean_the_opposite_are_never_taken_for_each_other(form_of, asked):
    def swap(book):
        row = cells_by_code(book["填报表"])["h04.self_fail"]
        row["指标"].value = "其中：自查自评合格的案卷"
        row["编号"].value = None
        row["本年"].value = 5

    received = came_back(edited(write_form(form_of("司法局")), swap), asked)
    assert "h04.self_fail" not in stated(received, asked)


def test_sheets_in_another_order_with_strangers_between(out, asked):
    def shuffle(book):
        book.create_sheet("封面", 0)["A1"] = "本单位报送材料"
        book.move_sheet("填报表", 2)
        book["填报表"].title = "2023年"

    received = came_back(edited(out, shuffle), asked)
    assert stated(received, asked) == EXPECTED
    assert received.figures[0].place.sheet == "2023年"


@pytest.mark.office
@pytest.mark.timeout(300)
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_it_comes_back_from_a_real_office_program(form_of, asked, tmp_path, suffix):
    """LibreOffice opens the form, types into it and saves it; then again as its own format and back."""
    typed = filled(write_form(form_of("司法局")), TYPED, NOTES)
    saved = saved_by_office(typed, tmp_path)
    if suffix == "ods":
        (tmp_path / "again").mkdir()
        saved = saved_by_office(saved_by_office(saved, tmp_path, "ods"), tmp_path / "again", source_suffix="ods")
    received = came_back(saved, asked)
    assert received.known_by is KnownBy.HIDDEN_ID
    assert stated(received, asked) == EXPECTED
    assert codes_of(received) == {"RETURN-BLANK"}
    for how in REARRANGED.values():
        assert stated(came_back(rearranged(saved, ids=False, **how), asked), asked) == EXPECTED


def test_another_year_another_district_and_a_newer_program_are_told_and_nothing_is_read(form_of, asked):
    form = form_of("司法局")
    for changed, code, word in (
        (replace(form, year=2022), "RETURN-YEAR", "2022年度"),
        (replace(form, unit="清河区"), "RETURN-UNIT", "“清河区”"),
        (replace(form, department="气象局"), "RETURN-DEPARTMENT", "“气象局”"),
    ):
        received = came_back(filled(write_form(changed), TYPED), asked)
        assert received.figures == ()
        assert code in codes_of(received)
        assert word in told(received, code)[0]
        assert told(received, code)[0].endswith("@F2" if code == "RETURN-DEPARTMENT" else "@A1")
        assert all(notice.severity is Severity.ERROR for notice in received.notices)

    def newer(book):
        book["识别信息"]["B2"].value = "9"

    assert told(came_back(edited(write_form(form), newer), asked), "RETURN-LAYOUT")[0].endswith("@B2")


@pytest.mark.parametrize(("code", "row"), [("RETURN-YEAR", 4), ("RETURN-UNIT", 3)])
def test_what_only_the_hidden_sheet_says_is_told_with_its_cell_there(form_of, asked, code, row):
    def bare(book):
        book["填报表"]["A1"].value = book["填报表"]["F2"].value = None
        book["识别信息"].cell(row, 2).value = {4: "2022", 3: "清河区"}[row]

    received = came_back(edited(filled(write_form(form_of("司法局")), TYPED), bare), asked)
    (said,) = [notice.place for notice in received.notices if notice.code == code]
    assert (said.sheet, said.cell) == ("识别信息", f"B{row}")


def test_a_heading_of_another_year_is_told(out, asked):
    def heading(book):
        next(row for row in book["填报表"].iter_rows() if row[0].value == "序号")[4].value = "本年\n（2022年）"

    received = came_back(edited(out, heading), asked)
    assert received.figures == ()
    assert told(received, "RETURN-YEAR") == [
        "本年一栏的表头写的是2022年，现在收的是2023年度，这一栏的数没有采用，请核对。@E4"
    ]


def test_last_years_form_kept_beside_this_one_spoils_nothing(out, asked):
    def beside(book):
        sheet = book.copy_worksheet(book["填报表"])
        sheet.title = "去年"
        sheet["E4"].value = "本年\n（2022年）"
        cells_by_code(sheet)["h06.fy_apply"]["本年"].value = 16

    received = came_back(edited(out, beside), asked)
    assert stated(received, asked) == EXPECTED
    (said,) = [notice for notice in received.notices if notice.code == "RETURN-YEAR"]
    assert said.message == "本年一栏的表头写的是2022年，现在收的是2023年度，这一栏的数没有采用，请核对。"
    assert (said.severity, said.place.sheet, said.place.cell) == (Severity.WARNING, "去年", "E4")


@pytest.mark.parametrize("heads", [("上年", "本年"), ("本年", "上年"), ("去年", "今年")])
def test_last_years_form_that_does_not_say_so_and_mixed_up_columns_are_doubted(form_of, asked, heads):
    def made(rows: list[tuple[object, object]]) -> Return:
        book = NewWorkbook()
        book.active.append(["指标", *heads])
        for row, (earlier, value) in zip(form_of("应急管理局").rows, rows, strict=True):
            mixed = (value, earlier) if heads[0] == "本年" else (earlier, value)
            book.active.append([row.indicator.label, *mixed])
        buffer = io.BytesIO()
        book.save(buffer)
        return came_back(buffer.getvalue(), asked)

    known = [row.earlier.value for row in form_of("应急管理局").rows]
    old = made([(value - 3, value) for value in known])
    assert old.doubted
    column = "B" if heads[0] == "本年" else "C"
    said = "“本年”一栏填的大多正是2022年的数，“上年”一栏却不是，像是去年的表，或者两栏填反了，先不采用，请核对。"
    assert told(old, "RETURN-OLD") == [f"{said}@{column}1"]
    for rows in ([(value, value + 3) for value in known], [(value, value) for value in known]):
        fine = made(rows)
        assert not fine.doubted
        assert [one.figure.value for one in fine.figures] == [value for _, value in rows]


def test_a_label_that_two_indicators_share_tells_neither_of_them(form_of, asked):
    form = form_of("应急管理局")
    first, second, *others = form.rows
    twin = replace(first, indicator=replace(first.indicator, code="own.team"))
    catalog = asked.catalog.with_own((twin.indicator,))
    twins = replace(form, rows=(first, twin, second, *others))
    both = replace(asked, forms={**asked.forms, form.department: twins}, catalog=catalog)
    data = filled(write_form(twins), {first.indicator.code: 50, second.indicator.code: 141})
    assert {one.code for one in came_back(data, both).figures} == {first.indicator.code, second.indicator.code}
    retyped = came_back(rearranged(data, headings=("指标", "本年"), ids=False), both)
    assert {one.code for one in retyped.figures} == {second.indicator.code}
    (said,) = told(retyped, "RETURN-ROW")
    assert "“综合性应急救援队伍”不在这份表的指标里，填的“50”没有读入，请核对。" in said


def test_what_was_noted_at_a_cell_is_told_and_asks_nothing(out, asked):
    def noted(book):
        cells = cells_by_code(book["填报表"])
        cells["h06.fy_apply"]["本年"].comment = Comment("张三:\n含街道转来的2件", "张三")
        book["填报表"]["A1"].comment = Comment("填好后发我", "王五")

    received = came_back(edited(out, noted), asked)
    assert stated(received, asked) == EXPECTED
    (said,) = [notice for notice in received.notices if notice.code == "RETURN-COMMENT"]
    assert said.message == "“收到行政复议申请”：这一格有批注“张三: 含街道转来的2件”，没有读入，请看一看。"
    assert (said.severity, said.place.sheet, said.place.cell[0]) == (Severity.HINT, "填报表", "E")


def test_a_figure_on_two_sheets_is_told_with_both_sheets(out, asked):
    def twice(book):
        sheet = book.copy_worksheet(book["填报表"])
        sheet.title = "填报表 (2)"
        cells_by_code(sheet)["h06.fy_apply"]["本年"].value = 22

    received = came_back(edited(out, twice), asked)
    assert "h06.fy_apply" not in stated(received, asked)
    (apart,) = [one for one in told(received, "RETURN-TWICE") if "不相同" in one]
    assert re.search(r"（填报表!(E\d+)是21、填报表 \(2\)!\1是22）", apart)


def test_a_form_filled_by_another_department_is_doubted_as_a_whole(out, asked):
    def other(book):
        book["填报表"]["A2"].value = "填报单位：应急管理局"

    received = came_back(edited(out, other), asked)
    assert received.doubted
    assert "应急管理局" in told(received, "RETURN-DEPARTMENT")[0]
    assert told(received, "RETURN-DEPARTMENT")[0].endswith("@A2")


def test_an_old_version_is_read_by_its_codes_and_told(form_of, asked):
    form = form_of("司法局")
    old = replace(form, rows=tuple(row for row in form.rows if row.indicator.code != "h06.fy_apply"))
    received = came_back(filled(write_form(old), {"h06.fy_accept": 18}), asked)
    assert stated(received, asked) == {"h06.fy_accept": "18"}
    assert {"RETURN-VERSION", "RETURN-MISSING"} <= codes_of(received)
    assert "收到行政复议申请" in told(received, "RETURN-MISSING")[0]
    assert told(received, "RETURN-VERSION")[0].endswith("@F2")


def test_an_indicator_of_another_department_is_not_taken(form_of, asked):
    form = form_of("司法局")
    stranger = form_of("政法委").rows[0]
    data = filled(write_form(replace(form, rows=(stranger, *form.rows[1:]))), {"h01.grids": 1800})
    received = came_back(data, asked)
    assert "h01.grids" not in stated(received, asked)
    assert "“政法委”的指标" in told(received, "RETURN-OTHER")[0]


LOCKED = {
    "label": ("h06.fy_apply", "指标", "复议申请总数", "RETURN-LABEL", "“复议申请总数”", True),
    "label of another": ("h06.fy_apply", "指标", "行政复议立案受理", "RETURN-LABEL", "看不出是哪个指标", False),
    "unit": ("h06.fy_apply", "单位", "人次", "RETURN-MEASURE", "“人次”", False),
    "last year": ("h06.fy_apply", "上年", 17, "RETURN-EARLIER", "表上是“17”，账本里是“16”", True),
    "last year in words": ("h06.fy_apply", "上年", "无", "RETURN-EARLIER", "表上是“无”", True),
    "definition": ("h06.fy_apply", "口径", "只算书面申请。", "RETURN-DEFINITION", "口径被改动", True),
}


@pytest.mark.parametrize("what", LOCKED)
def test_a_locked_cell_that_was_changed_is_told_with_its_place(out, asked, what):
    code, heading, value, notice, words, taken = LOCKED[what]

    def change(book):
        cells_by_code(book["填报表"])[code][heading].value = value

    received = came_back(edited(out, change), asked)
    row = cell_row(out, code)
    column = {"指标": "B", "单位": "C", "上年": "D", "口径": "H"}[heading]
    (said,) = told(received, notice)
    assert words in said
    assert said.endswith(f"@{column}{row}")
    assert (code in stated(received, asked)) is taken
    assert set(EXPECTED) - {code} <= set(stated(received, asked))


def test_money_in_another_scale_is_asked_about(report, catalog):
    used = replace(report, figures={"h04.penalty_amount": Figure(State.NONE)})
    forms = {form.department: form for form in make_forms(used, catalog)}
    asked = Asked(used.unit, used.year, forms, catalog)

    def scale(book):
        row = cells_by_code(book["填报表"])["h04.penalty_amount"]
        row["单位"].value, row["本年"].value = "元", 3355800

    received = came_back(edited(write_form(forms["司法局"]), scale), asked)
    assert received.figures == ()
    assert told(received, "RETURN-MEASURE")[0].startswith("“罚没金额”的单位被改成了“元”，本指标以“万元”计")


@pytest.mark.parametrize(
    ("cell", "written"), [("E4", "本年\n（万件）"), ("H2", "单位：万元"), ("A3", "（单位: 千 件）")]
)
def test_a_scale_written_over_the_figures_is_asked_about(out, asked, cell, written):
    def change(book: Any) -> None:
        sheet = book["填报表"]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet[cell].value = written

    received = came_back(edited(out, change), asked)
    assert received.doubted
    (said,) = [one for one in told(received, "RETURN-MEASURE") if one.endswith(f"@{cell}")]
    assert "先不采用，请核对。" in said


@pytest.mark.parametrize(
    ("cell", "written"), [("E4", "本年（2023年）"), ("H2", "单位：万家乐社区"), ("A3", "单位：件")]
)
def test_what_is_no_scale_is_not_asked_about(out, asked, cell, written):
    def change(book: Any) -> None:
        sheet = book["填报表"]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet[cell].value = written

    received = came_back(edited(out, change), asked)
    assert not received.doubted
    assert stated(received, asked) == EXPECTED


def test_a_row_that_was_copied_counts_once_or_is_asked_about(out, asked):
    def copy(book):
        sheet = book["填报表"]
        for code, value in (("h06.fy_apply", 21), ("h06.fy_accept", 19)):
            row = cells_by_code(sheet)[code]
            at = sheet.max_row + 1
            for cell in row.values():
                sheet.cell(at, cell.column, cell.value)
            sheet.cell(at, row["本年"].column, value)

    def unsigned(book):
        sheet = book["填报表"]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value in ("填报人", "审核人", "联系电话", "填报日期"):
                    cell.value = None
        copy(book)

    received = came_back(edited(out, unsigned), asked)
    assert stated(received, asked)["h06.fy_apply"] == "21"
    assert "h06.fy_accept" not in stated(received, asked)
    same, different = sorted(told(received, "RETURN-TWICE"), key=len)
    assert "数相同" in same
    assert "数不相同" in different


def test_a_second_column_for_this_year_is_compared_and_never_passed_over(out, asked):
    def add(book: Any) -> None:
        sheet = book["填报表"]
        by_code = cells_by_code(sheet)
        sheet.cell(4, 10, "本年（更正）")
        sheet.cell(by_code["h06.fy_apply"]["本年"].row, 10, 22)
        sheet.cell(by_code["h04.self_total"]["本年"].row, 10, 640)

    received = came_back(edited(out, add), asked)
    assert stated(received, asked) == {code: value for code, value in EXPECTED.items() if code != "h06.fy_apply"}
    same, apart = sorted(told(received, "RETURN-TWICE"))[::-1]
    assert "自查自评案卷”填了2次（E" in same
    assert "，数不相同（E" in apart
    assert "是22），先不采用，请核对以哪个为准。" in apart


@pytest.mark.parametrize("ids", [True, False])
def test_columns_headed_by_nothing_but_their_years_are_known(out, asked, ids):
    def rename(book: Any) -> None:
        book["填报表"]["D4"].value, book["填报表"]["E4"].value = "2022年", "2023年度"
        if not ids:
            book.remove(book["识别信息"])
        book["填报表"]["D6"].value = 1

    received = came_back(edited(out, rename), asked)
    assert stated(received, asked) == EXPECTED
    assert "表上是“1”" in told(received, "RETURN-EARLIER")[0]

    def older(book: Any) -> None:
        book["填报表"]["D4"].value, book["填报表"]["E4"].value = "2021年", "2022年"

    assert codes_of(came_back(edited(out, older), asked)) == {"RETURN-HEADING"}


def test_a_copy_of_the_sheet_counts_once_or_is_asked_about(out, asked):
    def copy(book):
        twin = book.copy_worksheet(book["填报表"])
        cells_by_code(twin)["h06.fy_accept"]["本年"].value = 17

    received = came_back(edited(out, copy), asked)
    assert set(stated(received, asked)) == set(EXPECTED) - {"h06.fy_accept"}
    assert len(told(received, "RETURN-TWICE")) == len(EXPECTED)


def test_a_row_of_their_own_is_shouted_and_not_dropped(out, asked):
    def own(book):
        sheet = book["填报表"]
        row = cells_by_code(sheet)["h06.fy_apply"]["本年"].row + 100
        sheet.cell(row, 2, "行政复议听证会")
        sheet.cell(row, 5, 4)
        for line in sheet.iter_rows():
            for cell in line:
                if cell.value == "填报人":
                    cell.value = None
                if cell.value in ("审核人", "联系电话", "填报日期"):
                    cell.value = None

    received = came_back(edited(out, own), asked)
    assert any("“行政复议听证会”不在这份表的指标里，填的“4”没有读入" in said for said in told(received, "RETURN-ROW"))


def test_a_number_in_a_row_of_nobody_is_shouted_and_not_dropped(out, asked):
    def one_row_too_far(book: Any) -> None:
        sheet = book["填报表"]
        last = max(cells["本年"].row for cells in cells_by_code(sheet).values())
        sheet.cell(last + 1, cells_by_code(sheet)["h06.fy_apply"]["本年"].column, 15)

    received = came_back(edited(out, one_row_too_far), asked)
    (said,) = told(received, "RETURN-ROW")
    assert said.startswith("这一行没有写是哪个指标，填的“15”没有读入，请核对。@E")
    assert stated(received, asked) == EXPECTED


def test_a_note_beside_no_figure_is_told_and_a_number_there_is_asked_about(form_of, asked, out):
    notes = {"h06.fy_apply": "21件", "h06.fy_accept": "台账丢失，2023年起补建"}
    left = {code: typed for code, typed in TYPED.items() if code not in notes}
    received = came_back(filled(write_form(form_of("司法局")), left, notes), asked)
    apply, accept = told(received, "RETURN-NOTE")
    assert apply.startswith("“收到行政复议申请”没有填数，备注里写着“21件”，请核对是不是数填错了格。@G")
    assert accept.startswith("“行政复议立案受理”没有填数，备注里写着“台账丢失，2023年起补建”，没有读入。@G")
    severities = [notice.severity for notice in received.notices if notice.code == "RETURN-NOTE"]
    assert severities == [Severity.WARNING, Severity.HINT]
    assert codes_of(came_back(out, asked)) <= {"RETURN-BLANK"}


def test_one_bad_cell_spoils_no_other(out, asked):
    def bad(book):
        by_code = cells_by_code(book["填报表"])
        by_code["h06.fy_apply"]["本年"].value = "=1/0"
        by_code["h06.fy_accept"]["本年"].value = "十几件"
        by_code["h04.self_total"]["本年"].value = True

    received = came_back(edited(out, bad), asked)
    asked_about = {"h06.fy_apply", "h06.fy_accept", "h04.self_total"}
    assert set(stated(received, asked)) == set(EXPECTED) - asked_about
    assert len(told(received, "RETURN-CELL")) == 3
    assert not asked_about & set(received.blank)


def test_what_people_wrote_of_themselves_is_kept(out, asked):
    def sign(book):
        said = {"填报人": "张三", "审核人": "李四", "联系电话": "024-12345678", "填报日期": date(2024, 1, 5)}
        sheet = book["填报表"]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value in said:
                    beside = sheet.cell(cell.row, cell.column + 1)
                    beside.value = said[cell.value]
                    if isinstance(beside.value, date):
                        beside.number_format = "yyyy-m-d"

    received = came_back(edited(out, sign), asked)
    assert received.signed == {
        "填报人": "张三",
        "审核人": "李四",
        "联系电话": "024-12345678",
        "填报日期": "2024年1月5日",
    }


def test_a_stranger_is_no_return(asked):
    book = NewWorkbook()
    book.active["A1"] = "值班表"
    buffer = io.BytesIO()
    book.save(buffer)
    received = came_back(buffer.getvalue(), asked)
    assert (received.department, received.known_by, received.figures) == ("", None, ())
    assert codes_of(received) == {"RETURN-UNKNOWN"}
    assert not received.answers


def test_a_form_of_which_nothing_was_filled_is_no_answer(form_of, asked):
    received = came_back(write_form(form_of("司法局")), asked)
    assert codes_of(received) == {"RETURN-EMPTY"}
    assert not received.answers


def test_headings_that_are_gone_are_told(out, asked):
    def behead(book):
        for cell in next(row for row in book["填报表"].iter_rows() if row[0].value == "序号"):
            cell.value = None

    received = came_back(edited(out, behead), asked)
    assert received.figures == ()
    assert codes_of(received) == {"RETURN-HEADING"}


def test_a_units_own_indicator_goes_out_and_comes_back(report, catalog):
    own = Indicator("own.visits", "走访企业", "户次", KIND_BY_NAME["flow"], "H01", "工商联", definition="本年走访。")
    with_own = replace(report, indicators=(own,))
    full = catalog.with_own(with_own.indicators)
    forms: dict[str, Form] = {form.department: form for form in make_forms(with_own, catalog)}
    received = came_back(filled(write_form(forms["工商联"]), {"own.visits": 35}), Asked("银州区", 2023, forms, full))
    assert [(one.code, one.figure.value) for one in received.figures] == [("own.visits", Decimal(35))]


def test_dates_and_times_keep_their_day(out, asked):
    def day(book):
        cells_by_code(book["填报表"])["h04.review_from"]["本年"].value = date(2022, 7, 1)

    assert stated(came_back(edited(out, day), asked), asked)["h04.review_from"] == "2022年7月1日"
