"""Going to another report, or closing the window: what would be lost is shown and said first, with a choice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.windows.figures.misreadings import Misread
from desktop.windows.keeping.office import Office
from desktop.windows.main_window import MainWindow
from desktop.windows.notice_bar import Choice, Notice


class Leaving(QObject):
    """Asks before a report is left of which something is not in the ledger."""

    def __init__(self, window: MainWindow, office: Office) -> None:
        super().__init__(window)
        self._window = window
        self._misreadings = window.place.heading.figures.misreadings
        self._misreadings.changed.connect(self._mended)
        window.status.mend.clicked.connect(self._show_next)
        office.may_go = self.may_go
        self._asked: Notice | None = None  # about what was not understood, and about nothing else

    def may_go(self, then: Callable[[], object]) -> bool:
        """Say whether another report can be shown; if not, the user is brought to what was not understood and asked."""
        cells = self._misreadings.all
        if not cells:
            return True
        self._ask(cells, Choice("放弃", partial(self._give_up, cells, then)))
        return False

    def may_close(self, close: Callable[[], object]) -> bool:
        """Say whether the window can be closed; if not, the user is told what would be lost and asked."""
        cells, undecided = self._misreadings.all, self._window.notices.undecided
        if self._window.session is None or not (cells or undecided):
            return True
        if not undecided:
            self._ask(cells, Choice("放弃并关闭", partial(self._give_up, cells, close)))
            return False
        lost = [f"{self._words(cells)}还没有看懂，没有存进账本"] if cells else []
        lost.append(f"有{undecided}处与别人同时修改，还没有选定用谁的，现在账本里是对方的")
        choices = (Choice("仍要关闭", close), Choice("回去看看", partial(self._go_back, cells)))
        self._window.notices.ask_first(Notice(f"{'；'.join(lost)}。", choices, "warning"))
        return False

    def _ask(self, cells: tuple[Misread, ...], leave: Choice) -> None:
        sentence = f"{self._words(cells)}还没有看懂，没有存进账本；改好再走，或者放弃。"
        self._asked = Notice(sentence, (Choice("去改", partial(self._go_back, cells)), leave), "warning")
        self._window.notices.ask_first(self._asked)
        self._show(cells[0])

    def _words(self, cells: tuple[Misread, ...]) -> str:
        first, session = cells[0], self._window.session
        known = session.catalog.indicators if session is not None else {}
        label = known[first.code].label if first.code in known else first.code
        of_year = "上年数" if first.earlier else ""
        return f"“{label}”{of_year}里的“{first.text}”{f'等{len(cells)}格' if len(cells) > 1 else ''}"

    def _go_back(self, cells: tuple[Misread, ...]) -> None:
        """Lead back to the figure, or only to the notice behind where there is none."""
        self._window.notices.dismiss()
        if cells:
            self._show(cells[0])

    def _give_up(self, cells: tuple[Misread, ...], then: Callable[[], object]) -> None:
        if self._window.notices.notice is self._asked:
            self._window.notices.dismiss()
        self._misreadings.give_up(cells)
        then()

    def _show(self, cell: Misread) -> None:
        heading = self._window.place.heading
        self._window.place.go_to(cell.code)
        if cell.earlier:
            heading.go_to_earlier()

    def _show_next(self) -> None:
        """Lead to what was not understood, from one of these cells to the next."""
        cells, at = self._misreadings.all, self._window.place.heading.cell
        places = [(cell.code, cell.earlier) for cell in cells]
        if cells:
            self._show(cells[(places.index(at) + 1) % len(cells) if at in places else 0])

    def _mended(self, left: int) -> None:
        """Take the question away when there is nothing left to ask."""
        if not left and self._asked is not None and self._window.notices.notice is self._asked:
            self._asked = None
            self._window.notices.dismiss()
