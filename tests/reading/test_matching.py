"""Which indicator a quantity states, and when it is better to say none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.catalog.load import standard_catalog
from desktop.model.catalog import Catalog, Indicator
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.namings import Word, phrases_of
from desktop.model.outline import Level
from desktop.model.unit_fit import in_unit_of, unit_fit
from desktop.reading.figures import find_figures
from desktop.reading.found import Match, Piece
from desktop.reading.matching import THRESHOLD
from desktop.reading.proposals import propose_indicator
from desktop.reading.sections import sections
from tests.reading.marked_texts import structure_of


def read(text: str, year: int | None = 2022, catalog: Catalog | None = None) -> tuple[Match, ...]:
    return find_figures(structure_of(text, year), catalog or standard_catalog())[0]


def codes(text: str, year: int | None = 2022) -> list[str]:
    return [match.code for match in read(text, year)]


def own(label: str, unit: str = "件", kind: str = "flow", code: str = "own.h01_1") -> Indicator:
    return Indicator(code, label, unit, KIND_BY_NAME[kind], "H01", "司法局")


def catalog_of(*indicators: Indicator) -> Catalog:
    return Catalog({}, {one.code: one for one in indicators}, (), {}, {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到行政复议申请16件，受理15件", ["h06.fy_apply", "h06.fy_accept"]),
        ("收到劳动仲裁申请16件，受理15件", ["", ""]),
        ("行政复议案件中维持10件", ["h06.fy_uphold"]),
        ("自查自评案卷30卷，不合格3卷", ["h04.self_total", "h04.self_fail"]),
        ("行政机关负责人出庭应诉率同比提高12%", [""]),
        ("去年收到行政复议申请16件", [""]),
        ("2021年收到行政复议申请16件", [""]),
        ("2022年收到行政复议申请16件", ["h06.fy_apply"]),
        ("区公安局办理行政处罚案件16件", [""]),
        ("区司法局收到行政复议申请16件", ["h06.fy_apply"]),
        ("罚没金额1.2亿元", ["h04.penalty_amount"]),
        ("罚没金额12人", [""]),
        ("占90%", [""]),
    ],
)
def test_words_units_and_years_decide(text, expected):
    assert codes(text) == expected


def test_what_is_planned_or_lacking_states_no_figure_of_the_year():
    body = "收到行政复议申请16件。"
    for title in ("三、下一步工作安排", "二、存在的不足", "三、2023年重点工作"):
        assert codes(f"{title}\n{body}") == [""]
    assert codes(f"一、2022年主要工作\n{body}") == ["h06.fy_apply"]


def test_the_same_value_said_twice_is_one_figure_and_another_value_is_none():
    first, again, other = read("收到行政复议申请16件。共收到行政复议申请16件。收到行政复议申请18件。")
    assert (first.code, again.code, other.code) == ("h06.fy_apply", "h06.fy_apply", "")


def test_a_report_whose_year_is_not_known_is_matched_too():
    assert codes("2021年收到行政复议申请16件", None) == ["h06.fy_apply"]


def test_an_indicator_that_does_not_hold_in_the_year_is_not_meant():
    assert codes("行政复议决定中确认无效2件", 2022) == [""]
    assert codes("行政复议决定中确认无效2件", 2024) == ["h06.fy_void"]


def test_confidence_is_honest():
    matches = read("收到行政复议申请16件。参加人员由各有关方面代表共同组成的评议活动3次。")
    assert matches[0].confidence > 0.9
    assert all((match.confidence >= THRESHOLD) == bool(match.code) for match in matches)


def test_a_units_own_indicator_is_known_by_its_label_even_slightly_changed():
    catalog = catalog_of(own("法治文化公园建设数量", "个", "stock"))
    assert [match.code for match in read("法治文化公园建设数5个", catalog=catalog)] == ["own.h01_1"]
    assert [match.code for match in read("法治文化广场改建5个", catalog=catalog)] == [""]


def test_two_indicators_as_probable_leave_the_figure_open():
    catalog = catalog_of(own("普法讲座活动"), own("普法讲座活动", code="own.h01_2"))
    assert [match.code for match in read("普法讲座活动5件", catalog=catalog)] == [""]


def test_a_label_of_the_contrary_is_not_alike():
    catalog = catalog_of(own("行政执法评查合格案卷数量", "卷"))
    assert [match.code for match in read("行政执法评查不合格案卷数量5卷", catalog=catalog)] == [""]


def test_a_number_without_a_unit_is_less_certain():
    with_unit, without = read("收到行政复议申请16件")[0], read("收到行政复议申请数为16")[0]
    assert 0 < without.confidence < with_unit.confidence


@pytest.mark.parametrize(
    ("unit", "share", "indicator", "least", "most"),
    [
        ("件", False, own("案件"), 1, 1),
        ("起", False, own("案件"), 0.95, 0.99),
        ("项", False, own("案件"), 0.85, 0.95),
        ("", False, own("案件"), 0.8, 0.9),
        ("人", False, own("案件"), 0, 0),
        ("%", True, own("案件"), 0, 0),
        ("%", True, own("占比", "%", "share"), 1, 1),
        ("件", False, own("占比", "%", "share"), 0, 0),
        ("亿元", False, own("金额", "万元"), 1, 1),
        ("件", False, own("会议", "", "text"), 0, 0),
    ],
)
def test_units_fit_more_or_less(unit, share, indicator, least, most):
    assert least <= unit_fit(unit, indicator, share=share) <= most


def test_a_value_is_compared_in_the_indicators_unit():
    assert in_unit_of(Decimal("1.2"), "亿元", own("金额", "万元")) == 12000


def test_a_word_is_not_found_where_it_is_negated():
    assert Word(("合格",)).place("不合格") is None
    assert Word(("合格",)).place("合格与不合格") == (0, 2)
    assert Word(("受理", "立案受理")).place("立案受理") == (0, 4)


def test_phrases_say_what_is_near_about_and_barred():
    (written,) = phrases_of(replace(own("短名"), aliases=("复议：维持/保持 -缓刑",)))
    assert written.near == (Word(("维持", "保持")),)
    assert written.about == (Word(("复议",)),)
    assert written.barred == ("缓刑",)


def test_sections_follow_the_headings_of_both_official_sets():
    structure = structure_of(
        "一、健全行政执法工作体系\n甲\n（六）社会矛盾纠纷依法有效化解情况。\n乙\n一、其他\n丙", 2022
    )
    found = sections(structure.pieces, standard_catalog(), 2022)
    assert [found[key].covers for key in ("p2", "p4", "p6")] == [("H04",), ("H06",), ()]


def test_a_proposal_has_a_code_of_its_own_with_kind_heading_and_department():
    text = "（六）社会矛盾纠纷依法有效化解情况。\n现有法治文化公园5个。全年开展法治大集12场，满意人数占98.5%。"
    structure = structure_of(text, 2022)
    matches = read(text)
    found: list[Indicator] = []
    for match in matches:
        taken = [one.code for one in found]
        found.append(propose_indicator(match, structure.pieces, standard_catalog(), taken))
    assert [(one.code, one.unit, one.kind.name, one.decimals) for one in found] == [
        ("own.h06_1", "个", "stock", 0),
        ("own.h06_2", "场", "flow", 0),
        ("own.h06_3", "%", "share", None),
    ]
    assert found[0].label == "法治文化公园"
    assert {(one.heading, one.department, one.required) for one in found} == {("H06", "司法局", False)}


def test_a_proposal_outside_the_known_headings_still_has_a_place():
    text = "。5件。"
    structure = structure_of(text, 2022)
    one = propose_indicator(read(text)[0], structure.pieces, standard_catalog())
    assert (one.heading, bool(one.department), one.label) == ("H10", True, "未命名的数字")
    alone = propose_indicator(read(text)[0], structure.pieces, catalog_of(own("甲")))
    assert alone.department == ""


def test_a_paragraph_that_counts_itself_stands_under_the_headings_above_it():
    pieces = (
        Piece("a", Level.HEADING, "（六）", "社会矛盾纠纷依法有效化解情况", 1),
        Piece("b", Level.SUBITEM, "（1）", "行政复议", 2),
        Piece("c", Level.POINT, "一是", "收到申请16件。", 3),
    )
    found = sections(pieces, standard_catalog(), 2022)["c"]
    assert (found.covers, found.topic) == (("H06",), "社会矛盾纠纷依法有效化解情况。行政复议")
