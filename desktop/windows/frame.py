"""The outermost window: there at once, before anything that takes time to load; what is in it comes after."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from desktop.windows.settings import Settings

TITLE = "法治年报"
_SMALLEST = (640, 480)
_USUAL = (1366, 768)


class Frame(QMainWindow):
    """Where the window stands, and how it is closed: `closing` asks, `let_close` answers, at once or later."""

    closing = Signal()
    left = Signal()  # the user went to another program

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._may_close = False
        self.asks = False  # whether there is somebody to ask before closing
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*_SMALLEST)
        if settings.geometry.isEmpty() or not self.restoreGeometry(settings.geometry):
            self.resize(*_USUAL)

    def let_close(self) -> None:
        """Close for good: everything is kept."""
        self._may_close = True
        self.close()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.left.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first whether everything is kept."""
        if not self._may_close:
            self.closing.emit()
        if self._may_close or not self.asks:
            self._settings.geometry = self.saveGeometry()
            self._settings.save()
            event.accept()
        else:
            event.ignore()
