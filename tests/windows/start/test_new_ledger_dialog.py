"""Beginning a year: defaults that fit, and every mistake said beside its field."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.catalog.load import standard_catalog
from desktop.windows.looks.appearance import Appearance
from desktop.windows.start.ledger_place import ledger_path
from desktop.windows.start.new_ledger_dialog import NewLedger, NewLedgerDialog, OpenLedger, Proposal, usual_year

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TODAY = date(2023, 2, 1)


def commit(edit, text):
    """Type as an input method does: the words come whole."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


@pytest.fixture
def ask(qtbot, tmp_path):
    def ask(unit="", open_ledger=None):
        proposal = Proposal(tmp_path, TODAY, unit, open_ledger)
        dialog = NewLedgerDialog(standard_catalog(), proposal, Appearance())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return ask


def refused(qtbot, dialog):
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()


def chosen(qtbot, dialog):
    with qtbot.waitSignal(dialog.chosen) as signal:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    return signal.args[0]


def retype(qtbot, edit, text):
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    commit(edit, text)


@pytest.mark.parametrize(
    ("today", "year"), [(date(2023, 1, 1), 2022), (date(2023, 6, 30), 2022), (date(2023, 7, 1), 2023)]
)
def test_until_june_the_year_before_is_meant(today, year):
    assert usual_year(today) == year


def test_a_new_ledger_never_takes_a_name_that_is_there(tmp_path):
    first = ledger_path(tmp_path, "银州区")
    assert first.name == "银州区法治年报.fzb"
    first.touch()
    second = ledger_path(tmp_path, "银州区")
    assert second.name == "银州区法治年报2.fzb"
    second.touch()
    assert ledger_path(tmp_path, "银州区").name == "银州区法治年报3.fzb"


def test_what_no_file_name_can_hold_is_left_out(tmp_path):
    assert ledger_path(tmp_path, 'a/b\\c:"d"').name == "abcd法治年报.fzb"


def test_a_name_longer_than_a_file_system_can_hold_is_cut(tmp_path):
    path = ledger_path(tmp_path, "很长的名称" * 60)
    path.touch()
    assert path.name.endswith("法治年报.fzb")
    assert ledger_path(tmp_path, "很长的名称" * 60).name.endswith("法治年报2.fzb")


def test_typing_the_unit_is_enough(qtbot, ask, tmp_path):
    dialog = ask()
    commit(dialog.unit, "银州区")
    assert dialog.primary.text() == "建立 2022 年度"
    assert chosen(qtbot, dialog) == NewLedger("银州区", 2022, "A", tmp_path / "银州区法治年报.fzb")


@pytest.mark.parametrize(("typed", "year"), [("２０２１", 2021), ("2021年", 2021), (" 2021年度 ", 2021)])
def test_the_year_is_read_as_people_type_it(qtbot, ask, typed, year):
    dialog = ask("银州区")
    retype(qtbot, dialog.year, typed)
    assert dialog.primary.text() == f"建立 {year} 年度"
    assert chosen(qtbot, dialog).year == year


@pytest.mark.parametrize("typed", ["", "22", "20222", "今年", "1234", "²⁰²²"])
def test_what_is_no_year_is_said_beside_it(qtbot, ask, typed):
    dialog = ask("银州区")
    retype(qtbot, dialog.year, typed)
    refused(qtbot, dialog)
    assert "年份" in dialog.year_field.problem
    assert dialog.focusWidget() is dialog.year
    retype(qtbot, dialog.year, "2022")
    assert dialog.year_field.problem == ""


@pytest.mark.parametrize("unit", ["", "   ", "区" * 41, "{{单位}}"])
def test_what_is_no_unit_is_said_beside_it(qtbot, ask, unit):
    dialog = ask()
    dialog.unit.setText(unit)
    refused(qtbot, dialog)
    assert dialog.unit_field.problem
    assert dialog.focusWidget() is dialog.unit
    commit(dialog.unit, "银")
    assert dialog.unit_field.problem == ""


def test_only_the_heading_sets_of_the_year_are_offered(qtbot, ask):
    dialog = ask("银州区")
    in_2022 = [dialog.heading_set.itemData(row) for row in range(dialog.heading_set.count())]
    dialog.heading_set.setCurrentIndex(dialog.heading_set.findData("C"))
    retype(qtbot, dialog.year, "2027")
    in_2027 = [dialog.heading_set.itemData(row) for row in range(dialog.heading_set.count())]
    assert in_2022 == ["A", "B", "C"]
    assert in_2027 == ["A", "C"]
    assert "2019年度起适用" in dialog.set_field.hint
    assert chosen(qtbot, dialog).heading_set == "C"


def test_where_no_set_holds_all_are_offered(qtbot, ask):
    dialog = ask("银州区")
    retype(qtbot, dialog.year, "1990")
    assert dialog.heading_set.count() == 3


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("银州区.fzb", "完整的位置"),
        ("", "完整的位置"),
        ("~nobody-of-that-name/a.fzb", "完整的位置"),
        ("{folder}/there.fzb", "已经存在"),
        ("{folder}/none/a.fzb", "没有"),
        ("{folder}/a.docx", ".fzb"),
        ("{folder}/" + "n" * 300 + ".fzb", "打不开"),
    ],
)
def test_a_place_that_cannot_be_is_said_beside_it(qtbot, ask, tmp_path, path, words):
    (tmp_path / "there.fzb").touch()
    dialog = ask("银州区")
    retype(qtbot, dialog.place.path, path.format(folder=tmp_path))
    refused(qtbot, dialog)
    assert words in dialog.place.problem


def test_a_place_typed_by_hand_stays_and_gets_its_ending(qtbot, ask, tmp_path):
    dialog = ask()
    retype(qtbot, dialog.place.path, str(tmp_path / "年报"))
    commit(dialog.unit, "银州区")
    assert chosen(qtbot, dialog).path == tmp_path / "年报.fzb"


def test_a_place_can_be_chosen(qtbot, ask, tmp_path):
    dialog = ask("银州区")
    dialog.place.browse.click()
    (asked,) = dialog.findChildren(QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "chosen.fzb"))
    asked.reject()
    assert chosen(qtbot, dialog).path == tmp_path / "chosen.fzb"


def test_a_year_is_added_to_the_open_ledger(qtbot, ask):
    opened = OpenLedger(Path("/d/银州区.fzb"), {"银州区": (2021,)})
    dialog = ask("银州区", opened)
    assert not dialog.place.isVisible()
    assert chosen(qtbot, dialog) == NewLedger("银州区", 2022, "A", opened.path, into_open=True)


def test_a_year_that_the_ledger_has_is_refused(qtbot, ask):
    dialog = ask("银州区", OpenLedger(Path("/d/银州区.fzb"), {"银州区": (2022,)}))
    refused(qtbot, dialog)
    assert "已经有银州区2022年度" in dialog.year_field.problem
    retype(qtbot, dialog.unit, "清河区")
    assert chosen(qtbot, dialog).unit == "清河区"


def test_with_a_ledger_open_a_new_one_can_still_be_made(qtbot, ask, tmp_path):
    dialog = ask("银州区", OpenLedger(Path("/d/银州区.fzb"), {"银州区": (2022,)}))
    qtbot.keyClick(dialog.into_new, Qt.Key.Key_Space)
    assert dialog.into_new.isChecked()
    assert dialog.place.isVisible()
    made = chosen(qtbot, dialog)
    assert (made.path, made.into_open) == (tmp_path / "银州区法治年报.fzb", False)
