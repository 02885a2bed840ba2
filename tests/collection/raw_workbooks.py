"""Workbooks part by part, as no library writes them: any cell, any format, any fault."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_OF_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Parts = dict[str, str | bytes]


def zipped(parts: Mapping[str, str | bytes], level: int = 6) -> bytes:
    """Give a zip of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def parts_of(data: bytes) -> Parts:
    """Give the parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """Give a workbook with something in one of its parts replaced."""
    parts = parts_of(data)
    text = parts[part]
    assert isinstance(text, bytes)
    assert old.encode() in text, old
    return zipped({**parts, part: text.replace(old.encode(), new.encode())})


def sheet_xml(rows: str, *, before: str = "", behind: str = "", dimension: str = "") -> str:
    """Give the XML of a sheet around its rows."""
    stated = f'<dimension ref="{dimension}"/>' if dimension else ""
    return f'{HEAD}<worksheet xmlns="{MAIN}">{stated}{before}<sheetData>{rows}</sheetData>{behind}</worksheet>'


def workbook_parts(sheets: Mapping[str, str], texts: Sequence[str] = (), formats: Sequence[str] = ()) -> Parts:
    """Give the parts of a workbook: its sheets by name, its shared texts, and a cell style for each number format.

    Style 0 is General, style n the n-th format; id9 is the format that every office program knows by that number.
    """
    parts: Parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": _workbook(tuple(sheets)),
        "xl/_rels/workbook.xml.rels": _links(len(sheets)),
        "xl/styles.xml": _styles(formats),
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{"".join(map(_shared, texts))}</sst>',
    }
    for number, xml in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = xml
    return parts


def raw_workbook(rows: str, **more: str) -> bytes:
    """Give a workbook of one sheet with these rows of XML."""
    return zipped(workbook_parts({"Sheet1": sheet_xml(rows, **more)}))


def _shared(text: str) -> str:
    return f'<si><t xml:space="preserve">{escape(text)}</t></si>'


def _content_types(sheets: int) -> str:
    overrides: Iterable[tuple[str, str]] = (
        ("/xl/workbook.xml", MAIN_TYPE),
        ("/xl/styles.xml", f"{_OF_SHEETS}.styles+xml"),
        ("/xl/sharedStrings.xml", f"{_OF_SHEETS}.sharedStrings+xml"),
        *((f"/xl/worksheets/sheet{number}.xml", SHEET_TYPE) for number in range(1, sheets + 1)),
    )
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, 1)
    )
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr/><sheets>{sheets}</sheets></workbook>'


def _links(sheets: int) -> str:
    kinds = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, sheets + 1)]
    kinds += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _styles(formats: Sequence[str]) -> str:
    own = [(number, code) for number, code in enumerate(formats, 164) if not code.startswith("id")]
    codes = "".join(f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for number, code in own)
    ids = [0, *(int(code[2:]) if code.startswith("id") else number for number, code in enumerate(formats, 164))]
    styles = "".join(f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0"/>' for number in ids)
    defined = f'<numFmts count="{len(own)}">{codes}</numFmts>' if own else ""
    return f'{HEAD}<styleSheet xmlns="{MAIN}">{defined}<cellXfs count="{len(ids)}">{styles}</cellXfs></styleSheet>'
