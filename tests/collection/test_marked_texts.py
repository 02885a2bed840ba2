"""What is struck out, raised or lowered is asked about: nobody means all of 49 struck out with 50 behind it."""

from __future__ import annotations

import io
import json
import struct
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from desktop.collection.cell_readings import read_place
from desktop.collection.form_workbook import write_form
from desktop.collection.marked_texts import Mark
from desktop.collection.sheets import Sheet, Workbook, plain_of_workbook, workbook_of_plain
from desktop.collection.turned import turned
from desktop.collection.workbook_source import workbook_of
from desktop.collection.xls_fonts import marks_of
from desktop.quantities.typed import Question
from tests.collection.filling import cells_by_code, saved_by_office
from tests.collection.old_workbooks import compound, label, many_numbers, number, record, workbook_stream
from tests.collection.raw_workbooks import HEAD, MAIN, changed, sheet_xml, workbook_parts, zipped

STRUCK_OUT, RAISED = "删除线", "上标"
PARTS = {
    "<strike/>": STRUCK_OUT,
    '<b/><strike val="1"/><sz val="11"/>': STRUCK_OUT,
    '<strike val="0"/>': "",
    '<vertAlign val="superscript"/>': RAISED,
    '<vertAlign val="subscript"/>': RAISED,
    '<vertAlign val="baseline"/>': "",
    "<b/><u/>": "",
}


def runs(font: str) -> str:
    return f"<r><rPr>{font}</rPr><t>49</t></r><r><t>50</t></r>"


def asked(sheet: Sheet, indicator, row: int = 0) -> str:
    """Give what is asked of the cell in the first column, "" where it was read as what stands there."""
    reading = read_place(sheet, row, 0, indicator)
    return reading.message if isinstance(reading, Question) else ""


@pytest.fixture
def indicator(catalog):
    return catalog.indicator("h06.fy_apply")


@pytest.mark.parametrize(("font", "word"), PARTS.items())
def test_a_part_of_a_text_that_is_marked_is_asked_about(indicator, font, word):
    shared = workbook_parts({"S": sheet_xml('<row r="1"><c r="A1" t="s"><v>1</v></c></row>')})
    shared["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}"><si><t>12</t></si><si>{runs(font)}</si></sst>'
    own = workbook_parts({"S": sheet_xml(f'<row r="1"><c r="A1" t="inlineStr"><is>{runs(font)}</is></c></row>')})
    for parts in (shared, own):
        message = asked(workbook_of(zipped(parts), "表.xlsx").sheets[0], indicator)
        assert (word in message and "“4950”" in message) if word else message == ""


def test_a_cell_that_is_struck_out_is_asked_about_and_its_neighbours_are_not(indicator):
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="{n - 1}"><v>50</v></c></row>' for n in (1, 2))
    data = zipped(workbook_parts({"S": sheet_xml(f'{rows}<row r="3"><c r="A3" s="1"/></row>')}, (), ("0",)))
    fonts = '<fonts count="2"><font><sz val="11"/></font><font><strike/><sz val="11"/></font></fonts>'
    data = changed(data, "xl/styles.xml", "<cellXfs", f"{fonts}<cellXfs")
    data = changed(data, "xl/styles.xml", '<xf numFmtId="164" fontId="0"', '<xf numFmtId="164" fontId="1"')
    sheet = workbook_of(data, "表.xlsx").sheets[0]
    assert sheet.marked == {(1, 0): Mark.STRUCK}
    assert [bool(asked(sheet, indicator, row)) for row in range(3)] == [False, True, False]
    noted = replace(sheet, comments={(1, 0): "含街道"})
    assert turned(noted).comments == {(0, 1): "含街道"}
    assert turned(sheet).marked == {(0, 1): Mark.STRUCK}
    book = Workbook("表.xlsx", (noted,))
    assert workbook_of_plain(json.loads(json.dumps(plain_of_workbook(book)))) == book


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_what_an_office_program_strikes_out_is_asked_about(form_of, catalog, tmp_path, suffix):
    book = load_workbook(io.BytesIO(write_form(form_of("应急管理局"))))
    cells = {code: one["本年"] for code, one in cells_by_code(book["填报表"]).items()}
    plain, struck, raised = InlineFont(), InlineFont(strike=True), InlineFont(vertAlign="superscript")
    cells["h05.rescue_team"].value = CellRichText(TextBlock(struck, "49"), TextBlock(plain, "50"))
    cells["h05.flood_team"].value = CellRichText(TextBlock(plain, "50"), TextBlock(raised, "1"))
    cells["h05.plans_district"].value = 20
    cells["h05.plans_district"].font = Font(strike=True)
    cells["h05.plans_department"].value = 30
    buffer = io.BytesIO()
    book.save(buffer)
    saved = saved_by_office(buffer.getvalue(), tmp_path, suffix)
    sheet = workbook_of(saved, f"表.{suffix}").sheets[0]
    places = {code: (cell.row - 1, cell.column - 1) for code, cell in cells.items()}
    found = {code: read_place(sheet, *place, catalog.indicator(code)) for code, place in places.items()}
    asked_about = {code: one.message for code, one in found.items() if isinstance(one, Question)}
    assert list(asked_about) == ["h05.rescue_team", "h05.flood_team", "h05.plans_district"]
    assert [STRUCK_OUT in message for message in asked_about.values()] == [True, False, True]
    assert RAISED in asked_about["h05.flood_team"]


def font(*, struck: bool = False, raised: int = 0) -> bytes:
    return record(0x0031, struct.pack("<HHHHH", 220, 0x08 if struck else 0, 8, 400, raised) + b"\0" * 6)


def test_cells_of_an_old_file_that_are_struck_out_are_told():
    cells = number(0, 0, 0, 50) + many_numbers(1, 0, [(0, 6), (1, 10), (1, 14)]) + label(2, 0, "50")
    stream = workbook_stream(cells, ("0",))
    at = stream.index(struct.pack("<HH", 0x00E0, 20))
    fonts = font() + font(struck=True)
    stream = stream[:at] + fonts + stream[at:]
    second = stream.index(struct.pack("<HHHH", 0x00E0, 20, 0, 164))
    stream = stream[: second + 4] + struct.pack("<H", 1) + stream[second + 6 :]
    sheet_record = stream.index(struct.pack("<H", 0x0085), second)
    start = struct.unpack_from("<I", stream, sheet_record + 4)[0] + len(fonts)
    stream = stream[: sheet_record + 4] + struct.pack("<I", start) + stream[sheet_record + 8 :]
    sheet = workbook_of(compound(stream), "表.xls").sheets[0]
    assert sheet.marked == {(1, 1): Mark.STRUCK, (1, 2): Mark.STRUCK}


FONTS = [(0x0031, one[4:]) for one in (font(), font(struck=True), font(raised=1), font())]
MARKS = {0: None, 1: Mark.STRUCK, 2: Mark.RAISED, 3: None, 5: None}  # no font has the number 4


@st.composite
def tables_of_texts(draw: st.DrawFn) -> tuple[list[tuple[int, bytes]], dict[int, Mark]]:
    """Give the records of a table of shared texts, broken anywhere between characters, and its marked texts."""
    bodies = [bytearray(8)]
    marked: dict[int, Mark] = {}
    for index in range(draw(st.integers(0, 4))):
        text, extra = draw(st.text("50件ab", max_size=6)), draw(st.binary(max_size=3))
        used = draw(st.lists(st.tuples(st.integers(0, 7), st.sampled_from(list(MARKS))), max_size=3))
        wide = draw(st.booleans()) or not text.isascii()
        flags = wide | (0x08 if used else 0) | (0x04 if extra else 0)
        head = struct.pack("<HB", len(text), flags)
        head += struct.pack("<H", len(used)) if used else b""
        bodies[-1] += head + (struct.pack("<I", len(extra)) if extra else b"")
        for place, character in enumerate(text):
            if draw(st.integers(0, 9)) == 0:
                wide = draw(st.booleans()) or not text[place:].isascii()
                bodies.append(bytearray([wide]))
            bodies[-1] += character.encode("utf-16-le" if wide else "latin-1")
        for start, number_of_font in used:
            if draw(st.integers(0, 9)) == 0:
                bodies.append(bytearray())
            bodies[-1] += struct.pack("<HH", start, number_of_font)
        bodies[-1] += extra
        marks = [MARKS[one] for start, one in used if start < len(text) and MARKS[one]]
        if marks:
            marked[index] = Mark.STRUCK if Mark.STRUCK in marks else Mark.RAISED
    kinds = [0x00FC, *[0x003C] * (len(bodies) - 1)]
    return list(zip(kinds, map(bytes, bodies), strict=True)), marked


@given(tables_of_texts())
def test_texts_of_an_old_file_are_gone_through_wherever_they_are_broken(table):
    records, marked = table
    assert marks_of([*FONTS, *records]).texts == marked


@given(tables_of_texts(), st.integers(0, 200))
def test_a_table_of_texts_that_breaks_off_fails_nothing(table, left):
    records, marked = table
    kind, body = records[-1]
    found = marks_of([*FONTS, *records[:-1], (kind, body[: max(0, len(body) - left)])]).texts
    assert found.items() <= marked.items()
