"""The editor of one paragraph: plain words around chips that stay whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget
from typing_extensions import override

from desktop.model.phrases import Phrases
from desktop.model.text import pasted_paragraphs
from desktop.windows.looks.appearance import Appearance
from desktop.windows.text.chips import (
    CHIP,
    chip_near,
    chip_source,
    heading_format,
    insert_pieces,
    paint_chips,
    paragraph_format,
    prose_format,
    source_of,
)
from desktop.windows.text.pieces import Piece, place_of_printed

_TYPING = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
REST = 3000  # milliseconds after the last key until what was typed is kept


class _Selection(Protocol):
    """The fields of QTextEdit.ExtraSelection, which Qt's own stubs leave out."""

    cursor: QTextCursor
    format: QTextCharFormat


class Telling(Protocol):
    """Who knows what placeholders print, and what a closer look at one tells."""

    @property
    def phrases(self) -> Phrases | None:
        """How placeholders are worded; None while there is no report."""
        ...

    def pieces(self, text: str) -> Iterable[Piece]:
        """Cut a text into words and chips."""
        ...

    def told(self, source: str) -> Iterable[str]:
        """Give the lines about a chip."""
        ...


class ItemEditor(QTextEdit):
    """Edits one entry; `rested` says that it is time to keep what was typed, `grew` that more room is needed.

    `pasted` gives several paragraphs that came at once, `menu_asked` that somebody asks what can be done at the cursor.
    """

    rested = Signal(QWidget)
    grew = Signal()
    pasted = Signal(object)  # tuple[str, ...]
    menu_asked = Signal()

    def __init__(self, model: Telling, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.appearance = appearance
        self._composing = ""
        self._number, self._heading = "", False
        self.touched = False  # whether anything was typed since the text was loaded
        self.loaded = 0  # how many times a text was loaded
        self.setAccessibleName("修改这一段文字")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFont(appearance.prose())
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._size_changed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._rest)
        self.textChanged.connect(self._typed)

    @property
    def source(self) -> str:
        """The text with its placeholders written out."""
        return source_of(self.document())

    def stand_behind(self, number: str, *, heading: bool) -> None:
        """Edit what is printed behind a number, and as a heading looks; to be said before a text is loaded."""
        self._number, self._heading = number, heading
        self.setFont(self._words().font())

    def _words(self) -> QTextCharFormat:
        return heading_format(self.appearance) if self._heading else prose_format(self.appearance)

    def _paragraph(self) -> QTextBlockFormat:
        """Leave room for the number in the first line."""
        paragraph = QTextBlockFormat() if self._heading else paragraph_format(self.appearance)
        wide = QFontMetricsF(self._words().font()).horizontalAdvance(self._number)
        paragraph.setTextIndent(paragraph.textIndent() + wide)
        return paragraph

    def load(self, text: str) -> None:
        """Begin to edit a text; the same text again only brings the chips up to date."""
        place = self.textCursor().position()
        self.blockSignals(True)
        self.clear()
        cursor = self.textCursor()
        cursor.setBlockFormat(self._paragraph())
        insert_pieces(cursor, self._model.pieces(text), self._words())
        self.blockSignals(False)
        self.touched = False
        self.loaded += 1
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def insert_source(self, source: str) -> None:
        """Put a text, with chips for its placeholders, at the cursor."""
        insert_pieces(self.textCursor(), self._model.pieces(source), self._words())

    def underline(self, spans: Iterable[tuple[int, int]]) -> None:
        """Draw a dotted line under parts of the text, each by its first position and the one behind it."""
        marks: list[QTextEdit.ExtraSelection] = []
        for start, end in spans:
            mark = QTextEdit.ExtraSelection()
            fields = cast("_Selection", mark)
            fields.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            fields.format.setUnderlineColor(QColor(self.appearance.tokens.warning_rule))
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            fields.cursor = cursor
            marks.append(mark)
        self.setExtraSelections(marks)

    def select_printed(self, start: int, end: int) -> None:
        """Select what is printed from `start` to `end`; of a chip that is the whole."""
        phrases = self._model.phrases
        if phrases is None:
            return
        pieces = self._model.pieces(self.source)
        first, last = (place_of_printed(pieces, place, phrases) for place in (start, end))
        if end > start and last == first:
            last += 1  # all of it lies in one chip
        cursor = self.textCursor()
        length = self.document().characterCount() - 1
        cursor.setPosition(min(first, length))
        cursor.setPosition(min(last, length), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def split_sources(self) -> tuple[str, str]:
        """Give the text before and behind the cursor."""
        place = self.textCursor().position()
        return source_of(self.document(), 0, place), source_of(self.document(), place)

    @property
    def composing(self) -> bool:
        """Whether an input method has something that is not typed yet."""
        return bool(self._composing)

    def source_at_cursor(self) -> str:
        """Give what the chip stands for that is selected or stands beside the cursor; "" where there is none."""
        place = chip_near(self.textCursor())
        return "" if place is None else source_of(self.document(), place, place + 1)

    def finish_composing(self) -> None:
        """Take what an input method is still composing as typed."""
        if self._composing:
            event = QInputMethodEvent()
            event.setCommitString(self._composing)
            self.inputMethodEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = event.preeditString()
        self._make_plain()
        super().inputMethodEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_composing()
        super().focusOutEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and self._select_chip():
            return
        if event.text().isprintable() and event.text() and event.modifiers() in _TYPING:
            self._make_plain()
        super().keyPressEvent(event)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        # Made by Qt, not here: what is on the clipboard may outlive the interpreter, and crashed at the end of it.
        data = super().createMimeDataFromSelection()
        data.text()  # Qt fills it when it is first asked, over everything that was put there before
        data.clear()
        data.setText(source_of(self.document(), cursor.selectionStart(), cursor.selectionEnd()))
        return data

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        paragraphs = pasted_paragraphs(source.text())
        if len(paragraphs) > 1:
            self.textCursor().removeSelectedText()
            self.pasted.emit(paragraphs)
        elif paragraphs:
            self.insert_source(paragraphs[0])

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Put the cursor where it was asked, unless some words are selected there."""
        if event.reason() == QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_asked.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        cursor, scrolled = self.textCursor(), self._scrolled()
        painter = QPainter(self.viewport())
        painter.translate(-scrolled)
        chosen = range(cursor.selectionStart(), cursor.selectionEnd())
        clip = QRectF(event.rect()).translated(scrolled)
        paint_chips(painter, self.document(), self.appearance.tokens, clip, chosen)
        self._paint_number(painter)

    def _paint_number(self, painter: QPainter) -> None:
        """Show the number before the words: it is made by the program and cannot be edited."""
        layout = self.document().firstBlock().layout()
        if not self._number or not layout.lineCount():
            return
        look, line = self._words(), layout.lineAt(0)
        painter.setFont(look.font())
        painter.setPen(look.foreground().color())
        left = line.x() - QFontMetricsF(look.font()).horizontalAdvance(self._number)
        painter.drawText(layout.position() + QPointF(left, line.y() + line.ascent()), self._number)

    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            source = chip_source(self.document(), QPointF(event.pos()) + self._scrolled())
            words = "\n".join(self._model.told(source)) if source else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _make_plain(self) -> None:
        """See to it that what is typed next to a chip, or over one, is plain text."""
        self.textCursor().removeSelectedText()
        self.setCurrentCharFormat(self._words())

    def _select_chip(self) -> bool:
        """Select the chip before the cursor, so that nobody deletes a figure by accident; False if there is none."""
        cursor = self.textCursor()
        if cursor.hasSelection() or cursor.charFormat().objectType() != CHIP:
            return False
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def _typed(self) -> None:
        self.touched = True
        self._timer.start()

    def _rest(self) -> None:
        if not self._composing:
            self.rested.emit(self)

    def _size_changed(self) -> None:
        self.grew.emit()
