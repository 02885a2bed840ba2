"""查找 over all years, and 替换 in this year's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.model.edits import Edit
from desktop.model.report import Report
from desktop.windows.background import Lane
from desktop.windows.commands.command import Command, Desk, Group, Menu
from desktop.windows.search.jobs import LoadOthers, Search
from desktop.windows.search.panel import SearchPanel

if TYPE_CHECKING:
    from desktop.operations.searching import Hit


class SearchCommands(Group):
    """Find and replace."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lane = Lane(1, self)
        self._others: tuple[Report, ...] = ()
        self._typed = ""
        self._number = 0

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("find", self.find, Menu.WAYS), Command("replace", self.replace, Menu.WAYS))

    @override
    def finish(self) -> None:
        self._lane.finish()

    def find(self) -> None:
        """Open the panel, or go to its line."""
        window = self.desk.window
        window.finish()
        session, opened = window.session, self.desk.office.at_hand
        shown = window.place.side.open_one(SearchPanel)
        if shown is not None:
            shown.line.setFocus()
            shown.line.selectAll()
        elif session is not None and opened is not None:
            panel = SearchPanel(self.desk.appearance, window.place.side)
            panel.typed.connect(self._search)
            panel.chosen.connect(self._go)
            panel.replace.connect(self._replace)
            window.place.side.open(panel)
            self._others = ()
            job = LoadOthers(opened, session.report.unit, session.report.year)
            self.desk.office.lane.run(job, self._loaded, self._failed)

    def replace(self) -> None:
        """Ask what is to be replaced; what is being searched for is proposed."""
        panel = self.desk.window.place.side.open_one(SearchPanel)
        self._replace(panel.line.text() if panel is not None else "")

    def _replace(self, old: str) -> None:
        from desktop.windows.search.replace_dialog import ReplaceDialog

        window = self.desk.window
        window.finish()
        session = window.session
        if session is not None and not session.read_only:
            dialog = ReplaceDialog(old, session.report, session.catalog, self.desk.appearance, window)
            dialog.chosen.connect(self._do)
            dialog.open()

    def _do(self, edit: Edit) -> None:
        if self.desk.window.session is not None:
            self.desk.window.session.do(edit, getattr(edit, "label", "替换"))

    def _loaded(self, others: tuple[Report, ...]) -> None:
        self._others = others
        panel = self.desk.window.place.side.open_one(SearchPanel)
        if panel is not None and panel.line.text():
            self._search(panel.line.text())

    def _search(self, typed: str) -> None:
        session = self.desk.window.session
        if session is not None:
            self._lane.forget(self._number)
            self._typed = typed
            job = Search((session.report, *self._others), session.catalog, typed)
            self._number = self._lane.run(job, self._found, self._failed)

    def _found(self, hits: tuple[Hit, ...]) -> None:
        panel = self.desk.window.place.side.open_one(SearchPanel)
        if panel is not None:
            panel.show_hits(self._typed, hits)

    def _go(self, hit: Hit) -> None:
        session = self.desk.window.session
        if session is None:
            return
        if (hit.unit, hit.year) == (session.report.unit, session.report.year):
            self.desk.window.place.go_to(hit.place)
        else:
            self.desk.office.switch(hit.unit, hit.year, hit.place)

    def _failed(self, error: Exception) -> None:
        raise error
