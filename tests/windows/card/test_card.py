"""The card of a figure in the program at work: opened, followed, typed into, backed, confirmed, given back."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ledger.ledger import create_ledger
from desktop.model.annotations import DepartmentReturn, Evidence, Returned, ReturnState
from desktop.model.edits import Annotate
from desktop.model.figure import Figure, Origin, OriginKind, State
from desktop.windows.card.panel import CardPanel
from desktop.windows.card.return_dialog import ReturnDialog
from desktop.windows.figures.columns import Column
from desktop.windows.figures.find_indicator import FindIndicatorDialog
from desktop.windows.notice_bar import Notice
from desktop.windows.text.chips import SIGN

TOTAL, PASS, SHARE, TEAMS = "h04.self_total", "h04.self_pass", "h04.self_excellent_pct", "h04.street_teams"
CONTROL = Qt.KeyboardModifier.ControlModifier


def number(value, **more):
    return Figure(State.VALUE, Decimal(value), **more)


@pytest.fixture
def place(at_work):
    at_work.window.place.go_to(PASS)
    return at_work.window.place


@pytest.fixture
def card(place, keyboard):
    keyboard.press(Qt.Key.Key_F2)
    return place.side.panel


def said(part):
    return [label.text() for label in part.findChildren(QLabel) if label.textFormat() is Qt.TextFormat.RichText]


def words(part):
    return [label.accessibleName() for label in part.findChildren(QLabel) if label.accessibleName()]


def press(part, start):
    next(button for button in part.buttons() if button.text() == start).click()


def figure(program, code=PASS):
    return program.session.report.figure(code)


def test_f2_opens_the_card_with_the_value_ready_and_enter_goes_on_down_the_table(at_work, place, card, keyboard):
    assert isinstance(card, CardPanel)
    assert (card.accessibleName(), card.tag.words) == ("自查自评合格案卷", "示例")
    assert (card.value.edit.text(), card.value.edit.cursorPosition()) == ("424", 3)
    assert card.value.edit.hasFocus()
    keyboard.press(Qt.Key.Key_Backspace)
    keyboard.type("5")
    keyboard.press(Qt.Key.Key_Return)
    assert figure(at_work).value == 425
    assert place.heading.table.hasFocus()
    assert card.code == "h04.self_fail"  # it follows the table
    assert at_work.session.history.undo_label == "自查自评合格案卷 424→425"


def test_it_follows_the_row_of_the_table_and_keeps_what_was_being_typed(at_work, place, card, keyboard):
    keyboard.type("0")
    place.go_to(TOTAL)
    assert figure(at_work).value == 4240
    assert (card.code, card.value.edit.text()) == (TOTAL, "632")
    keyboard.press(Qt.Key.Key_Escape)
    assert place.side.panel is None


def test_what_is_not_understood_is_asked_about_and_is_not_lost(at_work, place, card, keyboard):
    keyboard.type("a")
    keyboard.press(Qt.Key.Key_Return)
    assert card.value.edit.hasFocus()  # Enter does not lead on
    index = place.heading.figures.index(place.heading.figures.row_of(PASS), Column.NOW)
    sentence = place.heading.figures.unsaved(index).sentence
    assert sentence in [label.text() for label in card.value.findChildren(QLabel)]
    assert index.data() == "424a"
    place.go_to(TOTAL)
    place.go_to(PASS)
    assert card.value.edit.text() == "424a"
    card.begin_value()
    keyboard.press(Qt.Key.Key_Escape)
    assert (card.value.edit.text(), index.data()) == ("424", "424")
    assert figure(at_work).value == 424


def test_esc_gives_up_what_is_typed_and_then_closes(at_work, place, card, keyboard):
    keyboard.type("9")
    keyboard.press(Qt.Key.Key_Escape)
    assert (card.value.edit.text(), figure(at_work).value) == ("424", 424)
    keyboard.press(Qt.Key.Key_Escape)
    assert place.side.panel is None
    assert place.heading.table.hasFocus()


def test_what_an_input_method_composes_is_kept_when_the_card_is_left(at_work, place, card, keyboard):
    card.value.edit.selectAll()
    keyboard.compose("４３０")
    place.heading.table.setFocus()
    assert figure(at_work).value == 430


def test_f2_while_a_cell_is_edited_keeps_it_first(at_work, place, keyboard):
    keyboard.type("431")
    keyboard.press(Qt.Key.Key_F2)
    assert figure(at_work).value == 431
    assert place.side.panel.value.edit.text() == "431"


def test_a_computed_figure_is_shown_with_its_formula_and_cannot_be_typed(place, card):
    place.go_to(SHARE)
    assert card.value.edit.isReadOnly()
    assert not card.confirm.isVisible()
    assert "公式，自查自评优秀案卷 ÷ 自查自评案卷\n= 208 ÷ 632" in words(card.what)


def test_ctrl_enter_confirms_and_reopens(qtbot, at_work, card, keyboard):
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    assert figure(at_work).confirmed
    assert card.tag.words == "已核"
    assert card.confirm.text() == "取消核定"
    assert any(line.startswith("核定，王丽") for line in words(card.what))
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    assert not figure(at_work).confirmed
    qtbot.waitUntil(lambda: any("取消核定" in line for line in words(card.past)), timeout=10_000)
    assert any("王丽 核定" in line for line in words(card.past))


def test_changing_a_confirmed_figure_on_its_card_makes_it_a_draft(at_work, card, keyboard):
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    keyboard.type("0")
    keyboard.press(Qt.Key.Key_Return)
    assert not figure(at_work).confirmed


def test_an_empty_figure_is_not_confirmed_and_it_is_said_why(at_work, place, card, keyboard):
    place.heading.table.setFocus()
    keyboard.press(Qt.Key.Key_Delete)
    card.begin_value()
    assert not card.confirm.isEnabled()
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    assert "还没有填" in at_work.window.notices.notice.sentence


def test_a_note_is_kept_with_f6_and_undone(at_work, card, keyboard):
    keyboard.press(Qt.Key.Key_F6)
    assert card.backing.note.hasFocus()
    keyboard.type("含街道")
    keyboard.press(Qt.Key.Key_Return)
    assert figure(at_work).note == "含街道"
    keyboard.press(Qt.Key.Key_F2)
    keyboard.type("0")
    keyboard.press(Qt.Key.Key_Return)
    assert (figure(at_work).value, figure(at_work).note) == (4240, "含街道")
    at_work.session.undo()
    at_work.session.undo()
    assert figure(at_work).note == ""
    assert at_work.session.history.redo_label == "备注：自查自评合格案卷"


def test_the_places_of_the_text_lead_there_and_the_card_stays(place, card):
    press(card.uses, "去看")
    row = place.heading.items.view.currentIndex().row()
    assert PASS in place.heading.items.model.row(row).entry.text
    assert place.side.panel is card
    assert card.code == PASS
    assert any("424卷" in text for text in said(card.uses))


def test_findings_of_others_lead_to_them(at_work, place, card, keyboard):
    keyboard.press(Qt.Key.Key_Backspace)
    keyboard.press(Qt.Key.Key_Return)
    place.go_to(PASS)
    press(card.findings, "去看")
    assert card.code == TOTAL
    assert card.tag.words == "合计不符"


def test_files_are_added_opened_and_removed_each_undone(qtbot, at_work, card, tmp_path, monkeypatch):
    paths = [tmp_path / "通报.pdf", tmp_path / "照片.jpg"]
    for path in paths:
        path.write_bytes(path.name.encode())
    card.dropped.emit(tuple(paths))
    qtbot.waitUntil(lambda: bool(at_work.session.report.annotations_of(Evidence)), timeout=10_000)
    assert [name for name, _ in at_work.session.report.annotation(Evidence, PASS).files] == ["通报.pdf", "照片.jpg"]
    assert at_work.session.history.undo_label == "添加佐证 通报.pdf、照片.jpg"

    opened = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    press(card.backing.files, "打开")
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert Path(opened[0]).read_bytes() == "通报.pdf".encode()
    assert Path(opened[0]).parent.parent != tmp_path

    press(card.backing.files, "移除")
    assert [name for name, _ in at_work.session.report.annotation(Evidence, PASS).files] == ["照片.jpg"]
    at_work.session.undo()
    assert len(card.backing.files.buttons()) == 4
    at_work.session.undo()
    assert card.backing.files.buttons() == []
    at_work.commands.finish()
    assert not Path(opened[0]).exists()


def test_a_file_dropped_on_the_card_is_evidence_and_a_program_is_refused(qtbot, at_work, card, tmp_path):
    path = tmp_path / "安装.exe"
    path.write_bytes(b"MZ")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    card.dropEvent(drop)
    qtbot.waitUntil(lambda: at_work.window.notices.notice is not None, timeout=10_000)
    assert "是程序" in at_work.window.notices.notice.sentence
    assert at_work.session.report.annotations_of(Evidence) == {}


def test_what_the_department_sent_can_be_adopted(at_work, card):
    cell = Origin(OriginKind.CELL, "执法监督.xlsx 案卷!C7")
    returned = Returned(number(426, origin=cell), "司法局", "", "执法监督.xlsx", "案卷", "C7", "2023-01-12T09:00:00")
    at_work.session.do(Annotate(returned, PASS), "报送")
    assert any(line.startswith("报送值，426卷 · 司法局 · 执法监督.xlsx 案卷 C7") for line in words(card.what))
    press(card.what, "采用报送值")
    assert (figure(at_work).value, figure(at_work).origin) == (426, cell)
    assert at_work.session.history.undo_label == "采用报送值 自查自评合格案卷"
    assert not any(line.startswith("报送值") for line in words(card.what))


def test_giving_back_marks_the_department_and_copies_the_sentence(qtbot, at_work, card, keyboard):
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    card.give_back.click()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ReturnDialog))
    qtbot.waitUntil(dialog.why.hasFocus)
    assert dialog.why.text() == "请核对"
    keyboard.type("与")
    assert "424卷，与。" in dialog.message.toPlainText()
    keyboard.type("台账对不上")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    stands = at_work.session.report.annotation(DepartmentReturn, "司法局")
    assert (stands.state, stands.note) == (ReturnState.CORRECTING, "“自查自评合格案卷”与台账对不上")
    assert not figure(at_work).confirmed
    assert QGuiApplication.clipboard().text().startswith("司法局：\n你单位报的2022年度")
    assert any(line.startswith("退回，已退回司法局更正") for line in words(card.what))
    assert at_work.session.history.undo_label == "退回司法局更正 自查自评合格案卷"
    at_work.session.undo()
    assert at_work.session.report.annotation(DepartmentReturn, "司法局") is None
    assert figure(at_work).confirmed


def test_f2_on_a_chip_and_on_a_paragraph_with_several(qtbot, at_work, place, keyboard):
    items = place.heading.items
    key = next(entry.key for entry in at_work.session.report.outline if PASS in entry.text)
    place.go_to(key)
    keyboard.press(Qt.Key.Key_F2)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, FindIndicatorDialog))
    assert dialog._rows.rowCount() > 3
    dialog.reject()
    items.go_to(key, edit=True)
    editor = items.delegate.editor
    cursor = editor.textCursor()
    position = editor.toPlainText().index(SIGN)
    cursor.setPosition(position + 1)
    editor.setTextCursor(cursor)
    code = items.figures_at_hand()[0]
    QTest.keyClick(editor, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: place.side.panel is not None)
    assert place.side.panel.code == code
    assert items.delegate.editor is None


def test_f2_on_a_finding_opens_the_card_of_its_figure(at_work, place, keyboard):
    place.go_to(TOTAL)
    keyboard.type("640")
    keyboard.press(Qt.Key.Key_Return)
    view = place.findings.view
    row = next(n for n in range(place.findings.model.rowCount()) if place.findings.model.row(n).place == TOTAL)
    view.setCurrentIndex(place.findings.model.index(row))
    view.setFocus()
    keyboard.press(Qt.Key.Key_F2)
    assert place.side.panel.code == TOTAL


def test_a_double_click_beside_the_typed_cells_opens_it(at_work, place):
    table = place.heading.table
    index = place.heading.figures.index(place.heading.figures.row_of(TOTAL), Column.SOURCE)
    spot = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert place.side.panel.code == TOTAL


def test_where_no_figure_is_at_hand_it_is_said(at_work, place, keyboard):
    section = next(n for n, row in enumerate(at_work.session.sections.rows) if not row.indicators and row.text_entries)
    place.outline.go_to(section)
    place.heading.items.view.setFocus()
    keyboard.press(Qt.Key.Key_F2)
    assert place.side.panel is None
    assert "这里没有指标" in at_work.window.notices.notice.sentence


def test_the_card_is_freed_when_it_is_closed(qtbot, at_work, place, keyboard):
    keyboard.press(Qt.Key.Key_F2)
    gone = ref(place.side.panel)
    qtbot.waitUntil(lambda: len(words(place.side.panel.past)) > 0, timeout=10_000)
    place.go_to(TOTAL)
    keyboard.press(Qt.Key.Key_F2)
    keyboard.press(Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert place.side.panel is None
    assert gone() is None


@pytest.fixture
def years(qtbot, program, sample, tmp_path):
    """The program at work on 2023, with the reports of 2021 and 2022 in the ledger."""
    path = tmp_path / "三年.fzb"
    with create_ledger(path, person="王丽") as ledger:
        for year, value in ((2021, 600), (2022, 632), (2023, 640)):
            figures = {TOTAL: number(value), PASS: number(value - 208)}
            ledger.add_report(replace(sample, year=year, figures=figures, earlier={}))
    program.office.open(path)
    qtbot.waitUntil(lambda: program.session is not None, timeout=20_000)
    return program


def test_the_years_before_and_the_past_are_read_from_the_ledger(qtbot, years, keyboard):
    place = years.window.place
    place.go_to(TOTAL)
    keyboard.press(Qt.Key.Key_F2)
    card = place.side.panel
    qtbot.waitUntil(lambda: "2021年600" in card.value.bars.accessibleName(), timeout=10_000)
    assert card.value.bars.accessibleName() == "历年：2021年600，2022年632，2023年640"
    assert card.value.bars.isVisible()
    assert "上年 632 · +8 · +1.3%" in [label.text() for label in card.value.findChildren(QLabel)]
    qtbot.waitUntil(lambda: len(words(card.past)) > 1, timeout=10_000)
    assert words(card.past)[-1] == "2022年度　632卷"
    keyboard.type("0")
    keyboard.press(Qt.Key.Key_Return)
    place.go_to(TOTAL)
    assert card.value.bars.accessibleName().endswith("2023年6400")
    qtbot.waitUntil(lambda: any("修改 640→6400" in line for line in words(card.past)), timeout=10_000)


def test_a_read_only_ledger_shows_everything_and_changes_nothing(qtbot, years, keyboard):
    from desktop.windows.keeping.ledger_jobs import Way

    before = years.session
    years.office.open(years.office.at_hand.path, Way.READ_ONLY)
    qtbot.waitUntil(lambda: years.session is not before, timeout=20_000)
    place = years.window.place
    place.go_to(TOTAL)
    keyboard.press(Qt.Key.Key_F2)
    card = place.side.panel
    assert card.value.edit.isReadOnly()
    assert card.backing.note.isReadOnly()
    assert not card.confirm.isEnabled()
    assert not card.give_back.isEnabled()
    assert not card.backing.add.isVisible()
    qtbot.waitUntil(lambda: "2021年600" in card.value.bars.accessibleName(), timeout=10_000)


def test_an_empty_figure_says_so_in_a_field_wide_enough(at_blank, keyboard):
    at_blank.window.place.go_to(PASS)
    keyboard.press(Qt.Key.Key_F2)
    edit = at_blank.window.place.side.panel.value.edit
    assert edit.placeholderText() == "未填"
    assert edit.width() >= edit.fontMetrics().horizontalAdvance("未填")


def test_that_there_is_no_figure_is_said_only_as_long_as_one_stays_there(at_work, place, keyboard):
    bar = at_work.window.notices
    place.go_to(at_work.session.report.outline[0].key)
    place.heading.items.view.setFocus()
    keyboard.press(Qt.Key.Key_F2)
    assert bar.notice.sentence.startswith("这里没有指标")
    place.go_to(PASS)
    assert bar.notice is None
    bar.tell(Notice("已送去打印，共 3 页。"))
    place.go_to("h06.fy_accept")
    assert bar.notice.sentence == "已送去打印，共 3 页。"
    assert bar.isVisible()
