"""What is done with whole headings: named, added, moved, raised, lowered, taken out; numbering follows by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.model.edits import AddEntries, Edit, RemoveEntries
from desktop.model.outline import Entry, Level, Outline, position, subtree
from desktop.operations.standard_wording import RESTORE, restore_heading
from desktop.refusal import Refused
from desktop.windows.keys import KEY_OF
from desktop.windows.outline.model import OutlineModel
from desktop.windows.outline.sections import Section
from desktop.windows.session import Session
from desktop.windows.text.item_acts import move, move_to, new_key
from desktop.windows.text.levels import shift

_NEW = "新的标题"
_MENU = (
    ("改标题的文字", "rename_heading"),
    ("在后面添加标题", "add_heading"),
    ("上移", "heading_up"),
    ("下移", "heading_down"),
    ("升一级", "heading_raise"),
    ("降一级", "heading_lower"),
    ("并入上一个标题", "join_heading"),
    (f"{RESTORE}（本标题）", "restore_heading"),
    ("删除标题和下面的文字", "delete_heading"),
)


class OutlineWork(QObject):
    """Does what the keys and the menu of the outline ask for with the row at hand.

    `gone_to` gives the heading to be shown afterwards, `naming` one that is to be named.
    """

    gone_to = Signal(str)
    naming = Signal(str)

    def __init__(self, model: OutlineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._row = -1
        self.menu = QMenu(parent)
        for words, name in _MENU:
            keys = f"\t{KEY_OF[name].shown}" if name in KEY_OF else ""
            action = QAction(words + keys, self.menu)
            action.setData(name)
            self.menu.addAction(action)
        self.menu.triggered.connect(self._chosen)
        self._acts: dict[str, Callable[[Session, Section], None]] = {
            "rename_heading": self._rename,
            "rename_part": self._rename_part,
            "add_heading": self._add,
            "heading_up": self._up,
            "heading_down": self._down,
            "heading_raise": self._raise,
            "heading_lower": self._lower,
            "join_heading": self._join,
            "restore_heading": self._restore,
            "delete_heading": self._remove,
        }

    def act(self, name: str, row: int) -> None:
        """Do an act with a row of the outline."""
        session = self._model.session
        if session is None or session.read_only or not 0 <= row < self._model.rowCount():
            return
        self._row = row
        section = session.sections.rows[row]
        try:
            if name == "add_heading" or _is_heading(session, section):
                self._acts[name](session, section)
        except Refused as refused:
            session.said.emit(refused.sentence)

    def offer(self, row: int) -> None:
        """Bring the menu up to date for a row."""
        self._row = row
        session = self._model.session
        section = session.sections.rows[row] if session is not None and row >= 0 else None
        heading = session is not None and section is not None and _is_heading(session, section)
        for action in self.menu.actions():
            action.setEnabled(heading or action.data() == "add_heading")
            if action.data() == "restore_heading" and heading and session is not None and section is not None:
                action.setEnabled(restore_heading(session.catalog, session.report, section.key) is not None)

    def drop(self, row: int, gap: int) -> None:
        """Move a heading, with all under it, in front of the row `gap`."""
        session = self._model.session
        if session is None or session.read_only:
            return
        rows = session.sections.rows
        section = rows[row]
        if not _is_heading(session, section):
            return
        outline = session.report.outline
        before = next((one for one in rows[gap:] if one.entries), None)
        at = position(outline, before.entries[0].key) if before else len(outline)
        edit = move_to(outline, section.key, outline[at - 1].key if at else "")
        self._do(session, edit, "移动标题", section.key)

    def _chosen(self, action: QAction) -> None:
        self.act(str(action.data()), self._row)

    def _rename(self, session: Session, section: Section) -> None:
        del session
        self.naming.emit(section.key)

    def _rename_part(self, session: Session, section: Section) -> None:
        """Name the part that a heading stands in."""
        above = session.report.outline[: position(session.report.outline, section.key) + 1]
        part = next((entry for entry in reversed(above) if entry.level is Level.PART), None)
        if part is not None:
            self.naming.emit(part.key)

    def _add(self, session: Session, section: Section) -> None:
        """Behind the heading at hand, of the same level, with an empty paragraph to begin with."""
        outline = session.report.outline
        level = _level(outline, section)
        after = _last(outline, section)
        end = "" if level is Level.PART else "。"
        heading = Entry(new_key(), level, _NEW + end)
        edit = AddEntries(after, (heading, Entry(new_key(), Level.BODY, "")))
        if session.do(edit, "添加标题", by="outline"):
            self.gone_to.emit(heading.key)
            self.naming.emit(heading.key)

    def _up(self, session: Session, section: Section) -> None:
        self._do(session, move(session.report.outline, section.key, -1), "移动标题", section.key)

    def _down(self, session: Session, section: Section) -> None:
        self._do(session, move(session.report.outline, section.key, 1), "移动标题", section.key)

    def _raise(self, session: Session, section: Section) -> None:
        self._do(session, shift(session.report.outline, section.key, -1, Level.PART), "标题升一级", section.key)

    def _lower(self, session: Session, section: Section) -> None:
        self._do(session, shift(session.report.outline, section.key, 1, Level.PART), "标题降一级", section.key)

    def _restore(self, session: Session, section: Section) -> None:
        edit = restore_heading(session.catalog, session.report, section.key)
        self._do(session, edit, RESTORE, section.key)

    def _join(self, session: Session, section: Section) -> None:
        """Take the heading's own line out: what stood under it belongs to the heading before."""
        start = position(session.report.outline, section.key)
        before = session.sections.index_of(session.report.outline[start - 1].key) if start else None
        if before is None:
            raise Refused("HEADING-FIRST", "它前面没有标题，不能并入。")
        title = session.sections.rows[before].title.rstrip("。")
        key = session.sections.rows[before].key
        self._do(session, RemoveEntries((section.key,)), f"并入“{title}”", key)

    def _remove(self, session: Session, section: Section) -> None:
        outline = session.report.outline
        gone = subtree(outline, section.key)
        start = position(outline, section.key)
        edit = RemoveEntries(tuple(entry.key for entry in gone))
        self._do(session, edit, f"删除标题“{section.title.rstrip('。')}”", outline[start - 1].key if start else "")

    def _do(self, session: Session, edit: Edit | None, label: str, key: str) -> None:
        if edit is not None and session.do(edit, label, by="outline") and key:
            self.gone_to.emit(key)


def _is_heading(session: Session, section: Section) -> bool:
    return any(entry.key == section.key and entry.is_heading for entry in session.report.outline)


def _level(outline: Outline, section: Section) -> Level:
    """Give the level of the heading at hand, else of the first there is; an item among the text is no heading here."""
    own = next((entry.level for entry in section.entries if entry.key == section.key), None)
    return own or next((entry.level for entry in outline if entry.level in (Level.PART, Level.HEADING)), Level.PART)


def _last(outline: Outline, section: Section) -> str:
    """Give the last entry under the heading of a section; of the report where it has none."""
    if not section.entries:
        return outline[-1].key if outline else ""
    if section.entries[0].key == section.key:
        return subtree(outline, section.key)[-1].key
    return section.entries[-1].key
