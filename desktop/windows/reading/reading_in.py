"""Reading a report, from the choice of a file to the ledger that holds it: the acts and what joins them."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.catalog.load import standard_catalog
from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.clock import local_day
from desktop.windows.failure.crash_dialog import show_crash
from desktop.windows.keeping.office import Office
from desktop.windows.looks.appearance import Appearance
from desktop.windows.reading.wait import ReadingWait
from desktop.windows.report_files import REPORT_SUFFIXES
from desktop.windows.settings import Settings
from desktop.windows.start.new_ledger_dialog import OpenLedger, Proposal

if TYPE_CHECKING:
    from desktop.reading.found import Reading
    from desktop.windows.reading.jobs import ReadFile, ReadText

_FILTER = f"报告 ({' '.join(f'*{suffix}' for suffix in REPORT_SUFFIXES)});;所有文件 (*)"
_SHOWN_AFTER = 300  # milliseconds: a report is mostly read before anybody would look at a bar
_CANCELLED = ("CHILD-CANCELLED", "CONVERT-CANCELLED")


class ReadingIn(QObject):
    """One reading at a time; nothing is kept before it is confirmed."""

    def __init__(self, window: QWidget, office: Office, settings: Settings, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._office = office
        self._settings = settings
        self._appearance = appearance
        self._lane = Lane(1, self)
        self._stop = Event()
        self._wait: ReadingWait | None = None
        self._path = Path()

    @property
    def running(self) -> bool:
        """Whether something is being read now."""
        return self._lane.busy

    def ask_file(self) -> None:
        """Ask for a report's file."""
        dialog = QFileDialog(self._window, "打开去年的报告", str(self._settings.last_folder), _FILTER)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._file_chosen)
        dialog.open()

    def ask_text(self) -> None:
        """Ask for the text of a report."""
        from desktop.windows.reading.text_dialog import ReadingTextDialog

        dialog = ReadingTextDialog(self._appearance, self._window)
        dialog.chosen.connect(self.read_text)
        dialog.open()

    def read_file(self, path: Path, program: Path | None = None) -> None:
        """Read a file beside the window, converting it first where a program for that is given."""
        from desktop.windows.reading.jobs import ReadFile

        if self._lane.busy:
            return
        self._stop = Event()
        self._path = path
        words = f"正在转换“{path.name}”…" if program else f"正在读“{path.name}”…"
        self._run(ReadFile(path, self._stop.is_set, program), words)

    def read_text(self, text: str) -> None:
        """Read a text beside the window."""
        from desktop.windows.reading.jobs import ReadText

        if not self._lane.busy:
            self._stop = Event()
            self._path = Path()
            self._run(ReadText(text), "正在读粘贴的文字…")

    def finish(self) -> None:
        """Stop what is being read; used when the program ends."""
        self._stop.set()
        self._lane.finish()

    def _run(self, job: ReadFile | ReadText, words: str) -> None:
        self._lane.run(job, self._is_read, self._is_not_read)
        self._wait = ReadingWait(words, self._appearance, self._window)
        self._wait.rejected.connect(self._stopped)
        QTimer.singleShot(_SHOWN_AFTER, self, self._show_wait)

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

    def _is_read(self, reading: Reading) -> None:
        from desktop.windows.reading.dialog import ReadingDialog

        self._end_wait()
        if self._stop.is_set():
            return
        opened = self._office.at_hand
        known = OpenLedger(opened.path, opened.years) if opened and not opened.ledger.read_only else None
        proposal = Proposal(self._settings.last_folder, local_day(), reading.structure.unit, known)
        dialog = ReadingDialog(reading, standard_catalog(), proposal, self._appearance, self._window)
        dialog.confirmed.connect(self._office.take)
        dialog.open()

    def _is_not_read(self, error: Exception) -> None:
        from desktop.operations.conversion import CONVERTIBLE, office_program

        self._end_wait()
        if not isinstance(error, Refused):
            raise error
        if error.code in _CANCELLED:
            return
        if error.code in CONVERTIBLE and office_program() is not None:
            self._offer_conversion(error)
        else:
            show_crash(error, self._appearance, self._window)

    def _offer_conversion(self, refused: Refused) -> None:
        from desktop.windows.reading.text_dialog import ConvertDialog

        dialog = ConvertDialog(refused.sentence, self._appearance, self._window)
        dialog.accepted.connect(self._convert)
        dialog.open()

    def _convert(self) -> None:
        from desktop.operations.conversion import office_program

        self.read_file(self._path, office_program())

    def _file_chosen(self, path: str) -> None:
        self._settings.last_folder = Path(path).parent
        self.read_file(Path(path))
