"""The workbook that goes out, looked at with another library and as an office program shows it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from desktop.collection.form import FormRow
from desktop.collection.form_workbook import form_name, write_form
from desktop.model.catalog import Indicator
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.quantities.about import About
from desktop.refusal import Refused
from tests.collection.filling import cells_by_code, filled, shown_by_office

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "=cmd|'/c calc'!A1", "http://a.b/", "{=1}")


def opened(form):
    return load_workbook(io.BytesIO(write_form(form)))


def test_the_same_form_gives_the_same_bytes(form_of):
    assert write_form(form_of("司法局")) == write_form(form_of("司法局"))


def test_a_row_says_everything_about_its_indicator(form_of):
    form = form_of()
    sheet = opened(form)["填报表"]
    row = cells_by_code(sheet)["h01.easy_gov"]
    assert (row["指标"].value, row["单位"].value, row["上年"].value) == ("其中：政务事项", "项", 57)
    assert row["本年"].value is None
    assert row["口径"].value == "年末便民可办事项中属于政务服务的事项数。"
    assert sheet["A1"].value == "银州区2023年度法治政府建设情况报告数据填报表"
    assert "请于2024年1月10日前" in sheet["A3"].value
    assert sheet["A2"].value == "填报单位：营商环境局"


def test_nothing_is_unlocked_but_what_is_to_be_filled(form_of):
    form = form_of("司法局")
    sheet = opened(form)["填报表"]
    assert sheet.protection.sheet
    by_code = cells_by_code(sheet)
    wanted = {row[heading].coordinate for row in by_code.values() for heading in ("本年", "备注")}
    signed = {
        cell.coordinate for row in sheet for cell in row if cell.value in ("填报人", "审核人", "联系电话", "填报日期")
    }
    unlocked = {cell.coordinate for row in sheet for cell in row if not cell.protection.locked}
    assert len(by_code) == len(form.rows)
    assert wanted <= unlocked
    rest = unlocked - wanted
    rows_signed = {int("".join(filter(str.isdigit, place))) for place in signed}
    assert rest
    assert {int("".join(filter(str.isdigit, place))) for place in rest} == rows_signed


def test_the_ids_are_hidden_and_one_is_seen(form_of):
    form = form_of()
    book = opened(form)
    ids = book["识别信息"]
    assert ids.sheet_state == "veryHidden"
    told = {row[0].value: row[1].value for row in ids.iter_rows(min_row=2, max_row=6)}
    assert told == {"版式": "1", "单位": "银州区", "年度": "2023", "填报单位": "营商环境局", "表号": form.visible_id}
    assert {row[0].value for row in ids.iter_rows(min_row=8)} == form.codes
    assert book["填报表"]["F2"].value == f"表号：{form.visible_id}"


def test_it_prints_on_a4_with_its_headings_on_each_page(form_of):
    sheet = opened(form_of("司法局"))["填报表"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)  # no width stands for one page
    assert sheet.print_title_rows.replace("$", "") == "4:4"
    assert "第&P页" in sheet.oddFooter.center.text


def test_what_may_be_typed_is_said_in_chinese(form_of):
    sheet = opened(form_of("司法局"))["填报表"]
    by_code = cells_by_code(sheet)
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    rule = rules[by_code["h06.fy_apply"]["本年"].coordinate]
    assert "以“件”计，要填不小于0的整数" in rule.error
    assert rule.errorStyle == "warning"
    assert "百分数" in rules[by_code["h06.ss_appear_rate"]["本年"].coordinate].error
    assert "日期" in rules[by_code["h04.review_from"]["本年"].coordinate].error
    assert all(len(rule.error) <= 225 and len(rule.formula1) <= 255 for rule in rules.values())


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_stays_text(form_of, text):
    indicator = Indicator("own.x", text, text, KIND_BY_NAME["flow"], "H01", text, definition=text)
    row = FormRow(indicator, Figure(State.UNCOUNTED, reason=text), text)
    form = replace(form_of(), unit=text, department=text, rows=(row,), relations=(), scoped=())
    data = write_form(form)
    book = load_workbook(io.BytesIO(data))
    kinds = {
        cell.data_type
        for name in book.sheetnames
        for line in book[name]
        for cell in line
        if text.strip() in str(cell.value)
    }
    assert kinds == {"s"}
    shown = {cell.value for line in book["填报表"] for cell in line}
    assert text.replace("\t", " ") in shown


def test_last_years_figure_is_a_number_where_it_is_one(form_of):
    form = form_of()
    figures = (Figure(State.VALUE, form.rows[0].earlier.value, About.REMAINDER), Figure(State.NONE), NOT_FILLED)
    rows = tuple(replace(row, earlier=figure) for row, figure in zip(form.rows, figures, strict=False))
    sheet = opened(replace(form, rows=rows))["填报表"]
    by_code = cells_by_code(sheet)
    assert [by_code[row.indicator.code]["上年"].value for row in rows] == ["26余", "无", ""]


def test_a_text_longer_than_a_cell_is_refused_and_not_cut(form_of):
    form = form_of()
    row = replace(form.rows[0], indicator=replace(form.rows[0].indicator, definition="长" * 40_000))
    with pytest.raises(Refused) as refused:
        write_form(replace(form, rows=(row,)))
    assert refused.value.code == "FORM-TEXT"


def test_the_name_of_the_file_can_be_one(form_of):
    assert form_name(form_of()) == "2023年度法治政府建设数据填报表（营商环境局）.xlsx"
    assert form_name(replace(form_of(), department='a/b:c*"d')) == "2023年度法治政府建设数据填报表（abcd）.xlsx"


@pytest.mark.office
@pytest.mark.timeout(300)
def test_an_office_program_computes_the_self_checks(form_of, tmp_path):
    """R01, R07 and R12 with numbers that agree and that do not, as LibreOffice computes them."""
    form = form_of("司法局")
    good = {
        "h06.fy_apply": 20,
        "h06.fy_accept": 18,
        "h06.fy_revoke": 3,
        "h06.fy_uphold": 14,
        "h06.fy_terminate": "无",
        "h06.jz_active": 60,
        "h06.jz_in": 40,
        "h06.jz_out": 63,
        "h06.jz_probation": 60,
        "h06.jz_tempout": "无",
        "h06.tj_cases": 857,
        "h06.tj_success": 900.5,
        "h06.fy_ontime_rate": 120,
        "h06.pl_points": "很多",
        "h06.pc_times": "1300余",
        "h06.pc_found": -1,
        "h06.pc_prevented": "未统计：没有台账",
    }
    sheet = shown_by_office(filled(write_form(form), good), tmp_path)
    by_code = cells_by_code(sheet)
    results = {row[1].value: row[5].value for row in sheet.iter_rows() if row[5].value and row[1].value}
    said = {sentence: result for sentence, result in results.items() if isinstance(sentence, str) and "应" in sentence}

    def told(start: str) -> set[str]:
        return {result for sentence, result in said.items() if sentence.startswith(start)}

    assert told("“行政复议立案受理”不应多于") == {"一致"}
    assert told("“行政复议立案受理”应等于") == {"请核对：相差1"}
    assert told("“正在接受社区矫正对象”应等于") == {"一致"}  # 83 of last year + 40 - 63 = 60, and 60 + 无
    assert told("“调解成功”不应多于") == {"请核对"}
    assert told("“自查自评案卷”应等于") == {"待填"}
    checks = {code: row["自查"].value for code, row in by_code.items() if row["自查"].value}
    assert checks["h06.fy_ontime_rate"] == "一般不超过100%，请核对"
    assert checks["h06.pl_points"].startswith("这里要填数字")
    assert checks["h06.pc_found"] == "一般不会小于0，请核对"
    assert checks["h06.tj_cases"].startswith("这个数与上年完全相同")
    assert "h06.pc_times" not in checks
    assert "h06.pc_prevented" not in checks
    assert not any(str(value).startswith(("#", "Err")) for value in (*said.values(), *checks.values()))
