"""数据汇总表, all years and 签批底稿 as workbooks, looked at with another library."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.catalog.wording import load_sample
from desktop.checks.check import check
from desktop.collection.tables.signing_draft import write_signing_draft
from desktop.collection.tables.summary import KEPT_SHEET, write_summary
from desktop.collection.tables.years import write_years
from desktop.model.catalog import Catalog
from desktop.model.figure import Figure, Origin, OriginKind, State
from desktop.model.report import Report
from desktop.model.signing_draft import signing_draft
from desktop.model.summary import Summary, summarise
from desktop.model.years_table import years_table
from desktop.quantities.about import About

# openpyxl says that it would lose the sparklines, which nobody saves with it here.
pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")


@pytest.fixture(scope="module")
def sample(catalog: Catalog) -> Report:
    """The sample year with last year's figures, and with each kind of figure once."""
    made = load_sample(catalog)
    figures = {
        **made.figures,
        "h01.grids": Figure(State.UNCOUNTED, reason="系统升级"),
        "h01.power_adjusted": Figure(State.NONE),
        "h06.tj_mediators": Figure(State.VALUE, Decimal(215), About.EXCEEDING),
        "h01.easy_total": Figure(State.VALUE, Decimal(120), note="=1+1", person="张三", at="2023-02-10T09:00:00+08:00"),
        "h01.online_apply_rate": Figure(State.VALUE, Decimal("99.95"), origin=Origin(OriginKind.CELL, "甲.xlsx 表!C7")),
    }
    rate = Figure(State.VALUE, Decimal("98.5"))
    earlier = {"h01.online_apply_rate": rate, "h01.easy_total": made.figures["h01.easy_total"]}
    return replace(made, figures=figures, earlier=earlier)


@pytest.fixture(scope="module")
def summary(sample: Report, catalog: Catalog) -> Summary:
    return summarise(sample, catalog, check(sample, catalog))


def sheet_of(data: bytes, name: str) -> Worksheet:
    return load_workbook(io.BytesIO(data))[name]


def by_label(sheet: Worksheet, heads: int) -> dict[str, dict[str, object]]:
    """Every row of a table by its indicator: each cell by the head of its column."""
    names = [cell.value for cell in sheet[heads]]
    rows = (dict(zip(names, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=heads + 1))
    return {str(row["指标"]).strip(): row for row in rows if row["指标"]}


def test_the_summary_shows_both_years_and_the_change(summary: Summary) -> None:
    rows = by_label(sheet_of(write_summary(summary), "数据汇总表"), 3)
    assert len(rows) == len(summary.rows) == 88
    rate = rows["网上申报率"]
    assert (rate["2022年"], rate["2021年"], rate["增减"], rate["单位"]) == (99.95, 98.5, 1.45, "%")
    assert rate["来源"] == "甲.xlsx 表!C7"
    assert (rows["社区网格"]["2022年"], rows["社区网格"]["增减"]) == ("未统计：系统升级", None)
    assert rows["人民调解员"]["2022年"] == "逾215"
    assert rows["调整行政职权"]["2022年"] == "无"
    assert rows["评查案卷办结期间起"]["2022年"] == "2021年1月1日"
    assert rows["自查自评优秀占比"]["来源"] == "计算"


def test_the_summary_says_what_is_wrong_and_whose_it_is(summary: Summary) -> None:
    sheet = sheet_of(write_summary(summary), "数据汇总表")
    total = by_label(sheet, 3)["编制便民可办事项"]
    assert (total["填报"], total["状态"]) == ("张三\n2023-02-10", "有误")
    assert str(total["备注"]).startswith("=1+1\n错误：“编制便民可办事项”应等于")
    assert sheet["A1"].value == "银州区2022年度法治政府建设数据汇总表"
    typed = sum(row.indicator.formula is None for row in summary.rows)
    assert 0 < typed < 88
    computed = f"另有{88 - typed}项由程序计算，不用填"
    assert sheet["A2"].value == f"要填报{typed}项，已填{typed}项，未填0项；{computed}；1项待核对。"
    formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_what_is_computed_is_not_counted_as_missing(sample: Report, catalog: Catalog) -> None:
    operands = ("h04.self_excellent", "h04.self_total")
    figures = {code: figure for code, figure in sample.figures.items() if code not in operands}
    blank = summarise(replace(sample, figures=figures), catalog, ())
    sheet = sheet_of(write_summary(blank), "数据汇总表")
    typed = len(blank.to_enter)
    assert str(sheet["A2"].value).startswith(f"要填报{typed}项，已填{typed - 2}项，未填2项；")
    rows = by_label(sheet, 3)
    share = rows["自查自评优秀占比"]
    assert (share["2022年"], share["来源"], share["状态"]) == (None, "缺少计算所需的数", "待计算")
    assert [row["状态"] for row in rows.values()].count("未填") == 2


def test_the_summary_can_be_printed(summary: Summary) -> None:
    data = write_summary(summary)
    sheet = sheet_of(data, "数据汇总表")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area == f"'数据汇总表'!$A$1:$J${sheet.max_row}"
    assert "第 &P 页，共 &N 页" in str(sheet.oddFooter.center.text)
    assert sheet_of(data, KEPT_SHEET).sheet_state == "hidden"


def test_all_years_stand_side_by_side_with_their_trends(sample: Report, catalog: Catalog) -> None:
    reports = [_with(sample, year, apply=10 + year % 10) for year in (2020, 2021, 2022)]
    data = write_years(years_table(reports, catalog))
    sheet = sheet_of(data, "历年数据")
    row = by_label(sheet, 3)["收到行政复议申请"]
    assert [row[f"{year}年"] for year in (2020, 2021, 2022)] == [10, 11, 12]
    assert (row["增减"], row["增幅（%）"]) == (1, 9.1)
    about = next(cell for row in sheet.iter_rows() for cell in row if cell.number_format == '"逾"0')
    assert about.value == 215
    assert sheet["A1"].value == "银州区2020—2022年度法治政府建设历年数据"
    charts = _parts(data, r"xl/charts/chart\d+\.xml")
    assert len(charts) == 1  # nothing else has changed over these years
    assert "收到行政复议申请（件）" in charts[0]
    assert "趋势图数据!$B$2:$D$2" in charts[0]
    assert "sparkline" in _parts(data, r"xl/worksheets/sheet1\.xml")[0]


def _with(report: Report, year: int, **values: int) -> Report:
    figures = {f"h06.fy_{name}": Figure(State.VALUE, Decimal(value)) for name, value in values.items()}
    return replace(report, year=year, figures={**report.figures, **figures}, earlier={})


def _parts(data: bytes, pattern: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if re.fullmatch(pattern, name)]


def test_a_year_without_a_number_is_a_gap_in_its_chart(sample: Report, catalog: Catalog) -> None:
    missing = replace(_with(sample, 2021), figures={"h06.fy_apply": Figure(State.UNCOUNTED)})
    data = write_years(years_table([_with(sample, 2020, apply=3), missing, _with(sample, 2022, apply=5)], catalog))
    numbers = sheet_of(data, "趋势图数据")
    (row,) = ([cell.value for cell in row] for row in numbers.iter_rows() if row[0].value == "收到行政复议申请")
    assert row == ["收到行政复议申请", 3, None, 5]
    (chart,) = _parts(data, r"xl/charts/chart\d+\.xml")
    drawn = chart.partition("<c:val>")[2]
    assert '<c:ptCount val="3"/>' in drawn
    assert re.findall(r'<c:pt idx="(\d)"><c:v>(\d+)</c:v>', drawn) == [("0", "3"), ("2", "5")]


def test_one_year_alone_has_no_charts(sample: Report, catalog: Catalog) -> None:
    data = write_years(years_table([replace(sample, earlier={})], catalog))
    assert load_workbook(io.BytesIO(data)).sheetnames == ["历年数据"]


def test_the_signing_draft_has_sentence_source_and_finding(sample: Report, catalog: Catalog) -> None:
    draft = signing_draft(sample, catalog, check(sample, catalog))
    sheet = sheet_of(write_signing_draft(draft), "签批底稿")
    rows = by_label(sheet, 2)
    total = rows["编制便民可办事项（项）"]
    assert "一、（一）1.　" in str(total["正文表述"])
    assert "便民可办事项120项" in str(total["正文表述"])
    assert str(total["核对情况"]).startswith("有误\n错误：")
    assert rows["网上申报率（%）"]["来源"] == "甲.xlsx 表!C7"
    assert sheet["A1"].value == "银州区2022年度法治政府建设情况报告签批底稿"
    last = [str(row[0].value) for row in sheet.iter_rows(min_row=sheet.max_row)]
    assert "审核人（签字）" in last[0]
    assert "分管负责人（签字）" in last[0]


def test_each_table_is_the_same_bytes_again(sample: Report, catalog: Catalog, summary: Summary) -> None:
    findings = check(sample, catalog)
    reports = [_with(sample, 2021, apply=3), sample]
    for make in (
        lambda: write_summary(summary),
        lambda: write_years(years_table(reports, catalog)),
        lambda: write_signing_draft(signing_draft(sample, catalog, findings)),
    ):
        assert make() == make()
