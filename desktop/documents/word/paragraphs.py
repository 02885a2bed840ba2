"""A block as a paragraph of WordprocessingML.

Written as text, not as lxml elements: a report has thousands of elements of five kinds, and to make an object of each
takes twice as long as all the rest. Every text passes `printable` and `_escaped` on its way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.documents.blocks import Block, Role, Run, Style
from desktop.documents.characters import cells, printable
from desktop.documents.gbt9704 import CELL_POINTS, RED_HEAD_POINTS, SIGNATURE_MARGIN_CHARACTERS
from desktop.documents.word.style_names import StyleIds

KEEP_WITH_NEXT = "<w:keepNext/>"
# Quotes, dashes, dots and the like are in Western and in Chinese fonts; without the hint Word takes the Western one.
_AMBIGUOUS = re.compile("[\u00a1-\u04ff\u2010-\u2bff]")
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_BREAKS = re.compile(r"([\t\n])")
_BREAK_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>"}

# What stands before the runs of a block: 7.3.1 one line for each run; 7.2.5, 7.2.6 and 7.4.3 both ends of one line.
_BEFORE_FIRST: Mapping[Style, str] = {Style.REFERENCE: "\t"}
_BEFORE_SECOND: Mapping[Style, str] = {Style.REFERENCE: "\t", Style.IMPRINT_PRINTED: "\t", Style.TITLE: "\n"}
_BEFORE_OTHERS: Mapping[Style, str] = {Style.TITLE: "\n"}
_BEFORE = (_BEFORE_FIRST, _BEFORE_SECOND)


def paragraph(block: Block, ids: StyleIds, text_width: int, keep: str = "", place: str = "") -> str:
    """Return the paragraph of a block.

    `text_width` in twips is what a 发文机关标志 must fit into; `keep` and `place` are further properties, before and
    after those of the place where the schema wants them.
    """
    size = _fitting_size(block.text, text_width) if block.style is Style.RED_HEAD else ""
    runs = "".join(_run(block, position, run, ids, size) for position, run in enumerate(block.runs))
    style = ids.blocks[block.style]
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{place}</w:pPr>{runs}</w:p>'


def plain_run(text: str) -> str:
    """Return a run of text without any properties but the hint that quotes and dashes among Chinese need."""
    said = printable(text)
    properties = f"<w:rPr>{_HINT}</w:rPr>" if _AMBIGUOUS.search(said) else ""
    return f"<w:r>{properties}{_content(said)}</w:r>" if said else ""


def left_edge(characters: float) -> str:
    """Return the properties of a one-line paragraph that begins so many characters from the left.

    In twips only: Word would take a number of characters without the spacing that fits 28 of them on a line.
    """
    # Room beyond the right edge: where a font has wider digits, the line must not turn.
    right = -_twips(SIGNATURE_MARGIN_CHARACTERS)
    indent = f'<w:ind w:leftChars="0" w:left="{_twips(characters)}" w:rightChars="0" w:right="{right}"/>'
    return f'{indent}<w:jc w:val="left"/>'


def hanging(left: float, first: float) -> str:
    """Return the indent of a paragraph whose turned lines begin at `left` and whose first one `first` before it."""
    turned = f'w:leftChars="{round(left * 100)}" w:left="{_twips(left)}"'
    return f'<w:ind {turned} w:hangingChars="{round(first * 100)}" w:hanging="{_twips(first)}"/>'


def _twips(characters: float) -> int:
    return round(characters * CELL_POINTS * 20)


def _run(block: Block, position: int, run: Run, ids: StyleIds, size: str) -> str:
    before = _BEFORE[position] if position < len(_BEFORE) else _BEFORE_OTHERS
    text = before.get(block.style, "") + printable(run.text)
    if not text:
        return ""
    style = _character_style(block, run, ids)
    hint = _HINT if _AMBIGUOUS.search(text) else ""
    properties = f"<w:rPr>{style}{hint}{size}</w:rPr>" if style or hint or size else ""
    return f"<w:r>{properties}{_content(text)}</w:r>"


def _character_style(block: Block, run: Run, ids: StyleIds) -> str:
    if run.role is Role.LEAD:
        identifier = ids.leads.get(block.lead) if block.lead else None
    else:
        identifier = ids.roles.get(run.role)
    return f'<w:rStyle w:val="{identifier}"/>' if identifier else ""


def _content(text: str) -> str:
    if "\t" not in text and "\n" not in text:
        return _piece(text)
    return "".join(_BREAK_ELEMENTS.get(piece) or _piece(piece) for piece in _BREAKS.split(text) if piece)


def _piece(text: str) -> str:
    preserve = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " else ""
    return f"<w:t{preserve}>{_escaped(text)}</w:t>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _fitting_size(text: str, text_width: int) -> str:
    """Return the smaller size of a 发文机关标志 that is too long for its line."""
    points = text_width / 20 / max(cells(text), 1.0)
    if points >= RED_HEAD_POINTS:
        return ""
    half_points = max(int(points * 2), 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
