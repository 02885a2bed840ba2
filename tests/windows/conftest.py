"""What the tests of the windows share: catalog, reports, a session, the keyboard, the program on its own ledger."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.operations.years import blank_report
from desktop.windows.frame import Frame
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.program import Program
from desktop.windows.session import Session
from desktop.windows.settings import Settings, Theme
from desktop.windows.start.new_ledger_dialog import NewLedger


class Keyboard:
    """Keys go where the focus is, as a person's do; what is no ASCII comes from an input method."""

    def type(self, text):
        for character in text:
            widget = QApplication.focusWidget()
            if character.isascii():
                QTest.keyClicks(widget, character)
            else:
                event = QInputMethodEvent()
                event.setCommitString(character)
                QApplication.sendEvent(widget, event)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, modifier)

    def compose(self, text):
        """Compose a text that is not committed yet."""
        QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(text, []))


@pytest.fixture
def keyboard(qapp):
    del qapp
    return Keyboard()


@pytest.fixture(scope="session")
def catalog():
    return standard_catalog()


@pytest.fixture(scope="session")
def sample(catalog):
    return load_sample(catalog)


@pytest.fixture(scope="session")
def blank(catalog):
    return blank_report(catalog, "银州区", 2022)


@pytest.fixture
def appearance(qapp):
    del qapp
    return Appearance()


@pytest.fixture
def session(qapp, catalog, sample):
    del qapp
    return Session(catalog, sample)


@pytest.fixture
def program(qtbot, tmp_path):
    """The program with no ledger open; closed, with everything kept, when the test is over."""
    application = QApplication.instance()
    settings = Settings(tmp_path / "settings.ini")
    settings.theme = Theme.LIGHT
    settings.person = "王丽"
    frame = Frame(settings)
    made = Program(application, settings, frame, tmp_path / "data")
    frame.resize(1366, 768)
    frame.show()
    qtbot.waitExposed(frame)
    yield made
    leave(qtbot, made)
    application.setStyleSheet("")


def leave(qtbot, program):
    """Close the window and wait until the ledger is closed."""
    program.frame.close()
    qtbot.waitUntil(lambda: not program.frame.isVisible(), timeout=20_000)
    program.frame.deleteLater()
    program.deleteLater()


@pytest.fixture
def at_work(qtbot, program):
    """The program at work on the sample year."""
    program.office.open_sample()
    qtbot.waitUntil(lambda: program.session is not None, timeout=20_000)
    kept(qtbot, program)
    return program


@pytest.fixture
def at_blank(qtbot, program, tmp_path):
    """The program at work on a year in which nothing is filled."""
    program.office.begin(NewLedger("银州区", 2022, "A", tmp_path / "银州区.fzb"))
    qtbot.waitUntil(lambda: program.session is not None, timeout=20_000)
    kept(qtbot, program)
    return program


def kept(qtbot, program):
    """Wait until the ledger has everything."""
    qtbot.waitUntil(lambda: not program.office.lane.busy, timeout=20_000)


@pytest.fixture
def shown(monkeypatch):
    """What the system was asked to open, instead of opening it."""
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) or True)
    return asked


@pytest.fixture
def hit(keyboard):
    """Press the key of an action, as the table of keys has it."""

    def press(action):
        combination = QKeySequence.fromString(KEY_OF[action].key, QKeySequence.SequenceFormat.PortableText)[0]
        keyboard.press(combination.key(), combination.keyboardModifiers())

    return press


def visible(kind):
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


@pytest.fixture
def seen(qtbot):
    """Wait for the one window of a kind, and until the keys go to it."""

    def wait(kind):
        qtbot.waitUntil(lambda: len(visible(kind)) == 1, timeout=20_000)
        (window,) = visible(kind)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return wait
