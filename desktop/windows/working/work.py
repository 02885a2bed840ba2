"""What a job shares with the window that waits for it: how far the job is, and whether it is to stop."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.operations.long_work import Watch


@dataclass(slots=True, weakref_slot=True)  # Qt keeps weak references to what its signals call
class Work:
    """The job says how far it is, and the window shows it; the window says that it is to stop, and the job looks."""

    done: int = 0
    total: int = 0
    name: str = ""
    _stop: Event = field(default_factory=Event)

    def tell(self, name: str, done: int, total: int) -> None:
        """Say what comes next, how many are done, and of how many."""
        self.name, self.done, self.total = name, done, total

    def stop(self) -> None:
        """Ask the job to stop."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def cancelled(self) -> bool:
        """Say the same, to the job."""
        return self._stop.is_set()

    @property
    def watch(self) -> Watch:
        """What an operation takes for its progress and its cancelling; asked for by a job, when it runs."""
        from desktop.operations.long_work import Watch

        return Watch(self.tell, self.cancelled)
