"""Old .xls files: numbers with every digit and their formats, what is hidden, and whatever is no such file."""

from __future__ import annotations

import struct
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.collection.cell_readings import read_place
from desktop.collection.sheets import Cell, CellKind
from desktop.collection.workbook_source import workbook_of
from desktop.collection.xls_numbers import look_at
from desktop.model.figure import Figure
from desktop.quantities.typed import Question
from desktop.refusal import Refused
from tests.collection.filling import saved_by_office
from tests.collection.old_workbooks import (
    compound,
    formula,
    hidden_columns,
    hidden_row,
    label,
    many_numbers,
    number,
    record,
    small_number,
    workbook_stream,
)
from tests.collection.raw_workbooks import sheet_xml, workbook_parts, zipped

HIDDEN = ' hidden="1"'
FORMATS = ("0%", "yyyy/m/d", '0"件"', "0,")
CELLS = b"".join(
    (
        hidden_row(7),
        label(0, 0, "行政复议"),
        number(0, 1, 0, 12.5),
        small_number(1, 1, 0, (15 << 2) | 2),
        small_number(2, 1, 0, (1550 << 2) | 3),
        many_numbers(3, 0, [(0, (1 << 2) | 2), (1, (33 << 2) | 3), (3, (20 << 2) | 2)]),
        number(4, 1, 2, 44742.0),
        formula(5, 1, 0, struct.pack("<d", 0.1 + 0.2)),
        number(6, 1, 4, 12345.0),
        number(7, 1, 0, 9.0),
        number(8, 5, 0, 8.0),
        hidden_columns(5, 5),
    )
)
FILE = compound(workbook_stream(CELLS, FORMATS))


def sheet_of(data: bytes):
    return workbook_of(data, "表.xls").sheets[0]


def test_numbers_come_with_their_formats():
    sheet = sheet_of(FILE)
    assert sheet.text(0, 0) == "行政复议"
    told = {
        place: sheet.cell(*place) for place in ((0, 1), (1, 1), (2, 1), (3, 0), (3, 1), (3, 2), (4, 1), (5, 1), (6, 1))
    }
    assert told == {
        (0, 1): Cell(CellKind.NUMBER, "12.5"),
        (1, 1): Cell(CellKind.NUMBER, "15"),
        (2, 1): Cell(CellKind.NUMBER, "15.5"),
        (3, 0): Cell(CellKind.NUMBER, "1"),
        (3, 1): Cell(CellKind.NUMBER, "0.33", "0%"),
        (3, 2): Cell(CellKind.NUMBER, "20", '0"件"'),
        (4, 1): Cell(CellKind.NUMBER, "44742", "yyyy/m/d"),
        (5, 1): Cell(CellKind.NUMBER, "0.30000000000000004"),
        (6, 1): Cell(CellKind.NUMBER, "12345", "0,"),
    }
    assert sheet.hidden_rows == {7}
    assert sheet.hidden_columns == ((5, 5),)


def test_they_are_read_as_those_of_a_new_file(catalog):
    sheet = sheet_of(FILE)
    cases, share, day = (catalog.indicator(code) for code in ("h06.fy_apply", "h06.fy_ontime_rate", "h04.review_from"))
    money = catalog.indicator("h04.penalty_amount")
    readings = {
        "whole": read_place(sheet, 1, 1, cases),
        "share": read_place(sheet, 3, 1, share),
        "unit in the format": read_place(sheet, 3, 2, cases),
        "day": read_place(sheet, 4, 1, day),
        "sum": read_place(sheet, 5, 1, money),
    }
    values = {name: reading.value for name, reading in readings.items() if isinstance(reading, Figure)}
    assert values == {
        "whole": Decimal(15),
        "share": Decimal(33),
        "unit in the format": Decimal(20),
        "day": date(2022, 6, 30),
        "sum": Decimal("0.3"),
    }
    for place, indicator in (((0, 1), cases), ((6, 1), cases), ((7, 1), cases), ((8, 5), cases), ((4, 1), cases)):
        assert isinstance(read_place(sheet, *place, indicator), Question), place


def test_an_error_is_no_blank_cell(catalog):
    cells = (
        label(0, 0, "行政复议"),
        formula(0, 1, 0, b"\2\0\x07\0\0\0\xff\xff"),
        record(0x0205, struct.pack("<HHHBB", 1, 1, 0, 0x17, 1)),
        record(0x0205, struct.pack("<HHHBB", 2, 1, 0, 1, 0)),
        formula(3, 1, 0, b"\1\0\1\0\0\0\xff\xff"),
    )
    sheet = sheet_of(compound(workbook_stream(b"".join(cells), ())))
    cells_read = [sheet.cell(row, 1) for row in range(4)]
    assert cells_read[:2] == [Cell(CellKind.ERROR, "#DIV/0!"), Cell(CellKind.ERROR, "#REF!")]
    assert {cell.kind for cell in cells_read[2:] if cell} == {CellKind.BOOLEAN}
    reading = read_place(sheet, 0, 1, catalog.indicator("h06.fy_apply"))
    assert isinstance(reading, Question)
    assert "“#DIV/0!”" in reading.message


def test_a_short_file_keeps_its_stream_in_small_sectors():
    look = look_at(compound(workbook_stream(number(0, 0, 0, 7.0)), small=True))
    assert look is not None
    assert look.sheets[0].numbers == {(0, 0): Cell(CellKind.NUMBER, "7")}


def test_dates_may_count_from_1904():
    look = look_at(compound(workbook_stream(number(0, 0, 0, 7.0), from_1904=True)))
    assert look is not None
    assert look.day_zero_1904


def test_a_style_that_is_not_there_has_no_format():
    look = look_at(compound(workbook_stream(number(0, 0, 99, 7.0))))
    assert look is not None
    assert look.sheets[0].numbers[0, 0].format is None


@pytest.mark.parametrize(
    "data",
    [
        compound(workbook_stream(b""), name="Book"),
        compound(workbook_stream(b"", version=0x0500)),
        FILE[:600],
        FILE[:512],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        FILE[:30] + b"\1\1" + FILE[32:],
    ],
)
def test_what_is_no_such_file_tells_nothing(data):
    assert look_at(data) is None


def test_a_chain_that_goes_in_a_circle_ends():
    data = bytearray(FILE)
    data[512 + 8 : 512 + 12] = struct.pack("<I", 2)
    assert look_at(bytes(data)) is None


@pytest.mark.parametrize(
    "last",
    [label(65_535, 255, "末"), number(65_535, 65_535, 0, 1.0), many_numbers(65_535, 200, [(0, 2)] * 50)],
)
def test_cells_far_apart_are_refused_before_room_is_made_for_them(last):
    far = compound(workbook_stream(number(0, 0, 0, 1.0) + last))
    with pytest.raises(Refused) as refused:
        workbook_of(far, "表.xls")
    assert refused.value.code == "WORKBOOK-CELLS"


@given(st.data())
def test_whatever_is_changed_nothing_but_a_refusal_comes_out(data):
    changed = bytearray(FILE)
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(FILE) - 1))] = data.draw(st.integers(0, 255))
    code = "WORKBOOK-READ"
    try:
        workbook_of(bytes(changed), "表.xls")
    except Refused as refused:
        code = refused.code
    assert code.startswith("WORKBOOK-")


@pytest.mark.office
@pytest.mark.timeout(300)
def test_a_file_of_a_real_office_program_is_read_like_the_new_one(tmp_path, catalog):
    formats = ["0%", "0.00%", "yyyy/m/d", '0"件"', "#,##0", "@", '[$-804]yyyy"年"m"月"d"日"']
    rows = "".join(
        f'<row r="{n}"{HIDDEN if n == 5 else ""}><c r="A{n}" s="{n % 8}"><v>{value}</v></c></row>'
        for n, value in enumerate(("0.33", "12", "44742", "1234567.5", "0.1", "99.95", "7", "0"), 1)
    )
    new = zipped(workbook_parts({"S": sheet_xml(rows)}, (), formats))
    old = saved_by_office(new, tmp_path, "xls")
    first, second = sheet_of(new), sheet_of(old)
    assert second.hidden_rows == first.hidden_rows
    for row, cells in first.rows.items():
        for column, cell in cells.items():
            other = second.cell(row, column)
            assert other is not None
            assert Decimal(other.text) == Decimal(cell.text)
            for code in ("h06.fy_apply", "h06.fy_ontime_rate", "h04.review_from", "h04.penalty_amount"):
                indicator = catalog.indicator(code)
                one, two = (read_place(sheet, row, column, indicator) for sheet in (first, second))
                assert isinstance(one, Question) == isinstance(two, Question), (row, code, cell, other)
                if isinstance(one, Figure) and isinstance(two, Figure):
                    assert one.same_content(two)
