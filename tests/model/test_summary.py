"""数据汇总表 and 签批底稿 as values, and where a figure stands in the text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.model.annotations import Evidence, ReadAloud, Returned, SwitchedOff
from desktop.model.figure import Figure, State
from desktop.model.finding_words import write_finding
from desktop.model.findings import Finding, Rule
from desktop.model.outline import Entry, Level
from desktop.model.phrases import Phrases
from desktop.model.report import Particulars, Report
from desktop.model.severity import Severity
from desktop.model.signing_draft import signing_draft
from desktop.model.stated_in import Stated, stated_in
from desktop.model.summary import summarise

OUTLINE = (
    Entry("p", Level.PART, "举措"),
    Entry("h", Level.HEADING, "职能", heading="H01"),
    Entry("i", Level.ITEM, "评查", run_in=True),
    Entry(
        "b", Level.BODY, "评查案卷{{h01.total}}，优秀{{h01.good}}。占{{h01.good_pct}}；共{{h01.total + h01.teams}}！"
    ),
    Entry("o", Level.POINT, "组建执法队{{h01.teams}}，上年{{上年（h01.teams）}}。"),
    Entry("n", Level.BODY, "{{本年}}年没有别的数。"),
    Entry("q", Level.PART, "不足"),
    Entry("r", Level.BODY, "评查案卷只有{{h01.total}}。"),
)


def number(value: object) -> Figure:
    return Figure(State.VALUE, Decimal(str(value)))


@pytest.fixture
def report() -> Report:
    figures = {"h01.total": number(60), "h01.good": number(20), "h01.teams": number(7)}
    return Report(
        "示例区", 2022, "A", Particulars(title="示例区报告"), figures, {"h01.total": number(50)}, outline=OUTLINE
    )


def test_a_figure_is_found_in_every_sentence_it_stands_in(report, catalog):
    found = stated_in(report, Phrases(catalog, report))
    assert found["h01.total"] == (
        Stated("一、（一）1.", "评查案卷60卷，优秀20卷。"),
        Stated("一、（一）1.", "共67！"),
        Stated("二、", "评查案卷只有60卷。"),
    )
    assert found["h01.good_pct"] == (Stated("一、（一）1.", "占33%；"),)
    assert [stated.place for stated in found["h01.teams"]] == ["一、（一）1.", "一、（一）1.一是"]
    assert set(found) == {"h01.total", "h01.good", "h01.good_pct", "h01.teams"}


def test_a_missing_figure_and_a_broken_placeholder_do_not_hide_the_sentence(report, catalog):
    entry = Entry("x", Level.BODY, "调解{{h01.spare}}，{{h01.}}，优秀{{h01.good}}。")
    found = stated_in(replace(report, outline=(entry,)), Phrases(catalog, report))
    assert found["h01.spare"] == (Stated("正文", "调解【待填：备用】，【待改：h01.】，优秀20卷。"),)
    assert found["h01.good"] == found["h01.spare"]


def test_the_summary_has_every_figure_in_use_with_last_years(report, catalog):
    summary = summarise(report, catalog, ())
    assert [section.title for section in summary.sections] == ["职能"]
    rows = {row.indicator.code: row for row in summary.rows}
    assert (rows["h01.total"].now, rows["h01.total"].earlier) == (number(60), number(50))
    assert rows["h01.good_pct"].now.value == 33
    assert rows["h01.good_pct"].state == "自动计算"
    assert rows["h01.rate"].state == "未填"
    assert "h01.spare" not in rows  # nobody asks for it, and nobody has filled it


def test_what_has_only_a_note_and_is_not_asked_for_is_not_to_be_entered(report, catalog):
    noted = replace(report, figures={**report.figures, "h01.spare": Figure(State.EMPTY, note="等统计局")})
    summary = summarise(noted, catalog, ())
    assert {row.indicator.code: row.state for row in summary.rows}["h01.spare"] == "可不填"
    assert "h01.spare" not in {row.indicator.code for row in summary.to_enter}


def test_a_report_with_an_outline_of_its_own_owes_what_its_text_uses(report, catalog):
    own = replace(report, heading_set="", figures={})
    states = {row.indicator.code: row.state for row in summarise(own, catalog, ()).rows}
    assert states == {**dict.fromkeys(("h01.total", "h01.good", "h01.teams"), "未填"), "h01.good_pct": "待计算"}


def test_a_stated_reason_stands_with_its_finding(report, catalog):
    finding = Finding(Severity.WARNING, "R01", "h01.total", "案卷不对。", "60", "61")
    other = Finding(Severity.WARNING, "F01", "addressee", "主送机关还没有填。")
    hint = Finding(Severity.HINT, "T01", "b", "看一下。")
    draft = signing_draft(report, catalog, (replace(finding, excused="口径不同（李四）"), other, hint))
    row = next(row for row in draft.summary.rows if row.indicator.code == "h01.total")
    assert draft.verdict(row) == "未核\n提醒：案卷不对。说明：口径不同（李四）"
    assert [(item.place, item.finding) for item in draft.others] == [("报告要素", other)]
    assert draft.title == "示例区报告"
    assert draft.sentences(row).splitlines()[-1] == "二、　评查案卷只有60卷。"


def test_who_signs_is_told_what_was_explained_and_what_was_not_looked_for(report, catalog):
    hint = Finding(Severity.HINT, "T01", "b", "看一下。", excused="每年都是这样（李四）")
    off = {("switched_off", "R01"): SwitchedOff("我区口径不同。", "王丽", "2023-02-11T09:00:00+08:00")}
    rules = (Rule("R01", "案卷等于三个等次之和", Severity.ERROR), Rule("R02", "别的", Severity.HINT))
    draft = signing_draft(replace(report, annotations=off), catalog, (hint,), rules)
    assert [write_finding(item.finding) for item in draft.others] == [
        "提示：看一下。说明：每年都是这样（李四）",
        "提示：停用了“案卷等于三个等次之和”。说明：我区口径不同。（王丽）",
    ]
    assert draft.others[-1].place == "核对规则"


def test_what_a_department_sent_is_told_only_where_something_else_was_adopted(report, catalog):
    def sent(value: int) -> Returned:
        return Returned(number(value), "办公室", "", "办公室.xlsx", "填报表", "E7", "")

    annotations = {
        ("returned", "h01.total"): sent(61),
        ("returned", "h01.good"): sent(20),
        ("evidence", "h01.good"): Evidence((("清单.pdf", "0" * 64),)),
    }
    draft = signing_draft(replace(report, annotations=annotations), catalog, ())
    sources = {row.indicator.code: draft.source(row) for row in draft.summary.rows}
    assert sources["h01.total"] == "司法局 手填\n报送值：61（办公室，办公室.xlsx 填报表!E7）"
    assert sources["h01.good"] == "司法局 手填\n佐证材料：清单.pdf"


def test_who_read_a_figure_aloud_is_told_while_it_still_reads_so(report, catalog):
    annotations = {
        ("read_aloud", "h01.total"): ReadAloud(("甲", "乙"), "2023-02-11T09:00:00+08:00", "60卷"),
        ("read_aloud", "h01.good"): ReadAloud(("甲", "乙"), "2023-02-11T09:00:00+08:00", "21卷"),
        ("read_aloud", "h01.teams"): ReadAloud(("甲", "乙"), "2023-02-11T09:00:00+08:00", "7个", "应为8个"),
    }
    draft = signing_draft(replace(report, annotations=annotations), catalog, ())
    sources = {row.indicator.code: draft.source(row) for row in draft.summary.rows}
    assert sources["h01.total"] == "司法局 手填\n唱校：甲、乙 2023-02-11"
    assert sources["h01.good"] == sources["h01.teams"] == "司法局 手填"
