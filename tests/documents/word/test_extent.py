"""What is reckoned of a report's length beside the pages that LibreOffice makes of its Word file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.documents.blocks import Block, Document, Run, Style, with_official
from desktop.documents.compose import compose
from desktop.documents.extent import extent_of, pages_of
from desktop.documents.profiles import find_profile
from desktop.documents.word.template import load_template
from desktop.documents.word.writer import write_word
from desktop.operations.years import blank_report
from tests.documents.word.pages import Page

pytestmark = pytest.mark.office
# LibreOffice lets no mark hang, and the free faces have wider digits: a line more in some paragraphs.
OTHER_LINES = 0.03


def sample() -> Document:
    catalog = standard_catalog()
    return with_official(compose(catalog, load_sample(catalog)), frozenset())


def upward() -> Document:
    catalog = standard_catalog()
    return compose(catalog, load_sample(catalog))


def blank() -> Document:
    catalog = standard_catalog()
    return with_official(compose(catalog, blank_report(catalog, "望河区", 2023)), frozenset())


def by_chance(seed: int) -> Document:
    """Items and paragraphs of sentences as long as they come."""
    chance = Random(seed)
    blocks: list[Block] = []
    for number in range(chance.randint(20, 60)):
        if chance.random() < 0.25:
            blocks.append(Block(Style.ITEM, (Run(f"{number}. {'题' * chance.randint(4, 20)}。"),)))
        else:
            parts = ("国" * chance.randint(3, 22) + chance.choice("，、。；") for _ in range(chance.randint(2, 14)))
            blocks.append(Block(Style.BODY, (Run("".join(parts) + "完成。"),)))
    return Document(tuple(blocks), "题", "单位", 2022)


@pytest.mark.parametrize(
    ("make", "template"),
    [
        (sample, "plain"),
        (upward, "upward"),
        (blank, "plain"),
        *((partial(by_chance, seed), "plain") for seed in (5, 6, 7)),
    ],
    ids=["sample", "upward", "blank", "5", "6", "7"],
)
def test_pages_and_lines_are_those_of_the_word_file(
    make: Callable[[], Document], template: str, printed: Callable[[bytes], list[Page]]
) -> None:
    document = make()
    pages = printed(write_word(document, load_template(template), find_profile("gb2312")))
    lines = sum(len(page.lines) for page in pages)
    slack = max(2, lines * OTHER_LINES)
    assert abs(extent_of(document.blocks).lines - lines) <= slack
    few_on_the_last = len(pages[-1].lines) <= slack
    assert pages_of(document.blocks) in (len(pages), len(pages) - few_on_the_last)
