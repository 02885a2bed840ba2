"""The cells of an .xlsx, read from its XML with every digit that the file has.

Why not through a library: a number comes as binary fraction there, a formula without result as a blank, one cell that
is not well formed ends the whole workbook, and hidden rows and formats are not told at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from desktop.archive import Element
from desktop.collection.marked_texts import Mark, marked_texts, may_be_marked, struck_styles
from desktop.collection.number_formats import BUILT_IN
from desktop.collection.sheet_xml import (
    NAMESPACE,
    RawArea,
    RawCell,
    column_number,
    parsed_comments,
    parsed_sheet,
    parsed_styles,
    parsed_texts,
    quick_sheet,
    quick_styles,
    quick_texts,
)
from desktop.collection.sheets import GENERAL, Area, Cell, CellKind, Content, Sheet, Workbook
from desktop.collection.workbook_package import WorkbookPackage

MOST_ROWS = 20_000  # with something in them
MOST_COLUMNS = 500
MOST_CELLS = 200_000
MOST_SHEETS = 100
MOST_MERGED = 10_000  # areas
LARGEST_MERGED = 1_000_000  # cells of one area

_LAST_ROW = 1_048_576
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_Marks = TypeVar("_Marks")
_MARKS = frozenset(Mark)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_TRUE = ("1", "true", "on")
_KINDS = {None: CellKind.NUMBER, "n": CellKind.NUMBER, "b": CellKind.BOOLEAN, "e": CellKind.ERROR, "d": CellKind.DAY}
_WORDS = ("inlineStr", "str", *Mark)
_BROKEN = CellKind.BROKEN
_UNCALCULATED = Cell(CellKind.UNCALCULATED, "")


def read_xlsx(data: bytes, name: str) -> Workbook:
    """Read the sheets of an .xlsx; Refused as `WorkbookPackage`, and WORKBOOK-CELLS for what is too much."""
    package = WorkbookPackage(data, name)
    main = package.root(package.main)
    properties = main.find(f"{NAMESPACE}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in _TRUE
    parts = package.sheet_parts()
    named = [node for node in main.iter(f"{NAMESPACE}sheet") if node.get(_ID) in parts]
    if len(named) > MOST_SHEETS:
        raise package.too_many("表")
    reader = _Reader(package, from_1904=from_1904)
    return Workbook(name, tuple(reader.sheet(node, parts[node.get(_ID)].target) for node in named))


class _Reader:
    """Reads sheets with what all of them share: texts and formats by the numbers under which cells name them."""

    def __init__(self, package: WorkbookPackage, *, from_1904: bool) -> None:
        self._package = package
        self._texts = _texts(package)
        self._formats = _formats(package)
        self._marked_texts = _marked(package, "sharedStrings", marked_texts) or {}
        self._struck = _marked(package, "styles", struck_styles) or frozenset()
        self._from_1904 = from_1904
        self._left = MOST_CELLS

    def sheet(self, node: Element, part: str) -> Sheet:
        """Read one sheet."""
        quick = quick_sheet(self._package.data(part))
        raw = quick or parsed_sheet(self._package.root(part))
        cells: Iterable[RawCell] = raw.cells
        marked: dict[tuple[int, int], Mark] = {}
        if quick is None or self._marked_texts or self._struck:  # else there is nothing that could be
            cells = tuple(raw.cells)
            marked.update(self._marks(cells))
        return Sheet(
            node.get("name") or "",
            self._rows(cells),
            node.get("state") in ("hidden", "veryHidden"),
            tuple(self._areas(raw.merged)),
            raw.hidden_rows,
            raw.hidden_columns,
            self._from_1904,
            marked,
            {place: said for root in self._package.comments(part) for place, said in parsed_comments(root).items()},
        )

    def _marks(self, cells: Iterable[RawCell]) -> Iterator[tuple[tuple[int, int], Mark]]:
        """Give the marked cells, by row and column."""
        for letters, digits, style, kind, _, value in cells:
            own = Mark(kind) if kind in _MARKS else self._marked_texts.get(value) if kind == "s" else None
            mark = own or (Mark.STRUCK if (style or "0") in self._struck else None)
            if value and mark is not None:
                yield (int(digits) - 1, column_number(letters)), mark

    def _rows(self, raws: Iterable[RawCell]) -> dict[int, dict[int, Content]]:
        rows: defaultdict[str, dict[int, Content]] = defaultdict(dict)
        texts, formats = self._texts, self._formats
        for letters, digits, style, kind, formula, value in raws:
            content: Content
            if not value:  # blank, as is a formula whose result is an empty text
                content = _UNCALCULATED if formula and kind != "str" else ""
            elif kind in _WORDS:
                content = _unescaped(value) if "_x" in value else value
            elif kind == "s" and value in texts:
                content = texts[value]
            else:
                content = Cell(_KINDS.get(kind, _BROKEN), value.strip(), formats.get(style))
            if content:
                cells, column = rows[digits], column_number(letters)
                # Two cells at one place: no office program writes that, and nobody knows which one a person saw.
                cells[column] = _broken(content) if column in cells else content
        numbered = {int(digits) - 1: cells for digits, cells in rows.items()}
        self._check_places(numbered)
        return numbered

    def _check_places(self, rows: Mapping[int, Mapping[int, Content]]) -> None:
        """Refuse rows and columns that no sheet has, and more of them than a form can have."""
        columns: set[int] = set().union(*rows.values())
        self._left -= sum(map(len, rows.values()))
        if not rows:
            return
        if min(rows) < 0 or max(rows) >= _LAST_ROW or min(columns) < 0:
            raise self._package.damaged()
        if max(columns) >= MOST_COLUMNS:
            raise self._package.too_many("列")
        if len(rows) > MOST_ROWS or self._left < 0:
            raise self._package.too_many("行")

    def _areas(self, merged: list[RawArea]) -> Iterable[Area]:
        if len(merged) > MOST_MERGED:
            raise self._package.too_many("合并单元格")
        for left, top, right, bottom in merged:
            area = Area(int(top) - 1, column_number(left), int(bottom) - 1, column_number(right))
            if area.cells > LARGEST_MERGED:
                raise self._package.too_many("合并单元格")
            yield area


def _broken(content: Content) -> Cell:
    return Cell(_BROKEN, content if isinstance(content, str) else content.text)


def _texts(package: WorkbookPackage) -> Mapping[str, str]:
    """Give the shared texts by the numbers with which a sheet names them."""
    part = package.part("sharedStrings")
    if part is None:
        return {}
    texts = quick_texts(package.data(part))
    if texts is None:
        texts = parsed_texts(package.root(part))
    return {str(number): _unescaped(text) for number, text in enumerate(texts)}


def _marked(package: WorkbookPackage, kind: str, marked: Callable[[Element], _Marks]) -> _Marks | None:
    """Give what is marked in a part; None where the part is not there or names no font that marks anything."""
    part = package.part(kind)
    return marked(package.root(part)) if part is not None and may_be_marked(package.data(part)) else None


def _unescaped(text: str) -> str:
    """Give a text with the characters that XML cannot hold, which Excel writes as _x000D_."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _formats(package: WorkbookPackage) -> Mapping[str | None, str | None]:
    """Give the number formats by the numbers of the cell styles; None for one that is not defined.

    A cell that names no style (None) has the first one.
    """
    part = package.part("styles")
    if part is None:
        return {None: GENERAL, "0": GENERAL}
    styles = quick_styles(package.data(part)) or parsed_styles(package.root(part))
    formats = [styles.own.get(one) or BUILT_IN.get(one) for one in styles.used]
    return {None: formats[0] if formats else None, **{str(number): one for number, one in enumerate(formats)}}
