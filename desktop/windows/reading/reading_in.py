"""Reading a report, from the choice of a file to the ledger that holds it: the acts and what joins them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.catalog.load import standard_catalog
from desktop.refusal import Refused
from desktop.windows.clock import local_day
from desktop.windows.failure.crash_dialog import show_crash
from desktop.windows.keeping.office import Office
from desktop.windows.looks.appearance import Appearance
from desktop.windows.report_files import REPORT_SUFFIXES
from desktop.windows.settings import Settings
from desktop.windows.start.new_ledger_dialog import OpenLedger, Proposal
from desktop.windows.working.working import Working

if TYPE_CHECKING:
    from desktop.reading.found import Reading

_FILTER = f"报告 ({' '.join(f'*{suffix}' for suffix in REPORT_SUFFIXES)});;所有文件 (*)"


class ReadingIn(QObject):
    """One reading at a time; nothing is kept before it is confirmed."""

    def __init__(self, window: QWidget, office: Office, settings: Settings, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._office = office
        self._settings = settings
        self._appearance = appearance
        self._working = Working(appearance, self)
        self._working.refused.connect(self._is_not_read)
        self._path = Path()

    @property
    def running(self) -> bool:
        """Whether something is being read now."""
        return self._working.busy

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

        if (work := self._working.begin()) is None:
            return
        self._path = path
        words = f"正在转换“{path.name}”" if program else f"正在读“{path.name}”"
        self._working.run(ReadFile(path, work.cancelled, program), words, self._is_read, self._window)

    def read_text(self, text: str) -> None:
        """Read a text beside the window."""
        from desktop.windows.reading.jobs import ReadText

        if self._working.begin() is not None:
            self._path = Path()
            self._working.run(ReadText(text), "正在读粘贴的文字", self._is_read, self._window)

    def finish(self) -> None:
        """Stop what is being read; used when the program ends."""
        self._working.finish()

    def _is_read(self, reading: Reading) -> None:
        from desktop.windows.reading.dialog import ReadingDialog

        opened = self._office.at_hand
        known = OpenLedger(opened.path, opened.years) if opened and not opened.ledger.read_only else None
        proposal = Proposal(self._settings.last_folder, local_day(), reading.structure.unit, known)
        dialog = ReadingDialog(reading, standard_catalog(), proposal, self._appearance, self._window)
        dialog.confirmed.connect(self._office.take)
        dialog.open()

    def _is_not_read(self, refused: Refused) -> None:
        from desktop.operations.conversion import CONVERTIBLE, office_program

        if refused.code in CONVERTIBLE and office_program() is not None:
            self._offer_conversion(refused)
        else:
            show_crash(refused, self._appearance, self._window)

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
