"""The report as an office program lays it out: the Word file turned into pages, and a page into a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from desktop.documents.formats import Look
from desktop.model.catalog import Catalog
from desktop.model.report import Report


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The pages as a PDF, and which report and look they are of."""

    pdf: bytes
    report: Report
    look: Look


@dataclass(frozen=True, slots=True)
class LayOut:
    """Writes the report to Word and has an office program lay it out."""

    report: Report
    catalog: Catalog
    look: Look
    program: Path
    cancelled: Callable[[], bool]

    def __call__(self) -> LaidOut:
        """Lay it out; Refused as `write_document` and `as_pdf`."""
        from desktop.documents.formats import write_document
        from desktop.operations.conversion import as_pdf
        from desktop.operations.generate import ready_document

        document, _ = ready_document(self.report, self.catalog)
        pdf = as_pdf(write_document(document, ".docx", self.look), self.program, self.cancelled)
        return LaidOut(pdf, self.report, self.look)


@dataclass(frozen=True, slots=True)
class SizesOf:
    """Tells how large the pages of a PDF are, in points; all that looks into PDFs must be in one lane."""

    pdf: bytes

    def __call__(self) -> tuple[tuple[float, float], ...]:
        """Give width and height of each page."""
        document = _opened(self.pdf)
        return tuple(tuple(page.get_size()) for page in document)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page, from 0, as a picture `width` pixels wide."""

    number: int
    width: int
    picture: QImage


@dataclass(frozen=True, slots=True)
class DrawPage:
    """Draws a page of a PDF."""

    pdf: bytes
    number: int
    width: int

    def __call__(self) -> Drawn:
        """Draw it."""
        page = _opened(self.pdf)[self.number]
        bitmap = page.render(scale=self.width / page.get_width(), prefer_bgrx=True)
        wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
        picture = QImage(bytes(bitmap.buffer), wide, high, stride, QImage.Format.Format_RGB32)
        return Drawn(self.number, self.width, picture.copy())


def _opened(pdf: bytes) -> Any:
    """Open a PDF: what comes from this library has no types."""
    import pypdfium2

    library: Any = pypdfium2
    return library.PdfDocument(pdf)
