"""Where a report that was read is to be kept: the ledger that is open, or a new one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QPushButton, QRadioButton, QWidget

from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, line_edit, sentence_label
from desktop.windows.looks.appearance import Appearance
from desktop.windows.report_files import LEDGER_SUFFIX
from desktop.windows.start.new_ledger_dialog import Proposal, ledger_path, path_problem


class ReadingPlaceDialog(ActDialog):
    """`chosen` gives the Path of the ledger: that of the open one, or of one that is to be made."""

    chosen = Signal(object)

    def __init__(
        self, unit: str, year: int, proposal: Proposal, act: str, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        sentence = "账本是一个文件，以后每年都用它。已有的年度不会改动。"
        super().__init__(Act(f"读入{unit}{year}年度的报告", sentence, act), appearance, parent)
        self.setObjectName("reading_place")
        self._unit = unit
        self._year = year
        self._proposal = proposal
        self.path = line_edit(str(ledger_path(proposal.folder, unit)))
        self.path.setAccessibleName("账本位置")
        self.path_field = Field("账本位置", self._path_row(), appearance, "请放在本机硬盘上。", self.body_widget)
        if proposal.open_ledger is not None:
            self._choices(proposal.open_ledger.path.name)
        self.body.addWidget(self.path_field)
        self.body.addStretch()
        self.path.textEdited.connect(self._edited)
        self._place_changed()

    def _choices(self, name: str) -> None:
        self.into_open = QRadioButton(f"放进现在打开的账本“{name}”", self.body_widget)
        self.into_new = QRadioButton("新建一个账本", self.body_widget)
        self._places = QButtonGroup(self)
        for button in (self.into_open, self.into_new):
            button.setAccessibleName(button.text())
            self._places.addButton(button)
            self.body.addWidget(button)
        self._taken = sentence_label(
            f"这个账本里已经有{self._unit}{self._year}年度，要另建一个账本。", self.body_widget, role="warning"
        )
        self.body.addWidget(self._taken)
        free = not self._is_taken()
        self._taken.setVisible(not free)
        self.into_open.setEnabled(free)
        (self.into_open if free else self.into_new).setChecked(True)
        self.into_open.toggled.connect(self._place_changed)

    def _is_taken(self) -> bool:
        ledger = self._proposal.open_ledger
        return ledger is not None and self._year in ledger.years.get(self._unit, ())

    def _path_row(self) -> QWidget:
        row = QWidget(self.body_widget)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        self.browse = QPushButton("选择…", row)
        self.browse.setAutoDefault(False)
        self.browse.setAccessibleName("选择账本位置")
        self.browse.clicked.connect(self._browse)
        layout.addWidget(self.path, 1)
        layout.addWidget(self.browse)
        row.setFocusProxy(self.path)
        return row

    @property
    def _adds(self) -> bool:
        return self._proposal.open_ledger is not None and self.into_open.isChecked()

    def _place_changed(self) -> None:
        self.path_field.setVisible(not self._adds)
        self.path_field.show_problem("")

    def _edited(self) -> None:
        self.path_field.show_problem("")

    def _browse(self) -> None:
        asked = QFileDialog(
            self, "账本放在哪里", str(Path(self.path.text()).parent), f"法治年报账本 (*{LEDGER_SUFFIX})"
        )
        asked.setFileMode(QFileDialog.FileMode.AnyFile)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setOption(QFileDialog.Option.DontConfirmOverwrite)  # an existing file is refused below, with a sentence
        asked.setDefaultSuffix(LEDGER_SUFFIX[1:])
        asked.selectFile(Path(self.path.text()).name)
        asked.fileSelected.connect(self._browsed)
        asked.open()

    def _browsed(self, path: str) -> None:
        self.path.setText(path)
        self._edited()

    def done_by_user(self) -> None:
        """Check the place and hand it over."""
        ledger = self._proposal.open_ledger
        if ledger is not None and self._adds:
            self.chosen.emit(ledger.path)
            self.accept()
            return
        path = Path(self.path.text().strip()).expanduser()
        problem = path_problem(path)
        if problem:
            self.path_field.show_problem(problem)
            self.path.setFocus()
            return
        self.chosen.emit(path if path.suffix else path.with_suffix(LEDGER_SUFFIX))
        self.accept()
