"""What leaves the program besides the Word file: paper, and a PDF of the page that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from desktop.documents.profiles import find_profile
from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.commands.command import Command, Desk, Group, Menu
from desktop.windows.generating import shown_official
from desktop.windows.notice_bar import Notice

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop.windows.page.printing import Sheets


class OutputCommands(Group):
    """Printing and PDF."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lane = Lane(1, self)
        self._printer: QPrinter | None = None

    @override
    def commands(self) -> tuple[Command, ...]:
        return (
            Command("print", self.print, Menu.REPORT),
            Command("export_pdf", self.export_pdf, Menu.REPORT, "导出 PDF"),
        )

    @override
    def finish(self) -> None:
        self._lane.finish()

    def print(self) -> None:
        """Ask for the printer and the pages."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        window = self.desk.window
        window.finish()
        if window.session is None or self._lane.busy:
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setObjectName("print")
        dialog.setWindowTitle("打印报告")
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, window.place.page.count())
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.finished.connect(self._printer_chosen)
        dialog.show()

    def print_to(self, printer: QPrinter) -> None:
        """Print to a printer, beside the window."""
        from desktop.windows.page.printing import PrintJob

        sheets = self._sheets()
        if sheets is not None:
            self._lane.run(PrintJob(sheets, printer), self._printed, self._failed)

    def export_pdf(self) -> None:
        """Write a PDF of the pages that are seen beside the ledger; nothing is asked."""
        from desktop.windows.page.printing import KeepPdf, PdfJob

        self.desk.window.finish()
        sheets, opened = self._sheets(), self.desk.office.at_hand
        if sheets is None or opened is None:
            return
        folder, pdf = opened.path.parent, self.desk.window.place.page.fresh_pdf
        job = KeepPdf(sheets.report, sheets.catalog, pdf, folder) if pdf else PdfJob(sheets, folder)
        self.desk.generating.generate(job)

    def _sheets(self) -> Sheets | None:
        from desktop.windows.page.printing import Sheets

        session, settings = self.desk.window.session, self.desk.settings
        if session is None:
            return None
        profile = find_profile(settings.profile)
        return Sheets(session.report, session.catalog, profile, shown_official(settings))

    def _printer_chosen(self, result: int) -> None:
        printer, self._printer = self._printer, None
        if result and printer is not None:
            self.print_to(printer)

    def _printed(self, count: int) -> None:
        lacking = self.desk.window.place.page.lacking
        said = f"；本机没有{'、'.join(lacking)}，是用相近的字体打的" if lacking else ""
        self.desk.window.tell(Notice(f"已送去打印，共 {count} 页{said}。"))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.desk.window.tell(Notice(error.sentence, kind="error"))
