"""Which file is to be proofread, against which file of last year, and of which year it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from desktop.model.years import read_year
from desktop.refusal import Refused
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, line_edit, line_with_button
from desktop.windows.looks.appearance import Appearance
from desktop.windows.proofing.jobs import Wanted
from desktop.windows.report_files import REPORT_SUFFIXES

_FILTER = f"报告 ({' '.join(f'*{suffix}' for suffix in REPORT_SUFFIXES)});;所有文件 (*)"


class ProofDialog(ActDialog):
    """Asks for the files. `chosen` carries a Wanted; the files themselves are only read, never changed."""

    chosen = Signal(object)

    def __init__(self, folder: Path, appearance: Appearance, parent: QWidget | None = None) -> None:
        sentence = "会读一遍文件，列出前后对不上的数、旧年度的话和用字上的毛病。文件本身不会改动。"
        super().__init__(Act("校对一个文件", sentence, "校对"), appearance, parent)
        self.setObjectName("proof")
        self._folder = folder
        self.path, self.last = line_edit(placeholder="Word、文本或者网页文件"), line_edit(placeholder="没有可以不选")
        self.year = line_edit(placeholder="标题里看不出时才填")
        self.path_field = self._add("文件", self.path)
        self.last_field = self._add("上一年的", self.last, "有上一年的报告对照，能看出哪些话是原样照搬的。")
        self.year_field = Field("年度", self.year, appearance, parent=self.body_widget)
        self.body.addWidget(self.year_field)
        self.body.addStretch()
        for field in (self.path_field, self.last_field, self.year_field):
            editor = field.editor.focusProxy() or field.editor
            if isinstance(editor, QLineEdit):
                editor.textChanged.connect(self._forgive)
        self.path.setFocus()

    def done_by_user(self) -> None:
        """Check the fields, say what is wrong beside one, or hand the choice over."""
        if not self.path.text().strip():
            self.path_field.show_problem("还没有选文件，请点“选择…”。")
            self.path.setFocus()
            return
        typed = self.year.text().strip()
        try:
            year = read_year(typed) if typed else None
        except Refused as refused:
            self.year_field.show_problem(refused.sentence)
            self.year.setFocus()
            return
        last = self.last.text().strip()
        self.chosen.emit(Wanted(Path(self.path.text().strip()), Path(last) if last else None, year))
        self.accept()

    def _add(self, label: str, edit: QLineEdit, hint: str = "") -> Field:
        button = QPushButton("选择…")
        button.setAutoDefault(False)
        button.setAccessibleName(f"选择{label}")
        button.clicked.connect(self._browse_last if edit is self.last else self._browse)
        field = Field(label, line_with_button(edit, button), self.appearance, hint, self.body_widget)
        edit.setAccessibleName(label)
        self.body.addWidget(field)
        return field

    def _browse(self) -> None:
        dialog = self._file_dialog("要校对的报告")
        dialog.fileSelected.connect(self.path.setText)
        dialog.open()

    def _browse_last(self) -> None:
        dialog = self._file_dialog("上一年度的报告")
        dialog.fileSelected.connect(self.last.setText)
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        known = self.path.text() or self.last.text()
        folder = Path(known).parent if known else self._folder
        dialog = QFileDialog(self, title, str(folder), _FILTER)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return dialog

    def _forgive(self) -> None:
        for field in (self.path_field, self.last_field, self.year_field):
            field.show_problem("")
