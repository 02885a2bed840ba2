"""The pictures of the manual, made from the running program: `python -m tests.harness.manual_pictures FOLDER`.

The day and the hour, the sample and the size of the window are always the same, so that a picture changes only where
the program does. Run it on a display with Chinese fonts, as the other screenshots.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.windows import clock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.harness.screenshots import Pictures

NOON = datetime.fromisoformat("2024-01-12T10:32:00")


def noon() -> datetime:
    return NOON


def that_day() -> date:
    return NOON.date()


def make(folder: Path, scratch: Path) -> None:
    """Make all pictures; what is imported here takes the clock as it stands by then."""
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from desktop.windows.settings import Theme
    from tests.harness.screenshots import WRONG_TOTAL, Pictures, two_years

    ledger = scratch / "银州区法治年报.fzb"
    two_years(ledger)
    pictures = Pictures(folder, scratch, Theme.LIGHT)
    program = pictures.program
    QApplication.setCursorFlashTime(0)
    pictures.frame.resize(QSize(1240, 700))
    keep(pictures, "start")
    program.open_at_start(ledger)
    rest(pictures)
    program.window.place.go_to(WRONG_TOTAL)
    keep(pictures, "workplace")
    program.commands.do("card")
    rest(pictures)
    keep(pictures, "card", program.window.place.side)
    program.window.place.side.close_panel()
    trend(pictures)
    search(pictures)
    pictures.frame.close()
    pictures.wait(lambda: not pictures.frame.isVisible())


def trend(pictures: Pictures) -> None:
    from desktop.windows.trend.window import TrendWindow

    pictures.program.commands.do("trend")
    window = pictures.dialog_of(TrendWindow)
    window.resize(1000, 520)
    keep(pictures, "trend", window)
    window.reject()


def search(pictures: Pictures) -> None:
    from desktop.windows.search.panel import SearchPanel

    pictures.program.commands.do("find")
    side = pictures.program.window.place.side
    panel = side.open_one(SearchPanel)
    assert panel is not None
    panel.line.setText("调解")
    pictures.wait(lambda: panel.model.rowCount() > 0)
    keep(pictures, "search", side)
    side.close_panel()


def keep(pictures: Pictures, name: str, widget: QWidget | None = None) -> None:
    from tests.harness.small_pictures import keep_small

    rest(pictures)
    path = pictures.folder / f"{name}.png"
    keep_small((widget or pictures.frame).grab(), path)
    sys.stdout.write(f"{path}\n")


def rest(pictures: Pictures) -> None:
    """Wait until nothing is under way and everything is painted."""
    program = pictures.program
    if program.session is not None or program.office.lane.busy:
        pictures.wait(lambda: program.session is not None and not program.office.lane.busy)
        pictures.wait(lambda: not program.window.place.watch.busy)
    pictures.rest()


def main() -> None:
    clock.local_time, clock.local_day = noon, that_day
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        make(folder, Path(scratch))


if __name__ == "__main__":
    main()
