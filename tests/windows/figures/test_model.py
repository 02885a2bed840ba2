"""What the table of figures says: source, tag."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from desktop.model.edits import SetFigure
from desktop.model.figure import NOT_FILLED, Figure, Origin, OriginKind, State
from desktop.model.findings import Finding, Operand
from desktop.model.severity import Severity
from desktop.windows.figures.columns import Column
from desktop.windows.figures.model import FigureModel
from desktop.windows.figures.words import tag_of, write_source

PASS = "h04.self_pass"


def number(value):
    return Figure(State.VALUE, Decimal(value))


def origin(kind, detail=""):
    return replace(number(1), origin=Origin(kind, detail))


def test_the_table_says_everything_about_a_figure(session):
    model = FigureModel()
    model.show_session(session)
    model.show_indicators(session.sections.rows[session.sections.index_of(PASS)].indicators)
    session.person = "王丽"
    session.do(SetFigure(PASS, number(419)), "合格")
    row = model.row_of(PASS)
    cells = [model.index(row, column).data() for column in Column]
    assert cells == ["自查自评合格案卷", "419", "卷", "", "", "手填 王丽", "手填"]
    total = model.row_of("h04.self_total")
    assert model.index(total, Column.STATE).data() == "合计不符"
    assert model.cell(total, 0).severity is Severity.ERROR
    assert model.cell(row, 0).depth == 1
    assert model.sentence(model.index(total, 0)).startswith("“自查自评案卷”")
    assert model.index(row, Column.NOW).data(Qt.ItemDataRole.AccessibleTextRole) == "自查自评合格案卷，2022，419"
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert heads == ["指标", "2022", "单位", "2021", "增减", "来源", "状态"]
    assert not model.setData(model.index(row, Column.UNIT), "件")
    assert model.row_of("nowhere") is None


def test_source_and_tag_say_where_a_figure_comes_from(catalog):
    indicator = catalog.indicator(PASS)
    cell = origin(OriginKind.CELL, "执法监督.xlsx C9")
    assert write_source(indicator, cell) == "执法监督.xlsx C9"
    assert tag_of(cell, (), owed=True).words == "报送"
    assert tag_of(replace(cell, confirmed=True), (), owed=True).words == "已核"
    assert write_source(indicator, origin(OriginKind.READ)) == "读入"
    assert write_source(indicator, NOT_FILLED) == f"{indicator.department} 未报"
    assert tag_of(NOT_FILLED, (), owed=True).words == "未填"
    assert tag_of(NOT_FILLED, (), owed=False).words == "可不填"
    assert tag_of(Figure(State.UNCOUNTED), (), owed=True).words == "未统计"
    computed = catalog.indicator("h04.self_pass_pct")
    assert write_source(computed, NOT_FILLED) == "缺少计算所需的数"
    assert write_source(computed, origin(OriginKind.COMPUTED)) == "计算"
    assert write_source(replace(indicator, department=""), NOT_FILLED) == ""
    assert write_source(indicator, replace(cell, note="约数")) == "注 · 执法监督.xlsx C9"
    assert write_source(indicator, Figure(note="催过")) == f"注 · {indicator.department}"
    assert write_source(computed, Figure(note="催过")) == "注 · 缺少计算所需的数"


@pytest.mark.parametrize(
    ("severity", "operands", "words"),
    [
        (Severity.ERROR, (Operand("甲", "1"),), "有误"),
        (Severity.ERROR, (Operand("甲", "1"),) * 3, "合计不符"),
        (Severity.WARNING, (), "待核对"),
        (Severity.HINT, (), "手填"),
    ],
)
def test_what_is_wrong_comes_before_where_a_figure_is_from(severity, operands, words):
    finding = Finding(severity, "R02", PASS, "不符", "1", "2", operands)
    assert tag_of(number(1), (finding,), owed=True).words == words
