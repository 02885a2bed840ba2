"""What can be done about findings, with real keys and clicks: reasons, repairs, rules, filters, jumps."""

from __future__ import annotations

import weakref
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.ledger.ledger import open_ledger
from desktop.model.annotations import Reason, SwitchedOff
from desktop.model.edits import SetFigure, SetParticular, SetText
from desktop.model.figure import Figure, State
from desktop.model.findings import Finding, Repair, Replacement
from desktop.model.severity import Severity
from desktop.windows.dialogs.particulars_dialog import ParticularsDialog
from desktop.windows.findings.delegate import Act, acts_of
from desktop.windows.findings.model import Shown
from desktop.windows.findings.reason_dialog import SentenceDialog
from desktop.windows.findings.repair_dialog import RepairDialog
from desktop.windows.findings.rules_dialog import RulesDialog
from desktop.windows.keys import KEYS, Scope
from desktop.windows.text.chips import SIGN
from tests.windows.conftest import kept

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)", "grabbing the keyboard")

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = "h01.1.body"
OTHER = "h01.2.body"
TEXT = "全年办理,各类事项{{h01.station_cases}},群众满意。"
PRINTED = "全年办理,各类事项973件,群众满意。"


def number(value):
    return Figure(State.VALUE, Decimal(value))


def shown(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def only(kind):
    (dialog,) = shown(kind)
    return dialog


def comma(at: int, key: str = KEY) -> Finding:
    repair = Repair("改为全角", (Replacement(key, at, ",", "，"),))
    message = f"第{at}个字是半角。"
    return Finding(Severity.HINT, "W01", key, message, text=",", span=(at, at + 1), repair=repair)


@pytest.fixture
def work(at_work, qtbot):
    """The window with a warning among the figures, and two half-width commas in its text."""
    place = at_work.window.place
    place.watch.show_session(None)  # what is found in the text is given below
    session = at_work.session
    session.do(SetFigure("h06.pc_prevented", number(700)), "预防")
    session.do(SetText(KEY, TEXT), "文字")
    session.take_text_findings(session.report, (comma(4), comma(13)))
    return at_work


def findings(work):
    return work.window.place.findings


def state(sentence):
    dialog = only(SentenceDialog)
    dialog.sentence.setText(sentence)
    QTest.keyClick(dialog.sentence, Qt.Key.Key_Return)


def select(work, rule):
    pane = findings(work)
    rows = [pane.model.row(row) for row in range(pane.model.rowCount())]
    at = next(at for at, row in enumerate(rows) if row.finding is not None and row.finding.rule == rule)
    pane.view.setCurrentIndex(pane.model.index(at))
    pane.view.setFocus()
    return rows[at]


def rules(work):
    return [finding.rule for finding in work.session.findings]


def test_state_reason_by_key_keeps_it_with_name_and_time(work, keyboard):
    work.session.person = "王丽"
    row = select(work, "R17")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    dialog = only(SentenceDialog)
    assert row.finding.message in [label.text() for label in dialog.body_widget.findChildren(type(dialog._sentence))]
    QTest.keyClick(dialog.sentence, Qt.Key.Key_Return)
    assert "请写一句话" in dialog.field.problem
    state("有2件是上年排查的。")
    (reason,) = work.session.report.annotations_of(Reason).values()
    assert (reason.text, reason.person) == ("有2件是上年排查的。", "王丽")
    assert reason.at
    assert findings(work).model.counts.settled == 1
    assert "R17" not in {findings(work).model.row(at).finding for at in range(findings(work).model.rowCount())}
    assert work.session.history.undo_label == "说明原因"
    work.session.undo()
    assert not work.session.report.annotations_of(Reason)
    assert findings(work).model.counts.settled == 0


def test_a_reason_can_be_read_changed_and_taken_back(work, keyboard):
    select(work, "R17")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    state("上年的。")
    pane = findings(work)
    pane.chips.choose(Shown.SETTLED)
    row = select(work, "R17")
    assert "（已说明：上年的。" in row.sentence
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    dialog = only(SentenceDialog)
    assert dialog.sentence.text() == "上年的。"
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert not work.session.report.annotations_of(Reason)
    assert pane.model.rowCount() == 0
    assert pane._calm.text() == "这一类没有要核对的。"
    pane.chips.choose(Shown.OPEN)
    assert select(work, "R17")


def test_without_a_name_it_is_asked_for_once_and_reason_and_history_carry_it(qtbot, work, keyboard):
    kept(qtbot, work)
    work.settings.person = work.session.person = ""
    work.office.sign_as("")
    select(work, "R17")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    dialog = only(SentenceDialog)
    state("有2件是上年排查的。")
    assert "请填您的姓名" in dialog.name.problem
    assert not work.session.report.annotations_of(Reason)
    qtbot.waitUntil(dialog.name.line.hasFocus)
    dialog.name.line.setText(" 李明 ")
    QTest.keyClick(dialog.name.line, Qt.Key.Key_Return)
    (reason,) = work.session.report.annotations_of(Reason).values()
    assert reason.person == work.settings.person == work.session.person == "李明"
    kept(qtbot, work)
    with open_ledger(work.office.at_hand.path, person="", read_only=True) as ledger:
        report = work.session.report
        last = ledger.trail(report.unit, report.year)[-1]
    assert (last.person, last.label) == ("李明", "说明原因")
    work.session.undo()
    work.frame.activateWindow()
    select(work, "R17")
    qtbot.waitUntil(findings(work).view.hasFocus)
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    assert only(SentenceDialog).name is None


def test_a_reason_lapses_with_the_value(work, keyboard):
    select(work, "R17")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    state("上年的。")
    work.session.do(SetFigure("h06.pc_prevented", number(701)), "预防")
    assert select(work, "R17").finding.excused == ""


def test_mend_finding_by_key_changes_one_place_in_one_step(work, keyboard):
    select(work, "W01")
    keyboard.press(Qt.Key.Key_M, CONTROL)
    dialog = only(RepairDialog)
    assert [dialog.model.index(0, column).data() for column in (0, 1)] == [
        "全年办理【,】各类事项973件,群众满",
        "全年办理【，】各类事项973件,群众满",
    ]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert words(work, KEY) == TEXT.replace("理,", "理，")
    assert work.session.history.undo_label == "按建议改 改为全角"
    work.session.undo()
    assert words(work, KEY) == TEXT


def words(work, key):
    return next(entry.text for entry in work.session.report.outline if entry.key == key)


def test_all_of_a_kind_are_mended_in_one_step(work, keyboard):
    select(work, "W01")
    keyboard.press(Qt.Key.Key_M, CONTROL)
    dialog = only(RepairDialog)
    assert dialog.all.text() == "全部同类一起改（共2条）"
    QTest.mouseClick(dialog.all, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.all.height() // 2))
    assert dialog.model.rowCount() == 2
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert words(work, KEY) == TEXT.replace(",", "，")
    work.session.undo()
    assert words(work, KEY) == TEXT


def test_digits_typed_by_hand_are_linked_to_their_figure(work, qtbot):
    place = work.window.place
    text = TEXT.replace("{{h01.station_cases}}", "973件").replace("各类事项", "政务服务驿站办件量")
    work.session.do(SetText(KEY, text), "文字")
    place.watch.show_session(work.session)
    qtbot.waitUntil(lambda: not place.watch.busy, timeout=20_000)
    place.watch.show_session(None)
    pane = findings(work)
    row = select(work, "S14")
    assert (row.finding.place, row.finding.text) == (KEY, "973件")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(pane.view.viewport(), event)
    assert [action.text() for action in pane.view._menu.actions()][:2] == ["去修改", "关联"]
    pane.view._menu.close()
    pane.view._menu.actions()[1].trigger()
    dialog = only(RepairDialog)
    label = work.session.catalog.indicator("h01.station_cases").label
    assert [dialog.model.index(0, column).data() for column in (0, 1)] == [
        "办理,政务服务驿站办件量【973件】,群众满意。",
        f"办理,政务服务驿站办件量【973件，即“{label}”】,群众满意。",
    ]
    assert (dialog.windowTitle(), dialog.primary.text()) == ("关联指标", "关联")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert words(work, KEY) == text.replace("973件", "{{h01.station_cases}}")
    work.session.do(SetFigure("h01.station_cases", number(980)), "改数")
    assert "980件" in work.session.phrases.plain(words(work, KEY))


def test_a_repair_of_what_was_changed_meanwhile_is_refused_in_a_sentence(work, keyboard):
    row = select(work, "W01")
    said = []
    work.session.said.connect(said.append)
    work.session.do(SetText(KEY, "全年办理各类事项。"), "改")
    findings(work).asked.emit(Act.MEND, row)
    QTest.keyClick(only(RepairDialog), Qt.Key.Key_Return)
    assert words(work, KEY) == "全年办理各类事项。"
    assert "请重新核对" in said[0]
    work.session.said.disconnect(said.append)


def test_go_to_finding_by_enter_selects_the_words(work, keyboard):
    select(work, "W01")
    keyboard.press(Qt.Key.Key_Return)
    editor = work.window.place.heading.items.delegate.editor
    assert editor is not None
    assert editor.textCursor().selectedText() == ","
    assert editor.textCursor().selectionStart() == 4
    work.window.finish()
    row = next(r for r in map(findings(work).model.row, range(findings(work).model.rowCount())) if "13" in r.sentence)
    work.window.place.go_to_finding(row)
    editor = work.window.place.heading.items.delegate.editor
    assert (editor.textCursor().selectionStart(), editor.textCursor().selectedText()) == (10, ",")


def test_another_finding_of_the_paragraph_under_edit_is_gone_to_in_its_editor(work, keyboard):
    pane, items = findings(work), work.window.place.heading.items
    rows = [
        row for row in map(pane.model.row, range(pane.model.rowCount())) if row.finding and row.finding.rule == "W01"
    ]
    for row, start in ((rows[0], 4), (rows[1], 10), (rows[0], 4)):
        work.window.place.go_to_finding(row)
        assert items.delegate.editor.hasFocus()
        cursor = items.delegate.editor.textCursor()
        assert (cursor.selectionStart(), cursor.selectedText()) == (start, ",")
    keyboard.type("，")
    work.window.finish()
    assert words(work, KEY) == TEXT.replace("理,", "理，")


def test_words_that_come_from_a_figure_are_selected_as_the_chip(work):
    items = work.window.place.heading.items
    work.window.place.go_to(KEY)
    items.select(KEY, (9, 13))
    assert PRINTED[9:13] == "973件"
    assert items.delegate.editor.textCursor().selectedText() == SIGN
    items.select(KEY, (10, 11))
    assert items.delegate.editor.textCursor().selectedText() == SIGN


def test_words_behind_a_rare_character_are_selected(work):
    items = work.window.place.heading.items
    work.session.do(SetText(KEY, "𠮷家镇{{h01.station_cases}},好。"), "文字")
    work.window.place.go_to(KEY)
    items.select(KEY, (7, 8))
    assert items.delegate.editor.textCursor().selectedText() == ","
    items.select(KEY, (0, 2))
    assert items.delegate.editor.textCursor().selectedText() == "𠮷家"


def test_a_click_on_the_words_at_the_right_asks_for_them(work):
    pane = findings(work)
    row = select(work, "W01")
    index = pane.view.currentIndex()
    rect = pane.view.visualRect(index)
    delegate = pane.view._delegate
    boxes = dict(delegate._acts(rect, row))
    assert list(boxes) == list(acts_of(row)) == [Act.GO, Act.MEND, Act.REASON]
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=boxes[Act.MEND].center())
    only(RepairDialog).reject()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=boxes[Act.REASON].center())
    only(SentenceDialog).reject()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=boxes[Act.GO].center())
    assert work.window.place.heading.items.delegate.editor is not None


def test_a_rule_is_switched_off_from_the_menu_of_a_line(work):
    pane = findings(work)
    select(work, "R17")
    place = pane.view.visualRect(pane.view.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, pane.view.mapToGlobal(place))
    QApplication.sendEvent(pane.view.viewport(), event)
    menu = pane.view._menu
    assert [action.text() for action in menu.actions()] == ["去修改", "说明原因", "停用这条规则"]
    menu.close()
    menu.actions()[-1].trigger()
    state("跨年度的纠纷也算。")
    assert "R17" not in rules(work)
    assert work.session.report.annotation(SwitchedOff, "R17").text == "跨年度的纠纷也算。"
    work.session.undo()
    assert "R17" in rules(work)


def test_rules_are_switched_off_and_on_in_their_list(work):
    work.commands.do("rules")
    dialog = only(RulesDialog)
    dialog.search.setText("R17")
    assert dialog.model.rowCount() == 1
    assert [dialog.model.index(0, column).data() for column in (0, 2, 3)] == ["R17", "提醒", "启用"]
    QTest.mouseClick(dialog.switch, Qt.MouseButton.LeftButton)
    state("我区口径不同。")
    assert dialog.model.index(0, 3).data().startswith("停用：我区口径不同。")
    assert "R17" not in rules(work)
    assert dialog.switch.text() == "启用"
    QTest.mouseClick(dialog.switch, Qt.MouseButton.LeftButton)
    assert dialog.model.index(0, 3).data() == "启用"
    assert "R17" in rules(work)
    dialog.search.setText("P01")
    assert not dialog.switch.isEnabled()
    dialog.search.setText("没有这样的规则")
    assert not dialog.switch.isEnabled()
    dialog.reject()


def test_every_kind_can_be_looked_at_alone_and_a_heading_alone(work):
    pane = findings(work)
    counts = pane.model.counts
    pane.chips.choose(Shown.HINTS)
    assert pane.model.rowCount() == counts.hints
    assert {pane.model.row(at).severity for at in range(pane.model.rowCount())} == {Severity.HINT}
    pane.chips.choose(Shown.OPEN)
    work.window.place.go_to("h06.pc_prevented")
    pane.here.click()
    assert {pane.model.row(at).where[:3] for at in range(pane.model.rowCount())} == {"（六）"}
    work.window.place.go_to(KEY)
    assert {pane.model.row(at).where[:3] for at in range(pane.model.rowCount())} == {"（一）"}
    pane.here.click()
    assert pane.model.rowCount() == counts.total


def test_a_line_names_the_item_it_is_about(work):
    assert select(work, "W01").where.startswith("（一）推进政务服务")


def test_f7_opens_a_folded_list(work, keyboard):
    pane = findings(work)
    pane.toggle()
    assert pane.folded
    work.commands.do("next_finding")
    assert not pane.folded
    assert pane.view.hasFocus()


def current(pane):
    return pane.model.row(pane.view.currentIndex().row())


def test_f7_goes_on_behind_what_was_mended_explained_or_came_in_between(work, keyboard):
    pane = findings(work)
    order = [pane.model.row(at).told for at in range(pane.model.rowCount())]
    at = order.index(select(work, "W01").told)
    keyboard.press(Qt.Key.Key_M, CONTROL)
    QTest.keyClick(only(RepairDialog), Qt.Key.Key_Return)
    assert len(order) == pane.model.rowCount(), "what was found in the text stays until it is proofread"
    work.session.take_text_findings(work.session.report, (comma(13),))
    assert current(pane).finding.span == (13, 14)
    work.commands.do("next_finding")
    assert pane.view.currentIndex().row() == at, "it stands in the place of what was mended"
    work.commands.do("next_finding")
    assert current(pane).told == order[at + 2]
    select(work, "R17")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    state("上年的。")
    behind = order[(order.index(("R17", "h06.pc_prevented", "")) + 1) % len(order)]
    work.commands.do("next_finding")
    assert current(pane).told == behind
    work.session.do(SetFigure("h01.easy_total", number(120)), "总数")
    assert current(pane).told == behind
    assert pane.model.rowCount() == len(order) - 1


def test_a_sentence_that_is_cut_is_shown_whole_below(work, qtbot):
    pane = findings(work)
    select(work, "R17")
    assert not pane._whole.isVisible()
    long = replace(comma(4), rule="W09", message="很长的一句话，" * 40)
    work.session.take_text_findings(work.session.report, (long,))
    select(work, "W09")
    assert pane._whole.isVisible()
    assert pane._whole.text() == long.message
    pane.fold(folded=True)
    assert not pane._whole.isVisible()


def test_the_filters_are_not_cut_where_text_is_large(work, qtbot):
    pane = findings(work)
    qtbot.waitUntil(pane._hint.isVisible)
    work.appearance.change(percent=200)
    qtbot.waitUntil(lambda: not pane._hint.isVisible())
    assert all(chip.width() >= chip.sizeHint().width() for chip in pane.chips.findChildren(QPushButton))
    work.appearance.change(percent=100)
    qtbot.waitUntil(pane._hint.isVisible)


def test_f7_begins_anew_behind_the_last(work):
    pane = findings(work)
    pane.view.setCurrentIndex(pane.model.index(pane.model.rowCount() - 1))
    work.commands.do("next_finding")
    assert pane.view.currentIndex().row() == 0
    work.commands.do("previous_finding")
    assert pane.view.currentIndex().row() == pane.model.rowCount() - 1


def test_a_particular_that_is_lacking_is_asked_for(work, keyboard):
    work.session.do(SetParticular("signature", ""), "署名")
    select(work, "F01")
    keyboard.press(Qt.Key.Key_Return)
    only(ParticularsDialog).reject()


def test_nothing_can_be_decided_where_it_is_only_read(work, monkeypatch):
    monkeypatch.setattr(type(work.session), "read_only", property(lambda _: True))
    row = select(work, "R17")
    for act in (Act.REASON, Act.MEND, Act.SWITCH_OFF):
        findings(work).asked.emit(act, row)
    work.commands.do("rules")
    assert not shown(SentenceDialog) + shown(RepairDialog) + shown(RulesDialog)


def test_settled_findings_count_nowhere(work, keyboard):
    place = work.window.place
    row = work.session.sections.index_of("h06.pc_prevented")
    before = place.outline.model.row(row).wrong
    place.go_to("h06.pc_prevented")
    select(work, "R17")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    state("上年的。")
    assert place.outline.model.row(row).wrong == before - 1
    table = place.heading.figures
    assert table.wrong(table.row_of("h06.pc_prevented")) == ()


@pytest.mark.parametrize("name", ["reason", "repair", "rules"])
def test_a_dialog_is_gone_once_it_is_closed(work, keyboard, name):
    if name == "rules":
        work.commands.do("rules")
    else:
        select(work, "W01")
        keyboard.press(Qt.Key.Key_M if name == "repair" else Qt.Key.Key_Return, CONTROL)
    dialog = only({"reason": SentenceDialog, "repair": RepairDialog, "rules": RulesDialog}[name])
    assert dialog.focusWidget() is not None
    gone = weakref.ref(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    del dialog
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone() is None


def test_every_key_of_the_findings_has_a_test_here():
    names = " ".join(name for name in globals() if name.startswith("test_"))
    assert [key.action for key in KEYS if key.scope is Scope.FINDINGS and key.action not in names] == []


def test_an_error_says_that_it_stays_one(work, keyboard):
    work.session.do(SetFigure("h01.easy_total", number(120)), "总数")
    select(work, "R01")
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    dialog = only(SentenceDialog)
    assert "只能生成草稿" in dialog._sentence.text()
    state("另有一类。")
    assert select(work, "R01").finding.excused
    assert work.session.document.draft


def test_a_repair_that_is_no_replacement_is_told_by_its_name(work):
    from desktop.model.edits import SetLevel
    from desktop.model.outline import Level
    from desktop.windows.findings.repair_dialog import changes_of

    moved = replace(comma(4), repair=Repair("改为“二、”", (SetLevel(KEY, Level.PART),)))
    assert [(one.before, one.after) for one in changes_of([moved], {})] == [("", "改为“二、”")]
