"""Quantities in running text, against sentences of our own with their stated truth.

In a row of the table `quantities` are value, unit and about-mark parted by spaces, several parted by ；, in the order
the text; `lookalikes` are text and reason in the same way.
"""

from __future__ import annotations

import csv
import re
import sys
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.quantities.about import About
from desktop.quantities.chinese import write_chinese
from desktop.quantities.sentences import find_lookalikes, find_numbers, find_quantities
from desktop.quantities.written import write_number

PIECES = (
    *"0123456789１２零〇一二三四五六七八九十百千万亿两廿.,，、。；：（）《》“”〔〕%％-—~～·/:号年月日第次届条款件人名家个项卷场余多近逾超约每",
    *"ABNVGx+ \u00a0\u3000①㈠²٣𝟏",
    *(
        "以上",
        "百分之",
        "人次",
        "万元",
        "亿元",
        "2022",
        "2022年",
        "12345",
        "6·26",
        "十九大",
        "“八五”",
        "四个意识",
        "一网通办",
    ),
    *(
        "同比增长",
        "其中",
        "占比",
        "左右",
        "个工作日",
        "部门",
        "处罚",
        "单位",
        "热线",
        "小学",
        "www.",
        "@",
        "附件",
        "级",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text(max_size=40)


def rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "sentences.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(cell: str) -> list[list[str]]:
    return [part.strip().rsplit(" ", 1) if part.strip() else [] for part in cell.split("；") if part.strip()]


def stated(cell: str) -> list[tuple[Decimal, str, About | None]]:
    found = []
    for part in filter(None, (part.strip() for part in cell.split("；"))):
        value, unit, about, *_ = (*part.split(" "), "", "")
        found.append((Decimal(value), unit, About(about) if about else None))
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_a_sentence_is_read_as_the_table_says(row):
    found = find_numbers(row["text"])
    assert [(one.value, one.unit, one.about) for one in found.quantities] == stated(row["quantities"])
    assert [[one.text, one.why] for one in found.lookalikes] == parts(row["lookalikes"])


def test_the_table_is_large_and_says_nothing_twice():
    texts = [row["text"] for row in rows()]
    assert len(texts) >= 250
    assert len(set(texts)) == len(texts)


def test_precision_and_recall_over_the_table(capsys):
    right = wrong = missed = 0
    for row in rows():
        got = [(one.value, one.unit, one.about) for one in find_quantities(row["text"])]
        want = stated(row["quantities"])
        hits = sum(min(got.count(one), want.count(one)) for one in set(want))
        right, wrong, missed = right + hits, wrong + len(got) - hits, missed + len(want) - hits
    with capsys.disabled():
        sys.stdout.write(f"\nquantities in sentences: {right} right, {wrong} wrong, {missed} missed\n")
    assert right / (right + wrong) >= 0.97
    assert right / (right + missed) >= 0.97


@given(TEXTS)
def test_spans_are_disjoint_and_hold_the_text_that_they_claim(text):
    found = find_numbers(text)
    spans = sorted([(one.start, one.end, one.text) for one in (*found.quantities, *found.lookalikes)])
    assert all(start < end and text[start:end] == words for start, end, words in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(TEXTS)
def test_every_run_of_digits_is_in_exactly_one_list(text):
    found = find_numbers(text)
    spans = [(one.start, one.end) for one in (*found.quantities, *found.lookalikes)]
    for run in re.finditer(r"\d+", text):
        assert sum(start <= run.start() and run.end() <= end for start, end in spans) == 1


@given(TEXTS)
def test_both_lists_come_in_the_order_of_the_text(text):
    for one in (find_quantities(text), find_lookalikes(text)):
        assert [item.start for item in one] == sorted(item.start for item in one)


@given(
    st.decimals(min_value=0, max_value=10**9, places=2).filter(lambda value: value >= 1),
    st.sampled_from(("件", "人次", "个", "户次", "卷", "%", "元")),
    st.sampled_from(("，", "。", "、", "")),
)
def test_the_value_is_the_one_that_was_written(value, unit, mark):
    (found,) = find_quantities(f"全年办理{write_number(value)}{unit}{mark}")
    assert (found.value, found.unit, found.share) == (value, unit, unit == "%")


@given(st.integers(min_value=3, max_value=99_999).filter(lambda value: value not in (100, 1000, 10_000)))
def test_a_numeral_of_chinese_characters_before_a_measure_word_is_read(value):
    (found,) = find_quantities(f"办理案件{write_chinese(value)}件。")
    assert (found.value, found.unit, found.chinese) == (value, "件", True)


def test_the_place_is_that_of_the_original_text():
    text = "办理\u00a0１２\u3000件，占67\u00a0％"
    assert [one.text for one in find_quantities(text)] == ["１２\u3000件", "67\u00a0％"]


@pytest.mark.parametrize(("text", "share"), [("占33%", True), ("百分之三十", True), ("提高3个百分点", False)])
def test_a_percentage_is_a_share_and_percentage_points_are_none(text, share):
    (found,) = find_quantities(text)
    assert found.share is share


def test_a_text_without_numerals_has_nothing():
    assert find_numbers("依法行政") == find_numbers("") == find_numbers("Law")
