"""Exporting a table, from its line in the menu to the file: where to, the work beside the window, what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.model.catalog import Catalog
from desktop.model.report import Report
from desktop.refusal import Refused
from desktop.windows.exporting.jobs import Exported, LoadOthers, WriteTable
from desktop.windows.exporting.said import written_notice
from desktop.windows.exporting.save_dialog import save_dialog
from desktop.windows.exporting.tables import ExportedTable
from desktop.windows.keeping.office import Office
from desktop.windows.looks.appearance import Appearance
from desktop.windows.main_window import MainWindow
from desktop.windows.notice_bar import Notice
from desktop.windows.settings import Settings
from desktop.windows.working.working import Working


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for: a table of the report as it was then."""

    table: ExportedTable
    report: Report
    catalog: Catalog
    target: Path = Path()


class Exporting(QObject):
    """One table at a time."""

    def __init__(self, window: MainWindow, office: Office, settings: Settings, appearance: Appearance) -> None:
        super().__init__(window)
        self._window, self._office, self._settings = window, office, settings
        self._working = Working(appearance, self)
        self._working.refused.connect(self._refused)
        self._asked: _Asked | None = None

    def ask(self, table: ExportedTable) -> None:
        """Ask where the table of the report at hand is to be saved."""
        self._window.finish()
        session = self._window.session
        if session is None or self._working.busy:
            return
        self._asked = _Asked(table, session.report, session.catalog)
        proposed = self._settings.last_folder / table.file_name(session.report)
        dialog = save_dialog(f"导出{table.words}", proposed, table.name_filter, self._window)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def finish(self) -> None:
        """Stop what is being written; used when the program ends."""
        self._working.finish()

    def _chosen(self, path: str) -> None:
        """Load what the table needs beside the report: in the ledger's lane, behind what is being saved."""
        opened = self._office.at_hand
        if self._asked is None or opened is None:
            return
        self._settings.last_folder = Path(path).parent
        asked = self._asked = replace(self._asked, target=Path(path))
        self._office.lane.run(LoadOthers(opened, asked.table, asked.report), self._loaded, self._not_loaded)

    def _loaded(self, others: tuple[Report, ...]) -> None:
        asked = self._asked
        if asked is not None and (work := self._working.begin()) is not None:
            profile = self._settings.profile
            job = WriteTable(asked.table, asked.report, asked.catalog, others, asked.target, profile, work)
            self._working.run(job, f"正在导出{asked.table.words}", self._written, self._window)

    def _written(self, made: Exported) -> None:
        self._window.tell(written_notice(made.table.words, made.wanted, made.path, made.asks))

    def _not_loaded(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self._refused(error)

    def _refused(self, refused: Refused) -> None:
        self._window.tell(Notice(refused.sentence, kind="error"))
