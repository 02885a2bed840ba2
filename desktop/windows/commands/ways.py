"""The ways from place to place."""

from __future__ import annotations

from typing_extensions import override

from desktop.windows.commands.command import Command, Group, Menu
from desktop.windows.missing import Lack, next_place, places_of


class WayCommands(Group):
    """To the next empty figure, the next finding, the next heading, or a figure by name."""

    _gone = ""  # the place that was gone to last

    @override
    def connect_buttons(self) -> None:
        self.desk.window.header.lack_chosen.connect(self.next_lack)

    @override
    def commands(self) -> tuple[Command, ...]:
        place = self.desk.window.place
        return (
            Command("next_empty", place.next_empty, Menu.WAYS),
            Command("next_finding", place.findings.next_finding, Menu.WAYS),
            Command("previous_finding", place.findings.previous_finding),
            Command("go_to_figure", self.go_to_figure, Menu.WAYS),
            Command("other_half", place.heading.other_half),
            Command("next_section", self.next_section),
            Command("previous_section", self.previous_section),
        )

    def go_to_figure(self) -> None:
        """Ask for an indicator by whatever is remembered of it, and go there."""
        from desktop.windows.figures.find_indicator import FindIndicatorDialog, Offer

        window = self.desk.window
        window.finish()
        session = window.session
        if session is not None:
            hint = "输入一个数，能查出它是哪个指标的数。回车转到。"
            known, form = session.catalog, session.report.heading_set
            offer = Offer("转到指标", hint, values=session.values, catalog=known, heading_set=form)
            dialog = FindIndicatorDialog(offer, session.sections.in_use, self.desk.appearance, window)
            dialog.chosen.connect(window.place.go_to)
            dialog.open()

    def next_lack(self, lack: Lack) -> None:
        """Go to the next place where something of this kind is missing."""
        session = self.desk.window.session
        if session is not None:
            self._gone = next_place(places_of(session, lack), self._gone)
            if self._gone:
                self.desk.window.place.go_to(self._gone)

    def next_section(self) -> None:
        """Go to the next heading."""
        self.desk.window.place.go_to_section(1)

    def previous_section(self) -> None:
        """Go to the heading before."""
        self.desk.window.place.go_to_section(-1)
