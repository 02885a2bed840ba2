"""The outermost window: there at once, before anything that takes time to load; what is in it comes after."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from desktop.windows.settings import Settings

TITLE = "法治年报"
_SMALLEST = (640, 480)
_USUAL = QSize(1366, 768)
_BORDER = QSize(16, 40)  # what the system puts around a window, its title above all


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
        self._first = settings.geometry.isEmpty() or not self.restoreGeometry(settings.geometry)
        if self._first:
            self.resize(_USUAL)

    def appear(self) -> None:
        """Show the window where it stood last; the first time over the whole of a screen that it would stand out of."""
        room = self.screen().availableSize() - _BORDER
        if self._first and room.expandedTo(_USUAL) != room:
            self.resize(_USUAL.boundedTo(room))  # what it comes back to
            self.showMaximized()
        else:
            self.show()

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
