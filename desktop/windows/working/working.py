"""One piece of work at a time, beside the window: what runs, how far it is, and that it can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.looks.appearance import Appearance
from desktop.windows.working.wait import WorkWait
from desktop.windows.working.work import Work

_SHOWN_AFTER = 300  # milliseconds: what is done by then needs no bar
_CANCELLED = ("CHILD-CANCELLED", "CONVERT-CANCELLED")  # nothing came of it, and the user knows why


class Working(QObject):
    """`refused` gives the Refused of a job that was refused; any other error of a job is raised."""

    refused = Signal(object)  # Refused

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._lane = Lane(1, self)
        self._work = Work()
        self.wait: WorkWait | None = None  # of what runs, while it does
        self._done: Callable[[Any], None] | None = None

    @property
    def busy(self) -> bool:
        """Whether something runs."""
        return self._lane.busy

    def begin(self) -> Work | None:
        """Give the Work of a job that is to be run; None while another one runs."""
        if self._lane.busy:
            return None
        self._work = Work()
        return self._work

    def run(self, job: Callable[[], object], words: str, done: Callable[[Any], None], parent: QWidget) -> None:
        """Run the job that was begun; `done` gets its result, unless it was stopped."""
        self._done = done
        self._lane.run(job, self._ended, self._failed)
        self.wait = WorkWait(words, self._work, self._appearance, parent)
        self.wait.rejected.connect(self._forget_wait)
        QTimer.singleShot(_SHOWN_AFTER, self, self._show_wait)

    def stop(self) -> None:
        """Ask what runs to stop, and tell nobody what came of it."""
        self._done = None
        self._work.stop()
        if self.wait is not None:
            self.wait.reject()

    def finish(self) -> None:
        """Stop what runs; used when the program ends."""
        self._work.stop()
        self._lane.finish()

    def _show_wait(self) -> None:
        if self.wait is not None:
            self.wait.open()

    def _forget_wait(self) -> None:
        self.wait = None  # it deletes itself

    def _end_wait(self) -> None:
        if self.wait is not None:
            self.wait.accept()
            self.wait.deleteLater()
            self.wait = None

    def _ended(self, result: object) -> None:
        self._end_wait()
        if self._done is not None and not self._work.stopped:
            self._done(result)

    def _failed(self, error: Exception) -> None:
        self._end_wait()
        if not isinstance(error, Refused):
            raise error
        if error.code not in _CANCELLED:
            self.refused.emit(error)
