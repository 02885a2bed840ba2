"""Sentences and what must be said of them: the verdict, its severity and its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.catalog.load import standard_catalog
from desktop.checks.prose.check import check_prose
from desktop.checks.prose.feasible import POSSIBLE
from desktop.model.findings import Finding, Severity
from tests.checks.prose.statements import manuscript

CASES = [
    tuple(part.strip() for part in line.split("|", 2))
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
FOUND = [case for case in CASES if case[0] != "-"]
LEFT_ALONE = [text for expected, _, text in CASES if expected == "-"]


def serious(text: str) -> list[Finding]:
    found = check_prose(manuscript((text,)), standard_catalog())
    return [finding for finding in found if finding.severity is not Severity.HINT]


@pytest.mark.parametrize(("expected", "words", "text"), FOUND, ids=[text for _, _, text in FOUND])
def test_what_does_not_add_up_is_found(expected, words, text):
    rule, _, severity = expected.partition(" ")
    found = [finding for finding in serious(text) if finding.rule == rule]
    assert found, [finding.message for finding in serious(text)]
    assert words in found[0].message
    assert not severity or found[0].severity == severity


@pytest.mark.parametrize("text", LEFT_ALONE, ids=LEFT_ALONE)
def test_what_may_be_right_is_left_alone(text):
    assert [finding.message for finding in serious(text)] == []


@pytest.mark.parametrize("text", [text for _, _, text in FOUND])
def test_a_finding_says_where_it_is_and_what_was_read(text):
    for finding in serious(text):
        start, end = finding.span
        assert text[start:end] == finding.text
        assert 0 < len(finding.text) <= len(text)
        assert finding.operands
        assert all(operand.label and operand.value for operand in finding.operands)
        assert finding.message.endswith("。")
        assert not re.search(r"[\u4e00-\u9fff][,:;!?()]|[,:;!?()][\u4e00-\u9fff]", finding.message)


@pytest.mark.parametrize(
    ("sentence", "impossible"),
    [
        ("全年共有执法单位12家，执法单位参训率达60%。", True),
        ("政务服务事项接入平台的有30家，政务服务事项网上申报率达98.5%。", False),  # the rate is one of 事项
    ],
)
def test_a_rate_is_one_of_what_its_name_says(sentence, impossible):
    found = check_prose(manuscript((sentence,)), standard_catalog())
    assert any(one.rule == POSSIBLE.id for one in found) is impossible


@pytest.mark.parametrize(("share", "wrong"), [("5.9%", True), ("5.4%", False)])
def test_a_whole_may_be_named_that_stands_in_a_paragraph_before(share, wrong):
    lines = ("全年受理投诉1023件，同比增长35.0%。", f"商品类投诉中，家居用品类55件，占投诉总量的{share}。")
    found = [one for one in check_prose(manuscript(lines), standard_catalog()) if one.place == "1"]
    assert [one.message for one in found] == [
        "“家居用品类”55件 ÷ “受理投诉”1023件 = 5.38%，应写5.4%，写的是5.9%。"
    ] * wrong
