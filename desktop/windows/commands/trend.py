"""历年走势 of the heading at hand, or of that of a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.refusal import Refused
from desktop.windows.card.jobs import ReadYears
from desktop.windows.commands.command import Command, Desk, Group, Menu
from desktop.windows.notice_bar import Notice

if TYPE_CHECKING:
    from desktop.model.years_table import YearsTable


class TrendCommands(Group):
    """Reads all years when everything that was typed is kept, and shows them."""

    def __init__(self, desk: Desk) -> None:
        self._code = ""
        super().__init__(desk)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("trend", self.trend, Menu.WAYS, "历年走势…"),)

    @override
    def connect_buttons(self) -> None:
        self.desk.window.trend_wanted.connect(self.trend_of)

    def trend(self) -> None:
        """Show the heading at hand over the years."""
        heading = self.desk.window.place.heading
        codes = heading.figures_at_hand() or tuple(sorted(self.desk.window.place.places_at_hand()))
        self.trend_of(codes[0] if codes else "")

    def trend_of(self, code: str) -> None:
        """Show the heading of a figure over the years."""
        window = self.desk.window
        window.finish()
        self._code = code
        if window.session is not None:
            window.session.when_kept(self._read)

    def _read(self) -> None:
        session, opened = self.desk.window.session, self.desk.office.at_hand
        if session is not None and opened is not None:
            job = ReadYears(opened.ledger, opened.catalog, session.report.unit)
            self.desk.office.lane.run(job, self._show, self._failed)

    def _show(self, table: YearsTable) -> None:
        from desktop.windows.trend.window import TrendWindow

        window = self.desk.window
        session = window.session
        if session is None or session.report.unit != table.unit:
            return
        if not table.sections:
            window.tell(Notice("各年度都还没有填过数，没有走势可看。", passing=True))
            return
        shown = TrendWindow(table, session.catalog, session.report.year, self.desk.appearance, window)
        shown.chosen.connect(window.place.go_to)
        shown.show_figure(self._code)
        shown.open()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.desk.window.tell(Notice(error.sentence, kind="warning"))
