"""The settings dialog: shows what is set, hands out what was chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.documents.profiles import load_profiles
from desktop.windows.appearance import Appearance
from desktop.windows.settings import Settings, Theme
from desktop.windows.settings_dialog import Preferences, SettingsDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def commit(edit, text):
    """Type as an input method does: the words come whole."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


@pytest.fixture
def ask(qtbot):
    def ask(preferences):
        dialog = SettingsDialog(preferences, load_profiles(), Appearance())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return ask


@pytest.mark.parametrize("size", [100, 125, 133, 200])
@pytest.mark.parametrize("theme", list(Theme))
def test_what_is_set_is_shown_and_kept_by_enter(qtbot, ask, theme, size):
    given = Preferences("王丽", "national", theme, size)
    dialog = ask(given)
    with qtbot.waitSignal(dialog.chosen) as signal:
        qtbot.keyClick(dialog.person, Qt.Key.Key_Return)
    assert signal.args == [given]


def test_everything_can_be_changed_with_keys(qtbot, ask):
    dialog = ask(Preferences("", "gb2312", Theme.SYSTEM, 100))
    commit(dialog.person, " 李明 ")
    for choice in (dialog.profile, dialog.theme, dialog.text_size):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    profiles = list(load_profiles())
    assert dialog.preferences() == Preferences("李明", profiles[1], Theme.LIGHT, 110)


def test_a_profile_that_is_no_more_gives_the_first(ask):
    assert ask(Preferences("", "gone", Theme.DARK, 100)).preferences().profile == next(iter(load_profiles()))


def test_escape_keeps_nothing(qtbot, ask):
    dialog = ask(Preferences("", "gb2312", Theme.SYSTEM, 100))
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_preferences_go_into_the_settings_and_come_back(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    given = Preferences("王丽", "national", Theme.DARK, 175)
    assert given.keep_in(settings)
    assert Preferences.of(Settings(tmp_path / "settings.ini")) == given
