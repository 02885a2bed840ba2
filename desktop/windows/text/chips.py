"""Chips in a text: each placeholder is one character of the QTextDocument, painted over with its value.

One character cannot be edited half, the cursor steps over it, and what it stands for travels with it. A character of
the script, made as wide as its chip, and no inline object: behind an object Qt begins a line with whatever follows,
a comma too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from desktop.model.language.parse import split_text
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import draw_document
from desktop.windows.looks.positions import length_in_qt, part_in_qt
from desktop.windows.looks.tokens import PROSE_LINE, TAG_RADIUS, Tokens
from desktop.windows.text.pieces import ChipState, Piece

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
SOURCE = QTextFormat.Property.UserProperty.value + 2
WORDS = QTextFormat.Property.UserProperty.value + 3
STATE = QTextFormat.Property.UserProperty.value + 4
_WIDTH = QTextFormat.Property.UserProperty.value + 5
SIGN = "〓"  # what printers put where a character is to come; lines break around it as around any other
_PADDING = 3
_LONGEST = 20  # characters
_HEADING_SIZE = 14


def draw_with_chips(
    painter: QPainter, document: QTextDocument, tokens: Tokens, ink: str, clip: QRectF | None = None
) -> None:
    """Draw a document, or the part of it within `clip`, and its chips; words without a colour are drawn in `ink`."""
    draw_document(painter, document, ink, clip)
    paint_chips(painter, document, tokens, clip)


def paint_chips(
    painter: QPainter,
    document: QTextDocument,
    tokens: Tokens,
    clip: QRectF | None = None,
    chosen: range = range(0),
) -> None:
    """Paint the chips over a document that is drawn; those at a position of `chosen` as selected."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block, place, look in _chips(document):
        box = _box_of(block, place, look)
        box.setRight(min(box.right(), document.textWidth()))
        if clip is None or clip.intersects(box):
            _paint(painter, box, look, _colours(tokens, look, selected=block.position() + place in chosen))
    painter.restore()


def _chips(document: QTextDocument) -> Iterator[tuple[QTextBlock, int, QTextCharFormat]]:
    """Give each chip with its block, its position in it and its format."""
    block = document.firstBlock()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            look = fragment.charFormat()
            if look.objectType() == CHIP:
                first = fragment.position() - block.position()
                yield from ((block, place, look) for place in range(first, first + fragment.length()))
            iterator += 1
        block = block.next()


def _box_of(block: QTextBlock, place: int, look: QTextCharFormat) -> QRectF:
    """Give where a chip stands in its document."""
    layout = block.layout()
    composed = length_in_qt(layout.preeditAreaText())
    if composed and place >= layout.preeditAreaPosition():
        place += composed  # what an input method shows stands in the layout, not in the text
    line = layout.lineForTextPosition(place)
    metrics = QFontMetricsF(look.font())
    left = cast("tuple[float, int]", line.cursorToX(place))[0]
    box = QRectF(left, line.y() + line.ascent() - metrics.ascent(), look.doubleProperty(_WIDTH), metrics.height())
    return box.translated(layout.position())


def _colours(tokens: Tokens, look: QTextCharFormat, *, selected: bool) -> tuple[str, str]:
    """Give the ground of a chip and its words' colour."""
    if selected:
        return tokens.accent, tokens.surface
    given = look.property(STATE) == ChipState.GIVEN.value
    return (tokens.chip_ground, tokens.chip_text) if given else (tokens.warning_ground, tokens.warning_text)


def _paint(painter: QPainter, box: QRectF, look: QTextCharFormat, colours: tuple[str, str]) -> None:
    ground, ink = colours
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box.adjusted(1, 0, -1, 0), TAG_RADIUS, TAG_RADIUS)
    font = look.font()
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
    metrics, words = QFontMetricsF(font), str(look.property(WORDS))
    inner = box.adjusted(_PADDING + 1, 0, -_PADDING, 0)
    if box.width() < look.doubleProperty(_WIDTH):
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
    painter.setPen(QColor(ink))
    painter.setFont(font)
    painter.drawText(QPointF(inner.left(), box.top() + metrics.ascent()), words)


def prose_format(appearance: Appearance) -> QTextCharFormat:
    """Give the format of the report's own words."""
    words = QTextCharFormat()
    words.setFont(appearance.prose())
    words.setForeground(QColor(appearance.tokens.text))
    return words


def heading_format(appearance: Appearance) -> QTextCharFormat:
    """Give the format of the words of a heading."""
    words = prose_format(appearance)
    words.setFont(appearance.font(_HEADING_SIZE, bold=True))
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
            cursor.insertText(SIGN, chip_format(piece, words))
        else:
            cursor.insertText(piece.words.replace("\n", "\u2028"), words)
    cursor.endEditBlock()


def chip_format(piece: Piece, words: QTextCharFormat) -> QTextCharFormat:
    """Give the format of a chip among such words."""
    font = words.font()
    metrics = QFontMetricsF(font)
    sign = metrics.horizontalAdvance(SIGN)
    said = metrics.elidedText(piece.words, Qt.TextElideMode.ElideRight, _LONGEST * sign)
    width = metrics.horizontalAdvance(said) + 2 * _PADDING + 2
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, width - sign)
    chip = QTextCharFormat(words)
    chip.setFont(font)
    chip.setForeground(QColor(Qt.GlobalColor.transparent))
    chip.setObjectType(CHIP)
    chip.setProperty(SOURCE, piece.source)
    chip.setProperty(WORDS, said)
    chip.setProperty(STATE, piece.state.value)
    chip.setProperty(_WIDTH, width)
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
    if place + 1 >= document.characterCount():
        return False
    cursor = QTextCursor(document)
    cursor.setPosition(place + 1)
    return cursor.charFormat().objectType() == CHIP
