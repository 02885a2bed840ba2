"""What helps: the manual, the table of keys, what the program is."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop.windows.commands.command import Command, Group, Menu


class HelpCommands(Group):
    """Manual, keys, about."""

    @override
    def commands(self) -> tuple[Command, ...]:
        return (
            Command("manual", self.manual, Menu.HELP),
            Command("keys", self.keys, Menu.HELP),
            Command("about", self.about, Menu.HELP, "关于法治年报"),
        )

    @override
    def connect_buttons(self) -> None:
        self.desk.window.start.show_manual.connect(self.manual)
        self.desk.window.start.show_about.connect(self.about)

    def manual(self) -> None:
        """Show the page of the manual about the place that has the focus."""
        from desktop.windows.manual.window import page_of

        self._manual(page_of(QApplication.focusWidget()))

    def keys(self) -> None:
        """Show the table of keys."""
        from desktop.windows.dialogs.keys_dialog import KeysDialog

        KeysDialog(self.desk.appearance, self.desk.window).open()

    def about(self) -> None:
        """Show what the program is, as the manual says it."""
        self._manual("about")

    def _manual(self, page_id: str) -> None:
        from desktop.windows.manual.window import show_manual

        show_manual(self.desk.window, page_id, self.desk.appearance)
