"""What is seen while a file is being read: its name, a bar, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.looks.appearance import Appearance


class ReadingWait(QDialog):
    """Esc and 取消 reject it; whoever opened it then stops the reading."""

    def __init__(self, sentence: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("正在读入")
        px = appearance.px
        self.sentence = sentence_label(sentence, self, role="")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)  # how long it takes is not known
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(px(6))
        self.bar.setAccessibleName("正在读入")
        self.cancel = QPushButton("取消", self)
        self.cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.sentence)
        column.addWidget(self.bar)
        column.addLayout(foot)
        self.setFixedWidth(px(420))
