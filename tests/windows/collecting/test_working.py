"""Work beside the window: how far it is is seen, it can be stopped, and what is stopped changes nothing."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.collection.form import make_forms
from desktop.operations.collecting import write_forms
from desktop.operations.long_work import Watch
from desktop.refusal import Refused
from desktop.windows.manual.window import ManualWindow
from desktop.windows.working.wait import WorkWait
from desktop.windows.working.working import Working
from tests.windows.collecting.test_board import board

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
__all__ = ["board"]


class Slow:
    """A job that waits to be let go, or to be stopped."""

    def __init__(self, work):
        self.work, self.go = work, Event()

    def __call__(self):
        self.work.tell("编办", 2, 7)
        while not self.go.wait(0.01):
            if self.work.cancelled():
                raise Refused("CHILD-CANCELLED", "已取消。")
        return "done"


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def working(appearance, window):
    made = Working(appearance, window)
    yield made
    made.finish()


def test_the_wait_shows_how_far_it_is_and_goes_with_the_work(qtbot, working, window, seen):
    ended = []
    job = Slow(working.begin())
    working.run(job, "正在读收到的表", ended.append, window)
    assert working.begin() is None
    wait = seen(WorkWait)
    qtbot.waitUntil(lambda: wait.sentence.text() == "正在读收到的表（3/7）：编办")
    assert (wait.bar.value(), wait.bar.maximum()) == (2, 7)
    job.go.set()
    qtbot.waitUntil(lambda: ended == ["done"])
    qtbot.waitUntil(lambda: not window.findChildren(WorkWait))


def test_esc_stops_the_work_and_says_nothing(qtbot, working, window, seen, keyboard):
    ended, said = [], []
    working.refused.connect(said.append)
    job = Slow(working.begin())
    working.run(job, "正在读收到的表", ended.append, window)
    seen(WorkWait)
    keyboard.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not working.busy)
    assert (ended, said) == ([], [])
    assert working.begin() is not None


def test_forms_that_were_not_all_written_are_not_told_as_sent(at_next_year, catalog, tmp_path):
    forms = make_forms(at_next_year.session.report, catalog)
    work = Working(at_next_year.appearance, at_next_year.window).begin()

    def stop_at_the_third(name, done, total):
        work.tell(name, done, total)
        if done == 2:
            work.stop()

    with pytest.raises(Refused, match="3份填报表"):
        write_forms(forms, tmp_path / "out", Watch(stop_at_the_third, work.cancelled))
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_f1_on_the_board_shows_its_page(board, seen, keyboard):
    keyboard.press(Qt.Key.Key_F1)
    assert seen(ManualWindow).contents.currentIndex().data() == "收数：各单位的填报表"
