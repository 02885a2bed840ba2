"""Confirm all figures of a heading at once: it says how many, and how many of them something is still wrong with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from desktop.model.catalog import Indicator
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.dialogs.name_field import NameField
from desktop.windows.looks.appearance import Appearance

_MOST_NAMED = 6


class ConfirmDialog(ActDialog):
    """`chosen` gives the codes that are to be confirmed: all, or those with which nothing is wrong.

    Where it asks for the name of the user, too, `named` gives that before.
    """

    named = Signal(str)
    chosen = Signal(tuple)

    def __init__(
        self,
        title: str,
        codes: Sequence[str],
        wrong: Sequence[Indicator],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        sentence = f"“{title}”里有{len(codes)}个待核的数。核定后记下您的姓名和时间；数一改就回到待核，也可以撤销。"
        super().__init__(Act("核定本标题的数", sentence, f"核定全部{len(codes)}个"), appearance, parent)
        self.setObjectName("confirming")
        self.name: NameField | None = None
        self._all = tuple(codes)
        found = {indicator.code for indicator in wrong}
        self._right = tuple(code for code in codes if code not in found)
        self.right_only = QPushButton(f"只核定没有问题的{len(self._right)}个", self)
        self.right_only.setAutoDefault(False)
        self.right_only.setVisible(bool(wrong) and bool(self._right))
        self.right_only.clicked.connect(self._choose_right)
        self.add_button(self.right_only)
        self.primary.setFocus()
        if wrong:
            self.body.addWidget(sentence_label(_words(wrong), self.body_widget, role="warning"))

    def ask_name(self) -> None:
        """Ask for the name of the user as well."""
        self.name = NameField(self.appearance, self.body_widget)
        self.body.addWidget(self.name)
        self.name.line.setFocus()

    @override
    def done_by_user(self) -> None:
        self._choose(self._all)

    def _choose_right(self) -> None:
        self._choose(self._right)

    def _choose(self, codes: tuple[str, ...]) -> None:
        if self.name is not None:
            name = self.name.given()
            if not name:
                return
            self.named.emit(name)
        self.chosen.emit(codes)
        self.accept()


def _words(wrong: Sequence[Indicator]) -> str:
    names = "、".join(indicator.label for indicator in wrong[:_MOST_NAMED])
    more = "等" if len(wrong) > _MOST_NAMED else ""
    return f"其中{len(wrong)}个还有核对出的问题：{names}{more}。"
