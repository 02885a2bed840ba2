"""退回更正: what a department must put right, and the words that go into the chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.collection.letters import Correcting, correction
from desktop.model.annotations import DepartmentReturn, ReturnState
from desktop.model.edits import Annotate, Edit
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, LinesEdit
from desktop.windows.looks.appearance import Appearance
from desktop.windows.session import Session

_DEFAULT = "请核对报来的数"


class CorrectDialog(ActDialog):
    """`given_back` gives the edit that notes it, and the message for the chat."""

    given_back = Signal(object, str)  # Edit, message

    def __init__(
        self,
        session: Session,
        department: str,
        reasons: Sequence[str],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        sentence = f"记下{department}要更正，并把要发的话复制下来，到群里粘贴；可以撤销。"
        super().__init__(Act("退回更正", sentence, "退回并复制"), appearance, parent, width=600)
        self.setObjectName("correcting")
        report = session.report
        self._department = department
        self._today = session.clock().date()
        self._stands = report.annotation(DepartmentReturn, department) or DepartmentReturn()
        due = date.fromisoformat(self._stands.due) if self._stands.due else None
        self._unit = Correcting(department, report.year, self._stands.name, due)
        self._own_words = False
        self.reasons, self.message = LinesEdit(4), LinesEdit(7)
        for label, editor, hint in (
            ("要更正的", self.reasons, "一行一条"),
            ("要发的话", self.message, "可以改；改上面时它跟着变，直到您自己改过"),
        ):
            self.body.addWidget(Field(label, editor, appearance, hint, self.body_widget))
        self.reasons.setPlainText("\n".join(reasons) or _DEFAULT)
        self._write()
        self.reasons.textChanged.connect(self._write)
        self.message.textChanged.connect(self._message_typed)
        self.reasons.setFocus()
        self.reasons.selectAll()

    @override
    def done_by_user(self) -> None:
        note = "；".join(line.rstrip("。；") for line in self._lines())
        edit: Edit = Annotate(replace(self._stands, state=ReturnState.CORRECTING, note=note), self._department)
        self.given_back.emit(edit, self.message.toPlainText().strip())
        self.accept()

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.reasons.toPlainText().splitlines() if line.strip()] or [_DEFAULT]

    def _write(self) -> None:
        """Make the message anew from the reasons, unless it is the user's own."""
        if not self._own_words:
            self.message.blockSignals(True)
            self.message.setPlainText(correction(self._unit, self._lines(), self._today))
            self.message.blockSignals(False)

    def _message_typed(self) -> None:
        self._own_words = True
