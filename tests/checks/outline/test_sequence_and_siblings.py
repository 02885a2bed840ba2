"""Numbers and forms of headings: what is found, where, and what mends it."""

from __future__ import annotations

import pytest

from desktop.checks.proofread import proofread_outline
from desktop.model.edits import SetLevel
from desktop.model.findings import Replacement
from desktop.model.outline import Level
from tests.checks.texts import CATALOG, lines_of, manuscript, mended

BODY = "全年受理申请12件，全部办结，群众满意度较高。"


def outline_of(*lines: str):
    text = manuscript(*lines)
    return text, proofread_outline(text, CATALOG)


def test_a_part_that_slipped_to_the_second_level_can_be_mended():
    text, found = outline_of("一、工作", "（一）履职", BODY, "（二）存在的不足", BODY, "三、打算", BODY)
    assert lines_of(text, found) == [("O03", 4)]
    (slip,) = found
    assert slip.message == "“（二）存在的不足”后面直接是“三、打算”，像是漏了“二、”。"
    assert slip.repair is not None
    assert slip.repair.label == "改为“二、存在的不足”"
    assert slip.repair.steps == (SetLevel(slip.place, Level.PART),)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("一、甲工作", "三、乙工作"), [("O01", 2)]),
        (("一、甲工作", "（二）乙工作"), [("O01", 2)]),
        (("一、甲工作", "（一）履职情况", BODY, "四、打算情况"), [("O01", 4)]),
        (("一、甲工作", "①乙工作", "③丙工作"), [("O01", 3)]),
        (("一、甲工作", "一、乙工作"), [("O02", 2)]),
        (("一、甲工作", "二、乙工作", "三、丙工作", "二、丁工作"), [("O02", 4)]),
        (("（五）甲工作", "（六）乙工作"), [("O04", 1)]),
        (("一、甲工作", "1.乙工作", "二、丙工作", "2.丁工作"), [("O04", 4)]),
        (("一、甲工作", "1、乙工作", "2、丙工作"), [("O07", 2)]),
        (("一、甲工作", "（一）、乙工作", "（二）丙工作"), [("O07", 2)]),
        (("一、甲工作", "二、 乙工作", "三、丙工作"), [("O08", 2)]),
        (("一、甲 工作", "二、乙工作"), [("O08", 1)]),
        (("一、甲工作。", "二、乙工作。", "三、丙工作"), [("O05", 3)]),
        (("一、甲工作", "二、乙工作", "三、丙工作。"), [("O05", 3)]),
        (("一、甲情况", "二、乙情况", "三、丙情况", "四、丁事项"), [("O06", 4)]),
        # Nothing to be found:
        (("一、 甲工作", "二、 乙工作"), []),
        (("一、甲工作", "二、乙工作", "三、丙工作"), []),
        (("一、甲工作", "（一）乙工作", "1.丙", "2.丁", "（二）戊工作", "1.己"), []),
        (("一、甲情况", "（一）乙情况", "（二）丙情况", "二、丁打算", "（一）戊方面", "（二）己方面"), []),
        (("1. 甲工作", "2. 乙工作"), []),
    ],
)
def test_what_is_found(lines: tuple[str, ...], expected: list[tuple[str, int]]):
    assert lines_of(*outline_of(*lines)) == expected


def test_a_heading_whose_text_stands_apart_is_told_beside_its_siblings():
    run_in = [f"{number}.抓好{what}工作。{BODY}" for number, what in enumerate("甲乙丙丁", 1)]
    text, found = outline_of("一、主要工作", *run_in, "5.抓好戊工作。", BODY)
    assert lines_of(text, found) == [("O09", 6)]
    assert "正文另起一段，同级的其他标题都是接在标题后面" in found[0].message


def test_a_heading_on_a_wrong_level_is_told_but_its_end_is_not_mended():
    headings = [line for number in "一二三" for line in (f"（{number}）履行职责情况。", BODY)]
    text, found = outline_of("一、主要工作", *headings, "（四）存在的不足", BODY, "三、打算", BODY)
    assert lines_of(text, found) == [("O03", 8), ("O05", 8)]
    assert [finding.repair is not None for finding in found] == [True, False]


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        (("一、甲 工作", "二、乙工作"), "甲工作"),
        (("一、甲工作。", "二、乙工作。", "三、丙工作"), "丙工作。"),
        (("一、甲工作", "二、乙工作", "三、丙工作。"), "丙工作"),
        (("一、甲情况", "二、乙情况", "三、丙情况", "四、丁事项"), "丁事项情况"),
    ],
)
def test_a_mended_heading_is_found_no_more(lines: tuple[str, ...], right: str):
    text, found = outline_of(*lines)
    texts = mended(text, found)
    assert right in texts
    again = outline_of(*(passage.number + words for passage, words in zip(text.passages, texts, strict=True)))
    assert again[1] == ()


def test_a_long_heading_is_shortened_in_messages():
    _, found = outline_of("一、甲工作", f"三、{'长' * 50}")
    assert "……" in found[0].message
    assert len(found[0].message) < 90


def test_inner_quotation_marks_become_single_ones():
    _, found = outline_of("一、“放管服”改革", "三、乙工作")
    assert "“一、‘放管服’改革”" in found[0].message


def test_replacements_name_the_words_that_stand_there():
    text, found = outline_of("一、甲 工作", "二、乙工作")
    (finding,) = found
    assert finding.repair is not None
    (step,) = finding.repair.steps
    assert isinstance(step, Replacement)
    assert step.was == " " == text.passages[0].text[step.start : step.end]
