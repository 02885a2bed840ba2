"""The length of the heading and of the report is said below the text, and follows what is written."""

import re

import pytest
from PySide6.QtCore import Qt

from desktop.documents.blocks import OFFICIAL, with_official
from desktop.documents.extent import extent_of, pages_of
from desktop.model.edits import SetText
from tests.windows.text.hands import paragraph

KEY = Qt.Key


def said(pane):
    return [int(number) for number in re.findall(r"\d+", pane.length.text())]


@pytest.fixture
def measured(pane, qtbot):
    qtbot.waitUntil(lambda: bool(pane.length.text()))
    return pane


def blocks(pane, official=frozenset()):
    return with_official(pane.held.document, official).blocks


def test_it_tells_lines_characters_and_pages(measured):
    section = measured.held.sections.rows[measured.held.sections.index_of("H04")]
    keys = {entry.key for entry in section.entries}
    here = extent_of(block for block in blocks(measured) if block.key in keys)
    whole = blocks(measured)
    assert here.pages >= 1
    told = f"本标题 约{here.pages:.1f}页 · {here.characters}字\u3000"
    assert measured.length.text() == f"{told}全文 约{pages_of(whole)}页 · {extent_of(whole).characters}字"
    assert measured.length.accessibleName() == measured.length.text()


def test_it_follows_what_is_written(measured, keyboard, qtbot):
    key = paragraph(measured)
    before = said(measured)
    keyboard.press(KEY.Key_Return)
    keyboard.type("国" * 40)
    measured.finish()
    qtbot.waitUntil(lambda: said(measured) != before)
    assert said(measured)[-1] == before[-1] + 40
    assert key


def test_a_short_heading_is_told_in_lines_and_another_one_by_its_own(measured, qtbot):
    session = measured.held
    measured.around.show_section(session.sections.index_of("H03"))
    qtbot.waitUntil(lambda: "行" in measured.length.text())
    before = said(measured)
    row = session.sections.rows[session.sections.index_of("H03")]
    session.do(SetText(row.text_entries[-1].key, "短"), "改")
    qtbot.waitUntil(lambda: said(measured) != before)


def test_the_parts_of_an_official_document_count_where_the_template_has_them(measured, qtbot):
    before = said(measured)
    measured.length.use_official(OFFICIAL)
    qtbot.waitUntil(lambda: said(measured) != before)
    assert said(measured)[-1] == extent_of(blocks(measured, OFFICIAL)).characters


def test_unseen_it_does_no_work(measured, qtbot):
    before = measured.length.text()
    measured.length.hide()
    measured.held.do(SetText(paragraph(measured), "短"), "改")
    qtbot.wait(350)
    assert measured.length.text() == before
    measured.length.show()
    qtbot.waitUntil(lambda: measured.length.text() != before)
