"""Values, parts, periods and shares that cannot be; the verdict and the sentence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.checks.check import check
from desktop.checks.figures.check import check_figures
from desktop.model.figure import Figure, State
from desktop.model.kinds import flow, share, stock
from desktop.model.report import Report
from desktop.model.severity import Severity
from desktop.quantities.about import About


def found(report, catalog, rule):
    return [finding for finding in check_figures(report, catalog) if finding.rule == rule]


def only(report, catalog, rule):
    (finding,) = found(report, catalog, rule)
    return finding


RANGES = [
    ("R18", Severity.ERROR, "h01.online_apply_rate", "100.1%", "“网上申报率”不能超过100%：填的是100.1%。", "0—100"),
    ("R18", Severity.ERROR, "h01.online_apply_rate", "逾100%", "", ""),
    ("R18", Severity.ERROR, "h01.online_apply_rate", "100%", "", ""),
    (
        "R20",
        Severity.WARNING,
        "h07.rep_times",
        "200",
        "“开展依法行政汇报”一般在0—60次之间，请核对是否多写了位数：填的是200次。",
        "0—60",
    ),
    ("R20", Severity.WARNING, "h07.rep_times", "60", "", ""),
    ("R20", Severity.WARNING, "h07.rep_times", "逾60", "", ""),
    (
        "R20",
        Severity.WARNING,
        "h07.rep_times",
        "70余",
        "“开展依法行政汇报”一般在0—60次之间，请核对是否多写了位数：填的是70余次。",
        "0—60",
    ),
]


@pytest.mark.parametrize("case", RANGES)
def test_a_value_outside_its_range(report_with, catalog, case):
    rule, severity, code, typed, says, allowed = case
    report = report_with(**{code.replace(".", "__"): typed})
    findings = found(report, catalog, rule)
    assert [f.message for f in findings] == ([says] if says else [])
    assert all((f.severity, f.allowed, f.operands[0].code) == (severity, allowed, code) for f in findings)


@pytest.mark.parametrize(("label", "impossible"), [("收案同比增长", False), ("案件增幅", False), ("群众满意率", True)])
def test_a_growth_rate_of_the_units_own_may_be_beyond_a_hundred(report, catalog, label, impossible):
    own = replace(catalog.indicators["h06.ss_appear_rate"], code="own.h06_1", label=label, required=False)
    rate = Figure(State.VALUE, Decimal(120))
    grown = replace(report, indicators=(own,), figures={**report.figures, "own.h06_1": rate})
    assert bool(found(grown, catalog, "R18")) is impossible


PARTS = [
    (
        {"h01__items_total": "400", "h01__items_license": "300余", "h01__items_public": "200"},
        "“政务服务事项”不应少于其中的“行政许可事项”、“公共服务事项”相加：300余 + 200至少是500，总数填的是400。",
        ("400", "500", "不少于500"),
    ),
    (
        {"h09__exam_people": "90", "h09__exam_passed": "91"},
        "“学法考试合格人员”是“参加学法考试人员”的一部分，不应更多：“学法考试合格人员”91人，“参加学法考试人员”90人。",
        ("90", "91", "不少于91"),
    ),
    (
        {"h01__items_total": "近500", "h01__items_license": "400", "h01__items_public": "200"},
        "“政务服务事项”不应少于其中的“行政许可事项”、“公共服务事项”相加：400 + 200 = 600，总数填的是近500。",
        ("近500", "600", "不少于600"),
    ),
    ({"h01__items_total": "500余", "h01__items_license": "400", "h01__items_public": "200"}, "", ()),
    ({"h01__items_total": "逾500", "h01__items_license": "4000", "h01__items_public": "200"}, "", ()),
    ({"h01__items_total": "600", "h01__items_license": "400", "h01__items_public": "200"}, "", ()),
    ({"h01__items_license": "400", "h01__items_public": "200"}, "", ()),
    ({"h01__items_total": "600", "h01__items_license": "未统计"}, "", ()),
]


@pytest.mark.parametrize(("changes", "says", "values"), PARTS)
def test_parts_that_exceed_their_whole(report_with, catalog, changes, says, values):
    findings = found(report_with(**changes), catalog, "R21")
    assert [f.message for f in findings] == ([says] if says else [])
    assert all((f.stated, f.computed, f.allowed) == values and f.severity is Severity.ERROR for f in findings)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"h04__self_pass": "500"}, "R02"),
        ({"h06__fy_accept": "17"}, "R06"),
        ({"h06__tj_success": "858"}, "R10"),
        ({"h06__jz_probation": "90"}, "R11"),
    ],
)
def test_what_a_relation_says_is_not_said_twice(report_with, catalog, changes, rule):
    report = report_with(**changes)
    assert found(report, catalog, rule)
    assert not found(report, catalog, "R21")


def test_parts_are_compared_where_the_relation_cannot_be(report_with, catalog):
    report = report_with(h04__self_pass="未统计", h04__self_excellent="700")
    assert not found(report, catalog, "R02")
    assert only(report, catalog, "R21").operands[1].value == "700"


SHARES = [
    (
        ("60%", "", "12"),
        Severity.ERROR,
        "“行政机关负责人出庭应诉率”填的是60%：“负责人应当出庭的行政诉讼案件”是12件，其中7件是58%，8件是67%，没有哪个件数正好是60%。",
        ("58%或67%", ""),
    ),
    (
        ("60%", "4", ""),
        Severity.ERROR,
        "“行政机关负责人出庭应诉率”填的是60%：“负责人实际出庭的行政诉讼案件”是4件，没有哪个件数能算出这个比率。",
        (None, ""),
    ),
    (
        ("60%", "", "10"),
        Severity.HINT,
        "“行政机关负责人出庭应诉率”填的是60%：“负责人应当出庭的行政诉讼案件”是10件，按这个比率“负责人实际出庭的行政诉讼案件”应为6件，请补填后核对。",
        (None, "6"),
    ),
    (
        ("33%", "", "632"),
        Severity.HINT,
        "“行政机关负责人出庭应诉率”填的是33%：“负责人应当出庭的行政诉讼案件”是632件，按这个比率“负责人实际出庭的行政诉讼案件”应为206—211件，请补填后核对。",
        (None, "206—211"),
    ),
    (
        ("60%", "6", ""),
        Severity.HINT,
        "“行政机关负责人出庭应诉率”填的是60%：“负责人实际出庭的行政诉讼案件”是6件，按这个比率“负责人应当出庭的行政诉讼案件”应为10件，请补填后核对。",
        (None, "10"),
    ),
    (
        ("60%", "", ""),
        Severity.HINT,
        "都没有填，无法核对；不超过30件的话，“负责人应当出庭的行政诉讼案件”只能是5、10、15、20、25、30件。",
        (None, "5、10、15、20、25、30"),
    ),
    (("66%", "", "3"), Severity.HINT, "应为2件，请补填后核对。", (None, "2")),
]


@pytest.mark.parametrize(("typed", "severity", "says", "values"), SHARES)
def test_a_share_of_which_a_number_is_missing(report_with, catalog, typed, severity, says, values):
    rate, appeared, due = typed
    report = report_with(h06__ss_appear_rate=rate, h06__ss_appeared=appeared, h06__ss_due=due)
    (finding,) = [f for f in check_figures(report, catalog) if f.rule.startswith("R22")]
    assert finding.severity is severity
    assert finding.message.endswith(says)
    assert (finding.computed, finding.allowed) == values
    assert finding.place == finding.operands[0].code == "h06.ss_appear_rate"


@pytest.mark.parametrize(
    "typed",
    [
        ("60%", "6", "10"),
        ("100%", "", ""),
        ("0%", "", ""),
        ("100%", "", "12"),
        ("50%", "", ""),  # of too many numbers to name them
        ("60%", "未统计", "12"),
        ("60%", "", "未统计"),
        ("60%", "", "10余"),
        ("60%", "", "0"),
        ("近60%", "", "12"),
        ("", "", "12"),
    ],
)
def test_nothing_is_said_of_a_share_that_can_be_or_of_which_nothing_is_known(report_with, catalog, typed):
    rate, appeared, due = typed
    report = report_with(h06__ss_appear_rate=rate, h06__ss_appeared=appeared, h06__ss_due=due)
    assert [f for f in check_figures(report, catalog) if f.rule.startswith("R22")] == []


def test_a_period_that_ends_before_it_begins(report_with, catalog):
    report = report_with(h04__review_from="2022年7月1日", h04__review_to="2021年6月30日")
    finding = only(report, catalog, "R27")
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "“评查案卷办结期间止”是2021年6月30日，比“评查案卷办结期间起”2022年7月1日还早，请核对这两个日期。"
    )
    assert (finding.stated, finding.allowed) == ("2021年6月30日", "不早于2022年7月1日")
    assert [o.code for o in finding.operands] == ["h04.review_to", "h04.review_from"]
    same = report_with(h04__review_from="2022年7月1日", h04__review_to="2022年7月1日")
    assert not found(same, catalog, "R27")


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("12", "第10次", True),
        ("１２", "第10次", True),
        ("第12次", "第10次", False),
        ("12", "10", False),
        ("12", "第十次", True),
        ("12", "八五", False),
        ("12", "", False),
        ("", "第10次", False),
        ("无", "第10次", False),
    ],
)
def test_a_number_alone_where_last_year_had_words_around_it(report_with, catalog, now, before, told):
    code = "h02.plan_government_meeting"
    report = report_with(h02__plan_government_meeting=now)
    earlier = Figure(State.VALUE, before) if before else Figure()
    report = replace(report, earlier={**report.earlier, code: earlier})
    said = [finding.message for finding in found(report, catalog, "R29")]
    what = f"“审议普法规划的政府常务会议”只填了“{now}”，上年写的是“{before}”，正文里照填的印，请核对是不是要写全。"
    assert said == ([what] if told else [])


def own_report(catalog, now: dict[str, int], before: dict[str, int]) -> Report:
    """Give a report with indicators of its own: labels that begin with ＋ or － of the catalog's kind flow."""
    plain = catalog.indicators["h06.tj_mediators"]
    labels = list(dict.fromkeys([*now, *before]))
    own = tuple(
        replace(
            plain,
            code=f"own.h06_{index}",
            label=label,
            kind=stock.KIND if label.startswith(("现有", "调解")) else flow.KIND,
            required=False,
        )
        for index, label in enumerate(labels)
    )
    codes = {one.label: one.code for one in own}

    def figures(values: dict[str, int]) -> dict[str, Figure]:
        return {codes[label]: Figure(State.VALUE, Decimal(value)) for label, value in values.items()}

    return Report("银州区", 2022, "", figures=figures(now), earlier=figures(before), indicators=own)


FLOWS = [
    ({"调解室": 30, "新增调解室": 5, "撤销调解室": 2}, {"调解室": 20}, "20 + 5 - 2 = 23，填的是30，请核对。"),
    ({"现有调解室": 30, "新建调解室": 5}, {"现有调解室": 20}, "20 + 5 = 25，填的是30，请核对。"),
    ({"调解室": 22, "新增调解室": 5, "撤销调解室": 2}, {"调解室": 20}, "20 + 5 - 2 = 23，填的是22，请核对。"),
    ({"调解室": 24, "新增调解室": 5}, {"调解室": 20}, ""),  # one may have gone that nobody counts
    ({"调解室": 25, "新增调解室": 5}, {"调解室": 20}, ""),
    ({"调解室": 30}, {"调解室": 20}, ""),
    ({"调解室": 30, "新增调解员": 5}, {"调解室": 20}, ""),
    ({"调解室": 30, "新增调解室": 5}, {}, ""),
]


@pytest.mark.parametrize(("now", "before", "says"), FLOWS)
def test_a_stock_of_the_units_own_follows_from_last_years(catalog, now, before, says):
    findings = found(own_report(catalog, now, before), catalog, "R26")
    assert [f.message.partition("：")[2] for f in findings] == ([says] if says else [])
    assert all(f.severity is Severity.HINT and f.place == "own.h06_0" for f in findings)


def test_the_sentence_of_a_stock_names_its_flows(catalog):
    now, before, _ = FLOWS[0]
    finding = only(own_report(catalog, now, before), catalog, "R26")
    assert finding.message.startswith("“调解室”一般应是上年末的数加减“新增调解室”、“撤销调解室”：")
    assert [(o.label, o.value) for o in finding.operands] == [
        ("调解室", "30"),
        ("上年调解室", "20"),
        ("新增调解室", "5"),
        ("撤销调解室", "2"),
    ]


def test_an_approximate_stock_is_left_alone(catalog):
    now, before, _ = FLOWS[0]
    report = own_report(catalog, now, before)
    about = {code: replace(figure, about=About.REMAINDER) for code, figure in report.figures.items()}
    assert not found(replace(report, figures=about), catalog, "R26")


def test_a_figure_that_is_counted_otherwise_from_this_year_on(report_with, catalog):
    report = replace(report_with(earlier={"h06__fy_accept": ""}), year=2024)
    finding = only(report, catalog, "R28")
    assert (finding.severity, finding.place) == (Severity.HINT, "h06.fy_apply")
    assert finding.message.startswith("“收到行政复议申请”的口径自2024年起有变化：")
    assert finding.message.endswith("，两年的数不宜直接相比，要比请在正文里说明。")
    assert [(o.label, o.value) for o in finding.operands] == [
        ("收到行政复议申请", "16"),
        ("上年收到行政复议申请", "16"),
    ]
    assert not found(replace(report, year=2025), catalog, "R28")


OWN_CHANGES = [
    ({"unit": "场"}, "上年以“人”计，本年以“场”计"),
    ({"kind": flow.KIND}, "上年是存量，本年是流量"),
    ({"kind": share.KIND}, "上年是存量，本年是比率"),
    ({"definition": "含兼职。"}, "的口径与上年不同：上年是“只计专职。”，本年是“含兼职。”"),
    ({"definition": ""}, "的口径与上年不同：上年是“只计专职。”，本年是“没有写明”"),
    ({"label": "专职人民调解员"}, ""),
    ({}, ""),
]


@pytest.mark.parametrize(("change", "says"), OWN_CHANGES)
def test_an_indicator_of_the_units_own_that_is_not_what_it_was(catalog, change, says):
    report = own_report(catalog, {"调解员": 30}, {"调解员": 20})
    before = replace(report.indicators[0], definition="只计专职。")
    now = replace(before, **change)
    last = replace(report, year=2021, indicators=(before,))
    findings = [f for f in check(replace(report, indicators=(now,)), catalog, last) if f.rule == "R28"]
    expected = f"“调解员”{says.rstrip('。')}，两年的数不宜直接相比，要比请在正文里说明。"
    assert [f.message for f in findings] == ([expected] if says else [])
