"""Closing the window: what would be lost is said first, with the choice to close all the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.windows.main_window import MainWindow
from desktop.windows.notice_bar import Choice, Notice


@dataclass(frozen=True, slots=True)
class GoThere:
    """Leads back to the figure, or only to the notice behind where there is none."""

    window: MainWindow
    place: str

    def __call__(self) -> None:
        """Show the place; what is to be decided comes back."""
        self.window.notices.dismiss()
        if self.place:
            self.window.place.go_to(self.place)


def what_would_be_lost(window: MainWindow, close: Callable[[], object]) -> Notice | None:
    """Say what closing would lose: figures that were not understood, conflicts nobody decided; None if nothing."""
    session, codes = window.session, window.place.heading.figures.unsaved_codes
    if session is None:
        return None
    lost: list[str] = []
    if codes:
        first = session.catalog.indicators[codes[0]].label if codes[0] in session.catalog.indicators else codes[0]
        more = f"等{len(codes)}个指标" if len(codes) > 1 else ""
        lost.append(f"“{first}”{more}里填的内容看不懂，还没有存")
    if window.notices.undecided:
        lost.append(f"有{window.notices.undecided}处与别人同时修改，还没有选定用谁的，现在账本里是对方的")
    if not lost:
        return None
    choices = (Choice("仍要关闭", close), Choice("回去看看", GoThere(window, codes[0] if codes else "")))
    return Notice(f"{'；'.join(lost)}。", choices, "warning")
