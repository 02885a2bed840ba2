"""The lines of the findings as a list, all of them or some."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from typing_extensions import override

from desktop.model.findings import Finding
from desktop.model.severity import Severity
from desktop.windows.findings.rows import FindingCounts, FindingRow, ItemNames, count_rows, finding_rows, with_firsts
from desktop.windows.looks.chip_row import Chip
from desktop.windows.outline.sections import Sections
from desktop.windows.session import Session
from desktop.windows.session_list import Index, SessionList


class FindingsRole:
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class Shown(StrEnum):
    """Which lines are listed."""

    OPEN = "open"
    ERRORS = "errors"
    WARNINGS = "warnings"
    HINTS = "hints"
    SETTLED = "settled"


_SEVERITY_OF = {Shown.ERRORS: Severity.ERROR, Shown.WARNINGS: Severity.WARNING, Shown.HINTS: Severity.HINT}


class FindingsModel(SessionList[FindingRow]):
    """What is wrong with the session's report; `counted` says that the numbers changed."""

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[FindingRow, ...] = ()
        self._of: tuple[tuple[Finding, ...], Sections, ItemNames] | None = None  # what the lines were made of
        self._shown = Shown.OPEN
        self._section: int | None = None
        self._counts = FindingCounts()

    @override
    def show_session(self, session: Session | None) -> None:
        super().show_session(session)
        self.counted.emit()

    @property
    def counts(self) -> FindingCounts:
        """How many lines there are of each severity, listed or not."""
        return self._counts

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The choices of what is listed, with their numbers."""
        counts = self.counts
        return (
            Chip(Shown.OPEN, "全部", counts.total),
            Chip(Shown.ERRORS, "错误", counts.errors),
            Chip(Shown.WARNINGS, "提醒", counts.warnings),
            Chip(Shown.HINTS, "提示", counts.hints),
            Chip(Shown.SETTLED, "已说明", counts.settled),
        )

    def list_only(self, shown: Shown) -> None:
        """List these lines."""
        self._shown = shown
        self._begin(self._listed())

    def list_section(self, section: int | None) -> None:
        """List the lines of one row of the outline only; None lists those of all."""
        if section != self._section:
            self._section = section
            self._begin(self._listed())
            self.counted.emit()

    def alike(self, line: FindingRow) -> list[int]:
        """Give where the lines of the same rule about the same words of the same place stand."""
        return [number for number, row in enumerate(self._rows) if row.told == line.told]

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
        session = self._session
        if session is None:
            self._all, self._of = (), None
        elif self._of is not None and self._still_so(session, *self._of):
            return self._rows
        else:
            items = ItemNames(session)
            self._all, self._of = finding_rows(session, items), (session.findings, session.sections, items)
        return self._listed()

    @staticmethod
    def _still_so(session: Session, findings: tuple[Finding, ...], sections: Sections, items: ItemNames) -> bool:
        """Say whether nothing was found, written or renamed since, so that every line says what it said."""
        return findings is session.findings and sections is session.sections and items.hold

    def _of_section(self, rows: tuple[FindingRow, ...]) -> tuple[FindingRow, ...]:
        return rows if self._section is None else tuple(row for row in rows if row.section == self._section)

    def _listed(self) -> tuple[FindingRow, ...]:
        """Give the lines that are listed, and count them and those of the same section that are not."""
        settled, severity = self._shown is Shown.SETTLED, _SEVERITY_OF.get(self._shown)
        here = self._of_section(self._all)
        self._counts = count_rows(here)
        return with_firsts(row for row in here if row.settled == settled and severity in (None, row.severity))

    @override
    def _show(self, rows: tuple[FindingRow, ...]) -> None:
        if rows is not self._rows:
            super()._show(rows)
            self.counted.emit()
