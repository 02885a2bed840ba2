"""The text of a report is proofread while it is written: off the thread of the windows, once the typing rests."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from desktop.model.catalog import Catalog
from desktop.model.findings import Finding
from desktop.model.report import Report
from desktop.windows.background import Lane
from desktop.windows.change import PROOFREAD, Change
from desktop.windows.session import Session

REST = 400  # milliseconds without a change


@dataclass(frozen=True, slots=True)
class Proofread:
    """What was found in the words of a report."""

    report: Report
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ProofreadReport:
    """Proofreads a report as it is printed, beside last year's where that is known."""

    report: Report
    catalog: Catalog
    last: Report | None

    def __call__(self) -> Proofread:
        """Proofread it."""
        from desktop.checks.check import check_text

        return Proofread(self.report, check_text(self.report, self.catalog, self.last))


class TextWatch(QObject):
    """Hands the session what is found in its text. What is found in an older text is dropped: the next check comes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._failed_before = False
        self._lane = Lane(1, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._check)

    @property
    def busy(self) -> bool:
        """Whether something is still to be found."""
        return self._timer.isActive() or self._lane.busy

    def show_session(self, session: Session | None) -> None:
        """Watch this session from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
        self._session = session
        self._failed_before = False
        self._timer.stop()
        if session is not None:
            session.changed.connect(self._changed)
            self._timer.start(0)

    def finish(self) -> None:
        """Wait until the text that is being read is read; used when the program ends."""
        self._timer.stop()
        self._lane.finish()

    def _changed(self, change: Change) -> None:
        if change.by != PROOFREAD:
            self._timer.start(REST)

    def _check(self) -> None:
        if self._session is None:
            return
        if self._lane.busy:
            self._timer.start(REST)
            return
        session = self._session
        self._lane.run(ProofreadReport(session.report, session.catalog, session.last), self._done, self._failed)

    def _done(self, found: Proofread) -> None:
        if self._session is not None:
            self._session.take_text_findings(found.report, found.findings)

    def _failed(self, error: Exception) -> None:
        """Tell it once: whoever goes on writing is not to be told at every pause."""
        if not self._failed_before:
            self._failed_before = True
            raise error
