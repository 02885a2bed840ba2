"""生成的文件: remembers what is written, and says which of it is out of date."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from typing_extensions import override

from desktop.windows.background import Lane
from desktop.windows.clock import local_time
from desktop.windows.commands.command import Command, Desk, Group, Menu
from desktop.windows.generating import Making, OpenPath
from desktop.windows.notice_bar import Notice
from desktop.windows.produced.files import ProducedFile, with_file, without
from desktop.windows.produced.jobs import LookAtFiles, MarkOf

if TYPE_CHECKING:
    from desktop.windows.produced.jobs import Standing
    from desktop.windows.produced.panel import FilesPanel

_PAUSE = 400  # milliseconds after an edit: nobody reads the list while typing


class ProducedCommands(Group):
    """The list of the files that were made of the report."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lane = Lane(1, self)
        self._look = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._look_again)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("files", self.files, Menu.REPORT, "生成的文件"),)

    @override
    def connect_buttons(self) -> None:
        self.desk.generating.made.connect(self._made)

    @override
    def finish(self) -> None:
        self._lane.finish()

    def files(self) -> None:
        """Show the files of the report at hand."""
        from desktop.windows.produced.panel import FilesPanel

        window = self.desk.window
        session = window.session
        if session is None or window.place.side.open_one(FilesPanel) is not None:
            return
        panel = FilesPanel(self.desk.appearance, window.place.side)
        panel.opened.connect(self._open)
        panel.forgotten.connect(self._forget)
        session.changed.connect(panel.later)
        panel.changed.connect(self._later.start)
        panel.show_files(self._of_report())
        window.place.open_panel(panel)
        self._look_again()

    def _show(self, panel: FilesPanel) -> None:
        panel.show_files(self._of_report())
        self._look_again()

    def _look_again(self) -> None:
        session = self.desk.window.session
        if session is not None and self._panel() is not None:
            self._lane.forget(self._look)
            paths = tuple(file.path for file in self._of_report())
            job = LookAtFiles(session.report, session.catalog, paths)
            self._look = self._lane.run(job, self._stand, self._failed)

    def _stand(self, standing: Standing) -> None:
        panel = self._panel()
        if panel is not None:
            panel.model.show_standing(standing)

    def _made(self, job: Making, path: Path) -> None:
        opened = self.desk.office.at_hand
        if opened is not None:
            report = job.report
            file = partial(ProducedFile, path, opened.path, report.unit, report.year, local_time())
            self._lane.run(MarkOf(report, job.catalog), partial(self._remember, file), self._failed)

    def _remember(self, file: partial[ProducedFile], mark: str) -> None:
        self.desk.settings.produced = with_file(self.desk.settings.produced, file(mark))
        self._renew()

    def _forget(self, path: Path) -> None:
        self.desk.settings.produced = without(self.desk.settings.produced, path)
        self._renew()

    def _renew(self) -> None:
        panel = self._panel()
        if panel is not None:
            self._show(panel)

    def _panel(self) -> FilesPanel | None:
        from desktop.windows.produced.panel import FilesPanel

        return self.desk.window.place.side.open_one(FilesPanel)

    def _of_report(self) -> tuple[ProducedFile, ...]:
        session, opened = self.desk.window.session, self.desk.office.at_hand
        if session is None or opened is None:
            return ()
        here = (opened.path, session.report.unit, session.report.year)
        return tuple(file for file in self.desk.settings.produced if (file.ledger, file.unit, file.year) == here)

    def _open(self, path: Path) -> None:
        if not OpenPath(path)():
            self.desk.window.tell(
                Notice(f"“{path.name}”打不开；它也许被移走了，或者没有能打开它的程序。", kind="warning")
            )

    def _failed(self, error: Exception) -> None:
        raise error
