"""The start: a frame that is there at once, everything else behind it, and the end without a trace."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QSize

from desktop.windows.frame import Frame
from desktop.windows.settings import Settings

START = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.windows import application, settings
folder = Path(sys.argv[1])
settings.settings_path = lambda: folder / "settings.ini"
os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = str(folder)
heavy = {"lxml", "sqlalchemy", "lark", "docx", "openpyxl"} & set(sys.modules)
def watch():
    frame = next(w for w in application.QApplication.topLevelWidgets() if w.inherits("QMainWindow"))
    if frame.windowTitle() == sys.argv[3]:
        print("title", frame.windowTitle())
        frame.close()
    else:
        QTimer.singleShot(20, watch)
made = application.make_application
def make(arguments):
    qt = made(arguments)
    QTimer.singleShot(0, watch)
    return qt
application.make_application = make
print("heavy", sorted(heavy))
print("status", application.run(sys.argv[2:3] if sys.argv[2] else []))
"""


@pytest.mark.parametrize(("screen", "whole"), [((1366, 728), True), ((1366, 768), True), ((1920, 1040), False)])
def test_the_first_time_nothing_of_the_window_lies_outside_a_small_screen(qtbot, tmp_path, monkeypatch, screen, whole):
    frame = Frame(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(frame)
    monkeypatch.setattr(type(frame.screen()), "availableSize", lambda _: QSize(*screen))
    frame.appear()
    assert frame.isMaximized() is whole
    assert frame.isVisible()
    assert whole or frame.size() == QSize(1366, 768)


def test_the_window_comes_back_where_it_stood(qtbot, tmp_path, monkeypatch):
    settings = Settings(tmp_path / "settings.ini")
    frame = Frame(settings)
    qtbot.addWidget(frame)
    frame.resize(700, 500)
    settings.geometry = frame.saveGeometry()
    again = Frame(settings)
    qtbot.addWidget(again)
    monkeypatch.setattr(type(again.screen()), "availableSize", lambda _: QSize(1366, 728))
    again.appear()
    assert not again.isMaximized()
    assert again.size() == QSize(700, 500)


@pytest.fixture
def started(tmp_path):
    def start(ledger, title):
        done = subprocess.run(
            [sys.executable, "-c", START, str(tmp_path), ledger, title],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout.splitlines(), done.stderr

    return start


def test_the_window_opens_and_closes_and_loads_no_heavy_library_before(started):
    code, lines, errors = started("", "法治年报")
    assert (code, lines) == (0, ["heavy []", "title 法治年报", "status 0"]), errors


def test_a_ledger_named_on_the_command_line_is_opened(started, tmp_path, catalog, sample):
    from desktop.ledger.ledger import create_ledger

    with create_ledger(tmp_path / "甲.fzb") as ledger:
        ledger.add_report(sample)
    code, lines, errors = started(str(tmp_path / "甲.fzb"), "银州区 2022 年度 · 法治年报")
    assert (code, lines[-1]) == (0, "status 0"), errors
    assert list(tmp_path.glob("*.lock")) == []
