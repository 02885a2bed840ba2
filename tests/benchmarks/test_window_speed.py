"""The window: first paint and figures from a cold process to a bare QMainWindow (G7), and the work of one edit (G8).

A process is measured by the processor's time. An edit is measured in the real window, offscreen, by the processor's
time of the thread of the windows: from the key press until table, text, outline, findings and page are right, which G8
is about, and until all of it is painted, the ledger has it and the status line has said so.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from tests.benchmarks.processes import Processes

pytestmark = pytest.mark.benchmark

PAIRS = 12
FIRST_PAINT = 1.6  # of a bare window
FIGURES_SEEN = 9  # of a bare window: what SQLAlchemy, lark and our own panes take to load
EDITS = 60
# Of the time that painting the whole window takes in the same run: the slowest edits until everything is right.
LARGEST_SHARES = {1: 0.8, 10: 1.6}
_TELL = """
import os, sys
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.ready():
            QTimer.singleShot(0, self.tell)
        return False
    def ready(self):
        return True
    def tell(self):
        sys.stdout.write("painted")
        sys.stdout.flush()
        os._exit(0)
"""
BARE = (
    _TELL
    + """
application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
painted = Painted()
window.installEventFilter(painted)
window.show()
application.exec()
"""
)
OURS = (
    _TELL
    + """
from pathlib import Path
from desktop.windows.application import Start, make_application
from desktop.windows.settings import Settings
ledger, wanted = Path(sys.argv[1]), sys.argv[2]
application = make_application([])
start = Start(application, Settings(ledger.with_name("settings.ini")), [str(ledger)])
painted = Painted()
if wanted == "window":
    start.frame.installEventFilter(painted)
else:
    painted.ready = lambda: shown() is not None and shown().model().rowCount() > 0
    application.installEventFilter(painted)
def shown():
    from PySide6.QtWidgets import QTableView
    return start.frame.findChild(QTableView)
start.frame.show()
application.exec()
"""
)


def test_first_paint_to_a_bare_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from desktop.ledger.ledger import create_ledger

    ledger = tmp_path / "ledger.fzb"
    with create_ledger(ledger) as made:
        report = load_sample(standard_catalog())
        for year in range(2013, 2023):
            made.add_report(replace(report, year=year))
    commands = {"bare": (BARE,), "window": (OURS, str(ledger), "window"), "figures": (OURS, str(ledger), "figures")}
    processes = Processes(tmp_path / "bytecode")
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(PAIRS):
        for name, command in commands.items():
            times[name].append(processes.took("-c", *command))
            assert processes.said == "painted"
    # What else the machine does can only add to it: the least is what the work itself takes.
    least = {name: min(values) * 1000 for name, values in times.items()}
    with capsys.disabled():
        sys.stdout.write(
            f"\nG7 first paint: bare window {least['bare']:.0f} ms, ours {least['window']:.0f} ms "
            f"({least['window'] / least['bare']:.2f}x), figures of a full ledger seen "
            f"{least['figures']:.0f} ms ({least['figures'] / least['bare']:.2f}x)\n"
        )
    assert least["window"] <= FIRST_PAINT * least["bare"]
    assert least["figures"] <= FIGURES_SEEN * least["bare"]


def longer(report: Report, times: int) -> Report:
    """Give a report with as much text as so many; each figure is stated as often as before."""
    phrases = Phrases(standard_catalog(), report)
    copies = [
        replace(entry, key=f"{entry.key}#{number}", heading="", text=phrases.plain(entry.text))
        for number in range(1, times)
        for entry in report.outline
    ]
    return replace(report, outline=(*report.outline, *copies))


@pytest.fixture
def program(qtbot, tmp_path: Path):
    from PySide6.QtWidgets import QApplication

    from desktop.windows.frame import Frame
    from desktop.windows.program import Program
    from desktop.windows.settings import Settings

    settings = Settings(tmp_path / "settings.ini")
    frame = Frame(settings)
    made = Program(QApplication.instance(), settings, frame, tmp_path)
    frame.resize(1366, 768)
    frame.show()
    qtbot.waitExposed(frame)
    yield made
    made.window.place.watch.finish()
    frame.let_close()
    made.office.close()
    frame.deleteLater()


def settle() -> None:
    """Let everything happen that waits: layout, paint, what came back from the ledger's lane."""
    from PySide6.QtCore import QEvent, QEventLoop
    from PySide6.QtWidgets import QApplication

    QApplication.sendPostedEvents()
    QEventLoop().processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Clock:
    """Milliseconds that the thread of the windows works, and what its floor and its peer take in between.

    The floor is to paint the whole window once, the peer to set the whole report as HTML and lay it out.
    """

    def __init__(self, frame, text) -> None:
        self._frame = frame
        self._html, self._peer = text.toHtml(), text.clone()
        self.right: list[float] = []
        self.kept: list[float] = []
        self.floors: list[float] = []
        self.peers: list[float] = []

    def measure(self, act, lane) -> None:
        self.right.append(self._took(act))
        self.kept.append(self.right[-1] + self._took(lambda: self._until_kept(lane)))
        self.floors.append(self._took(self._frame.grab))
        self.peers.append(self._took(self._set_html))

    def _set_html(self) -> None:
        self._peer.setHtml(self._html)
        self._peer.documentLayout().documentSize()

    @staticmethod
    def _took(act) -> float:
        start = time.thread_time()
        act()
        return (time.thread_time() - start) * 1000

    @staticmethod
    def _until_kept(lane) -> None:
        settle()
        while lane.busy:
            time.sleep(0.001)
            settle()
        settle()


def median_and_p95(times: list[float]) -> str:
    return f"median {median(times):.1f} ms, p95 {p95(times):.1f} ms"


def p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


@pytest.mark.parametrize(("times", "goal"), [(1, 8.0), (10, 16.7)])
def test_the_work_of_one_edit(qtbot, program, tmp_path: Path, capsys: pytest.CaptureFixture[str], times, goal) -> None:
    """From Enter in a cell until it is checked and shown in every pane, and until all that is painted and kept."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from desktop.ledger.ledger import create_ledger

    report = longer(load_sample(standard_catalog()), times)
    with create_ledger(tmp_path / "ledger.fzb") as ledger:
        ledger.add_report(report)
    program.office.open(tmp_path / "ledger.fzb")
    qtbot.waitUntil(lambda: program.session is not None and not program.office.lane.busy, timeout=20_000)
    place = program.window.place
    clock = Clock(program.frame, place.page.page.text)
    assert all(pane.isVisible() for pane in (place.outline, place.heading.table, place.page, place.findings.view))
    for number, code in zip(range(EDITS), cycle(inner_codes(program.session)), strict=False):
        place.go_to(code)
        qtbot.wait(40)
        for digit in str(number + 1):
            QTest.keyClicks(QApplication.focusWidget(), digit)
        qtbot.wait(40)
        clock.measure(lambda: QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return), program.office.lane)
        assert program.session.report.figure(code).number == number + 1
    floor = median(clock.floors)
    with capsys.disabled():
        sys.stdout.write(
            f"\nG8 one edit at {times}x text: until all is right {median_and_p95(clock.right)} (goal {goal}), "
            f"{p95(clock.right) / floor:.2f}x painting the whole window ({floor:.1f} ms); until painted, kept and said "
            f"so {median_and_p95(clock.kept)}; setHtml of the whole {median(clock.peers):.1f} ms\n"
        )
    assert p95(clock.right) <= LARGEST_SHARES[times] * floor


def inner_codes(session) -> list[str]:
    """Give the typed numbers behind which another one stands under the same heading, so that Enter stays there."""
    found: list[str] = []
    for section in session.sections.rows:
        typed = [one.code for one in section.indicators if one.formula is None and one.kind.numeric]
        found.extend(code for code in typed[:-1] if code in session.report.figures)
    return list(dict.fromkeys(found))
