"""What people decide about findings: reasons, and rules switched off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.checks.check import check, is_draft
from desktop.checks.figures.check import check_figures
from desktop.model.annotating import Annotate
from desktop.model.annotations import Reason, SwitchedOff
from desktop.model.edits import apply
from desktop.model.outline import Entry, Level
from desktop.model.severity import Severity

AT = "2023-02-10T09:00:00"
REASON = Reason("有2件上年排查的纠纷在今年预防。", "王丽", AT)


def excuse(report, catalog, rule):
    (finding,) = [f for f in check(report, catalog) if f.rule == rule]
    return apply(report, Annotate(REASON, finding.identity))


def test_a_finding_with_a_reason_is_settled_and_comes_last(report_with, catalog):
    report = report_with(h06__pc_prevented="700", earlier={"h06__jz_active": "104", "h06__fy_posts": "2"})
    assert check(report, catalog)[0].rule == "R17"
    findings = check(excuse(report, catalog, "R17"), catalog)
    assert (findings[-1].rule, findings[-1].excused) == ("R17", "有2件上年排查的纠纷在今年预防。（王丽）")
    assert findings[-1].settled
    assert not any(finding.settled for finding in findings[:-1])


def test_a_reason_belongs_to_its_values(report_with, catalog):
    excused = excuse(report_with(h06__pc_prevented="700"), catalog, "R17")
    other = replace(excused, figures=report_with(h06__pc_prevented="701").figures)
    (finding,) = check(other, catalog)
    assert (finding.rule, finding.excused) == ("R17", "")
    back = replace(excused, figures=report_with(h06__pc_prevented="700").figures)
    assert check(back, catalog)[0].excused


def test_an_error_cannot_be_excused_away(report_with, catalog):
    excused = excuse(report_with(h01__easy_total="120"), catalog, "R01")
    (finding,) = check(excused, catalog)
    assert finding.excused
    assert not finding.settled
    assert is_draft(excused, catalog, (finding,))


@pytest.mark.parametrize(
    ("changes", "rule"), [({"h06__pc_prevented": "700"}, "R17"), ({"h01__easy_total": "120"}, "R01")]
)
def test_a_rule_that_is_switched_off_finds_nothing(report_with, catalog, changes, rule):
    report = report_with(**changes)
    off = apply(report, Annotate(SwitchedOff("我区另有第三类事项。", "王丽", AT), rule))
    assert [f.rule for f in check(report, catalog)] == [rule]
    assert check(off, catalog) == ()
    assert [f.rule for f in check_figures(off, catalog)] == [rule], "what is found does not depend on decisions"
    assert not is_draft(off, catalog, check(off, catalog))


def test_what_would_print_wrongly_cannot_be_switched_off(report, catalog):
    wrong = replace(report, outline=(Entry("k1", Level.BODY, "{{h01.gride}}"),))
    off = apply(wrong, Annotate(SwitchedOff("不用管。", "王丽", AT), "P01"))
    (finding,) = check(off, catalog)
    assert finding.severity is Severity.ERROR
