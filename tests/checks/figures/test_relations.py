"""The relations of the catalog over the true figures of 2022, and over figures broken one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.checks.check import check
from desktop.model.catalog import Period
from desktop.model.language.parse import parse_relation
from desktop.model.report import Report
from desktop.model.severity import Severity


def found(report, catalog, rule):
    return [finding for finding in check(report, catalog) if finding.rule == rule]


def only(report, catalog, rule):
    (finding,) = found(report, catalog, rule)
    return finding


def test_the_true_figures_of_2022_are_without_error_and_warning(report, catalog):
    assert check(report, catalog) == ()


def test_the_year_before_that_fits_gives_hints_only(report_with, catalog):
    earlier = {"h06__jz_active": "104", "h06__fy_posts": "2"}
    severities = {finding.severity for finding in check(report_with(earlier=earlier), catalog)}
    assert severities == {Severity.HINT}


BROKEN = [
    ("R01", "error", "h01.easy_total", {"h01__easy_query": "63"}),
    ("R02", "error", "h04.self_total", {"h04__self_pass": "425"}),
    ("R03", "warning", "h04.self_excellent_pct", {"h04__self_excellent_pct": "34"}),
    ("R03-2", "warning", "h04.self_pass_pct", {"h04__self_pass_pct": "68"}),
    ("R03-3", "warning", "h04.self_fail_pct", {"h04__self_fail_pct": "2%"}),
    ("R04", "error", "h04.mut_total", {"h04__mut_total": "66"}),
    ("R05", "warning", "h04.mut_excellent_pct", {"h04__mut_excellent_pct": "25"}),
    ("R05-2", "warning", "h04.mut_pass_pct", {"h04__mut_pass_pct": "75"}),
    ("R05-3", "warning", "h04.mut_fail_pct", {"h04__mut_fail_pct": "2"}),
    ("R06", "error", "h06.fy_accept", {"h06__fy_accept": "17"}),
    ("R07", "error", "h06.fy_accept", {"h06__fy_uphold": "9"}),
    ("R07-2", "error", "h06.fy_closed", {"h06__fy_closed": "14"}),
    ("R08", "warning", "h06.fy_recruit_planned", {"h06__fy_transfer_planned": "1"}),
    ("R10", "error", "h06.tj_success", {"h06__tj_success": "858"}),
    ("R10-2", "warning", "h06.tj_rate", {"h06__tj_success": "800"}),
    ("R11", "error", "h06.jz_active", {"h06__jz_probation": "80"}),
    ("R13", "warning", "h06.jz_exitban", {"h06__jz_exitban": "84"}),
    ("R14", "error", "h07.rep_units", {"h07__rep_oral": "9"}),
    ("R15", "error", "h07.rep_units", {"h07__rep_units": "24"}),
    ("R15-2", "warning", "h07.rep_cover", {"h04__subj_statutory": "25"}),
    ("R16", "error", "h06.ss_appear_rate", {"h06__ss_due": "10", "h06__ss_appeared": "7"}),
    ("R16-2", "error", "h06.ss_appeared", {"h06__ss_due": "10", "h06__ss_appeared": "11"}),
    ("R17", "warning", "h06.pc_prevented", {"h06__pc_prevented": "700"}),
    ("R18", "error", "h01.online_apply_rate", {"h01__online_apply_rate": "120"}),
]


@pytest.mark.parametrize(("rule", "severity", "place", "changes"), BROKEN)
def test_a_broken_relation_is_found_under_its_rule(report_with, catalog, rule, severity, place, changes):
    finding = only(report_with(**changes), catalog, rule)
    assert (finding.severity.value, finding.place) == (severity, place)
    assert finding.message.endswith("。")


@pytest.mark.parametrize(("rule", "severity", "place", "changes"), BROKEN)
def test_the_broken_figures_and_their_values_are_operands(report_with, catalog, rule, severity, place, changes):
    report = report_with(**changes)
    finding = only(report, catalog, rule)
    codes = [operand.code for operand in finding.operands]
    assert codes[0] == place
    assert {code.replace("__", ".") for code in changes} & set(codes)
    assert all(operand.label and operand.value for operand in finding.operands)


BROKEN_WITH_LAST_YEAR = [
    ("R07-3", "warning", "h06.fy_carried_in", ({"h06__fy_carried_in": "2"}, {"h06__fy_open": "1"})),
    ("R09", "warning", "h06.fy_posts", ({}, {"h06__fy_posts": "3"})),
    ("R12", "warning", "h06.jz_active", ({}, {"h06__jz_active": "100"})),
    ("R19", "hint", "h06.tj_cases", ({}, {"h06__tj_cases": "400"})),
    ("R19-2", "hint", "h06.pc_found", ({}, {})),
    ("R19-3", "hint", "h01.online_apply_rate", ({}, {"h01__online_apply_rate": "79%"})),
    ("R19-4", "hint", "h06.jz_in", ({}, {"h06__jz_in": "0"})),
]


@pytest.mark.parametrize(("rule", "severity", "place", "changes"), BROKEN_WITH_LAST_YEAR)
def test_a_relation_with_last_year_is_found(report_with, catalog, rule, severity, place, changes):
    now, earlier = changes
    places = {f.place: f for f in found(report_with(earlier=earlier, **now), catalog, rule)}
    assert places[place].severity.value == severity


def test_both_sides_of_an_equality_are_written_where_neither_is_one_figure(report_with, catalog):
    (rule,) = [relation for relation in catalog.relations if relation.rule == "R01"]
    sums = parse_relation("h06.fy_apply - h06.fy_accept = h06.ss_gov_first + h06.ss_gov_second")
    own = replace(catalog, relations=(replace(rule, comparison=sums, message="两边应相等"),))
    (finding,) = check(report_with(), own)
    assert finding.message == "两边应相等：16 - 15 = 1，12 + 4 = 16。"
    assert (finding.place, finding.stated, finding.computed) == ("h06.fy_apply", None, "1")


def sentence(report, catalog, rule, place=""):
    return next(f.message for f in found(report, catalog, rule) if place in ("", f.place))


def test_the_sentence_of_a_sum(report_with, catalog):
    finding = only(report_with(h01__easy_total="120"), catalog, "R01")
    assert finding.message == ("“编制便民可办事项”应等于“政务事项”与“辽事通查询事项”之和：57 + 64 = 121，填的是120。")
    assert (finding.stated, finding.computed) == ("120", "121")
    assert [(o.label, o.value) for o in finding.operands] == [
        ("编制便民可办事项", "120"),
        ("政务事项", "57"),
        ("辽事通查询事项", "64"),
    ]


def test_the_sentence_of_a_part_that_exceeds_its_whole(report_with, catalog):
    finding = only(report_with(h06__fy_accept="17"), catalog, "R06")
    assert finding.message == (
        "“行政复议立案受理”不应多于“收到行政复议申请”：“行政复议立案受理”17件，“收到行政复议申请”16件。"
    )
    assert (finding.stated, finding.computed) == ("17", None)


def test_the_sentence_of_reconsideration_leaves_out_what_nobody_filled(report_with, catalog):
    text = sentence(report_with(h06__fy_uphold="9"), catalog, "R07")
    assert text.endswith("请一并填写：2 + 9 + 3 = 14，填的是15。")


def test_the_sentence_of_reconsideration_shows_what_was_carried_over(report_with, catalog):
    report = report_with(h06__fy_carried_in="4", h06__fy_mediate="3")
    assert sentence(report, catalog, "R07").endswith("：2 + 10 + 3 + 3 - 4 = 14，填的是15。")


def test_a_year_with_cases_carried_over_and_left_open_keeps_the_rule(report_with, catalog):
    report = report_with(
        h06__fy_carried_in="4", h06__fy_mediate="3", h06__fy_open="1", h06__fy_closed="18", h06__fy_reject="无"
    )
    assert check(report, catalog) == ()


def test_the_sentence_of_people_under_correction(report_with, catalog):
    report = report_with(earlier={"h06__jz_active": "100"})
    assert sentence(report, catalog, "R12").endswith("：100 + 68 - 89 = 79，填的是83。")
    (operand,) = [o for o in only(report, catalog, "R12").operands if o.label.startswith("上年")]
    assert (operand.label, operand.value) == ("上年正在接受社区矫正对象", "100")


def test_the_sentence_of_reporting_units(report_with, catalog):
    report = report_with(h07__rep_units="24", h07__rep_written="14")
    assert sentence(report, catalog, "R15").endswith("：“汇报单位”24家，“职权执法主体”23个。")


def test_the_sentence_of_appearance_in_court(report_with, catalog):
    report = report_with(h06__ss_due="10", h06__ss_appeared="7")
    finding = only(report, catalog, "R16")
    assert finding.message.endswith("：7 ÷ 10 = 70%，填的是60%（要是60%，就该是6件）。")
    assert (finding.stated, finding.computed, finding.allowed) == ("60", "70", "6")


def test_the_sentence_of_a_rate_beyond_a_hundred(report_with, catalog):
    text = sentence(report_with(h01__online_apply_rate="120"), catalog, "R18")
    assert text == "“网上申报率”不能超过100%：填的是120%。"


def test_the_sentence_of_a_great_change(report_with, catalog):
    text = sentence(report_with(earlier={"h06__tj_cases": "400"}), catalog, "R19", "h06.tj_cases")
    assert text == "“调解案件”与上年相比变动超过50%，请核对是否属实：本年857件，上年400件。"


def test_the_sentence_of_an_unchanged_figure(report_with, catalog):
    same = {"h07__consult": "300"}
    text = sentence(report_with(earlier=same, **same), catalog, "R19-2", "h07.consult")
    assert text == "“受理咨询电话和留言”与上年完全相同，请核对是否忘了更新：本年300条，上年300条。"


def test_the_sentence_where_two_places_must_say_the_same(report_with, catalog):
    report = report_with(h06__fy_carried_in="2", h06__fy_mediate="2", earlier={"h06__fy_open": "1"})
    assert sentence(report, catalog, "R07-3").endswith("：应为1，填的是2。")


def test_shares_that_add_up_but_for_their_rounding_are_right(report_with, catalog):
    thirds = {f"h04__self_{grade}": "1" for grade in ("excellent", "pass", "fail")}
    nothing = {f"h04__self_{grade}_pct": "" for grade in ("excellent", "pass", "fail")}
    assert check(report_with(h04__self_total="3", **thirds, **nothing), catalog) == ()


def test_shares_that_differ_by_more_than_their_rounding_are_a_warning(report_with, catalog):
    shares = {"h04__mut_excellent_pct": "30", "h04__mut_pass_pct": "77", "h04__mut_excellent": "", "h04__mut_pass": ""}
    finding = only(report_with(**shares, h04__mut_total="", h04__mut_fail=""), catalog, "R05-4")
    assert finding.severity is Severity.WARNING
    assert finding.message == "互查互评三项占比相加应为100%，四舍五入的误差已经算在内：30 + 77 + 0 = 107。"
    assert (finding.stated, finding.computed, finding.allowed) == (None, "107", "98.5—101.5")


@pytest.mark.parametrize("typed", ["66.67", "66.7", "67"])
def test_a_typed_rate_may_be_rounded(report_with, catalog, typed):
    assert not found(report_with(h06__ss_due="3", h06__ss_appeared="2", h06__ss_appear_rate=typed), catalog, "R16")


@pytest.mark.parametrize(("typed", "rounded"), [("66.66", "66.67"), ("66", "67"), ("66.6", "66.7")])
def test_a_rate_that_was_cut_off_is_named_as_that(report_with, catalog, typed, rounded):
    report = report_with(h06__ss_due="3", h06__ss_appeared="2", h06__ss_appear_rate=typed)
    finding = only(report, catalog, "R16")
    assert finding.severity is Severity.WARNING
    assert f"，四舍五入是{rounded}%，填的{typed}%像是直接去掉了后面的小数。" in finding.message
    assert (finding.stated, finding.computed) == (typed, rounded)


ALL_OR_NONE = [
    ("1000", "999", "100", "：999 ÷ 1000 = 99.9%，并不是全部，填的是100%。", "99.9"),
    ("1000", "1", "0", "：1 ÷ 1000 = 0.1%，并不是没有，填的是0%。", "0.1"),
]


@pytest.mark.parametrize("case", ALL_OR_NONE)
def test_a_stated_hundred_and_a_stated_zero_are_exact(report_with, catalog, case):
    due, appeared, typed, says, computed = case
    report = report_with(h06__ss_due=due, h06__ss_appeared=appeared, h06__ss_appear_rate=typed)
    finding = only(report, catalog, "R16")
    assert finding.severity is Severity.WARNING
    assert finding.message.endswith(says)
    assert finding.computed == computed


ABOUT = [
    ("近120", "57", "64", "57 + 64 = 121，填的是近120。", "121", ""),
    ("121", "57", "70余", "57 + 70余至少是127，填的是121。", "127—137", "127—137"),
    ("121", "57", "近60", "57 + 近60最多是117，填的是121。", "107—117", "107—117"),
    ("121", "57", "逾70", "57 + 逾70至少是127，填的是121。", "不少于127", "不少于127"),
    ("300余", "57", "64", "57 + 64 = 121，填的是300余。", "121", ""),
    ("120以上", "57", "近60", "57 + 近60最多是117，填的是120以上。", "107—117", "107—117"),
]


@pytest.mark.parametrize("case", ABOUT)
def test_about_so_many_decides_where_no_number_fits(report_with, catalog, case):
    total, one, other, says, computed, allowed = case
    report = report_with(h01__easy_total=total, h01__easy_gov=one, h01__easy_query=other)
    finding = only(report, catalog, "R01")
    assert finding.severity is Severity.ERROR
    assert finding.message == f"“编制便民可办事项”应等于“政务事项”与“辽事通查询事项”之和：{says}"
    assert (finding.computed, finding.allowed) == (computed, allowed)


def test_an_inequality_of_about_so_many(report_with, catalog):
    finding = only(report_with(h06__pc_found="近600", h06__pc_prevented="700余"), catalog, "R17")
    assert finding.message.endswith("：“预防矛盾纠纷”700余件，“排查发现矛盾纠纷”近600件。")
    assert (finding.stated, finding.allowed) == ("700余", "0—600")
    assert not found(report_with(h06__pc_found="600余", h06__pc_prevented="700余"), catalog, "R17")


def test_the_interval_of_a_share_is_that_of_its_part(report_with, catalog):
    finding = only(report_with(h04__self_excellent_pct="34"), catalog, "R03")
    assert finding.message == (
        "“自查自评优秀占比”与按案卷数算出的不一致：208 ÷ 632 = 33%，填的是34%（要是34%，就该是212—218卷）。"
    )
    assert finding.allowed == "212—218"


CHANGES = [
    ("R19", "h06.ss_gov_civil", "2", "8", False),  # four times as many, but only six more
    ("R19", "h06.ss_gov_civil", "8", "18", True),
    ("R19", "h06.ss_gov_civil", "18", "8", True),
    ("R19", "h06.ss_gov_civil", "100", "149", False),
    ("R19", "h06.tj_rate", "30", "100", False),  # a share changes by points
    ("R19-2", "h06.pc_found", "29", "29", False),
    ("R19-2", "h06.pc_found", "30", "30", True),
    ("R19-2", "h06.tj_mediators", "215", "215", False),
    ("R19-3", "h06.ss_appear_rate", "80%", "60%", False),
    ("R19-3", "h06.ss_appear_rate", "80.5%", "60%", True),
    ("R19-4", "h06.jz_in", "0", "29", False),
    ("R19-4", "h06.jz_in", "0", "30", True),
    ("R19", "h07.consult", "200余", "300余", False),  # it may be from 299 to 300
    ("R19", "h07.consult", "100余", "400余", True),
]


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_is_asked_about_where_it_is_great_and_sameness_where_it_is_odd(report_with, catalog, case):
    rule, code, before, now, asked = case
    place = code.replace(".", "__")
    report = report_with(earlier={place: before}, **{place: now})
    assert (code in {f.place for f in found(report, catalog, rule)}) is asked


@pytest.mark.parametrize("typed", ["66.68", "65", "66.5", "68", "66.8"])
def test_a_typed_rate_that_is_neither_rounded_nor_cut_off_is_found(report_with, catalog, typed):
    report = report_with(h06__ss_due="3", h06__ss_appeared="2", h06__ss_appear_rate=typed)
    assert found(report, catalog, "R16")


@pytest.mark.parametrize("typed", ["", "120余", "近130", "逾100", "100以上", "未统计", "不适用"])
def test_nothing_is_claimed_of_a_figure_that_is_not_there_or_not_exact(report_with, catalog, typed):
    report = report_with(h01__easy_total=typed)
    assert not found(report, catalog, "R01")


def test_a_result_that_nobody_counted_leaves_the_sum_open(report_with, catalog):
    assert not found(report_with(h06__fy_uphold="9", h06__fy_mediate="未统计"), catalog, "R07")
    assert found(report_with(h06__fy_uphold="9", h06__fy_mediate="不适用"), catalog, "R07")


def test_none_counts_as_zero(report_with, catalog):
    assert not found(report_with(h04__self_fail="无"), catalog, "R02")
    assert found(report_with(h04__self_pass="无"), catalog, "R02")


def test_a_computed_share_is_compared_only_where_somebody_stated_it(report_with, catalog):
    changed = {"h06__tj_success": "800"}
    assert found(report_with(**changed), catalog, "R10-2")
    assert not found(report_with(h06__tj_rate="", **changed), catalog, "R10-2")


def test_equal_zeros_are_not_asked_about(report_with, catalog):
    places = {f.place for f in found(report_with(earlier={}), catalog, "R19-2")}
    assert "h04.self_fail" not in places
    assert "h06.pc_found" in places
    assert "h06.fy_apply" not in places, "two small numbers are often the same"
    assert "h01.grids" not in places, "a stock often stays what it was"


def test_a_relation_holds_in_its_years_only(report_with, catalog):
    (rule,) = [relation for relation in catalog.relations if relation.rule == "R01"]
    later = replace(catalog, relations=(replace(rule, period=Period(first=2023)),))
    report = report_with(h01__easy_total="120")
    assert found(report, later, "R01") == []
    assert [f.rule for f in check(replace(report, year=2023), later)] == ["R01"]


def test_a_negative_number_is_impossible(report, catalog, figures):
    code = "h06.fy_apply"
    one = figures()[code]
    negative = replace(one, value=-one.value)
    broken = Report("银州区", 2022, "A", figures={**figures(), code: negative})
    assert sentence(broken, catalog, "R18-2") == "“收到行政复议申请”不能是负数：填的是-16件。"
