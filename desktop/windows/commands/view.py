"""How the window looks: its panes, the size of text, the theme and the other preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from desktop.documents.profiles import load_profiles
from desktop.windows.commands.command import Command, Group, Menu
from desktop.windows.generating import shown_official
from desktop.windows.settings import LARGEST_TEXT, SMALLEST_TEXT, Theme

if TYPE_CHECKING:
    from desktop.windows.dialogs.settings_dialog import Preferences

_STEP = 10  # percent


def wants_dark(theme: Theme) -> bool:
    """Say whether a theme is dark on this computer now."""
    if theme is Theme.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return theme is Theme.DARK


class ViewCommands(Group):
    """Shows, hides, enlarges, darkens."""

    @override
    def commands(self) -> tuple[Command, ...]:
        place = self.desk.window.place
        return (
            Command("toggle_outline", place.toggle_outline, Menu.VIEW, "显示或隐藏提纲"),
            Command("toggle_page", place.toggle_page, Menu.VIEW, "显示或隐藏页面"),
            Command("larger", self.larger, Menu.VIEW),
            Command("smaller", self.smaller, Menu.VIEW),
            Command("theme", self.other_theme, Menu.VIEW, "浅色或深色"),
            Command("settings", self.settings, Menu.VIEW),
            Command("missing", self.desk.window.header.open_missing),
            Command("years", self.desk.window.header.open_years),
            Command("menu", self.desk.window.header.open_menu),
        )

    @override
    def connect_buttons(self) -> None:
        self.desk.window.start.show_settings.connect(self.settings)

    def larger(self) -> None:
        """Make the text larger."""
        self._resize_text(_STEP)

    def smaller(self) -> None:
        """Make the text smaller."""
        self._resize_text(-_STEP)

    def other_theme(self) -> None:
        """Change between light and dark."""
        dark = not wants_dark(self.desk.settings.theme)
        self.desk.settings.theme = Theme.DARK if dark else Theme.LIGHT
        self.desk.appearance.change(dark=dark)

    def settings(self) -> None:
        """Ask for the preferences."""
        from desktop.windows.dialogs.settings_dialog import Preferences, SettingsDialog

        preferences = Preferences.of(self.desk.settings)
        dialog = SettingsDialog(preferences, load_profiles(), self.desk.appearance, self.desk.window)
        dialog.chosen.connect(self._preferred)
        dialog.open()

    def _preferred(self, preferences: Preferences) -> None:
        desk = self.desk
        preferences.keep_in(desk.settings)
        desk.sign_as(preferences.person)
        place = desk.window.place
        place.page.use_profile(load_profiles()[preferences.profile])
        place.use_official(shown_official(desk.settings))
        desk.appearance.change(dark=wants_dark(preferences.theme), percent=preferences.text_size)

    def _resize_text(self, step: int) -> None:
        percent = max(SMALLEST_TEXT, min(LARGEST_TEXT, self.desk.appearance.percent + step))
        self.desk.settings.text_size = percent
        self.desk.appearance.change(percent=percent)
