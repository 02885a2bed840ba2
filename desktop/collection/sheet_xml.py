"""What the XML of a sheet and of the shared texts says, before anything is made of it.

There are two ways to the same: parsing, which understands everything that is well formed, and a quick look at the plain
form in which office programs write. The quick look takes a fifth of the time; it answers only where it has accounted
for every cell, else the parser has its turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from desktop.archive import Element, unescaped
from desktop.collection.marked_texts import Mark, mark_of
from desktop.collection.sheets import address

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_VALUE, _FORMULA, _INLINE, _TEXT, _PHONETIC = (f"{NAMESPACE}{name}" for name in ("v", "f", "is", "t", "rPh"))
_TRUE = ("1", "true", "on")
NOWHERE = -1  # a row or a column that no sheet has


# A cell as the file has it: the letters of its column and the digits of its row, the number of its style, its kind (a
# `Mark` where its own text has one), whether a formula made its value, and that value; nothing for what it does not
# have. Plain tuples: a batch has tens of thousands.
RawCell: TypeAlias = tuple[str, str, str | None, str | None, str | None, str]


# A merged area: the letters and digits of its first and of its last cell.
RawArea: TypeAlias = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as its XML has it: cells, merged areas, hidden rows and (first, last) hidden columns.

    The cells can be gone through once.
    """

    cells: Iterator[RawCell]
    merged: list[RawArea]
    hidden_rows: frozenset[int]
    hidden_columns: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class RawStyles:
    """The number formats that a workbook defines, by number, and the number that each style of cells uses."""

    own: dict[str, str]
    used: list[str]


_HEAD = re.compile(
    rb"\s*(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?:UTF|utf)-8[\"'])?"
    rb"(?: standalone=[\"'][a-z]+[\"'])? ?\?>\s*)?"
    rb"<(?:worksheet|sst|styleSheet)[ >]"
)
# A cell with something in it, or a blank one. Possessive: without steps to take back it takes a fifth less.
_QUICK_CELL = re.compile(
    r'<c r="([A-Z]++)([1-9][0-9]*+)"(?: s="([0-9]++)")?+(?: t="([a-zA-Z]++)")?+>'
    r"(?:(<f)[^<>]*+(?:(?<=/)>|>[^<]*+</f>))?+"
    r'(?:<v>([^<]++)</v>|<v></v>|<v ?/>|<is><t(?: xml:space="preserve")?+>([^<]*+)</t></is>)?+</c>|<c [^<>]*+(?<=/)>'
)
_GROUPS = 8  # those of a cell, and what stands before the next
_QUICK_ROWS = re.compile(r"(?:\s*<row [^<>']*(?:/>|(?<!/)>\s*</row>))*\s*")
_QUICK_COLUMNS = re.compile(r"<cols>(?:\s*<col [^<>']*/>)*\s*</cols>")
_HIDDEN = re.compile('hidden="(?:1|true|on)"')
_ATTRIBUTES = re.compile("<(?:row|col) ([^<>]*)>")
_AREA = re.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_QUICK_MERGED = re.compile(f'<mergeCell ref="{_AREA.pattern}"/>')
# A text: whole, or in runs with fonts of their own; Excel in Chinese adds to each how it would be read aloud.
_QUICK_TEXT = re.compile(
    r'<si>(?:<t(?: xml:space="preserve")?+(?:/>|>([^<]*+)</t>)'
    r"|((?:<r>(?:<rPr>(?:<[^<>]*+(?<=/)>)*+</rPr>)?+<t[^<>]*+>[^<]*+</t></r>)++))(?:<phoneticPr [^<>]*+(?<=/)>)?+</si>"
)
_QUICK_RUN = re.compile("<t[^<>]*+>([^<]*+)</t>")
_QUICK_STYLE = re.compile('<xf numFmtId="([0-9]+)"')
_QUICK_FORMATS = re.compile(r"<numFmts [^<>]*+(?:(?<=/)>|>((?:<numFmt [^<>]*+>)*+)</numFmts>)")
_QUICK_FORMAT = re.compile('<numFmt numFmtId="([0-9]+)" formatCode="([^"]*)"/>')
_ATTRIBUTE = re.compile(r'([A-Za-z]+)="([^"]*)"')
_TAIL = 100
_DIGITS = "0123456789"
_COLUMN = re.compile("[A-Z]{1,3}")
_PLACE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")


def quick_sheet(data: bytes) -> RawSheet | None:
    """Give what a sheet in the plain form says; None where it must be parsed."""
    if not _is_plain(data, b"</worksheet>"):
        return None
    head, _, rest = data.partition(b"<sheetData>")
    body, end, tail = rest.partition(b"</sheetData>")
    try:
        return _quick_sheet(head.decode(), body.decode(), tail.decode()) if end else None
    except ValueError:
        return None


def _quick_sheet(head: str, body: str, tail: str) -> RawSheet | None:
    """Give what the three parts of a sheet say; ValueError where a text cannot be read."""
    pieces = _QUICK_CELL.split(body)
    rows = "".join(pieces[::_GROUPS])  # what stands between the cells
    merged = _QUICK_MERGED.findall(tail)
    columns = _QUICK_COLUMNS.search(head)
    understood = _QUICK_ROWS.fullmatch(rows) and (columns or "<col " not in head)
    if not understood or len(merged) != tail.count("<mergeCell "):
        return None
    *others, values, inlines = (pieces[group::_GROUPS] for group in range(1, _GROUPS))
    texts = unescaped([value or inline or "" for value, inline in zip(values, inlines, strict=True)])
    return RawSheet(
        zip(*others, texts, strict=True),
        merged,
        _hidden_rows(_attributes(rows)),
        _hidden_columns(_attributes(columns[0] if columns else "")),
    )


def parsed_sheet(root: Element) -> RawSheet:
    """Give what the parsed XML of a sheet says."""
    data, merged, columns = (root.find(f"{NAMESPACE}{name}") for name in ("sheetData", "mergeCells", "cols"))
    rows = [] if data is None else list(data.iterchildren(f"{NAMESPACE}row"))
    return RawSheet(
        _parsed_cells(rows),
        [] if merged is None else list(_parsed_areas(merged)),
        _hidden_rows(dict(row.attrib) for row in rows),
        () if columns is None else _hidden_columns(dict(column.attrib) for column in columns),
    )


def parsed_comments(root: Element) -> dict[tuple[int, int], str]:
    """Give what people noted at cells, by row and column (ECMA-376 part 1, 18.7.3 comment)."""
    found: dict[tuple[int, int], str] = {}
    for node in root.iter(f"{NAMESPACE}comment"):
        place, text = _PLACE.fullmatch(node.get("ref") or ""), node.find(f"{NAMESPACE}text")
        if place is not None and text is not None and (said := _joined(text).strip()):
            found[int(place[2]) - 1, column_number(place[1])] = said
    return found


def quick_texts(data: bytes) -> list[str] | None:
    """Give the shared texts of a part in the plain form; None where it must be parsed."""
    if not _is_plain(data, b"</sst>"):
        return None
    try:
        found = _QUICK_TEXT.findall(data.decode())
        texts = ["".join(_QUICK_RUN.findall(runs)) if runs else text for text, runs in found]
        return unescaped(texts) if len(texts) == data.count(b"<si") else None
    except ValueError:
        return None


def parsed_texts(root: Element) -> list[str]:
    """Give the shared texts of a parsed part."""
    return list(map(_joined, root.iterchildren(f"{NAMESPACE}si")))


def quick_styles(data: bytes) -> RawStyles | None:
    """Give the number formats of a part in the plain form; None where it must be parsed."""
    head, _, rest = data.partition(b"<cellXfs")  # the formats stand before the styles (ECMA-376 part 1, 18.8.39)
    styles, end, _ = rest.partition(b"</cellXfs>")
    if not end or b"<numFmts" in rest or not _is_plain(data, b"</styleSheet>"):
        return None
    try:
        return _quick_styles(head.decode(), styles.decode())
    except ValueError:
        return None


def _quick_styles(head: str, styles: str) -> RawStyles | None:
    listed = _QUICK_FORMATS.search(head)
    if listed is None and "<numFmts" in head:
        return None
    formats = (listed and listed[1]) or ""
    used, own = _QUICK_STYLE.findall(styles), _QUICK_FORMAT.findall(formats)
    if len(used) != styles.count("<xf") or len(own) != formats.count("<numFmt "):
        return None
    codes = unescaped([code for _, code in own])
    return RawStyles(dict(zip((number for number, _ in own), codes, strict=True)), used)


def parsed_styles(root: Element) -> RawStyles:
    """Give the number formats of a parsed part."""
    formats, styles = (root.find(f"{NAMESPACE}{name}") for name in ("numFmts", "cellXfs"))
    own = () if formats is None else ((node.get("numFmtId") or "", node.get("formatCode") or "") for node in formats)
    used = ["0"] if styles is None else [node.get("numFmtId") or "0" for node in styles]
    return RawStyles(dict(own), used)


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Give the number of a column from 0; NOWHERE for what is none."""
    if not _COLUMN.fullmatch(letters):
        return NOWHERE
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _is_plain(data: bytes, end: bytes) -> bool:
    """Say whether a part is UTF-8 without anything but tags, texts and entities, and complete."""
    head = _HEAD.match(data)
    # The single characters first: they are found in no time where they are not there at all.
    return (
        head is not None
        and (data.find(b"!") < 0 or data.find(b"<!") < 0)
        and (data.find(b"?", head.end()) < 0 or data.find(b"<?", head.end()) < 0)
        and data.find(b"\r") < 0
        and data[-_TAIL:].rstrip().endswith(end)
    )


def _attributes(text: str) -> Iterator[dict[str, str]]:
    """Give the attributes of the rows or columns in a text of which one is hidden."""
    found = _ATTRIBUTES.findall(text) if _HIDDEN.search(text) else ()
    return (dict(_ATTRIBUTE.findall(one)) for one in found)


def _hidden_rows(rows: Iterator[dict[str, str]]) -> frozenset[int]:
    hidden = (row.get("r", "") for row in rows if row.get("hidden") in _TRUE)
    return frozenset(int(number) - 1 for number in hidden if number.isdigit())


def _hidden_columns(columns: Iterator[dict[str, str]]) -> tuple[tuple[int, int], ...]:
    hidden = [column for column in columns if column.get("hidden") in _TRUE]
    ends = [(column.get("min", ""), column.get("max", "")) for column in hidden]
    return tuple((int(first) - 1, int(last) - 1) for first, last in ends if first.isdigit() and last.isdigit())


def _parsed_cells(rows: list[Element]) -> Iterator[RawCell]:
    number = NOWHERE
    for row in rows:
        stated = row.get("r") or ""
        number = int(stated) - 1 if stated.isascii() and stated.isdigit() else number + 1
        column = NOWHERE
        for node in row.iterchildren(f"{NAMESPACE}c"):
            reference = node.get("r") or address(number, column + 1)
            letters = reference.rstrip(_DIGITS)
            column = column_number(letters)
            digits = reference[len(letters) :].lstrip("0")
            formula, value, mark = _parts(node)
            yield letters, digits or "0", node.get("s"), mark or node.get("t") or None, formula, value


def _parsed_areas(merged: Element) -> Iterator[RawArea]:
    for node in merged:
        if area := _AREA.fullmatch(node.get("ref") or ""):
            left, top, right, bottom = area.groups()
            yield left, top, right, bottom


def _parts(node: Element) -> tuple[str | None, str, Mark | None]:
    """Give what says that a cell is a formula's, its value, and the mark of its own text."""
    formula, value, mark = None, "", None
    for child in node:
        if child.tag == _VALUE:
            value = child.text or ""
        elif child.tag == _FORMULA:
            formula = "<f"
        elif child.tag == _INLINE:
            value, mark = _joined(child), mark_of(child)
    return formula, value, mark


def _joined(item: Element) -> str:
    """Give a text of one or several runs, without the reading aids of Japanese that may stand beside it."""
    pieces = (node for node in item.iter(_TEXT) if node.getparent().tag != _PHONETIC)
    return "".join(node.text or "" for node in pieces)
