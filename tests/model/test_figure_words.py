"""What the tables say about a figure: its change on last year, its source, its person, its state."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.model.figure import NOT_FILLED, Figure, Origin, OriginKind, State
from desktop.model.figure_words import change_of, write_change, write_person, write_source, write_state
from desktop.model.findings import Finding
from desktop.model.severity import Severity
from desktop.quantities.about import About


def number(value) -> Figure:
    return Figure(State.VALUE, Decimal(value))


def origin(kind: OriginKind, detail: str = "") -> Figure:
    return replace(number(1), origin=Origin(kind, detail))


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


def test_nothing_exact_follows_from_an_approximate_number():
    assert change_of(replace(number(300), about=About.REMAINDER), number(280)) is None
    assert change_of(number(300), replace(number(280), about=About.NEARLY)) is None


def test_the_source_names_the_department_or_the_cell(catalog):
    total, computed = catalog.indicators["h01.total"], catalog.indicators["h01.good_pct"]
    assert write_source(total, origin(OriginKind.CELL, "执法监督.xlsx 填报表!C9")) == "执法监督.xlsx 填报表!C9"
    assert write_source(total, origin(OriginKind.CELL)) == "司法局 报送"
    assert write_source(total, origin(OriginKind.TYPED)) == "司法局 手填"
    assert write_source(total, NOT_FILLED) == "司法局 未报"
    assert write_source(computed, NOT_FILLED) == "缺少计算所需的数"
    assert write_source(computed, origin(OriginKind.COMPUTED)) == "计算"
    assert write_source(replace(total, department=""), NOT_FILLED) == ""
    assert write_source(replace(total, department=""), origin(OriginKind.TYPED)) == "手填"


def test_the_person_stands_with_the_day():
    assert write_person(replace(number(1), person="张三", at="2023-02-10T10:00:00+08:00")) == "张三\n2023-02-10"
    assert write_person(number(1)) == ""


def test_the_state_says_what_is_wrong_before_whether_it_was_checked():
    error, warning = (
        Finding(severity, "R01", "h01.total", "不对。") for severity in (Severity.ERROR, Severity.WARNING)
    )
    checked = replace(number(1), confirmed=True)
    assert write_state(checked, (warning, error)) == "有误"
    assert write_state(checked, (warning,)) == "待核对"
    assert write_state(checked, (replace(warning, excused="已核实"),)) == "已核"
    assert write_state(checked, (Finding(Severity.HINT, "T01", "h01.total", "看一下。"),)) == "已核"
    assert write_state(number(1), ()) == "未核"
    assert write_state(origin(OriginKind.COMPUTED), ()) == "自动计算"
    assert write_state(NOT_FILLED, ()) == "未填"
    assert write_state(NOT_FILLED, (), owed=False) == "可不填"
