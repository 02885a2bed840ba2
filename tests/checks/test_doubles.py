"""A fault of the figures is told once, though the sentence that prints them says it too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.checks.check import check, check_text
from desktop.model.outline import Entry, Level

LINKED = (
    "自查自评案卷{{h04.self_total}}，其中优秀{{h04.self_excellent}}、合格{{h04.self_pass}}、不合格{{h04.self_fail}}。"
)
TYPED = "自查自评案卷640卷，其中优秀208卷、合格424卷、不合格0卷。"


def saying(report, text):
    return replace(report, outline=(Entry("k1", Level.BODY, text),))


def sums(findings):
    return [finding.rule for finding in findings if finding.rule in ("R02", "S01")]


@pytest.mark.parametrize(
    ("text", "total", "told"),
    [
        (LINKED, "640", ["R02"]),
        (LINKED, "632", []),
        (TYPED, "632", ["S01"]),
        (TYPED, "640", ["R02", "S01"]),  # two places to mend
        ("没有写到案卷。", "640", ["R02"]),
    ],
)
def test_each_place_that_must_be_mended_is_told_once(report_with, catalog, text, total, told):
    report = saying(report_with(h04__self_total=total), text)
    assert sums(check(report, catalog)) == told


def test_a_text_alone_tells_what_it_says(report_with, catalog):
    report = saying(report_with(h04__self_total="640"), LINKED)
    assert sums(check_text(report, catalog)) == ["S01"]
