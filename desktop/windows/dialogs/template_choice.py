"""Which template reports are written with: one of the program's, or a .docx of the office's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.documents.formats import PLAIN, UPWARD, official_styles
from desktop.refusal import Refused
from desktop.windows.dialogs.fields import StillComboBox
from desktop.windows.looks.appearance import Appearance
from desktop.windows.settings import documents_folder

_LABELS = ((PLAIN, "正文（无红头）"), (UPWARD, "上行文（红头）"))
_OWN = "自己的Word模板…"


class TemplateChoice(StillComboBox):
    """The templates; the last line asks for a file, read at once. `changed` is about `chosen` and `problem`."""

    changed = Signal()

    def __init__(self, template: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        for name, label in _LABELS:
            self.addItem(label, name)
        self.addItem(_OWN, "")
        if template not in (PLAIN, UPWARD):
            self._add_own(template)
        self._show(template, _wrong(template))
        self.activated.connect(self._activated)

    @property
    def chosen(self) -> str:
        """The name of a template, or the path of a .docx."""
        return self._chosen

    @property
    def problem(self) -> str:
        """Why the file that was picked, or the template itself, cannot be used; "" if it can."""
        return self._problem

    def use_file(self, path: str) -> None:
        """Choose a .docx, if it can be read as a template; otherwise what was chosen before stays."""
        problem = _wrong(path)
        if not problem:
            self._add_own(path)
        self._show(self._chosen if problem else path, problem)

    def _add_own(self, path: str) -> None:
        """Put the file above the line that asks for one; there is only one."""
        while self.count() > len(_LABELS) + 1:
            self.removeItem(len(_LABELS))
        self.insertItem(len(_LABELS), Path(path).name, path)
        self.setItemData(len(_LABELS), path, Qt.ItemDataRole.ToolTipRole)

    def _show(self, template: str, problem: str) -> None:
        self._chosen, self._problem = template, problem
        self.setCurrentIndex(self.findData(template))
        self.changed.emit()

    def _activated(self, index: int) -> None:
        wanted = str(self.itemData(index))
        if wanted:
            self._show(wanted, _wrong(wanted))
            return
        self._show(self._chosen, "")
        known = Path(self._chosen).parent if self._chosen not in (PLAIN, UPWARD) else documents_folder()
        dialog = QFileDialog(self.window(), "选择Word模板", str(known), "Word模板 (*.docx)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.use_file)
        dialog.open()


def _wrong(template: str) -> str:
    try:
        official_styles(template)
    except Refused as refused:
        return refused.sentence
    return ""
