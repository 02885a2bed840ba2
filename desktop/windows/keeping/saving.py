"""Keeping: changes go to the ledger in their order, off the thread of the windows, and 已保存 is said only afterwards.

The ledger commits one change at a time, each against the versions that the commit before it gave back. A conflict
stops the queue until the session has taken over what the other one wrote.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.model.edits import Edit
from desktop.model.report import Report
from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.clock import local_time

if TYPE_CHECKING:
    from desktop.ledger.ledger import Committed, Conflict, Ledger, Loaded, Versions


class SaveKind(StrEnum):
    """How it stands with keeping."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"
    CONFLICT = "conflict"
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True)
class SaveState:
    """How it stands with keeping; `waiting` changes are not in the ledger yet, `sentence` says why."""

    kind: SaveKind
    at: datetime | None = None
    waiting: int = 0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Pending:
    """A change that waits to be kept."""

    before: Report
    after: Report
    edit: Edit
    label: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Another window or computer was faster: what was not kept, what stands in the ledger now, what still waits."""

    mine: Pending
    conflict: Conflict
    loaded: Loaded
    rest: tuple[Pending, ...]


@dataclass(frozen=True, slots=True)
class _Commit:
    ledger: Ledger
    pending: Pending
    versions: Versions

    def __call__(self) -> Committed | tuple[Conflict, Loaded]:
        from desktop.ledger.ledger import Change, Conflict

        mine = self.pending
        outcome = self.ledger.commit(Change(mine.before, mine.after, mine.edit, mine.label), self.versions)
        if isinstance(outcome, Conflict):
            return outcome, self.ledger.load(mine.before.unit, mine.before.year)
        return outcome


class Saving(QObject):
    """The queue between the session and its ledger."""

    stands = Signal(object)  # SaveState
    clashed = Signal(object)  # Clash

    def __init__(self, ledger: Ledger, versions: Versions, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._versions = versions
        self._lane = lane
        self._queue: deque[Pending] = deque()
        self._running = False
        self._failed = ""
        self._then: list[Callable[[], None]] = []

    @property
    def waiting(self) -> int:
        """How many changes are not in the ledger yet."""
        return len(self._queue)

    @property
    def read_only(self) -> bool:
        """Whether the ledger was opened to be looked at only."""
        return self._ledger.read_only

    def keep(self, pending: Pending) -> None:
        """Put a change into the queue; what failed before is tried again, first."""
        self._queue.append(pending)
        self._next()

    def when_kept(self, act: Callable[[], None]) -> None:
        """Do something as soon as every change is in the ledger: at once where nothing waits."""
        if self._queue:
            self._then.append(act)
        else:
            act()

    def retry(self) -> None:
        """Try again what failed."""
        self._next()

    def resume(self, versions: Versions, rest: Iterable[Pending]) -> None:
        """Go on after a conflict, with the versions and changes that follow from what the ledger has."""
        self._versions = versions
        self._queue = deque(rest)
        self._next()

    def _next(self) -> None:
        if self._running or not self._queue:
            return
        self._running = True
        self._tell(SaveKind.SAVING)
        self._lane.run(_Commit(self._ledger, self._queue[0], self._versions), self._committed, self._refused)

    def _committed(self, outcome: Committed | tuple[Conflict, Loaded]) -> None:
        self._running = False
        mine = self._queue.popleft()
        if isinstance(outcome, tuple):
            conflict, loaded = outcome
            rest = tuple(self._queue)
            self._queue.clear()
            self._tell(SaveKind.CONFLICT)
            self.clashed.emit(Clash(mine, conflict, loaded, rest))
            return
        self._versions = outcome.versions
        if self._queue:
            self._next()
        else:
            self._tell(SaveKind.SAVED, at=local_time())
            acts, self._then = self._then, []
            for act in acts:
                act()

    def _refused(self, error: Exception) -> None:
        self._running = False
        sentence = error.sentence if isinstance(error, Refused) else "没有保存成功，请检查磁盘是否已满或被断开。"
        self._tell(SaveKind.FAILED, sentence=sentence)

    def _tell(self, kind: SaveKind, *, at: datetime | None = None, sentence: str = "") -> None:
        self.stands.emit(SaveState(kind, at, len(self._queue), sentence))
