"""Everything that lives as long as the program, and the joints between it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.documents.profiles import Profile, find_profile, load_profiles
from desktop.refusal import Refused
from desktop.windows.clash_words import clash_notice
from desktop.windows.clock import local_time
from desktop.windows.commands.command import Desk
from desktop.windows.commands.groups import Commands
from desktop.windows.commands.view import wants_dark
from desktop.windows.failure.crash_dialog import show_crash
from desktop.windows.failure.crash_report import CrashReport
from desktop.windows.frame import Frame
from desktop.windows.generating import Generating, shown_official
from desktop.windows.keeping.ledger_jobs import Opened, Way
from desktop.windows.keeping.office import NotOpened, Office
from desktop.windows.keeping.saving import Clash, SaveKind, SaveState, Saving
from desktop.windows.leaving import Leaving
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.stylesheet import stylesheet
from desktop.windows.main_window import MainWindow
from desktop.windows.notice_bar import Choice, Notice
from desktop.windows.reading.reading_in import ReadingIn
from desktop.windows.session import Session
from desktop.windows.settings import Settings
from desktop.windows.start.locked_dialog import READ_ONLY_FOLDER, CopyAndOpen, LockedDialog
from desktop.windows.start.recent import RecentLedger, forgotten, left, places_of, remembered, report_key


class OpenInAnotherWay:
    """Opens a ledger to be looked at only, or takes it over from whoever holds its lock."""

    def __init__(self, office: Office, path: Path, way: Way) -> None:
        self._office = office
        self._path = path
        self._way = way

    def __call__(self) -> None:
        """Open it."""
        self._office.open(self._path, self._way)


class Program(QObject):
    """Everything that lives as long as the program, and the joints between it."""

    def __init__(
        self, application: QApplication, settings: Settings, frame: Frame, data_folder: Path | None = None
    ) -> None:
        super().__init__(application)
        self._application = application
        self.frame = frame
        self.settings = settings
        dark = wants_dark(settings.theme)
        self.appearance = Appearance(dark=dark, percent=settings.text_size, parent=self)
        self.appearance.changed.connect(self._dress)
        self._dress()
        self.office = Office(data_folder, self)
        self.office.person = settings.person
        self.generating = Generating(self)
        self.window = MainWindow(settings, _profile(settings), self.appearance, frame)
        self.window.place.use_official(shown_official(settings))
        self.reading = ReadingIn(self.window, self.office, settings, self.appearance)
        self.commands = Commands(
            Desk(self.window, self.office, self.generating, self.reading, settings, self.appearance)
        )
        self.session: Session | None = None
        self._saving: Saving | None = None
        self._leaving = False
        self._asking = Leaving(self.window, self.office)
        self.office.leaving.connect(self._hand_over)
        self.office.opened.connect(self._opened)
        self.office.not_opened.connect(self._not_opened)
        self.office.failed.connect(self._failed)
        self.office.backed_up.connect(self.window.status.show_backup)
        frame.asks = True
        frame.closing.connect(self._asked_to_close)
        frame.left.connect(self.window.finish_figures)
        frame.setCentralWidget(self.window)
        self.window.start.forget_ledger.connect(self._forget)
        self.window.start.show_recent(settings.recent)

    def tell_crash(self, what: CrashReport | Refused) -> None:
        """Show what nobody else caught."""
        show_crash(what, self.appearance, self.window)

    def open_at_start(self, path: Path) -> None:
        """Show the place of work at once and open a ledger when that has been painted."""
        self.window.show_opening()
        QTimer.singleShot(0, OpenInAnotherWay(self.office, path, Way.USUAL))

    def _dress(self) -> None:
        self._application.setFont(self.appearance.font())
        self._application.setStyleSheet(stylesheet(self.appearance))

    def _opened(self, opened: Opened) -> None:
        old, old_saving = self.session, self._saving
        saving = Saving(opened.ledger, opened.loaded.versions, self.office.lane, self)
        saving.stands.connect(self._stands)
        session = Session(
            opened.catalog,
            opened.loaded.report,
            saving,
            parent=self,
            history=self.office.history_of(opened),
            last=opened.last,
        )
        session.person = self.settings.person
        session.clashed.connect(self._clashed)
        self.session, self._saving = session, saving
        self.office.stuck, self.office.waiting = False, 0
        self.window.show_session(session, dict(opened.years))
        report = opened.loaded.report
        self._remember(opened)
        if opened.place:
            self.window.place.go_to(opened.place)
        else:
            places = places_of(self.settings.recent, opened.path)
            self.window.place.come_back(places.get(report_key(report.unit, report.year), ""))
        self.window.status.show_where(opened.path)
        if opened.ledger.read_only and self.office.way is Way.USUAL:
            copy = CopyAndOpen(opened.path, self.office, self.window)
            self.window.tell(Notice(READ_ONLY_FOLDER, (Choice("另存副本…", copy),), "warning"))
        for gone in (old, old_saving):
            if gone is not None:
                gone.deleteLater()

    def _remember(self, opened: Opened) -> None:
        report = opened.loaded.report
        known, years = self.settings.recent, tuple(opened.years.get(report.unit, ()))
        entry = RecentLedger(opened.path, report.unit, years, local_time(), places=places_of(known, opened.path))
        self.settings.recent = remembered(known, entry)
        self.settings.last_folder = opened.path.parent

    def _hand_over(self) -> None:
        """Keep what is being typed, and remember where the report is left: work goes on there the next time."""
        self.window.finish()
        at_hand, session = self.office.at_hand, self.session
        if at_hand is not None and session is not None:
            report = report_key(session.report.unit, session.report.year)
            self.settings.recent = left(self.settings.recent, at_hand.path, report, self.window.place.at_hand)

    def _forget(self, path: Path) -> None:
        self.settings.recent = forgotten(self.settings.recent, path)
        self.window.start.show_recent(self.settings.recent)

    def _not_opened(self, problem: NotOpened) -> None:
        refused = problem.refused
        self.window.show_start()
        if refused.code == "LEDGER-LOCKED":
            LockedDialog(problem, self.office, self.appearance, self.window).open()
        else:
            show_crash(refused, self.appearance, self.window)

    def _failed(self, sentence: str) -> None:
        if self.session is None:
            show_crash(Refused("LEDGER", sentence), self.appearance, self.window)
        else:
            self.window.tell(Notice(sentence, kind="error"))

    def _stands(self, state: SaveState) -> None:
        self.office.stuck, self.office.waiting = state.kind is SaveKind.FAILED, state.waiting
        self.window.status.show_saved(state)
        if state.kind is SaveKind.FAILED and self._saving is not None:
            notice = Notice(f"没有保存成功：{state.sentence}", (Choice("再存一次", self._saving.retry),), "error")
            self.window.tell(notice)
        elif self._leaving:
            self._leave()

    def _clashed(self, clash: Clash) -> None:
        if self.session is not None:
            self.window.tell(clash_notice(self.session, clash))

    def _asked_to_close(self) -> None:
        self.window.finish()
        if self._asking.may_close(self._leave):
            self._leave()

    def _leave(self) -> None:
        """Close when everything is kept; what cannot be kept or is not decided is said first, once."""
        waiting = self._saving.waiting if self._saving else 0
        if waiting and not self._leaving:
            self._leaving = True
            return
        self._hand_over()
        self.generating.finish()
        self.reading.finish()
        self.commands.finish()
        self.office.close()
        self.window.remember()
        self.frame.let_close()


def _profile(settings: Settings) -> Profile:
    try:
        return find_profile(settings.profile)
    except Refused:
        return next(iter(load_profiles().values()))
