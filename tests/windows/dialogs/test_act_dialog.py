"""What all dialogs have in common: keys, sizes, and that a closed one is gone."""

from __future__ import annotations

import gc
from datetime import date, datetime
from weakref import ref

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton, QWidget

from desktop.catalog.load import standard_catalog
from desktop.documents.profiles import load_profiles
from desktop.model.report import Report
from desktop.refusal import Refused
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, StillComboBox
from desktop.windows.dialogs.keys_dialog import KeysDialog
from desktop.windows.dialogs.particulars_dialog import ParticularsDialog
from desktop.windows.dialogs.settings_dialog import Preferences, SettingsDialog
from desktop.windows.failure.crash_dialog import CrashDialog, RefusedDialog
from desktop.windows.failure.crash_report import CrashReport
from desktop.windows.looks.appearance import Appearance
from desktop.windows.manual.window import ManualWindow
from desktop.windows.settings import Theme
from desktop.windows.start.new_ledger_dialog import NewLedgerDialog, Proposal

# The screenless platform says so whenever a window has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CRASH = CrashReport("E-12345678", "ValueError", ("a.py:1 f",), datetime.fromisoformat("2023-01-02T03:04"), "main")


def new_ledger(appearance, folder, parent):
    return NewLedgerDialog(standard_catalog(), Proposal(folder, date(2023, 2, 1), "银州区"), appearance, parent)


def particulars(appearance, folder, parent):
    return ParticularsDialog(standard_catalog(), Report("银州区", 2022, "A"), appearance, parent)


def preferences(appearance, folder, parent):
    return SettingsDialog(Preferences("", "gb2312", Theme.LIGHT, 100), load_profiles(), appearance, parent)


def keys(appearance, folder, parent):
    return KeysDialog(appearance, parent)


def manual(appearance, folder, parent):
    return ManualWindow(appearance, parent)


def crash(appearance, folder, parent):
    return CrashDialog(CRASH, appearance, parent)


def refused(appearance, folder, parent):
    return RefusedDialog(Refused("LEDGER-LOCKED", "账本正在别的窗口里使用，请先关闭那一边。"), appearance, parent)


MAKERS = [new_ledger, particulars, preferences, keys, manual, crash, refused]


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize("make", MAKERS)
def test_a_closed_dialog_is_gone(qtbot, window, tmp_path, make):
    appearance = Appearance()
    gc.collect()
    gc.disable()
    try:
        dialog = make(appearance, tmp_path, window)
        dialog.open()
        gone = ref(dialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        del dialog
        qtbot.waitUntil(lambda: gone() is None and not window.findChildren(QDialog))
        appearance.change(percent=150)  # nobody who is gone is told
    finally:
        gc.enable()


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("percent", [100, 200])
def test_everything_fits_on_a_small_screen(qtbot, window, tmp_path, make, percent):
    dialog = make(Appearance(percent=percent), tmp_path, window)
    dialog.open()
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    for button in dialog.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width()


@pytest.mark.parametrize("make", MAKERS)
def test_every_field_has_a_name_and_is_reached_by_keys(qtbot, window, tmp_path, make):
    dialog = make(Appearance(), tmp_path, window)
    dialog.open()
    for kind in (QLineEdit, QComboBox):
        for field in dialog.findChildren(kind):
            assert field.accessibleName()
            assert field.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "是" not in {button.text() for button in dialog.findChildren(QPushButton)}
    assert dialog.windowTitle()


def act(appearance, parent=None):
    return ActDialog(Act("删除附件", "删除以后可以撤销。", "删除附件"), appearance, parent)


def test_enter_does_it_and_escape_does_not(qtbot, window):
    for key, signal in ((Qt.Key.Key_Return, "accepted"), (Qt.Key.Key_Escape, "rejected")):
        dialog = act(Appearance(), window)
        dialog.open()
        with qtbot.waitSignal(getattr(dialog, signal)):
            qtbot.keyClick(dialog, key)


def test_a_problem_is_said_inside_and_taken_back(qtbot, window):
    dialog = act(Appearance(), window)
    dialog.open()
    dialog.show_problem("磁盘满了，请清理以后再试。")
    assert dialog.isVisible()
    shown = [label for label in dialog.findChildren(QWidget) if label.property("role") == "error"]
    assert [label.text() for label in shown if label.isVisible()] == ["磁盘满了，请清理以后再试。"]
    dialog.show_problem("")
    assert not any(label.isVisible() for label in shown)


def test_a_dialog_grows_with_what_it_has_to_say_and_keeps_what_the_user_made_of_it(qtbot, window):
    appearance = Appearance()
    dialog = act(appearance, window)
    field = Field("附件", QLineEdit(), appearance)
    dialog.body.addWidget(field)
    dialog.open()
    before = dialog.height()
    field.show_problem("这个附件已经不在那里了，请重新选一个。" * 4)
    qtbot.waitUntil(lambda: dialog.height() > before)
    dialog.resize(dialog.width() + 100, dialog.height() + 80)
    larger = dialog.size()
    field.show_problem("")
    qtbot.waitUntil(lambda: not field.problem)
    dialog.fit()
    assert dialog.size() == larger


def test_a_problem_stands_in_the_place_of_the_hint(qtbot):
    field = Field("年度", QLineEdit(), Appearance(), "四位的年份。")
    qtbot.addWidget(field)
    field.show_problem("不是年度。")
    assert field.problem == "不是年度。"
    assert field.editor.accessibleDescription() == "不是年度。"
    field.show_problem("")
    assert field.editor.accessibleDescription() == "四位的年份。"
    field.show_hint("别的话。")
    assert field.hint == "别的话。"


def test_the_wheel_does_not_change_a_choice(qtbot):
    combo = StillComboBox(Appearance())
    qtbot.addWidget(combo)
    combo.addItems(["一", "二", "三"])
    combo.show()
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, down)
    assert combo.currentIndex() == 0
    assert not combo.grab().isNull()
