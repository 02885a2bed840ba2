"""Where the lines after the body stand: 附件说明, 署名 and 成文日期 (GB/T 9704-2012, 7.3.4 and 7.3.5.2), as in Word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from desktop.documents.blocks import Block, Style
from desktop.documents.gbt9704 import CELL_POINTS, LINE_PITCH_POINTS
from desktop.documents.word.placement import attachment_indent, left_edges
from desktop.windows.page.formats import SHEET, TEXT_WIDTH, block_format

ENDING = frozenset({Style.ATTACHMENT, Style.SIGNATURE, Style.DATE})


def place_ending(text: QTextDocument, first: int, ending: Sequence[Block]) -> QRectF:
    """Put these lines where they belong, the first of which has a number in the text; give where something moved.

    Only what stands elsewhere is touched: the day moves when the words above it become longer.
    """
    edges, moved = left_edges(ending, TEXT_WIDTH / CELL_POINTS), QRectF()
    for number, block in enumerate(ending):
        place = text.findBlockByNumber(first + number)
        wanted = _format(block, edges, follows=bool(number) and ending[number - 1].style is block.style)
        if place.blockFormat() != wanted:
            QTextCursor(place).setBlockFormat(wanted)
            box = text.documentLayout().blockBoundingRect(place)
            moved = moved.united(QRectF(0, box.top(), SHEET.width(), box.height() + LINE_PITCH_POINTS))
    return moved


def _format(block: Block, edges: Mapping[Style, float], *, follows: bool) -> QTextBlockFormat:
    """Give the format of a line; `follows` where one of its kind stands above, from which nothing parts it."""
    look = QTextBlockFormat(block_format(block.style))
    if block.style is Style.ATTACHMENT:
        left, first = attachment_indent(block.text)
        look.setLeftMargin(left * CELL_POINTS)
        look.setTextIndent(-first * CELL_POINTS)
    elif block.style in edges:
        look.setAlignment(Qt.AlignmentFlag.AlignLeft)
        look.setLeftMargin(edges[block.style] * CELL_POINTS)
        look.setRightMargin(0)  # where a font has wider digits, the line must not turn
    if follows:
        look.setTopMargin(0)
    return look
