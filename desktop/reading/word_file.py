"""A .docx as lines: its paragraphs in the order in which they are read, with the numbers that Word shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from desktop.reading.lines import Line
from desktop.reading.word_numbering import Numbering, read_numbering
from desktop.reading.word_package import WordPackage
from desktop.reading.word_styles import Styles, read_styles
from desktop.reading.word_text import CHANGES, GONE, TEXT_BOX, ParagraphText, W, chosen, is_alternate, read_paragraph

Element: TypeAlias = Any

ACCEPTED = "接受修订后"
_LONGEST_CELL = 120  # characters; a table with more in a cell is there for the layout
_DEEPEST = 200
# Paragraphs outside the body, by the kind of the link that leads to them.
_ASIDE = ("header", "footer", "footnotes", "endnotes", "comments")
_ORIGINS = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}


@dataclass(frozen=True, slots=True)
class WordContent:
    """The lines of a Word file, the view that was read where it has tracked changes, and notes on what is no text."""

    lines: list[Line]
    view: str
    notes: list[str]


def word_content(data: bytes, name: str) -> WordContent:
    """Read a .docx; Refused as `WordPackage` says."""
    package = WordPackage(data, name)
    reader = _Reader(
        read_styles(next(package.parts("styles"), None)), read_numbering(next(package.parts("numbering"), None))
    )
    reader.read(package.root(package.main), "text")
    for kind in _ASIDE:
        for root in package.parts(kind):
            reader.read(root, _ORIGINS.get(kind, kind))
    return WordContent(reader.lines, ACCEPTED if reader.changed else "", package.notes())


@dataclass(slots=True)
class _Reader:
    """Walks through a file once, counting paragraphs and the numbers of its lists."""

    styles: Styles
    numbering: Numbering
    lines: list[Line] = field(default_factory=list[Line])
    changed: bool = False
    _count: int = 0
    _tables: int = 0
    _joined: str = ""  # text of paragraphs whose end was deleted: it begins the next one

    def read(self, root: Element, origin: str) -> None:
        """Read all paragraphs of a part."""
        self._blocks(root, origin, 0)
        if self._joined:
            self._count += 1
            self._add(self._taken(""), origin)

    def _blocks(self, node: Element, origin: str, depth: int) -> None:
        for child in _children(node):
            self.changed = self.changed or child.tag in CHANGES
            if child.tag in GONE or depth > _DEEPEST:
                continue
            if child.tag == f"{W}p":
                self._paragraph(child, origin, depth)
            elif child.tag == f"{W}tbl":
                self._table(child, origin, depth)
            else:
                self._blocks(child, origin, depth + 1)

    def _table(self, table: Element, origin: str, depth: int) -> None:
        self._tables += 1
        inner = f"table {self._tables}" if origin == "text" and _holds_data(table) else origin
        for row in _rows(table):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.changed = True
                continue
            self._blocks(row, inner, depth + 1)

    def _paragraph(self, paragraph: Element, origin: str, depth: int) -> None:
        self._count += 1
        found = read_paragraph(paragraph)
        self.changed = self.changed or found.changed
        for box in found.boxes:
            self._box(box, origin, depth)
        if found.hidden:
            self._add("".join(found.hidden), "hidden")
        if _end_is_deleted(paragraph):
            self.changed = True
            self._joined += "".join(found.text)
            return
        self._numbered(paragraph, found, origin)

    def _box(self, box: Element, origin: str, depth: int) -> None:
        # A text box has no place of its own: its paragraphs bear the number of the one that holds it.
        count = self._count
        for inner in box.iterchildren("*"):
            self._count = count - 1
            self._blocks([inner], "text box" if origin == "text" else origin, depth + 1)
        self._count = count

    def _numbered(self, paragraph: Element, found: ParagraphText, origin: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = self.styles.of(properties)
        text = self._taken("".join(found.text))
        number = ""
        list_id, level = style.numbering(properties)
        if list_id:  # an empty paragraph counts too, as in Word
            number = self.numbering.number(
                list_id, self.numbering.level_of_style(list_id, style.numbered_by) if level is None else level
            )
        self._add(text, origin, number, style.heading_level(properties))

    def _taken(self, text: str) -> str:
        joined, self._joined = self._joined + text, ""
        return joined

    def _add(self, text: str, origin: str, number: str = "", level: int = 0) -> None:
        if text.strip():
            self.lines.append(Line(self._count, text, number, level, origin))


def _children(node: Element | list[Element]) -> Iterator[Element]:
    children: Iterable[Element] = node if isinstance(node, list) else node.iterchildren("*")
    for child in children:
        if is_alternate(child):
            yield from chosen(child)
        else:
            yield child


def _rows(table: Element) -> Iterator[Element]:
    for child in _children(table):
        if child.tag == f"{W}tr":
            yield child
        elif child.tag not in GONE:
            yield from child.iterfind(f".//{W}tr")


def _holds_data(table: Element) -> bool:
    """Whether a table is one of figures or of particulars, and not there to place text on the page."""
    columns = max((len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")), default=0)
    nested = next(table.iterdescendants(f"{W}tbl", TEXT_BOX), None) is not None
    longest = max((sum(len(t.text or "") for t in cell.iter(f"{W}t")) for cell in table.iter(f"{W}tc")), default=0)
    return columns > 1 and not nested and longest <= _LONGEST_CELL


def _end_is_deleted(paragraph: Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(child.tag in GONE for child in mark)
