"""“Word 里的样子”: has the office program of this computer lay the report out, beside the window."""

from __future__ import annotations

from threading import Event

from typing_extensions import override

from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.commands.command import Command, Desk, Group, Menu
from desktop.windows.generating import look_of
from desktop.windows.page.office_jobs import LaidOut, LayOut
from desktop.windows.page.office_pane import OfficePane


class OfficePageCommands(Group):
    """Shows the pages that an office program makes of the report; one layout at a time."""

    def __init__(self, desk: Desk) -> None:
        self._stop = Event()
        self._number = 0
        super().__init__(desk)
        self._lane = Lane(1, self)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("office_page", self.switch, Menu.VIEW, "页面换成 Word 里的样子，或换回"),)

    @override
    def connect_buttons(self) -> None:
        self.desk.window.place.page.office_opened.connect(self._opened)

    @override
    def finish(self) -> None:
        self._cancel()
        self._lane.finish()
        office = self.desk.window.place.page.office
        if office is not None:
            office.desk.finish()

    def switch(self) -> None:
        """Show the pages of the office program, or our own again."""
        place = self.desk.window.place
        if not place.page.isVisible():
            place.toggle_page()
        place.page.show_office(office=not place.page.shows_office)

    def lay_out(self) -> None:
        """Lay the report out as it is now; what was under way before is given up."""
        from desktop.operations.conversion import office_program

        window, page = self.desk.window, self.desk.window.place.page
        window.finish()
        session, program = window.session, office_program()
        if session is None or page.office is None:
            return
        if program is None:
            page.office.show_absent()
            return
        self._cancel()
        self._stop = Event()
        page.office.show_busy()
        job = LayOut(session.report, session.catalog, look_of(self.desk.settings), program, self._stop.is_set)
        self._number = self._lane.run(job, self._done, self._failed)

    def _opened(self, office: OfficePane) -> None:
        office.wanted.connect(self.lay_out)
        office.cancelled.connect(self._cancel)
        self.lay_out()

    def _cancel(self) -> None:
        self._stop.set()
        self._lane.forget(self._number)

    def _done(self, laid: LaidOut) -> None:
        session, page = self.desk.window.session, self.desk.window.place.page
        same = session is not None and (laid.report.unit, laid.report.year) == (
            session.report.unit,
            session.report.year,
        )
        if same:
            page.show_laid(laid)
        elif page.office is not None:
            page.office.show_nothing()

    def _failed(self, error: Exception) -> None:
        office = self.desk.window.place.page.office
        if not isinstance(error, Refused):
            raise error
        if office is not None:
            office.show_problem(error.sentence)
