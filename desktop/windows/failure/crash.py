"""The last line of defence: what nobody caught is logged without figures and said in one dialog; the work goes on.

An exception in a slot does not end a Qt program. Everything that was shown as saved is in the ledger already, so
there is nothing to rescue here: only to say what happened, honestly and once.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from desktop.refusal import Refused
from desktop.windows.clock import local_time
from desktop.windows.failure.crash_report import CrashReport, crash_report, without_contents
from desktop.windows.failure.private_log import PrivateLog

Shower = Callable[[CrashReport | Refused], None]
_LOGGED = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}


class CrashGuard(QObject):
    """Catches what nobody else caught, in any thread, and hands it to `show` in the thread of the windows.

    `show` gets a CrashReport, or a Refused, which is no crash. It is not called again before it has returned from the
    call before: a second crash while the first one is being told about is only logged.
    """

    _happened = Signal(object)

    def __init__(
        self, log: PrivateLog, show: Shower, now: Callable[[], datetime] = local_time, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._show = show
        self._now = now
        self._showing = False
        self._happened.connect(self._tell)

    def install(self) -> None:
        """Take over the hooks of the interpreter, its threads, and Qt's messages."""
        sys.excepthook = self._in_main_thread
        threading.excepthook = self._in_a_thread
        qInstallMessageHandler(self._qt_message)

    def uninstall(self) -> None:
        """Give the hooks back as Python and Qt have them."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log and tell about an exception. Never raises: whatever fails in here itself is let go."""
        with suppress(Exception):
            thread = "main" if threading.current_thread() is threading.main_thread() else "background"
            report = crash_report(kind, trace, self._now(), thread)
            # The code of a Refused is what names it; its sentence may quote what was entered.
            self._log.write(f"{report.text}\n  {error.code}" if isinstance(error, Refused) else report.text)
            self._happened.emit(error if isinstance(error, Refused) else report)

    def _in_main_thread(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None, /) -> None:
        if issubclass(kind, Exception):
            self.caught(kind, error, trace)
        else:
            sys.__excepthook__(kind, error, trace)  # Ctrl+C in a terminal ends the program as ever

    def _in_a_thread(self, arguments: threading.ExceptHookArgs, /) -> None:
        if issubclass(arguments.exc_type, Exception):
            self.caught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del context
        with suppress(Exception):
            if kind in _LOGGED:
                self._log.write(f"{self._now():%Y-%m-%d %H:%M:%S} Qt {_LOGGED[kind]}: {without_contents(message)}")

    def _tell(self, what: CrashReport | Refused) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            with suppress(Exception):
                self._show(what)
        finally:
            self._showing = False


def install(log_folder: Path, show: Shower, parent: QObject | None = None) -> CrashGuard:
    """Guard the program from now on; keep the guard, and `uninstall` it before the application is gone."""
    guard = CrashGuard(PrivateLog(log_folder), show, parent=parent)
    guard.install()
    return guard
