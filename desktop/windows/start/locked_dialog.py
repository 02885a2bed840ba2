"""A ledger that somebody else has open: look at it, work on a copy, or take it over and say why."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, sentence_label
from desktop.windows.keeping.ledger_jobs import Way
from desktop.windows.keeping.office import NotOpened, Office
from desktop.windows.looks.appearance import Appearance
from desktop.windows.report_files import LEDGER_SUFFIX

READ_ONLY_FOLDER = "这个文件夹不能写入，账本是只读打开的，可以看、可以生成，不能改；要改，请另存一份副本。"
_WAYS = (
    "只读打开：可以看，不能改，不影响对方。",
    "另存副本：另存一份自己改；两份以后不会自动合并。",
    "接管：对方没有在用、忘了关、电脑坏了的时候用。对方那边再改，会提示和您的改动冲突，不会互相覆盖。",
)
_HINT = "要接管时才写，会记在“修改经过”里，例如：已打电话确认。"
_LONGEST = 200


class LockedDialog(ActDialog):
    """Says who has the ledger open since when; its three buttons are the ways out."""

    def __init__(
        self, problem: NotOpened, office: Office, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        act = Act("账本正开着", problem.refused.sentence, "只读打开")
        super().__init__(act, appearance, parent, width=560)
        self.setObjectName("locked")
        self._path, self._office = problem.path, office
        for words in _WAYS:
            self.body.addWidget(sentence_label(words, self.body_widget, role=""))
        self.reason = QLineEdit(self.body_widget)
        self.reason.setMaxLength(_LONGEST)
        self.field = Field(
            "接管的理由",
            self.reason,
            appearance,
            _HINT,
            self.body_widget,
        )
        self.body.addWidget(self.field)
        self.body.addStretch()
        self.save_copy, self.take_over = QPushButton("另存副本…", self), QPushButton("接管", self)
        for button, asked in ((self.save_copy, self._copy), (self.take_over, self._take_over)):
            button.setAutoDefault(False)
            button.clicked.connect(asked)
            self.add_button(button)
        self.primary.setFocus()

    @override
    def done_by_user(self) -> None:
        """Open it to be looked at."""
        self._office.open(self._path, Way.READ_ONLY)
        self.accept()

    def _copy(self) -> None:
        CopyAndOpen(self._path, self._office, self.parentWidget())()
        self.accept()

    def _take_over(self) -> None:
        reason = self.reason.text().strip()
        self.field.show_problem("" if reason else "请写一句为什么接管，再点“接管”。")
        if reason:
            self._office.take_over(self._path, reason)
            self.accept()
        else:
            self.reason.setFocus()


class CopyAndOpen(QObject):
    """Asks where a copy of a ledger is to be, makes it and opens it."""

    def __init__(self, path: Path, office: Office, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._path, self._office, self._parent = path, office, parent

    def __call__(self) -> None:
        """Ask."""
        dialog = QFileDialog(self._parent, "另存副本", str(Path.home()), f"账本 (*{LEDGER_SUFFIX})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(LEDGER_SUFFIX.removeprefix("."))
        dialog.selectFile(f"{self._path.stem}（副本）{LEDGER_SUFFIX}")
        dialog.fileSelected.connect(self.copy_to)
        dialog.open()

    def copy_to(self, to: str) -> None:
        """Make the copy and open it."""
        self._office.copy(self._path, Path(to))
