from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.differences import (
    EntryDifference,
    FigureDifference,
    figure_differences,
    outline_differences,
    particular_differences,
)
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.likeness import alike_pairs, likeness
from desktop.model.order import staying
from desktop.model.outline import Entry, Level, Outline
from desktop.model.report import Particulars
from desktop.model.text_differences import Span, text_differences

texts = st.text(alphabet="甲乙，。1 2a{}", max_size=30)


def changed_words(before: str, after: str) -> list[tuple[str, str]]:
    spans = text_differences(before, after)
    return [(before[s.start : s.end], after[s.new_start : s.new_end]) for s in spans]


@given(texts, texts)
def test_the_spans_turn_one_text_into_the_other(before: str, after: str) -> None:
    spans = text_differences(before, after)
    result = before
    for span in reversed(spans):
        result = result[: span.start] + after[span.new_start : span.new_end] + result[span.end :]
    assert result == after
    assert all(span.start < span.end or span.new_start < span.new_end for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert bool(spans) == (before != after)


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("受理案件424件，办结", "受理案件419件，办结", [("424", "419")]),
        ("率达33.5%以上", "率达35%以上", [("33.5%", "35%")]),
        ("受理1,424件", "受理1,419件", [("1,424", "1,419")]),
        ("受理{{h01.a}}件", "受理{{h01.b}}件", [("{{h01.a}}", "{{h01.b}}")]),
        ("新组建了队伍", "组建队伍", [("新", ""), ("了", "")]),
        ("深入推进改革", "全面深化改革", [("深入推进", "全面深化")]),
        ("", "全文", [("", "全文")]),
        ("全文", "", [("全文", "")]),
        ("同", "同", []),
    ],
)
def test_what_a_person_would_mark_is_marked(before: str, after: str, changed: list[tuple[str, str]]) -> None:
    assert changed_words(before, after) == changed


def test_a_very_long_text_differs_by_sentences() -> None:
    before = "".join(f"第{number}句话的内容是这样的。" for number in range(1500))
    words = changed_words(f"甲{before}甲", f"乙{before.replace('第700句', '第701句')}乙")
    assert words == [
        ("甲第0句话的内容是这样的。", "乙第0句话的内容是这样的。"),
        ("第700句话的内容是这样的。", "第701句话的内容是这样的。"),
        ("甲", "乙"),
    ]
    assert text_differences("甲" * 9000, "乙" * 9000) == (Span(0, 9000, 0, 9000),)


@given(st.lists(st.integers(0, 50), unique=True, max_size=8))
def test_what_stays_is_a_longest_part_in_order(numbers: list[int]) -> None:
    stay = staying(numbers)
    kept = [numbers[index] for index in sorted(stay)]
    assert kept == sorted(kept)
    longest = 0
    for choice in range(1 << len(numbers)):
        chosen = [number for index, number in enumerate(numbers) if choice >> index & 1]
        longest = max(longest, len(chosen) if chosen == sorted(chosen) else 0)
    assert len(kept) == longest


def outline(*texts: str) -> Outline:
    return tuple(Entry(text[0], Level.BODY, text[1:]) for text in texts)


def told(differences: tuple[EntryDifference, ...]) -> list[str]:
    words = []
    for difference in differences:
        entry = difference.after or difference.before
        flags = (difference.added, difference.removed, difference.moved, difference.reworded, difference.relevelled)
        names = ("added", "removed", "moved", "reworded", "relevelled")
        words.append(" ".join([entry.key, *(name for flag, name in zip(flags, names, strict=True) if flag)]))
    return words


def test_equal_outlines_differ_in_nothing() -> None:
    before = outline("a甲", "b乙")
    carried = tuple(replace(entry, carried=True) for entry in before)
    assert outline_differences(before, carried) == ()


def test_what_came_went_moved_or_was_reworded_is_told_where_it_stands() -> None:
    before = outline("a甲", "b乙", "c丙", "d丁", "e戊")
    after = (*outline("x新", "d丁", "a甲"), replace(before[2], level=Level.ITEM), *outline("e戊己"))
    assert told(outline_differences(before, after)) == ["x added", "d moved", "b removed", "c relevelled", "e reworded"]


def test_a_block_that_moved_is_told_and_not_what_it_passed() -> None:
    before = outline("a1", "b2", "c3", "d4", "e5")
    after = outline("d4", "e5", "a1", "b2", "c3")
    assert told(outline_differences(before, after)) == ["d moved", "e moved"]


@given(st.permutations("abcde"), st.sets(st.sampled_from("abcde")), st.sets(st.sampled_from("xyz")))
def test_every_entry_is_told_that_is_not_where_it_was(order: list[str], gone: set[str], come: set[str]) -> None:
    before = outline(*"abcde")
    after = outline(*come, *(key for key in order if key not in gone))
    differences = outline_differences(before, after)
    assert {d.before.key for d in differences if d.removed} == gone
    assert {d.after.key for d in differences if d.added} == come
    still = [key for key in "abcde" if key not in gone and not any(d.moved and d.after.key == key for d in differences)]
    assert still == [entry.key for entry in after if entry.key in still]


def test_texts_are_compared_as_they_are_read() -> None:
    before, after = outline("a受理{{x}}件"), outline("a受理{{x}}件")
    read = (lambda text: text.replace("{{x}}", "12"), lambda text: text.replace("{{x}}", "13"))
    (difference,) = outline_differences(before, after, read=read)
    assert (difference.was, difference.words) == ("受理12件", "受理13件")
    assert difference.spans == (Span(2, 4, 2, 4),)


def test_entries_of_two_years_are_found_by_heading_key_and_words() -> None:
    before = (
        Entry("p1", Level.HEADING, "依法全面履行职能", heading="H01"),
        Entry("p2", Level.BODY, "深化放管服改革，网上可办率达到九成以上。"),
        Entry("p3", Level.BODY, "全年受理行政复议案件一百余件，办结率百分之百。"),
        Entry("p4", Level.BODY, "召开会议。"),
    )
    after = (
        Entry("p9", Level.HEADING, "全面履行政府职能", heading="H01"),
        Entry("p1", Level.BODY, "全年受理行政复议案件二百余件，办结率百分之百。"),
        Entry("p2", Level.BODY, "深化放管服改革，网上可办率保持九成以上。"),
        Entry("p3", Level.BODY, "组织培训十二场。"),
    )
    assert alike_pairs(before, after) == {"p1": "p9", "p2": "p2", "p3": "p1"}
    assert told(outline_differences(before, after, alike_pairs(before, after))) == [
        "p9 reworded",
        "p1 moved reworded",
        "p4 removed",
        "p2 reworded",
        "p3 added",
    ]


@given(texts, texts)
def test_likeness_is_mutual_and_whole_for_the_same(first: str, second: str) -> None:
    assert likeness(first, first) == 1
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= 1


def test_figures_that_say_something_else_are_told() -> None:
    one, two = Figure(State.VALUE, Decimal(1)), Figure(State.VALUE, Decimal(2))
    before = {"a": one, "b": one, "c": one, "d": one, "e": one}
    after = {
        "a": replace(one, person="李四", at="2023"),
        "b": two,
        "c": replace(one, confirmed=True),
        "d": replace(one, note="注"),
        "f": two,
    }
    assert figure_differences(before, after) == (
        FigureDifference("b", one, two),
        FigureDifference("c", one, after["c"]),
        FigureDifference("d", one, after["d"]),
        FigureDifference("e", one, NOT_FILLED),
        FigureDifference("f", NOT_FILLED, two),
    )


def test_particulars_that_differ_are_told() -> None:
    (difference,) = particular_differences(Particulars(addressee="市委"), Particulars(addressee="市委、市政府"))
    assert (difference.name, difference.before, difference.after) == ("addressee", "市委", "市委、市政府")
    assert difference.spans == (Span(2, 2, 2, 6),)
