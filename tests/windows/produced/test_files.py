"""The files that were made of a report: remembered, out of date when it says something else, gone when they are."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.windows.commands import produced
from desktop.windows.produced.files import MOST_REMEMBERED, ProducedFile, from_text, to_text, with_file, without
from desktop.windows.produced.jobs import MarkOf
from desktop.windows.produced.panel import GONE, LATEST, STALE, FilesPanel

PASS = "h04.self_pass"
AT = datetime.fromisoformat("2024-02-03T10:32:00")


def file(name, mark="m"):
    return ProducedFile(Path("/报告") / name, Path("/账本.fzb"), "银州区", 2023, AT, mark)


def test_a_file_is_listed_once_the_latest_first_and_the_oldest_is_dropped():
    files = ()
    for number in [*range(MOST_REMEMBERED + 5), 7]:
        files = with_file(files, file(f"{number}.docx"))
    assert len(files) == MOST_REMEMBERED
    assert files[0].path.name == "7.docx"
    assert without(files, files[0].path)[0].path.name == f"{MOST_REMEMBERED + 4}.docx"
    assert from_text(to_text(files)) == files


@given(st.text())
def test_whatever_stands_in_the_settings_is_read_or_left_out(text):
    assert isinstance(from_text(text), tuple)
    assert from_text(f'[{text}, ["", "", "", 1, "x", ""], [1, 2], {{}}]') == ()


def test_the_kind_of_a_file_is_told_in_the_words_of_users():
    assert [file(f"a{end}").kind for end in (".docx", ".PDF", ".html", ".txt", ".x")] == [
        "Word",
        "PDF",
        "网页",
        "文本",
        "文件",
    ]


def test_two_reports_have_one_mark_if_and_only_if_they_say_the_same(session):
    before = MarkOf(session.report, session.catalog)()
    session.do(SetFigure(PASS, Figure(State.VALUE, Decimal(425))), "合格")
    assert MarkOf(session.report, session.catalog)() != before
    session.undo()
    assert MarkOf(session.report, session.catalog)() == before


@pytest.fixture
def listed(qtbot, at_work):
    """The panel, with a report that was generated."""
    with qtbot.waitSignal(at_work.generating.written, timeout=30_000) as written:
        at_work.commands.do("generate")
    at_work.commands.do("files")
    panel = at_work.window.place.side.open_one(FilesPanel)
    qtbot.waitUntil(lambda: LATEST in words(panel), timeout=20_000)
    return panel, written.args[0]


def words(panel):
    return panel.model.index(0).data() or ""


def test_a_file_is_out_of_date_while_the_report_says_something_else(qtbot, at_work, listed):
    panel, path = listed
    assert words(panel).startswith(path.name)
    assert "Word" in words(panel)
    at_work.session.do(SetFigure(PASS, Figure(State.VALUE, Decimal(425))), "合格")
    qtbot.waitUntil(lambda: STALE in words(panel), timeout=20_000)
    at_work.session.undo()
    qtbot.waitUntil(lambda: LATEST in words(panel), timeout=20_000)
    path.unlink()
    at_work.session.redo()
    qtbot.waitUntil(lambda: GONE in words(panel), timeout=20_000)


def test_enter_opens_the_file_and_buttons_the_folder_or_take_it_off(at_work, listed, monkeypatch):
    panel, path = listed
    asked = []
    monkeypatch.setattr(produced.OpenPath, "__call__", lambda one: bool(asked.append(one.path)))
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    panel.folder.click()
    panel.open.click()
    assert asked == [path, path.parent, path]
    assert "打不开" in at_work.window.notices.notice.sentence
    panel.forget.click()
    assert path.exists()
    assert panel.model.rowCount() == 0
    assert "Ctrl+G" in panel.said.text()
    assert not panel.open.isVisible()


def test_a_further_file_comes_into_the_open_list(qtbot, at_work, listed):
    panel, _ = listed
    with qtbot.waitSignal(at_work.generating.written, timeout=30_000):
        at_work.commands.do("export_pdf")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2, timeout=20_000)
    assert ".pdf" in words(panel)
