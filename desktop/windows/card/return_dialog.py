"""Give a figure back to its department: why, and the sentence that goes into the chat."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.collection.letters import until
from desktop.model.annotations import DepartmentReturn
from desktop.model.figure import write_figure
from desktop.windows.card.words import with_unit
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, LinesEdit
from desktop.windows.figures.confirming import open_findings
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.typed_line import TypedLine
from desktop.windows.session import Session

_DEFAULT = "请核对"


class ReturnDialog(ActDialog):
    """`given_back` gives the code, why, and the message for the chat."""

    given_back = Signal(str, str, str)

    def __init__(self, session: Session, code: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        self._session = session
        self._indicator = session.catalog.indicator(code)
        department = self._indicator.department
        sentence = f"记下“{self._indicator.label}”要{department}更正，并把下面的话复制下来，到群里粘贴；可以撤销。"
        super().__init__(Act("退回部门", sentence, "退回并复制"), appearance, parent)
        self.setObjectName("give_back")
        self.why = TypedLine()
        self.message = LinesEdit(5)
        for label, editor, hint in (
            ("原因", self.why, "接在指标名称后面的半句话"),
            ("要发的话", self.message, "可以改；改原因时它跟着变，直到您自己改过"),
        ):
            self.body.addWidget(Field(label, editor, appearance, hint, self.body_widget))
        self.why.setText(self._reason())
        self._own_words = False
        self._write()
        self.why.textChanged.connect(self._write)
        self.message.textChanged.connect(self._message_typed)
        self.why.setFocus()
        self.why.selectAll()

    @override
    def done_by_user(self) -> None:
        self.why.finish_composing()
        why = self.why.text().strip().rstrip("。") or _DEFAULT
        self.given_back.emit(self._indicator.code, why, self.message.toPlainText().strip())
        self.accept()

    def _reason(self) -> str:
        """Take what was found about the figure, without its name, which stands before it."""
        found = open_findings(self._session, self._indicator.code)
        message = found[0].message if found and self._session.report.figure(self._indicator.code).filled else _DEFAULT
        return message.removeprefix(f"“{self._indicator.label}”").rstrip("。")

    def _write(self) -> None:
        """Make the message anew from the reason, unless it is the user's own."""
        if self._own_words:
            return
        self.message.blockSignals(True)
        self.message.setPlainText(self._words(self.why.text().strip().rstrip("。") or _DEFAULT))
        self.message.blockSignals(False)

    def _words(self, why: str) -> str:
        report, indicator = self._session.report, self._indicator
        figure = report.figure(indicator.code)
        value = with_unit(figure, indicator.unit, write_figure(figure, indicator)) if figure.filled else ""
        due = (report.annotation(DepartmentReturn, indicator.department) or DepartmentReturn()).due
        by_when = until(date.fromisoformat(due) if due else None, self._session.clock().date())
        return (
            f"{indicator.department}：\n"
            f"你单位报的{report.year}年度法治政府建设数据中，“{indicator.label}”{value}，{why}。"
            f"请核对更正后{by_when}重新发来；如确实无误，请说明原因。"
        )

    def _message_typed(self) -> None:
        self._own_words = True
