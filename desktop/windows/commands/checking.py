"""What is done about what is wrong: a file that is proofread."""

from __future__ import annotations

from typing_extensions import override

from desktop.windows.commands.command import Command, Desk, Group, Menu
from desktop.windows.proofing.proofing import Proofing


class CheckCommands(Group):
    """Proofreading."""

    def __init__(self, desk: Desk) -> None:
        self.proofing = Proofing(desk.window, desk.settings, desk.appearance)
        super().__init__(desk)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("proof", self.proofing.ask, Menu.REPORT, "校对一个文件…"),)

    @override
    def connect_buttons(self) -> None:
        self.desk.window.start.proof_file.connect(self.proofing.ask)

    @override
    def finish(self) -> None:
        self.proofing.finish()
