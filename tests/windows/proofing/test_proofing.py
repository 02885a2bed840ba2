"""A file is proofread: asked for, shown with its places, filtered, copied, printed."""

from __future__ import annotations

import weakref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.model.findings import Finding, Repair, Replacement
from desktop.model.manuscript import TITLE, Manuscript, Passage
from desktop.model.outline import Level
from desktop.model.severity import Severity
from desktop.operations.proofreading import Proof
from desktop.windows.failure.crash_dialog import RefusedDialog
from desktop.windows.looks.appearance import Appearance
from desktop.windows.proofing.ask_dialog import ProofDialog
from desktop.windows.proofing.jobs import Wanted
from desktop.windows.proofing.text import lay_out
from desktop.windows.proofing.told import as_text, suggestion
from desktop.windows.proofing.window import ProofWindow
from desktop.windows.working.wait import WorkWait

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TEXT = """清河区2023年度法治政府建设情况报告
一、主要举措和成效
（一）社会矛盾纠纷依法有效化解情况。
1.依法办理行政复议案件。全年收到行政复议申请 16件。
（十一）法治政府建设中存在的不足
三、下一步工作安排
"""
SPACED = Replacement("p2", 2, " ", "")
MANUSCRIPT = Manuscript(
    "清河区",
    2023,
    "清河区2023年度法治政府建设情况报告",
    (
        Passage("p1", Level.ITEM, "1.", "依法办理复议。", 3, run_in=True),
        Passage("p2", Level.BODY, "", "收到 16件。", 3),
        Passage("p3", Level.PART, "三、", "下一步工作安排", 5),
    ),
)
FOUND = (
    (3, Finding(Severity.ERROR, "S01", "p2", "16 + 2 = 18，写的是16。", text="16件", span=(3, 6))),
    (3, Finding(Severity.HINT, "W02", "p2", "有多余的空格。", text=" ", span=(2, 3), repair=Repair("去掉", (SPACED,)))),
    (5, Finding(Severity.WARNING, "O01", "p3", "缺“二、”。", text="三、下一步工作安排")),
)


def shown(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def wait_for(qtbot, kind):
    qtbot.waitUntil(lambda: bool(shown(kind)), timeout=20_000)
    return shown(kind)[0]


@pytest.fixture
def window(qtbot):
    window = ProofWindow("报告.docx", Proof(MANUSCRIPT, FOUND), Appearance())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_text_stands_as_in_its_file_and_every_passage_is_found_in_it():
    out = lay_out(MANUSCRIPT)
    text = "\n".join("".join(words for words, _ in pieces) for pieces in out.paragraphs)
    assert text == "清河区2023年度法治政府建设情况报告\n1.依法办理复议。收到 16件。\n三、下一步工作安排"
    assert text[out.starts["p2"] :].startswith("收到 16件")
    assert text[out.starts["p3"] :].startswith("下一步")
    assert out.starts[TITLE] == 0


def test_a_line_leads_to_its_words(window):
    assert window.text.textCursor().selectedText() == "16件"
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert window.text.textCursor().selectedText() == " "
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert window.text.textCursor().selectedText() == "下一步工作安排"
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert window.list.currentIndex().row() == 0
    marked = [selection.cursor.selectedText() for selection in window.text.extraSelections()]
    assert marked == [" ", "16件"], "the most serious lies uppermost"


def test_one_kind_can_be_looked_at_alone(window):
    assert window.model.rowCount() == 3
    window.chips.choose("warning")
    assert [window.model.finding(row).rule for row in range(window.model.rowCount())] == ["O01"]
    assert window.text.textCursor().selectedText() == "下一步工作安排"
    window.chips.choose("all")
    assert window.model.rowCount() == 3


def test_what_was_found_is_copied_as_a_table(window):
    QTest.mouseClick(window.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "校对结果：报告.docx（清河区2023年度）"
    assert lines[1] == "错误 1 · 提醒 1 · 提示 1"
    assert lines[4] == "提示\t第3行\t \t有多余的空格。\t建议：删去“ ”"
    assert len(lines) == 3 + len(FOUND)


def test_what_was_found_is_printed(window, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "结果.pdf"))
    window.print_to(printer)
    assert (tmp_path / "结果.pdf").read_bytes().startswith(b"%PDF")


def test_many_changes_are_told_by_their_number():
    repair = Repair("全部改为全角", tuple(Replacement("p1", at, ",", "，") for at in range(5)))
    assert suggestion(Finding(Severity.HINT, "W01", "p1", "半角。", repair=repair)) == "建议：全部改为全角（5处）"
    assert suggestion(Finding(Severity.HINT, "W01", "p1", "半角。")) == ""


def test_nothing_found_is_said(qtbot):
    window = ProofWindow("报告.docx", Proof(Manuscript("", None, "", ()), ()), Appearance())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    assert window._said.text() == "没有发现问题。"
    assert as_text("报告.docx", ()).startswith("校对结果：报告.docx\n")


def test_a_file_is_asked_for_and_read_beside_the_window(qtbot, program, report, monkeypatch):
    program.window.start.proof_file.emit()
    dialog = wait_for(qtbot, ProofDialog)
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.fileSelected.emit(str(report)))
    dialog._browse()
    assert dialog.path.text() == str(report)
    dialog._browse_last()
    QTest.keyClicks(dialog.year, "2023")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    window = wait_for(qtbot, ProofWindow)
    found = {window.model.finding(row).rule for row in range(window.model.rowCount())}
    assert {"O03", "W02"} <= found
    gone = weakref.ref(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    del window
    qtbot.waitUntil(lambda: not shown(ProofWindow))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone() is None


@pytest.mark.parametrize(
    ("path", "year", "says"),
    [("", "", "还没有选文件"), ("报告.txt", "22", "不是年度"), ("报告.txt", "今年", "不是年度")],
)
def test_what_is_lacking_is_said_beside_its_field(qtbot, tmp_path, path, year, says):
    dialog = ProofDialog(tmp_path, Appearance())
    qtbot.addWidget(dialog)
    dialog.show()
    chosen = []
    dialog.chosen.connect(chosen.append)
    dialog.path.setText(path)
    dialog.year.setText(year)
    dialog.done_by_user()
    assert says in dialog.path_field.problem + dialog.year_field.problem
    dialog.year.setText("２０２３")
    dialog.path.setText("报告.txt")
    assert dialog.path_field.problem + dialog.year_field.problem == ""
    dialog.done_by_user()
    assert [(wanted.path.name, wanted.last, wanted.year) for wanted in chosen] == [("报告.txt", None, 2023)]


def test_a_file_that_cannot_be_read_is_one_sentence(qtbot, program, tmp_path):
    (group,) = [group for group in program.commands.groups if hasattr(group, "proofing")]
    group.proofing.proofread(Wanted(tmp_path / "没有.docx"))
    dialog = wait_for(qtbot, RefusedDialog)
    dialog.reject()
    assert not shown(ProofWindow)


def test_a_reading_that_is_stopped_shows_nothing(qtbot, program, report):
    (group,) = [group for group in program.commands.groups if hasattr(group, "proofing")]
    proofing = group.proofing
    proofing.proofread(Wanted(report))
    proofing.proofread(Wanted(report))  # one at a time
    proofing._working.wait.reject()
    qtbot.waitUntil(lambda: not proofing.running, timeout=20_000)
    assert not shown(ProofWindow)
    assert not shown(WorkWait)
    assert not shown(RefusedDialog)
