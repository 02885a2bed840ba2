"""Opens the card of the figure at hand, lets it follow, and brings what it asks of the ledger."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.model.figure import Figure
from desktop.model.years_table import YearsTable
from desktop.operations.histories import Event, Events
from desktop.refusal import Refused
from desktop.windows.card import acts
from desktop.windows.card.jobs import CopyOut, KeepEvidence, Kept, Past, ReadPast, ReadYears
from desktop.windows.card.line import LineAct
from desktop.windows.card.panel import CardPanel
from desktop.windows.card.return_dialog import ReturnDialog
from desktop.windows.keeping.office import Office
from desktop.windows.looks.appearance import Appearance
from desktop.windows.main_window import MainWindow
from desktop.windows.notice_bar import Notice
from desktop.windows.session import Session

_REST = 150  # milliseconds on a figure until its past is read


class Cards(QObject):
    """`trend_wanted` gives the figure whose heading is to be seen over the years."""

    trend_wanted = Signal(str)

    def __init__(self, window: MainWindow, office: Office, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._office = office
        self._appearance = appearance
        self._years: YearsTable | None = None
        self._years_of: Session | None = None
        self._events: tuple[Event, ...] = ()
        self._copies: Path | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._ask)
        window.place.heading.at.connect(self.follow)

    def open(self, code: str) -> None:
        """Show the card of a figure, its value ready to be typed over."""
        session, place = self._window.session, self._window.place
        if session is None or code not in session.catalog.indicators:
            return
        panel = self._panel
        place.finish()
        if panel is None:
            panel = CardPanel(session, place.heading.figures, self._appearance, place)
            panel.wanted.connect(self._do)
            panel.adding.connect(self._choose_files)
            panel.dropped.connect(self._keep_files)
            panel.passed.connect(self._pass)
            panel.show_figure(code)
            place.open_panel(panel)
        self._show(panel, code)
        panel.begin_value()

    def follow(self, place: str) -> None:
        """Show the figure that the table has come to, where a card is open."""
        panel, session = self._panel, self._window.session
        if panel is not None and session is not None and place != panel.code and place in session.catalog.indicators:
            self._show(panel, place)

    def finish(self) -> None:
        """Remove the copies that were looked at; one that another program holds open stays."""
        if self._copies is not None:
            for copy in self._copies.rglob("*"):
                with suppress(OSError):
                    copy.chmod(0o700)
            shutil.rmtree(self._copies, ignore_errors=True)

    @property
    def _panel(self) -> CardPanel | None:
        return self._window.place.side.open_one(CardPanel)

    def _show(self, panel: CardPanel, code: str) -> None:
        self._events = ()
        panel.show_figure(code)
        if self._years is not None and self._years_of is self._window.session:
            panel.show_years(self._before(code))
        self._rest.start()

    def _ask(self) -> None:
        """Ask for what only the ledger knows of the figure that is shown."""
        panel, session, opened = self._panel, self._window.session, self._office.at_hand
        if panel is None or session is None or opened is None:
            return
        self._office.lane.run(ReadPast(opened.ledger, session.report, panel.code), self._show_past, self._failed)
        if self._years_of is not session:
            self._years, self._years_of = None, session
            job = ReadYears(opened.ledger, opened.catalog, session.report.unit)
            self._office.lane.run(job, self._show_years, self._failed)

    def _show_past(self, past: Past) -> None:
        panel = self._panel
        if panel is not None and panel.code == past.code:
            self._events = (*(self._events if past.continued else ()), *past.events.events)
            panel.show_past(Events(self._events, past.events.older))

    def _show_years(self, years: YearsTable) -> None:
        self._years = years
        panel = self._panel
        if panel is not None and self._years_of is self._window.session:
            panel.show_years(self._before(panel.code))

    def _before(self, code: str) -> tuple[tuple[int, Figure], ...]:
        """Give the figures of an indicator in the years before that of the report."""
        session = self._window.session
        row = self._years.row(code) if self._years else None
        if session is None or self._years is None or row is None:
            return ()
        pairs = zip(self._years.years, row.figures, strict=True)
        return tuple((year, figure) for year, figure in pairs if year < session.report.year and figure.filled)

    def _do(self, act: LineAct) -> None:
        match act.name:
            case "go":
                self._window.place.go_to(act.what)
            case "open":
                self._open_file(*act.what.split("/", 1))
            case "past":
                self._rest.start()
            case "older":
                self._ask_older(int(act.what))
            case "return":
                self._ask_why(act.what)
            case _:
                self.trend_wanted.emit(act.what)

    def _ask_older(self, older: int) -> None:
        panel, session, opened = self._panel, self._window.session, self._office.at_hand
        if panel is not None and session is not None and opened is not None:
            job = ReadPast(opened.ledger, session.report, panel.code, older)
            self._office.lane.run(job, self._show_past, self._failed)

    def _pass(self) -> None:
        """Go on to the next figure of the table, as Enter does there."""
        table = self._window.place.heading.table
        table.setFocus()
        table.act("down")

    def _choose_files(self) -> None:
        dialog = QFileDialog(self._window, "选择佐证材料")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.open()

    def _files_chosen(self, names: list[str]) -> None:
        self._keep_files(tuple(Path(name) for name in names))

    def _keep_files(self, paths: tuple[Path, ...]) -> None:
        panel, opened = self._panel, self._office.at_hand
        if panel is not None and opened is not None and paths:
            self._office.lane.run(KeepEvidence(opened.ledger, panel.code, paths), self._kept, self._failed)

    def _kept(self, kept: Kept) -> None:
        session = self._window.session
        if session is not None and kept.code in session.catalog.indicators:
            acts.add_files(session, kept.code, kept.files)

    def _open_file(self, sha256: str, name: str) -> None:
        opened = self._office.at_hand
        if opened is not None:
            if self._copies is None:
                self._copies = Path(tempfile.mkdtemp(prefix="fazhi-"))
            self._office.lane.run(CopyOut(opened.ledger, sha256, name, self._copies), self._open_copy, self._failed)

    def _open_copy(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = f"没有能打开“{path.name}”的程序，副本在：{path.parent}"
            self._window.tell(Notice(words, kind="warning"))

    def _ask_why(self, code: str) -> None:
        session = self._window.session
        if session is not None:
            dialog = ReturnDialog(session, code, self._appearance, self._window)
            dialog.given_back.connect(self._given_back)
            dialog.open()

    def _given_back(self, code: str, why: str, message: str) -> None:
        session = self._window.session
        if session is not None and acts.give_back(session, code, why):
            QGuiApplication.clipboard().setText(message)
            department = session.catalog.indicator(code).department
            self._window.tell(Notice(f"已记下退回{department}更正；要发的话已复制，到群里粘贴就可以。"))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self._window.tell(Notice(error.sentence, kind="warning"))
