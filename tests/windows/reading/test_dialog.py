"""Confirming what was read, by keys alone: agreeing, other candidates, text, searching, repairs, and the way out."""

from __future__ import annotations

import os
import re
import weakref
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.model.edits import SetLevel
from desktop.operations.reading import find_all, read_report
from desktop.reading.acceptance import accept
from desktop.reading.source import source_of_text
from desktop.windows.figures.find_indicator import FindIndicatorDialog
from desktop.windows.looks.tokens import LIGHT
from desktop.windows.reading.confirming import NEW, Standing, begin_confirmation
from desktop.windows.reading.dialog import ReadingDialog
from desktop.windows.reading.header import plain_counts
from desktop.windows.reading.models import KEPT_AS_TEXT, TONE, Column
from desktop.windows.reading.place_dialog import ReadingPlaceDialog
from desktop.windows.start.new_ledger_dialog import OpenLedger, Proposal

_spec = spec_from_file_location("reading_report", Path(__file__).parent / "reading_report.py")
own = module_from_spec(_spec)
_spec.loader.exec_module(own)

SEED = os.environ.get("FAZHI_SEED", "")
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CASES = "h06.tj_cases"

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def reading(catalog):
    return find_all(source_of_text(own.TEXT, own.NAME), catalog)


@pytest.fixture
def open_dialog(qtbot, catalog, appearance, tmp_path):
    def make(reading, open_ledger=None):
        proposal = Proposal(tmp_path, date(2023, 11, 24), "", open_ledger)
        dialog = ReadingDialog(reading, catalog, proposal, appearance, None)
        dialog.resize(1366, 768)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    made = []

    def kept(*arguments, **more):
        made.append(make(*arguments, **more))
        return made[-1]

    yield kept
    for dialog in made:
        close(dialog)


@pytest.fixture
def dialog(open_dialog, reading):
    return open_dialog(reading)


def close(dialog):
    try:
        dialog._leaving = True
        dialog.reject()
    except RuntimeError:  # it is gone already
        pass
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(dialog, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(dialog.lists.table, key, modifier)


def cell(dialog, column, row=None):
    table = dialog.lists.table
    at = table.currentIndex().row() if row is None else row
    return table.model().index(at, column).data()


def shown(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def ground(dialog, number):
    cursor = dialog.text._select(dialog.text.span_of(number))
    form = cursor.charFormat()
    return form.background().color().name().upper() if form.hasProperty(QTextFormat.Property.BackgroundBrush) else ""


def test_the_head_counts_and_the_least_sure_comes_first(dialog):
    said = dialog.header._counts.accessibleName()
    assert said.startswith("标题 2 / 3 / 3，数字 11，已对上指标 8，请看一眼 3，")
    assert said.endswith("已归位 100%")
    assert dialog.lists.tabs.tabText(0) == "请看一眼 3"
    assert cell(dialog, Column.TEXT) == "新栽行道树36棵"
    assert cell(dialog, Column.VALUE) == "36"
    assert cell(dialog, Column.UNIT) == "棵"
    assert cell(dialog, Column.INDICATOR) == "新设：新栽行道树"
    assert cell(dialog, Column.CONFIDENCE) == "没有对上"
    assert dialog.focusWidget() is dialog.lists.table
    assert dialog.primary.text() == "读入并建立 2023 年度"


def test_the_text_stands_at_the_left_with_its_marks(dialog):
    text = dialog.text.toPlainText()
    for words in ("2022年度东湖区法治政府建设情况报告", "（六）社会矛盾纠纷依法化解", own.SLIP, "像是漏了“二、”"):
        assert words in text
    assert ground(dialog, own.CASES) == LIGHT.chip_ground
    assert ground(dialog, own.TREES) == LIGHT.warning_ground
    start, end = dialog.text.span_of(own.CASES)
    assert dialog.text._select((start, end)).selectedText() == "857件"


def test_space_agrees_and_goes_on_and_the_left_follows(dialog):
    press(dialog, Qt.Key.Key_Space)
    assert own.TREES in dialog.now.agreed
    assert cell(dialog, Column.CONFIDENCE, 0) == "已认可"
    assert ground(dialog, own.TREES) == LIGHT.chip_ground
    assert dialog.lists.number() == own.BENCHES
    assert dialog.text._current == dialog.text.span_of(own.BENCHES)
    assert dialog.lists.tabs.tabText(0) == "请看一眼 2"
    press(dialog, Qt.Key.Key_Up)
    assert dialog.lists.number() == own.TREES
    press(dialog, Qt.Key.Key_Down)
    assert dialog.lists.number() == own.BENCHES


def test_left_and_right_leaf_through_the_candidates_and_come_round(dialog):
    offered = dialog.now.offered(own.TREES)
    seen = [dialog.now.codes[own.TREES]]
    for _ in offered:
        press(dialog, Qt.Key.Key_Right)
        seen.append(dialog.now.codes[own.TREES])
    assert seen[0] == seen[-1]
    assert len(set(seen)) == len(offered)
    press(dialog, Qt.Key.Key_Left)
    assert dialog.now.codes[own.TREES] == seen[-2]
    assert own.TREES not in dialog.now.agreed


def test_backspace_leaves_text(dialog):
    press(dialog, Qt.Key.Key_Backspace)
    assert dialog.now.codes[own.TREES] == ""
    assert cell(dialog, Column.INDICATOR, 0) == KEPT_AS_TEXT
    assert own.TREES in dialog.now.agreed
    assert ground(dialog, own.TREES) == ""


def test_enter_searches_all_indicators(dialog, catalog):
    press(dialog, Qt.Key.Key_Return)
    (search,) = shown(FindIndicatorDialog)
    assert search.windowTitle() == "“36棵”是哪个指标"
    search._line.setText("社区网格")
    QTest.keyClick(search._line, Qt.Key.Key_Return)
    assert dialog.now.indicator(own.TREES).label == catalog.indicators["h01.grids"].label
    press(dialog, Qt.Key.Key_F2)
    (search,) = shown(FindIndicatorDialog)
    QTest.keyClick(search._line, Qt.Key.Key_Return)  # 新设指标 stands first
    assert dialog.now.is_new(own.TREES)


def test_the_same_value_is_linked_and_another_one_is_said(dialog):
    now = dialog.now
    after = now.choose(own.LATER, CASES)
    assert after.clash(own.LATER) == own.CASES
    dialog._show(after)
    dialog.lists.go_to(own.LATER)
    assert "第8行是857件，数值不同" in cell(dialog, Column.INDICATOR)
    index = dialog.lists.table.model().index(dialog.lists.table.currentIndex().row(), Column.INDICATOR)
    assert index.data(TONE) == "warning_text"
    assert "只能链接一处" in dialog.lists.detail.text()
    linked = now.choose(own.CASES + 1, CASES)
    assert linked.same(own.CASES) == own.CASES + 1
    assert linked.clash(own.CASES) is None


def test_a_sure_one_can_become_text_and_goes_to_the_other_list(dialog):
    press(dialog, Qt.Key.Key_Tab, CONTROL)
    assert dialog.lists.tabs.currentIndex() == 1
    number = dialog.lists.number()
    press(dialog, Qt.Key.Key_Delete)
    assert number not in dialog.now.rows(Standing.MATCHED)
    press(dialog, Qt.Key.Key_Tab, CONTROL)
    assert dialog.lists.number() == number
    for _ in range(3):
        press(dialog, Qt.Key.Key_Down)
    assert dialog.lists.look_alike().text == "2023年"
    assert dialog.text._current is not None
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
        press(dialog, key)  # what only looks like a figure stays what it is
    assert shown(FindIndicatorDialog) == []
    assert cell(dialog, Column.INDICATOR) == "年份，保留为文字"
    press(dialog, Qt.Key.Key_Tab, CONTROL | SHIFT)
    assert dialog.lists.tabs.currentIndex() == 1


def test_the_head_and_the_tabs_count_the_same(dialog):
    def counts():
        return [int(dialog.lists.tabs.tabText(tab).split()[-1]) for tab in range(4)]

    def said():
        return [int(part) for part in re.findall("已对上指标 ([0-9]+)，请看一眼 ([0-9]+)", plain_counts(dialog.now))[0]]

    assert counts()[1::-1] == said()
    waiting = len(dialog.now.waiting)
    press(dialog, Qt.Key.Key_Space)
    assert counts()[1::-1] == said()
    assert len(dialog.now.waiting) == waiting - 1
    assert dialog.lists.figures[1].rowCount() == counts()[1]
    dialog._agree_to_all()
    assert counts()[1::-1] == said()
    assert dialog.lists.figures[0].rowCount() == waiting  # nothing jumps away


def test_a_repair_is_accepted_and_taken_back_by_space_or_by_its_link(dialog):
    dialog.lists.tabs.setCurrentIndex(3)
    assert cell(dialog, 2) == f"可{own.SLIP}"
    press(dialog, Qt.Key.Key_Space)
    assert cell(dialog, 2) == f"已{own.SLIP}"
    assert f"已{own.SLIP} · 撤回" in dialog.text.toPlainText()
    (edit,) = dialog.now.confirmed("东湖区", 2022, roll_forward=False).repairs
    assert isinstance(edit, SetLevel)
    number = next(iter(dialog.now.repaired))
    dialog.text.anchorClicked.emit(QUrl(f"repair:{number}"))
    assert dialog.now.repaired == frozenset()
    press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Space)  # nothing can be done about this one
    assert dialog.now.repaired == frozenset()


def test_a_figure_that_is_clicked_becomes_the_current_row(dialog):
    dialog.text.anchorClicked.emit(QUrl(f"figure:{own.CASES}"))
    assert dialog.lists.tabs.currentIndex() == 1
    assert dialog.lists.number() == own.CASES
    assert dialog.focusWidget() is dialog.lists.table


def test_lines_of_a_page_are_folded_and_can_be_seen(open_dialog, catalog):
    text = f"东湖区人民政府\n当前位置：首页>政府信息公开\n{own.TEXT}"
    dialog = open_dialog(find_all(source_of_text(text, own.NAME), catalog))
    folded = dialog.text.toPlainText()
    assert "行，不进报告 · 查看" in folded
    assert "首页" not in folded
    dialog.text.anchorClicked.emit(QUrl("unfold"))
    assert "首页" in dialog.text.toPlainText()
    dialog.text.anchorClicked.emit(QUrl("unfold"))
    assert "首页" not in dialog.text.toPlainText()


def test_what_waits_must_be_looked_at_before_anything_is_read_in(dialog):
    press(dialog, Qt.Key.Key_Return, CONTROL)
    assert "还有 3 处请看一眼" in dialog.sentence.text()
    assert shown(ReadingPlaceDialog) == []
    dialog.lists.tabs.setCurrentIndex(3)
    press(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.lists.tabs.currentIndex() == 0


def test_all_as_proposed_then_the_place_then_the_decisions(qtbot, dialog, catalog, tmp_path):
    QTest.keyClick(dialog.all, Qt.Key.Key_Space)
    assert not dialog.now.waiting
    assert dialog.focusWidget() is dialog.primary
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    (place,) = shown(ReadingPlaceDialog)
    with qtbot.waitSignal(dialog.confirmed) as given:
        QTest.keyClick(place, Qt.Key.Key_Return)
    confirmed, path = given.args
    assert path == tmp_path / "东湖区法治年报.fzb"
    assert (confirmed.year, confirmed.roll_forward) == (2022, True)
    assert {one.label for one in confirmed.own} >= {"新栽行道树", "修了长椅"}
    made = accept(confirmed.reading, confirmed.matches, catalog, 2022, confirmed.own, confirmed.repairs)
    assert made.report.figure(CASES).value == 857
    assert made.as_text == ()


def test_only_what_is_used_is_proposed_to_the_unit(dialog):
    confirmed = dialog.now.choose(own.TREES, "").confirmed("东湖区", 2022, roll_forward=False)
    assert "新栽行道树" not in {one.label for one in confirmed.own}
    assert len(confirmed.matches) == 10


def test_a_unit_and_a_year_that_the_text_does_not_say_are_asked_for(open_dialog, catalog, tmp_path):
    text = "法治政府建设情况报告\n一、主要做法\n调解案件857件。\n二、下一步安排\n继续努力。\n"
    dialog = open_dialog(find_all(source_of_text(text, "报告.txt"), catalog))
    assert isinstance(dialog.focusWidget(), QLineEdit)
    assert dialog.header.unit.isVisible()
    assert dialog.primary.text() == "读入并建立下一年度"
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert "单位" in dialog.sentence.text()
    dialog.header.unit.setText("西山区")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert "年度" in dialog.sentence.text()
    assert dialog.focusWidget() is dialog.header.year
    QTest.keyClicks(dialog.header.year, "1,234")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert "“1,234”不是年度" in dialog.sentence.text()
    assert dialog.primary.text() == "读入并建立下一年度"
    dialog.header.year.clear()
    QTest.keyClicks(dialog.header.year, "2021")
    assert dialog.primary.text() == "读入并建立 2022 年度"
    QTest.mouseClick(dialog.rolls, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.rolls.height() // 2))
    assert dialog.primary.text() == "读入"
    QTest.keyClick(dialog.all, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    (place,) = shown(ReadingPlaceDialog)
    assert place.place.path.text() == str(tmp_path / "西山区法治年报.fzb")
    place.reject()


def test_decisions_are_not_lost_by_one_escape(dialog):
    press(dialog, Qt.Key.Key_Space)
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "再按一次 Esc" in dialog.sentence.text()
    press(dialog, Qt.Key.Key_Space)
    assert "认可之前" in dialog.sentence.text()
    for _ in range(2):
        press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_where_nothing_was_decided_one_escape_is_enough(dialog):
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_open_ledger_is_offered_first_unless_it_has_that_year(qtbot, appearance, tmp_path):
    path = tmp_path / "现有.fzb"
    proposal = Proposal(tmp_path, date(2023, 11, 24), "", OpenLedger(path, {"东湖区": (2021,)}))
    place = ReadingPlaceDialog("东湖区", 2022, proposal, "读入", appearance)
    qtbot.addWidget(place)
    place.show()
    assert not place.place.isVisible()
    with qtbot.waitSignal(place.chosen) as given:
        QTest.keyClick(place, Qt.Key.Key_Return)
    assert given.args == [path]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    taken = Proposal(tmp_path, date(2023, 11, 24), "", OpenLedger(path, {"东湖区": (2022,)}))
    other = ReadingPlaceDialog("东湖区", 2022, taken, "读入", appearance)
    other.show()
    assert not other.into_open.isEnabled()
    assert other.place.isVisible()
    other.place._browsed(str(tmp_path / "没有这个文件夹" / "a.fzb"))
    QTest.keyClick(other, Qt.Key.Key_Return)
    assert "文件夹" in other.place.problem
    other.place.path.setText(str(tmp_path / "乙"))
    with qtbot.waitSignal(other.chosen) as given:
        QTest.keyClick(other, Qt.Key.Key_Return)
    assert given.args == [tmp_path / "乙.fzb"]


@pytest.mark.parametrize("dark", [False, True])
def test_it_follows_theme_and_size_of_text(dialog, appearance, dark):
    appearance.change(dark=dark, percent=150)
    dialog.repaint()
    assert ground(dialog, own.CASES) == appearance.tokens.chip_ground.upper()
    assert not dialog.grab().isNull()


def test_help_opens_its_own_page(dialog):
    press(dialog, Qt.Key.Key_F1)
    from desktop.windows.manual.window import ManualWindow

    (manual,) = shown(ManualWindow)
    assert "读入" in manual.contents.currentIndex().data()
    manual.close()


def test_the_dialog_does_not_stay_behind(reading, catalog, appearance, tmp_path):
    dialog = ReadingDialog(reading, catalog, Proposal(tmp_path, date(2023, 11, 24)), appearance, None)
    dialog.show()
    press(dialog, Qt.Key.Key_Space)
    press(dialog, Qt.Key.Key_Return)
    shown(FindIndicatorDialog)[0].reject()
    gone = weakref.ref(dialog)
    close(dialog)
    del dialog
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone() is None


def test_a_confirmation_is_a_value(reading, catalog):
    begun = begin_confirmation(reading, catalog)
    after = begun.choose(own.CASES, NEW)
    assert begun.codes[own.CASES] == CASES
    assert after.is_new(own.CASES)
    assert after.step(own.CASES, 1).codes[own.CASES] == ""
    assert begun.agree_to_all().agreed == frozenset(range(len(begun.codes)))


def test_nothing_that_could_be_agreed_to_is_agreed_to_without_a_word(open_dialog, catalog):
    dialog = open_dialog(find_all(source_of_text("今天没有什么可说的。", own.NAME), catalog))
    dialog._agree_to_all()
    assert not dialog.now.agreed


@pytest.mark.skipif(not SEED, reason="FAZHI_SEED names no report")
def test_the_report_of_the_user(open_dialog, catalog):
    dialog = open_dialog(read_report(Path(SEED), catalog))
    said = dialog.header._counts.accessibleName()
    assert said.startswith("标题 2 / 11 / 29，")
    assert said.endswith("已归位 100%")
    assert len(dialog.now.waiting) <= 5
    for _ in range(len(dialog.now.waiting)):
        press(dialog, Qt.Key.Key_Space)
    assert not dialog.now.waiting
    confirmed = dialog.now.confirmed("银州区", 2022, roll_forward=True)
    made = accept(confirmed.reading, confirmed.matches, catalog, 2022, confirmed.own, confirmed.repairs)
    assert made.as_text == ()


def test_where_nothing_was_noticed_a_decision_alters_no_row_of_what_was(open_dialog, catalog):
    dialog = open_dialog(find_all(source_of_text("一、主要举措和成效\n办理案件30件。", "报告.txt"), catalog))
    changed = []
    dialog.lists.structure.dataChanged.connect(lambda *indexes: changed.append(indexes))
    dialog._agree_to_all()
    assert changed == []
