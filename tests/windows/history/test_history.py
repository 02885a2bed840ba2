"""What happened, named states and comparing, through the window on a real ledger."""

from __future__ import annotations

import weakref
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QStyle, QStyleOptionViewItem

from desktop.checks.rules import every_rule
from desktop.ledger.ledger import open_ledger
from desktop.model.annotating import Annotate, RemoveAnnotation
from desktop.model.annotations import ReadAloud, Reason, Snapshot
from desktop.model.edits import SetFigure, SetText
from desktop.model.figure import Figure, State
from desktop.windows.history.jobs import LAST_YEAR, NOW
from desktop.windows.history.panel import HistoryPanel
from desktop.windows.history.versions import VersionsWindow
from desktop.windows.history.words import place_of
from desktop.windows.looks.tokens import DARK, LIGHT

FIRST = "h01.online_units"
CHECKED = "h04.self_total"


def set_first(program, value):
    program.session.do(SetFigure(FIRST, Figure(State.VALUE, Decimal(value))), "改数")


@pytest.fixture
def versions(qtbot, at_work):
    at_work.commands.do("versions")
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, VersionsWindow))


def test_what_happened_is_listed_newest_first_and_leads_to_its_place(qtbot, at_work):
    set_first(at_work, 27)
    set_first(at_work, 28)
    at_work.commands.do("history")
    panel = at_work.window.place.side.open_one(HistoryPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() >= 2)
    lines = [panel.model.index(row).data().splitlines() for row in range(2)]
    assert "王丽" in lines[0][0]
    assert "修改　实行“一网通办”的单位" in lines[0][0]
    assert [line[1] for line in lines] == ["27　→　28", "26　→　27"]
    at_work.window.place.go_to("h06.tj_cases")
    panel.list.activated.emit(panel.model.index(0))
    heading = at_work.window.place.heading
    assert heading.figures.indicator(heading.table.currentIndex().row()).code == FIRST


def lines_of_the_first(qtbot, at_work, count):
    """Give the two lines of each of the latest events, newest first."""
    at_work.commands.do("history")
    panel = at_work.window.place.side.open_one(HistoryPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() >= count)
    return panel, [panel.model.index(row).data().splitlines() for row in range(count)]


def test_what_was_read_aloud_is_told_as_what_happened(qtbot, at_work):
    at = "2023-01-12T10:00:00+08:00"
    for value, wrong, word in (("26家", "", "无误"), ("26家", "底稿是27家", "有误")):
        edit = Annotate(ReadAloud(("王丽", "张强"), at, value, wrong), FIRST)
        at_work.session.do(edit, f"唱校：实行“一网通办”的单位{word}")
    panel, lines = lines_of_the_first(qtbot, at_work, 2)
    assert lines[0][1] == "读过 26家，有误：底稿是27家（王丽、张强）"
    assert lines[1][1] == "读过 26家，无误（王丽、张强）"
    assert place_of(panel.model.of_row(0)[0]) == FIRST


def test_a_note_is_told_as_a_note_whether_there_is_a_figure_or_not(qtbot, at_blank):
    session = at_blank.session
    session.do(SetFigure(FIRST, Figure(note="等营商局")), "备注")
    session.do(SetFigure(FIRST, Figure(State.VALUE, Decimal(5), note="等营商局")), "填")
    session.do(SetFigure(FIRST, Figure(State.VALUE, Decimal(5), note="电话核实")), "备注")
    _, lines = lines_of_the_first(qtbot, at_blank, 3)
    label = session.catalog.indicators[FIRST].label
    assert [line[0].split("王丽　")[1] for line in lines] == [
        f"{what}　{label}" for what in ("改备注", "填写", "改备注")
    ]
    assert lines[0][1] == "等营商局　→　电话核实"
    assert lines[2][1] == "空　→　等营商局"


def test_a_reason_is_told_with_the_rule_and_the_figure_it_is_about(qtbot, at_work):
    at_work.session.do(SetFigure(CHECKED, Figure(State.VALUE, Decimal(99999))), "改数")
    finding = next(one for one in at_work.session.findings if one.place == CHECKED)
    title = next(rule.title for rule in every_rule(at_work.session.catalog) if rule.id == finding.rule)
    at_work.session.do(Annotate(Reason("口径不同", "王丽", ""), finding.identity), "说明原因")
    at_work.session.do(RemoveAnnotation(Reason.kind, finding.identity), "取消说明")
    panel, lines = lines_of_the_first(qtbot, at_work, 2)
    label = at_work.session.catalog.indicators[CHECKED].label
    assert lines[1][0].endswith(f"说明原因　{title}（{label}）")
    assert lines[1][1] == "口径不同（王丽）"
    assert lines[0][0].endswith(f"取消说明原因　{title}（{label}）")
    assert lines[0][1] == "原来是：口径不同（王丽）"
    assert place_of(panel.model.of_row(1)[0]) == CHECKED


def test_a_changed_paragraph_is_told_by_what_changed_and_names_its_figures(qtbot, at_work):
    session = at_work.session
    entry = next(entry for entry in session.report.outline if "{{h01.online_units" in entry.text)
    long = "全区{{h01.online_units}}实行“一网通办”，群众办事只进一扇门、最多跑一次，"
    session.do(SetText(entry.key, f"{long}群众满意。"), "改文字")
    session.do(SetText(entry.key, f"{long}群众很满意。"), "改文字")
    _, lines = lines_of_the_first(qtbot, at_work, 2)
    label = session.catalog.indicators[FIRST].label
    assert "{{" not in "".join(lines[0])
    assert f"全区〔{label}〕" in lines[0][0]
    before, after = lines[0][1].split("　→　")
    assert before.startswith("…")
    assert before.endswith("群众满意。")
    assert after.endswith("群众很满意。")


def test_no_line_of_what_happened_is_cut(qtbot, at_work):
    for length in range(1, 41):
        reading = ReadAloud(("王丽", "张强"), "2023-01-12T10:00:00+08:00", f"{length}家", "")
        at_work.session.do(Annotate(reading, FIRST), f"唱校：{'字' * 9}{'l' * length}无误")
    panel, _ = lines_of_the_first(qtbot, at_work, 40)
    drawn = panel.list.itemDelegate()
    for row in range(40):
        option = QStyleOptionViewItem()
        index = panel.model.index(row)
        panel.list.initViewItemOption(option)
        drawn.initStyleOption(option, index)
        option.rect = panel.list.visualRect(index)
        room = panel.list.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, panel.list)
        margin = panel.list.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, panel.list) + 1
        width = room.width() - 2 * margin
        needed = option.fontMetrics.boundingRect(0, 0, width, 9999, Qt.TextFlag.TextWordWrap, index.data())
        assert needed.height() <= room.height() + 1, index.data()
        assert option.rect.width() <= panel.list.viewport().width(), index.data()


def test_only_one_kind_is_shown_when_asked(qtbot, at_work):
    set_first(at_work, 27)
    at_work.commands.do("history")
    panel = at_work.window.place.side.open_one(HistoryPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() >= 1)
    panel.which.setCurrentText("只看文字")
    (begun,) = [panel.model.index(row).data() for row in range(panel.model.rowCount())]
    assert begun.splitlines()[1].startswith("共")
    panel.which.setCurrentText("只看指标")
    assert panel.model.index(0).data().splitlines()[1] == "26　→　27"


def test_a_name_is_kept_compared_and_taken_back(qtbot, at_work, versions):
    versions.name.setText("送审前")
    QTest.keyClick(versions.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_work.session.report.annotation(Snapshot, "送审前") is not None)
    assert versions.before.currentText().startswith("送审前")
    versions.reject()
    set_first(at_work, 27)
    at_work.commands.do("versions")
    again = next(w for w in QApplication.topLevelWidgets() if isinstance(w, VersionsWindow) and w.isVisible())
    again.compare.click()
    qtbot.waitUntil(lambda: "个不同" in again.page.toPlainText())
    text = again.page.toPlainText()
    assert "实行“一网通办”的单位（家）" in text
    assert "26" in text
    assert "27" in text
    again.forget.click()
    assert at_work.session.report.annotation(Snapshot, "送审前") is None
    assert at_work.session.history.undo_label == "取消版本名称：送审前"
    at_work.session.undo()
    assert at_work.session.report.annotation(Snapshot, "送审前") is not None
    again.reject()


def test_a_name_that_cannot_be_is_told(qtbot, versions):
    versions.keep.click()
    qtbot.waitUntil(lambda: "版本名称" in versions._said.text())
    versions.reject()


def test_a_state_is_copied_and_the_ledger_stays(qtbot, at_work, versions, tmp_path):
    versions.named.emit("送审前")
    qtbot.waitUntil(lambda: at_work.session.report.annotation(Snapshot, "送审前") is not None)
    target = tmp_path / "副本.fzb"
    versions.copy.click()
    (dialog,) = versions.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(lambda: "副本已存为" in versions._said.text(), timeout=20_000)
    with open_ledger(target, person="", read_only=True) as ledger:
        assert ledger.load("银州区", 2022).report.figure(FIRST) == at_work.session.report.figure(FIRST)
    versions.reject()


def test_what_changed_is_marked_and_printed(qtbot, at_work, versions, tmp_path):
    entry = next(one for one in at_work.session.report.outline if "{{h06.tj_cases}}" in one.text)
    versions.named.emit("送审前")
    qtbot.waitUntil(lambda: at_work.session.report.annotation(Snapshot, "送审前") is not None)
    step = at_work.session.report.annotation(Snapshot, "送审前").trail
    at_work.session.do(SetText(entry.key, entry.text + "群众满意。"), "改文字")
    versions.compared.emit(step, NOW)
    qtbot.waitUntil(lambda: "文字（1处不同）" in versions.page.toPlainText())
    assert "群众满意。" in versions.page.toPlainText()
    marked = versions.page.document().find("群众满意")
    assert marked.charFormat().fontUnderline()
    printer = QPrinter()
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "比较.pdf"))
    versions.print_to(printer)
    assert (tmp_path / "比较.pdf").stat().st_size > 1000
    versions.reject()


@pytest.mark.parametrize("dark", [False, True])
def test_the_comparison_stands_on_the_ground_of_its_theme(qtbot, at_work, versions, dark):
    at_work.appearance.change(dark=dark)
    versions.compared.emit(NOW, NOW)
    qtbot.waitUntil(lambda: "两者没有不同" in versions.page.toPlainText())
    picture = versions.page.viewport().grab().toImage()
    assert picture.pixelColor(picture.width() - 4, picture.height() - 4) == QColor((DARK if dark else LIGHT).surface)
    versions.reject()


def test_last_year_is_offered_only_where_it_is_known(versions):
    assert LAST_YEAR not in [step for _, step in versions._states]
    versions.reject()


def test_the_window_is_freed_when_it_is_closed(at_work):
    at_work.commands.do("versions")
    gone = weakref.ref(next(w for w in QApplication.topLevelWidgets() if isinstance(w, VersionsWindow)))
    gone().reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone() is None
