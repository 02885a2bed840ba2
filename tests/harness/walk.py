"""A walk through every screen and dialog of `screenshots.py`, looking at each control that can be seen.

What takes the focus has a name for those who cannot see it, Tab comes to it, and no words are cut off, neither by their
own room nor by what lies around them (`control_faults`). On a screen of 1366x768, for one theme and size of text:

    python -m tests.harness.walk --theme dark --size 200
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('walk_screen.json')}"

from PySide6.QtCore import QDeadlineTimer, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.windows.settings import Settings, Theme
from tests.harness.control_faults import SCREEN, control_faults
from tests.harness.screenshots import Pictures, two_years

NARROW_SIZE = 150  # percent
PAUSE = 120  # milliseconds


class Walk(Pictures):
    """Looks at each screen instead of keeping a picture of it."""

    def __init__(self, scratch: Path, theme: Theme, size: int) -> None:
        settings = Settings(scratch / "settings.ini")
        settings.text_size = size
        super().__init__(scratch, scratch, theme)
        self.size = size
        self.seen: list[str] = []
        self.faults: list[str] = []

    def rest(self) -> None:
        """Let everything that is under way be laid out and painted."""
        pause = QDeadlineTimer(PAUSE)
        self.wait(lambda: pause.hasExpired() and not self.program.office.lane.busy)

    def keep(self, name: str, widget: QWidget | None = None) -> None:
        self.rest()
        window = widget or self.frame
        if window.width() < SCREEN.width() and window is self.frame and self.size > NARROW_SIZE:
            return  # half a screen at the largest size is not promised
        self.seen.append(name)
        self.faults.extend(f"{name}: {fault}" for fault in control_faults(window))


def walk(theme: Theme, size: int) -> Walk:
    with tempfile.TemporaryDirectory() as scratch:
        ledger = Path(scratch) / "银州区法治年报.fzb"
        two_years(ledger)
        walked = Walk(Path(scratch), theme, size)
        walked.take(ledger)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return walked


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--theme", choices=[theme.value for theme in Theme], default=Theme.LIGHT.value)
    parser.add_argument("--size", type=int, default=100)
    given = parser.parse_args()
    walked = walk(Theme(given.theme), given.size)
    sys.stdout.write("".join(f"{fault}\n" for fault in walked.faults))
    sys.stdout.write(f"screens={len(walked.seen)} faults={len(walked.faults)}\n")
    return 1 if walked.faults else 0


if __name__ == "__main__":
    sys.exit(main())
