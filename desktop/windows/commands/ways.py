"""The ways from place to place."""

from __future__ import annotations

from typing_extensions import override

from desktop.windows.commands.command import Command, Group, Menu


class WayCommands(Group):
    """To the next empty figure, the next finding, the next heading."""

    @override
    def commands(self) -> tuple[Command, ...]:
        place = self.desk.window.place
        return (
            Command("next_empty", place.next_empty, Menu.WAYS),
            Command("next_finding", place.findings.next_finding, Menu.WAYS),
            Command("next_section", self.next_section),
            Command("previous_section", self.previous_section),
        )

    def next_section(self) -> None:
        """Go to the next heading."""
        self.desk.window.place.go_to_section(1)

    def previous_section(self) -> None:
        """Go to the heading before."""
        self.desk.window.place.go_to_section(-1)
