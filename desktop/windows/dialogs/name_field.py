"""The name of the user, asked for where it is first needed: beside what is kept together with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.windows.dialogs.fields import Field, line_edit
from desktop.windows.looks.appearance import Appearance

LONGEST_NAME = 20  # characters


class NameField(Field):
    """Asks for the name; it is kept in the settings and not asked for again."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        self.line = line_edit("", "例如：王丽")
        self.line.setMaxLength(LONGEST_NAME)
        super().__init__("您的姓名", self.line, appearance, "只问这一次；以后可以在“设置”里改。", parent)
        self.line.textChanged.connect(self._forgive)

    def given(self) -> str:
        """Give the name; where there is none yet, say so, go there and give ""."""
        name = self.line.text().strip()
        if not name:
            self.show_problem("请填您的姓名，它和时间一起留在账本里。")
            self.line.setFocus()
        return name

    def _forgive(self) -> None:
        self.show_problem("")
