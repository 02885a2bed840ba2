"""The window: first paint from a cold process to that of a bare QMainWindow (G7), and the work of one edit (G8).

An edit is measured in the real window, offscreen: from `Session.do` until table, outline, findings and page are right
and painted, all of it on the thread of the windows.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import median, quantiles

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.model.phrases import Phrases
from desktop.model.report import Report

pytestmark = pytest.mark.benchmark

PAIRS = 11
EDITS = 60
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


def took(code: str, *arguments: str) -> float:
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    assert done.stdout == "painted"
    return time.perf_counter() - start


def test_first_paint_to_a_bare_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from desktop.ledger.ledger import create_ledger

    ledger = tmp_path / "ledger.fzb"
    with create_ledger(ledger) as made:
        report = load_sample(standard_catalog())
        for year in range(2013, 2023):
            made.add_report(replace(report, year=year))
    times: dict[str, list[float]] = {"bare": [], "window": [], "figures": []}
    for _ in range(PAIRS):
        times["bare"].append(took(BARE))
        times["window"].append(took(OURS, str(ledger), "window"))
        times["figures"].append(took(OURS, str(ledger), "figures"))
    medians = {name: median(values) * 1000 for name, values in times.items()}
    with capsys.disabled():
        sys.stdout.write(
            f"\nG7 first paint: bare window {medians['bare']:.0f} ms, ours {medians['window']:.0f} ms "
            f"({medians['window'] / medians['bare']:.2f}x), figures of a full ledger seen "
            f"{medians['figures']:.0f} ms ({medians['figures'] / medians['bare']:.2f}x)\n"
        )


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
    frame.let_close()
    made.office.close()
    frame.deleteLater()


@pytest.mark.parametrize("times", [1, 10])
def test_the_work_of_one_edit(qtbot, program, capsys: pytest.CaptureFixture[str], times: int) -> None:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from desktop.windows.session import Session

    catalog = standard_catalog()
    report = longer(load_sample(catalog), times)
    session = Session(catalog, report, parent=program)
    program.window.show_session(session, {report.unit: (report.year,)})
    codes = [c for c, i in catalog.indicators.items() if i.formula is None and i.kind.numeric and c in report.figures]
    spent: list[float] = []
    for number in range(EDITS):
        code = codes[number % len(codes)]
        program.window.place.go_to(code)
        qtbot.wait(50)
        value = report.figures[code].number
        start = time.perf_counter()
        session.do(SetFigure(code, Figure(State.VALUE, value + Decimal(number + 1))), "改")
        QApplication.sendPostedEvents()
        QEventLoop().processEvents()
        spent.append((time.perf_counter() - start) * 1000)
    p95 = quantiles(spent, n=20)[-1]
    with capsys.disabled():
        sys.stdout.write(f"\nG8 one edit at {times}x text: median {median(spent):.1f} ms, p95 {p95:.1f} ms\n")
