"""Proofreading a file, from its choice to what was found in it."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.failure.crash_dialog import show_crash
from desktop.windows.looks.appearance import Appearance
from desktop.windows.proofing.jobs import ProofFile, Wanted
from desktop.windows.reading.wait import ReadingWait
from desktop.windows.settings import Settings

if TYPE_CHECKING:
    from desktop.operations.proofreading import Proof

_SHOWN_AFTER = 300  # milliseconds: a file is mostly read before anybody would look at a bar
_CANCELLED = "CHILD-CANCELLED"


class Proofing(QObject):
    """One file at a time."""

    def __init__(self, window: QWidget, settings: Settings, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._appearance = appearance
        self._lane = Lane(1, self)
        self._stop = Event()
        self._wait: ReadingWait | None = None
        self._wanted: Wanted | None = None

    @property
    def running(self) -> bool:
        """Whether a file is being proofread now."""
        return self._lane.busy

    def ask(self) -> None:
        """Ask which file is to be proofread."""
        from desktop.windows.proofing.ask_dialog import ProofDialog

        dialog = ProofDialog(self._settings.last_folder, self._appearance, self._window)
        dialog.chosen.connect(self.proofread)
        dialog.open()

    def proofread(self, wanted: Wanted) -> None:
        """Proofread a file beside the window."""
        if self._lane.busy:
            return
        self._stop = Event()
        self._wanted = wanted
        self._settings.last_folder = wanted.path.parent
        self._lane.run(ProofFile(wanted, self._stop.is_set), self._done, self._failed)
        self._wait = ReadingWait(f"正在校对“{wanted.path.name}”…", self._appearance, self._window)
        self._wait.setWindowTitle("正在校对")
        self._wait.rejected.connect(self._stopped)
        QTimer.singleShot(_SHOWN_AFTER, self, self._show_wait)

    def finish(self) -> None:
        """Stop what is being read; used when the program ends."""
        self._stop.set()
        self._lane.finish()

    def _show_wait(self) -> None:
        if self._wait is not None:
            self._wait.open()

    def _stopped(self) -> None:
        self._wait = None  # it deletes itself
        self._stop.set()

    def _end_wait(self) -> None:
        if self._wait is not None:
            self._wait.accept()
            self._wait.deleteLater()
            self._wait = None

    def _done(self, proof: Proof) -> None:
        from desktop.windows.proofing.window import ProofWindow

        self._end_wait()
        if self._stop.is_set() or self._wanted is None:
            return
        ProofWindow(self._wanted.path.name, proof, self._appearance, self._window).open()

    def _failed(self, error: Exception) -> None:
        self._end_wait()
        if not isinstance(error, Refused):
            raise error
        if error.code != _CANCELLED:
            show_crash(error, self._appearance, self._window)
