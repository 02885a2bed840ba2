"""From the file to the ledger: reading beside the window, taking in, the next year, undo, rolling forward."""

from __future__ import annotations

import weakref
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.checks.check import check_text
from desktop.ledger.ledger import open_ledger
from desktop.model.progress import typed_among
from desktop.windows.failure.crash_dialog import RefusedDialog
from desktop.windows.figures.columns import Column
from desktop.windows.figures.words import EMPTY
from desktop.windows.reading.dialog import ReadingDialog
from desktop.windows.reading.place_dialog import ReadingPlaceDialog
from desktop.windows.reading.text_dialog import ConvertDialog, ReadingTextDialog
from desktop.windows.start.new_ledger_dialog import NewLedger
from desktop.windows.start.roll_forward_dialog import RollForwardDialog

_spec = spec_from_file_location("reading_report", Path(__file__).parent / "reading_report.py")
own = module_from_spec(_spec)
_spec.loader.exec_module(own)

CONTROL = Qt.KeyboardModifier.ControlModifier
CASES = "h06.tj_cases"

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def shown(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def wait_for(qtbot, kind):
    qtbot.waitUntil(lambda: bool(shown(kind)), timeout=20_000)
    return shown(kind)[0]


@pytest.fixture
def report(tmp_path):
    path = tmp_path / own.NAME
    path.write_text(own.TEXT, encoding="utf-8")
    return path


def accept(qtbot, program, *, roll=True):
    dialog = wait_for(qtbot, ReadingDialog)
    dialog.rolls.setChecked(roll)
    QTest.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    QTest.keyClick(wait_for(qtbot, ReadingPlaceDialog), Qt.Key.Key_Return)
    wanted = 2023 if roll else 2022
    qtbot.waitUntil(
        lambda: (
            program.session is not None
            and (program.session.report.unit, program.session.report.year) == ("东湖区", wanted)
        ),
        timeout=20_000,
    )
    qtbot.waitUntil(lambda: not program.office.lane.busy, timeout=20_000)


@pytest.fixture
def taken(qtbot, program, report, tmp_path):
    program.settings.last_folder = tmp_path
    program.window.start.read_report.emit(report)
    accept(qtbot, program)
    return program


def go_to_2022(qtbot, program):
    program.office.switch("东湖区", 2022)
    qtbot.waitUntil(lambda: program.session.report.year == 2022, timeout=20_000)


def test_a_report_becomes_last_year_and_the_next_one_waits_empty(taken):
    session = taken.session
    assert session.report.outline
    assert all(entry.carried for entry in session.report.outline)
    assert not session.report.figures
    assert session.values.earlier(CASES).value == 857
    assert not session.values.figure(CASES).filled
    assert taken.window.header._filled.text() == f"已填 0/{len(typed_among(session.sections.in_use))}"
    assert {finding.rule for finding in session.findings} >= {"M01"}
    assert "T01" in {finding.rule for finding in check_text(session.report, session.catalog)}
    assert session.history.undo_label == ""


def test_what_the_text_uses_is_owed_and_f8_goes_to_it(taken):
    place = taken.window.place
    taken.commands.actions["next_empty"].trigger()
    seen = {place.heading.figures.indicator(place.heading.table.currentIndex().row()).code}
    for _ in range(len(taken.session.sections.in_use)):
        taken.commands.actions["next_empty"].trigger()
        row = place.heading.table.currentIndex().row()
        seen.add(place.heading.figures.indicator(row).code)
        assert place.heading.figures.cell(row, Column.STATE).tag == EMPTY
    assert seen == {i.code for i in taken.session.sections.in_use if i.formula is None}


def test_in_the_year_that_was_read_the_whole_reading_is_one_step(qtbot, taken):
    go_to_2022(qtbot, taken)
    session = taken.session
    assert session.history.undo_label == "读入去年的报告"
    whole = session.report
    taken.commands.actions["undo"].trigger()
    assert not session.report.outline
    assert not session.report.figures
    assert not session.report.indicators
    assert session.history.undo_label == ""
    qtbot.waitUntil(lambda: not taken.office.lane.busy, timeout=20_000)
    assert "已保存" in taken.window.status.saved
    taken.commands.actions["redo"].trigger()
    assert session.report.outline == whole.outline
    assert session.report.figures.keys() == whole.figures.keys()
    qtbot.waitUntil(lambda: not taken.office.lane.busy, timeout=20_000)


def test_what_was_changed_since_is_not_taken_back_with_it(qtbot, taken):
    from desktop.model.edits import SetParticular

    go_to_2022(qtbot, taken)
    taken.session.do(SetParticular("signer", "王丽"), "签发人")
    qtbot.waitUntil(lambda: not taken.office.lane.busy, timeout=20_000)
    taken.office.switch("东湖区", 2023)
    qtbot.waitUntil(lambda: taken.session.report.year == 2023, timeout=20_000)
    go_to_2022(qtbot, taken)
    assert taken.session.history.undo_label == ""


def test_a_report_can_be_read_into_the_open_ledger(qtbot, at_blank, report):
    path = at_blank.office.at_hand.path
    at_blank.reading.read_file(report)
    accept(qtbot, at_blank, roll=False)
    assert at_blank.office.at_hand.path == path
    assert at_blank.session.history.undo_label == "读入去年的报告"
    at_blank.reading.read_file(report)
    dialog = wait_for(qtbot, ReadingDialog)
    QTest.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    place = wait_for(qtbot, ReadingPlaceDialog)
    assert not place.into_open.isEnabled()
    place.reject()
    dialog._leaving = True
    dialog.reject()
    with open_ledger(path, person="", read_only=True) as ledger:
        assert set(ledger.units()) == {"银州区", "东湖区"}


def test_the_next_year_that_is_there_already_is_left_alone(qtbot, at_blank, report):
    path = at_blank.office.at_hand.path
    at_blank.office.begin(NewLedger("东湖区", 2023, "A", path, into_open=True))
    qtbot.waitUntil(lambda: at_blank.session.report.unit == "东湖区", timeout=20_000)
    qtbot.waitUntil(lambda: not at_blank.office.lane.busy, timeout=20_000)
    before = at_blank.session.report
    at_blank.reading.read_file(report)
    accept(qtbot, at_blank)
    qtbot.waitUntil(lambda: at_blank.session.values.earlier(CASES).filled, timeout=20_000)
    assert at_blank.session.report.outline == before.outline


def test_pasted_text_is_read(qtbot, program, tmp_path):
    program.settings.last_folder = tmp_path
    QApplication.clipboard().setText("")
    program.commands.actions["read_text"].trigger()
    dialog = wait_for(qtbot, ReadingTextDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, CONTROL)
    assert "还没有文字" in dialog._problem.text()
    dialog.text.setPlainText(own.TEXT)
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    accept(qtbot, program)
    assert program.session.values.earlier(CASES).value == 857


def test_what_cannot_be_read_is_one_sentence(qtbot, program, tmp_path):
    (tmp_path / "空.txt").write_bytes(b"")
    program.reading.read_file(tmp_path / "空.txt")
    refused = wait_for(qtbot, RefusedDialog)
    assert refused.code.text() == "编号 READ-EMPTY"
    refused.close()
    assert program.session is None


def test_an_old_word_file_is_converted_where_there_is_a_program_for_it(qtbot, program, tmp_path, monkeypatch):
    old = tmp_path / "旧.rtf"
    old.write_bytes(rb"{\rtf1 }")
    monkeypatch.setattr("desktop.operations.conversion.office_program", lambda: Path("/no/such/program"))
    program.reading.read_file(old)
    offer = wait_for(qtbot, ConvertDialog)
    QTest.keyClick(offer, Qt.Key.Key_Return)
    refused = wait_for(qtbot, RefusedDialog)
    assert refused.code.text() == "编号 CONVERT-FAILED"
    refused.close()


def test_without_such_a_program_it_says_what_to_do(qtbot, program, tmp_path, monkeypatch):
    old = tmp_path / "旧.rtf"
    old.write_bytes(rb"{\rtf1 }")
    monkeypatch.setattr("desktop.operations.conversion.office_program", lambda: None)
    program.reading.read_file(old)
    refused = wait_for(qtbot, RefusedDialog)
    assert refused.code.text() == "编号 READ-RTF"
    refused.close()


def test_a_reading_that_is_cancelled_says_nothing_more(qtbot, program, report):
    reading = program.reading
    reading.read_file(report)
    reading.read_file(report)  # one at a time
    reading.read_text(own.TEXT)
    reading._working.wait.open()
    QTest.keyClick(reading._working.wait, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not reading.running, timeout=20_000)
    assert shown(ReadingDialog) == []
    assert shown(RefusedDialog) == []


@pytest.mark.parametrize("act", ["read", "open"])
def test_a_chosen_report_is_read_and_its_folder_remembered(qtbot, program, report, act):
    program.commands.actions[act].trigger()
    chooser = wait_for(qtbot, QFileDialog)
    assert "*.docx" in chooser.nameFilters()[0].rpartition("(")[2]
    chooser.fileSelected.emit(str(report))
    chooser.close()
    dialog = wait_for(qtbot, ReadingDialog)
    assert program.settings.last_folder == report.parent
    dialog.reject()


def test_the_program_rolls_forward_from_its_menu(qtbot, taken):
    taken.commands.actions["roll_forward"].trigger()
    dialog = wait_for(qtbot, RollForwardDialog)
    assert dialog.primary.text() == "建立 2024 年度"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: taken.session.report.year == 2024, timeout=20_000)
    assert [entry.level for entry in taken.session.report.outline]
    go_to_2022(qtbot, taken)
    assert taken.session.report.figure(CASES).value == 857


def test_the_roll_forward_says_what_it_makes(qtbot, catalog, appearance, taken):
    dialog = RollForwardDialog(taken.session.report, catalog, (2023, 2025), appearance)
    qtbot.addWidget(dialog)
    dialog.show()
    said = dialog.said.text()
    assert "一级标题 3 个、二级 2 个、三级 3 个" in said
    assert "沿用未改" in said
    assert "2023年度的数列在旁边" in said
    flagged = dialog.flagged.toPlainText().split("\n")
    assert [line.split(" ")[0] for line in flagged] == ["今年", "目前", "年底前"]
    assert "（行政复议）" in flagged[0]
    assert "{{" not in dialog.flagged.toPlainText()
    for typed, problem in (
        ("2025", "已经有"),
        ("2023", "之后"),
        ("九", "不是年度"),
        ("２０２３年", "之后"),
        ("3000", "不像"),
    ):
        dialog.year.setText(typed)
        assert problem in dialog.year_field.problem
        assert not dialog.primary.isEnabled()
        dialog.done_by_user()
        assert dialog.isVisible()
    dialog.year.setText("2024")
    with qtbot.waitSignal(dialog.chosen) as given:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert given.args == ["东湖区", 2023, 2024]


@pytest.mark.parametrize("act", ["roll_forward", "read_text"])
def test_no_dialog_stays_behind(taken, act):
    taken.commands.actions[act].trigger()
    dialog = shown((RollForwardDialog, ReadingTextDialog))[0]
    gone = weakref.ref(dialog)
    dialog.close()
    del dialog
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone() is None
