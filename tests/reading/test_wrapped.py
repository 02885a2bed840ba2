"""A text that was wrapped at a column is read in its paragraphs; one that was not is read line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.operations.proofreading import proof
from desktop.reading.wrapped import unwrapped
from tests.checks.anything import LINES

REPORT = [
    "某区2023年度法治政府建设情况报告",
    "",
    "一、主要举措和成效",
    (
        "　　（一）加强行政复议。全年收到行政复议申请198件，经审查不予受理9件，受理前调解撤回31件，正式立案158件。"
        "加上去年结转的14件，全年应办案件172件，已办结151件，未到审理期限正在办理的21件。"
    ),
    (
        "　　（二）推进公共法律服务。现有人民调解员512名，其中专职86名、兼职427名；全年调解纠纷2146件，"
        "调解成功2118件，成功率98.7%，“法治体检”服务企业86家，通过Legal Tech平台办理的占三成以上。"
    ),
    "　　一是加强组织领导；二是压实工作责任。",
]


def folded(rows: list[str], width: int, columns: int) -> list[str]:
    """Cut each row where it has `width` columns, a Chinese character being `columns` wide."""
    found: list[str] = []
    for row in rows:
        line, used = "", 0
        for mark in row:
            wide = columns if ord(mark) > 0x2000 else 1
            if used + wide > width:
                found.append(line)
                line, used = "", 0
            line, used = line + mark, used + wide
        found.append(line)
    return found


@pytest.mark.parametrize(("width", "columns"), [(28, 1), (38, 1), (60, 2), (71, 2), (76, 2)])
def test_paragraphs_are_put_together_again(width, columns):
    lines = folded(REPORT, width, columns)
    found = unwrapped(lines)
    assert [one.text for one in found] == [row for row in REPORT if row]
    assert all(lines[one.line - 1] and one.text.startswith(lines[one.line - 1]) for one in found)


def test_a_text_with_a_paragraph_on_each_line_is_left_as_it_is():
    assert [(one.line, one.text) for one in unwrapped(REPORT)] == [(at, row) for at, row in enumerate(REPORT, 1) if row]


def test_headings_of_one_length_stay_apart():
    rows = [f"（{number}）加强行政执法监督和规范性文件管理工作" for number in "一二三四五六"]
    assert [one.text for one in unwrapped(rows)] == rows


@given(
    st.lists(st.sampled_from([*REPORT, *LINES, "  ", "短"]), max_size=8), st.integers(20, 90), st.sampled_from([1, 2])
)
def test_no_character_is_lost(rows, width, columns):
    lines = folded(rows, width, columns)
    kept = "".join("".join(one.text.split()) for one in unwrapped(lines))
    assert kept == "".join("".join(line.split()) for line in lines)


def test_a_sum_over_wrapped_lines_is_proofread(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text("\n".join(folded(REPORT, 72, 2)), encoding="utf-8")
    found = [(line, one) for line, one in proof(file, standard_catalog()).findings if one.rule.startswith("S")]
    assert [one.message for _, one in found if "86 + 427 = 513" in one.message]
    line = next(line for line, one in found if "86 + 427" in one.message)
    assert file.read_text(encoding="utf-8").split("\n")[line - 1].startswith("　　（二）")
