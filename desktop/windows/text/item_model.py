"""The entries below a heading as rows: items and paragraphs with their numbers, chips and tags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from desktop.model.catalog import Indicator
from desktop.model.chip_words import Known, chip_words
from desktop.model.edits import RemoveEntries, SetText
from desktop.model.outline import Entry, Level, position
from desktop.model.phrases import Phrases
from desktop.model.severity import Severity
from desktop.windows.change import Change
from desktop.windows.session import Session
from desktop.windows.session_list import Index, SessionList
from desktop.windows.text.pieces import Piece, pieces_of

_LABEL_LENGTH = 8


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row: the entry, its printed number, its words, and whether it shows the tag 沿用未改.

    `wrong` is the more serious of the errors and warnings that were found in its words, None without any.
    """

    entry: Entry
    number: str
    pieces: tuple[Piece, ...]
    tagged: bool
    wrong: Severity | None = None

    @property
    def words(self) -> str:
        """The row as plain text."""
        return self.number + "".join(piece.words for piece in self.pieces)


class ItemRole:
    """What the delegate and the editor ask for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class ItemModel(SessionList[ItemRow]):
    """The entries of one section."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._section = -1
        self._doubtful: frozenset[str] = frozenset()  # as the rows know them

    @override
    def show_session(self, session: Session | None) -> None:
        self._section = -1
        super().show_session(session)

    def show_section(self, section: int) -> None:
        """Show the entries of a row of the outline."""
        self._section = section
        self._show(self._read())

    def row_of(self, key: str) -> int | None:
        """Give the row of an entry, None if it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.entry.key == key), None)

    @property
    def heading_key(self) -> str:
        """The entry that new ones are put behind while there are none, "" for the beginning."""
        session = self._session
        if session is None or not 0 <= self._section < len(session.sections.rows):
            return ""
        entries = session.sections.rows[self._section].entries
        return entries[-1].key if entries else ""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The figures of the section."""
        session = self._session
        here = session is not None and 0 <= self._section < len(session.sections.rows)
        return session.sections.rows[self._section].indicators if here and session is not None else ()

    def restore(self, key: str) -> None:
        """Take back what was typed into an entry since its editor was opened."""
        session = self._session
        done = session.history.done if session else ()
        if session is not None and done and done[-1].joins == key:
            session.undo()

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Cut a text into words and chips as they are now."""
        return pieces_of(text, self._session.phrases, self._session.doubtful) if self._session else ()

    @property
    def phrases(self) -> Phrases | None:
        """How placeholders are worded; None while there is no session."""
        return self._session.phrases if self._session is not None else None

    def told(self, source: str) -> tuple[str, ...]:
        """Give the lines that a closer look at a chip tells."""
        session = self._session
        return chip_words(source, Known(session.report, session.catalog, session.values)) if session else ()

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self._session is None or self._session.read_only:
            return flags
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words
            case Qt.ItemDataRole.EditRole:
                return row.entry.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return (
                    row.words + ("，沿用未改" if row.tagged else "") + (f"，有{row.wrong.label}" if row.wrong else "")
                )
            case ItemRole.ROW:
                return row
            case _:
                return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Set the text of an entry; a paragraph that was emptied is taken out."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self._session is None:
            return False
        entry = self._rows[index.row()].entry
        text = str(value).strip()
        if text == entry.text:
            return False
        if not text:
            if entry.is_heading:
                return False
            return self._session.do(RemoveEntries((entry.key,)), f"删去一段 {self._said(entry.text)}", by="items")
        return self._session.do(SetText(entry.key, text), f"修改文字 {self._said(text)}", joins=entry.key, by="items")

    def _said(self, text: str) -> str:
        """Give the beginning of a text as it reads."""
        plain = self._session.phrases.plain(text) if self._session else text
        return f"“{plain[:_LABEL_LENGTH]}…”" if len(plain) > _LABEL_LENGTH else f"“{plain}”"

    @override
    def _changed(self, change: Change) -> None:
        if self._session is None or change.structure:
            self._show(self._read())
            return
        doubtful = self._session.doubtful
        anew = self._session.altered(change) | (doubtful ^ self._doubtful)
        users = self._session.sections.users
        keys = change.keys.union(*(users.get(code, ()) for code in anew))
        self._show(self._read({row.entry.key: row.pieces for row in self._rows if row.entry.key not in keys}))

    @override
    def _read(self, known: Mapping[str, tuple[Piece, ...]] = MappingProxyType({})) -> tuple[ItemRow, ...]:
        """Give the rows as they are now; the pieces of some are `known`."""
        session = self._session
        if session is None or not 0 <= self._section < len(session.sections.rows):
            return ()
        doubtful = self._doubtful = session.doubtful
        wrong = {f.place: f.severity for f in reversed(session.open_findings) if f.severity is not Severity.HINT}
        rows: list[ItemRow] = []
        for entry in session.sections.rows[self._section].text_entries:
            under_tagged = bool(rows) and rows[-1].tagged and entry.level is Level.BODY and rows[-1].entry.is_heading
            tagged = entry.carried and not under_tagged
            pieces = known.get(entry.key) or pieces_of(entry.text, session.phrases, doubtful)
            number = session.sections.numbers[entry.key]
            rows.append(ItemRow(entry, number, pieces, tagged, wrong.get(entry.key)))
        return tuple(rows)

    @override
    def _identity(self, row: ItemRow) -> object:
        return row.entry.key


def entry_at(session: Session, key: str) -> Entry:
    """Give an entry of the session's report; Refused (ENTRY-UNKNOWN) if it is gone."""
    return session.report.outline[position(session.report.outline, key)]
