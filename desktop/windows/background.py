"""Work beside the window: one way of running it, with results handed over as values in the thread of the windows.

A job is a callable value that holds no Qt object. Who waits for it is told by a bound method, unless it was forgotten
meanwhile. A lane of one thread does its jobs in their order: the ledger has one of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, Self

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from typing_extensions import override

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


@dataclass(slots=True)
class _Outcome:
    """What came of a job: used as a context, it keeps an exception instead of letting it end the thread."""

    number: int
    result: object = None
    error: Exception | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, Exception):
            self.error = error
            return True
        return False


class _Courier(QObject):
    arrived = Signal(object)

    def deliver(self, outcome: _Outcome) -> None:
        self.arrived.emit(outcome)


class _Task(QRunnable):
    def __init__(self, number: int, job: Callable[[], object], courier: _Courier) -> None:
        super().__init__()
        self._number = number
        self._job = job
        self._courier = courier

    @override
    def run(self) -> None:
        with _Outcome(self._number) as outcome:
            outcome.result = self._job()
        self._courier.deliver(outcome)


class Lane(QObject):
    """Runs jobs in the background; with `width` 1 one after the other, in the order they were given."""

    def __init__(self, width: int = 1, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(width)
        self._pool.setExpiryTimeout(-1)
        self._courier = _Courier(self)
        self._courier.arrived.connect(self._arrived, Qt.ConnectionType.QueuedConnection)
        self._waiting: dict[int, tuple[Done, Failed]] = {}
        self._numbers = count(1)

    def run(self, job: Callable[[], object], done: Done, failed: Failed) -> int:
        """Run a job; `done` gets its result or `failed` its exception. Gives a number by which to forget it."""
        number = next(self._numbers)
        self._waiting[number] = (done, failed)
        self._pool.start(_Task(number, job, self._courier))
        return number

    def forget(self, number: int) -> None:
        """Tell nobody about the outcome of a job; it is finished all the same."""
        self._waiting.pop(number, None)

    @property
    def busy(self) -> bool:
        """Whether somebody still waits for a job."""
        return bool(self._waiting)

    def finish(self) -> None:
        """Wait until every job that was given is done; used when the program ends."""
        self._pool.waitForDone()

    def _arrived(self, outcome: _Outcome) -> None:
        waiting = self._waiting.pop(outcome.number, None)
        if waiting is None:
            return
        done, failed = waiting
        if outcome.error is None:
            done(outcome.result)
        else:
            failed(outcome.error)
