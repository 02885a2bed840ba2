"""A report as it was read, with its figures marked: the left side of the confirmation.

The text is only shown. A figure that is clicked becomes the current row of the list; a repair is asked for by its link.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QRectF, QUrl, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget
from typing_extensions import override

from desktop.reading.found import NotFigure
from desktop.windows.looks.appearance import Appearance, colour
from desktop.windows.looks.tokens import TAG_RADIUS
from desktop.windows.reading.confirming import Confirmation
from desktop.windows.reading.marked_formats import FIGURE, REPAIR, UNFOLD, Formats
from desktop.windows.reading.marked_writing import Writing


class MarkedText(QTextBrowser):
    """`picked` gives the number of a match, `repair_asked` that of a noticed fault."""

    picked = Signal(int)
    repair_asked = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("marked_text")
        self.setAccessibleName("读到的全文")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self._appearance = appearance
        self._now: Confirmation | None = None
        self._unfolded = False
        self._spans: dict[int, tuple[int, int]] = {}
        self._look_alikes: dict[tuple[str, int], tuple[int, int]] = {}
        self._lines: dict[int, tuple[int, int]] = {}
        self._current: tuple[int, int] | None = None
        self.anchorClicked.connect(self._clicked)

    @override
    def loadResource(self, kind: int, url: QUrl | str, /) -> object:
        return QByteArray()  # for None, the document would read the file itself

    def show_reading(self, now: Confirmation) -> None:
        """Show the text with these decisions: only the marks change where the repairs are the same."""
        before, self._now = self._now, now
        if before is None or before.repaired != now.repaired:
            self.write_anew()
            return
        formats = Formats(self._appearance)
        for number in self._changed(before, now):
            self._select(self._spans[number]).setCharFormat(formats.figure(now, number))

    def write_anew(self) -> None:
        """Write the whole text, as after another theme or size of text."""
        if self._now is None:
            return
        at = self.verticalScrollBar().value()
        self._current = None  # of the old text; emptying it resizes the view, which would look for it
        writing = Writing(self.document(), Formats(self._appearance), self._now, unfolded=self._unfolded)
        writing.write()
        self._spans, self._look_alikes, self._lines = writing.spans, writing.look_alikes, writing.lines
        self.verticalScrollBar().setValue(at)

    def go_to(self, start: tuple[int, int] | None) -> None:
        """Frame a stretch of the text and bring it into view; None frames nothing."""
        self._current = start
        if start is not None:
            cursor = self._select(start)
            cursor.setPosition(start[1])
            self.setTextCursor(cursor)
            self._centre()
        self.viewport().update()

    def span_of(self, number: int) -> tuple[int, int] | None:
        """Give where a match stands in the shown text."""
        return self._spans.get(number)

    def span_of_look_alike(self, unlike: NotFigure) -> tuple[int, int] | None:
        """Give where something stands that only looks like a figure."""
        return self._look_alikes.get((unlike.key, unlike.start))

    def span_of_line(self, line: int) -> tuple[int, int] | None:
        """Give the beginning of a line of the file; None if it is not in the report."""
        return self._lines.get(line)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self._current is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(self._appearance.tokens.accent), 2))
        for box in self._boxes(*self._current):
            painter.drawRoundedRect(box, TAG_RADIUS, TAG_RADIUS)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self._current is not None:
            self.go_to(self._current)  # the lines are others at another width

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()  # the keys are the dialog's
            return False
        return super().event(event)

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        """Give a frame for each line that the stretch stands on."""
        boxes: list[QRectF] = []
        for position in range(start, end):
            first, second = self._select((position, position)), self._select((position + 1, position + 1))
            left, right = QRectF(self.cursorRect(first)), QRectF(self.cursorRect(second))
            box = QRectF(left.topLeft(), right.bottomRight()) if right.y() == left.y() else left
            boxes.append(box)
        lines: dict[float, QRectF] = {}
        for box in boxes:
            lines[box.y()] = lines[box.y()].united(box) if box.y() in lines else box
        return [box.adjusted(-1, 1, 1, -1) for box in lines.values()]

    def _centre(self) -> None:
        rect = self.cursorRect()
        height = self.viewport().height()
        if rect.top() < height // 6 or rect.bottom() > height * 5 // 6:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.center().y() - height // 2)

    def _select(self, span: tuple[int, int]) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _changed(self, before: Confirmation, now: Confirmation) -> list[int]:
        agreed = before.agreed ^ now.agreed
        return [n for n in self._spans if n in agreed or before.codes[n] != now.codes[n]]

    def _clicked(self, url: QUrl) -> None:
        kind, _, number = url.toString().partition(":")
        if kind == FIGURE:
            self.picked.emit(int(number))
        elif kind == REPAIR:
            self.repair_asked.emit(int(number))
        elif kind == UNFOLD:
            self._unfolded = not self._unfolded
            self.write_anew()
