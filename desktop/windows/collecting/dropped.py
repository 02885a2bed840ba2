"""What was dropped on a window and may be what a department sends: workbooks, folders, texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from desktop.windows.report_files import REPORT_SUFFIXES

WORKBOOK_SUFFIXES = (".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods", ".csv")


def dropped_returns(data: QMimeData) -> tuple[Path, ...]:
    """Give the workbooks, folders and texts among the files that are dropped; what a file really is, reading says."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in WORKBOOK_SUFFIXES or is_text(path) or path.is_dir())


def is_text(path: Path) -> bool:
    """Say whether a file is a text by its name."""
    return path.suffix.lower() in REPORT_SUFFIXES


def texts_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give the texts among what came."""
    return tuple(path for path in paths if is_text(path) and not path.is_dir())
