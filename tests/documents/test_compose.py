from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.blocks import Block, Role, Run, Style
from desktop.documents.compose import compose
from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import Figure, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.language.parse import parse_expression
from desktop.model.numbering import Numbering
from desktop.model.outline import Entry, Level
from desktop.model.report import Particulars, Report


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    def made(code: str, label: str, unit: str, kind: str, formula: str = "") -> Indicator:
        parsed = parse_expression(formula) if formula else None
        return Indicator(code, label, unit, KIND_BY_NAME[kind], "H01", "司法局", formula=parsed, decimals=0)

    indicators = (
        made("h01.all", "案卷", "卷", "flow"),
        made("h01.good", "优秀案卷", "卷", "flow"),
        made("h01.pct", "优秀占比", "%", "share", "占比(h01.good, h01.all)"),
    )
    return Catalog({}, {i.code: i for i in indicators}, (), {}, {})


def report(*entries: Entry, **figures: int) -> Report:
    filled = {f"h01.{name}": Figure(State.VALUE, Decimal(value)) for name, value in figures.items()}
    return Report("银州区", 2022, "A", figures=filled, outline=entries)


def texts(catalog: Catalog, given: Report) -> list[str]:
    return [block.text for block in compose(catalog, given).blocks]


def test_numbers_are_made_from_the_outline_and_none_is_lost(catalog: Catalog) -> None:
    levels = (1, 2, 3, 3, 4, 2, 3, 1, 5, 5, 1)
    given = report(*(Entry(str(n), Level(level), "题") for n, level in enumerate(levels)))
    assert texts(catalog, given)[1:] == [
        *(
            "一、题",
            "（一）题",
            "1. 题",
            "2. 题",
            "（1）题",
            "（二）题",
            "1. 题",
            "二、题",
            "一是题",
            "二是题",
            "三、题",
        )
    ]


@given(st.lists(st.sampled_from(Level), max_size=40))
def test_siblings_are_numbered_without_a_gap(levels: list[Level]) -> None:
    numbering = Numbering()
    seen = [(level, numbering.next(level)) for level in levels]
    parts = [number for level, number in seen if level is Level.PART]
    fresh = Numbering()
    assert parts == [fresh.next(Level.PART) for _ in parts]
    assert all((number == "") == (level is Level.BODY) for level, number in seen)


def test_a_run_in_heading_shares_the_line_of_its_paragraph(catalog: Catalog) -> None:
    given = report(
        Entry("i", Level.ITEM, "开展评查。", run_in=True), Entry("b", Level.BODY, "评查{{h01.all}}。"), all=632
    )
    block = compose(catalog, given).blocks[1]
    assert block == Block(
        Style.BODY,
        (Run("1. 开展评查。", Role.LEAD), Run("评查"), Run("632卷", Role.FIGURE, "h01.all"), Run("。")),
        "b",
        Style.ITEM,
    )


def test_a_run_in_heading_without_a_paragraph_stands_alone(catalog: Catalog) -> None:
    given = report(
        Entry("i", Level.ITEM, "甲。", run_in=True),
        Entry("j", Level.ITEM, "乙。", run_in=True),
        Entry("k", Level.PART, "丙"),
        Entry("l", Level.ITEM, "丁。", run_in=True),
    )
    assert texts(catalog, given)[1:] == ["1. 甲。", "2. 乙。", "一、丙", "1. 丁。"]


def test_a_value_changed_once_changes_in_every_place(catalog: Catalog) -> None:
    entries = (Entry("a", Level.BODY, "{{h01.all}}、{{h01.all|汉字}}"), Entry("b", Level.BODY, "占{{h01.pct}}"))
    assert texts(catalog, report(*entries, all=4, good=1))[1:] == ["4卷、四卷", "占25%"]
    assert texts(catalog, report(*entries, all=8, good=1))[1:] == ["8卷、八卷", "占13%"]


def test_a_missing_figure_is_named_and_makes_a_draft(catalog: Catalog) -> None:
    document = compose(catalog, report(Entry("a", Level.BODY, "占{{h01.pct}}，{{h01.good}}")))
    assert document.draft
    assert document.missing == ("h01.good", "h01.all")
    assert document.blocks[0].style is Style.DRAFT
    assert "还有2个指标未填" in document.blocks[0].text
    assert document.blocks[-1].text == "占【待填：优秀占比】，【待填：优秀案卷】"


def test_a_change_without_last_year_asks_for_last_year(catalog: Catalog) -> None:
    given = report(Entry("a", Level.BODY, "{{h01.all|增减}}"), all=4)
    assert texts(catalog, given)[-1] == "【待填：上年案卷】"
    known = replace(given, earlier={"h01.all": Figure(State.VALUE, Decimal(3))})
    assert texts(catalog, known)[-1] == "比上年增加1卷"


def test_last_years_value_and_plain_arithmetic_can_stand_in_the_text(catalog: Catalog) -> None:
    entries = (Entry("a", Level.BODY, "{{上年(h01.all)}}；{{h01.all - h01.good}}；{{h01.good / h01.all}}"),)
    given = replace(report(*entries, all=3, good=1), earlier={"h01.all": Figure(State.VALUE, Decimal(9))})
    assert texts(catalog, given)[-1] == "9卷；2；0.33"
    assert "【待填：案卷】" in texts(catalog, replace(given, figures={}))[-1]


def test_what_cannot_be_read_stays_visible(catalog: Catalog) -> None:
    given = report(Entry("a", Level.BODY, "{{h01.gone}}{{+}}{{ 单独{%x%}{#y#}"))
    assert texts(catalog, given)[-1] == "【待改：没有指标h01.gone】【待改：+】{{ 单独{%x%}{#y#}"


def test_years_and_the_unit_are_put_in(catalog: Catalog) -> None:
    given = report(Entry("a", Level.BODY, "{{单位}}{{上年}}、{{本年}}、{{下年}}"))
    assert texts(catalog, given) == ["银州区2022年度法治政府建设情况报告", "银州区2021、2022、2023"]


def test_particulars_stand_where_the_standard_has_them(catalog: Catalog) -> None:
    particulars = Particulars(
        addressee="区委：",
        issuer="银州区人民政府文件",
        document_number="银政报〔2023〕1号",
        signer="某某",
        signature="{{单位}}人民政府",
        written_on="2023-02-05",
        attachments="数据表\n\n说明",
        copies="市司法局\n区人大常委会办公室",
        printer="银州区人民政府办公室",
        printed_on="2023-02-06",
    )
    blocks = compose(catalog, replace(report(), particulars=particulars)).blocks
    assert [(block.style, block.text) for block in blocks] == [
        (Style.RED_HEAD, "银州区人民政府文件"),
        (Style.REFERENCE, "银政报〔2023〕1号签发人：某某"),
        (Style.TITLE, "银州区2022年度法治政府建设情况报告"),
        (Style.ADDRESSEE, "区委："),
        (Style.ATTACHMENT, "附件：1. 数据表"),
        (Style.ATTACHMENT, "　　　2. 说明"),
        (Style.SIGNATURE, "银州区人民政府"),
        (Style.DATE, "2023年2月5日"),
        (Style.IMPRINT_COPIES, "抄送：市司法局，区人大常委会办公室。"),
        (Style.IMPRINT_PRINTED, "银州区人民政府办公室2023年2月6日印发"),
    ]


def test_a_single_attachment_has_no_number(catalog: Catalog) -> None:
    given = replace(report(), particulars=Particulars(attachments="数据表"))
    assert texts(catalog, given)[-1] == "附件：数据表"


def test_an_error_makes_a_draft_though_nothing_is_missing(catalog: Catalog) -> None:
    document = compose(catalog, report(Entry("a", Level.BODY, "无数")), errors=1)
    assert document.draft
    assert document.blocks[0].text == "草稿（核对中有1处错误，不能报送）"


def test_a_draft_says_each_reason_why_it_is_one(catalog: Catalog) -> None:
    document = compose(catalog, report(Entry("a", Level.BODY, "{{h01.all}}，{{h01.good}}")), errors=3)
    assert document.blocks[0].text == "草稿（还有2个指标未填、核对中有3处错误，不能报送）"


def test_a_draft_for_a_figure_in_the_title_does_not_speak_of_errors(catalog: Catalog) -> None:
    given = replace(report(), particulars=Particulars(title="{{h01.all}}卷的报告"))
    assert compose(catalog, given, draft=True).blocks[0].text == "草稿（报告要素里用到的指标还没有填，不能报送）"
