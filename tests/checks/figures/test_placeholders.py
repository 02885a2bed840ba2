"""Placeholders that would print as 【待改】."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.checks.check import check, is_draft
from desktop.model.outline import Entry, Level
from desktop.model.severity import Severity


def saying(report, text):
    return replace(report, outline=(Entry("k1", Level.BODY, text),))


WRONG = [
    ("共有{{h01.gride}}。", "第3个字处的{{h01.gride}}有误：没有编号为“h01.gride”的指标，请改成指标表里有的编号。"),
    ("{{h01.grids}}和{{h01.grids +}}", "第15个字处的{{h01.grids +}}有误：“h01.grids +”没有写完，请补全后再试。"),
    ("{{h01 grids}}", "第1个字处的{{h01 grids}}有误：“h01 grids”第1个字“h”处看不懂，请改正后再试。"),
    ("{{h01.grids|大写}}", "没有“大写”这种写法，可以用的有：数、汉字、汉字数、约、万、增减、增幅、同比、零、有。"),
    ("{{本值}}", "正文里没有“本值”，请改成指标的编号。"),
    ("{{去年}}", "没有“去年”这个词"),
    ("{{}}", "没有写完"),
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_a_placeholder_that_cannot_be_filled_is_an_error_with_its_position(report, catalog, text, says):
    wrong = saying(report, text)
    (finding,) = check(wrong, catalog)
    assert (finding.severity, finding.rule, finding.place) == (Severity.ERROR, "P01", "k1")
    assert says in finding.message
    assert is_draft(wrong, catalog, (finding,))


def test_the_text_is_recognised_by_its_beginning(report, catalog):
    (finding,) = check(saying(report, "推进“一网通办”\n，提高政务服务的效能{{h01.x}}"), catalog)
    assert finding.message.startswith("“推进‘一网通办’，提高…”这一段第")


@pytest.mark.parametrize(
    "text",
    [
        "没有占位符",
        "{{h01.grids}}、{{h01.grids|汉字}}、{{h03.liability_cases|零「没有发生」|有「发生#」}}",
        "{{本年}}{{上年}}{{下年}}{{单位}}",
        "{{h06.fy_accept + h06.fy_apply}}",
        "一个{{或者{%都不算{h01.x}",
    ],
)
def test_placeholders_that_can_be_filled_are_right(report, catalog, text):
    assert check(saying(report, text), catalog) == ()


def test_particulars_are_checked_by_their_name(report, catalog):
    wrong = replace(report, particulars=replace(report.particulars, title="{{单位}}{{年度}}报告"))
    (finding,) = check(wrong, catalog)
    assert finding.place == "title"
    assert "第7个字处的{{年度}}有误" in finding.message


def test_each_wrong_placeholder_is_found_in_its_order(report, catalog):
    outline = (Entry("a", Level.PART, "{{x}}"), Entry("b", Level.BODY, "{{y}}{{z}}"))
    findings = check(replace(report, outline=outline), catalog)
    assert [f.place for f in findings] == ["a", "b", "b"]
