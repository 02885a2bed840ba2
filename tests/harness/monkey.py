"""A monkey at the real window, without a screen: seeded random keys, clicks, wheels, pastes, resizes and closes.

After each step: no exception, no warning of Qt, a ledger that has what the window shows (`monkey_truth`), and no dialog
that stays in memory after it was closed, without any help of the garbage collector. A fault names its seed and step,
and the last steps; the same seed does the same again, as far as no clock is in it.

    python -m tests.harness.monkey --seeds 20 --steps 10000
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import os
import sys
import tempfile
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from weakref import ref

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.windows.application import make_application
from desktop.windows.background import Lane
from desktop.windows.frame import Frame
from desktop.windows.program import Program
from desktop.windows.settings import Settings, Theme
from tests.harness.monkey_hands import Hands
from tests.harness.monkey_plants import PLANTS
from tests.harness.monkey_truth import LoadReport, untruths
from tests.harness.monkey_watch import Watch
from tests.harness.screenshots import two_years

PATIENCE = 60_000  # milliseconds until a job in the background counts as stuck
ANSWER_EVERY = 20  # milliseconds: how soon a menu that blocks a step is answered
COLLECT_EVERY = 400  # steps: cycles of plain values may wait that long, dialogs may not
REMEMBERED = 25  # steps that are told of a fault


@dataclass(slots=True)
class Outcome:
    """What came of a run."""

    seed: int
    steps: int = 0
    reports: int = 0  # that were compared with the ledger
    dialogs: int = 0
    programs: int = 1
    reached: set[str] = field(default_factory=set)  # kinds of dialogs and panels that were seen
    faults: list[str] = field(default_factory=list)


class Monkey:
    """Works at one program after the other, all on the same ledger."""

    def __init__(self, seed: int, scratch: Path) -> None:
        self.outcome = Outcome(seed)
        self.scratch = scratch
        self.ledger = scratch / "银州区法治年报.fzb"
        two_years(self.ledger)
        text_file = scratch / "去年.txt"
        text_file.write_text("一、主要举措\n2022年共办理行政复议案件12件。\n", encoding="utf-8")
        self.hands = Hands(seed, self.ledger, text_file)
        self.watch = Watch(self.fault)
        self.last: deque[str] = deque(maxlen=REMEMBERED)
        self.checked: object = None
        self.begun = time.monotonic()
        self.over = threading.Event()
        self.answering = QTimer()
        self.answering.setInterval(ANSWER_EVERY)
        self.answering.timeout.connect(self.hands.unblock)
        self.start()

    def start(self) -> None:
        """Begin with a program on the ledger."""
        settings = Settings(self.scratch / "settings.ini")
        settings.person, settings.theme, settings.last_folder = "王丽", Theme.LIGHT, self.scratch
        self.frame = Frame(settings)
        self.program = Program(QApplication.instance(), settings, self.frame, self.scratch / "data")
        self.hands.hold(self.frame, self.program)
        self.frame.resize(1366, 768)
        self.frame.show()
        self.program.office.open(self.ledger)
        self.idle()

    def run(self, steps: int) -> Outcome:
        """Do so many steps, or until the first fault."""
        threading.Thread(target=self.tell_hang, daemon=True).start()
        with self.watch.on():
            self.answering.start()
            while self.outcome.steps < steps and not self.outcome.faults:
                self.step()
            self.answering.stop()
            self.over.set()
            if self.outcome.faults:
                self.frame.let_close()
                self.program.office.close()
                self.forget_program()
            else:
                self.leave()
        return self.outcome

    def step(self) -> None:
        """Do one thing, and look at what came of it."""
        self.outcome.steps += 1
        self.begun = time.monotonic()
        act = self.hands.act()
        self.last.append(f"{self.outcome.steps} {act.__name__}")
        self.last[-1] += f" {act()}"
        self.idle()
        if not self.frame.isVisible():
            self.again()
        elif self.program.session is None and self.hands.modal() is None:
            self.program.office.open(self.ledger)
            self.idle()
        self.look()
        if self.outcome.steps % COLLECT_EVERY == 0:
            gc.collect()

    def idle(self) -> None:
        """Wait until nothing is under way any more."""
        deadline = QDeadlineTimer(PATIENCE)
        while not (self.settle() and self.settle()):
            if deadline.hasExpired():
                self.fault(f"something did not end within {PATIENCE // 1000} s")
                return
            QEventLoop().processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, ANSWER_EVERY)

    def settle(self) -> bool:
        """Let everything happen that waits; give whether nothing is under way then."""
        QEventLoop().processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return not any(lane.busy for lane in self.program.findChildren(Lane) + self.frame.findChildren(Lane))

    def again(self) -> None:
        """Begin with another program where the window was closed."""
        self.forget_program()
        self.outcome.programs += 1
        self.last.append("another program")
        self.start()

    def forget_program(self) -> None:
        gone = (ref(self.program), ref(self.frame))
        self.frame.deleteLater()
        self.program.deleteLater()
        self.frame = self.program = None
        self.hands.let_go()
        QApplication.instance().setStyleSheet("")
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QEventLoop().processEvents()
        self.watch.forget()
        if any(one() is not None for one in gone):
            gc.collect()  # the program itself may be held in cycles, as nothing is of its dialogs

    def leave(self) -> None:
        """Close the window as a user does."""
        for widget in self.hands.shown():
            widget.close()
        self.idle()
        deadline = QDeadlineTimer(PATIENCE)
        while self.frame.isVisible() and not deadline.hasExpired():
            self.frame.close()
            self.idle()
            if (notice := self.program.window.notices.notice) is not None:
                leaving = (
                    n for n, choice in enumerate(notice.choices) if "放弃" in choice.words or "关闭" in choice.words
                )
                self.program.window.notices.choose(next(leaving, 0))
                self.program.window.notices.clear()
        if self.frame.isVisible():
            self.fault("the window cannot be closed")
            self.frame.let_close()
        self.forget_program()

    def look(self) -> None:
        """Look whether everything is as it must be."""
        if self.outcome.faults:
            return  # the trace of an exception holds what it went through
        for new in self.watch.look_at(self.hands.shown()):
            self.outcome.dialogs += 1
            self.outcome.reached.add(new.partition("(")[0])
        panel = self.program.window.place.side.panel
        if panel is not None:
            self.outcome.reached.add(type(panel).__name__)
        session, opened = self.program.session, self.program.office.at_hand
        if session is not None and opened is not None and session.report is not self.checked:
            self.compare(session, opened)

    def compare(self, session, opened) -> None:
        """Compare what the window shows with the report, and the report with the ledger."""
        self.outcome.reports += 1
        self.checked = session.report
        for untruth in untruths(self.program):
            self.fault(untruth)
        if not session.read_only and self.program._saving.waiting:
            self.fault("a change is not in the ledger and nobody is at it")
        found: list[object] = []
        job = LoadReport(opened.ledger, self.checked.unit, self.checked.year)
        self.program.office.lane.run(job, found.append, found.append)
        self.idle()  # meanwhile what is typed may come to rest and be kept, behind this job
        if found != [self.checked]:
            self.fault(f"the ledger has something else than the window shows: {differences(found, self.checked)}")

    def tell_hang(self) -> None:
        """End the process where a step does not, and say which one it is; runs in a thread of its own."""
        while time.monotonic() - self.begun < 2 * PATIENCE / 1000:
            if self.over.wait(1):
                return
        self.fault("this step does not end")
        sys.stdout.write(self.outcome.faults[-1])
        sys.stdout.flush()
        faulthandler.dump_traceback()
        os._exit(3)

    def fault(self, what: str) -> None:
        steps = "\n    ".join(self.last)
        self.outcome.faults.append(f"seed {self.outcome.seed}, step {self.outcome.steps}: {what}\n    {steps}")


def differences(found: list[object], report: object) -> str:
    if not found or isinstance(found[0], Exception):
        return repr(found)
    names = [name for name in type(report).__dataclass_fields__ if getattr(found[0], name) != getattr(report, name)]
    return ", ".join(names)


def run(seed: int, steps: int) -> Outcome:
    """Let a monkey with this seed do so many steps."""
    if not isinstance(QApplication.instance(), QApplication):
        make_application(["fazhi"])
    with tempfile.TemporaryDirectory() as scratch:
        return Monkey(seed, Path(scratch)).run(steps)


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--plant", choices=PLANTS, help="put this fault into the program first")
    given = parser.parse_args()
    if given.plant:
        PLANTS[given.plant]()
    sound = True
    for seed in range(given.first, given.first + given.seeds):
        begun = time.monotonic()
        outcome = run(seed, given.steps)
        sound &= not outcome.faults
        sys.stdout.write(
            f"seed={seed} steps={outcome.steps} reports={outcome.reports} dialogs={outcome.dialogs} "
            f"programs={outcome.programs} faults={len(outcome.faults)} {time.monotonic() - begun:.0f} s\n"
            f"reached: {' '.join(sorted(outcome.reached))}\n"
        )
        sys.stdout.write("".join(f"{fault}\n" for fault in outcome.faults))
        sys.stdout.flush()
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
