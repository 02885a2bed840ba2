"""Keeping: changes go to the ledger in their order, off the thread of the windows, and 已保存 is said only afterwards.

The ledger commits one change at a time, each against the versions that the commit before it gave back. A conflict
stops the queue until the session has taken over what the other one wrote.

Every change is handed to the lane of the ledger at once, so that whatever is asked of the ledger later, such as another
year or its end, finds it kept.
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
    from desktop.ledger.ledger import Conflict, Ledger, Loaded, Versions


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


@dataclass(slots=True)
class _Chain:
    """Commits of which each needs the versions of the one before; only the lane of the ledger changes it."""

    versions: Versions
    broken: bool = False  # by a conflict or a failure: what comes after it is not committed


@dataclass(frozen=True, slots=True)
class _Commit:
    ledger: Ledger
    pending: Pending
    chain: _Chain

    def __call__(self) -> _Outcome:
        from desktop.ledger.ledger import Change, Conflict

        mine, chain = self.pending, self.chain
        if chain.broken:
            return _Outcome(chain)
        chain.broken = True  # until it is known to be whole
        outcome = self.ledger.commit(Change(mine.before, mine.after, mine.edit, mine.label), chain.versions)
        if isinstance(outcome, Conflict):
            return _Outcome(chain, conflict=(outcome, self.ledger.load(mine.before.unit, mine.before.year)))
        chain.versions, chain.broken = outcome.versions, False
        return _Outcome(chain, committed=True)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a commit; nothing did behind a break of its chain."""

    chain: _Chain
    committed: bool = False
    conflict: tuple[Conflict, Loaded] | None = None


class Saving(QObject):
    """The queue between the session and its ledger."""

    stands = Signal(object)  # SaveState
    clashed = Signal(object)  # Clash

    def __init__(self, ledger: Ledger, versions: Versions, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._chain = _Chain(versions)
        self._lane = lane
        self._queue: deque[Pending] = deque()
        self._asked = 0  # how many of the queue were handed to the lane and have not come back
        self._why = ""  # the last commit failed
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
        self._hand_over()

    def when_kept(self, act: Callable[[], None]) -> None:
        """Do something as soon as every change is in the ledger: at once where nothing waits."""
        if self._queue:
            self._then.append(act)
        else:
            act()

    def retry(self) -> None:
        """Try again what failed."""
        self._hand_over()

    def resume(self, versions: Versions, rest: Iterable[Pending]) -> None:
        """Go on after a conflict, with the versions and changes that follow from what the ledger has."""
        self._queue = deque(rest)
        self._asked = 0
        self._chain = _Chain(versions)
        self._hand_over()

    def _hand_over(self) -> None:
        """Hand the lane what it has not got yet; after a failure all of it, when what failed has come back."""
        if not self._asked and self._chain.broken:
            self._chain = _Chain(self._chain.versions)
        for pending in tuple(self._queue)[self._asked :]:
            self._asked += 1
            self._lane.run(_Commit(self._ledger, pending, self._chain), self._came_back, self._refused)
        if self._queue:
            self._tell(SaveKind.SAVING)

    def _came_back(self, outcome: _Outcome) -> None:
        if outcome.chain is not self._chain:
            return  # it was handed over before a conflict, and is in the queue of what follows from it
        self._asked -= 1
        if outcome.conflict is not None:
            conflict, loaded = outcome.conflict
            mine, *rest = self._queue
            self._queue.clear()
            self._tell(SaveKind.CONFLICT)
            self.clashed.emit(Clash(mine, conflict, loaded, tuple(rest)))
        elif outcome.committed:
            self._queue.popleft()
            if not self._queue:
                self._all_kept()
        elif not self._asked:
            self._tell(SaveKind.FAILED, sentence=self._why)

    def _all_kept(self) -> None:
        self._tell(SaveKind.SAVED, at=local_time())
        acts, self._then = self._then, []
        for act in acts:
            act()

    def _refused(self, error: Exception) -> None:
        self._asked -= 1
        self._why = error.sentence if isinstance(error, Refused) else "没有保存成功，请检查磁盘是否已满或被断开。"
        self._tell(SaveKind.FAILED, sentence=self._why)

    def _tell(self, kind: SaveKind, *, at: datetime | None = None, sentence: str = "") -> None:
        self.stands.emit(SaveState(kind, at, len(self._queue), sentence))
