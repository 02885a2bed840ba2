"""A block as a paragraph of WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from desktop.documents.blocks import Block, Role, Run, Style
from desktop.documents.characters import cells, printable
from desktop.documents.gbt9704 import CELL_POINTS, RED_HEAD_POINTS
from desktop.documents.word.elements import VALUE, Element, element, tag
from desktop.documents.word.style_names import StyleIds

_PARAGRAPH, _PARAGRAPH_PROPERTIES, _PARAGRAPH_STYLE = tag("p"), tag("pPr"), tag("pStyle")
_RUN, _RUN_PROPERTIES, _RUN_STYLE = tag("r"), tag("rPr"), tag("rStyle")
_FONTS, _HINT, _TEXT = tag("rFonts"), tag("hint"), tag("t")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Quotes, dashes, dots and the like stand in Western and in Chinese fonts; without the hint Word takes the Western one.
_AMBIGUOUS = re.compile("[\u00a1-\u04ff\u2010-\u2bff]")
_BREAKS = re.compile(r"([\t\n])")
_BREAK_TAGS = {"\t": tag("tab"), "\n": tag("br")}

# What stands before the runs of a block: 7.3.1 one line for each run; 7.2.5, 7.2.6 and 7.4.3 both ends of one line.
_BEFORE_RUN: Mapping[Style, tuple[str, ...]] = {
    Style.TITLE: ("", "\n", "\n", "\n", "\n", "\n", "\n", "\n"),
    Style.REFERENCE: ("\t", "\t"),
    Style.IMPRINT_PRINTED: ("", "\t"),
}


def paragraph(block: Block, ids: StyleIds, text_width: int) -> Element:
    """Make the paragraph of a block; `text_width` in twips is what a 发文机关标志 must fit into."""
    made = etree.Element(_PARAGRAPH)
    properties = etree.SubElement(made, _PARAGRAPH_PROPERTIES)
    etree.SubElement(properties, _PARAGRAPH_STYLE).set(VALUE, ids.blocks[block.style])
    before = _BEFORE_RUN.get(block.style, ())
    for place, run in enumerate(block.runs):
        text = printable(run.text)
        if place < len(before):
            text = before[place] + text
        if text:
            _append_run(made, text, _character_style(block, run, ids))
    if block.style is Style.RED_HEAD:
        _fit(made, block.text, text_width)
    return made


def set_left_edge(made: Element, characters: float) -> None:
    """Let a one-line paragraph begin so many characters from the left, whatever its style says.

    In twips only: Word would take a number of characters without the spacing that fits 28 of them on a line.
    """
    indent = element("ind", leftChars=0, left=_twips(characters), rightChars=0, right=0)
    made[0].extend([indent, element("jc", val="left")])


def set_hanging(made: Element, left: float, hanging: float) -> None:
    """Let the turned lines of a paragraph begin at `left` and the first one `hanging` before it, in characters."""
    indent = element(
        "ind",
        leftChars=round(left * 100),
        left=_twips(left),
        hangingChars=round(hanging * 100),
        hanging=_twips(hanging),
    )
    made[0].append(indent)


def keep_with_next(made: Element) -> None:
    """Keep the end of a paragraph on the page of the next one: a 署名 never stands alone on a page."""
    made[0].insert(1, element("keepNext"))


def _twips(characters: float) -> int:
    return round(characters * CELL_POINTS * 20)


def _character_style(block: Block, run: Run, ids: StyleIds) -> str | None:
    if run.role is Role.LEAD:
        return ids.leads.get(block.lead) if block.lead else None
    return ids.roles.get(run.role)


def _append_run(parent: Element, text: str, style: str | None) -> None:
    run = etree.SubElement(parent, _RUN)
    ambiguous = _AMBIGUOUS.search(text)
    if style or ambiguous:
        properties = etree.SubElement(run, _RUN_PROPERTIES)
        if style:
            etree.SubElement(properties, _RUN_STYLE).set(VALUE, style)
        if ambiguous:
            etree.SubElement(properties, _FONTS).set(_HINT, "eastAsia")
    for piece in _BREAKS.split(text):
        if piece in _BREAK_TAGS:
            etree.SubElement(run, _BREAK_TAGS[piece])
        elif piece:
            node = etree.SubElement(run, _TEXT)
            node.text = piece
            if piece[0] == " " or piece[-1] == " ":
                node.set(_SPACE, "preserve")


def _fit(made: Element, text: str, text_width: int) -> None:
    """Set a long 发文机关标志 smaller, so that it stays on its line."""
    points = text_width / 20 / max(cells(text), 1.0)
    if points >= RED_HEAD_POINTS:
        return
    for run in made.iterfind(_RUN):
        properties = run.find(_RUN_PROPERTIES)
        if properties is None:
            properties = element("rPr")
            run.insert(0, properties)
        half_points = int(points * 2)
        properties.extend([element("sz", val=half_points), element("szCs", val=half_points)])
