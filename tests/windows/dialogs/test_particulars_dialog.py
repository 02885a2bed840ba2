"""The particulars: every one can be typed, dates as people write them, and all is one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.catalog.load import standard_catalog
from desktop.model.edits import SetParticular, Together, apply
from desktop.model.report import PARTICULAR_NAMES, Particulars, Report
from desktop.windows.dialogs.particulars_dialog import GROUPS, ParticularsDialog
from desktop.windows.looks.appearance import Appearance

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
REPORT = Report(
    "银州区", 2022, "A", Particulars(addressee="市人民政府", written_on="2023-02-20", copies="区委\n区人大")
)


def commit(edit, text):
    """Type as an input method does: the words come whole."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


@pytest.fixture
def dialog(qtbot):
    dialog = ParticularsDialog(standard_catalog(), REPORT, Appearance())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def retype(qtbot, dialog, name, text):
    editor = dialog.fields[name].editor
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    for line, part in enumerate(text.split("\n")):
        if line:
            qtbot.keyClick(editor, Qt.Key.Key_Return)
        commit(editor, part)


def changed(qtbot, dialog):
    with qtbot.waitSignal(dialog.changed) as signal:
        qtbot.keyClick(dialog.fields["signer"].editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return signal.args[0]


def test_every_particular_is_asked_for_once(dialog):
    asked = [particular.name for _, group in GROUPS for particular in group]
    assert sorted(asked) == sorted(PARTICULAR_NAMES)
    assert list(dialog.fields) == asked


def test_nothing_changed_is_no_step(qtbot, dialog):
    with qtbot.assertNotEmitted(dialog.changed):
        qtbot.keyClick(dialog.fields["signer"].editor, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_all_changes_are_one_step(qtbot, dialog):
    retype(qtbot, dialog, "document_number", "银政报〔2023〕5号")
    retype(qtbot, dialog, "signer", " 李明 ")
    retype(qtbot, dialog, "attachments", "统计表\n典型案例")
    retype(qtbot, dialog, "copies", "")
    retype(qtbot, dialog, "printed_on", "二〇二三年二月二十一日")
    edit = changed(qtbot, dialog)
    assert edit == Together(
        "修改报告要素",
        (
            SetParticular("document_number", "银政报〔2023〕5号"),
            SetParticular("signer", "李明"),
            SetParticular("attachments", "统计表\n典型案例"),
            SetParticular("copies", ""),
            SetParticular("printed_on", "2023-02-21"),
        ),
    )
    assert apply(apply(REPORT, edit), edit.inverse(REPORT)) == REPORT


@pytest.mark.parametrize("typed", ["2023年3月1日", "2023-3-1", "2023.3.1", "２０２３年３月１日", "20230301"])
def test_dates_are_read_as_people_write_them(qtbot, dialog, typed):
    retype(qtbot, dialog, "written_on", typed)
    dialog.fields["written_on"].editor.editingFinished.emit()
    assert dialog.fields["written_on"].editor.text() == "2023年3月1日"
    assert changed(qtbot, dialog).edits == (SetParticular("written_on", "2023-03-01"),)


@pytest.mark.parametrize("typed", ["23年3月1日", "2023年2月30日", "下周", "未统计"])
def test_a_date_that_is_unclear_is_asked_about_below_it(qtbot, dialog, typed):
    retype(qtbot, dialog, "written_on", typed)
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.done_by_user()
    assert dialog.isVisible()
    assert dialog.fields["written_on"].problem.endswith("。")
    retype(qtbot, dialog, "written_on", "2023年3月1日")
    assert dialog.fields["written_on"].problem == ""


def test_an_unclear_date_is_said_on_leaving_it(qtbot, dialog):
    editor = dialog.fields["printed_on"].editor
    editor.setFocus()
    commit(editor, "2月30日")
    editor.editingFinished.emit()
    assert dialog.fields["printed_on"].problem


def test_a_date_can_be_taken_away(qtbot, dialog):
    retype(qtbot, dialog, "written_on", "")
    dialog.fields["written_on"].editor.editingFinished.emit()
    assert changed(qtbot, dialog).edits == (SetParticular("written_on", ""),)


def test_below_a_placeholder_stands_what_will_be_printed(qtbot, dialog):
    assert dialog.fields["title"].hint == "印成：银州区2022年度法治政府建设情况报告"
    retype(qtbot, dialog, "signature", "{{单位}}人民政府")
    assert dialog.fields["signature"].hint == "印成：银州区人民政府"
    retype(qtbot, dialog, "signature", "区政府")
    assert "印成" not in dialog.fields["signature"].hint


def test_a_title_is_shown_in_the_lines_it_will_have(qtbot, dialog):
    retype(qtbot, dialog, "title", "{{单位}}人民政府关于\n{{本年}}年度的报告")
    assert dialog.fields["title"].hint.replace("　", "") == "印成：银州区人民政府关于\n2022年度的报告"
    assert changed(qtbot, dialog).edits == (SetParticular("title", "{{单位}}人民政府关于\n{{本年}}年度的报告"),)


def test_tab_goes_through_fields_of_several_lines(qtbot, dialog):
    title = dialog.fields["title"].editor
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.fields["addressee"].editor
