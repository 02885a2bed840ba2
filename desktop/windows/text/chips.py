"""Chips in a text: each placeholder is one character of the QTextDocument, painted as its value.

One character cannot be edited half, the cursor steps over it, and what it stands for travels with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from typing_extensions import override

from desktop.model.language.parse import split_text
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.positions import length_in_qt, part_in_qt
from desktop.windows.looks.tokens import PROSE_LINE, TAG_RADIUS
from desktop.windows.text.pieces import ChipState, Piece

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
SOURCE = QTextFormat.Property.UserProperty.value + 2
WORDS = QTextFormat.Property.UserProperty.value + 3
STATE = QTextFormat.Property.UserProperty.value + 4
# How large a chip is, reckoned once: Qt asks for it several times whenever it draws one.
_WIDTH = QTextFormat.Property.UserProperty.value + 5
_HEIGHT = QTextFormat.Property.UserProperty.value + 6
_OBJECT = "\ufffc"
_PADDING = 3


class ChipPainter(QPyTextObject):
    """Measures and paints chips for every document it is registered with."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def intrinsicSize(self, document: QTextDocument, position: int, text_format: QTextFormat) -> QSizeF:
        width, height = text_format.doubleProperty(_WIDTH), text_format.doubleProperty(_HEIGHT)
        return QSizeF(min(width, max(40.0, document.textWidth())), height)

    @override
    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, text_format: QTextFormat
    ) -> None:
        tokens = self._appearance.tokens
        given = text_format.property(STATE) == ChipState.GIVEN.value
        font = text_format.toCharFormat().font()
        metrics = QFontMetricsF(font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.chip_ground if given else tokens.warning_ground))
        box = QRectF(rect)
        painter.drawRoundedRect(box.adjusted(1, 0, -1, 0), TAG_RADIUS, TAG_RADIUS)
        painter.setPen(QColor(tokens.chip_text if given else tokens.warning_text))
        painter.setFont(font)
        inner = box.adjusted(_PADDING + 1, 0, -_PADDING, 0)
        words = str(text_format.property(WORDS))
        if box.width() < text_format.doubleProperty(_WIDTH):
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QPointF(inner.left(), box.top() + metrics.ascent()), words)
        painter.restore()


def prose_format(appearance: Appearance) -> QTextCharFormat:
    """Give the format of the report's own words."""
    words = QTextCharFormat()
    words.setFont(appearance.prose())
    words.setForeground(QColor(appearance.tokens.text))
    return words


def paragraph_format(appearance: Appearance) -> QTextBlockFormat:
    """Give the format of a paragraph: two characters indented, lines wide enough to read."""
    paragraph = QTextBlockFormat()
    paragraph.setTextIndent(2 * appearance.prose().pixelSize())
    paragraph.setLineHeight(appearance.px(PROSE_LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return paragraph


def insert_pieces(cursor: QTextCursor, pieces: Iterable[Piece], words: QTextCharFormat) -> None:
    """Put pieces at the cursor, in the format `words`; laid out once, when all are there."""
    cursor.beginEditBlock()
    for piece in pieces:
        if piece.source:
            cursor.insertText(_OBJECT, chip_format(piece, words))
        else:
            cursor.insertText(piece.words.replace("\n", "\u2028"), words)
    cursor.endEditBlock()


def chip_format(piece: Piece, words: QTextCharFormat) -> QTextCharFormat:
    """Give the format of a chip among such words."""
    chip = QTextCharFormat(words)
    chip.setObjectType(CHIP)
    chip.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    chip.setProperty(SOURCE, piece.source)
    chip.setProperty(WORDS, piece.words)
    chip.setProperty(STATE, piece.state.value)
    metrics = QFontMetricsF(words.font())
    chip.setProperty(_WIDTH, metrics.horizontalAdvance(piece.words) + 2 * _PADDING + 2)
    chip.setProperty(_HEIGHT, metrics.height())
    return chip


def source_of(document: QTextDocument, start: int = 0, end: int | None = None) -> str:
    """Give the text of a document, or of a part of it, with its placeholders written out."""
    found: list[str] = []
    block = document.firstBlock()
    while block.isValid():
        if block.blockNumber():
            found.append("\n")
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            found.append(_part(fragment.text(), fragment.charFormat(), fragment.position(), start, end))
            iterator += 1
        block = block.next()
    return "".join(found).strip("\n") if start or end is not None else "".join(found)


def _part(text: str, look: QTextCharFormat, position: int, start: int, end: int | None) -> str:
    first = max(0, start - position)
    last = length_in_qt(text) if end is None else max(0, end - position)
    taken = part_in_qt(text, first, last).replace("\u2028", "\n")
    if look.objectType() == CHIP:
        return str(look.property(SOURCE)) * len(taken)
    return taken


def chip_source(document: QTextDocument, point: QPointF) -> str:
    """Give what the chip at a point of a document stands for, "" where there is none."""
    look = document.documentLayout().formatAt(point).toCharFormat()
    return str(look.property(SOURCE)) if look.objectType() == CHIP else ""


def chip_near(cursor: QTextCursor) -> int | None:
    """Give the position of the chip that is selected, or stands before or behind the cursor; None if there is none."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if end - start > 1:
        return None
    places = (start,) if end > start else (start - 1, start)
    return next((place for place in places if place >= 0 and _chip_at(cursor.document(), place)), None)


def place_of(text: str, position: int) -> int:
    """Give where in a document with chips stands what has a position, between the placeholders, in its text."""
    parts = split_text(text[:position])
    return sum(1 if number % 2 else length_in_qt(part) for number, part in enumerate(parts))


def chip_number(document: QTextDocument, place: int) -> int:
    """Give which of the chips of a document stands at a position, counted from 0."""
    return sum(_chip_at(document, before) for before in range(place))


def _chip_at(document: QTextDocument, place: int) -> bool:
    cursor = QTextCursor(document)
    cursor.setPosition(min(place + 1, document.characterCount() - 1))
    return document.characterAt(place) == _OBJECT and cursor.charFormat().objectType() == CHIP
