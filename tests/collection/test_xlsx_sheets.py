"""Cells of an .xlsx as its XML has them: the quick look and the parser say the same, and so does another library."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from desktop.archive import Archive
from desktop.collection.form_workbook import write_form
from desktop.collection.sheet_xml import (
    RawSheet,
    parsed_sheet,
    parsed_styles,
    parsed_texts,
    quick_sheet,
    quick_styles,
    quick_texts,
)
from desktop.collection.sheets import Area, Cell, CellKind, address, plain_of_workbook, workbook_of_plain
from desktop.collection.workbook_kind import MANNER
from desktop.collection.workbook_source import workbook_of
from desktop.refusal import Refused
from tests.collection.filling import filled, saved_by_office
from tests.collection.raw_workbooks import HEAD, MAIN, changed, raw_workbook, sheet_xml, workbook_parts, zipped

VALUES = {"h06.fy_apply": 16, "h06.ss_appear_rate": 60.5, "h04.review_from": date(2023, 1, 1), "h06.fy_accept": "15件"}


def sheet_of(data: bytes):
    return workbook_of(data, "表.xlsx").sheets[0]


def cells_of(data: bytes) -> dict[str, Cell]:
    sheet = sheet_of(data)
    return {address(row, column): sheet.cell(row, column) for row, cells in sheet.rows.items() for column in cells}


def filled_cells(sheet: RawSheet):
    """Give the cells of a sheet that are not blank: only the parser tells what else stands in a blank one."""
    return [cell for cell in sheet.cells if cell[4] or cell[5]]


def assert_quick_is_right(data: bytes, *, plain: bool = True) -> None:
    archive = Archive(data, "表.xlsx", MANNER)
    sheets = [name for name in archive.names if name.startswith("xl/worksheets/sheet")]
    assert sheets
    for name in sheets:
        quick = quick_sheet(archive.data(name))
        if quick is None:
            assert not plain, name  # openpyxl writes texts into the cells
            continue
        parsed = parsed_sheet(archive.root(name))
        assert filled_cells(quick) == filled_cells(parsed)
        assert (quick.merged, quick.hidden_rows, quick.hidden_columns) == (
            parsed.merged,
            parsed.hidden_rows,
            parsed.hidden_columns,
        )
    styles = archive.data("xl/styles.xml")
    assert quick_styles(styles) == parsed_styles(archive.root("xl/styles.xml"))
    if "xl/sharedStrings.xml" not in archive:
        return
    found = quick_texts(archive.data("xl/sharedStrings.xml"))
    assert found in (None, parsed_texts(archive.root("xl/sharedStrings.xml")))


def assert_calamine_agrees(data: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for sheet in workbook_of(data, "表.xlsx").sheets:
        theirs = {
            (row, column): value
            for row, values in enumerate(book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
            for column, value in enumerate(values)
            if value != ""
        }
        ours = {(row, column): sheet.cell(row, column) for row, cells in sheet.rows.items() for column in cells}
        assert ours.keys() - theirs.keys() <= {
            place for place, cell in ours.items() if cell.kind is CellKind.UNCALCULATED
        }
        assert theirs.keys() <= ours.keys()
        for place, value in theirs.items():
            cell = ours[place]
            if isinstance(value, str):
                assert cell.text == value
            elif isinstance(value, int | float) and not isinstance(value, bool):
                assert float(Decimal(cell.text)) == value
            else:
                assert isinstance(value, bool | date | datetime)
                assert cell.kind in (CellKind.BOOLEAN, CellKind.NUMBER)


@pytest.mark.parametrize("department", ["营商环境局", "司法局"])
def test_a_form_filled_by_a_program_is_read_alike_in_every_way(form_of, department):
    data = write_form(form_of(department))
    values = {code: value for code, value in VALUES.items() if code in form_of(department).codes}
    assert_quick_is_right(data)
    assert_calamine_agrees(data)
    by_program = filled(data, values)
    assert_quick_is_right(by_program, plain=False)
    assert_calamine_agrees(by_program)


@pytest.mark.office
@pytest.mark.timeout(300)
def test_a_form_saved_by_an_office_program_is_read_alike_in_every_way(form_of, tmp_path):
    data = saved_by_office(filled(write_form(form_of("司法局")), VALUES), tmp_path)
    assert_quick_is_right(data)
    assert_calamine_agrees(data)


PREFIXED = (
    f'{HEAD}<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>2</x:v></x:c></x:row>'
    "</x:sheetData></x:worksheet>"
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8)
NUMBERS = st.one_of(
    st.integers(-(10**16), 10**16).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.sampled_from(["NaN", "12abc", "", " 5 ", "1e5", "--", "+1", "٣"]),
)
KINDS = st.sampled_from(["", "n", "s", "str", "b", "e", "d", "weird"])


@given(
    st.lists(
        st.tuples(KINDS, NUMBERS | TEXTS, st.sampled_from(["", "<f>1+1</f>", "<f/>", '<f t="shared" si="0"/>'])),
        max_size=12,
    )
)
def test_whatever_a_cell_says_the_quick_look_and_the_parser_agree(written):
    from xml.sax.saxutils import escape

    rows = []
    for number, (kind, value, formula) in enumerate(written, 1):
        attribute = f' t="{kind}"' if kind else ""
        rows.append(f'<row r="{number}"><c r="B{number}" s="0"{attribute}>{formula}<v>{escape(value)}</v></c></row>')
    xml = sheet_xml("".join(rows)).encode()
    quick = quick_sheet(xml)
    assert quick is not None
    from lxml import etree

    parsed = parsed_sheet(etree.fromstring(xml))
    assert list(quick.cells) == list(parsed.cells)


@pytest.mark.parametrize(
    "xml",
    [
        sheet_xml('<row r="1"><!-- <c r="A1"><v>1</v></c> --><c r="A1"><v>2</v></c></row>'),
        sheet_xml('<row r="1"><c r="A1"><v><![CDATA[2]]></v></c></row>'),
        sheet_xml('<row r="1"><c r="A1"><?x y?><v>2</v></c></row>'),
        sheet_xml('<row r="1"><c s="0" r="A1"><v>2</v></c></row>'),
        sheet_xml("<row><c><v>2</v></c></row>"),
        sheet_xml("<row r='1'><c r='A1'><v>2</v></c></row>"),
        sheet_xml("<row r='1' hidden='1'><c r=\"A1\"><v>2</v></c></row>"),
        sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>', before="<cols><col min='1' max='1' hidden='1'/></cols>"),
        sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>').replace("<worksheet", "<worksheet\r\n"),
        sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>').replace(' encoding="UTF-8"', ' encoding="GBK"'),
        sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><r><t>2</t></r></is></c></row>'),
        PREFIXED,
    ],
)
def test_what_is_not_in_the_plain_form_is_left_to_the_parser(xml):
    assert quick_sheet(xml.encode()) is None
    data = zipped(workbook_parts({"Sheet1": xml}))
    assert [cell.text for cell in cells_of(data).values()] == ["2"]
    assert list(cells_of(data)) == ["A1"]


@pytest.mark.parametrize("number", ["0", "11", "55296", "x0", "xD800", "65535", "1114112", "9999999"])
def test_a_character_that_no_text_can_have_is_never_taken_for_one(number):
    for written in (f"&#{number};", f"好&#{number};&#20989;"):
        xml = sheet_xml(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{written}</t></is></c></row>')
        assert quick_sheet(xml.encode()) is None
        with pytest.raises(Refused) as refused:
            cells_of(zipped(workbook_parts({"Sheet1": xml})))
        assert refused.value.code == "WORKBOOK-DAMAGED"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("&#38134;&#24030;&#21306;2023&#24180;", "银州区2023年"),
        ("&#38;&#38;amp;&lt;&#60;", "&&amp;<<"),
        ("A&#38;lt;B", "A&lt;B"),
        ("&#x94F6;&#24030;", "银州"),
        ("&#134071;&#13;&#10;&#9;", "\U00020bb7\r\n\t"),
    ],
)
def test_characters_written_by_their_numbers_are_read_as_a_parser_reads_them(written, said):
    xml = sheet_xml(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{written}</t></is></c></row>').encode()
    from lxml import etree

    quick = quick_sheet(xml)
    assert quick is not None
    cells = list(quick.cells)
    assert cells == list(parsed_sheet(etree.fromstring(xml)).cells)
    assert cells[0][-1] == said


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ('<si><t>指标</t><phoneticPr fontId="1" type="noConversion"/></si>', "指标"),
        ('<si><t xml:space="preserve"> 指&#26631;</t></si>', " 指标"),
        (
            '<si><r><t>行政</t></r><r><rPr><rFont val="黑体"/></rPr><t xml:space="preserve"> &lt;</t></r></si>',
            "行政 <",
        ),
        ("<si><t/></si>", ""),
    ],
)
def test_texts_in_runs_and_with_what_excel_adds_need_no_parser(item, text):
    part = f'{HEAD}<sst xmlns="{MAIN}">{item}<si><t>本年</t></si></sst>'.encode()
    from lxml import etree

    assert quick_texts(part) == [text, "本年"] == parsed_texts(etree.fromstring(part))


@pytest.mark.parametrize("odd", ["<si/>", "<si><t>振り</t><rPh sb='0' eb='1'><t>ふ</t></rPh></si>", "<si><x/></si>"])
def test_one_odd_text_leaves_all_to_the_parser(odd):
    assert quick_texts(f'{HEAD}<sst xmlns="{MAIN}"><si><t>本年</t></si>{odd}</sst>'.encode()) is None


def test_texts_of_several_runs_are_whole_and_reading_aids_are_left_out():
    items = (
        '<si><r><t>行政</t></r><r><rPr/><t xml:space="preserve"> 复议</t></r></si>'
        '<si><t>振り</t><rPh sb="0" eb="1"><t>ふ</t></rPh></si><si><t>换_x000D_行_x005F_</t></si><si/>'
    )
    parts = workbook_parts(
        {"S": sheet_xml("".join(f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{n}</v></c></row>' for n in range(5)))}
    )
    parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}">{items}</sst>'
    told = cells_of(zipped(parts))
    assert [told[f"A{n}"].text for n in (1, 2, 3)] == ["行政 复议", "振り", "换\r行_"]
    assert "A4" not in told
    assert told["A5"].kind is CellKind.BROKEN


def test_hidden_rows_columns_and_sheets_and_merged_areas_are_told():
    rows = '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>2</v></c></row>'
    data = raw_workbook(
        rows,
        before='<cols><col min="3" max="4" width="9" hidden="1"/><col min="6" max="6" width="9"/></cols>',
        behind='<mergeCells count="1"><mergeCell ref="A1:B3"/></mergeCells>',
    )
    sheet = sheet_of(data)
    assert sheet.merged == (Area(0, 0, 2, 1),)
    assert [sheet.is_hidden(*place) for place in ((0, 0), (1, 0), (1, 2), (1, 3), (1, 4))] == [
        True,
        False,
        True,
        True,
        False,
    ]
    assert not sheet.hidden
    secret = changed(data, "xl/workbook.xml", 'sheetId="1"', 'sheetId="1" state="veryHidden"')
    assert sheet_of(secret).hidden


def test_a_place_that_is_written_twice_is_certain_of_nothing():
    cells = cells_of(
        raw_workbook('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c><c r="B1"><v>3</v></c></row>')
    )
    assert cells["A1"].kind is CellKind.BROKEN
    assert cells["B1"] == Cell(CellKind.NUMBER, "3")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ('<row r="1"><c r="ZZZ1"><v>1</v></c></row>', "WORKBOOK-CELLS"),
        ('<row r="1"><c r="A0"><v>1</v></c></row>', "WORKBOOK-DAMAGED"),
        ('<row r="9999999"><c r="A9999999"><v>1</v></c></row>', "WORKBOOK-DAMAGED"),
        ('<row r="1"><c r="é1"><v>1</v></c></row>', "WORKBOOK-DAMAGED"),
        ("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 20_002)), "WORKBOOK-CELLS"),
    ],
)
def test_what_no_form_can_be_is_refused(rows, code):
    with pytest.raises(Refused) as refused:
        workbook_of(raw_workbook(rows), "表.xlsx")
    assert refused.value.code == code


def test_a_date_counts_from_1904_where_the_file_says_so():
    data = raw_workbook('<row r="1"><c r="A1"><v>1</v></c></row>')
    assert not sheet_of(data).day_zero_1904
    assert sheet_of(changed(data, "xl/workbook.xml", "<workbookPr/>", '<workbookPr date1904="1"/>')).day_zero_1904


def test_a_workbook_survives_the_way_through_plain_data(form_of):
    import json

    book = workbook_of(filled(write_form(form_of("司法局")), VALUES), "表.xlsx")
    assert workbook_of_plain(json.loads(json.dumps(plain_of_workbook(book)))) == book


def test_addresses_are_those_of_office_programs():
    assert [address(0, column) for column in (0, 25, 26, 51, 52, 701, 702)] == [
        "A1",
        "Z1",
        "AA1",
        "AZ1",
        "BA1",
        "ZZ1",
        "AAA1",
    ]
