"""What is seen while forms are written or files are read: which one, how far, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.windows.collecting.jobs import Work
from desktop.windows.looks.appearance import Appearance
from desktop.windows.reading.wait import ReadingWait

_LOOK = 100  # milliseconds between two looks at how far it is


class WorkWait(ReadingWait):
    """Looks at the work now and then while it is visible; Esc and 取消 stop it."""

    def __init__(self, title: str, work: Work, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(f"{title}…", appearance, parent)
        self.setWindowTitle(title)
        self.bar.setAccessibleName(title)
        self._title = title
        self._work = work
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.rejected.connect(work.stop)

    def look(self) -> None:
        """Show how far it is now."""
        work = self._work
        if work.total:
            self.bar.setRange(0, work.total)
            self.bar.setValue(work.done)
            at = f"{min(work.done + 1, work.total)}/{work.total}"
            self.sentence.setText(f"{self._title}（{at}）：{work.name}" if work.name else f"{self._title}（{at}）…")
