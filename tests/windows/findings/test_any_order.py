"""Findings written, mended, explained, filtered and undone in any order: what is listed in the end is what is true."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from desktop.checks.check import check
from desktop.model.edits import SetText
from desktop.windows.findings.delegate import Act
from desktop.windows.findings.model import Shown
from desktop.windows.findings.reason_dialog import SentenceDialog
from desktop.windows.findings.repair_dialog import RepairDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)", "grabbing the keyboard")

STEPS = 60
TEXTS = (
    "共有案件30件,其中行政12件、民事10件、刑事9件。。",
    "全年政务服务驿站办件量973件，",
    "\U00020bb7家镇受理16件，，不予受理5件，共20件。",
    "",
    "{{h06.fy_apply}}件，占比60%的12件。",
)


class Somebody:
    """Does one thing after the other, with what is shown at that moment."""

    def __init__(self, program, seed):
        self.program = program
        self.session = program.session
        self.pane = program.window.place.findings
        self.random = Random(seed)

    def do_something(self):
        acts = (self.write, self.undo, self.next, self.go, self.mend, self.mend, self.explain, self.filter)
        self.random.choice(acts)()

    def row(self, *, mendable=False):
        rows = [self.pane.model.row(number) for number in range(self.pane.model.rowCount())]
        rows = [row for row in rows if row.finding is not None and (row.mendable or not mendable)]
        return self.random.choice(rows) if rows else None

    def write(self):
        key = self.random.choice(self.session.report.outline).key
        self.session.do(SetText(key, self.random.choice(TEXTS)), "改")

    def undo(self):
        if self.session.history.undo_label:
            self.session.undo()

    def next(self):
        self.program.commands.do("next_finding")

    def go(self):
        row = self.row()
        if row is not None:
            self.program.window.place.go_to_finding(row)

    def mend(self):
        row = self.row(mendable=True)
        if row is None:
            return
        self.pane.asked.emit(Act.MEND, row)
        if self.random.random() < 0.3:
            self.write()
        for dialog in self.shown(RepairDialog):
            dialog.all.setChecked(self.random.random() < 0.5)
            dialog.done_by_user()

    def explain(self):
        row = self.row()
        if row is None:
            return
        self.pane.asked.emit(self.random.choice((Act.REASON, Act.SWITCH_OFF)), row)
        for dialog in self.shown(SentenceDialog):
            dialog.sentence.setText("确实如此。")
            dialog.done_by_user()

    def filter(self):
        self.pane.chips.choose(self.random.choice(list(Shown)))
        self.pane.here.click()

    def shown(self, kind):
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


@pytest.mark.parametrize("seed", [1, 2])
def test_in_any_order_what_is_listed_is_true_in_the_end(qtbot, at_work, seed):
    somebody, session, watch = Somebody(at_work, seed), at_work.session, at_work.window.place.watch
    for step in range(STEPS):
        somebody.do_something()
        if step % 9 == 0:
            qtbot.wait(500)  # a check comes in between, and another is under way
    at_work.window.finish()
    qtbot.waitUntil(lambda: not watch.busy, timeout=30_000)
    assert set(session.findings) == set(check(session.report, session.catalog, session.last))
    assert session.history.undo_label
    while session.history.undo_label:
        session.undo()
    qtbot.waitUntil(lambda: not watch.busy, timeout=30_000)
    assert set(session.findings) == set(check(session.report, session.catalog, session.last))
