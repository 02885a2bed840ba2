"""Ask for the name of the user before the first act that bears it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.name_field import NameField
from desktop.windows.looks.appearance import Appearance


class NameDialog(ActDialog):
    """`named` gives the name."""

    named = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        sentence = "核定和说明要记下是谁、什么时候做的。填好就接着做刚才的事，可以撤销。"
        super().__init__(Act("记下您的姓名", sentence, "记下并继续"), appearance, parent)
        self.setObjectName("naming")
        self.name = NameField(appearance, self.body_widget)
        self.body.addWidget(self.name)
        self.name.line.setFocus()

    @override
    def done_by_user(self) -> None:
        name = self.name.given()
        if name:
            self.accept()
            self.named.emit(name)
