"""版记 on the lower edge of the last page (GB/T 9704-2012, 7.4): where it stands, and its rules.

It stands in the text like everything else, so that a click finds it: the room above it is what is left of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

from desktop.documents import gbt9704
from desktop.documents.blocks import Style
from desktop.windows.page.formats import POINTS, SHEET, TEXT_WIDTH

IMPRINT = frozenset({Style.IMPRINT_COPIES, Style.IMPRINT_PRINTED})
_OUTER, _INNER = gbt9704.IMPRINT_OUTER_RULE_MM * POINTS, gbt9704.IMPRINT_INNER_RULE_MM * POINTS
_LEFT, _TEXT_HEIGHT = gbt9704.LEFT_MARGIN_MM * POINTS, gbt9704.TEXT_HEIGHT_MM * POINTS
_BELOW = gbt9704.BOTTOM_MARGIN_MM * POINTS
_NO_MATTER = 1 / 32  # pixels: Qt keeps places in 64ths
_Break = QTextFormat.PageBreakFlag


def settle(text: QTextDocument, blocks: Sequence[QTextBlock]) -> None:
    """Put 版记, which are these blocks, on the foot of the page where the text ends, or of the next if it has no room.

    7.4.1: the last rule lies on the lower edge of the 版心.
    """
    if not blocks:
        return
    first = blocks[0]
    if first.blockFormat().pageBreakPolicy() != _Break.PageBreak_Auto:
        _set_room(first, 0, _Break.PageBreak_Auto)  # only then is known where the text ends
    for block in blocks[1:]:
        _set_room(block, 0, _Break.PageBreak_Auto)
    height = _height(text, blocks) + _OUTER
    end = _top(text, first) - first.blockFormat().topMargin()
    left = (end // SHEET.height() + 1) * SHEET.height() - _BELOW - end
    if height <= left:
        _set_room(first, left - height, _Break.PageBreak_Auto)
    else:
        _set_room(first, max(0.0, _TEXT_HEIGHT - height), _Break.PageBreak_AlwaysBefore)


def box_of_foot(text: QTextDocument, blocks: Sequence[QTextBlock]) -> QRectF:
    """Give where 版记 stands, its rules included."""
    if not blocks:
        return QRectF()
    height = _height(text, blocks)
    return QRectF(_LEFT, _top(text, blocks[0]) - _OUTER, TEXT_WIDTH, height + 2 * _OUTER)


def rules_of(text: QTextDocument, blocks: Sequence[QTextBlock]) -> Iterator[QRectF]:
    """Give the rules of 版记 (7.4.1): as wide as the 版心, the first and the last thicker than those between."""
    if not blocks:
        return
    box = box_of_foot(text, blocks)
    yield _rule(box.top(), _OUTER)
    at = box.top() + _OUTER
    for block in blocks[:-1]:
        at += block.layout().lineCount() * gbt9704.LINE_PITCH_POINTS
        yield _rule(at - _INNER / 2, _INNER)
    yield _rule(box.bottom() - _OUTER, _OUTER)


def _rule(top: float, thickness: float) -> QRectF:
    return QRectF(_LEFT, top, TEXT_WIDTH, thickness)


def _height(text: QTextDocument, blocks: Sequence[QTextBlock]) -> float:
    text.documentLayout().blockBoundingRect(blocks[-1])  # which lays them out
    return sum(block.layout().lineCount() for block in blocks) * gbt9704.LINE_PITCH_POINTS


def _top(text: QTextDocument, block: QTextBlock) -> float:
    return text.documentLayout().blockBoundingRect(block).top()


def _set_room(block: QTextBlock, above: float, policy: QTextFormat.PageBreakFlag) -> None:
    look = QTextBlockFormat(block.blockFormat())
    if abs(look.topMargin() - above) < _NO_MATTER and look.pageBreakPolicy() == policy:
        return
    look.setTopMargin(above)
    look.setPageBreakPolicy(policy)
    QTextCursor(block).setBlockFormat(look)
