"""What a whole report must have, and what was left open in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.checks.proofread import proofread
from desktop.model.manuscript import TITLE
from desktop.model.severity import Severity
from tests.checks.cases import of_passages
from tests.checks.texts import CATALOG, findings, of_rule

TITLE_LINE = "清河区2023年度法治政府建设情况报告"
BODY = "全区各部门对照指标体系逐项落实任务，依法履行职责，主动接受监督，群众的法治获得感不断增强。" * 3
WHOLE = (
    TITLE_LINE,
    "一、主要举措和成效",
    "（一）依法全面履行政府职能",
    BODY,
    "（二）严格规范公正文明执法",
    BODY,
    "二、存在的不足和原因",
    "由于人员变动较大，部分执法人员的能力与要求还有差距。",
    "三、党政主要负责人履行推进法治建设第一责任人职责情况",
    BODY,
    "四、下一年度工作安排",
    "抓好执法人员轮训，完善监督机制，做实基层基础工作。",
)


def without(number: str) -> list[str]:
    start = next(index for index, line in enumerate(WHOLE) if line.startswith(number))
    return [line for index, line in enumerate(WHOLE) if index not in (start, start + 1)]


def test_a_whole_report_lacks_nothing():
    assert findings(*WHOLE) == []


@pytest.mark.parametrize(
    ("number", "label", "severity"),
    [
        ("二、", "存在的不足和原因", Severity.WARNING),
        ("三、", "党政主要负责人履行推进法治建设第一责任人职责的情况", Severity.HINT),
        ("四、", "下一年度推进法治政府建设的主要安排", Severity.WARNING),
    ],
)
def test_a_prescribed_content_that_is_not_there_is_told(number: str, label: str, severity: Severity):
    (lacking,) = of_rule("O10", *without(number))
    assert (lacking.place, lacking.computed, lacking.severity) == (TITLE, label, severity)
    assert label in lacking.message


def test_shortcomings_without_causes_are_worth_a_look():
    lines = [line.replace("由于人员变动较大，", "").replace("和原因", "") for line in WHOLE]
    (lacking,) = of_rule("O10", *lines)
    assert lacking.severity is Severity.HINT
    assert "没有写原因" in lacking.message


def test_an_extract_lacks_nothing_for_certain():
    assert [one.severity for one in of_rule("O10", *WHOLE[:6])] == []
    assert {one.severity for one in of_rule("O10", *WHOLE[:6], "（三）依法化解矛盾纠纷", BODY)} == {Severity.HINT}


def test_contents_under_one_heading_answer_for_both():
    both = "存在的不足、原因和下一步打算"
    lines = [line.replace("存在的不足和原因", both) for line in without("四、")]
    assert of_rule("O10", *lines) == []


def test_our_own_headings_are_known_by_their_codes():
    assert CATALOG.heading_sets["A"].headings[-1].prescribed == "④"


@pytest.mark.parametrize(
    ("texts", "empty"),
    [
        (["#甲工作", "##履职", "###抓学习", "全年学习12次。", "###抓培训", "##监督", "接受监督。"], ["p5"]),
        (["#甲工作", "接受监督。", "#乙工作"], ["p3"]),
        (["#甲工作", "##履职", "##监督", "接受监督。"], ["p2"]),
        (["#甲工作", "###学习", "###培训", "###宣传"], []),
        (["#甲工作", "###抓好学习教育，全年组织学习12次。", "###抓培训", "全年培训8次。"], []),
        (["#不足", "##执法力量还不够强。", "##普法形式单一。"], []),
        (["#不足", "##个别部门落实执法责任制还不够到位，监督机制有待完善。", "##普法", "形式单一。"], []),
    ],
)
def test_headings_with_nothing_under_them(texts: list[str], empty: list[str]):
    found = [one.place for one in proofread(of_passages(texts), CATALOG) if one.rule == "O11"]
    assert found == empty


def titled(title: str) -> list[str]:
    text = replace(of_passages(["现将2023年法治政府建设情况报告如下："]), title=title)
    return [one.message for one in proofread(text, CATALOG) if one.rule == "O12"]


def test_a_title_that_the_text_calls_otherwise():
    (unlike,) = titled("清河区2023年法治政府建设报告")
    assert "标题写“法治政府建设报告”，正文写“建设情况报告”" in unlike
    for title in (TITLE_LINE, "清河区2023年法治政府建设年度报告", "清河区2023年法治政府建设工作报告"):
        assert titled(title) == []


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("##政府工作人员法治思想和依法行政能力全面提升情况。", ("法治思想", "法治思维")),
        ("##政府工作人员法治思维和依法行政能力全面提升情况。", None),
        ("##政府工作人员法治思维和依法行政能力全面提升", None),
        ("##下一年度工作打算", None),
        ("##加强法治宣传教育工作", None),
    ],
)
def test_headings_that_differ_from_an_official_one_in_a_character(heading: str, told: tuple[str, str] | None):
    found = [one for one in proofread(of_passages([heading, "全面推进。"]), CATALOG) if one.rule == "O13"]
    assert [(one.stated, one.computed) for one in found] == ([told] if told else [])
    assert all(one.severity is Severity.HINT and one.repair is None for one in found)


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("全年受理申请××件，办结XX件。", ["××", "XX"]),
        ("全年受理申请____件。", ["____"]),
        ("全年受理申请  件。", ["  "]),
        ("全年受理申请15件（待核实）。", ["（待核实）"]),
        ("清河区XX镇开展试点。", ["XX"]),
        ("平台得分??分。", ["??"]),
        ("申请人王××不服。", []),
        ("签订补充协议（补充规定另行印发），完成3×4小时培训。", []),
        ("推进“1+N”改革，配备iPhoneXX台。", []),
        ("案件（待审）2件。", []),
    ],
)
def test_places_that_were_left_open_are_found(text: str, blanks: list[str]):
    found = [one.text for one in proofread(of_passages([text]), CATALOG) if one.rule == "O14"]
    assert found == blanks
