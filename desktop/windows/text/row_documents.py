"""The rows of the text, laid out: each is kept as it is, and where it changed is known which lines differ."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.lines import Laid, box_of, differing_lines, starts_of
from desktop.windows.looks.positions import characters_in_qt, length_in_qt
from desktop.windows.text.chips import (
    chip_format,
    heading_format,
    insert_pieces,
    paragraph_format,
    prose_format,
)
from desktop.windows.text.item_model import ItemRow
from desktop.windows.text.pieces import Piece


@dataclass(slots=True)
class _Kept:
    """A row as it is laid out; `changed` is what differs from how it was laid out before, None if everything may."""

    row: ItemRow
    width: int
    document: QTextDocument
    laid: Laid
    height: int  # pixels
    changed: QRectF | None = None


class RowDocuments:
    """Gives the QTextDocument of each row; where only chips say something else, only these are put anew."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        self._appearance = appearance
        self._parent = parent
        self._kept: dict[str, _Kept] = {}

    def forget(self) -> None:
        """Lay everything out anew, as after a change of fonts or colours."""
        for kept in self._kept.values():
            kept.document.deleteLater()
        self._kept.clear()

    def document(self, row: ItemRow, width: int) -> QTextDocument:
        """Give a row laid out to a width in pixels."""
        return self._of(row, width).document

    def height(self, row: ItemRow, width: int) -> int:
        """Give how high a row is, laid out to a width, in pixels; a list asks for it whenever it looks for a row."""
        return self._of(row, width).height

    def last_line(self, row: ItemRow, width: int) -> QRectF:
        """Give where the words of a row's last line stand in its document."""
        layout = self._of(row, width).document.lastBlock().layout()
        line = layout.lineAt(layout.lineCount() - 1)
        return line.naturalTextRect().translated(layout.position())

    def changed_part(self, row: ItemRow, width: int) -> QRectF | None:
        """Give where the lines stand in its document that differ from before the row changed; None if all may."""
        return self._of(row, width).changed

    def _of(self, row: ItemRow, width: int) -> _Kept:
        known = self._kept.get(row.entry.key)
        if known is not None and (known.row is row or known.row == row) and known.width == width:
            return known
        if known is not None and known.width == width and _words(known.row) == _words(row):
            return self._renewed(known, row)
        if known is not None:
            known.document.deleteLater()
        document = self._laid_out(row, width)
        kept = self._kept[row.entry.key] = _Kept(row, width, document, _laid(row, document), _height(document))
        return kept

    def _renewed(self, kept: _Kept, row: ItemRow) -> _Kept:
        """Put other chips in the places of those that say something else."""
        cursor, look, at = QTextCursor(kept.document), self._look(row), len(row.number)
        cursor.beginEditBlock()
        for before, piece in zip(kept.row.pieces, row.pieces, strict=True):
            if before != piece:
                cursor.setPosition(at)
                cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(chip_format(piece, look))
            at += 1 if piece.source else length_in_qt(piece.words)
        cursor.endEditBlock()
        laid = _laid(row, kept.document)
        marked = (row.tagged, row.wrong) == (kept.row.tagged, kept.row.wrong)
        even = len(laid.starts) == len(kept.laid.starts) and marked
        kept.changed = _box(kept.document, differing_lines(kept.laid, laid)) if even else None
        kept.row, kept.laid, kept.height = row, laid, _height(kept.document)
        return kept

    def _look(self, row: ItemRow) -> QTextCharFormat:
        return heading_format(self._appearance) if row.entry.is_heading else prose_format(self._appearance)

    def _laid_out(self, row: ItemRow, width: int) -> QTextDocument:
        document = QTextDocument(self._parent)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        option = document.defaultTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        cursor = QTextCursor(document)
        if not row.entry.is_heading:
            cursor.setBlockFormat(paragraph_format(self._appearance))
        document.setTextWidth(width)
        insert_pieces(cursor, (Piece(row.number), *row.pieces) if row.number else row.pieces, self._look(row))
        return document


def _words(row: ItemRow) -> tuple[object, ...]:
    """Give all of a row but what its chips say."""
    return row.number, row.entry.level, tuple((piece.source, piece.source or piece.words) for piece in row.pieces)


def _laid(row: ItemRow, document: QTextDocument) -> Laid:
    signs: list[object] = list(row.number)
    for piece in row.pieces:
        signs += [piece] if piece.source else characters_in_qt(piece.words)
    return Laid(signs, starts_of(document.firstBlock()))


def _height(document: QTextDocument) -> int:
    return round(document.size().height())


def _box(document: QTextDocument, lines: range) -> QRectF:
    return box_of(document.firstBlock(), lines) if lines else QRectF()
