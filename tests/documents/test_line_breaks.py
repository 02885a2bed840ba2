"""Paragraphs are broken into lines of 28 characters as Word breaks them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.characters import cells
from desktop.documents.line_breaks import broken, words_of


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("国" * 28, [26, 2]),
        ("国" * 26 + "。", [27]),  # hangs
        ("国" * 26 + "。”", [25, 3]),  # only one mark hangs, so that another one is not cut off from it
        ("国" * 25 + "（国）", [25, 3]),  # what opens does not end a line
        ("国" * 25 + "2023年", [25, 5]),  # a number is not broken
        ("国" * 24 + "2023年", [28, 1]),
        ("国" * 24 + "12.5%国", [24, 6]),
        ("", [0]),
        ("国" * 5 + "\n" + "国" * 3, [5, 3]),
    ],
)
def test_a_paragraph_is_broken_where_word_breaks_it(text: str, lengths: list[int]) -> None:
    assert [len(line) for line in broken(text, indented=True)] == lengths


def test_a_line_without_indent_has_28_characters() -> None:
    assert [len(line) for line in broken("国" * 60, indented=False)] == [28, 28, 4]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert [len(line) for line in broken("a" * 130, indented=False)] == [56, 56, 18]


PHRASES = st.builds(
    str.__add__, st.text("国家法治办案0123456789", min_size=1, max_size=12), st.sampled_from("，。、；")
)


@given(st.lists(PHRASES, max_size=60).map("".join))
def test_lines_are_full_and_no_mark_begins_one(text: str) -> None:
    lines = broken(text, indented=True)
    assert "".join(lines) == text
    for number, line in enumerate(lines):
        room = 28 if number else 26
        hanging = line[-1:] in ("，", "。", "、", "；")
        assert cells(line) <= room + hanging
        assert line[:1] not in ("，", "。", "、", "；")
        if number + 1 < len(lines):
            first, *others = words_of(lines[number + 1])
            mark = others[0] if others and others[0] in "，。、；" else ""
            assert cells(line + first) > room or cells(line + first + mark) > room + 1


@given(st.text(st.sampled_from("国家法治，。、；：“”（）《》0123456789ab .%—…\n"), max_size=400))
def test_nothing_is_ever_lost(text: str) -> None:
    assert "".join(broken(text, indented=False)) == text.replace("\n", "")
