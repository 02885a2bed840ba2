"""What a job and the window that waits for it share: how far it is, and that it shall stop."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event


@dataclass(slots=True, weakref_slot=True)  # Qt keeps weak references to what its signals call
class Work:
    """How far a job is, told by the job and looked at by the window, and whether it shall stop."""

    done: int = 0
    total: int = 0
    name: str = ""
    _stop: Event = field(default_factory=Event)

    def tell(self, done: int, total: int, name: str) -> None:
        """Say how many are done, of how many, and the name of the next."""
        self.done, self.total, self.name = done, total, name

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
