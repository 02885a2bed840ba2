"""The button in the header that says what is missing, and leads to it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from desktop.windows.missing import Lacking

ALL_THERE, SHORT = "都齐了", "还差 ▾"


class MissingButton(QPushButton):
    """Says how many of each kind are missing, or in little room only that something is; `chosen` gives a Lack."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("quiet", True)
        self._lacking = Lacking()
        self._said = ""
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._chosen)
        self.setMenu(self._menu)
        self.show_lacking(self._lacking)

    def show_lacking(self, lacking: Lacking) -> None:
        """Say what is missing."""
        if lacking == self._lacking and self._said:
            return
        self._lacking = lacking
        said = " · ".join(f"{lack.value} {count}" for lack, count in lacking.counts)
        self._said = said or ALL_THERE
        self.setAccessibleName(f"还差什么：{said}" if said else ALL_THERE)
        self.setToolTip(said and f"还差：{said}。点一下或者按 F3 选一种，逐处去看")
        self.setEnabled(bool(said))
        self._write()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return self._size_of(self._said)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._size_of(SHORT if self._lacking.counts else self._said)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _size_of(self, words: str) -> QSize:
        size, metrics = super().sizeHint(), self.fontMetrics()
        return QSize(
            size.width() + metrics.horizontalAdvance(words) - metrics.horizontalAdvance(self.text()), size.height()
        )

    def _write(self) -> None:
        short = bool(self._lacking.counts) and self.width() < self.sizeHint().width()
        self.setText(SHORT if short else self._said)

    def _fill(self) -> None:
        self._menu.clear()
        for lack, count in self._lacking.counts:
            action = QAction(f"下一处{lack.value}（共 {count}）", self._menu)
            action.setData(lack)
            self._menu.addAction(action)

    def _chosen(self, action: QAction) -> None:
        self.chosen.emit(action.data())
