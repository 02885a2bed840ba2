"""What was dropped on a window and may be a department's return: workbooks and folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

WORKBOOK_SUFFIXES = (".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods", ".csv")


def dropped_workbooks(data: QMimeData) -> tuple[Path, ...]:
    """Give the workbooks and folders among the files that are dropped; what a file really is, reading says."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in WORKBOOK_SUFFIXES or path.is_dir())
