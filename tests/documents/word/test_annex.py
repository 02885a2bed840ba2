"""A table behind a report as a Word file: its page, its rows, and what LibreOffice and the validators make of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from desktop.documents.annex import Annex, AnnexColumn, AnnexRow, Side
from desktop.documents.profiles import find_profile, load_profiles
from desktop.documents.word.annex import write_annex
from tests.documents.word.pages import MILLIMETRE, Page, validated

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Unpack = Callable[[bytes], dict[str, bytes]]
TEXT_LEFT_OF_TURNED = 34.0
COLUMNS = (AnnexColumn("序号", 1, Side.CENTRE), AnnexColumn("指标", 3), AnnexColumn("2022年", 2, Side.RIGHT))


def annex(*rows: tuple[str, ...]) -> Annex:
    return Annex("示例区签批底稿", "示例区", COLUMNS, tuple(AnnexRow(row) for row in rows), ("审核人：",))


def written(made: Annex, profile: str = "gb2312") -> bytes:
    return write_annex(made, find_profile(profile))


def root_of(data: bytes, parts_of: Unpack, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts_of(data)[part])


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=20)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT) | st.tuples(TEXT), max_size=5))
def test_whatever_is_written_is_read_back(rows: list[tuple[str, ...]]) -> None:
    document = docx.Document(io.BytesIO(written(annex(*rows))))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [column.head for column in COLUMNS]
    for row, read in zip(rows, table.rows[1:], strict=True):
        assert [cell.text for cell in read.cells] == list(row * len(COLUMNS) if len(row) == 1 else row)
    assert [paragraph.text for paragraph in document.paragraphs] == ["示例区签批底稿", "审核人："]


def test_a_line_feed_begins_a_paragraph(parts_of: Unpack) -> None:
    root = root_of(written(annex(("1", "甲\n乙", "3"))), parts_of)
    cell = root.findall(f".//{W}tr")[1].findall(f"{W}tc")[1]
    assert ["".join(p.itertext()) for p in cell.findall(f"{W}p")] == ["甲", "乙"]


def test_the_page_is_the_upright_one_on_its_side(parts_of: Unpack) -> None:
    root = root_of(written(annex()), parts_of)
    size, margins = (root.find(f".//{W}sectPr/{W}{name}") for name in ("pgSz", "pgMar"))
    assert size is not None
    assert margins is not None
    assert {name.removeprefix(W): value for name, value in size.attrib.items()} == {
        "w": "16838",
        "h": "11906",
        "orient": "landscape",
    }
    millimetres = {name.removeprefix(W): round(int(value) / 1440 * 25.4) for name, value in margins.attrib.items()}
    assert [millimetres[edge] for edge in ("top", "bottom", "left", "right")] == [28, 26, 35, 37]


def test_every_page_repeats_the_head_and_no_row_is_cut(parts_of: Unpack) -> None:
    rows = root_of(written(annex(("1", "甲", "2"), ("一节",))), parts_of).findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert rows[2].find(f"{W}tc/{W}tcPr/{W}gridSpan").get(f"{W}val") == "3"


def test_the_columns_fill_the_width_to_the_last_twip(parts_of: Unpack) -> None:
    root = root_of(written(annex()), parts_of)
    widths = [int(column.get(f"{W}w")) for column in root.iter(f"{W}gridCol")]
    assert sum(widths) == int(root.find(f".//{W}tblPr/{W}tblW").get(f"{W}w")) == 12756
    assert widths[1] == pytest.approx(3 * widths[0], abs=2)


def test_the_same_table_is_the_same_file() -> None:
    made = annex(("1", "甲", "2"))
    assert len({written(made) for _ in range(3)}) == 1
    assert written(made) != written(made, "national")


def test_every_style_that_is_used_exists(parts_of: Unpack) -> None:
    parts = parts_of(written(annex(("1", "甲", "2"), ("一节",))))
    known = {style.get(f"{W}styleId") for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    used = {
        style.get(f"{W}val")
        for part in ("word/document.xml", "word/footer1.xml", "word/footer2.xml")
        for style in etree.fromstring(parts[part]).iter(f"{W}pStyle")
    }
    assert used <= known
    assert {"AnnexHead", "AnnexSection", "AnnexLeft", "AnnexRight", "AnnexClosing", "PageNumberOdd"} <= used


LONG = annex(*((str(number), "国" * 60, "7") for number in range(1, 60)))


@pytest.mark.office
@pytest.mark.parametrize("profile", list(load_profiles()))
def test_validators_find_nothing(profile: str, tmp_path: Path) -> None:
    validated(written(annex(("1", "“甲”——乙\n丙", "300余"), ("一节",)), profile), tmp_path)


@pytest.mark.office
def test_the_number_stands_below_the_upright_page(printed: Callable[[bytes], list[Page]]) -> None:
    pages = printed(written(LONG))
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        # 7 mm left of the 版心, in type of 14 points, one character from the end of its line.
        beside = [mark for mark in page.marks if mark.right < TEXT_LEFT_OF_TURNED]
        assert "".join(mark.text for mark in beside) == f"—{number}—"
        assert max(mark.right for mark in beside) == pytest.approx(28, abs=1.5)
        assert min(mark.left for mark in beside) >= 28 - 14 / MILLIMETRE - 0.5
        if number % 2:
            assert max(mark.bottom for mark in beside) == pytest.approx(184 - 14 / MILLIMETRE, abs=1)
        else:
            assert min(mark.top for mark in beside) == pytest.approx(28 + 14 / MILLIMETRE, abs=1)


@pytest.mark.office
def test_every_row_is_printed_within_the_text_area(printed: Callable[[bytes], list[Page]]) -> None:
    pages = printed(written(LONG))
    body = [mark for page in pages for mark in page.marks if mark.left > TEXT_LEFT_OF_TURNED]
    assert sum(mark.text == "国" for mark in body) == 59 * 60
    assert sum("指标" in "".join(mark.text for mark in page.marks) for page in pages) == len(pages)
    assert max(mark.right for mark in body) <= 35 + 225
    assert max(mark.bottom for mark in body) <= 28 + 156
    assert min(mark.top for mark in body) >= 28
