"""The settings dialog: shows what is set, hands out what was chosen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.documents.blocks import OFFICIAL
from desktop.documents.formats import Look
from desktop.documents.profiles import load_profiles
from desktop.paths import TEMPLATES
from desktop.windows.dialogs.settings_dialog import Preferences, SettingsDialog
from desktop.windows.generating import look_of, shown_official
from desktop.windows.looks.appearance import Appearance
from desktop.windows.settings import Settings, Theme

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


def own_template(folder):
    return Path(shutil.copy(TEMPLATES / "upward.docx", folder / "本局模板.docx"))


def test_a_template_of_ones_own_is_read_at_once_and_kept(tmp_path, ask):
    path = str(own_template(tmp_path))
    dialog = ask(Preferences("", "gb2312", Theme.LIGHT, 100))
    assert dialog.preferences().template == "plain"
    dialog.template.use_file(path)
    assert dialog.preferences().template == path
    assert dialog.template.currentText() == "本局模板.docx"
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"no template")
    dialog.template.use_file(str(broken))
    assert "坏.docx" in dialog._template_field.problem
    assert dialog.preferences().template == path
    dialog.preferences().keep_in(kept := Settings(tmp_path / "s.ini"))
    assert Settings(kept.path).template == path
    assert look_of(kept) == Look(path, "")
    assert shown_official(kept) == OFFICIAL


def test_a_template_that_is_gone_is_said(tmp_path, ask):
    gone = str(tmp_path / "没有了.docx")
    dialog = ask(Preferences("", "gb2312", Theme.LIGHT, 100, gone))
    assert "没有了.docx" in dialog._template_field.problem
    settings = Settings(tmp_path / "s.ini")
    settings.template = gone
    assert shown_official(settings) == frozenset()


def test_the_last_line_asks_for_a_file_and_changes_nothing_by_itself(qtbot, tmp_path, ask):
    dialog = ask(Preferences("", "gb2312", Theme.LIGHT, 100))
    choice = dialog.template
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert dialog.preferences().template == "upward"
    assert "红色版头" in dialog._template_field.hint
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert dialog.preferences().template == "upward"
    asking = dialog.findChild(QFileDialog)
    path = own_template(tmp_path)
    asking.fileSelected.emit(str(path))
    asking.close()
    assert dialog.preferences().template == str(path)
