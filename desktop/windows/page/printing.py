"""The sheets of the page on paper or in a PDF: laid out beside the window, from the document that Word would get."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from desktop.documents.blocks import Document, Style, with_official
from desktop.documents.profiles import Profile
from desktop.model.catalog import Catalog
from desktop.model.report import Report
from desktop.refusal import Refused
from desktop.windows.page.page import Page
from desktop.windows.page.sheet import paint_sheet

if TYPE_CHECKING:
    from desktop.operations.generate import Built

_POINTS_PER_INCH = 72
_DOTS = 1200  # per inch of a PDF: fine enough for the thinnest rule
_A4 = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is to be laid out: a report with what its sheets show of a 公文, in the fonts of a profile."""

    report: Report
    catalog: Catalog
    profile: Profile
    official: frozenset[Style]

    def laid_out(self, document: Document) -> Page:
        """Give the sheets of the document of this report, laid out in the thread that asks."""
        page = Page(self.profile)
        page.show(with_official(document, self.official))
        return page


@dataclass(frozen=True, slots=True)
class PdfJob:
    """Writes the sheets into a folder as a PDF, under a name made from the report's title."""

    sheets: Sheets
    folder: Path

    @property
    def report(self) -> Report:
        """The report that is written."""
        return self.sheets.report

    @property
    def catalog(self) -> Catalog:
        """What can be reported."""
        return self.sheets.catalog

    def __call__(self) -> Built:
        """Write it; Refused as `write_whole`."""
        from desktop.operations.generate import keep_built, ready_document, suggested_name

        asked = self.sheets
        document, findings = ready_document(asked.report, asked.catalog)
        data = pdf_of(asked.laid_out(document), document.title)
        target = self.folder / suggested_name(document, ".pdf")
        return keep_built(document, findings, asked.catalog, target, data)


@dataclass(frozen=True, slots=True)
class KeepPdf:
    """Writes the pages that an office program laid out into a folder, as `PdfJob` does our own."""

    report: Report
    catalog: Catalog
    pdf: bytes
    folder: Path

    def __call__(self) -> Built:
        """Write them; Refused as `write_whole`."""
        from desktop.operations.generate import keep_built, ready_document, suggested_name

        document, findings = ready_document(self.report, self.catalog)
        target = self.folder / suggested_name(document, ".pdf")
        return keep_built(document, findings, self.catalog, target, self.pdf)


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Prints the sheets that were asked for; gives how many. The printer is this job's alone while it runs."""

    sheets: Sheets
    printer: QPrinter

    def __call__(self) -> int:
        """Print; Refused (PRINT-FAILED) where the printer takes nothing."""
        from desktop.operations.generate import ready_document

        document, _ = ready_document(self.sheets.report, self.sheets.catalog)
        page = self.sheets.laid_out(document)
        self.printer.setPageLayout(_A4)
        self.printer.setFullPage(True)
        self.printer.setDocName(document.title)
        wanted = wanted_sheets(self.printer.printRange(), self.printer.fromPage(), self.printer.toPage(), page.sheets)
        if not _paint(page, self.printer, self.printer.resolution(), wanted):
            raise Refused(
                "PRINT-FAILED", "打印机没有接收，什么都没有打出来；请看打印机是否开着、有没有纸，再打印一次。"
            )
        return len(wanted)


def wanted_sheets(kind: QPrinter.PrintRange, first: int, last: int, sheets: int) -> range:
    """Give the sheets, from 0, that were asked for with page numbers from 1."""
    if kind is QPrinter.PrintRange.PageRange and first:
        return range(max(0, first - 1), min(sheets, max(first, last)))
    return range(sheets)


def pdf_of(page: Page, title: str) -> bytes:
    """Give the sheets as a PDF."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("法治年报")
    writer.setResolution(_DOTS)
    writer.setPageLayout(_A4)
    _paint(page, writer, _DOTS, range(page.sheets))
    buffer.close()
    return bytes(data.data())


def _paint(page: Page, device: QPrinter | QPdfWriter, dots: int, sheets: range) -> bool:
    painter = QPainter()
    if not sheets or not painter.begin(device):
        return False
    for number, sheet in enumerate(sheets):
        if number and not device.newPage():
            break
        painter.resetTransform()
        painter.scale(dots / _POINTS_PER_INCH, dots / _POINTS_PER_INCH)
        paint_sheet(painter, page, sheet)
    return painter.end()
