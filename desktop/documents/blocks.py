"""The neutral document: blocks of runs, which every writer turns into its own format.

Why one flat list of blocks and not a tree: Word, HTML, plain text and the page on the screen all show
a report as a sequence of paragraphs, and a flat tuple lets the screen replace only the blocks that changed.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.model.runs import Role, Run

__all__ = ("OFFICIAL", "Block", "Document", "Role", "Run", "Style", "with_official")


class Style(StrEnum):
    """What a block is; a writer maps it to a named style (GB/T 9704-2012, 7.2 and 7.3)."""

    DRAFT = "draft"  # the line that says that this is a 草稿
    RED_HEAD = "red_head"  # 发文机关标志
    REFERENCE = "reference"  # 发文字号 and 签发人, on one line
    TITLE = "title"
    ADDRESSEE = "addressee"  # 主送机关
    PART = "part"  # 一、
    HEADING = "heading"  # （一）
    ITEM = "item"  # 1.
    SUBITEM = "subitem"  # （1）
    BODY = "body"
    ATTACHMENT = "attachment"  # 附件说明
    SIGNATURE = "signature"  # 发文机关署名
    DATE = "date"  # 成文日期
    IMPRINT_COPIES = "imprint_copies"  # 版记：抄送
    IMPRINT_PRINTED = "imprint_printed"  # 版记：印发机关和印发日期


# What makes a 公文 of a report: the red head with its number above it, and 版记 at its end.
OFFICIAL = frozenset({Style.RED_HEAD, Style.REFERENCE, Style.IMPRINT_COPIES, Style.IMPRINT_PRINTED})


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph.

    `key` is the outline entry or particular it comes from, so that a click on the page finds the place.
    `lead` is the style of a run-in heading at the start of a BODY block (its runs have the role LEAD).
    A TITLE block has one run for each line; REFERENCE has the runs 发文字号, “签发人：”, name; IMPRINT_PRINTED has the
    runs 印发机关, 印发日期. ATTACHMENT blocks carry the whole text, “附件：1. …” first.
    """

    style: Style
    runs: tuple[Run, ...]
    key: str = ""
    lead: Style | None = None

    @property
    def text(self) -> str:
        """The plain text of the block."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Document:
    """A report ready to be written: its blocks, and what a file says about itself.

    `draft` is set where a figure is missing or a finding is an error; `missing` are the indicator codes that the
    text uses and that have no value.
    """

    blocks: tuple[Block, ...]
    title: str
    unit: str
    year: int
    draft: bool = False
    missing: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All text, one line for each block."""
        return "\n".join(block.text for block in self.blocks)


def with_official(document: Document, shown: Container[Style]) -> Document:
    """Leave out the parts of a 公文 (`OFFICIAL`) whose style is not among `shown`."""
    blocks = tuple(block for block in document.blocks if block.style not in OFFICIAL or block.style in shown)
    return document if len(blocks) == len(document.blocks) else replace(document, blocks=blocks)
