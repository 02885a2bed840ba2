"""Proofreading a file, from its choice to what was found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.refusal import Refused
from desktop.windows.failure.crash_dialog import show_crash
from desktop.windows.looks.appearance import Appearance
from desktop.windows.proofing.jobs import ProofFile, Wanted
from desktop.windows.settings import Settings
from desktop.windows.working.working import Working

if TYPE_CHECKING:
    from desktop.operations.proofreading import Proof


class Proofing(QObject):
    """One file at a time."""

    def __init__(self, window: QWidget, settings: Settings, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._appearance = appearance
        self._working = Working(appearance, self)
        self._working.refused.connect(self._refused)
        self._wanted: Wanted | None = None

    @property
    def running(self) -> bool:
        """Whether a file is being proofread now."""
        return self._working.busy

    def ask(self) -> None:
        """Ask which file is to be proofread."""
        from desktop.windows.proofing.ask_dialog import ProofDialog

        dialog = ProofDialog(self._settings.last_folder, self._appearance, self._window)
        dialog.chosen.connect(self.proofread)
        dialog.open()

    def proofread(self, wanted: Wanted) -> None:
        """Proofread a file beside the window."""
        if (work := self._working.begin()) is None:
            return
        self._wanted = wanted
        self._settings.last_folder = wanted.path.parent
        words = f"正在校对“{wanted.path.name}”"
        self._working.run(ProofFile(wanted, work.cancelled), words, self._done, self._window)

    def finish(self) -> None:
        """Stop what is being read; used when the program ends."""
        self._working.finish()

    def _done(self, proof: Proof) -> None:
        from desktop.windows.proofing.window import ProofWindow

        if self._wanted is not None:
            ProofWindow(self._wanted.path.name, proof, self._appearance, self._window).open()

    def _refused(self, refused: Refused) -> None:
        show_crash(refused, self._appearance, self._window)
