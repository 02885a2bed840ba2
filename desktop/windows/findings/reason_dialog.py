"""One sentence why a finding is right as it is, or why a rule is not for this unit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.model.findings import Finding
from desktop.model.severity import Severity
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, line_edit, sentence_label
from desktop.windows.dialogs.name_field import NameField
from desktop.windows.looks.appearance import Appearance

LONGEST = 120  # characters of a reason, which is printed in one line


class SentenceDialog(ActDialog):
    """Asks for a sentence. `stated` gives it without spaces around it; `taken_back` says that it no longer holds.

    Where it asks for the name, too, `named` gives that before.
    """

    named = Signal(str)
    stated = Signal(str)
    taken_back = Signal()

    def __init__(
        self, act: Act, about: str, hint: str, appearance: Appearance, parent: QWidget | None = None, present: str = ""
    ) -> None:
        super().__init__(act, appearance, parent)
        self.setObjectName("reason")
        self.body.addWidget(sentence_label(about, self.body_widget, role=""))
        self.sentence = line_edit(present)
        self.sentence.setMaxLength(LONGEST)
        self.field = Field("原因", self.sentence, appearance, hint, self.body_widget)
        self.body.addWidget(self.field)
        self.name: NameField | None = None
        self.body.addStretch()
        self.sentence.textChanged.connect(self._forgive)
        if present:
            self.back = QPushButton("取消说明", self)
            self.back.setAutoDefault(False)
            self.back.clicked.connect(self._take_back)
            self.add_button(self.back)
        self.sentence.setFocus()

    def ask_name(self) -> None:
        """Ask for the name of the user as well."""
        self.name = NameField(self.appearance, self.body_widget)
        self.body.insertWidget(self.body.indexOf(self.field) + 1, self.name)
        self.setTabOrder(self.sentence, self.name.line)

    def done_by_user(self) -> None:
        """Hand the sentence over, or say that there is none yet."""
        text = self.sentence.text().strip()
        if not text:
            self.field.show_problem("请写一句话，例如：有2件是上年受理、本年审结的。")
            self.sentence.setFocus()
            return
        if self.name is not None:
            name = self.name.given()
            if not name:
                return
            self.named.emit(name)
        self.stated.emit(text)
        self.accept()

    def _take_back(self) -> None:
        self.taken_back.emit()
        self.accept()

    def _forgive(self) -> None:
        self.field.show_problem("")


def reason_dialog(finding: Finding, present: str, appearance: Appearance, parent: QWidget | None) -> SentenceDialog:
    """Give the dialog that asks why a finding is right."""
    sentence = "写明为什么没有错。原因同您的姓名、时间一起留在账本里，可以撤销；这里的数改了，会重新提醒。"
    if finding.severity is Severity.ERROR:
        sentence = "这一条是错误，说明了原因也只能生成草稿。原因同您的姓名、时间一起留在账本里，可以撤销。"
    act = Act("无误，说明原因", sentence, "记下原因")
    return SentenceDialog(act, finding.message, f"一句话，{LONGEST}字以内。", appearance, parent, present)


def switch_off_dialog(title: str, rule: str, appearance: Appearance, parent: QWidget | None) -> SentenceDialog:
    """Give the dialog that asks why a rule is not for this unit."""
    sentence = "以后不再按这条规则提醒，下一年度也是。原因、姓名和时间留在账本里；可以撤销，也可以在“核对规则”里启用。"
    act = Act("停用这条规则", sentence, "停用")
    return SentenceDialog(act, f"{rule} {title}", f"一句话，{LONGEST}字以内。", appearance, parent)
