"""The numbers of headings in all their forms, and what only looks like one."""

from __future__ import annotations

import pytest

from desktop.model.outline import Level
from desktop.reading.markers import marker_of, marker_of_number
from desktop.reading.paragraphs import heading_end

FORMS = [
    ("一、工作", Level.PART, 1, "一、"),
    ("十二、工作", Level.PART, 12, "十二、"),
    ("一.工作", Level.PART, 1, "一."),
    ("一．工作", Level.PART, 1, "一．"),
    ("一 、工作", Level.PART, 1, "一 、"),
    ("二，工作", Level.PART, 2, "二，"),
    ("第三部分 工作", Level.PART, 3, "第三部分 "),
    ("（一）工作", Level.HEADING, 1, "（一）"),
    ("(十一)工作", Level.HEADING, 11, "(十一)"),
    ("（ 二 ）工作", Level.HEADING, 2, "（ 二 ）"),
    ("（一)工作", Level.HEADING, 1, "（一)"),
    ("（一）、工作", Level.HEADING, 1, "（一）、"),
    ("三）工作", Level.HEADING, 3, "三）"),
    ("㈠工作", Level.HEADING, 1, "㈠"),
    ("1、工作", Level.ITEM, 1, "1、"),
    ("1.工作", Level.ITEM, 1, "1."),
    ("１．工作", Level.ITEM, 1, "１．"),
    ("10. 工作", Level.ITEM, 10, "10."),
    ("⒈工作", Level.ITEM, 1, "⒈"),
    ("1.2022年工作", Level.ITEM, 1, "1."),
    ("2.12345热线", Level.ITEM, 2, "2."),
    ("（1）工作", Level.SUBITEM, 1, "（1）"),
    ("(12)工作", Level.SUBITEM, 12, "(12)"),
    ("2）工作", Level.SUBITEM, 2, "2）"),
    ("①工作", Level.SUBITEM, 1, "①"),
    ("⑵工作", Level.SUBITEM, 2, "⑵"),
    ("一是工作", Level.POINT, 1, "一是"),
    ("二是：工作", Level.POINT, 2, "二是："),
    ("第一，工作", Level.POINT, 1, "第一，"),
]


@pytest.mark.parametrize(("text", "level", "value", "printed"), FORMS)
def test_every_form_is_known(text: str, level: Level, value: int, printed: str) -> None:
    marker = marker_of(text)
    assert marker is not None
    assert (marker.level, marker.value, marker.printed.strip()) == (level, value, printed.strip())
    assert text[marker.end :] in {"工作", "2022年工作", "12345热线"}


@pytest.mark.parametrize(
    "text",
    [
        "3.5米宽的道路",
        "1.9万人次",
        "6.26国际禁毒日",
        "2022年，全区",
        "12件建议",
        "一网通办",
        "三项制度",
        "二〇二二年",
        "第十次会议",
        "一、二审案件",
        "1、2月份",
        "一是一、二是二",
        "（2022年）",
        "（以下简称本区）",
        "100.工作",
        "两、工作",
        "",
        "（九十九）工作",
        "十一届全会",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert marker_of(text) is None


def test_automatic_numbers() -> None:
    found = [
        marker_of_number(number, level) for number, level in [("1.2", 0), ("一", 0), ("3", 0), ("3", 2), ("（一）", 0)]
    ]
    assert [marker and (marker.level, marker.value) for marker in found] == [
        (Level.HEADING, 2), (Level.PART, 1), (Level.ITEM, 3), (Level.HEADING, 3), (Level.HEADING, 1),
    ]  # fmt: skip
    assert marker_of_number("Article", 0) is None


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("加强领导。全区上下认真落实。", "加强领导。"),
        ("加强领导", "加强领导"),
        ("落实“谁执法谁普法。”责任制。全面推进。", "落实“谁执法谁普法。”责任制。"),
        ("落实（未完。全面推进。", "落实（未完。"),
        ("加强领导：区政府召开专题会议三次，研究解决问题五个。", "加强领导："),
        (
            "主要问题如下：队伍力量薄弱，装备不足，经费偏紧。下一步改进。",
            "主要问题如下：队伍力量薄弱，装备不足，经费偏紧。",
        ),
        ("工作情况（一）依法履职", "工作情况"),
        ("工作情况　　2022年，全区认真落实各项部署要求，工作成效比较明显。", "工作情况"),
        ("推进 改革", "推进 改革"),
    ],
)
def test_a_heading_ends_where_its_paragraph_begins(text: str, heading: str) -> None:
    assert text[: heading_end(text)].strip() == heading
