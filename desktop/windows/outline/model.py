"""The rows of the outline: parts and headings with their state and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from desktop.model.edits import SetText
from desktop.model.findings import Finding, Severity
from desktop.model.outline import Entry
from desktop.model.progress import Progress, progress_of
from desktop.windows.change import Change
from desktop.windows.findings.rows import MISSING
from desktop.windows.outline.sections import Section
from desktop.windows.session import Session
from desktop.windows.session_list import Index, SessionList


class Ring(Enum):
    """How far a heading is; the word is for those who cannot see the ring."""

    EMPTY = "未开始"
    PART = "未填完"
    DONE = "已填完"
    CONFIRMED = "已核定"
    WRONG = "有问题"
    TEXT = "只有文字"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """What a row shows."""

    section: Section
    ring: Ring
    progress: Progress

    @property
    def wrong(self) -> int:
        """How many findings need an act."""
        return self.progress.errors + self.progress.warnings

    @property
    def words(self) -> str:
        """Number and title."""
        return f"{self.section.number}{self.section.title.rstrip('。')}"

    @property
    def filled(self) -> str:
        """n/m of the figures."""
        return f"{self.progress.filled}/{self.progress.total}"

    @property
    def spoken(self) -> str:
        """Everything that the row shows, in words."""
        progress = self.progress
        wrong = f"，{self.wrong}处要核对" if self.wrong else ""
        waits = f"，待核{progress.to_confirm}个" if progress.to_confirm else ""
        count = self.filled if progress.total else self.count
        return f"{self.words}，{self.ring.value}，{count}{waits}{wrong}"

    @property
    def count(self) -> str:
        """n/m of the figures, or how many wait for 核定 when all are filled; without figures, how much text is old."""
        progress = self.progress
        if progress.total:
            return f"待核 {progress.to_confirm}" if progress.done and progress.to_confirm else self.filled
        return f"沿用{self.progress.carried}段" if self.progress.carried else "–"


class OutlineRole:
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class OutlineModel(SessionList[OutlineRow]):
    """The sections of the session's report; after an edit those rows are counted again that it can have altered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._judged: Mapping[str, tuple[Severity, ...]] = {}  # what was wrong, by its place

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        row = self._rows[index.row()]
        if row.section.group:
            flags &= ~Qt.ItemFlag.ItemIsSelectable
        writable = self._session is not None and not self._session.read_only and self._entry(row) is not None
        return flags | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled if writable else flags

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Name a heading; one without a name stays as it was."""
        entry = self._entry(self._rows[index.row()]) if index.isValid() else None
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or entry is None or self._session is None or text in ("", entry.text):
            return False
        return self._session.do(SetText(entry.key, text), f"改标题“{text.rstrip('。')}”", by="outline")

    def _entry(self, row: OutlineRow) -> Entry | None:
        """Give the heading of a row; None for a row that is none."""
        first = row.section.entries[0] if row.section.entries else None
        return first if first is not None and first.key == row.section.key else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words
            case Qt.ItemDataRole.EditRole:
                entry = self._entry(row)
                return entry.text if entry is not None else row.section.title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.words if row.section.group else row.spoken
            case OutlineRole.ROW:
                return row
            case _:
                return None

    @override
    def _read(self) -> tuple[OutlineRow, ...]:
        session = self._session
        if session is None:
            return ()
        findings = _to_count(session.open_findings)
        self._judged = _by_place(findings)
        return tuple(_row(section, session, findings) for section in session.sections.rows)

    @override
    def _changed(self, change: Change) -> None:
        session = self._session
        if session is None or change.structure or len(session.sections.rows) != len(self._rows):
            super()._changed(change)
            return
        findings, before = _to_count(session.open_findings), self._judged
        self._judged = _by_place(findings)
        judged = {place for place in {*before, *self._judged} if before.get(place) != self._judged.get(place)}
        self._count_again(session, findings, session.altered(change) | change.keys | judged)

    def _count_again(self, session: Session, findings: list[Finding], places: Iterable[str]) -> None:
        sections = session.sections
        anew = {number for number, row in enumerate(self._rows) if row.section is not sections.rows[number]}
        rows = list(self._rows)
        for number in anew.union(*(sections.showing.get(place, ()) for place in places)):
            rows[number] = _row(sections.rows[number], session, findings)
        self._show(tuple(rows))

    @override
    def _identity(self, row: OutlineRow) -> object:
        return row.section.key


def _to_count(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings that need an act; that figures are missing is what n/m says already."""
    return [finding for finding in findings if finding.rule != MISSING and finding.severity is not Severity.HINT]


def _by_place(findings: Iterable[Finding]) -> dict[str, tuple[Severity, ...]]:
    found: dict[str, tuple[Severity, ...]] = {}
    for finding in findings:
        found[finding.place] = (*found.get(finding.place, ()), finding.severity)
    return found


def _row(section: Section, session: Session, findings: list[Finding]) -> OutlineRow:
    progress = progress_of(section.indicators, session.sections.owed, session.values, findings, section.entries)
    return OutlineRow(section, _ring(progress), progress)


def _ring(progress: Progress) -> Ring:
    if progress.errors or progress.warnings:
        return Ring.WRONG
    if not progress.total:
        return Ring.TEXT if progress.carried else Ring.DONE
    if progress.done:
        return Ring.DONE if progress.to_confirm else Ring.CONFIRMED
    return Ring.PART if progress.filled else Ring.EMPTY
