"""What the roll-up shows while there is nothing in it: what to bring, and how."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance

_WIDTH = 620
_SENTENCES = (
    ("strong", "把各区县的账本（.fzb）、数据汇总表（.xlsx）或者放着它们的文件夹拖到这里"),
    ("secondary", "同一个指标并排，存量和流量相加，比率按分子分母的合计重新计算；排名次，列出谁缺什么。"),
    ("secondary", "只读取，不改动任何账本；读取时可以取消。"),
)


class DropZone(QWidget):
    """A dashed frame with a button that asks for files."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = appearance.px
        self._frame = QFrame(self)
        self._frame.setObjectName("rollup_zone")
        self.add = QPushButton(f"添加文件… {KEY_OF['add_files'].shown}", self._frame)
        self.add.setAccessibleName("添加账本或者数据汇总表")
        self.add.setProperty("primary", True)
        self.add.setAutoDefault(True)
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(px(32), px(36), px(32), px(36))
        inner.setSpacing(px(12))
        for role, words in _SENTENCES:
            label = sentence_label(words, self._frame, role=role)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner.addWidget(label)
        inner.addWidget(self.add, 0, Qt.AlignmentFlag.AlignCenter)
        self._frame.setFixedWidth(px(_WIDTH))
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignCenter)
        whole.addStretch(2)

    def set_welcoming(self, *, welcoming: bool) -> None:
        """Show that what is being dragged may be dropped."""
        self._frame.setProperty("welcoming", welcoming)
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)
