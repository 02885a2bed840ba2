"""What the keys, the menu and the start page ask for: each act is one short method here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.documents.profiles import load_profiles
from desktop.model.edits import Edit
from desktop.windows.actions import fill_menu, make_actions
from desktop.windows.clock import local_day
from desktop.windows.generating import GenerateJob, Generating, look_of, shown_official
from desktop.windows.keeping.office import Office
from desktop.windows.looks.appearance import Appearance
from desktop.windows.main_window import MainWindow
from desktop.windows.reading.reading_in import ReadingIn
from desktop.windows.report_files import LEDGER_SUFFIX, REPORT_SUFFIXES
from desktop.windows.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings, Theme

if TYPE_CHECKING:
    from desktop.windows.dialogs.settings_dialog import Preferences
    from desktop.windows.manual.window import ManualWindow

_STEP = 10  # percent
_LEDGERS = f"账本 (*{LEDGER_SUFFIX})"  # Qt reads the pattern between halfwidth brackets only


def wants_dark(theme: Theme) -> bool:
    """Say whether a theme is dark on this computer now."""
    if theme is Theme.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return theme is Theme.DARK


class Commands(QObject):
    """Joins the window with the office, the session and the dialogs."""

    def __init__(
        self, window: MainWindow, office: Office, generating: Generating, settings: Settings, appearance: Appearance
    ) -> None:
        super().__init__(window)
        self._window = window
        self._office = office
        self._generating = generating
        self._settings = settings
        self._appearance = appearance
        self.reading = ReadingIn(window, office, settings, appearance)
        self.actions = make_actions(window, self._acts())
        fill_menu(window.menu, self.actions)
        self._connect()

    def _acts(self) -> dict[str, Callable[[], None]]:
        place = self._window.place
        return {
            "next_finding": place.findings.next_finding,
            "next_empty": place.next_empty,
            "next_section": self.next_section,
            "previous_section": self.previous_section,
            "undo": self.undo,
            "redo": self.redo,
            "generate": self.generate,
            "new": self.new,
            "open": self.open,
            "read": self.reading.ask_file,
            "read_text": self.reading.ask_text,
            "roll_forward": self.roll_forward,
            "particulars": self.particulars,
            "settings": self.settings,
            "larger": self.larger,
            "smaller": self.smaller,
            "manual": self.manual,
            "keys": self.keys,
            "toggle_outline": place.toggle_outline,
            "toggle_page": place.toggle_page,
            "theme": self.other_theme,
            "about": self.about,
        }

    def _connect(self) -> None:
        window, start, header = self._window, self._window.start, self._window.header
        header.year_chosen.connect(self._office.switch)
        header.generate.connect(self.generate)
        header.particulars.connect(self.particulars)
        start.open_ledger.connect(self._office.open)
        start.choose_ledger.connect(self.open_ledger)
        start.choose_report.connect(self.reading.ask_file)
        start.read_report.connect(self.reading.read_file)
        start.open_sample.connect(self._office.open_sample)
        start.new_ledger.connect(self.new)
        start.show_manual.connect(self.manual)
        start.show_settings.connect(self.settings)
        start.show_about.connect(self.about)
        self._generating.started.connect(self._started)
        self._generating.ended.connect(self._ended)
        self._generating.told.connect(window.tell)

    def undo(self) -> None:
        """Take the last step back."""
        self._window.finish()
        if self._window.session is not None:
            self._window.session.undo()

    def redo(self) -> None:
        """Do the last undone step again."""
        self._window.finish()
        if self._window.session is not None:
            self._window.session.redo()

    def next_section(self) -> None:
        """Go to the next heading."""
        self._window.place.go_to_section(1)

    def previous_section(self) -> None:
        """Go to the heading before."""
        self._window.place.go_to_section(-1)

    def generate(self) -> None:
        """Write the report beside the ledger; nothing is asked."""
        self._window.finish()
        session, opened = self._window.session, self._office.at_hand
        if session is not None and opened is not None:
            folder = opened.path.parent
            job = GenerateJob(session.report, session.catalog, folder, look_of(self._settings))
            self._generating.generate(job)

    def new(self) -> None:
        """Ask for a new year."""
        from desktop.catalog.load import standard_catalog
        from desktop.windows.start.new_ledger_dialog import NewLedgerDialog, OpenLedger, Proposal

        opened = self._office.at_hand
        known = OpenLedger(opened.path, opened.years) if opened else None
        unit = self._window.session.report.unit if self._window.session else ""
        proposal = Proposal(self._settings.last_folder, local_day(), unit, known)
        dialog = NewLedgerDialog(standard_catalog(), proposal, self._appearance, self._window)
        dialog.chosen.connect(self._office.begin)
        dialog.open()

    def roll_forward(self) -> None:
        """Say what the next year would be made of, and begin it."""
        from desktop.windows.start.roll_forward_dialog import RollForwardDialog

        self._window.finish()
        session, opened = self._window.session, self._office.at_hand
        if session is None or opened is None or session.read_only:
            return
        years = opened.years.get(session.report.unit, ())
        dialog = RollForwardDialog(session.report, session.catalog, years, self._appearance, self._window)
        dialog.chosen.connect(self._office.roll_forward)
        dialog.open()

    def open(self) -> None:
        """Ask for the file of last year's report or of a ledger."""
        reports = " ".join(f"*{suffix}" for suffix in REPORT_SUFFIXES)
        self._ask_file("打开去年的报告或账本", f"报告和账本 ({reports} *.fzb);;{_LEDGERS};;所有文件 (*)")

    def open_ledger(self) -> None:
        """Ask for a ledger's file."""
        self._ask_file("打开账本", _LEDGERS)

    def _ask_file(self, title: str, kinds: str) -> None:
        dialog = QFileDialog(self._window, title, str(self._settings.last_folder), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._file_chosen)
        dialog.open()

    def particulars(self) -> None:
        """Ask for the report's particulars."""
        from desktop.windows.dialogs.particulars_dialog import ParticularsDialog

        self._window.finish()
        session = self._window.session
        if session is not None:
            dialog = ParticularsDialog(session.catalog, session.report, self._appearance, self._window)
            dialog.changed.connect(self._particulars_changed)
            dialog.open()

    def settings(self) -> None:
        """Ask for the preferences."""
        from desktop.windows.dialogs.settings_dialog import Preferences, SettingsDialog

        preferences = Preferences.of(self._settings)
        dialog = SettingsDialog(preferences, load_profiles(), self._appearance, self._window)
        dialog.chosen.connect(self._preferred)
        dialog.open()

    def larger(self) -> None:
        """Make the text larger."""
        self._resize_text(_STEP)

    def smaller(self) -> None:
        """Make the text smaller."""
        self._resize_text(-_STEP)

    def other_theme(self) -> None:
        """Change between light and dark."""
        dark = not wants_dark(self._settings.theme)
        self._settings.theme = Theme.DARK if dark else Theme.LIGHT
        self._appearance.change(dark=dark)

    def manual(self) -> None:
        """Show the manual."""
        self._manual()

    def keys(self) -> None:
        """Show the table of keys."""
        from desktop.windows.dialogs.keys_dialog import KeysDialog

        KeysDialog(self._appearance, self._window).open()

    def about(self) -> None:
        """Show what the program is, as the manual says it."""
        self._manual().show_page("about")

    def _manual(self) -> ManualWindow:
        from desktop.windows.manual.window import ManualWindow

        window = ManualWindow(self._appearance, self._window)
        window.show()
        return window

    def _started(self) -> None:
        self._window.header.show_busy(busy=True)

    def _ended(self) -> None:
        self._window.header.show_busy(busy=False)

    def _file_chosen(self, path: str) -> None:
        self._settings.last_folder = Path(path).parent
        if Path(path).suffix.lower() == LEDGER_SUFFIX:
            self._office.open(Path(path))
        else:
            self.reading.read_file(Path(path))

    def _particulars_changed(self, edit: Edit) -> None:
        if self._window.session is not None:
            self._window.session.do(edit, getattr(edit, "label", "报告要素"))

    def _preferred(self, preferences: Preferences) -> None:
        preferences.keep_in(self._settings)
        self._office.person = preferences.person
        if self._window.session is not None:
            self._window.session.person = preferences.person
        page = self._window.place.page
        page.use_profile(load_profiles()[preferences.profile])
        page.use_official(shown_official(self._settings))
        self._appearance.change(dark=wants_dark(preferences.theme), percent=preferences.text_size)

    def _resize_text(self, step: int) -> None:
        percent = max(SMALLEST_TEXT, min(LARGEST_TEXT, self._appearance.percent + step))
        self._settings.text_size = percent
        self._appearance.change(percent=percent)
