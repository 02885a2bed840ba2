"""导出: the tables out of the ledger, in a menu of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu
from typing_extensions import override

from desktop.windows.commands.command import Command, Desk, Group, Menu
from desktop.windows.exporting.tables import TABLES, ExportedTable

if TYPE_CHECKING:
    from desktop.windows.exporting.exporting import Exporting

EXPORT = "导出"


class ExportCommands(Group):
    """One line for each table, and a key that opens the menu they stand in."""

    def __init__(self, desk: Desk) -> None:
        self._exporting: Exporting | None = None
        super().__init__(desk)

    @override
    def commands(self) -> tuple[Command, ...]:
        lines = (
            Command(table.command, partial(self.export, table), Menu.REPORT, table.on_menu, under=EXPORT)
            for table in TABLES
        )
        return (Command("export", self.show_tables), *lines)

    @override
    def finish(self) -> None:
        if self._exporting is not None:
            self._exporting.finish()

    def show_tables(self) -> None:
        """Open the menu of the tables below the header, with the first one chosen."""
        window = self.desk.window
        menu = window.menu.findChild(QMenu, EXPORT)
        if window.session is None or menu is None:
            return
        corner = window.header.rect().bottomRight()
        corner.setX(corner.x() - menu.sizeHint().width() - self.desk.appearance.px(12))
        menu.popup(window.header.mapToGlobal(corner))
        menu.setActiveAction(menu.actions()[0])

    def export(self, table: ExportedTable) -> None:
        """Ask where a table is to be saved, and write it."""
        if self._exporting is None:
            from desktop.windows.exporting.exporting import Exporting

            desk = self.desk
            self._exporting = Exporting(desk.window, desk.office, desk.settings, desk.appearance)
        self._exporting.ask(table)
