"""What is done with the report as a whole: its particulars, and the Word file."""

from __future__ import annotations

from typing_extensions import override

from desktop.model.edits import Edit
from desktop.windows.commands.command import Command, Group, Menu
from desktop.windows.generating import GenerateJob, look_of


class ReportCommands(Group):
    """Particulars and generating."""

    @override
    def commands(self) -> tuple[Command, ...]:
        return (
            Command("particulars", self.particulars, Menu.REPORT),
            Command("generate", self.generate, Menu.REPORT),
        )

    @override
    def connect_buttons(self) -> None:
        header, generating = self.desk.window.header, self.desk.generating
        header.generate.connect(self.generate)
        generating.started.connect(self._started)
        generating.ended.connect(self._ended)
        generating.told.connect(self.desk.window.tell)

    def generate(self) -> None:
        """Write the report beside the ledger; nothing is asked."""
        window = self.desk.window
        window.finish()
        session, opened = window.session, self.desk.office.at_hand
        if session is not None and opened is not None:
            folder = opened.path.parent
            job = GenerateJob(session.report, session.catalog, folder, look_of(self.desk.settings), session.last)
            self.desk.generating.generate(job)

    def particulars(self) -> None:
        """Ask for the report's particulars."""
        from desktop.windows.dialogs.particulars_dialog import ParticularsDialog

        window = self.desk.window
        window.finish()
        session = window.session
        if session is not None:
            dialog = ParticularsDialog(session.catalog, session.report, self.desk.appearance, window)
            dialog.changed.connect(self._particulars_changed)
            dialog.open()

    def _particulars_changed(self, edit: Edit) -> None:
        if self.desk.window.session is not None:
            self.desk.window.session.do(edit, getattr(edit, "label", "报告要素"))

    def _started(self) -> None:
        self.desk.window.header.show_busy(busy=True)

    def _ended(self) -> None:
        self.desk.window.header.show_busy(busy=False)
