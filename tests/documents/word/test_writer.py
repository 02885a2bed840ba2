from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from desktop.documents.blocks import Block, Document, Role, Run, Style
from desktop.documents.profiles import find_profile
from desktop.documents.word.template import Template, load_template
from desktop.documents.word.writer import write_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICIAL = {Style.RED_HEAD, Style.REFERENCE, Style.IMPRINT_COPIES, Style.IMPRINT_PRINTED}
Unpack = Callable[[bytes], dict[str, bytes]]


def body(data: bytes, parts_of: Unpack) -> etree._Element:
    return etree.fromstring(parts_of(data)["word/document.xml"])[0]


def single(block: Block) -> Document:
    return Document((block,), "题", "单位", 2022)


def texts(data: bytes) -> list[str]:
    """Every paragraph's text by python-docx, tables included, without what only places it."""
    file = docx.Document(io.BytesIO(data))
    cells = [paragraph for table in file.tables for row in table.rows for paragraph in row.cells[0].paragraphs]
    found = [*file.paragraphs, *cells]
    return [paragraph.text.replace("\t", "").replace("\n", "") for paragraph in found]


def test_python_docx_reads_all_text_back(document: Document) -> None:
    data = write_word(document, load_template("upward"), find_profile("gb2312"))
    assert [text for text in texts(data) if text] == [block.text for block in document.blocks]


def test_blocks_without_a_style_in_the_template_are_left_out(document: Document) -> None:
    data = write_word(document, load_template("plain"), find_profile("gb2312"))
    assert texts(data) == [block.text for block in document.blocks if block.style not in OFFICIAL]


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=30)
RUNS = st.lists(st.builds(Run, TEXT, st.sampled_from(Role)), max_size=4).map(tuple)
BLOCKS = st.builds(Block, st.sampled_from([*Style]), RUNS, lead=st.sampled_from([None, Style.PART, Style.ITEM]))


@given(st.lists(BLOCKS, max_size=8).map(tuple), TEXT)
def test_whatever_is_written_is_read_back(blocks: tuple[Block, ...], title: str) -> None:
    data = write_word(Document(blocks, title, "单位", 2022), load_template("upward"), None)
    flow = [block.text for block in blocks if not block.style.startswith("imprint")]
    imprint = [block.text for block in blocks if block.style.startswith("imprint")]
    assert texts(data) == [*flow, *([""] if imprint else []), *imprint]
    assert docx.Document(io.BytesIO(data)).core_properties.title == title


@given(st.text(max_size=20))
def test_no_text_breaks_a_file(text: str) -> None:
    document = Document((Block(Style.BODY, (Run(text),)),), text, text, 2022)
    docx.Document(io.BytesIO(write_word(document, load_template("plain"))))


def test_control_characters_and_lone_surrogates_are_dropped() -> None:
    block = Block(Style.BODY, (Run("甲\x0b乙\x00丙\ud800丁\ufffe戊𠮷"),))
    assert texts(write_word(single(block), load_template("plain"))) == ["甲乙丙丁戊𠮷"]


def test_line_ends_and_tabs_within_a_run_become_elements(parts_of: Unpack) -> None:
    block = Block(Style.BODY, (Run("甲\r\n乙\t丙"),))
    run = body(write_word(single(block), load_template("plain")), parts_of).find(f".//{W}r")
    assert [child.tag.removeprefix(W) for child in run] == ["t", "br", "t", "tab", "t"]


def test_the_same_document_is_the_same_file_twenty_times(document: Document, template: Template) -> None:
    profile = find_profile("national-bold")
    assert len({write_word(document, template, profile) for _ in range(20)}) == 1


def test_quotes_dashes_and_dots_are_bound_to_the_chinese_font(parts_of: Unpack) -> None:
    block = Block(Style.BODY, (Run("他说“好”"), Run("——"), Run("……"), Run("平常的字，和 abc 123"), Run("3·15")))
    runs = body(write_word(single(block), load_template("plain")), parts_of).findall(f".//{W}r")
    hints = [run.find(f"{W}rPr/{W}rFonts") for run in runs]
    assert [None if hint is None else hint.get(f"{W}hint") for hint in hints] == [
        "eastAsia",
        "eastAsia",
        "eastAsia",
        None,
        "eastAsia",
    ]


def test_a_run_in_heading_has_the_character_style_of_its_level(document: Document, parts_of: Unpack) -> None:
    root = body(write_word(document, load_template("plain")), parts_of)
    styles = [node.get(f"{W}val") for node in root.iter(f"{W}rStyle")]
    assert styles == ["OfficialItemLead", "Missing", "OfficialPartLead", "OfficialHeadingLead", "OfficialSubitemLead"]


def test_a_title_has_one_line_for_each_run(document: Document, parts_of: Unpack) -> None:
    root = body(write_word(document, load_template("plain")), parts_of)
    title = next(p for p in root if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "OfficialTitle")
    assert len(title.findall(f".//{W}br")) == 1


def test_what_precedes_the_signature_stays_on_its_page(document: Document, parts_of: Unpack) -> None:
    root = body(write_word(document, load_template("plain")), parts_of)
    for before, after in pairwise(root.findall(f"{W}p")):
        if after.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "OfficialSignature":
            assert before.find(f"{W}pPr/{W}keepNext") is not None


CELL = 315  # twips: 16 points less the quarter of a point


@pytest.mark.parametrize(
    ("signature", "date", "signature_left", "date_left"),
    [
        # A line has 28.08 characters; 署名 of 10 ends two before its end, the date of 6.5 begins two later.
        ("铁岭市银州区人民政府", "2023年2月20日", 16.08, 18.08),
        ("银州区人民政府", "2023年2月20日", 19.08, 21.08),
        # The date is longer than the 5 of 署名: it ends two before the end of the line.
        ("银州区政府", "2023年2月20日", 17.58, 19.58),
        ("某" * 30, "2023年2月20日", 0, 0),
    ],
)
def test_signature_and_date_stand_as_the_standard_says(
    signature: str, date: str, signature_left: float, date_left: float, parts_of: Unpack
) -> None:
    blocks = (Block(Style.SIGNATURE, (Run(signature),)), Block(Style.DATE, (Run(date),)))
    root = body(write_word(Document(blocks, "题", "单位", 2022), load_template("plain")), parts_of)
    lefts = [int(node.get(f"{W}left")) / CELL for node in root.iter(f"{W}ind")]
    assert lefts == pytest.approx([signature_left, date_left], abs=0.01)


def test_a_date_alone_stands_as_its_style_says(parts_of: Unpack) -> None:
    root = body(write_word(single(Block(Style.DATE, (Run("2023年2月20日"),))), load_template("plain")), parts_of)
    assert root.find(f".//{W}ind") is None


def test_turned_lines_of_attachments_stand_under_their_names(parts_of: Unpack) -> None:
    lines = ("附件：1. 甲", "2. 乙", "附件：丙", "　　　3. 丁")
    blocks = tuple(Block(Style.ATTACHMENT, (Run(line),)) for line in lines)
    root = body(write_word(Document(blocks, "题", "单位", 2022), load_template("plain")), parts_of)
    found = [(node.get(f"{W}leftChars"), node.get(f"{W}hangingChars")) for node in root.iter(f"{W}ind")]
    assert found == [("650", "450"), ("650", "150"), ("500", "300"), ("650", "450")]


def test_a_long_red_head_is_set_smaller_and_a_short_one_is_not(parts_of: Unpack) -> None:
    for text, size in (("望河区人民政府", None), ("望河区人民政府“放管服”改革协调小组办公室文件", "38")):
        block = Block(Style.RED_HEAD, (Run(text[:3]), Run(text[3:])))
        root = body(write_word(single(block), load_template("upward")), parts_of)
        sizes = {
            None if node is None else node.get(f"{W}val")
            for node in (r.find(f"{W}rPr/{W}sz") for r in root.iter(f"{W}r"))
        }
        assert sizes == {size}


def test_the_imprint_has_thick_outer_and_thin_inner_rules(document: Document, parts_of: Unpack) -> None:
    root = body(write_word(document, load_template("upward")), parts_of)
    borders = root.find(f"{W}tbl/{W}tblPr/{W}tblBorders")
    assert {node.tag.removeprefix(W): node.get(f"{W}sz") for node in borders} == {
        "top": "8",  # 0.35 mm
        "bottom": "8",
        "insideH": "6",  # 0.25 mm
    }


def test_properties_say_title_and_unit_and_no_time(document: Document, parts_of: Unpack) -> None:
    properties = parts_of(write_word(replace(document, title="甲<乙>"), load_template("plain")))["docProps/core.xml"]
    assert "甲&lt;乙&gt;" in properties.decode()
    assert "望河区人民政府" in properties.decode()
    assert b"dcterms" not in properties
