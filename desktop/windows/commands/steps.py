"""The steps of the work, back and forth."""

from __future__ import annotations

from typing_extensions import override

from desktop.windows.commands.command import Command, Group, Menu


class StepCommands(Group):
    """Undo and redo."""

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("undo", self.undo, Menu.STEPS), Command("redo", self.redo, Menu.STEPS))

    def undo(self) -> None:
        """Take the last step back."""
        self.desk.window.finish()
        if self.desk.window.session is not None:
            self.desk.window.session.undo()

    def redo(self) -> None:
        """Do the last undone step again."""
        self.desk.window.finish()
        if self.desk.window.session is not None:
            self.desk.window.session.redo()
