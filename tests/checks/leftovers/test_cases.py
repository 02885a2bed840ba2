"""What is left over from last year: what each rule finds, what may stay, and what a repair changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.checks.proofread import proofread
from desktop.checks.rules import rules_of_checks
from desktop.model.manuscript import Manuscript
from tests.checks.cases import Case, check_case, check_mended, of_passages, read_cases
from tests.checks.texts import CATALOG, of_rule

CASES = read_cases(Path(__file__).parent / "cases.csv")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.year}-{case.text}")
def test_a_text_shows_what_its_case_says(case: Case):
    found = check_case(case)
    assert tuple(finding.text for finding in found) == case.found
    if case.severity:
        assert {finding.severity.value for finding in found} == {case.severity}
    assert all(finding.message.endswith("。") for finding in found)


@pytest.mark.parametrize("case", [case for case in CASES if case.mended], ids=lambda case: f"{case.rule}-{case.text}")
def test_a_repair_mends_what_was_found_and_nothing_else(case: Case):
    assert check_mended(case) == (case.mended, [])


def test_every_rule_has_cases_of_both_kinds():
    rules = {rule.id for rule in rules_of_checks() if rule.id.startswith(("L", "T"))} - {"L01"}
    assert {case.rule for case in CASES if case.found} >= rules
    assert {case.rule for case in CASES if not case.found} >= rules


LAST = ["#主要举措", "##依法履职", "全面推进政务公开，主动接受监督。完善制度，堵塞漏洞。全年公开信息300条。", "##普法"]
THIS = ["#主要举措", "##依法履职", "全面推进政务公开，主动接受监督。完善制度，堵塞漏洞。全年公开信息320条。", "##普法"]


def test_the_share_that_was_taken_over_is_told_once_a_heading():
    text = of_passages([*THIS, "全年开展宣传30场，覆盖群众较多。"], last=[*LAST, "组织宣传活动，效果很好。"])
    (remark,) = [finding for finding in proofread(text, CATALOG) if finding.rule == "L01"]
    assert remark.place == "p2"
    assert "“依法履职”下的3句话有2句与上年一字不差，占文字的69%" in remark.message
    assert [(one.label, one.value) for one in remark.operands] == [("与上年相同的句子", "2"), ("全部句子", "3")]


def test_without_last_years_text_nothing_is_said_of_it():
    found = proofread(of_passages(THIS), CATALOG)
    assert not {"L01", "L02"} & {finding.rule for finding in found}


def test_old_and_new_name_side_by_side_are_said():
    found = proofread(of_passages(["加强社区服刑人员管理。", "接收社区矫正对象68人。"]), CATALOG)
    (old,) = [finding for finding in found if finding.rule == "L05"]
    assert "文中新旧名称并用" in old.message


def test_a_year_of_which_nobody_knows_is_not_judged():
    passages = of_passages(["2021年，共收到申请15件。", "加强社区服刑人员管理，2020年底前完成。"]).passages
    found = proofread(Manuscript("清河区", None, "", passages), CATALOG)
    assert not {"L03", "L04", "L05"} & {finding.rule for finding in found}


def test_a_title_of_another_year_than_the_reports_is_told():
    title, text = "清河区2022年度法治政府建设情况报告", "全区扎实推进各项任务。"
    (wrong,) = of_rule("L03", title, text, year=2023)
    assert (wrong.place, wrong.stated, wrong.computed) == ("title", "2022", "2023")
    assert of_rule("L03", title, text) == []
