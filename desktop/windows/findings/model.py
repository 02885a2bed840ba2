"""The lines of the findings as a list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from desktop.windows.findings.rows import FindingCounts, FindingRow, count_rows, finding_rows
from desktop.windows.session import Session
from desktop.windows.session_list import Index, SessionList


class FindingsRole:
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class FindingsModel(SessionList[FindingRow]):
    """What is wrong with the session's report; `counted` says that the numbers changed."""

    counted = Signal()

    @override
    def show_session(self, session: Session | None) -> None:
        super().show_session(session)
        self.counted.emit()

    @property
    def counts(self) -> FindingCounts:
        """How many lines there are of each severity."""
        return count_rows(self._rows)

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

    @override
    def _read(self) -> tuple[FindingRow, ...]:
        return finding_rows(self._session) if self._session else ()

    @override
    def _show(self, rows: tuple[FindingRow, ...]) -> None:
        if rows != self._rows:
            super()._show(rows)
            self.counted.emit()
