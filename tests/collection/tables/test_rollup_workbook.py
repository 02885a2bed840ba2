"""The workbook of a roll-up, looked at with another library."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from desktop.catalog.wording import load_sample
from desktop.collection.tables.rollup import MOST_SIDE_BY_SIDE, write_rollup
from desktop.model.catalog import Catalog
from desktop.model.figure import Figure, State
from desktop.model.rollup.gathering import Gathering
from desktop.model.rollup.roll_up import RolledUp, roll_up
from desktop.model.rollup.unit_year import UnitYear
from desktop.quantities.about import About

YEAR = 2022


def number(value: int, about: About | None = None) -> Figure:
    return Figure(State.VALUE, Decimal(value), about)


@pytest.fixture(scope="module")
def units(catalog: Catalog) -> list[UnitYear]:
    """A complete district; one with an approximate number and a gap; one without report, named like a formula."""
    figures = dict(load_sample(catalog).figures)
    other = {**figures, "h06.fy_apply": number(30, About.REMAINDER), "h06.tj_success": number(800)}
    del other["h01.grids"]
    earlier = {"h06.jz_in": number(50)}
    return [
        UnitYear("银州区", figures, earlier, (), "A"),
        UnitYear("清河区", other, earlier, (), "A"),
        UnitYear("=开原市", {}, {}, ()),
    ]


def rolled(catalog: Catalog, units: list[UnitYear]) -> tuple[RolledUp, Catalog]:
    gathering = Gathering(catalog, YEAR)
    for unit in units:
        gathering.add("a.fzb", unit)
    gathered = gathering.gathered()
    return roll_up(gathered), gathered.catalog


def written(catalog: Catalog, units: list[UnitYear]) -> bytes:
    seen: list[tuple[int, int]] = []
    result, full = rolled(catalog, units)
    data = write_rollup(result, full, ["a.fzb：3家单位"], lambda done, of: seen.append((done, of)))
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    return data


def table(book: Workbook, sheet: str, heads: int, key: str) -> dict[str, dict[str, object]]:
    names = [cell.value for cell in book[sheet][heads]]
    rows = (dict(zip(names, (c.value for c in row), strict=True)) for row in book[sheet].iter_rows(min_row=heads + 1))
    return {str(row[key]).strip(): row for row in rows if row[key]}


@pytest.fixture(scope="module")
def book(catalog: Catalog, units: list[UnitYear]) -> Workbook:
    return load_workbook(io.BytesIO(written(catalog, units)))


def test_the_totals_are_by_kind_with_first_and_last(book: Workbook) -> None:
    rows = table(book, "汇总", 3, "指标")
    assert rows["收到行政复议申请"]["2022年合计"] == "46余"
    assert rows["收到行政复议申请"]["说明"] == "含约数：清河区。缺=开原市。"
    assert (rows["收到行政复议申请"]["最高"], rows["收到行政复议申请"]["最低"]) == ("清河区 30余", "银州区 16")
    assert (rows["调解案件"]["2022年合计"], rows["调解案件"]["报送"]) == (1714, "2/3")
    assert rows["调解成功率"]["2022年合计"] == 97  # 1657 / 1714
    assert str(rows["调解成功率"]["说明"]).startswith("按分子、分母的合计重新计算。")
    assert rows["法定期限结案率"]["2022年合计"] is None
    assert "不能相加或平均" in str(rows["法定期限结案率"]["说明"])
    assert rows["社区网格"]["2022年合计"] == 1772
    assert rows["社区网格"]["说明"] == "缺清河区、=开原市。"


def test_a_complete_total_has_a_change(catalog: Catalog, units: list[UnitYear]) -> None:
    rows = table(load_workbook(io.BytesIO(written(catalog, units[:2]))), "汇总", 3, "指标")
    row = rows["接收社区矫正对象"]
    assert (row["2022年合计"], row["2021年合计"], row["增减"], row["说明"]) == (136, 100, 36, None)


def test_every_figure_stands_beside_the_others(book: Workbook) -> None:
    row = table(book, "各单位数据", 2, "指标")["收到行政复议申请"]
    assert (row["银州区"], row["清河区"], row["=开原市"], row["合计"]) == (16, "30余", None, "46余")
    ranks = table(book, "名次", 2, "指标")["收到行政复议申请"]
    assert (ranks["银州区"], ranks["清河区"], ranks["=开原市"]) == (2, 1, None)


def test_what_is_missing_is_listed_and_explained(book: Workbook) -> None:
    rows = [[cell.value for cell in row[1:]] for row in book["缺报"].iter_rows(min_row=3)]
    assert ["=开原市", "全部指标", "没有2022年度的报告"] in rows
    assert ["清河区", "社区网格", "未填"] in rows
    remarks = [str(row[0].value) for row in book["说明"].iter_rows()]
    assert "“=开原市”没有2022年度的报告。" in remarks
    assert "a.fzb：3家单位" in remarks


def test_no_text_is_a_formula(book: Workbook) -> None:
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_many_units_are_rows_and_the_totals_the_same(catalog: Catalog, units: list[UnitYear]) -> None:
    many = [replace(units[0], unit=f"第{place}区") for place in range(MOST_SIDE_BY_SIDE + 1)]
    book = load_workbook(io.BytesIO(written(catalog, many)))
    rows = table(book, "各单位数据", 2, "单位")
    assert rows["第7区"]["调解案件（件）"] == 857
    assert rows["合计"]["调解案件（件）"] == 857 * len(many)
    assert table(book, "名次", 2, "单位")["第40区"]["调解案件（件）"] == 1
    first = table(book, "汇总", 3, "指标")["调解案件"]["最高"]
    assert first == "41家相同 857"


@pytest.mark.parametrize("times", [1, 15])
def test_the_same_roll_up_is_the_same_bytes(catalog: Catalog, units: list[UnitYear], times: int) -> None:
    many = [replace(unit, unit=f"{unit.unit}{place}") for place in range(times) for unit in units]
    assert written(catalog, many) == written(catalog, many)
