"""汇总各区县: many units side by side, with or without a ledger at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.windows.clock import local_day
from desktop.windows.commands.command import Command, Desk, Group, Menu

if TYPE_CHECKING:
    from desktop.windows.rollup.rolling_up import RollingUp


class RollupCommands(Group):
    """Opens the window."""

    def __init__(self, desk: Desk) -> None:
        self._rolling: RollingUp | None = None
        super().__init__(desk)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("rollup", self.roll_up, Menu.LEDGER),)

    @override
    def connect_buttons(self) -> None:
        self.desk.window.start.roll_up.connect(self.roll_up)

    @override
    def finish(self) -> None:
        if self._rolling is not None:
            self._rolling.finish()

    def roll_up(self) -> None:
        """Show the window: with the year at hand, or else the last one that is over."""
        desk, this_year = self.desk, local_day().year
        session = desk.window.session
        desk.window.finish()
        self.rolling.open(session.report.year if session is not None else this_year - 1, this_year)

    @property
    def rolling(self) -> RollingUp:
        """What joins the window with its work; loaded when it is first used."""
        if self._rolling is None:
            from desktop.windows.rollup.rolling_up import RollingUp

            self._rolling = RollingUp(self.desk.settings, self.desk.appearance, self.desk.window)
        return self._rolling
