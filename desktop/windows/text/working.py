"""What is done with the items and paragraphs at hand: each act is one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.model.edits import Edit
from desktop.model.language.parse import length_of
from desktop.model.outline import Level, position
from desktop.operations.standard_wording import RESTORE, restore_entry
from desktop.refusal import Refused
from desktop.windows.session import Session
from desktop.windows.text.blank_paragraphs import BlankParagraphs
from desktop.windows.text.item_acts import add_item, move, move_to, put_in, remove, split_paragraph
from desktop.windows.text.item_delegate import ItemDelegate
from desktop.windows.text.item_model import ItemModel, entry_at
from desktop.windows.text.item_view import ItemView
from desktop.windows.text.levels import join, shift


class TextWork(QObject):
    """Does what the keys and the menu of the text ask for, and comes back to where the hands were."""

    moved_away = Signal(str)  # an entry that now belongs to another heading

    def __init__(self, model: ItemModel, view: ItemView, delegate: ItemDelegate, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._delegate = delegate
        self._blank = BlankParagraphs(model, delegate, self)
        delegate.split.connect(self._split)
        delegate.pasted.connect(self._paste)
        delegate.joined.connect(self._join)
        view.dropped.connect(self._drop)
        self._acts: dict[str, Callable[[], None]] = {
            "move_up": self._up,
            "move_down": self._down,
            "raise_level": self._raise,
            "lower_level": self._lower,
            "add_item": self.add_here,
            "delete_item": self._remove,
            "restore": self._restore,
        }

    def act(self, action: str) -> bool:
        """Do an act by its name; False where it is none of these."""
        act = self._acts.get(action)
        if act is not None:
            act()
        return act is not None

    def sweep(self) -> None:
        """Take away new paragraphs in which nothing was written."""
        self._blank.sweep()

    @property
    def session(self) -> Session | None:
        """The session whose text it is."""
        return self._model.session

    @property
    def current(self) -> str:
        """The key of the entry at hand, "" for none."""
        index = self._view.currentIndex()
        return self._model.row(index.row()).entry.key if index.isValid() else ""

    def go_to(self, key: str, *, edit: bool = False, place: int | None = None) -> bool:
        """Make an entry the current one, with the cursor at a place if it is to be edited; False if it is not here."""
        row = self._model.row_of(key)
        if row is None:
            return False
        index = self._model.index(row)
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)
        if edit:
            self._view.setFocus()
            self._delegate.place = place
            self._view.edit(index)
        return True

    def go_on(self, key: str, place: int) -> None:
        """Edit an entry, from a place in it on."""
        editor = self._delegate.editor
        if editor is None or self._delegate.editing != key:
            self.go_to(key, edit=True, place=place)
            return
        cursor = editor.textCursor()
        cursor.setPosition(min(place, editor.document().characterCount() - 1))
        editor.setTextCursor(cursor)
        editor.setFocus()

    def add_at_end(self) -> None:
        """Add an item at the end of the heading, and name it."""
        rows = self._model.rowCount()
        self._add(self._model.row(rows - 1).entry.key if rows else self._model.heading_key)

    def add_here(self) -> None:
        """Add an item behind the one at hand, and name it."""
        self._delegate.finish()
        rows = [self._model.row(number).entry for number in range(self._model.rowCount())]
        here = next((number for number, entry in enumerate(rows) if entry.key == self.current), None)
        if here is None:
            self.add_at_end()
            return
        end = here + 1
        while end < len(rows) and rows[end].level is not Level.ITEM:
            end += 1
        self._add(rows[end - 1].key)

    def _add(self, after: str) -> None:
        session = self.session
        if session is None:
            return
        edit, key = add_item(after)
        if session.do(edit, "添加事项", by="items"):
            self.go_to(key, edit=True)
            if self._delegate.editor is not None:
                self._delegate.editor.selectAll()

    def do(self, make: Callable[[Session], Edit | None], label: str, key: str, place: int | None = None) -> None:
        """Make an edit and do it, then go to an entry; with a `place` it is edited there. What is refused is said."""
        session = self.session
        if session is None:
            return
        try:
            edit = make(session)
        except Refused as refused:
            session.said.emit(refused.sentence)
            edit = None
        if edit is not None:
            session.close_step()
            session.do(edit, getattr(edit, "label", "") or label, by="items")
        if not self.go_to(key, edit=place is not None, place=place) and edit is not None:
            self.moved_away.emit(key)

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _raise(self) -> None:
        self._shift(-1)

    def _lower(self) -> None:
        self._shift(1)

    def _move(self, step: int) -> None:
        key, place = self.current, self._let_go()
        if key:
            self.do(_Making(move, key, step), "移动事项", key, place)

    def _shift(self, step: int) -> None:
        key, place = self.current, self._let_go()
        if key:
            self.do(_Making(shift, key, step), "升一级" if step < 0 else "降一级", key, place)

    def _drop(self, row: int, gap: int) -> None:
        """Move a row in front of another one, or behind the last."""
        self._delegate.finish()
        session, rows = self.session, self._model.rowCount()
        if session is not None and not session.read_only and row < rows:
            key = self._model.row(row).entry.key
            after = self._model.row(gap - 1).entry.key if gap else self._above()
            self.do(_Made(move_to(session.report.outline, key, after)), "移动事项", key)

    def _above(self) -> str:
        """Give the entry above the first row, the heading itself."""
        session = self.session
        outline = session.report.outline if session is not None else ()
        first = position(outline, self._model.row(0).entry.key)
        return outline[first - 1].key if first else ""

    def _let_go(self) -> int | None:
        """Keep what stands in the editor, and give where its cursor was."""
        editor = self._delegate.editor
        if editor is None:
            return None
        editor.finish_composing()
        place = editor.textCursor().position()
        self._delegate.finish()
        return place

    def _remove(self) -> None:
        session, key = self.session, self.current
        if session is not None and key:
            edit = remove(session.report.outline, key)
            row = self._model.row_of(edit.keys[0]) or 0
            session.do(edit, "删除一段文字", by="items")
            rows = self._model.rowCount()
            if rows:
                self._view.setCurrentIndex(self._model.index(min(row, rows - 1)))

    def _restore(self) -> None:
        session, key, place = self.session, self.current, self._let_go()
        edit = restore_entry(session.catalog, session.report, key) if session is not None and key else None
        if session is not None and edit is not None and session.do(edit, RESTORE, by="items"):
            self.go_to(key, edit=place is not None, place=place)

    def _split(self, key: str, before: str, behind: str) -> None:
        session = self.session
        if session is None:
            return
        edit, new = split_paragraph(session.report.outline, key, before, behind)
        if session.do(edit, "另起一段", by="items"):
            self._blank.watch(new)
            self.go_to(new, edit=True, place=0)

    def _paste(self, key: str, before: str, paragraphs: Sequence[str], behind: str) -> None:
        session = self.session
        if session is None:
            return
        self._delegate.leave()
        edit, last, place = put_in(entry_at(session, key), before, paragraphs, behind)
        if session.do(edit, getattr(edit, "label", ""), by="items"):
            self.go_to(last, edit=True, place=place)

    def _join(self, key: str) -> None:
        """Join an entry to the one above it, after what is under edit was kept; an emptied one is gone by that."""
        session = self.session
        if session is None:
            return
        editing, place = self._delegate.editing, self._let_go() or 0
        outline = session.report.outline
        if not any(entry.key == key for entry in outline) or not any(entry.key == editing for entry in outline):
            self._view.setFocus()
            return
        joined = join(outline, key)
        if joined is None:
            self.go_to(editing, edit=True, place=place)
            return
        edit, stays = joined
        heading = outline[position(outline, stays)]
        where = place if heading.is_heading else length_of(heading.text)
        at = editing if heading.is_heading and editing == key else stays
        self.do(_Made(edit), "并入上一段", at, where)


class _Making:
    """An edit of one entry by a step, made of the report as it is when it is done."""

    def __init__(self, make: Callable[..., Edit | None], key: str, step: int) -> None:
        self._make = make
        self._key = key
        self._step = step

    def __call__(self, session: Session) -> Edit | None:
        return self._make(session.report.outline, self._key, self._step)


class _Made:
    """An edit that is made already."""

    def __init__(self, edit: Edit | None) -> None:
        self._edit = edit

    def __call__(self, session: Session) -> Edit | None:
        del session
        return self._edit
