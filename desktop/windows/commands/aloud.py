"""唱校: ask who reads, read, and write the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from desktop.model.catalog import Catalog
from desktop.model.report import Report
from desktop.windows.aloud.readers_dialog import Plan, ReadersDialog, items_of
from desktop.windows.background import Lane
from desktop.windows.commands.command import Command, Desk, Group, Menu
from desktop.windows.notice_bar import Notice


@dataclass(frozen=True, slots=True)
class RecordJob:
    """Writes the record of what was read."""

    report: Report
    catalog: Catalog
    target: Path
    profile: str

    def __call__(self) -> Path:
        """Write it; Refused as `write_reading_record`."""
        from desktop.operations.reading_aloud import write_reading_record

        return write_reading_record(self.report, self.catalog, self.target, self.profile)


class AloudCommands(Group):
    """Reading aloud."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lane = Lane(1, self)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("read_aloud", self.read_aloud, Menu.REPORT),)

    @override
    def finish(self) -> None:
        self._lane.finish()

    def read_aloud(self) -> None:
        """Ask who reads what; nothing is changed yet."""
        window = self.desk.window
        window.finish()
        if window.session is not None and not window.session.read_only:
            readers = self.desk.settings.readers
            dialog = ReadersDialog((readers[0] or window.session.person, readers[1]), self.desk.appearance, window)
            dialog.chosen.connect(self._begin)
            dialog.open()

    def _begin(self, plan: Plan) -> None:
        from desktop.model.reading_aloud import items_to_read
        from desktop.windows.aloud.view import ReadingAloud

        window = self.desk.window
        self.desk.settings.readers = plan.readers
        session = window.session
        if session is None:
            return
        items = items_of(plan, items_to_read(session.report, session.catalog), window.place.places_at_hand())
        if not items:
            window.tell(Notice("这里还没有填好的指标和文字，没有可读的；请先填数。", kind="warning"))
            return
        view = ReadingAloud(session, items, plan.readers, self.desk.appearance, window)
        view.left.connect(self._left)
        view.record_wanted.connect(self.save_record)
        view.setGeometry(window.window().geometry())
        view.open()

    def save_record(self) -> None:
        """Ask for the file of the record."""
        dialog = QFileDialog(
            self.desk.window, "导出唱校记录", str(self.desk.settings.last_folder), "Word 文件 (*.docx)"
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("docx")
        dialog.selectFile("唱校记录.docx")
        dialog.fileSelected.connect(self._write_record)
        dialog.open()

    def _write_record(self, path: str) -> None:
        session = self.desk.window.session
        if session is not None:
            job = RecordJob(session.report, session.catalog, Path(path), self.desk.settings.profile)
            self._lane.run(job, self._written, self._not_written)

    def _written(self, path: Path) -> None:
        self.desk.window.tell(Notice(f"已导出唱校记录：{path}"))

    def _not_written(self, error: Exception) -> None:
        self.desk.window.tell(Notice(str(error), kind="warning"))

    def _left(self, place: str) -> None:
        if place:
            self.desk.window.place.go_to(place)
