"""Workbooks that want to harm, lie or are something else: made here, byte by byte, none of them kept.

`HOSTILE` gives for each the name of the file, a function that makes its bytes, and the code with which it is refused.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from random import Random

from tests.collection.raw_workbooks import (
    HEAD,
    MAIN,
    PACKAGE,
    RELATIONS,
    parts_of,
    raw_workbook,
    sheet_xml,
    workbook_parts,
    zipped,
)

Maker = Callable[[], bytes]

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
MB = 1_000_000
SECRET = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
LAUGHS = (
    "<!DOCTYPE x ["
    '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)) + "]>"
)
SHEET = "xl/worksheets/sheet1.xml"


def good() -> dict[str, str | bytes]:
    return workbook_parts({"Sheet1": sheet_xml(ROW)}, ["一"])


def with_part(name: str, data: str | bytes) -> Maker:
    return lambda: zipped({**good(), name: data})


def with_sheet(rows: str, **more: str) -> Maker:
    return lambda: raw_workbook(rows, **more)


def in_part(part: str, old: str, new: str) -> Maker:
    """Give a maker of a workbook with something in one of its parts replaced."""

    def make() -> bytes:
        text = str(good()[part])
        assert old in text
        return zipped({**good(), part: text.replace(old, new, 1)})

    return make


def declared(part: str, doctype: str) -> Maker:
    return in_part(part, HEAD, HEAD + doctype)


def with_link(kind: str, target: str, *, external: bool = False, part: str | None = None, data: str = "") -> Maker:
    """Give a maker of a workbook whose main part links to something more."""
    mode = ' TargetMode="External"' if external else ""
    link = f'<Relationship Id="rX" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/></Relationships>'

    def make() -> bytes:
        name = "xl/_rels/workbook.xml.rels"
        parts = {**good(), name: str(good()[name]).replace("</Relationships>", link)}
        return zipped({**parts, part: data} if part else parts)

    return make


def with_type(kind: str) -> Maker:
    return in_part("[Content_Types].xml", "spreadsheetml.sheet.main+xml", kind)


def cut(share: float) -> Maker:
    return lambda: (data := zipped(good()))[: int(len(data) * share)]


def patched(signature: bytes, offset: int, value: bytes) -> Maker:
    """Give a maker of a workbook with some bytes overwritten behind each signature of its zip."""

    def make() -> bytes:
        data = bytearray(zipped(good()))
        for match in re.finditer(re.escape(signature), bytes(data)):
            data[match.start() + offset : match.start() + offset + len(value)] = value
        return bytes(data)

    return make


def bomb(part: str, start: str, middle: str, end: str, size: int) -> Maker:
    """Give a maker of a workbook with one part of so many bytes that packs to nothing."""
    return lambda: zipped({**good(), part: start + middle * (size // len(middle)) + end})


def in_utf16() -> bytes:
    text = sheet_xml(ROW).replace("UTF-8", "UTF-16").replace("standalone", "standalone")
    return zipped({**good(), SHEET: text.replace("<worksheet", f"{SECRET}<worksheet", 1).encode("utf-16")})


def packed_otherwise() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in good().items():
            archive.writestr(name, data)
    data = bytearray(buffer.getvalue())
    for signature, offset in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        for match in re.finditer(re.escape(signature), bytes(data)):
            data[match.start() + offset : match.start() + offset + 2] = struct.pack("<H", 97)
    return bytes(data)


def two_of_a_name() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in good().items():
            archive.writestr(name, data)
    return buffer.getvalue().replace(b"xl/sharedStrings.xml", b"xl/worksheets/../x.x")


def empty_rows() -> bytes:
    rows = "".join(f'<row r="{number}" s="1" customFormat="1"/>' for number in range(1, 300_001))
    return raw_workbook(rows, dimension="A1:XFD1048576")


def formatted_cells() -> bytes:
    rows = "".join(
        f'<row r="{number}"><c r="A{number}" s="0"/><c r="B{number}" s="0"/></row>' for number in range(1, 200_001)
    )
    return raw_workbook(rows, dimension="A1:XFD1048576")


def many_texts() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_500))
    return zipped(workbook_parts({"S": sheet_xml(rows)}, ["长" * 30_000]))


def many_rows() -> bytes:
    return raw_workbook("".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 60_001)))


def many_cells() -> bytes:
    columns = [f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJKLMNOPQRST"]
    rows = (
        f'<row r="{n}">' + "".join(f'<c r="{c}{n}"><v>1</v></c>' for c in columns) + "</row>" for n in range(1, 1101)
    )
    return raw_workbook("".join(rows))


def many_sheets() -> bytes:
    return zipped(workbook_parts({f"表{number}": sheet_xml(ROW) for number in range(500)}))


def many_merged() -> bytes:
    areas = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 20_001))
    return raw_workbook(ROW, behind=f"<mergeCells>{areas}</mergeCells>")


def deep() -> bytes:
    return zipped({**good(), SHEET: sheet_xml("<row>" * 60_000 + "</row>" * 60_000)})


def many_attributes() -> bytes:
    attributes = " ".join(f'a{number}="1"' for number in range(60_000))
    return raw_workbook(f'<row r="1" {attributes}><c r="A1"><v>1</v></c></row>')


def others(content: str) -> Maker:
    """Give a maker of another kind of office file, by the type of its main part."""
    types = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/document.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.{content}.main+xml"/></Types>'
    )
    return lambda: zipped({"[Content_Types].xml": types, "word/document.xml": "<x/>"})


def open_document() -> bytes:
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})


def large() -> bytes:
    return zipped(good()) + b"\0" * (21 * MB)


def of_bytes(data: bytes) -> Maker:
    return lambda: data


HOSTILE: dict[str, tuple[str, Maker, str]] = {
    # Bytes
    "empty": ("表.xlsx", of_bytes(b""), "WORKBOOK-EMPTY"),
    "only zeros": ("表.xlsx", of_bytes(b"\0" * 5000), "WORKBOOK-EMPTY"),
    "text": ("表.xlsx", of_bytes("填报表".encode()), "WORKBOOK-OTHER"),
    "page called xls": ("表.xls", of_bytes(b"<html><table><tr><td>1</td></tr></table></html>"), "WORKBOOK-OTHER"),
    "csv": ("表.csv", of_bytes("指标,本年\n甲,=cmd|' /C calc'!A0".encode()), "WORKBOOK-OTHER"),
    "rtf": ("表.xls", of_bytes(b"{\\rtf1 x}"), "WORKBOOK-RTF"),
    "pdf": ("表.pdf", of_bytes(b"%PDF-1.7 x"), "WORKBOOK-PDF"),
    "picture": ("表.xlsx", of_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 50), "WORKBOOK-PICTURE"),
    "rar": ("表.rar", of_bytes(b"Rar!\x1a\x07\x00x"), "WORKBOOK-ARCHIVE"),
    "program": ("表.xlsx", of_bytes(b"MZ\x90\0" + b"x" * 100), "WORKBOOK-PROGRAM"),
    "ledger": ("账本.fzb", of_bytes(b"SQLite format 3\0" + b"x" * 100), "WORKBOOK-LEDGER"),
    "very old workbook": ("表.xls", of_bytes(b"\x09\x04\x06\0\0\0\x10\0" + b"\0\1" * 50), "WORKBOOK-OLD"),
    "larger than any form": ("表.xlsx", large, "WORKBOOK-SIZE"),
    # Old office files
    "encrypted": ("表.xlsx", of_bytes(OLE + "EncryptedPackage".encode("utf-16-le")), "WORKBOOK-ENCRYPTED"),
    "wps workbook": ("表.et", of_bytes(OLE + "Workbook".encode("utf-16-le")), "WORKBOOK-ET"),
    "old word": ("表.xls", of_bytes(OLE + "WordDocument".encode("utf-16-le")), "WORKBOOK-WORD"),
    "old workbook with macros": (
        "表.xls",
        of_bytes(OLE + "Workbook".encode("utf-16-le") + "_VBA_PROJECT".encode("utf-16-le")),
        "WORKBOOK-MACRO",
    ),
    "old workbook of nothing": ("表.xls", of_bytes(OLE + "Workbook".encode("utf-16-le")), "WORKBOOK-DAMAGED"),
    "old something": ("表.xls", of_bytes(OLE + b"x" * 1000), "WORKBOOK-OTHER"),
    # Zips
    "cut in half": ("表.xlsx", cut(0.5), "WORKBOOK-DAMAGED"),
    "without its directory": ("表.xlsx", cut(0.8), "WORKBOOK-DAMAGED"),
    "start of a zip only": ("表.xlsx", of_bytes(b"PK\x03\x04" + b"x" * 200), "WORKBOOK-DAMAGED"),
    "sizes that lie": ("表.xlsx", patched(b"PK\x01\x02", 24, struct.pack("<I", 5)), "WORKBOOK-DAMAGED"),
    "checksums that lie": ("表.xlsx", patched(b"PK\x01\x02", 16, b"\1\2\3\4"), "WORKBOOK-DAMAGED"),
    "marked as encrypted": ("表.xlsx", patched(b"PK\x01\x02", 8, b"\1\0"), "WORKBOOK-LOCKED"),
    "packed in an unknown way": ("表.xlsx", packed_otherwise, "WORKBOOK-DAMAGED"),
    "bomb of a sheet": (
        "表.xlsx",
        bomb(SHEET, f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>', "<row/>", "</sheetData></worksheet>", 246 * MB),
        "WORKBOOK-BOMB",
    ),
    "bomb of one text": (
        "表.xlsx",
        bomb("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{MAIN}"><si><t>', "a", "</t></si></sst>", 150 * MB),
        "WORKBOOK-BOMB",
    ),
    "bomb that nobody asks for": ("表.xlsx", bomb("xl/media/a.bin", "", "\0" * 1000, "", 120 * MB), "WORKBOOK-BOMB"),
    "five thousand parts": (
        "表.xlsx",
        lambda: zipped({**good(), **{f"xl/x{number}.xml": "<x/>" for number in range(5000)}}),
        "WORKBOOK-BOMB",
    ),
    "a name that leads out": ("表.xlsx", with_part("../../evil.xml", "<x/>"), "WORKBOOK-NAMES"),
    "a name with a drive": ("表.xlsx", with_part("C:\\evil.xml", "<x/>"), "WORKBOOK-NAMES"),
    "a name from the root": ("表.xlsx", with_part("/etc/evil.xml", "<x/>"), "WORKBOOK-NAMES"),
    "a name that leads up within": ("表.xlsx", two_of_a_name, "WORKBOOK-NAMES"),
    "zip of documents": ("表.xlsx", lambda: zipped({"a.txt": "x"}), "WORKBOOK-OTHER"),
    "word document": ("表.xlsx", others("wordprocessingml.document"), "WORKBOOK-WORD"),
    "slides": ("表.xlsx", others("presentationml.presentation"), "WORKBOOK-SLIDES"),
    "open document": ("表.ods", open_document, "WORKBOOK-OTHER"),
    # What runs or fetches
    "macros by type": ("表.xlsm", with_type("vnd.ms-excel.sheet.macroEnabled.main+xml"), "WORKBOOK-MACRO"),
    "macros by part": ("表.xlsx", with_part("xl/vbaProject.bin", b"x"), "WORKBOOK-MACRO"),
    "macros of old": ("表.xlsx", with_part("xl/macrosheets/sheet1.xml", "<x/>"), "WORKBOOK-MACRO"),
    "binary workbook": ("表.xlsb", with_type("vnd.ms-excel.sheet.binary.macroEnabled.main"), "WORKBOOK-BINARY"),
    "template": ("表.xltx", with_type("spreadsheetml.template.main+xml"), "WORKBOOK-TEMPLATE"),
    "numbers of another file": (
        "表.xlsx",
        with_link(
            "externalLink", "externalLinks/externalLink1.xml", part="xl/externalLinks/externalLink1.xml", data="<x/>"
        ),
        "WORKBOOK-LINKS",
    ),
    "numbers of a program": (
        "表.xlsx",
        with_link("externalLinkPath", "cmd|' /C calc'", external=True),
        "WORKBOOK-LINKS",
    ),
    "connection": ("表.xlsx", with_part("xl/connections.xml", "<x/>"), "WORKBOOK-ACTIVE"),
    "query": ("表.xlsx", with_part("xl/queryTables/queryTable1.xml", "<x/>"), "WORKBOOK-ACTIVE"),
    "embedded object": ("表.xlsx", with_part("xl/embeddings/oleObject1.bin", OLE), "WORKBOOK-ACTIVE"),
    "control": ("表.xlsx", with_part("xl/activeX/activeX1.xml", "<x/>"), "WORKBOOK-ACTIVE"),
    # XML
    "a file of this machine in a sheet": ("表.xlsx", declared(SHEET, SECRET), "WORKBOOK-DOCTYPE"),
    "a file of this machine in the texts": ("表.xlsx", declared("xl/sharedStrings.xml", SECRET), "WORKBOOK-DOCTYPE"),
    "a file of this machine in the links": ("表.xlsx", declared("_rels/.rels", SECRET), "WORKBOOK-DOCTYPE"),
    "a file of this machine in the types": ("表.xlsx", declared("[Content_Types].xml", SECRET), "WORKBOOK-DOCTYPE"),
    "something from the network": ("表.xlsx", declared("xl/workbook.xml", REMOTE), "WORKBOOK-DOCTYPE"),
    "laughs": ("表.xlsx", declared("xl/styles.xml", LAUGHS), "WORKBOOK-DOCTYPE"),
    "a declaration in another encoding": ("表.xlsx", in_utf16, "WORKBOOK-DOCTYPE"),
    "sixty thousand deep": ("表.xlsx", deep, "WORKBOOK-DAMAGED"),
    "not well formed": ("表.xlsx", with_part(SHEET, "<worksheet><sheetData>"), "WORKBOOK-DAMAGED"),
    "control characters": (
        "表.xlsx",
        with_sheet('<row r="1"><c r="A1" t="x\x01"><v>1</v></c></row>'),
        "WORKBOOK-DAMAGED",
    ),
    "no workbook inside": (
        "表.xlsx",
        lambda: zipped({k: v for k, v in good().items() if k != "xl/workbook.xml"}),
        "WORKBOOK-OTHER",
    ),
    # Sheets
    "one area over the whole sheet": (
        "表.xlsx",
        with_sheet(ROW, behind='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "WORKBOOK-CELLS",
    ),
    "twenty thousand areas": ("表.xlsx", many_merged, "WORKBOOK-CELLS"),
    "sixty thousand rows": ("表.xlsx", many_rows, "WORKBOOK-CELLS"),
    "two hundred thousand cells": ("表.xlsx", many_cells, "WORKBOOK-CELLS"),
    "five hundred sheets": ("表.xlsx", many_sheets, "WORKBOOK-CELLS"),
    "a text in twenty thousand cells": ("表.xlsx", many_texts, "WORKBOOK-CELLS"),
    "a column far out": ("表.xlsx", with_sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "WORKBOOK-CELLS"),
    "a row that no sheet has": (
        "表.xlsx",
        with_sheet('<row r="1"><c r="A99999999"><v>1</v></c></row>'),
        "WORKBOOK-DAMAGED",
    ),
    "a column that no sheet has": (
        "表.xlsx",
        with_sheet('<row r="1"><c r="甲1"><v>1</v></c></row>'),
        "WORKBOOK-DAMAGED",
    ),
}

# Files that lie about themselves and hold nothing that is asked for: read in no time, and known as no form.
HARMLESS: dict[str, tuple[str, Maker]] = {
    "three hundred thousand formatted rows": ("表.xlsx", empty_rows),
    "four hundred thousand formatted cells": ("表.xlsx", formatted_cells),
    "sixty thousand attributes": ("表.xlsx", many_attributes),
    "a false dimension": ("表.xlsx", with_sheet(ROW, dimension="A1:XFD1048576")),
    "no workbook part that is linked": ("表.xlsx", with_link("worksheet", "worksheets/sheet99.xml")),
    "a link to itself": ("表.xlsx", with_link("worksheet", "workbook.xml")),
    "a cell of a million characters": (
        "表.xlsx",
        lambda: zipped(
            workbook_parts({"S": sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')}, [random_text(MB)])
        ),
    ),
}


def random_text(size: int) -> str:
    """Give a text that does not pack to nothing."""
    return "".join(chr(0x4E00 + byte) for byte in Random(1).randbytes(size))


def stored(data: bytes) -> bytes:
    """Give a workbook with its parts not packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts_of(data).items():
            archive.writestr(name, part)
    return buffer.getvalue()
