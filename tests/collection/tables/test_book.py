"""What a cell of our workbooks can be: text that stays text, numbers that are exact, equal bytes."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop.collection.tables.book import LONGEST_TEXT, Book, as_cell, height_of
from desktop.collection.tables.looks import Look
from desktop.refusal import Refused

DANGEROUS = [
    "=1+1",
    "=cmd|'/c calc'!A1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "{=1}",
    "http://a.b/",
    "_x0041_",
    "00123",
    "1e5",
]


def cells_of(*texts: str):
    book = Book("题", "单位")
    sheet = book.sheet("表")
    for column, text in enumerate(texts):
        sheet.text(column, text)
    return load_workbook(io.BytesIO(book.data()))["表"][1]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_never_becomes_anything_else(text: str) -> None:
    (cell,) = cells_of(text)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None


def test_text_like_a_formula_stays_text_when_its_cell_is_edited() -> None:
    dangerous, harmless = cells_of("=1+1", "一般的话")
    assert dangerous.quotePrefix
    assert not harmless.quotePrefix


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_every_text_that_can_be_kept_is_written_and_read_back(text: str) -> None:
    from desktop.model.text import cleaned

    (cell,) = cells_of(text)
    assert (cell.value or "") == cleaned(text)


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut() -> None:
    assert cells_of("字" * LONGEST_TEXT)[0].value == "字" * LONGEST_TEXT
    with pytest.raises(Refused, match="TABLE-TEXT"):
        cells_of("字" * (LONGEST_TEXT + 1))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_number_in_a_cell_is_the_number_or_there_is_none(value: Decimal) -> None:
    number = as_cell(value)
    assert number is None or Decimal(repr(number)) == value


@pytest.mark.parametrize(
    ("value", "number"),
    [("12.50", 12.5), ("0.1", 0.1), ("123456789012345", 123456789012345), ("1234567890123456", None), ("0", 0)],
)
def test_what_a_workbook_cannot_hold_exactly_is_no_number(value: str, number: float | None) -> None:
    assert as_cell(Decimal(value)) == number


def test_a_number_shows_all_its_decimals() -> None:
    book = Book("题")
    sheet = book.sheet("表")
    for column, value in enumerate(("12.50", "7", "1234567890123456.5")):
        sheet.number(column, Decimal(value))
    cells = load_workbook(io.BytesIO(book.data()))["表"][1]
    assert [(cell.value, cell.number_format) for cell in cells] == [
        (12.5, "0.0"),
        (7, "0"),
        ("1234567890123456.5", "General"),
    ]


def test_equal_contents_are_equal_bytes_and_tell_no_time() -> None:
    def made() -> bytes:
        book = Book("题", "单位")
        book.sheet("表：[一]").text(0, "字", Look.TITLE)
        return book.data()

    data = made()
    assert data == made()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "2020-01-01T00:00:00Z" in archive.read("docProps/core.xml").decode()


def test_a_row_grows_with_its_fullest_cell() -> None:
    assert height_of("短", 10, Look.TEXT) == height_of("", 10, Look.TEXT) == 18
    assert height_of("长" * 40, 10, Look.TEXT) > height_of("长" * 20, 10, Look.TEXT) > 18
    assert height_of("一\n二\n三", 30, Look.SMALL) > 18
