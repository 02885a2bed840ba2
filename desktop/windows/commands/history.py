"""The past of the report: what happened, named states, and how two of them differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from desktop.model.annotating import RemoveAnnotation
from desktop.model.annotations import Snapshot
from desktop.model.report import Report
from desktop.refusal import Refused
from desktop.windows.commands.command import Command, Group, Menu
from desktop.windows.history.jobs import NOW, CompareStates, CopyState, LastStep, ReadHistory
from desktop.windows.history.panel import HistoryPanel
from desktop.windows.keeping.ledger_jobs import Opened
from desktop.windows.report_files import LEDGER_SUFFIX

if TYPE_CHECKING:
    from desktop.operations.histories import Events
    from desktop.operations.states import Comparison
    from desktop.windows.history.versions import VersionsWindow


class HistoryCommands(Group):
    """修改经过, 版本与比较."""

    _versions: VersionsWindow | None = None
    _name = ""
    _step = NOW

    @override
    def commands(self) -> tuple[Command, ...]:
        return (
            Command("history", self.history, Menu.STEPS, "修改经过"),
            Command("versions", self.versions, Menu.STEPS, "版本与比较…"),
        )

    def history(self) -> None:
        """Show what happened to the report."""
        window = self.desk.window
        window.finish()
        session = window.session
        if session is not None:
            panel = HistoryPanel(session.catalog, session.report.year, self.desk.appearance, window.place.side)
            panel.wanted.connect(self._read)
            panel.chosen.connect(window.place.go_to)
            window.place.side.open(panel)
            session.when_kept(self._read_first)

    def _read_first(self) -> None:
        self._read(None)

    def _read(self, older: int | None) -> None:
        if at_hand := self._at_hand:
            self.desk.office.lane.run(ReadHistory(*at_hand, older), self._is_read, self._failed)

    def _is_read(self, page: Events) -> None:
        panel = self.desk.window.place.side.open_one(HistoryPanel)
        if panel is not None:
            panel.show_page(page)

    def versions(self) -> None:
        """Show the named states, to be compared."""
        from desktop.windows.history.versions import VersionsWindow

        self.desk.window.finish()
        session = self.desk.window.session
        if session is None or self.desk.office.at_hand is None:
            return
        shown = VersionsWindow(session.report.year, session.catalog, self.desk.appearance, self.desk.window)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.named.connect(self._ask_step)
        shown.forgotten.connect(self._forget)
        shown.compared.connect(self._compare)
        shown.copied.connect(self._ask_target)
        shown.finished.connect(self._closed)
        self._versions = shown
        self._show_states()
        shown.open()

    def _closed(self) -> None:
        self._versions = None

    def _show_states(self) -> None:
        from desktop.operations.states import named_states

        session, opened = self.desk.window.session, self.desk.office.at_hand
        if self._versions is not None and session is not None and opened is not None:
            report = session.report
            last_year = report.year - 1 in opened.years.get(report.unit, ())
            self._versions.show_states(named_states(report), last_year=last_year)

    def _ask_step(self, name: str) -> None:
        session = self.desk.window.session
        if session is not None:
            self._name = name
            session.when_kept(self._read_step)

    def _read_step(self) -> None:
        opened = self.desk.office.at_hand
        if opened is not None:
            self.desk.office.lane.run(LastStep(opened), self._name_state, self._failed)

    def _name_state(self, step: int) -> None:
        from desktop.operations.states import name_state

        session = self.desk.window.session
        if session is None:
            return
        at = session.now
        try:
            edit = name_state(session.report, self._name, step, session.person, at)
        except Refused as refused:
            self._say(refused.sentence)
            return
        session.do(edit, f"留存版本：{self._name}")
        self._show_states()
        if self._versions is not None:
            self._versions.name.clear()
        self._say(f"已留存“{self._name}”。")

    def _forget(self, name: str) -> None:
        session = self.desk.window.session
        if session is not None:
            session.do(RemoveAnnotation(Snapshot.kind, name), f"取消版本名称：{name}")
            self._show_states()

    def _compare(self, before: int, after: int) -> None:
        if at_hand := self._at_hand:
            self.desk.office.lane.run(CompareStates(*at_hand, before, after), self._compared, self._failed)

    def _compared(self, comparison: Comparison) -> None:
        if self._versions is not None:
            self._versions.show_comparison(comparison)

    def _ask_target(self, step: int) -> None:
        self._step = step
        folder = self.desk.settings.last_folder / f"副本{LEDGER_SUFFIX}"
        dialog = QFileDialog(self._versions, "另存为副本", str(folder), f"账本 (*{LEDGER_SUFFIX})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(LEDGER_SUFFIX.removeprefix("."))
        dialog.fileSelected.connect(self._copy)
        dialog.open()

    def _copy(self, path: str) -> None:
        if at_hand := self._at_hand:
            self.desk.office.lane.run(CopyState(*at_hand, self._step, Path(path)), self._copied, self._failed)

    def _copied(self, path: Path) -> None:
        self._say(f"副本已存为“{path.name}”，现在的账本没有动。要看副本，请打开它。")

    @property
    def _at_hand(self) -> tuple[Opened, Report] | None:
        session, opened = self.desk.window.session, self.desk.office.at_hand
        return None if session is None or opened is None else (opened, session.report)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self._say(error.sentence)

    def _say(self, sentence: str) -> None:
        panel = self.desk.window.place.side.open_one(HistoryPanel)
        if self._versions is not None:
            self._versions.say(sentence)
        elif panel is not None:
            panel.show_problem(sentence)
