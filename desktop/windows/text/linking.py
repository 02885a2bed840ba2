"""Digits typed by hand that a figure has: marked while somebody writes, and linked by a key or from a menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.model.annotating import Annotate
from desktop.model.annotations import Reason
from desktop.model.chip_words import Known
from desktop.model.edits import SetText
from desktop.operations.linking import Draft, Link, links_in
from desktop.windows.figures.find_indicator import InsertFigureDialog
from desktop.windows.session import Session
from desktop.windows.text.chip_menu import KEEP, LINK, LINK_OTHER, ChoiceMenu
from desktop.windows.text.chips import place_of
from desktop.windows.text.item_delegate import ItemDelegate
from desktop.windows.text.item_editor import ItemEditor
from desktop.windows.text.item_model import ItemModel, entry_at

PAUSE = 400  # milliseconds after the last key until what was typed is looked at
_FIXED = "固定文字"


class LinkWork(QObject):
    """Looks at the paragraph under edit and offers what can be linked in it.

    `said` gives a quiet word about the digits at hand, "" for none; `done` where the hands go on: an entry and the
    place in it.
    """

    said = Signal(str)
    done = Signal(str, int)

    def __init__(self, model: ItemModel, delegate: ItemDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = delegate
        self._links: tuple[Link, ...] = ()
        self._text = ""  # what they stand in
        self._before = ""  # the text when its editor was opened
        self._taken: Link | None = None  # what the menu is about
        self.menu = ChoiceMenu(parent)
        self.menu.chosen.connect(self._chosen)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        delegate.opened.connect(self._opened)
        delegate.closed.connect(self._closed)

    def look(self) -> None:
        """Look at the text as it is now, and mark in it what can be linked."""
        editor, session = self._delegate.editor, self._model.session
        if editor is None or session is None or editor.composing:
            return
        self._text = editor.source
        known = Known(session.report, session.catalog, session.values)
        self._links = links_in(Draft(self._delegate.editing, self._text, self._before), known, self._model.indicators)
        editor.underline(self._span(link) for link in self._links)
        self._tell()

    def link(self) -> None:
        """Put the figure in the place of the digits at hand."""
        link = self._ready()
        if link is not None:
            self._put(link)

    def show_menu(self, editor: ItemEditor) -> bool:
        """Offer what can be done with the digits at the cursor; False where there are none."""
        link = self._ready()
        start, end = self._span(link) if link is not None else (-1, -1)
        if link is None or not start <= editor.textCursor().position() <= end:
            return False
        self._taken = link
        self.menu.show_links(link.words, f"“{link.indicator.label}”")
        self.menu.popup(editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft() + QPoint(0, 4)))
        return True

    def _opened(self, editor: ItemEditor) -> None:
        session = self._model.session
        self._before = entry_at(session, self._delegate.editing).text if session is not None else ""
        editor.textChanged.connect(self._timer.start)
        editor.cursorPositionChanged.connect(self._tell)
        self._timer.start()

    def _closed(self) -> None:
        self._timer.stop()
        self._links = ()
        self.said.emit("")

    def _ready(self) -> Link | None:
        """Take what is being composed as typed, look again, and give what is at hand."""
        editor = self._delegate.editor
        if editor is None:
            return None
        editor.finish_composing()
        self.look()
        return self._at_hand()

    def _at_hand(self) -> Link | None:
        """Give the link at the cursor, or else the last one before it, or else the first."""
        editor = self._delegate.editor
        if editor is None or not self._links:
            return None
        place = editor.textCursor().position()
        before = [link for link in self._links if self._span(link)[0] <= place]
        return before[-1] if before else self._links[0]

    def _span(self, link: Link) -> tuple[int, int]:
        return place_of(self._text, link.start), place_of(self._text, link.end)

    def _tell(self) -> None:
        link = self._at_hand()
        words = f"“{link.words}”与“{link.indicator.label}”相同 · Ctrl+L 关联 · Ctrl+M 其他" if link else ""
        self.said.emit(words)

    def _put(self, link: Link) -> None:
        session, key = self._model.session, self._delegate.editing
        if session is None:
            return
        self._delegate.keep()
        text = entry_at(session, key).text
        shift = len(self._text) - len(self._text.lstrip())  # blanks at the beginning are not kept
        start, end = link.start - shift, link.end - shift
        if text[start:end] == link.words:
            session.close_step()
            session.do(
                SetText(key, text[:start] + link.source + text[end:]), f"关联指标“{link.indicator.label}”", by="items"
            )
            self.done.emit(key, place_of(text, start) + 1)
            self.look()

    def _chosen(self, name: str) -> None:
        session, editor, link = self._model.session, self._delegate.editor, self._taken
        if session is None or editor is None or link is None:
            return
        if name == LINK:
            self._put(link)
        elif name == LINK_OTHER:
            self._ask(session, editor, link)
        elif name == KEEP:
            self._keep(session, link)

    def _ask(self, session: Session, editor: ItemEditor, link: Link) -> None:
        """Ask for another indicator, which takes the place of the digits."""
        cursor = editor.textCursor()
        start, end = self._span(link)
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        dialog = InsertFigureDialog(session.catalog.of_year(session.report.year), session.values, editor)
        dialog.placeholder.connect(editor.insert_source)
        dialog.open()

    def _keep(self, session: Session, link: Link) -> None:
        """Remember that the digits are to stay as they are."""
        self._delegate.keep()
        reason = Reason(_FIXED, session.person, session.clock().isoformat(timespec="seconds"))
        session.do(Annotate(reason, link.identity), f"“{link.words}”是固定文字", by="items")
        self.look()
