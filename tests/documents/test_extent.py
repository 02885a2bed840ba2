"""How long a text is: characters as Word counts them, lines and pages as the standard has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.documents.blocks import Block, Run, Style
from desktop.documents.extent import Extent, characters_of, extent_of, lines_of, pages_of


def block(style: Style, *texts: str) -> Block:
    return Block(style, tuple(Run(text) for text in texts))


def body(lines: int) -> Block:
    """A paragraph of so many full lines."""
    return block(Style.BODY, "国" * (28 * lines - 2))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("依法行政。", 5),
        ("受理16件，占33.5%。", 8),
        ("使用12345 热线 APP", 6),
        ("", 0),
        ("  \n", 0),
    ],
)
def test_characters_are_counted_as_word_counts_them(text: str, count: int) -> None:
    assert characters_of(text) == count


def test_an_extent_is_that_of_its_blocks() -> None:
    blocks = (block(Style.HEADING, "（一）依法履职"), body(30))
    assert extent_of(blocks) == Extent(7 + 838, 31)
    assert extent_of(blocks).pages == pytest.approx(31 / 22)
    assert extent_of(()) == Extent()


def test_a_title_has_its_own_lines_and_a_signature_one() -> None:
    assert len(lines_of(block(Style.TITLE, "某区", "关于某事的报告"))) == 2
    assert len(lines_of(block(Style.REFERENCE, "某政〔2023〕5号", "签发人：", "林一"))) == 1


@pytest.mark.parametrize(("lines", "pages"), [(1, 1), (22, 1), (23, 2), (44, 2), (45, 3)])
def test_a_page_has_22_lines(lines: int, pages: int) -> None:
    assert pages_of((body(lines),)) == pages


def test_a_heading_never_ends_a_page() -> None:
    heading = block(Style.HEADING, "（一）依法履职")
    assert pages_of((body(21), heading)) == 1
    assert pages_of((body(21), heading, body(1))) == 2
    assert pages_of((body(20), heading, body(1), body(21))) == 2
    assert pages_of((body(20), heading, heading, body(1), body(20))) == 3  # two lines of the first page stay empty
    assert pages_of((body(20), heading, body(2), body(20))) == 2


def test_free_lines_around_title_and_signature() -> None:
    title, signature = block(Style.TITLE, "某区的报告"), block(Style.SIGNATURE, "某区人民政府")
    assert pages_of((title, body(20))) == 1
    assert pages_of((title, body(21))) == 2
    assert pages_of((body(19), signature, block(Style.DATE, "2023年2月20日"))) == 1
    assert pages_of((body(20), signature, block(Style.DATE, "2023年2月20日"))) == 2
    head = (block(Style.RED_HEAD, "某区文件"), block(Style.REFERENCE, "某政〔2023〕5号"), title)
    assert pages_of((*head, body(7))) == 1
    assert pages_of((*head, body(12))) == 2


def test_the_imprint_is_at_the_foot_of_a_page() -> None:
    imprint = (block(Style.IMPRINT_COPIES, "抄送：区委。"), block(Style.IMPRINT_PRINTED, "办公室", "印发"))
    assert pages_of((body(20), *imprint)) == 1
    assert pages_of((body(21), *imprint)) == 2


def test_several_attachments_have_one_free_line() -> None:
    first = block(Style.ATTACHMENT, "附件：1. 案件统计表")
    second = replace(first, runs=(Run("　　　2. 决策目录"),))
    assert pages_of((body(19), first, second)) == 1
    assert pages_of((body(20), first, second)) == 2
