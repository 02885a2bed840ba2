"""The lines of the findings as a list."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from desktop.windows.change import Change
from desktop.windows.findings.rows import FindingCounts, FindingRow, count_rows, finding_rows
from desktop.windows.session import Session

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class FindingsRole:
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class FindingsModel(QAbstractListModel):
    """What is wrong with the session's report; `counted` says that the numbers changed."""

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._rows: tuple[FindingRow, ...] = ()

    def show_session(self, session: Session | None) -> None:
        """Show this session's findings from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
        self._session = session
        if session is not None:
            session.changed.connect(self._changed)
        self._show(finding_rows(session) if session else ())

    @property
    def counts(self) -> FindingCounts:
        """How many lines there are of each severity."""
        return count_rows(self._rows)

    def row(self, index: int) -> FindingRow:
        """Give a line."""
        return self._rows[index]

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.sentence
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.severity.label}，{row.where}，{row.sentence}"
            case FindingsRole.ROW:
                return row
            case _:
                return None

    def _changed(self, change: Change) -> None:
        del change  # any change can settle any finding
        self._show(finding_rows(self._session) if self._session else ())

    def _show(self, rows: tuple[FindingRow, ...]) -> None:
        if rows == self._rows:
            return
        if len(rows) == len(self._rows):
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        self.counted.emit()
