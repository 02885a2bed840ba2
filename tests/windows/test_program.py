"""The program as a whole: opening, another year, a lock, a conflict, folding, themes, closing without loss."""

import weakref
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ledger.ledger import open_ledger
from desktop.model.edits import SetFigure, SetParticular
from desktop.model.figure import Figure, State
from desktop.model.findings import Finding, Severity
from desktop.operations.generate import Built
from desktop.refusal import Refused
from desktop.windows.application import make_application
from desktop.windows.commands.view import wants_dark
from desktop.windows.dialogs.particulars_dialog import ParticularsDialog
from desktop.windows.dialogs.settings_dialog import Preferences, SettingsDialog
from desktop.windows.failure.crash_dialog import RefusedDialog
from desktop.windows.generating import OpenPath, _sentence
from desktop.windows.notice_bar import Choice, Notice, NoticeBar
from desktop.windows.settings import Theme
from desktop.windows.start.new_ledger_dialog import NewLedger

PASS = "h04.self_pass"


def number(value):
    return Figure(State.VALUE, Decimal(value))


def kept(qtbot, program):
    qtbot.waitUntil(lambda: not program.office.lane.busy, timeout=20_000)


def test_it_begins_with_the_start_page_and_remembers_what_was_opened(qtbot, program):
    assert program.window.start.isVisible()
    program.window.start.open_sample.emit()
    qtbot.waitUntil(lambda: program.session is not None, timeout=20_000)
    kept(qtbot, program)
    assert program.window.work.isVisible()
    assert program.frame.windowTitle().startswith("银州区 2022 年度")
    assert [entry.unit for entry in program.settings.recent] == ["银州区"]
    assert program.window.status.saved == "● 已保存"
    program.window.start.forget_ledger.emit(program.settings.recent[0].path)
    assert program.settings.recent == ()


def test_another_year_is_added_and_one_goes_back_and_forth(qtbot, at_blank):
    path = at_blank.office.at_hand.path
    at_blank.session.do(SetFigure(PASS, number(5)), "合格")
    at_blank.office.begin(NewLedger("银州区", 2023, "A", path, into_open=True))
    qtbot.waitUntil(lambda: at_blank.session.report.year == 2023, timeout=20_000)
    assert at_blank.session.values.earlier(PASS).value == 5
    years = [action.text() for action in at_blank.window.header._years.actions()]
    assert years == ["2023 年度", "2022 年度"]
    at_blank.window.header._years.actions()[1].trigger()
    qtbot.waitUntil(lambda: at_blank.session.report.year == 2022, timeout=20_000)
    assert at_blank.session.report.figure(PASS).value == 5


@pytest.mark.parametrize(
    ("place", "back"),
    [("h06.fy_accept", "h06.fy_accept"), ("h06.2.body", "h06.2.body"), ("H03", "h03.liability_cases")],
)
def test_one_comes_back_to_where_the_report_was_left(qtbot, at_work, place, back):
    window, path = at_work.window, at_work.office.at_hand.path
    window.place.go_to(place)
    here = window.place.heading.section
    before = at_work.session
    at_work.office.open(path)
    qtbot.waitUntil(lambda: at_work.session is not before, timeout=20_000)
    assert window.place.heading.section == here
    assert window.place.at_hand == back
    assert window.place.isAncestorOf(QApplication.focusWidget())
    kept(qtbot, at_work)


def test_another_year_does_not_make_one_lose_the_place(qtbot, at_work):
    at_work.window.place.go_to("h06.fy_accept")
    at_work.office.roll_forward("银州区", 2022, 2023)
    qtbot.waitUntil(lambda: at_work.session.report.year == 2023, timeout=20_000)
    at_work.window.place.go_to("h04.self_pass")
    at_work.office.switch("银州区", 2022)
    qtbot.waitUntil(lambda: at_work.session.report.year == 2022, timeout=20_000)
    assert at_work.window.place.at_hand == "h06.fy_accept"
    at_work.office.switch("银州区", 2023)
    qtbot.waitUntil(lambda: at_work.session.report.year == 2023, timeout=20_000)
    assert at_work.window.place.at_hand == "h04.self_pass"


def test_where_it_was_left_is_kept_when_the_program_ends(qtbot, at_work):
    at_work.window.place.go_to("h06.fy_accept")
    at_work.frame.close()
    qtbot.waitUntil(lambda: not at_work.frame.isVisible(), timeout=20_000)
    assert list(at_work.settings.recent[0].places.values()) == ["h06.fy_accept"]


def test_the_room_is_divided_for_each_size_of_text(qtbot, at_work):
    place, commands = at_work.window.place, at_work.commands
    place.across.setSizes([260, 700, 406])
    before = place.across.sizes()
    at_work.appearance.change(percent=200)
    commands.do("find")
    qtbot.waitUntil(place.side.isVisible)
    assert place.across.sizes() != before
    place.side.close_panel()
    at_work.appearance.change(percent=100)
    qtbot.waitUntil(lambda: place.across.sizes() == before)


def test_what_cannot_be_opened_is_said(qtbot, program, tmp_path):
    (tmp_path / "坏.fzb").write_bytes(b"no ledger")
    program.office.open(tmp_path / "坏.fzb")

    def refused():
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, RefusedDialog) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(refused()))
    refused()[0].close()
    assert program.session is None


def test_a_failure_of_the_ledger_is_said_in_the_bar_while_working(at_work):
    at_work.office.failed.emit("备份没有做成。")
    assert at_work.window.notices.notice == Notice("备份没有做成。", kind="error")


def test_two_people_at_one_place_are_asked_in_the_window(qtbot, at_work):
    opened = at_work.office.at_hand
    other = open_ledger(opened.path, person="李强")
    loaded = other.load("银州区", 2022)
    from desktop.ledger.ledger import Change
    from desktop.model.edits import apply

    edit = SetFigure(PASS, number(430))
    other.commit(Change(loaded.report, apply(loaded.report, edit), edit, "合格"), loaded.versions)
    other.close()
    at_work.session.do(SetFigure(PASS, number(419)), "合格 424→419")
    qtbot.waitUntil(lambda: at_work.window.notices.undecided == 1)
    bar = at_work.window.notices
    assert "李强" in bar.notice.sentence
    bar.tell(Notice("别的事"))
    assert bar.notice.must_choose
    bar._buttons[0].click()
    qtbot.waitUntil(lambda: "已保存" in at_work.window.status.saved)
    kept(qtbot, at_work)
    assert at_work.session.report.figure(PASS).value == 419
    assert bar.notice.sentence == "别的事"


def test_what_is_being_typed_is_in_the_ledger_after_closing(qtbot, at_blank, keyboard):
    path = at_blank.office.at_hand.path
    keyboard.type("26")
    at_blank.frame.close()
    qtbot.waitUntil(lambda: not at_blank.frame.isVisible(), timeout=20_000)
    with open_ledger(path, person="", read_only=True) as ledger:
        assert ledger.load("银州区", 2022).report.figure("h01.online_units").value == 26
    assert at_blank.settings.splitter("across100").size() > 0


def test_the_page_folds_in_a_narrow_window_and_the_outline_in_a_very_narrow_one(at_work):
    place = at_work.window.place
    for width, page, outline in ((1366, True, True), (1000, False, True), (700, False, False), (1366, True, True)):
        at_work.frame.resize(width, 768)
        QApplication.sendPostedEvents()
        assert (place.page.isVisible(), place.outline.isVisible()) == (page, outline), width
    place.toggle_page()
    place.toggle_outline()
    assert not place.page.isVisible()
    assert not place.outline.isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_of_the_window_is_cut_off_at_any_size_of_text(at_work, percent):
    at_work.appearance.change(percent=percent)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    at_work.frame.resize(1366, 768)
    QTest.qWait(50)
    window = at_work.window
    for part in (window.header._generate, window.header._more, window.status._saved, window.header._year):
        assert part.width() >= part.sizeHint().width() - 1, part.text()
        corner = part.mapTo(window, QPoint(part.width(), part.height()))
        assert (corner.x() <= 1366, corner.y() <= 768) == (True, True)


def test_light_and_dark_can_be_changed_while_working(at_work):
    at_work.commands.actions["theme"].trigger()
    assert at_work.appearance.tokens.surface == "#23272E"
    assert not at_work.frame.grab().isNull()
    at_work.commands.actions["theme"].trigger()
    assert at_work.appearance.tokens.surface == "#FFFFFF"
    assert wants_dark(Theme.DARK)


def test_preferences_take_effect_at_once(at_work):
    at_work.commands.do("settings")
    dialog = at_work.window.findChild(SettingsDialog)
    dialog.chosen.emit(Preferences("李强", "gb2312", Theme.DARK, 125))
    dialog.close()
    assert at_work.session.person == "李强"
    assert (at_work.appearance.percent, at_work.settings.person) == (125, "李强")


def test_particulars_are_one_step_of_undo(at_work):
    at_work.commands.do("particulars")
    dialog = at_work.window.findChild(ParticularsDialog)
    dialog.changed.emit(SetParticular("addressee", "区委"))
    dialog.close()
    assert at_work.session.report.particulars.addressee == "区委"
    assert "撤销" in at_work.window.status.undo


def test_every_control_has_a_name_for_those_who_cannot_see(at_work):
    for kind in ("QPushButton", "QAbstractItemView", "QProgressBar", "QLineEdit"):
        for widget in at_work.window.work.findChildren(QWidget):
            if widget.inherits(kind) and widget.isVisible():
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_the_outline_is_walked_by_keyboard_and_steps_over_parts(at_work, keyboard):
    place = at_work.window.place
    place.outline.view.setFocus()
    place.outline.go_to(0)
    keyboard.press(Qt.Key.Key_Down)
    assert place.heading.section == 2
    keyboard.press(Qt.Key.Key_Up)
    assert place.heading.section == 0


def test_a_finding_leads_to_its_place_by_click_and_by_enter(at_work, keyboard):
    at_work.session.do(SetFigure(PASS, number(419)), "合格")
    place = at_work.window.place
    place.go_to("h01.grids")
    view = place.findings.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center())
    heading = place.heading
    assert heading.figures.indicator(heading.table.currentIndex().row()).code == "h04.self_total"
    place.go_to("h01.grids")
    view.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    assert heading.section == at_work.session.sections.index_of("H04")
    place.findings._fold.click()
    assert not view.isVisible()
    place.findings._fold.click()
    assert view.isVisible()


def test_places_that_are_nowhere_are_ignored(at_work):
    section = at_work.window.place.heading.section
    at_work.window.place.go_to("nowhere")
    assert at_work.window.place.heading.section == section


def test_the_sentence_after_generating_says_draft_and_other_name(tmp_path):
    built = Built(tmp_path / "甲（2）.docx", tmp_path / "甲.docx", True, ("合格",), ())
    assert "换了个名字" in _sentence(built)
    assert "还有1个指标未填" in _sentence(built)
    wrong = tuple(Finding(severity, "R01", "a", "错") for severity in (Severity.ERROR, Severity.WARNING))
    assert "还有1个指标未填、核对中有1处错误，所以是草稿" in _sentence(replace(built, findings=wrong))
    assert "；核对中有1处错误，所以是草稿" in _sentence(replace(built, missing=(), findings=wrong))
    assert "草稿" not in _sentence(replace(built, draft=False))


def test_opening_a_file_asks_the_system(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr("desktop.windows.generating.QDesktopServices.openUrl", asked.append)
    OpenPath(tmp_path / "甲.docx")()
    assert asked[0].toLocalFile() == str(tmp_path / "甲.docx")


def test_a_report_that_cannot_be_written_is_said(qtbot, at_work, monkeypatch):
    def refuse(*_):
        raise Refused("DISK-FULL", "磁盘满了。")

    monkeypatch.setattr("desktop.operations.generate.write_whole", refuse)
    with qtbot.waitSignal(at_work.generating.told, timeout=20_000) as told:
        at_work.commands.do("generate")
    assert told.args[0].sentence == "磁盘满了。"
    assert at_work.window.header._generate.isEnabled()


def test_a_notice_does_what_its_button_says(qtbot, appearance):
    bar = NoticeBar(appearance)
    qtbot.addWidget(bar)
    done = []
    bar.tell(Notice("甲", (Choice("做", lambda: done.append(1)),)))
    bar._buttons[0].click()
    assert done == [1]
    assert bar.notice is not None
    bar.choose(5)
    bar.clear()
    assert bar.notice is None


@pytest.mark.parametrize("name", ["new", "particulars", "settings", "keys"])
def test_no_dialog_stays_behind(at_work, name):
    before = set(QApplication.topLevelWidgets())
    at_work.commands.actions[name].trigger()
    dialog = next(w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible() and w.windowTitle())
    gone = weakref.ref(dialog)
    dialog.close()
    del dialog, before
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone() is None


def test_an_old_session_does_not_stay_behind(qtbot, at_blank):
    gone = weakref.ref(at_blank.session)
    at_blank.office.switch("银州区", 2022)
    qtbot.waitUntil(lambda: at_blank.session is not gone(), timeout=20_000)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone() is None


@pytest.mark.qt_log_ignore("must be called before", extend=True)
def test_qt_speaks_chinese(qapp, monkeypatch):
    monkeypatch.setattr("desktop.windows.application.QApplication", lambda _: qapp)
    made = make_application([])
    assert made.translate("QPlatformTheme", "Cancel") == "取消"


def test_closing_says_what_was_not_understood_and_leads_back_to_it(qtbot, at_blank, keyboard):
    keyboard.type("12a")
    keyboard.press(Qt.Key.Key_Return)
    at_blank.window.place.go_to_section(1)
    at_blank.frame.close()
    bar = at_blank.window.notices
    assert "里的“12a”还没有看懂，没有存进账本" in bar.notice.sentence
    assert [choice.words for choice in bar.notice.choices] == ["去改", "放弃并关闭"]
    assert at_blank.frame.isVisible()
    table = at_blank.window.place.heading.table
    assert table.currentIndex().data() == "12a"  # already shown
    bar._buttons[0].click()
    assert bar.notice is None
    assert table.currentIndex().data() == "12a"
    at_blank.frame.close()
    bar._buttons[1].click()
    qtbot.waitUntil(lambda: not at_blank.frame.isVisible(), timeout=20_000)


def test_closing_says_a_conflict_and_what_was_not_understood_together(qtbot, at_blank, keyboard):
    keyboard.type("12a")
    keyboard.press(Qt.Key.Key_Return)
    bar = at_blank.window.notices
    bar.tell(Notice("您填的是“1”，李强已存为“2”。", (Choice("采用我的", list),), "warning", must_choose=True))
    at_blank.frame.close()
    assert "“12a”" in bar.notice.sentence
    assert "同时修改" in bar.notice.sentence
    bar._buttons[0].click()
    qtbot.waitUntil(lambda: not at_blank.frame.isVisible(), timeout=20_000)


def test_closing_says_that_a_conflict_is_not_decided(at_work):
    bar = at_work.window.notices
    conflict = Notice("您填的是“1”，李强已存为“2”。", (Choice("采用我的", list),), "warning", must_choose=True)
    bar.tell(conflict)
    at_work.frame.close()
    assert "同时修改" in bar.notice.sentence
    assert at_work.frame.isVisible()
    bar._buttons[1].click()
    assert bar.notice == conflict
    assert bar.undecided == 1
    bar.choose(0)
    assert bar.undecided == 0


def test_a_heading_that_is_chosen_comes_into_view_on_the_page_too(at_work):
    place, last = at_work.window.place, len(at_work.session.sections.rows) - 1
    place.outline.go_to(last)
    key = at_work.session.sections.rows[last].entries[0].key
    block = place.page.page.block_of(key)
    assert place.page.desk.sheet - place.page.page.sheet_of(block) in (0, 1)
    assert place.page.desk.sheet > 1
