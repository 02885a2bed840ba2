"""The models behind the lists and tables, through Qt's own model tester, and what their rows say."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from desktop.model.edits import AddEntries, SetFigure, SetText
from desktop.model.figure import NOT_FILLED, Figure, Origin, OriginKind, State
from desktop.model.findings import Finding, Operand, Severity
from desktop.model.outline import Entry, Level
from desktop.windows.figure_columns import Column
from desktop.windows.figure_model import FigureModel, FigureRole
from desktop.windows.figure_words import tag_of, write_change, write_source
from desktop.windows.findings_model import FindingsModel, FindingsRole
from desktop.windows.item_model import ItemModel
from desktop.windows.outline_model import OutlineModel, OutlineRole, Ring
from desktop.windows.session import Session

PASS = "h04.self_pass"
TABLE = Qt.ItemDataRole.DisplayRole


def number(value):
    return Figure(State.VALUE, Decimal(value))


@pytest.mark.parametrize("kind", [OutlineModel, FindingsModel, FigureModel, ItemModel])
def test_every_model_keeps_qts_rules(qtmodeltester, session, catalog, kind):
    model = kind()
    model.show_session(session)
    if isinstance(model, FigureModel):
        model.show_indicators(session.sections.rows[5].indicators)
    if isinstance(model, ItemModel):
        model.show_section(5)
    qtmodeltester.check(model)
    session.do(SetFigure(PASS, NOT_FILLED), "清空")
    session.do(AddEntries(session.report.outline[40].key, (Entry("new", Level.BODY, "新"),)), "加")
    session.undo()
    session.undo()
    other = Session(catalog, session.report)
    model.show_session(other)
    qtmodeltester.check(model)
    model.show_session(None)
    qtmodeltester.check(model)


def test_the_outline_tells_how_far_each_heading_is(session, blank, catalog):
    model = OutlineModel()
    model.show_session(session)
    row = session.sections.index_of(PASS)
    assert model.row(row).ring is Ring.DONE
    session.do(SetFigure(PASS, number(1)), "合格")
    assert model.row(row).ring is Ring.WRONG
    assert model.row(row).wrong == 1
    spoken = model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("（四）行政执法", "有问题", "20/20", "1处要核对"):
        assert part in spoken
    model.show_session(Session(catalog, blank))
    assert model.row(row).ring is Ring.EMPTY
    assert model.row(0).ring is Ring.TEXT
    assert model.row(0).count == "沿用1段"


def test_a_heading_that_is_begun_is_partly_done(blank, catalog):
    session = Session(catalog, blank)
    model = OutlineModel()
    model.show_session(session)
    session.do(SetFigure(PASS, number(1)), "合格")
    assert model.row(session.sections.index_of(PASS)).ring is Ring.PART


def test_parts_that_gather_headings_cannot_be_chosen(session):
    model = OutlineModel()
    model.show_session(session)
    group = next(i for i in range(model.rowCount()) if model.row(i).section.group)
    assert not model.flags(model.index(group)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(group).data(OutlineRole.ROW).section.group


def test_findings_say_what_is_wrong_first_and_what_is_missing_by_heading(session):
    model = FindingsModel()
    model.show_session(session)
    assert model.counts.total == 0
    session.do(SetFigure("h01.grids", NOT_FILLED), "清空")
    session.do(SetFigure("h01.easy_gov", NOT_FILLED), "清空")
    session.do(SetFigure(PASS, number(419)), "合格")
    rows = [model.index(i).data(FindingsRole.ROW) for i in range(model.rowCount())]
    assert rows[0].severity is Severity.ERROR
    assert rows[0].where == "（四）自查自评案卷"
    assert "208＋419＋0＝627" in rows[0].sentence.replace(" ", "").replace("+", "＋").replace("=", "＝")
    missing = next(row for row in rows if "未填" in row.sentence)
    assert missing.sentence == "还有 2 个指标未填：政务事项、社区网格。"
    assert (model.counts.errors, model.counts.total) == (1, len(rows))
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("错误，（四）")
    assert [row.severity for row in rows] == sorted(
        (row.severity for row in rows), key=[Severity.ERROR, Severity.WARNING, Severity.HINT].index
    )


def test_a_blank_year_has_a_calm_list(blank, catalog):
    session = Session(catalog, blank)
    model = FindingsModel()
    model.show_session(session)
    assert model.rowCount() <= len(session.sections.rows)
    assert "还有 14 个指标未填。" in {model.index(i).data(TABLE) for i in range(model.rowCount())}


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
    assert model.index(total, 0).data(FigureRole.CELL).severity is Severity.ERROR
    assert model.index(row, 0).data(FigureRole.CELL).depth == 1
    assert model.sentence(model.index(total, 0)).startswith("“自查自评案卷”")
    assert model.index(row, Column.NOW).data(Qt.ItemDataRole.AccessibleTextRole) == "自查自评合格案卷，2022，419"
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert heads == ["指标", "2022", "单位", "2021", "增减", "来源", "状态"]
    assert not model.setData(model.index(row, Column.UNIT), "件")
    assert model.row_of("nowhere") is None


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [(24, 23, "+1"), (419, 424, "−5"), (0, 0, "持平"), ("1.5", 1, "+0.5")],
)
def test_the_change_on_last_year(now, before, words):
    assert write_change(number(now), number(before)) == words


def test_there_is_no_change_where_one_of_the_two_is_missing():
    assert write_change(NOT_FILLED, number(1)) == ""
    assert write_change(number(1), Figure(State.UNCOUNTED)) == ""
    assert write_change(Figure(State.NONE), number(2)) == "−2"


def origin(kind, detail=""):
    return replace(number(1), origin=Origin(kind, detail))


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


def test_untouched_wording_is_tagged_until_it_is_touched(blank, catalog):
    session = Session(catalog, blank)
    model = ItemModel()
    model.show_session(session)
    model.show_section(session.sections.index_of("H04"))
    tagged = next(i for i in range(model.rowCount()) if model.row(i).tagged)
    assert model.index(tagged).data(Qt.ItemDataRole.AccessibleTextRole).endswith("沿用未改")
    session.do(SetText(model.row(tagged).entry.key, "改过"), "改")
    assert not model.row(tagged).tagged
