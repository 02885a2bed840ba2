"""Which report is at work: a new year, a ledger, last year's report, the next year."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from desktop.windows.clock import local_day
from desktop.windows.commands.command import Command, Group, Menu
from desktop.windows.report_files import LEDGER_SUFFIX, REPORT_SUFFIXES

_LEDGERS = f"账本 (*{LEDGER_SUFFIX})"  # Qt reads the pattern between halfwidth brackets only


class LedgerCommands(Group):
    """Begins, opens and reads reports."""

    @override
    def commands(self) -> tuple[Command, ...]:
        reading = self.desk.reading
        return (
            Command("new", self.new, Menu.LEDGER),
            Command("open", self.open, Menu.LEDGER),
            Command("read", reading.ask_file, Menu.LEDGER, "读入报告…"),
            Command("read_text", reading.ask_text, Menu.LEDGER, "粘贴文字读入…"),
            Command("roll_forward", self.roll_forward, Menu.LEDGER, "建立下一年度…"),
        )

    @override
    def connect_buttons(self) -> None:
        start, office = self.desk.window.start, self.desk.office
        self.desk.window.header.year_chosen.connect(office.switch)
        start.open_ledger.connect(office.open)
        start.choose_ledger.connect(self.open_ledger)
        start.choose_report.connect(self.desk.reading.ask_file)
        start.read_report.connect(self.desk.reading.read_file)
        start.open_sample.connect(office.open_sample)
        start.new_ledger.connect(self.new)

    def new(self) -> None:
        """Ask for a new year."""
        from desktop.catalog.load import standard_catalog
        from desktop.windows.start.new_ledger_dialog import NewLedgerDialog, OpenLedger, Proposal

        desk, opened = self.desk, self.desk.office.at_hand
        known = OpenLedger(opened.path, opened.years) if opened else None
        unit = desk.window.session.report.unit if desk.window.session else ""
        proposal = Proposal(desk.settings.last_folder, local_day(), unit, known)
        dialog = NewLedgerDialog(standard_catalog(), proposal, desk.appearance, desk.window)
        dialog.chosen.connect(desk.office.begin)
        dialog.open()

    def roll_forward(self) -> None:
        """Say what the next year would be made of, and begin it."""
        from desktop.windows.start.roll_forward_dialog import RollForwardDialog

        desk = self.desk
        desk.window.finish()
        session, opened = desk.window.session, desk.office.at_hand
        if session is None or opened is None or session.read_only:
            return
        years = opened.years.get(session.report.unit, ())
        dialog = RollForwardDialog(session.report, session.catalog, years, desk.appearance, desk.window)
        dialog.chosen.connect(desk.office.roll_forward)
        dialog.open()

    def open(self) -> None:
        """Ask for the file of last year's report or of a ledger."""
        reports = " ".join(f"*{suffix}" for suffix in REPORT_SUFFIXES)
        self._ask_file("打开去年的报告或账本", f"报告和账本 ({reports} *.fzb);;{_LEDGERS};;所有文件 (*)")

    def open_ledger(self) -> None:
        """Ask for a ledger's file."""
        self._ask_file("打开账本", _LEDGERS)

    def _ask_file(self, title: str, kinds: str) -> None:
        dialog = QFileDialog(self.desk.window, title, str(self.desk.settings.last_folder), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._file_chosen)
        dialog.open()

    def _file_chosen(self, path: str) -> None:
        self.desk.settings.last_folder = Path(path).parent
        if Path(path).suffix.lower() == LEDGER_SUFFIX:
            self.desk.office.open(Path(path))
        else:
            self.desk.reading.read_file(Path(path))
