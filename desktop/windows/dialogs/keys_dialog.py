"""All keys at a glance, from the one table of keys."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.rows import Row, RowsModel, RowsTable
from desktop.windows.keys import KEYS
from desktop.windows.looks.appearance import Appearance

_HEADS = ("按键", "做什么", "在哪里")
_ROWS = 16


class KeysDialog(ActDialog):
    """Shows the keys; Enter and Esc both close it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(Act("快捷键一览", "不用鼠标也能做完全部工作。", "关闭"), appearance, parent, width=600)
        self.setObjectName("keys")
        model = RowsModel(_HEADS, [Row((key.shown, key.words, key.scope.value)) for key in KEYS], self)
        self.table = RowsTable(model, "快捷键一览", appearance, self.body_widget, most=_ROWS, wide=1)
        self.body.addWidget(self.table)
        self.table.setCurrentIndex(model.index(0, 0))
        self.table.setFocus()
        self.cancel.hide()
