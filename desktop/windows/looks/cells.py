"""What a delegate is told about the cell it paints, with its types, which Qt's own stubs leave out."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFocusEvent, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop.windows.looks.tokens import Tokens


class Cell(Protocol):
    """The fields of QStyleOptionViewItem that are read here."""

    rect: QRect
    state: QStyle.StateFlag
    widget: QWidget | None


class _Context(Protocol):
    clip: QRectF
    palette: QPalette


def cell_of(option: QStyleOptionViewItem) -> Cell:
    """Give the option with its fields."""
    return cast("Cell", option)


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Say whether the row is chosen."""
    return bool(cell_of(option).state & QStyle.StateFlag.State_Selected)


def has_focus(option: QStyleOptionViewItem) -> bool:
    """Say whether the keys go to this cell."""
    return bool(cell_of(option).state & QStyle.StateFlag.State_HasFocus)


def goes_to_menu(event: QEvent) -> bool:
    """Say whether the keys go from an editor to a menu over it only: Qt would close the editor for that."""
    return (
        isinstance(event, QFocusEvent)
        and event.type() == QEvent.Type.FocusOut
        and event.reason() == Qt.FocusReason.PopupFocusReason
    )


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens, *, ruled: bool = False) -> None:
    """Paint what lies under a row: the colour of the chosen one, and where rows are `ruled` the line below it."""
    rect = cell_of(option).rect
    if is_selected(option):
        painter.fillRect(rect, QColor(tokens.selected))
    if ruled:
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def elided(painter: QPainter, text: str, width: int) -> str:
    """Cut a text off where it is wider than so many pixels in the painter's font, and end it in … there.

    No sign is wider than its font is high: what is short enough need not be measured, which takes as long as to draw.
    """
    if len(text) * painter.font().pixelSize() <= width:
        return text
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)


def draw_document(painter: QPainter, document: QTextDocument, ink: str, clip: QRectF | None = None) -> None:
    """Draw a document, or the part of it within `clip`, with `ink` for what has no colour of its own."""
    context = QAbstractTextDocumentLayout.PaintContext()
    fields = cast("_Context", context)
    if clip is not None:
        fields.clip = clip
    fields.palette.setColor(QPalette.ColorRole.Text, QColor(ink))
    document.documentLayout().draw(painter, context)
