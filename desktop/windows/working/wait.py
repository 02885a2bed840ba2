"""What is seen while something takes long: what it is, how far, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.looks.appearance import Appearance
from desktop.windows.working.work import Work

_LOOK = 100  # milliseconds between two looks at how far it is


class WorkWait(QDialog):
    """Looks at the work now and then while it is visible; Esc and 取消 reject it and stop the work."""

    def __init__(self, title: str, work: Work, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._title, self._work = title, work
        self.sentence = sentence_label(f"{title}…", self, role="")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)  # how long it takes is not known until the work says so
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(appearance.px(6))
        self.bar.setAccessibleName(title)
        self.cancel = QPushButton("取消", self)
        self.cancel.clicked.connect(self.reject)
        self._lay_out(appearance)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.rejected.connect(work.stop)

    def _lay_out(self, appearance: Appearance) -> None:
        px = appearance.px
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

    def look(self) -> None:
        """Show how far it is now."""
        work = self._work
        if work.total:
            self.bar.setRange(0, work.total)
            self.bar.setValue(work.done)
            at = f"{min(work.done + 1, work.total)}/{work.total}"
            self.sentence.setText(f"{self._title}（{at}）：{work.name}" if work.name else f"{self._title}（{at}）…")
