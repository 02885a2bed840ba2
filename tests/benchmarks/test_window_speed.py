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
from desktop.windows.application import Program, make_application
from desktop.windows.settings import Settings
ledger, wanted = Path(sys.argv[1]), sys.argv[2]
application = make_application([])
program = Program(application, Settings(ledger.with_name("settings.ini")), ledger.parent)
painted = Painted()
if wanted == "window":
    program.window.installEventFilter(painted)
else:
    painted.ready = lambda: program.window.place.heading.figures.rowCount() > 0
    program.window.place.heading.table.viewport().installEventFilter(painted)
program.open_at_start(ledger)
program.window.show()
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
        print(
            f"\nG7 first paint: bare window {medians['bare']:.0f} ms, ours {medians['window']:.0f} ms "
            f"({medians['window'] / medians['bare']:.2f}x), figures of a full ledger seen "
            f"{medians['figures']:.0f} ms ({medians['figures'] / medians['bare']:.2f}x)"
        )


def longer(report: Report, times: int) -> Report:
    """Give a report with its text repeated."""
    copies = [
        replace(entry, key=f"{entry.key}#{number}", heading=entry.heading if number == 0 else "")
        for number in range(times)
        for entry in report.outline
    ]
    return replace(report, outline=tuple(copies))


@pytest.mark.parametrize("times", [1, 10])
def test_the_work_of_one_edit(qtbot, capsys: pytest.CaptureFixture[str], tmp_path: Path, times: int) -> None:
    from PySide6.QtWidgets import QApplication

    from desktop.windows.application import Program
    from desktop.windows.session import Session
    from desktop.windows.settings import Settings

    catalog = standard_catalog()
    report = longer(load_sample(catalog), times)
    program = Program(QApplication.instance(), Settings(tmp_path / "settings.ini"), tmp_path)
    window = program.window
    window.resize(1366, 768)
    window.show()
    session = Session(catalog, report, parent=program)
    window.show_session(session, {report.unit: (report.year,)})
    qtbot.wait(300)
    codes = [c for c, i in catalog.indicators.items() if i.formula is None and i.kind.numeric and c in report.figures]
    spent: list[float] = []
    for number in range(EDITS):
        code = codes[number % len(codes)]
        window.place.go_to(code)
        qtbot.wait(5)
        value = report.figures[code].number
        assert value is not None
        start = time.perf_counter()
        session.do(SetFigure(code, Figure(State.VALUE, value + Decimal(number + 1))), "改")
        QApplication.sendPostedEvents()
        window.repaint()
        spent.append((time.perf_counter() - start) * 1000)
    p95 = quantiles(spent, n=20)[-1]
    with capsys.disabled():
        print(f"\nG8 one edit at {times}x text: median {median(spent):.1f} ms, p95 {p95:.1f} ms")
    window.let_close()
    program.office.close()
    window.deleteLater()
