"""Every key of the whole window, pressed for real, in the program at work."""

import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu

from desktop.model.confirming import confirmation_of
from desktop.windows.aloud.readers_dialog import ReadersDialog
from desktop.windows.collecting.board import BoardDialog
from desktop.windows.dialogs.keys_dialog import KeysDialog
from desktop.windows.dialogs.name_dialog import NameDialog
from desktop.windows.dialogs.particulars_dialog import ParticularsDialog
from desktop.windows.dialogs.settings_dialog import SettingsDialog
from desktop.windows.figures.confirm_dialog import ConfirmDialog
from desktop.windows.figures.find_indicator import FindIndicatorDialog
from desktop.windows.keys import KEY_OF, KEYS, Scope
from desktop.windows.manual.window import ManualWindow
from desktop.windows.missing import Lack, places_of
from desktop.windows.rollup.window import RollupWindow
from desktop.windows.search.panel import SearchPanel
from desktop.windows.search.replace_dialog import ReplaceDialog
from desktop.windows.start.new_ledger_dialog import NewLedgerDialog

FIRST = "h01.online_units"


@pytest.fixture
def hit(keyboard):
    """Presses the key of an action, as it stands in the table."""

    def press(action):
        combination = QKeySequence.fromString(KEY_OF[action].key, QKeySequence.SequenceFormat.PortableText)[0]
        keyboard.press(combination.key(), combination.keyboardModifiers())

    return press


def dialog_of(kind):
    found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
    assert len(found) == 1
    return found[0]


def at_hand(program):
    heading = program.window.place.heading
    return heading.figures.indicator(heading.table.currentIndex().row()).code


def value(program, code):
    figure = program.session.report.figure(code)
    return None if figure.value is None else str(figure.value)


def test_find_opens_beside_the_table_and_esc_goes_back(at_work, hit):
    hit("find")
    panel = at_work.window.place.side.open_one(SearchPanel)
    assert panel is not None
    QTest.keyClick(panel.line, Qt.Key.Key_Escape)
    assert at_work.window.place.side.panel is None


def test_other_half_goes_to_the_text_and_back(at_work, hit):
    heading = at_work.window.place.heading
    heading.table.setFocus()
    hit("other_half")
    assert heading.items.view.hasFocus()
    assert heading.items.view.currentIndex().isValid()
    hit("other_half")
    assert heading.table.hasFocus()


def test_go_to_figure_by_initials_or_by_its_number(at_work, keyboard, hit):
    for typed, code in (("xzfylasl", "h06.fy_accept"), ("1313", "h06.pc_times"), ("857", "h06.tj_cases")):
        hit("go_to_figure")
        dialog = dialog_of(FindIndicatorDialog)
        QTest.keyClicks(dialog._line, typed)
        QTest.keyClick(dialog._line, Qt.Key.Key_Return)
        assert at_hand(at_work) == code


def rows_of(dialog):
    model = dialog._rows
    return [model.index(row).data() for row in range(model.rowCount())]


def test_an_indicator_is_offered_by_its_name_its_value_and_where_it_stands_never_by_its_code(at_work, keyboard, hit):
    hit("go_to_figure")
    dialog = dialog_of(FindIndicatorDialog)
    assert "调解案件，857件，社会矛盾纠纷依法有效化解情况 · 司法局" in rows_of(dialog)
    QTest.keyClicks(dialog._line, "h06.tj_cases")
    assert [row.split("，")[0] for row in rows_of(dialog)] == ["调解案件"]
    assert not any("h0" in row for row in rows_of(dialog))
    dialog._line.setText("没有这个指标")
    assert rows_of(dialog) == []
    assert dialog._hint.text() == "没有找到，请换一个说法。"
    dialog.reject()


def test_the_list_of_indicators_is_no_larger_than_the_screen(at_work, hit):
    at_work.appearance.change(percent=200)
    hit("go_to_figure")
    dialog = dialog_of(FindIndicatorDialog)
    assert dialog.height() < dialog.screen().availableSize().height()
    assert dialog.rect().contains(dialog._hint.geometry())
    dialog.reject()


def test_card(at_work, hit):
    hit("card")
    assert at_work.window.place.side.panel.code == FIRST


@pytest.fixture
def wrong_total(qtbot, at_work, keyboard):
    """A total that cannot be true; gives what brings the focus back to the table after a dialog."""
    table = at_work.window.place.heading.table

    def back():
        at_work.frame.activateWindow()
        table.setFocus()
        qtbot.waitUntil(table.hasFocus)

    at_work.window.place.go_to("h04.self_total")
    keyboard.type("640")
    keyboard.press(Qt.Key.Key_Return)
    return back


def confirmed(program, code):
    return program.session.report.figure(code).confirmed


def test_confirm_heading_says_with_how_many_something_is_wrong(at_work, wrong_total, keyboard, hit):
    hit("confirm_heading")
    sentences = [label.text() for label in dialog_of(ConfirmDialog).findChildren(QLabel)]
    assert "其中1个还有核对出的问题：自查自评案卷。" in sentences
    keyboard.press(Qt.Key.Key_Escape)
    assert not confirmed(at_work, "h04.self_total")
    wrong_total()
    hit("confirm_heading")
    dialog_of(ConfirmDialog).right_only.click()
    assert not confirmed(at_work, "h04.self_total")
    assert confirmed(at_work, "h04.self_pass")
    wrong_total()
    hit("undo")
    assert not confirmed(at_work, "h04.self_pass")


def test_confirm_heading_asks_for_the_name_where_there_is_none(qtbot, at_work, wrong_total, keyboard, hit):
    at_work.settings.person = at_work.session.person = ""
    hit("confirm_heading")
    dialog = dialog_of(ConfirmDialog)
    qtbot.waitUntil(dialog.name.line.hasFocus)
    keyboard.press(Qt.Key.Key_Return)
    assert "请填您的姓名" in dialog.name.problem
    dialog.name.line.setText("李明")
    keyboard.press(Qt.Key.Key_Return)
    assert confirmation_of(at_work.session.report, "h04.self_pass").person == at_work.settings.person == "李明"


@pytest.fixture
def nameless(at_work):
    at_work.settings.person = at_work.session.person = ""
    at_work.window.place.go_to("h04.self_pass")
    at_work.window.place.heading.table.setFocus()
    return at_work


def test_confirming_one_figure_asks_once_for_the_name_and_goes_on(qtbot, nameless, keyboard):
    table = nameless.window.place.heading.table
    row = table.currentIndex().row()
    keyboard.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(NameDialog)
    gone = weakref.ref(dialog)
    qtbot.waitUntil(dialog.name.line.hasFocus)
    keyboard.press(Qt.Key.Key_Return)
    assert "请填您的姓名" in dialog.name.problem
    assert not confirmed(nameless, "h04.self_pass")
    keyboard.type("李明")
    del dialog
    keyboard.press(Qt.Key.Key_Return)
    report = nameless.session.report
    assert confirmation_of(report, "h04.self_pass").person == nameless.settings.person == "李明"
    assert table.currentIndex().row() == row + 1
    qtbot.waitUntil(lambda: gone() is None)
    nameless.frame.activateWindow()
    qtbot.waitUntil(table.hasFocus)
    keyboard.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert confirmed(nameless, "h04.self_fail")


def test_who_gives_no_name_confirms_nothing_and_is_asked_again(qtbot, nameless, keyboard):
    for _ in range(2):
        keyboard.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(dialog_of(NameDialog).name.line.hasFocus)
        keyboard.press(Qt.Key.Key_Escape)
        nameless.frame.activateWindow()
        qtbot.waitUntil(nameless.window.place.heading.table.hasFocus)
    assert not confirmed(nameless, "h04.self_pass")
    assert nameless.settings.person == ""


def test_the_card_asks_for_the_name_too(qtbot, nameless, keyboard):
    nameless.commands.do("card")
    qtbot.waitUntil(lambda: nameless.window.place.side.panel is not None)
    nameless.window.place.side.panel.confirm.click()
    qtbot.waitUntil(dialog_of(NameDialog).name.line.hasFocus)
    keyboard.type("李明")
    keyboard.press(Qt.Key.Key_Return)
    assert confirmation_of(nameless.session.report, "h04.self_pass").person == "李明"
    assert nameless.window.place.side.panel.confirm.text() == "取消核定"


def test_confirm_heading_confirms_all_of_it_and_then_has_nothing_to_ask(qtbot, at_work, wrong_total, keyboard, hit):
    hit("confirm_heading")
    qtbot.waitUntil(dialog_of(ConfirmDialog).primary.hasFocus)
    keyboard.press(Qt.Key.Key_Return)
    assert confirmed(at_work, "h04.self_total")
    assert confirmed(at_work, "h04.self_pass")
    wrong_total()
    hit("confirm_heading")
    assert "没有待核的数" in at_work.window.notices.notice.sentence


def test_undo_and_redo(at_work, keyboard, hit):
    keyboard.type("27")
    keyboard.press(Qt.Key.Key_Return)
    assert value(at_work, FIRST) == "27"
    hit("undo")
    assert (value(at_work, FIRST), at_hand(at_work)) == ("26", FIRST)
    hit("redo")
    assert value(at_work, FIRST) == "27"


def test_undo_while_typing_keeps_what_was_typed_and_takes_that_back(at_work, keyboard, hit):
    keyboard.type("27")
    hit("undo")
    assert value(at_work, FIRST) == "26"


def test_next_section_and_previous_section(at_work, hit):
    section = at_work.window.place.heading.section
    hit("next_section")
    assert at_work.window.place.heading.section == section + 1
    hit("previous_section")
    assert at_work.window.place.heading.section == section


def test_next_empty_and_next_finding(at_work, keyboard, hit):
    place = at_work.window.place
    place.go_to("h04.self_total")
    keyboard.press(Qt.Key.Key_Delete)
    place.go_to(FIRST)
    hit("next_empty")
    assert at_hand(at_work) == "h04.self_total"
    keyboard.type("640")
    keyboard.press(Qt.Key.Key_Return)
    place.go_to(FIRST)
    hit("next_finding")
    assert at_hand(at_work) == "h04.self_total"
    assert place.findings.view.hasFocus(), "one looks at one after the other, and goes there by Enter"
    keyboard.press(Qt.Key.Key_Return)
    assert place.heading.table.hasFocus()


def test_previous_finding(at_work, hit):
    findings = at_work.window.place.findings
    hit("previous_finding")
    assert findings.view.currentIndex().row() == 0
    hit("previous_finding")
    assert findings.view.currentIndex().row() == findings.model.rowCount() - 1


DIALOGS = {
    "new": NewLedgerDialog,
    "open": QFileDialog,
    "read_aloud": ReadersDialog,
    "replace": ReplaceDialog,
    "collect": BoardDialog,
    "rollup": RollupWindow,
    "particulars": ParticularsDialog,
    "settings": SettingsDialog,
    "manual": ManualWindow,
    "keys": KeysDialog,
    "print": QPrintDialog,
}


def test_keys_that_open_a_dialog(at_work, hit):
    for action, kind in DIALOGS.items():
        at_work.frame.activateWindow()
        at_work.window.place.heading.table.setFocus()
        hit(action)
        dialog_of(kind).close()


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_export_opens_the_menu_of_tables(at_work, hit):
    hit("export")
    menu = at_work.window.menu.findChild(QMenu, "导出")
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Escape)


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_menu_opens_at_its_first_line_and_keys_go_on_from_there(at_work, hit):
    hit("menu")
    menu = at_work.window.menu
    assert menu.isVisible()
    lines = [action for action in menu.actions() if not action.isSeparator()]
    assert menu.activeAction() is lines[0]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is lines[1]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_years_are_switched_by_keys_alone(qtbot, at_work, keyboard, hit):
    at_work.office.roll_forward("银州区", 2022, 2023)
    qtbot.waitUntil(lambda: at_work.session.report.year == 2023, timeout=20_000)
    qtbot.waitUntil(lambda: not at_work.office.lane.busy, timeout=20_000)
    at_work.window.place.heading.table.setFocus()
    hit("years")
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    assert menu.activeAction().text() == "2023 年度"
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_work.session.report.year == 2022, timeout=20_000)


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_missing_leads_by_keys_from_one_place_to_the_next(at_blank, keyboard, hit):
    places = places_of(at_blank.session, Lack.CARRIED)
    items = at_blank.window.place.heading.items
    for place in places[:2]:
        hit("missing")
        menu = at_blank.window.header.missing.menu()
        assert menu.activeAction() is menu.actions()[0]
        QTest.keyClick(menu, Qt.Key.Key_Down)
        assert menu.activeAction().text().startswith("下一处沿用未改")
        QTest.keyClick(menu, Qt.Key.Key_Return)
        assert items.model.row(items.view.currentIndex().row()).entry.key == place


def test_on_the_start_page_there_is_no_menu_to_open(program, hit):
    hit("menu")
    hit("missing")
    hit("years")
    assert not program.window.menu.isVisible()


def test_larger_and_smaller(at_work, hit):
    hit("larger")
    assert at_work.appearance.percent == 110
    hit("smaller")
    assert at_work.appearance.percent == 100


def test_generate(qtbot, at_work, hit):
    with qtbot.waitSignal(at_work.generating.written, timeout=30_000) as written:
        hit("generate")
    assert written.args[0].exists()


def test_every_key_of_the_window_has_a_test_here():
    names = " ".join((*DIALOGS, *(name for name in globals() if name.startswith("test_"))))
    assert [key.action for key in KEYS if key.scope is Scope.WINDOW and key.action not in names] == []


def test_generating_says_what_was_written_and_offers_to_open_it(qtbot, at_blank, hit):
    with qtbot.waitSignal(at_blank.generating.told, timeout=30_000) as told:
        hit("generate")
    notice = told.args[0]
    assert "草稿" in notice.sentence
    assert [choice.words for choice in notice.choices] == ["打开文件", "打开所在文件夹"]
    assert at_blank.window.notices.isVisible()
    at_blank.window.notices.dismiss()
    assert not at_blank.window.notices.isVisible()


def test_where_the_last_heading_is_deleted_the_text_of_the_one_before_is_shown(at_work, keyboard):
    place = at_work.window.place
    place.outline.go_to(place.outline.model.rowCount() - 1)
    place.outline.view.setFocus()
    keyboard.press(Qt.Key.Key_Delete)
    last = at_work.session.sections.rows[-1]
    assert place.heading.section == len(at_work.session.sections.rows) - 1
    items = place.heading.items.model
    assert [items.row(number).entry.key for number in range(items.rowCount())] == [
        entry.key for entry in last.text_entries
    ]
