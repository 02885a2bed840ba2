"""What stands on one sheet, at one pixel for one point: drawn alike on the screen, on paper and into a PDF."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from desktop.documents import gbt9704
from desktop.documents.blocks import Style
from desktop.windows.looks.cells import draw_document
from desktop.windows.looks.fonts import SONG
from desktop.windows.looks.tokens import PAPER
from desktop.windows.page.foot import rules_of
from desktop.windows.page.formats import POINTS, SHEET, TEXT_WIDTH
from desktop.windows.page.page import Page

_DASH = 0.3  # how high a dash stands above the line, to the size of the type
_LEFT = gbt9704.LEFT_MARGIN_MM * POINTS


def paint_text(painter: QPainter, page: Page, sheet: int, clip: QRectF) -> None:
    """Draw the text of a sheet with its rules; the painter stands at the top of the whole text, `clip` counts there."""
    draw_document(painter, page.text, PAPER.ink, clip)
    if sheet == 0:
        _paint_red_rule(painter, page)
    if sheet == page.sheets - 1:
        for rule in rules_of(page.text, page.foot):
            painter.fillRect(rule, QColor(PAPER.ink))


def paint_number(painter: QPainter, sheet: int) -> None:
    """GB/T 9704-2012, 7.5: odd pages one character from the right, even ones one from the left; 7 mm below."""
    font = QFont()
    font.setFamilies(list(SONG))
    font.setPixelSize(round(gbt9704.PAGE_NUMBER_POINTS))
    painter.setFont(font)
    painter.setPen(QColor(PAPER.ink))
    dash = (gbt9704.PAGE_HEIGHT_MM - gbt9704.BOTTOM_MARGIN_MM + gbt9704.PAGE_NUMBER_DROP_MM) * POINTS
    top = dash + _DASH * gbt9704.PAGE_NUMBER_POINTS - painter.fontMetrics().ascent()
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
