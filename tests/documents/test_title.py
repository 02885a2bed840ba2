from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.characters import cells
from desktop.documents.title import break_title


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("", ()),
        ("关于2022年法治政府建设情况的报告", ("关于2022年法治政府建设情况的报告",)),
        (
            "铁岭市银州区人民政府关于2022年度法治政府建设情况的报告",
            ("铁岭市银州区人民政府关于", "2022年度法治政府建设情况的报告"),
        ),
        (
            "铁岭市银州区司法局关于2022年度推进法治政府建设主要举措和成效及2023年工作安排的报告",
            ("铁岭市银州区司法局关于", "2022年度推进法治政府建设主要", "举措和成效及2023年工作安排的报告"),
        ),
        (
            "新疆维吾尔自治区博尔塔拉蒙古自治州精河县人民政府关于2022年度法治政府建设情况的报告",
            ("新疆维吾尔自治区", "博尔塔拉蒙古自治州精河县人民政府", "关于2022年度法治政府建设情况的报告"),
        ),
        ("望河区人民政府\n2022年法治政府建设情况报告", ("望河区人民政府", "2022年法治政府建设情况报告")),
    ],
)
def test_a_title_is_broken_by_sense(title: str, lines: tuple[str, ...]) -> None:
    assert break_title(title) == lines


@pytest.mark.parametrize("length", [21, 39, 41, 79, 81, 200])
def test_a_title_without_words_is_cut_evenly(length: int) -> None:
    lines = break_title("哈" * length)
    assert max(map(len, lines)) <= 20
    assert max(map(len, lines)) - min(map(len, lines)) <= 4


def test_the_name_of_a_document_and_a_range_of_years_stay_whole() -> None:
    lines = break_title("关于印发望河区《法治政府建设实施纲要（2021—2025年）》贯彻落实情况年度报告的通知")
    assert any("《法治政府建设实施纲要（2021—2025年）》" in line for line in lines)


UNITS = ["望河区", "青川市望河区人民政府", "中共望河区委全面依法治区委员会办公室", "青川市望河区司法局"]
MIDDLES = ["", "2022年", "2022年度推进", "落实责任制和"]
ENDS = ["法治政府建设情况的报告", "法治政府建设工作情况报告", "依法行政工作总结及2023年工作计划"]


@given(st.sampled_from(UNITS), st.sampled_from(["", "关于"]), st.sampled_from(MIDDLES), st.sampled_from(ENDS))
def test_words_stay_whole_and_no_line_is_too_short_or_too_long(unit: str, about: str, middle: str, end: str) -> None:
    lines = break_title(f"{unit}{about}{middle}{end}")
    assert "".join(lines) == f"{unit}{about}{middle}{end}"
    assert all(3 <= cells(line) <= 20 for line in lines)
    for word in ("法治政府建设", "人民政府", "司法局", "委员会", "2022年", "报告", "关于"):
        assert f"{unit}{about}{middle}{end}".count(word) == sum(line.count(word) for line in lines)


@given(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs", "Zs", "Cc"]), max_size=120))
def test_nothing_is_lost_and_every_line_fits(text: str) -> None:
    lines = break_title(text)
    assert "".join(lines) == text.strip()
    assert all(cells(line) <= 20.5 for line in lines)
