"""What stands on one sheet, at one pixel for one point: drawn alike on the screen, on paper and into a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextBlock

from desktop.documents import gbt9704
from desktop.documents.blocks import Style
from desktop.windows.looks.cells import draw_document
from desktop.windows.looks.fonts import SONG
from desktop.windows.looks.tokens import PAPER
from desktop.windows.page.formats import SHEET, TEXT_WIDTH
from desktop.windows.page.page import Page

POINTS = 72 / 25.4  # in a millimetre
_LEFT = gbt9704.LEFT_MARGIN_MM * POINTS
_IMPRINT = (Style.IMPRINT_COPIES, Style.IMPRINT_PRINTED)


def paint_text(painter: QPainter, page: Page, sheet: int, clip: QRectF) -> None:
    """Draw the text of a sheet with its rules; the painter stands at the top of the whole text, `clip` counts there."""
    draw_document(painter, page.text, PAPER.ink, clip)
    if sheet == 0:
        _paint_red_rule(painter, page)
    if sheet == page.sheets - 1:
        for rule in _imprint_rules(page):
            painter.fillRect(rule, QColor(PAPER.ink))


def paint_number(painter: QPainter, sheet: int) -> None:
    """GB/T 9704-2012, 7.5: odd pages one character from the right, even ones one from the left."""
    font = QFont()
    font.setFamilies(list(SONG))
    font.setPixelSize(round(gbt9704.PAGE_NUMBER_POINTS))
    painter.setFont(font)
    painter.setPen(QColor(PAPER.ink))
    top = (gbt9704.PAGE_HEIGHT_MM - gbt9704.BOTTOM_MARGIN_MM + gbt9704.PAGE_NUMBER_DROP_MM) * POINTS
    box = QRectF(_LEFT + gbt9704.CELL_POINTS, top, TEXT_WIDTH - 2 * gbt9704.CELL_POINTS, 20)
    side = Qt.AlignmentFlag.AlignLeft if sheet % 2 else Qt.AlignmentFlag.AlignRight
    painter.drawText(box, int(side), f"— {sheet + 1} —")


def paint_sheet(painter: QPainter, page: Page, sheet: int) -> None:
    """Draw a whole sheet, its number included; the painter stands at its upper left corner."""
    whole = QRectF(0, sheet * SHEET.height(), SHEET.width(), SHEET.height())
    painter.save()
    paint_number(painter, sheet)
    painter.translate(0, -whole.top())
    painter.setClipRect(whole)
    paint_text(painter, page, sheet, whole)
    painter.restore()


def _paint_red_rule(painter: QPainter, page: Page) -> None:
    """GB/T 9704-2012, 7.2.7: as wide as the text, below the 发文字号."""
    block = page.block_of_style(Style.REFERENCE)
    if block is not None:
        bottom = page.text.documentLayout().blockBoundingRect(block).bottom()
        top = bottom + gbt9704.RED_RULE_DROP_MM * POINTS
        painter.fillRect(QRectF(_LEFT, top, TEXT_WIDTH, gbt9704.RED_RULE_MM * POINTS), QColor(PAPER.red))


def _imprint_rules(page: Page) -> Iterator[QRectF]:
    """Give the rules of 版记 (GB/T 9704-2012, 7.4.1): the first and the last thicker than those between."""
    blocks = page.last_blocks(_IMPRINT)
    for number, block in enumerate(blocks):
        box = _lines_of(page, block)
        if number == 0:
            yield _rule(box.top(), gbt9704.IMPRINT_OUTER_RULE_MM)
        last = number == len(blocks) - 1
        yield _rule(box.bottom(), gbt9704.IMPRINT_OUTER_RULE_MM if last else gbt9704.IMPRINT_INNER_RULE_MM)


def _lines_of(page: Page, block: QTextBlock) -> QRectF:
    """Give where the lines of a block stand, without the room above and below them."""
    return block.layout().boundingRect().translated(page.text.documentLayout().blockBoundingRect(block).topLeft())


def _rule(top: float, millimetres: float) -> QRectF:
    return QRectF(_LEFT, top, TEXT_WIDTH, millimetres * POINTS)
