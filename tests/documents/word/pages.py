"""A page as LibreOffice prints it, measured: where each character lies, and what the validators say of a file."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

MILLIMETRE = 72 / 25.4
TEXT_LEFT, TEXT_RIGHT, TEXT_TOP, TEXT_BOTTOM = 28.0, 184.0, 37.0, 262.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A character on a page: its ink in millimetres from the left and the top, and the height of its base line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float


@dataclass(frozen=True, slots=True)
class Page:
    marks: tuple[Mark, ...]
    rules: tuple[float, ...]  # the middles of what is drawn from edge to edge of the 版心

    @property
    def lines(self) -> list[str]:
        """The text in the 版心, line by line."""
        rows: defaultdict[float, str] = defaultdict(str)
        for mark in self.marks:
            if mark.base <= TEXT_BOTTOM:
                rows[round(mark.base, 1)] += mark.text
        return [rows[base] for base in sorted(rows)]

    def of(self, text: str) -> list[Mark]:
        """Return the marks of the first place of a text on the page."""
        start = "".join(mark.text for mark in self.marks).index(text)
        return list(self.marks[start : start + len(text)])


def measured(page: pypdfium2.PdfPage) -> Page:
    height, text = page.get_height(), page.get_textpage()
    marks: list[Mark] = []
    for place in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, place))
        if character.isspace():
            continue
        left, bottom, right, top = text.get_charbox(place)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        box = (left, height - top, right, height - bottom, height - y.value)
        marks.append(Mark(character, *(value / MILLIMETRE for value in box)))
    paths = [shape.get_bounds() for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    rules = {
        round((height - (top + bottom) / 2) / MILLIMETRE, 1)
        for left, bottom, right, top in paths
        if (right - left) / MILLIMETRE > 150 and (top - bottom) / MILLIMETRE < 3
    }
    return Page(tuple(marks), tuple(sorted(rules)))


def print_by_office(data: bytes, folder: Path) -> list[Page]:
    """Print a Word file by LibreOffice; its exit code says nothing, the file does."""
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is not installed"
    (folder / "report.docx").write_bytes(data)
    (folder / "report.pdf").unlink(missing_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf"))}
    command.append(str(folder / "report.docx"))
    subprocess.run(command, check=True, capture_output=True, timeout=100, env=environment)
    pdf = pypdfium2.PdfDocument(folder / "report.pdf")
    try:
        return [measured(page) for page in pdf]
    finally:
        pdf.close()


def validated(data: bytes, folder: Path) -> None:
    """Let both validators look at a file, and fail with what one of them finds."""
    path = folder / "report.docx"
    path.write_bytes(data)
    sdk = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    audit = shutil.which("openxml-audit")
    assert sdk, "the Open XML SDK validator is not installed"
    assert audit, "openxml-audit is not installed"
    for command in ([sdk], [audit]):
        verdict = subprocess.run([*command, str(path)], check=False, capture_output=True, text=True, timeout=100)
        assert verdict.returncode == 0, verdict.stdout + verdict.stderr
