"""What goes wrong meanwhile: exceptions, warnings of Qt, and dialogs that stay in memory after they were closed."""

from __future__ import annotations

import gc
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from weakref import ref

from PySide6.QtCore import QObject, QtMsgType, QUrl, Slot, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tests.harness.monkey_hands import name_of

# What the platform without a screen has no screen, or no keyboard, to do it on.
IGNORED = ("propagateSizeHints", "does not support raise", "does not support grabbing the keyboard")


class Opener(QObject):
    """Opens nothing outside of the window, whatever a button asks for."""

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        del url


class Watch:
    """Tells `fault` of all that must not happen."""

    def __init__(self, fault: Callable[[str], None]) -> None:
        self._fault = fault
        self._known: dict[int, tuple[str, ref[QWidget]]] = {}

    @contextmanager
    def on(self) -> Iterator[None]:
        """Notice every exception and every warning of Qt; no garbage is collected behind the back of the test."""
        opener = Opener()
        QDesktopServices.setUrlHandler("file", opener, "open")
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._excepted, self._thrown, self._thrown
        before = qInstallMessageHandler(self._said)
        gc.collect()
        gc.disable()
        try:
            yield
        finally:
            gc.enable()
            qInstallMessageHandler(before)
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
            QDesktopServices.unsetUrlHandler("file")

    def look_at(self, shown: Iterable[QWidget]) -> Iterator[str]:
        """Take note of the dialogs that are shown, name those that are new, and find those that stayed behind."""
        for widget in shown:
            if id(widget) not in self._known:
                self._known[id(widget)] = (name_of(widget), ref(widget))
                yield name_of(widget)
        widget = None
        for number, (name, dialog) in list(self._known.items()):
            alive = dialog()
            if alive is not None and not (isValid(alive) and alive.isVisible()):
                holders = [_holder(one) for one in gc.get_referrers(alive)]
                self._fault(f"{name} was closed and stays in memory, held by {holders}")
                alive = None
            if alive is None:
                del self._known[number]
            del alive

    def forget(self) -> None:
        """Begin anew with the dialogs of another program."""
        self._known.clear()

    def _excepted(self, kind, error, trace) -> None:
        self._fault("".join(traceback.format_exception(kind, error, trace)))

    def _thrown(self, given) -> None:
        self._excepted(given.exc_type, given.exc_value, given.exc_traceback)

    def _said(self, kind, context, message) -> None:
        del context
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) and not any(words in message for words in IGNORED):
            self._fault(f"Qt says: {message}\n{''.join(traceback.format_stack(limit=8)[:-1])}")


def _holder(one: object) -> str:
    if isinstance(one, FrameType):
        return f"{one.f_code.co_filename}:{one.f_lineno}"
    words = " ".join(map(str, one)) if isinstance(one, dict) else ""  # what is deleted cannot say what it is
    return f"{type(one).__name__} {words[:60]}"
