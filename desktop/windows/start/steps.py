"""The three steps of a year, on the start page: what one will do here, for who sees the program for the first time."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.looks.appearance import Appearance

WIDE_UP_TO = 150  # percent: larger text has no room side by side
STEPS = (
    ("1  打开去年的报告", "程序读出标题、文字和数，您认可以后，就是今年的底稿。"),
    ("2  填今年的数", "上年的数一直在旁边。各部门的表可以发出去、收回来，哪里不对会说差多少。"),
    ("3  核对，生成 Word", "改一个数，文字里处处跟着变。写出来就是公文的格式。"),
)


class Steps(QWidget):
    """Words only; nothing in it can be pressed."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("一年的工作分三步")
        self._appearance = appearance
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._columns: list[QVBoxLayout] = []
        for title, sentence in STEPS:
            box = QFrame(self)
            box.setObjectName("step")
            column = QVBoxLayout(box)
            column.addWidget(sentence_label(title, box, role="strong"))
            column.addWidget(sentence_label(sentence, box))
            column.addStretch()
            self._columns.append(column)
            self._row.addWidget(box, 1)
        self.restyle()

    def restyle(self) -> None:
        """Take the measures of the appearance as it is now."""
        px = self._appearance.px
        wide = self._appearance.percent <= WIDE_UP_TO
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(px(12))
        for column in self._columns:
            column.setContentsMargins(px(14), px(12), px(14), px(12))
            column.setSpacing(px(6))
