"""收回报来的表: files or a folder; they can be dropped on the window, too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from typing_extensions import override

from desktop.windows.collecting.dropped import WORKBOOK_SUFFIXES
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.looks.appearance import Appearance
from desktop.windows.report_files import REPORT_SUFFIXES

_FILTER = f"表格 ({' '.join(f'*{suffix}' for suffix in WORKBOOK_SUFFIXES)});;所有文件 (*)"
_TEXTS = f"文字材料 ({' '.join(f'*{suffix}' for suffix in REPORT_SUFFIXES)});;所有文件 (*)"


class BackDialog(ActDialog):
    """`chosen` gives the paths."""

    chosen = Signal(tuple)  # of Path

    def __init__(self, folder: Path, appearance: Appearance, parent: QWidget | None = None) -> None:
        sentence = (
            "选收到的表，改过名字的也认得出；或者选单位写的文字材料。先给您看，认可的才采用。"
            "把文件或者文件夹从聊天窗口、桌面拖到本程序的窗口上，也是一样的。"
        )
        super().__init__(Act("收回报来的表", sentence, "选表…"), appearance, parent, width=480)
        self.setObjectName("taking_back")
        self._folder = folder
        self.whole_folder = QPushButton("选整个文件夹…", self)
        self.whole_folder.setAccessibleName("选整个文件夹")
        self.whole_folder.clicked.connect(self.ask_folder)
        self.material = QPushButton("选文字材料…", self)
        self.material.setAccessibleName("选文字材料")
        self.material.clicked.connect(self.ask_material)
        for button in (self.material, self.whole_folder):
            self.add_button(button)
        self.primary.setFocus()

    @override
    def done_by_user(self) -> None:
        """Ask for workbooks."""
        self._ask("选收到的表", QFileDialog.FileMode.ExistingFiles, _FILTER)

    def ask_material(self) -> None:
        """Ask for a text."""
        self._ask("选单位的文字材料", QFileDialog.FileMode.ExistingFile, _TEXTS)

    def ask_folder(self) -> None:
        """Ask for a folder."""
        self._ask("选放着收到的表的文件夹", QFileDialog.FileMode.Directory, _FILTER)

    def _ask(self, title: str, mode: QFileDialog.FileMode, kinds: str) -> None:
        dialog = QFileDialog(self, title, str(self._folder), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.open()

    def _files_chosen(self, names: list[str]) -> None:
        self.chosen.emit(tuple(Path(name) for name in names))
        self.accept()
