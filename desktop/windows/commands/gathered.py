"""All groups of commands in one place, as the actions of the window and the lines of its menu."""

from __future__ import annotations

from desktop.windows.commands.actions import fill_menu, make_actions
from desktop.windows.commands.checking import CheckCommands
from desktop.windows.commands.command import Desk, Group
from desktop.windows.commands.help import HelpCommands
from desktop.windows.commands.ledgers import LedgerCommands
from desktop.windows.commands.report import ReportCommands
from desktop.windows.commands.steps import StepCommands
from desktop.windows.commands.view import ViewCommands
from desktop.windows.commands.ways import WayCommands

GROUPS: tuple[type[Group], ...] = (
    LedgerCommands,
    ReportCommands,
    CheckCommands,
    StepCommands,
    WayCommands,
    ViewCommands,
    HelpCommands,
)


class Commands:
    """Every command, by its name, as an action of the window."""

    def __init__(self, desk: Desk) -> None:
        self.groups = tuple(group(desk) for group in GROUPS)
        commands = [command for group in self.groups for command in group.commands()]
        self.actions = make_actions(desk.window, commands)
        fill_menu(desk.window.menu, commands, self.actions)

    def finish(self) -> None:
        """Stop what is under way; used when the program ends."""
        for group in self.groups:
            group.finish()

    def do(self, name: str) -> None:
        """Do what a command's key or line in the menu does."""
        self.actions[name].trigger()
