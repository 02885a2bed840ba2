from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from desktop.documents.blocks import Block, Document, Role, Run, Style
from desktop.documents.characters import printable
from desktop.documents.web_page import write_web_page


def block(style: Style, *runs: str | Run, lead: Style | None = None) -> Block:
    return Block(style, tuple(run if isinstance(run, Run) else Run(run) for run in runs), lead=lead)


def page(*blocks: Block, title: str = "题") -> str:
    return write_web_page(Document(blocks, title, "单位", 2022))


def main(*blocks: Block) -> etree._Element:
    return html.document_fromstring(page(*blocks)).find("body/main")


def test_headings_are_headings_and_the_imprint_is_a_footer() -> None:
    tree = main(
        block(Style.DRAFT, "草稿"),
        block(Style.TITLE, "甲", "乙"),
        block(Style.PART, "一、甲"),
        block(Style.HEADING, "（一）甲"),
        block(Style.ITEM, "1.甲"),
        block(Style.SUBITEM, "（1）甲"),
        block(Style.BODY, "正文"),
        block(Style.IMPRINT_COPIES, "抄送：甲。"),
        block(Style.IMPRINT_PRINTED, "办公室", "2月印发"),
    )
    assert [(node.tag, node.get("class")) for node in tree] == [
        ("p", "draft"),
        ("h1", None),
        ("h2", None),
        ("h3", None),
        ("h4", None),
        ("h5", None),
        ("p", None),
        ("footer", None),
    ]
    assert len(tree.findall("h1/br")) == 1
    assert [node.get("class") for node in tree.find("footer")] == ["copies", "printed"]


def test_roles_are_marked() -> None:
    tree = main(
        block(
            Style.BODY,
            Run("1.甲。", Role.LEAD),
            Run("【待填：乙】", Role.MISSING),
            Run("7", Role.FIGURE),
            Run("丙", Role.NAME),
            lead=Style.ITEM,
        ),
        block(Style.BODY, Run("丁", Role.LEAD)),
    )
    assert [(node.tag, node.get("class"), node.text) for node in tree[0]] == [
        ("span", "lead-item", "1.甲。"),
        ("mark", None, "【待填：乙】"),
        ("span", "name", "丙"),
    ]
    assert len(tree[1]) == 0


def test_a_reference_may_lack_its_signer() -> None:
    tree = main(block(Style.REFERENCE, "望政〔2023〕5号"), block(Style.REFERENCE))
    assert [len(node) for node in tree] == [1, 0]


def test_nothing_comes_from_elsewhere() -> None:
    written = page(block(Style.BODY, "甲"))
    assert '<html lang="zh-CN">' in written
    assert '<meta charset="utf-8">' in written
    assert not re.search(r"https?:|src=|href=|url\(|@import|<script", written)


def test_markup_in_a_text_is_text() -> None:
    nasty = "<script>alert(1)</script>&\"'"
    written = page(block(Style.BODY, nasty), title=nasty)
    assert "<script" not in written
    tree = html.document_fromstring(written)
    assert tree.find("body/main/p").text_content() == nasty
    assert tree.find("head/title").text_content() == nasty


def test_a_line_end_within_a_run_is_a_line_break() -> None:
    assert len(main(block(Style.BODY, "甲\n乙")).findall("p/br")) == 1


@given(st.lists(st.tuples(st.sampled_from([*Style]), st.sampled_from([*Role]), st.text(max_size=20)), max_size=6))
def test_all_text_is_in_it(content: list[tuple[Style, Role, str]]) -> None:
    blocks = [block(style, Run(text, role)) for style, role, text in content]
    tree = html.document_fromstring(page(*blocks).encode(), parser=html.HTMLParser(encoding="utf-8"))
    shown = "".join(tree.find("body/main").text_content().split())
    wanted = sorted("".join(printable(text).split()) for _, _, text in content)
    assert len(shown) == sum(map(len, wanted))
    assert all(text in shown for text in wanted)
