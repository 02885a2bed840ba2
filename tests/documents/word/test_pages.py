"""The pages that LibreOffice makes of a report, measured, and the verdict of two validators.

Needs `soffice`, the Fandol faces that fonts.conf names, `openxml-audit` on the path, and the Open XML SDK
validator at OOXML_VALIDATOR or on the path as `ooxml-validator`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.documents.blocks import Block, Document, Run, Style
from desktop.documents.profiles import find_profile, load_profiles
from desktop.documents.word.blank_template import blank_template
from desktop.documents.word.template import load_template
from desktop.documents.word.writer import write_word
from tests.documents.word.pages import MILLIMETRE, TEXT_BOTTOM, TEXT_LEFT, TEXT_RIGHT, TEXT_TOP, Page, validated

pytestmark = pytest.mark.office


def block(style: Style, *texts: str) -> Block:
    return Block(style, tuple(Run(text) for text in texts))


def report(*blocks: Block) -> Document:
    return Document(blocks, "题", "单位", 2022)


LONG = block(Style.BODY, "国" * 3000)


@pytest.fixture(scope="session")
def long_pages(printed: Callable[[bytes], list[Page]]) -> list[Page]:
    return printed(write_word(report(LONG), load_template("plain"), find_profile("gb2312")))


def test_a_page_has_22_lines_of_28_characters(long_pages: list[Page]) -> None:
    full = long_pages[0].lines
    assert [len(line) for line in full] == [26, *[28] * 21]  # the first line is indented by two characters
    assert [len(line) for line in long_pages[1].lines] == [28] * 22


def test_text_fills_the_print_area_and_does_not_leave_it(long_pages: list[Page]) -> None:
    body = [mark for mark in long_pages[1].marks if mark.base <= TEXT_BOTTOM]
    assert min(mark.left for mark in body) >= TEXT_LEFT
    assert max(mark.right for mark in body) <= TEXT_RIGHT
    assert min(mark.left for mark in body) == pytest.approx(TEXT_LEFT, abs=1.2)
    assert max(mark.right for mark in body) == pytest.approx(TEXT_RIGHT, abs=1.4)
    assert TEXT_TOP <= min(mark.top for mark in body) <= TEXT_TOP + 6
    assert TEXT_BOTTOM - 6 <= max(mark.bottom for mark in body) <= TEXT_BOTTOM


def test_a_paragraph_begins_two_characters_from_the_left(long_pages: list[Page]) -> None:
    first, second = long_pages[0].marks[0], long_pages[0].marks[26]
    assert (first.left - second.left) / (16 / MILLIMETRE) == pytest.approx(2, abs=0.05)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_page_number_stands_where_the_standard_wants_it(number: int, long_pages: list[Page]) -> None:
    page = long_pages[number - 1]
    marks = page.of(f"—{number}—")
    character = 14 / MILLIMETRE
    assert marks[0].top == pytest.approx(TEXT_BOTTOM + 7, abs=0.3)
    if number % 2:
        assert marks[-1].right == pytest.approx(TEXT_RIGHT - character, abs=0.3)
    else:
        assert marks[0].left == pytest.approx(TEXT_LEFT + character, abs=0.3)
    assert marks[1].bottom - marks[1].top == pytest.approx(14 / MILLIMETRE * 0.68, abs=0.3)  # 4号 figures


def test_the_head_of_an_upward_document(printed: Callable[[bytes], list[Page]]) -> None:
    document = report(
        block(Style.RED_HEAD, "望河区人民政府文件"),
        block(Style.REFERENCE, "望政〔2023〕5号", "签发人：", "林一"),
        block(Style.TITLE, "望河区人民政府关于", "建设情况的报告"),
        block(Style.ADDRESSEE, "青川市人民政府："),
        LONG,
    )
    page = printed(write_word(document, load_template("upward"), find_profile("gb2312")))[0]
    line, character = 28.9 / MILLIMETRE, 16 / MILLIMETRE
    assert min(mark.top for mark in page.of("望河区人民政府文件")) == pytest.approx(TEXT_TOP + 35, abs=0.5)
    reference, name = page.of("望政〔2023〕5号"), page.of("林一")
    assert reference[0].left == pytest.approx(TEXT_LEFT + character, abs=0.7)
    assert name[-1].right == pytest.approx(TEXT_RIGHT - character, abs=0.7)
    rule = page.rules[0]
    assert rule - max(mark.bottom for mark in reference) == pytest.approx(4 + 0.35, abs=0.5)
    title, addressee = page.of("望河区人民政府关于"), page.of("青川市人民政府：")
    assert title[0].base - rule == pytest.approx(3 * line, abs=3)  # two free lines
    assert addressee[0].base - page.of("建设情况的报告")[0].base == pytest.approx(2 * line, abs=0.5)
    middle = (title[0].left + title[-1].right) / 2
    assert middle == pytest.approx((TEXT_LEFT + TEXT_RIGHT) / 2, abs=0.7)


def test_marks_stay_in_the_print_area_and_no_text_is_lost(printed: Callable[[bytes], list[Page]]) -> None:
    text = "".join(f"{'国' * length}，" for length in range(20, 40)) * 3
    pages = printed(write_word(report(block(Style.BODY, text)), load_template("plain"), find_profile("gb2312")))
    assert "".join(line for page in pages for line in page.lines) == text
    assert max(mark.right for page in pages for mark in page.marks) <= TEXT_RIGHT + 0.1


def test_a_date_that_is_nearly_as_long_as_the_signature_stays_on_its_line(
    printed: Callable[[bytes], list[Page]],
) -> None:
    document = report(block(Style.SIGNATURE, "望河区人民政府"), block(Style.DATE, "2023年12月30日"))
    page = printed(write_word(document, load_template("plain"), find_profile("gb2312")))[0]
    assert page.lines == ["望河区人民政府", "2023年12月30日"]


@pytest.mark.parametrize("length", [30, 400, 480, 520, 560])
def test_the_imprint_stands_on_the_foot_of_the_last_page(length: int, printed: Callable[[bytes], list[Page]]) -> None:
    document = report(
        block(Style.BODY, "国" * length),
        block(Style.SIGNATURE, "青川市望河区人民政府"),
        block(Style.DATE, "2023年2月20日"),
        block(Style.IMPRINT_COPIES, f"抄送：{'某某单位，' * 12}某某委员会。"),
        block(Style.IMPRINT_PRINTED, "望河区人民政府办公室", "2023年2月20日印发"),
    )
    pages = printed(write_word(document, load_template("upward"), find_profile("gb2312")))
    last = pages[-1]
    assert last.rules[-1] == pytest.approx(TEXT_BOTTOM, abs=0.4)
    assert len(last.rules) == 3
    assert not any(page.rules for page in pages[:-1])
    everywhere = Page(tuple(mark for page in pages for mark in page.marks), ())
    signature, date = everywhere.of("青川市望河区人民政府"), everywhere.of("2023年2月20日")
    if signature[0] in last.marks:
        assert date[-1].bottom < last.rules[0]
    assert (date[0].left - signature[0].left) / (16 / MILLIMETRE) == pytest.approx(2, abs=0.2)
    assert TEXT_RIGHT - signature[-1].right == pytest.approx(2 * 16 / MILLIMETRE, abs=0.8)
    assert last.of("印发")[-1].right == pytest.approx(TEXT_RIGHT - 14 / MILLIMETRE, abs=0.6)


@pytest.mark.parametrize("name", ["plain", "upward"])
def test_validators_find_nothing_in_a_report(name: str, document: Document, tmp_path: Path) -> None:
    for profile in (None, *load_profiles().values()):
        validated(write_word(document, load_template(name), profile), tmp_path)


@pytest.mark.parametrize("name", ["plain", "upward"])
def test_validators_find_nothing_in_a_template(name: str, tmp_path: Path) -> None:
    validated(blank_template(name), tmp_path)
