"""Rows that are made of the session's report: what the lists of outline, text and findings have in common."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.windows.change import Change
from desktop.windows.session import Session

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
Row = TypeVar("Row")


class SessionList(QAbstractListModel, Generic[Row]):
    """A list that follows a session. Another session begins it anew; a change tells the view only what differs.

    What a list shows is said by `_read`, and what makes two rows the same one by `_identity`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._rows: tuple[Row, ...] = ()

    @property
    def session(self) -> Session | None:
        """The session whose report is shown."""
        return self._session

    def show_session(self, session: Session | None) -> None:
        """Show this session's report from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
        self._session = session
        if session is not None:
            session.changed.connect(self._changed)
        self._begin(self._read())

    def row(self, index: int) -> Row:
        """Give a row."""
        return self._rows[index]

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return SHOWN if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def _read(self) -> tuple[Row, ...]:
        """Give the rows as they are now."""
        return ()

    def _identity(self, row: Row) -> object:
        """Give what tells a row from the others; None where only its place does."""
        del row

    def _changed(self, change: Change) -> None:
        del change  # any change can alter any row
        self._show(self._read())

    def _show(self, rows: tuple[Row, ...]) -> None:
        if rows is self._rows:
            return
        if list(map(self._identity, rows)) != list(map(self._identity, self._rows)):
            self._begin(rows)
            return
        old, self._rows = self._rows, rows
        for number, (before, now) in enumerate(zip(old, rows, strict=True)):
            if before != now:
                self.dataChanged.emit(self.index(number), self.index(number))

    def _begin(self, rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
