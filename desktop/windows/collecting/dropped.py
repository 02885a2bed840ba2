"""What was dropped on a window and may be what a department sends: workbooks, folders, texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from desktop.windows.report_files import REPORT_SUFFIXES

WORKBOOK_SUFFIXES = (".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods", ".csv")


def dropped_returns(data: QMimeData) -> tuple[Path, ...]:
    """Give the files that are dropped where a workbook, a folder or a text is among them; else none.

    What came together is told together: reading says of each what it really is.
    """
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return paths if any(map(_may_be_return, paths)) else ()


def _may_be_return(path: Path) -> bool:
    return path.suffix.lower() in WORKBOOK_SUFFIXES or is_text(path) or path.is_dir()


def is_text(path: Path) -> bool:
    """Say whether a file is a text by its name."""
    return path.suffix.lower() in REPORT_SUFFIXES


def texts_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give the texts among what came."""
    return tuple(path for path in paths if is_text(path) and not path.is_dir())
