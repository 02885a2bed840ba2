"""Where a table is to be saved: the dialog of the system, with a name proposed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def save_dialog(title: str, proposed: Path, name_filter: str, parent: QWidget) -> QFileDialog:
    """Make the dialog; it frees itself, asks before it takes the name of a file that is there, and is to be opened."""
    dialog = QFileDialog(parent, title, str(proposed.parent), name_filter)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix[1:])
    dialog.selectFile(proposed.name)
    return dialog
