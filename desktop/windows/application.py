"""The start of the program with a window: first a frame that is there at once, then everything else."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QStandardPaths, Qt, QTimer, QTranslator
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop.windows.failure.crash import CrashGuard
from desktop.windows.frame import Frame
from desktop.windows.looks.tokens import DARK, LIGHT
from desktop.windows.settings import Settings, Theme


class Start(QObject):
    """Fills the frame when it has been painted for the first time, so that nobody looks at nothing."""

    def __init__(self, application: QApplication, settings: Settings, arguments: list[str]) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._arguments = arguments
        self._guard: CrashGuard | None = None
        self.frame = Frame(settings)
        palette = self.frame.palette()
        dark = settings.theme is Theme.DARK
        palette.setColor(QPalette.ColorRole.Window, QColor((DARK if dark else LIGHT).window))
        self.frame.setPalette(palette)
        self.frame.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.frame.removeEventFilter(self)
            QTimer.singleShot(0, self.fill)
        return False

    def fill(self) -> None:
        """Load everything, put it into the frame, and open the ledger that was named."""
        # What is made here lives as long as the program: it is not searched for rings of objects, now or ever after.
        gc.disable()
        from desktop.windows.failure.crash import install
        from desktop.windows.program import Program

        program = Program(self._application, self._settings, self.frame)
        logs = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
        self._guard = install(Path(logs) / "fazhi-report", program.tell_crash, program)
        if self._arguments:
            program.open_at_start(Path(self._arguments[0]))
        gc.freeze()
        gc.enable()

    def end(self) -> None:
        """Give the hooks of the interpreter back."""
        if self._guard is not None:
            self._guard.uninstall()


def make_application(arguments: list[str]) -> QApplication:
    """Set up Qt: scaling as the screen says, Fusion, and Qt's own words in Chinese."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(arguments)
    application.setApplicationName("fazhi-report")
    application.setApplicationDisplayName("法治年报")
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    return application


def run(arguments: list[str]) -> int:
    """Open the window, with the ledger named in the arguments if there is one; give the exit status."""
    application = make_application([sys.argv[0], *arguments])
    start = Start(application, Settings(), arguments)
    start.frame.appear()
    try:
        return application.exec()
    finally:
        start.end()
