"""Every screen and dialog, in both themes and sizes of text: each control has a name, is come to and is whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from tests.harness.control_faults import control_faults

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("theme", "size"), [("light", "100"), ("dark", "200")])
def test_every_control_of_every_screen_has_a_name_is_come_to_and_is_whole(theme, size):
    command = [sys.executable, "-m", "tests.harness.walk", "--theme", theme, "--size", size]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ})
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.rpartition("screens=")[2].split()[0]) >= 20


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


def faults(qtbot, window):
    window.resize(400, 200)
    window.show()
    qtbot.waitExposed(window)
    return list(control_faults(window))


def test_a_window_with_nothing_wrong(qtbot, window):
    window.layout().addWidget(QLabel("还没有填"))
    window.layout().addWidget(QPushButton("生成报告"))
    assert faults(qtbot, window) == []


def test_a_control_without_a_name_is_found(qtbot, window):
    window.layout().addWidget(QLineEdit())
    (fault,) = faults(qtbot, window)
    assert "has no name" in fault


@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_words_that_lack_room_are_found(qtbot, window, kind):
    control = kind("这一句话比给它的地方长得多")
    control.setFixedWidth(40)
    window.layout().addWidget(control)
    (fault,) = faults(qtbot, window)
    assert "for its words" in fault


def test_a_sentence_of_several_lines_that_lacks_height_is_found(qtbot, window):
    label = QLabel("这一句话很长，" * 12)
    label.setWordWrap(True)
    label.setFixedHeight(20)
    window.layout().addWidget(label)
    (fault,) = faults(qtbot, window)
    assert "for its words" in fault


def test_what_reaches_beyond_its_surroundings_is_found(qtbot, window):
    around = QWidget()
    around.setFixedSize(60, 20)
    window.layout().addWidget(around)
    label = QLabel("核对结果", around)
    label.move(30, 0)
    label.resize(label.sizeHint())
    (fault,) = faults(qtbot, window)
    assert "is cut off" in fault


def test_what_tab_does_not_come_to_is_found(qtbot, window):
    text = QTextEdit()  # it keeps Tab for itself
    text.setAccessibleName("正文")
    window.layout().addWidget(text)
    window.layout().addWidget(QPushButton("保存"))
    (fault,) = faults(qtbot, window)
    assert fault == "Tab does not come to QPushButton “保存” in QWidget"
