"""A department's text, by keyboard: where it goes, what is taken, linked, reworded; nothing before it is confirmed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop.model.annotations import Evidence
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, OriginKind, State
from desktop.model.outline import subtree
from desktop.windows.collecting.back_dialog import BackDialog
from desktop.windows.collecting.board import BoardDialog
from desktop.windows.figures.find_indicator import InsertFigureDialog
from desktop.windows.keys import KEYS, Scope
from desktop.windows.material.dialog import MaterialDialog
from tests.windows.collecting.test_taking_back import drop
from tests.windows.conftest import kept

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TEAM, FLOOD = "h05.rescue_team", "h05.flood_team"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PARAGRAPHS = (
    "应急管理局2023年法治政府建设工作情况",
    "一、应急救援队伍建设",
    "组建综合性应急救援队伍52人，组建防汛应急抢险队141人，出动车辆30辆。",
    "二、应急预案管理",
    "制定和修订区级应急预案20项，制定部门应急预案27项。",
)


@pytest.fixture
def text(tmp_path):
    document = Document()
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    path = tmp_path / "应急局材料.docx"
    document.save(str(path))
    return path


@pytest.fixture
def open_text(qtbot, at_next_year, text, seen):
    def show():
        assert drop(at_next_year.window, text)
        dialog = seen(MaterialDialog)
        qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=20_000)
        return dialog

    return show


def row_with(dialog, words):
    rows = range(dialog.model.rowCount())
    row = next(row for row in rows if words in dialog.model.item(row).source)
    dialog.view.setCurrentIndex(dialog.model.index(row))
    dialog.view.setFocus()
    return row


def under(program, code="H05"):
    outline = program.session.report.outline
    return subtree(outline, next(entry.key for entry in outline if entry.heading == code))


def printed(program):
    return [program.session.phrases.plain(entry.text) for entry in under(program)]


def confirm(dialog, keyboard):
    dialog.view.setFocus()
    keyboard.press(Qt.Key.Key_Return, CONTROL)


def test_it_is_proposed_under_the_heading_of_its_figures_and_taken_as_one_step(
    qtbot, at_next_year, open_text, text, keyboard
):
    before = at_next_year.session.report
    dialog = open_text()
    assert "突发" in dialog.under.currentText()
    assert dialog.placing.under == under(at_next_year)[0].key
    row = row_with(dialog, "综合性应急救援队伍")
    assert dialog.model.about(row) == "段落 · 2个数，联动2个"
    chips = [piece.words for piece in dialog.model.pieces(row) if piece.source]
    assert chips == ["52人", "141人"]
    confirm(dialog, keyboard)
    qtbot.waitUntil(lambda: at_next_year.session.report.figure(TEAM).value == Decimal(52), timeout=20_000)
    assert "组建综合性应急救援队伍52人，组建防汛应急抢险队141人，出动车辆30辆。" in printed(at_next_year)
    figure = at_next_year.session.report.figure(TEAM)
    assert (figure.origin.kind, figure.person) == (OriginKind.READ, "王丽")
    kept(qtbot, at_next_year)
    ((name, sha256),) = at_next_year.session.report.annotation(Evidence, TEAM).files
    assert name == text.name
    assert at_next_year.office.at_hand.ledger.file(sha256) == text.read_bytes()
    assert "可以撤销" in at_next_year.window.notices.notice.sentence
    at_next_year.session.undo()
    assert at_next_year.session.report.outline == before.outline
    assert not at_next_year.session.report.figure(TEAM).filled


def test_space_leaves_a_paragraph_and_keys_take_all_or_none(qtbot, at_next_year, open_text, keyboard):  # take_item
    dialog = open_text()
    keyboard.press(Qt.Key.Key_A, CONTROL | SHIFT)  # take_none
    assert dialog.model.chosen == ()
    assert not dialog.primary.isEnabled()
    keyboard.press(Qt.Key.Key_A, CONTROL)  # take_all
    assert len(dialog.model.chosen) == dialog.model.rowCount()
    row_with(dialog, "区级应急预案")
    keyboard.press(Qt.Key.Key_Space)
    confirm(dialog, keyboard)
    qtbot.waitUntil(lambda: at_next_year.session.report.figure(TEAM).filled, timeout=20_000)
    assert not any("区级应急预案20项" in words for words in printed(at_next_year))
    assert not at_next_year.session.report.figure("h05.plans_district").filled


def test_what_differs_stays_text_until_it_is_linked(qtbot, at_next_year, open_text, keyboard):
    at_next_year.session.do(SetFigure(TEAM, Figure(State.VALUE, Decimal(50))), "填")
    dialog = open_text()
    row = row_with(dialog, "综合性应急救援队伍")
    assert "现在是50" in dialog._doubts.text()
    assert [piece.words for piece in dialog.model.pieces(row) if piece.source] == ["141人"]
    dialog.links.setFocus()
    dialog.links.selectRow(0)
    keyboard.press(Qt.Key.Key_Space)
    assert [piece.words for piece in dialog.model.pieces(row) if piece.source] == ["52人", "141人"]
    confirm(dialog, keyboard)
    qtbot.waitUntil(lambda: at_next_year.session.report.figure(TEAM).value == Decimal(52), timeout=20_000)


def test_words_are_changed_with_their_figures_as_chips(qtbot, at_next_year, open_text, keyboard, seen):
    dialog = open_text()
    row = row_with(dialog, "综合性应急救援队伍")
    keyboard.press(Qt.Key.Key_F2)  # reword
    assert dialog.editor.hasFocus()
    keyboard.press(Qt.Key.Key_Home)
    keyboard.type("我区")
    keyboard.press(Qt.Key.Key_Escape)
    assert not dialog.model.item(row).rewritten
    keyboard.press(Qt.Key.Key_F2)
    keyboard.press(Qt.Key.Key_Home)
    keyboard.type("全年")
    keyboard.press(Qt.Key.Key_End, CONTROL)
    keyboard.press(Qt.Key.Key_I, CONTROL)
    finding = seen(InsertFigureDialog)
    QTest.keyClicks(finding._line, "h05.drills")
    QTest.keyClick(finding._line, Qt.Key.Key_Return)
    assert seen(MaterialDialog) is dialog
    dialog.editor.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    assert dialog.view.hasFocus()
    assert dialog.model.item(row).text.startswith("全年组建综合性应急救援队伍{{")
    assert dialog.model.item(row).text.endswith("{{h05.drills}}")
    assert dialog.model.about(row) == "段落 · 改过"
    confirm(dialog, keyboard)
    qtbot.waitUntil(lambda: at_next_year.session.report.figure(FLOOD).filled, timeout=20_000)
    assert any(words.startswith("全年组建综合性应急救援队伍52人") for words in printed(at_next_year))


def test_another_place_and_a_part_of_the_text(qtbot, at_next_year, open_text, keyboard):
    dialog = open_text()
    whole = dialog.model.rowCount()
    dialog.part.setCurrentIndex(next(n for n in range(dialog.part.count()) if "预案管理" in dialog.part.itemText(n)))
    qtbot.waitUntil(lambda: dialog.model.rowCount() < whole)
    other = next(number for number, (_, words) in enumerate(dialog._places) if "政府信息" in words or "监督" in words)
    dialog.under.setCurrentIndex(other)
    key = dialog.placing.under
    kept(qtbot, at_next_year)
    confirm(dialog, keyboard)
    qtbot.waitUntil(lambda: at_next_year.session.report.figure("h05.plans_department").filled, timeout=20_000)
    texts = [at_next_year.session.phrases.plain(one.text) for one in subtree(at_next_year.session.report.outline, key)]
    assert "制定和修订区级应急预案20项，制定部门应急预案27项。" in texts
    assert not at_next_year.session.report.figure(TEAM).filled


def test_esc_takes_nothing(at_next_year, open_text, keyboard):
    before = at_next_year.session.report
    open_text()
    keyboard.press(Qt.Key.Key_Escape)
    assert at_next_year.session.report is before


def test_a_text_that_changed_meanwhile_is_refused(qtbot, at_next_year, open_text, text, keyboard):
    dialog = open_text()
    text.write_bytes(b"another")
    confirm(dialog, keyboard)
    qtbot.waitUntil(lambda: at_next_year.window.notices.notice is not None, timeout=20_000)
    assert "被改动过" in at_next_year.window.notices.notice.sentence


def test_a_text_is_chosen_from_the_board(qtbot, at_next_year, text, seen, keyboard):
    at_next_year.commands.do("collect")
    seen(BoardDialog)
    keyboard.press(Qt.Key.Key_F5)
    asking = seen(BackDialog)
    asking.material.click()
    (files,) = asking.findChildren(QFileDialog)
    files.filesSelected.emit([str(text)])
    files.reject()
    dialog = seen(MaterialDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=20_000)
    confirm(dialog, keyboard)
    board = seen(BoardDialog)
    qtbot.waitUntil(lambda: "应急局材料.docx" in board.said.text(), timeout=20_000)
    keyboard.press(Qt.Key.Key_Escape)


def test_every_key_of_the_text_has_a_test_here():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [key.action for key in KEYS if key.scope is Scope.MATERIAL and key.action not in source] == []
