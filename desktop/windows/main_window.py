"""What is in the window: it places the panes, and shows what the session tells."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.documents.profiles import Profile
from desktop.model.progress import Progress
from desktop.windows.change import Change
from desktop.windows.collecting.dropped import dropped_returns
from desktop.windows.frame import TITLE
from desktop.windows.header_bar import HeaderBar
from desktop.windows.keeping.saving import SaveKind, SaveState
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import FOLD_OUTLINE_BELOW, FOLD_PAGE_BELOW
from desktop.windows.missing import filled_in, lacking_in
from desktop.windows.notice_bar import Notice, NoticeBar
from desktop.windows.session import Session
from desktop.windows.settings import Settings
from desktop.windows.start.start_page import StartPage
from desktop.windows.status_line import StatusLine
from desktop.windows.workplace import Workplace


class MainWindow(QStackedWidget):
    """The start page while no ledger is open; then header, notices, the place of work and the status line.

    `dropped` gives workbooks, folders and texts that were dropped on it: they are what departments send;
    `trend_wanted` a figure whose heading is to be seen over the years; `unsigned` an act that wants the user's name.
    """

    dropped = Signal(tuple)  # of Path
    trend_wanted = Signal(str)
    unsigned = Signal(object)  # a callable

    def __init__(
        self, settings: Settings, profile: Profile, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._appearance = appearance
        self._session: Session | None = None
        self._percent = appearance.percent  # for which the room is divided now
        self.setAcceptDrops(True)
        self.menu = QMenu(self)
        self.start = StartPage(appearance, parent=self)
        self.work = QWidget(self)
        self.header = HeaderBar(appearance, self.menu, self.work)
        self.notices = NoticeBar(appearance, self.work)
        self.place = Workplace(profile, appearance, self.work)
        self.status = StatusLine(appearance, self.work)
        layout = QVBoxLayout(self.work)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.notices)
        layout.addWidget(self.place, 1)
        layout.addWidget(self.status)
        self.addWidget(self.start)
        self.addWidget(self.work)
        appearance.changed.connect(self._resized)
        for gone_on in (self.place.heading.at, self.place.outline.chosen):
            gone_on.connect(self.notices.pass_by)
        self.place.heading.figures.misreadings.changed.connect(self.status.show_misread)

    @property
    def session(self) -> Session | None:
        """The session at work."""
        return self._session

    def show_start(self) -> None:
        """Show the start page, unless there is something at work."""
        if self._session is None:
            self.setCurrentWidget(self.start)

    def show_opening(self) -> None:
        """Show the place of work, still empty."""
        self.setCurrentWidget(self.work)

    def show_session(self, session: Session, years: dict[str, tuple[int, ...]]) -> None:
        """Work on this session from now on; `years` are those of the ledger, by unit."""
        first = self._session is None
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
            self._session.said.disconnect(self._said)
            self._session.unsigned.disconnect(self.unsigned)
        self._session = session
        session.changed.connect(self._changed)
        session.said.connect(self._said)
        session.unsigned.connect(self.unsigned)
        report = session.report
        self.window().setWindowTitle(f"{report.unit} {report.year} 年度 · {TITLE}")
        self.header.show_report(report.unit, report.year, years)
        self.setCurrentWidget(self.work)
        if first:
            self._lay_out()
        self.place.show_session(session)
        self.status.show_saved(SaveState(SaveKind.READ_ONLY if session.read_only else SaveKind.SAVED))
        self._changed(Change())

    def tell(self, notice: Notice) -> None:
        """Show a notice: in its bar while a ledger is open."""
        self.notices.tell(notice)

    def finish(self) -> None:
        """Keep what stands in an open editor."""
        self.place.finish()

    def finish_figures(self) -> None:
        """Keep the figure under edit: whoever goes to another program must find it kept."""
        self.place.heading.table.finish()

    def remember(self) -> None:
        """Keep how the window is divided: by itself for each size of text, as other sizes need other widths."""
        if self._session is not None:
            self._settings.set_splitter(f"across{self._percent}", self.place.across.saveState())
            self._settings.set_splitter(f"down{self._percent}", self.place.down.saveState())

    def _lay_out(self) -> None:
        self._percent = self._appearance.percent
        across, down = (self._settings.splitter(f"{name}{self._percent}") for name in ("across", "down"))
        self.place.lay_out(across, down)

    def _resized(self) -> None:
        """Divide the room anew for another size of text."""
        self._narrow()
        if self._session is not None and self._percent != self._appearance.percent:
            self.remember()
            self._lay_out()

    def _changed(self, change: Change) -> None:
        del change  # progress and the label of undo are cheap to say anew
        session = self._session
        if session is None:
            return
        lacking, filled = lacking_in(session), filled_in(session)
        self.header.show_progress(Progress(filled, filled + lacking.empty), lacking)
        self.status.show_undo(session.history.undo_label)

    def _said(self, sentence: str) -> None:
        self.tell(Notice(sentence, kind="warning"))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._session is not None and dropped_returns(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(dropped_returns(event.mimeData()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow()

    def _narrow(self) -> None:
        px = self._appearance.px
        self.header.narrow(narrow=self.width() < px(FOLD_PAGE_BELOW), very=self.width() < px(FOLD_OUTLINE_BELOW))
