"""Digits typed by hand that a figure has: marked while somebody writes, and linked by a key or from a menu."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.model.annotating import Annotate
from desktop.model.annotations import Reason
from desktop.model.catalog import Indicator
from desktop.model.chip_words import Known
from desktop.model.edits import SetText
from desktop.model.manuscript import Draft
from desktop.windows.background import Lane
from desktop.windows.figures.find_indicator import InsertFigureDialog
from desktop.windows.session import Session
from desktop.windows.text.chip_menu import KEEP, LINK, LINK_OTHER, ChoiceMenu
from desktop.windows.text.chips import place_of
from desktop.windows.text.item_delegate import ItemDelegate
from desktop.windows.text.item_editor import ItemEditor
from desktop.windows.text.item_model import ItemModel, entry_at

if TYPE_CHECKING:
    from desktop.operations.linking import Link

PAUSE = 300  # milliseconds after the last key until what was typed is looked at
_FIXED = "固定文字"


@dataclass(frozen=True, slots=True)
class FindLinks:
    """Looks for what can be linked in a text; `near` are the figures of its section."""

    draft: Draft
    known: Known
    near: tuple[Indicator, ...]

    def __call__(self) -> FoundLinks:
        """Look."""
        from desktop.operations.linking import links_in  # here: with it come the rules of prose

        return FoundLinks(self, links_in(self.draft, self.known, self.near))


@dataclass(frozen=True, slots=True)
class FoundLinks:
    """What was found, and where it was looked for."""

    asked: FindLinks
    links: tuple[Link, ...]


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
        self._found: FoundLinks | None = None
        self._before = ""  # the text when its editor was opened
        self._taken: Link | None = None  # what the menu is about
        self.menu = ChoiceMenu(parent)
        self.menu.chosen.connect(self._chosen)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._look)
        self._lane = Lane(1, self)
        delegate.opened.connect(self._opened)
        delegate.closed.connect(self._closed)

    @property
    def looking(self) -> bool:
        """Whether a text is being looked at."""
        return self._lane.busy

    @property
    def idle(self) -> bool:
        """Whether there is nothing more to be looked at."""
        return not self._timer.isActive() and not self._lane.busy

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
        self._found = None
        self.said.emit("")

    def _asked(self) -> FindLinks | None:
        """Give what is to be looked at, as it is now; None while there is nothing."""
        editor, session = self._delegate.editor, self._model.session
        if editor is None or session is None or editor.composing:
            return None
        draft = Draft(self._delegate.editing, editor.source, self._before)
        return FindLinks(draft, Known(session.report, session.catalog, session.values), self._model.indicators)

    def _look(self) -> None:
        """Look at the text as it is now, beside the window."""
        asked = self._asked()
        if self._lane.busy:
            self._timer.start()
        elif asked is not None:
            self._lane.run(asked, self._show, self._failed)

    def _show(self, found: FoundLinks) -> None:
        """Mark what can be linked, if the text is still the one that was looked at."""
        asked, editor = self._asked(), self._delegate.editor
        if editor is not None and asked is not None and asked.draft == found.asked.draft:
            self._found = found
            editor.underline(self._span(link) for link in found.links)
            self._tell()

    def _failed(self, error: Exception) -> None:
        """Offer nothing: the findings say what is wrong with a text that cannot be read."""
        del error
        self._found = None
        self._tell()

    def _ready(self) -> Link | None:
        """Take what is being composed as typed, look at once if it was not looked at, and give what is at hand."""
        editor = self._delegate.editor
        if editor is None:
            return None
        editor.finish_composing()
        asked = self._asked()
        now = self._found.asked if self._found is not None else None
        if asked is not None and (
            now is None or now.draft != asked.draft or now.known.report is not asked.known.report
        ):
            self._show(asked())
        return self._at_hand()

    def _at_hand(self) -> Link | None:
        """Give the link at the cursor, or else the last one before it, or else the first."""
        editor = self._delegate.editor
        links = self._found.links if self._found is not None else ()
        if editor is None or not links:
            return None
        place = editor.textCursor().position()
        before = [link for link in links if self._span(link)[0] <= place]
        return before[-1] if before else links[0]

    @property
    def _text(self) -> str:
        """The text that was looked at."""
        return self._found.asked.draft.text if self._found is not None else ""

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
            self._found = None
            self.done.emit(key, place_of(text, start) + 1)
            self._look()

    def _chosen(self, name: str) -> None:
        session, editor, link = self._model.session, self._delegate.editor, self._taken
        if session is None or editor is None or link is None:
            return
        if name == LINK:
            self._put(link)
        elif name == LINK_OTHER:
            self._ask(session, editor, link)
        elif name == KEEP:
            session.signed(partial(self._keep, session, link))

    def _ask(self, session: Session, editor: ItemEditor, link: Link) -> None:
        """Ask for another indicator, which takes the place of the digits."""
        cursor = editor.textCursor()
        start, end = self._span(link)
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        dialog = InsertFigureDialog(session.catalog, session.report, session.values, editor.appearance, editor)
        dialog.placeholder.connect(editor.insert_source)
        dialog.open()

    def _keep(self, session: Session, link: Link) -> None:
        """Remember that the digits are to stay as they are."""
        self._delegate.keep()
        reason = Reason(_FIXED, session.person, session.now)
        session.do(Annotate(reason, link.identity), f"“{link.words}”是固定文字", by="items")
        self._found = None
        self._tell()
        self._look()
