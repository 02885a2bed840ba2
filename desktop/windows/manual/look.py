"""How a page of the manual looks: sizes, distances and tables, which Markdown itself does not know."""

from __future__ import annotations

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from desktop.windows.looks.appearance import Appearance, colour
from desktop.windows.looks.tokens import TEXT_SIZE

_HEADING_SIZES = {1: 20, 2: 15, 3: TEXT_SIZE}
_LINE_PERCENT = 125.0


def polish(document: QTextDocument, appearance: Appearance) -> None:
    """Give the blocks, links and tables of a document that was made from Markdown their look."""
    document.setDocumentMargin(0)
    document.setIndentWidth(appearance.px(20))
    tables = _tables(document)
    for table in tables:
        _polish_table(table, appearance)
    block = document.begin()
    while block.isValid():
        in_table = any(table.firstPosition() <= block.position() <= table.lastPosition() for table in tables)
        _polish_block(block, appearance, in_table=in_table)
        block = block.next()


def mark_words(document: QTextDocument, words: list[str], appearance: Appearance) -> QTextCursor | None:
    """Put a ground behind every place where one of the words stands, and give the first of these places."""
    places: list[QTextCursor] = []
    mark = QTextCharFormat()
    mark.setBackground(colour(appearance.tokens.warning_ground))
    mark.setForeground(colour(appearance.tokens.warning_text))
    for word in words:
        found = document.find(word)
        while not found.isNull():
            found.mergeCharFormat(mark)
            places.append(QTextCursor(document))
            places[-1].setPosition(found.selectionStart())
            found = document.find(word, found)
    return min(places, key=QTextCursor.position, default=None)


def _tables(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def _polish_table(table: QTextTable, appearance: Appearance) -> None:
    look = table.format()
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderBrush(colour(appearance.tokens.line))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setCellPadding(appearance.px(4))
    look.setCellSpacing(0)
    look.setTopMargin(appearance.px(6))
    look.setBottomMargin(appearance.px(10))
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(look)


def _polish_block(block: QTextBlock, appearance: Appearance, *, in_table: bool) -> None:
    px = appearance.px
    cursor = QTextCursor(block)
    look = QTextBlockFormat()
    level = block.blockFormat().headingLevel()
    look.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    look.setTopMargin(px(14) if level > 1 else 0)
    look.setBottomMargin(0 if in_table else px(6))
    if block.blockFormat().nonBreakableLines():  # a command to be typed
        look.setBackground(colour(appearance.tokens.chip_ground))
        look.setTextIndent(px(12))
    cursor.mergeBlockFormat(look)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    if level:
        cursor.setCharFormat(_characters(level, appearance))  # not merged: Markdown's own size would stay on top
    else:
        cursor.mergeCharFormat(_characters(level, appearance))
    _polish_links(block, appearance)


def _characters(level: int, appearance: Appearance) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setProperty(QTextCharFormat.Property.FontPixelSize.value, appearance.px(_HEADING_SIZES.get(level, TEXT_SIZE)))
    look.setFontFamilies(appearance.font().families())
    if level:
        look.setFontWeight(QFont.Weight.DemiBold.value)
    return look


def _polish_links(block: QTextBlock, appearance: Appearance) -> None:
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        if fragment.charFormat().isAnchor():
            cursor = QTextCursor(block)
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            link = QTextCharFormat()
            link.setForeground(colour(appearance.tokens.accent))
            link.setFontUnderline(True)
            cursor.mergeCharFormat(link)
        pieces += 1
