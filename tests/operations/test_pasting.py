"""What comes out of a spreadsheet is read as if it had been typed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.edits import apply
from desktop.operations.pasting import edit_of, read_pasted
from desktop.refusal import Refused

CATALOG = standard_catalog()
KNOWN = tuple(CATALOG.indicators.values())
REPORT = load_sample(CATALOG)
BELOW = tuple(CATALOG.indicator(f"h04.self_{name}") for name in ("total", "excellent", "pass", "fail", "excellent_pct"))


def values(text: str) -> dict[str, Decimal]:
    read = read_pasted(text, BELOW, KNOWN)
    return {one.indicator.code: one.figure.value for one in read if one.indicator and one.figure}


def test_a_column_goes_down_from_the_cell_at_hand():
    found = values("640\n２３１\n409卷\n无\n36%")
    assert found == {"h04.self_total": 640, "h04.self_excellent": 231, "h04.self_pass": 409, "h04.self_fail": None}


def test_an_empty_cell_changes_nothing_and_keeps_its_row():
    assert values("640\n\n409") == {"h04.self_total": 640, "h04.self_pass": 409}


def test_more_rows_than_there_are_stop_at_the_last():
    assert list(values("1\n2\n3\n4\n5\n6\n7")) == [one.code for one in BELOW[:4]]


@pytest.mark.parametrize(
    "text",
    [
        "调解成功\t857\n调解案件\t860",
        "序号\t指标\t单位\t本年\n1\t调解成功\t件\t857\n2\t调解案件\t件\t860",
        "调解成功：\t\t857\r\n调解案件\t\t860\r\n",
        '"调解成功"\t857\n"调解案件"\t"860"',
    ],
)
def test_labels_say_where_each_value_goes(text):
    assert values(text) == {"h06.tj_success": 857, "h06.tj_cases": 860}


def test_what_cannot_be_read_is_asked_and_not_taken():
    (one,) = read_pasted("约600", BELOW, KNOWN)
    assert one.figure is None
    assert "约" in one.why


def test_a_label_nobody_knows_is_said():
    read = read_pasted("调解成功\t857\n调解失败\t3", BELOW, KNOWN)
    assert [(one.label, one.why) for one in read if one.indicator is None] == [
        ("调解失败", "没有这个名称的指标，没有采用")
    ]


def test_a_computed_figure_is_not_pasted():
    (one,) = read_pasted("调解成功率\t99", BELOW, KNOWN)
    assert (one.figure, one.why) == (None, "由程序计算，不用填")


def test_only_what_differs_becomes_one_edit():
    read = read_pasted("632\n209", BELOW, KNOWN)
    edit = edit_of(read, REPORT)
    assert edit.label == "粘贴1个指标"
    assert apply(REPORT, edit).figure("h04.self_excellent").value == 209
    assert edit_of(read_pasted("632", BELOW, KNOWN), REPORT) is None


@pytest.mark.parametrize(
    ("text", "code"), [("", "PASTE-NOTHING"), (" \t \n", "PASTE-NOTHING"), ("1\n" * 2001, "PASTE-LONG")]
)
def test_what_is_no_column_is_refused(text, code):
    with pytest.raises(Refused) as refused:
        read_pasted(text, BELOW, KNOWN)
    assert refused.value.code == code


@given(st.text(max_size=60))
def test_whatever_is_pasted_is_read_or_refused(text):
    try:
        read = read_pasted(text, BELOW, KNOWN)
    except Refused:
        return
    assert all((one.figure is None) == bool(one.why) for one in read)


@given(st.lists(st.integers(0, 99999), min_size=4, max_size=4))
def test_plain_numbers_come_through_exactly(numbers):
    assert list(values("\n".join(map(str, numbers))).values()) == numbers
