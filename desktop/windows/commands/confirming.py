"""核定 of a whole heading, and the name that 核定 bears."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from desktop.model.confirming import waiting
from desktop.windows.commands.command import Command, Desk, Group, Menu
from desktop.windows.figures.confirming import confirm_figures, with_findings
from desktop.windows.notice_bar import Notice


class ConfirmCommands(Group):
    """Confirms the figures of the heading at hand; asks for the name of the user where an act needs it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._unsigned: Callable[[], object] = _nothing  # what waits for the name

    @override
    def connect_buttons(self) -> None:
        self.desk.window.unsigned.connect(self._ask_name)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("confirm_heading", self.confirm_heading, Menu.REPORT),)

    def confirm_heading(self) -> None:
        """Ask whether all figures of the heading at hand are to be confirmed."""
        from desktop.windows.figures.confirm_dialog import ConfirmDialog

        window = self.desk.window
        window.finish()
        session = window.session
        if session is None:
            return
        section = session.sections.rows[window.place.heading.section]
        codes = waiting(section.indicators, session.values)
        title = f"{section.number}{section.title.rstrip('。')}"
        if not codes:
            window.tell(Notice(f"“{title}”里没有待核的数。", passing=True))
            return
        dialog = ConfirmDialog(title, codes, with_findings(session, codes), self.desk.appearance, window)
        if not session.person:
            dialog.ask_name()
            dialog.named.connect(self.sign_as)
        dialog.chosen.connect(self._confirm)
        dialog.open()

    def _confirm(self, codes: tuple[str, ...]) -> None:
        if self.desk.window.session is not None:
            confirm_figures(self.desk.window.session, codes)

    def _ask_name(self, act: Callable[[], object]) -> None:
        from desktop.windows.dialogs.name_dialog import NameDialog

        self._unsigned = act
        dialog = NameDialog(self.desk.appearance, self.desk.window)
        dialog.named.connect(self._named)
        dialog.open()

    def _named(self, name: str) -> None:
        self.sign_as(name)
        act, self._unsigned = self._unsigned, _nothing
        act()


def _nothing() -> None:
    pass
