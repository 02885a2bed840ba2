"""What holds for every number and every text."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.quantities.about import About
from desktop.quantities.chinese import read_chinese, write_chinese
from desktop.quantities.doubts import quoted
from desktop.quantities.typed import Absent, Blank, Quantity, Question, read_date, read_typed
from desktop.quantities.written import round_down_about, round_half_up, write_date, write_number

UNITS = ("", "%", "件", "起", "人", "人次", "元", "万元", "亿元", "亩", "头", "千克")
PIECES = (
    *"0123456789.,-+/()%¥ 　，．（）％－:：—~",
    *"零〇○一二两三十百千万亿点余多近逾约负第年月日号件起人元无",
    "以上",
    "左右",
    "百分之",
    "人次",
    "万元",
    "未统计",
    "不适用",
    "e3",
    "\u200b",
    "½",
)

whole = st.integers(min_value=0, max_value=10**12)
numbers = st.decimals(min_value=0, max_value=10**20, places=6, allow_nan=False, allow_infinity=False) | st.integers(
    min_value=0, max_value=10**30 - 1
).map(Decimal)
# Texts of the trade's own pieces reach the grammar; arbitrary ones reach everything else.
texts = st.text(max_size=130) | st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@given(whole)
@example(10**12)
def test_a_chinese_numeral_is_read_as_it_was_written(value):
    assert read_chinese(write_chinese(value)) == value


@given(whole)
def test_a_negative_chinese_numeral_is_read_as_it_was_written(value):
    assert read_chinese(write_chinese(-value)) == -value


@given(whole, st.sampled_from("零〇一二两三十百千万亿"), st.data())
def test_a_well_formed_numeral_never_has_a_mark_too_much(value, mark, data):
    """One mark put in anywhere gives another number, or none, and never the same."""
    written = write_chinese(value)
    place = data.draw(st.integers(min_value=0, max_value=len(written)))
    changed = read_chinese(written[:place] + mark + written[place:])
    permitted = {"零", "一"}  # 一十三 and 二十万零三千
    assert changed is None or changed != value or mark in permitted


@given(numbers)
def test_a_number_is_read_as_it_was_written(value):
    for unit in ("", "元", "头"):
        assert read_typed(write_number(value), unit) == Quantity(value, unit, None)


@given(numbers)
def test_a_share_is_read_as_it_was_written_with_its_mark(value):
    assert read_typed(write_number(value) + "%", "%") == Quantity(value, "%", None)


@given(st.integers(min_value=0, max_value=10**10 - 1))
def test_a_count_is_read_with_separators_unit_and_full_width_digits(value):
    wide = str(value).translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    for text in (f"{value:,}", f"{value:,}件", f"{wide}件", f"{value:,} 件"):
        assert read_typed(text, "件") == Quantity(Decimal(value), "件", None)


@given(st.integers(min_value=1, max_value=10**12), st.sampled_from(About))
def test_every_mark_is_read_where_it_stands(value, about):
    before = about in {About.NEARLY, About.EXCEEDING}
    text = f"{about}{value:,}件" if before else f"{value:,}件{about}"
    if about is About.REMAINDER:
        text = f"{value:,}余件"
    assert read_typed(text, "件") == Quantity(Decimal(value), "件", about)


@given(st.decimals(min_value=0, max_value=10**6, places=4))
def test_money_keeps_its_value_from_unit_to_unit(value):
    text = write_number(value) + "万元"
    assert read_typed(text, "万元") == Quantity(value, "万元", None)
    assert read_typed(text, "元") == Quantity(value * 10_000, "元", None)
    assert read_typed(text, "亿元") == Quantity(value / 10_000, "亿元", None)


def _check_sentence(message: str) -> None:
    """One sentence, full-width marks beside Chinese characters, nothing that cannot be printed."""
    own = re.sub("“[^”]*”", "“”", message)
    assert message[-1] in "。？"
    assert not re.search("[。？！]", own[:-1])
    assert not re.search(r"[\u4e00-\u9fff“”][,:;()!?]|[,:;()!?][\u4e00-\u9fff“”]", own)
    assert not re.search(r"[\u4e00-\u9fff][,:;()!?]|[,:;()!?][\u4e00-\u9fff]", message)
    assert not any(unicodedata.category(char).startswith("C") for char in message)
    assert len(message) <= 90


@given(texts, st.sampled_from(UNITS))
@example("{0}", "件")
@example("%s", "%")
@example("亿" * 99, "件")
@example("两" * 99, "")
@example("(" * 99, "元")
@example("9" * 100, "元")
@example("1万" * 33, "件")
def test_any_text_is_a_number_nothing_an_absence_or_a_question(text, unit):
    reading = read_typed(text, unit)
    assert isinstance(reading, Quantity | Blank | Absent | Question)
    if isinstance(reading, Question):
        _check_sentence(reading.message)
    if isinstance(reading, Quantity):
        assert reading.value.is_finite()
        assert re.search("[0-9０-９零〇○一二两三四五六七八九十百]", unicodedata.normalize("NFKC", text))


@given(texts)
@example("２０２１")
def test_any_text_is_a_date_nothing_an_absence_or_a_question(text):
    reading = read_date(text)
    assert isinstance(reading, date | Blank | Absent | Question)
    if isinstance(reading, Question):
        _check_sentence(reading.message)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_date_is_read_as_it_was_written(value):
    chinese_year = "".join(write_chinese(int(digit)) for digit in str(value.year))
    chinese = f"{chinese_year}年{write_chinese(value.month)}月{write_chinese(value.day)}日"
    for text in (write_date(value), value.isoformat(), value.strftime("%Y%m%d"), chinese):
        assert read_date(text) == value


@given(numbers, st.integers(min_value=0, max_value=6))
def test_rounding_is_off_by_half_a_place_at_most_and_prints_that_many_decimals(value, decimals):
    written = write_number(value, decimals)
    assert len(written.partition(".")[2]) == decimals
    assert 2 * abs(int(value.scaleb(6)) - int(round_half_up(value, decimals).scaleb(6))) <= 10 ** (6 - decimals)


@given(st.integers(min_value=1, max_value=10**24))
def test_a_cut_number_has_two_leading_digits_and_is_never_more(value):
    rounded, cut = round_down_about(Decimal(value))
    assert rounded == int(str(value)[:2].ljust(len(str(value)), "0"))
    assert cut is (rounded < value)


@pytest.mark.parametrize("text", ["inf", "NaN", "-inf"])
def test_what_is_no_number_is_not_written(text):
    with pytest.raises(ValueError, match="not a number"):
        write_number(Decimal(text))


@given(st.integers(min_value=0, max_value=10**7), st.sampled_from((*UNITS, "‰", "米")))
@example(1, "%")
@example(0, "%")
@example(999_999, "件")
def test_plain_digits_are_read_on_the_short_way_as_on_the_long_one(number, unit):
    assert read_typed(str(number), unit) == read_typed(f" {number} ", unit)


@given(texts)
@example("上年\n（2022年）")
@example("甲\u2028乙")
def test_what_is_quoted_stays_on_one_line(text):
    assert len(quoted(text).splitlines()) == 1
