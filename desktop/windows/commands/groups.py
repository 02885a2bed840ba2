"""All groups of commands in one place, as the actions of the window and the lines of its menu."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.windows.commands.actions import fill_menu, make_actions
from desktop.windows.commands.aloud import AloudCommands
from desktop.windows.commands.card import CardCommands
from desktop.windows.commands.checking import CheckCommands
from desktop.windows.commands.collecting import CollectCommands
from desktop.windows.commands.command import Desk, Group
from desktop.windows.commands.confirming import ConfirmCommands
from desktop.windows.commands.exporting import ExportCommands
from desktop.windows.commands.help import HelpCommands
from desktop.windows.commands.history import HistoryCommands
from desktop.windows.commands.ledgers import LedgerCommands
from desktop.windows.commands.office_page import OfficePageCommands
from desktop.windows.commands.output import OutputCommands
from desktop.windows.commands.produced import ProducedCommands
from desktop.windows.commands.report import ReportCommands
from desktop.windows.commands.rollup import RollupCommands
from desktop.windows.commands.searching import SearchCommands
from desktop.windows.commands.steps import StepCommands
from desktop.windows.commands.trend import TrendCommands
from desktop.windows.commands.view import ViewCommands
from desktop.windows.commands.ways import WayCommands

GROUPS: tuple[type[Group], ...] = (
    LedgerCommands,
    RollupCommands,
    ReportCommands,
    OutputCommands,
    ProducedCommands,
    CollectCommands,
    ExportCommands,
    CheckCommands,
    AloudCommands,
    ConfirmCommands,
    StepCommands,
    HistoryCommands,
    WayCommands,
    CardCommands,
    TrendCommands,
    SearchCommands,
    ViewCommands,
    OfficePageCommands,
    HelpCommands,
)
# What has a button in the header, with the words on it: what is used every day, and has no place of its own.
HEADER: Mapping[str, str] = MappingProxyType(
    {"particulars": "报告要素", "collect": "收数", "read_aloud": "唱校", "find": "查找 Ctrl+F"}
)


class Commands:
    """Every command, by its name, as an action of the window."""

    def __init__(self, desk: Desk) -> None:
        self.groups = tuple(group(desk) for group in GROUPS)
        commands = [command for group in self.groups for command in group.commands()]
        self.actions = make_actions(desk.window, commands)
        fill_menu(desk.window.menu, commands, self.actions)
        desk.window.header.show_actions({words: self.actions[name] for name, words in HEADER.items()})

    def finish(self) -> None:
        """Stop what is under way; used when the program ends."""
        for group in self.groups:
            group.finish()

    def do(self, name: str) -> None:
        """Do what a command's key or line in the menu does."""
        self.actions[name].trigger()
