"""Chinese numerals are written one way and read in every well-formed way."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.quantities.chinese import read_chinese, write_chinese


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "零"),
        (2, "二"),
        (7, "七"),
        (10, "十"),
        (13, "十三"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (10_010, "一万零一十"),
        (10_300, "一万零三百"),
        (105_000, "十万五千"),
        (203_000, "二十万三千"),
        (1_000_001, "一百万零一"),
        (100_010_000, "一亿零一万"),
        (10**12, "一万亿"),
        (-5, "负五"),
    ],
)
def test_a_number_is_written_as_usage_has_it(value, written):
    assert write_chinese(value) == written


@pytest.mark.parametrize(("value", "written"), [(2, "两"), (-2, "负两"), (12, "十二"), (20, "二十"), (3, "三")])
def test_only_two_itself_changes_before_a_measure_word(value, written):
    assert write_chinese(value, before_measure=True) == written


def test_a_number_beyond_all_counting_is_refused():
    assert write_chinese(10**16 - 1).startswith("九千九百九十九万九千九百九十九亿")
    with pytest.raises(ValueError, match="no Chinese numeral"):
        write_chinese(10**16)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两", 2),
        ("两万两千两百", 22_200),
        ("一亿两千万", 120_000_000),
        ("一万零两百", 10_200),
        ("廿一", 21),
        ("卅", 30),
        ("壹佰贰拾叁", 123),
        ("玖仟萬", 90_000_000),
        ("一十三", 13),
        ("二十万零三千", 203_000),
        ("二〇二二", 2022),
        ("二○二二", 2022),
        ("一〇", 10),
        ("负二十", -20),
        ("一点五", Decimal("1.5")),
        ("零点零五", Decimal("0.05")),
        ("十二点三四", Decimal("12.34")),
        ("一点五万", 15_000),
        ("三点零", 3),
        ("负一点五", Decimal("-1.5")),
    ],
)
def test_a_well_formed_numeral_is_read(text, value):
    read = read_chinese(text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "负",
        "负零",
        "负负五",
        "三二十",
        "一百五",
        "一万三",
        "一千零三百",
        "一千五十",
        "一百十三",
        "十十",
        "百",
        "万",
        "一亿亿",
        "一万万",
        "万亿亿",
        "两十",
        "十两",
        "十两万",
        "二十两",
        "七八",
        "〇五",
        "零零",
        "零十",
        "点五",
        "一点",
        "一点十",
        "两点五",
        "七八点五",
        "一点二点三",
        "一点五千",
        "5",
        "件",
        "一 二",
        "二廿",
        "一" * 65,
    ],
)
def test_what_is_no_well_formed_numeral_is_not_read(text):
    assert read_chinese(text) is None
