from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.blocks import Block, Document, Role, Run, Style
from desktop.documents.characters import cells, printable
from desktop.documents.plain_text import write_plain_text


def block(style: Style, *texts: str) -> Block:
    return Block(style, tuple(Run(text) for text in texts))


def text(*blocks: Block) -> str:
    return write_plain_text(Document(blocks, "题", "单位", 2022))


def test_a_report_has_indents_and_empty_lines_where_paper_has_them() -> None:
    written = text(
        block(Style.DRAFT, "草稿"),
        block(Style.RED_HEAD, "望河区文件"),
        block(Style.REFERENCE, "望政〔2023〕5号", "签发人：", "林 一"),
        block(Style.TITLE, "望河区关于", "建设情况的报告"),
        block(Style.ADDRESSEE, "市人民政府："),
        block(Style.BODY, "正文", "632", "件。"),
        block(Style.PART, "一、甲"),
        block(Style.ATTACHMENT, "附件：1. 甲"),
        block(Style.ATTACHMENT, "2. 乙"),
        block(Style.SIGNATURE, "望河区"),
        block(Style.DATE, "2023年2月20日"),
        block(Style.IMPRINT_COPIES, "抄送：区委。"),
        block(Style.IMPRINT_PRINTED, "办公室", "2023年2月20日印发"),
    )
    assert written.split("\n") == [
        "草稿",
        "望河区文件",
        "望政〔2023〕5号　　签发人：林 一",
        "望河区关于",
        "建设情况的报告",
        "",
        "市人民政府：",
        "　　正文632件。",
        "　　一、甲",
        "",
        "　　附件：1. 甲",
        "　　2. 乙",
        "",
        "　　望河区",
        "　　2023年2月20日",
        "抄送：区委。",
        "办公室　　2023年2月20日印发",
        "",
    ]


@pytest.mark.parametrize("texts", [(), ("望政〔2023〕5号",)])
def test_a_reference_may_lack_its_signer(texts: tuple[str, ...]) -> None:
    assert text(block(Style.REFERENCE, *texts)) == "".join(texts) + "\n"


def test_control_characters_are_dropped_and_line_ends_are_line_feeds() -> None:
    assert text(block(Style.ADDRESSEE, "甲\x00乙\r\n丙\r丁\ud800")) == "甲乙\n丙\n丁\n"


@given(
    st.lists(
        st.builds(
            Block, st.sampled_from([*Style]), st.lists(st.builds(Run, st.text(), st.sampled_from(Role))).map(tuple)
        )
    )
)
def test_all_text_is_in_it(blocks: list[Block]) -> None:
    written = text(*blocks)
    assert all(printable(run.text) in written for entry in blocks for run in entry.runs if "\r" not in run.text)
    written.encode()


@pytest.mark.parametrize(("sample", "width"), [("2023年2月20日", 6.5), ("“依法”——", 6), ("（一）", 3), ("A1b", 1.5)])
def test_digits_take_half_a_character(sample: str, width: float) -> None:
    assert cells(sample) == width
