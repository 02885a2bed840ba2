"""Tables out of the ledger, by keyboard: the menu, where to, the file, and what is said of it."""

from __future__ import annotations

import weakref
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu

from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.refusal import Refused
from desktop.windows.commands.exporting import EXPORT
from desktop.windows.exporting.jobs import WriteTable
from desktop.windows.exporting.said import written_notice
from desktop.windows.exporting.tables import SUMMARY, TABLES, YEARS
from desktop.windows.keys import KEY_OF
from desktop.windows.working.work import Work

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard"),
    pytest.mark.filterwarnings("ignore:Sparkline Group extension"),
]


def menu_of(program):
    return program.window.menu.findChild(QMenu, EXPORT)


def dialogs():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]


def open_menu(qtbot, program, keyboard):
    table = program.window.place.heading.table
    program.frame.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    combination = QKeySequence.fromString(KEY_OF["export"].key, QKeySequence.SequenceFormat.PortableText)[0]
    keyboard.press(combination.key(), combination.keyboardModifiers())
    qtbot.waitUntil(menu_of(program).isVisible)
    return menu_of(program)


@pytest.fixture
def export(qtbot, at_work, keyboard, tmp_path):
    """Export a table with the keys alone: by its number in the menu, into a file of that name."""

    def run(number: int, name: str) -> Path:
        menu = open_menu(qtbot, at_work, keyboard)
        for _ in range(number):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
        (dialog,) = dialogs()
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(str(tmp_path / name))  # typing would open the list of files that are there
        at_work.window.notices.clear()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: at_work.window.notices.notice is not None, timeout=30_000)
        return tmp_path / name

    return run


def test_the_menu_has_every_table_and_esc_leaves_it(qtbot, at_work, keyboard):
    menu = open_menu(qtbot, at_work, keyboard)
    lines = [action.text() for action in menu.actions()]
    assert lines == ["数据汇总表…", "历年台账…", "签批底稿（Excel）…", "签批底稿（Word）…"]
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_nothing_opens_while_no_ledger_is_open(program):
    program.commands.do("export")
    program.commands.do("export_summary")
    assert not menu_of(program).isVisible()
    assert dialogs() == []


def test_the_summary_has_what_is_on_the_screen_and_can_be_opened(at_work, export, shown):
    at_work.session.do(SetFigure("h06.fy_apply", Figure(State.VALUE, Decimal(17))), "改")
    path = export(0, "a.xlsx")
    rows = load_workbook(path)["数据汇总表"].iter_rows(values_only=True)
    assert next(row[3] for row in rows if row[1] == "收到行政复议申请") == 17
    notice = at_work.window.notices.notice
    assert notice.sentence.startswith(f"数据汇总表已存到“{path}”。")
    assert [choice.words for choice in notice.choices] == ["打开文件", "打开文件夹"]
    for number in (0, 1):
        at_work.window.notices.choose(number)
    assert shown == [str(path), str(path.parent)]
    assert at_work.settings.last_folder == path.parent


def test_all_years_and_the_signing_draft_in_both_kinds(export):
    assert load_workbook(export(1, "b.xlsx")).sheetnames == ["历年数据"]
    assert load_workbook(export(2, "c.xlsx")).sheetnames == ["签批底稿"]
    (table,) = docx.Document(str(export(3, "d.docx"))).tables
    assert "收到行政复议申请（件）" in [cell.text for cell in table.columns[1].cells]


def test_a_name_without_a_suffix_gets_the_one_of_the_table(export, tmp_path):
    export(3, "底稿".encode().hex())
    assert [path.suffix for path in tmp_path.glob(f"{'底稿'.encode().hex()}*")] == [".docx"]


def test_what_cannot_be_written_is_said(at_work, export, tmp_path):
    export(0, "nowhere.pdf.xls")
    notice = at_work.window.notices.notice
    assert (notice.kind, notice.choices) == ("error", ())
    assert "后缀" in notice.sentence
    assert list(tmp_path.glob("nowhere*")) == []


def test_a_table_that_is_cancelled_is_not_written(catalog, sample, tmp_path):
    work = Work()
    work.stop()
    for table in (SUMMARY, YEARS):
        with pytest.raises(Refused, match="CHILD-CANCELLED"):
            WriteTable(table, sample, catalog, (), tmp_path / "a.xlsx", "", work)()
    assert not (tmp_path / "a.xlsx").exists()


def test_names_and_words_of_the_tables(sample):
    names = [table.file_name(sample) for table in TABLES]
    assert names == [
        "银州区2022年度数据汇总表.xlsx",
        "银州区历年台账.xlsx",
        "银州区2022年度签批底稿.xlsx",
        "银州区2022年度签批底稿.docx",
    ]


def test_a_file_that_another_program_has_open_is_left_alone():
    notice = written_notice("历年台账", Path("/甲/台账.xlsx"), Path("/甲/台账(1).xlsx"), "3项未填")
    assert notice.kind == "warning"
    assert "“台账.xlsx”正被别的程序打开，没有动它；历年台账已另存到“/甲/台账(1).xlsx”。" in notice.sentence
    assert notice.sentence.endswith("其中3项未填，见表中的“状态”。")


def test_the_dialog_is_freed_when_it_is_closed(qtbot, at_work):
    at_work.commands.do("export_summary")
    (dialog,) = dialogs()
    gone = weakref.ref(dialog)
    dialog.reject()
    del dialog
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: gone() is None)
