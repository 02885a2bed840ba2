"""Filling a form as a department does: with openpyxl, or with a real office program."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

HEADINGS = ("序号", "指标", "单位", "上年", "本年", "自查", "备注", "口径", "编号")


def cells_by_code(sheet: Any) -> dict[str, dict[str, Any]]:
    """Give the cells of each indicator's row, by code and heading."""
    head = next(row for row in sheet.iter_rows() if row[0].value == "序号")
    headings = [str(cell.value).partition("\n")[0] for cell in head]
    code = headings.index("编号")
    rows = sheet.iter_rows(min_row=head[0].row + 1)
    return {row[code].value: dict(zip(headings, row, strict=True)) for row in rows if "." in str(row[code].value or "")}


def filled(data: bytes, values: Mapping[str, Any], notes: Mapping[str, str] | None = None) -> bytes:
    """Give a form with values and notes typed into it, saved by openpyxl."""
    book = load_workbook(io.BytesIO(data))
    by_code = cells_by_code(book["填报表"])
    for code, value in values.items():
        by_code[code]["本年"].value = value
    for code, note in (notes or {}).items():
        by_code[code]["备注"].value = note
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def saved_by_office(data: bytes, folder: Path, suffix: str = "xlsx", source_suffix: str = "xlsx") -> bytes:
    """Give a workbook opened and saved by LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program
    source = folder / f"in.{source_suffix}"
    source.write_bytes(data)
    made = folder / "out" / f"in.{suffix}"
    made.unlink(missing_ok=True)
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", str(made.parent), str(source)], check=True, capture_output=True, timeout=120)
    return made.read_bytes()


def shown_by_office(data: bytes, folder: Path) -> Any:
    """Give the sheet with the values that LibreOffice computed."""
    return load_workbook(io.BytesIO(saved_by_office(data, folder)), data_only=True)["填报表"]
