"""The page: what is on it, that only changed blocks are written, and that a click finds its place."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from desktop.documents.blocks import OFFICIAL, Block, Document, Role, Run, Style
from desktop.documents.compose import compose
from desktop.documents.profiles import load_profiles
from desktop.documents.word.blank_template import blank_template
from desktop.documents.word.style_names import PARAGRAPH_STYLES
from desktop.model.edits import SetFigure
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.roll_forward import roll_forward
from desktop.windows.looks.tokens import PAPER
from desktop.windows.page.desk import _GAP, _MARK_LEFT, _MARK_WIDTH
from desktop.windows.page.formats import SHEET
from desktop.windows.page.page import Page
from desktop.windows.page.pane import PagePane

PASS = "h04.self_pass"
MOST = 0.7


@pytest.fixture(scope="session")
def profile():
    return load_profiles()["gb2312"]


@pytest.fixture
def page(qapp, profile):
    del qapp
    return Page(profile)


def lines(page):
    blocks = [page.text.findBlockByNumber(number).text() for number in range(page.text.blockCount())]
    return [text.replace("\u2028", "").replace("\t", "") for text in blocks]


def document(*texts):
    blocks = tuple(Block(Style.BODY, (Run(text * (1 + len(texts) % 3)),), text) for text in texts)
    return Document(blocks, "", "", 2022)


def test_the_whole_report_stands_on_a4_sheets(page, session):
    page.show(session.document)
    assert lines(page) == [block.text for block in session.document.blocks]
    assert 8 <= page.sheets <= 16
    assert round(SHEET.width()), round(SHEET.height()) == (595, 842)


def test_a_changed_figure_writes_only_the_blocks_that_state_it(page, session):
    page.show(session.document)
    session.do(SetFigure(PASS, Figure(State.VALUE, Decimal(425))), "合格")
    page.show(session.document)
    assert 1 <= page.replaced <= 3
    assert lines(page) == [block.text for block in session.document.blocks]
    page.show(session.document)
    assert page.replaced == 0


def test_a_missing_figure_is_marked_and_the_draft_line_comes_first(page, session):
    page.show(session.document)
    session.do(SetFigure(PASS, NOT_FILLED), "清空")
    page.show(session.document)
    assert lines(page)[0].startswith("草稿")
    number = next(n for n, line in enumerate(lines(page)) if "【待填：自查自评合格案卷】" in line)
    block = page.text.findBlockByNumber(number)
    place = block.position() + block.text().index("【")
    assert page.place_at(place) == (session.document.blocks[number].key, PASS)


def test_the_draft_line_begins_at_the_left_as_in_word(page, blank, catalog):
    page.show(compose(catalog, blank))
    block = page.text.firstBlock()
    assert block.text().startswith("草稿")
    assert block.layout().lineAt(0).naturalTextRect().left() == 0
    styles = docx.Document(BytesIO(blank_template("plain"))).styles
    style = styles[PARAGRAPH_STYLES[Style.DRAFT]]
    assert style.paragraph_format.alignment is None
    assert style.base_style.paragraph_format.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY
    assert style.paragraph_format.left_indent is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from("甲乙丙丁𠮷"), min_size=1, max_size=6, unique=True), min_size=1, max_size=5))
def test_whatever_changes_the_page_shows_what_it_was_given(qapp, profile, states):
    del qapp
    page = Page(profile)
    for texts in states:
        page.show(document(*texts))
        assert lines(page) == [text * (1 + len(texts) % 3) for text in texts]


def test_another_profile_sets_everything_anew(page, session):
    page.show(session.document)
    other = replace(load_profiles()["gb2312"], name="x", body_font="宋体", bold_item=True)
    page.use(other)
    assert lines(page) == [block.text for block in session.document.blocks]
    number = next(n for n, block in enumerate(session.document.blocks) if block.style is Style.BODY)
    families = page.text.findBlockByNumber(number).begin().fragment().charFormat().font().families()
    assert families[0] == "宋体"


def test_every_style_has_a_look(page):
    blocks = tuple(
        Block(style, (Run("甲"), Run("乙", Role.NAME), Run("丙", Role.LEAD)), style.value, Style.HEADING)
        for style in Style
    )
    page.show(Document(blocks, "", "", 2022))
    assert lines(page) == ["甲乙丙"] * len(Style)


@pytest.fixture
def pane(qtbot, appearance, profile, session):
    pane = PagePane(profile, appearance)
    qtbot.addWidget(pane)
    pane.resize(402, 620)
    pane.show()
    qtbot.waitExposed(pane)
    pane.show_session(session)
    return pane


def test_the_header_says_which_page_and_which_font_is_missing(pane):
    assert pane._where.text() == f"第 1 页 / 共 {pane.page.sheets} 页"
    pane.use_profile(replace(load_profiles()["gb2312"], body_font="没有的字体"))
    assert "本机缺" in pane._fonts.text()
    assert "没有的字体" in pane._fonts.toolTip()


def test_marking_a_place_brings_its_page_into_view(pane, session):
    key = session.document.blocks[-8].key
    pane.mark(key)
    block = pane.page.block_of(key)
    box = pane.page.text.documentLayout().blockBoundingRect(block)
    seen_at = pane.desk._on_desk(box.top()) - pane.desk.verticalScrollBar().value()
    assert 0 <= seen_at < pane.desk.viewport().height()
    # Depending on the fonts a paragraph may go on over the page.
    assert pane.desk.sheet - pane.page.sheet_of(block) in (0, 1)
    assert not pane.grab().isNull()
    pane.mark("nowhere")


def crossing(page):
    """Give a paragraph that goes on over a page, and one that Qt lets begin on the page before its first line."""
    layout, height = page.text.documentLayout(), SHEET.height()
    for number in range(page.text.blockCount()):
        block = page.text.findBlockByNumber(number)
        box, boxes = layout.blockBoundingRect(block), page.lines_of(block)
        if len(boxes) > 1 or box.top() // height < boxes[0].top() // height:
            yield number, boxes


def marked_rows(desk):
    """Give the heights in the whole text where the mark is seen."""
    seen = desk.viewport().grab().toImage()
    column = round(desk._left() + (_MARK_LEFT + _MARK_WIDTH / 2) * desk.scale)
    ink = QColor(PAPER.mark)
    rows = [y for y in range(seen.height()) if seen.pixelColor(column, y) == ink]
    step = desk._step()
    for y in rows:
        on_desk = y + desk.verticalScrollBar().value() - _GAP
        sheet = int(on_desk // step)
        yield sheet * SHEET.height() + (on_desk - sheet * step) / desk.scale


def test_the_mark_stands_beside_the_lines_alone_and_they_are_in_view(pane):
    pane.resize(700, 1400)
    found = 0
    for lines_before in range(12):
        blocks = [Block(Style.BODY, (Run("甲" * 20),), f"a{n}") for n in range(lines_before + 17)]
        blocks += [Block(Style.BODY, (Run("乙" * 80),), f"b{n}") for n in range(30)]
        pane.page.show(Document(tuple(blocks), "", "", 2022))
        pane.desk.fit()
        for number, boxes in crossing(pane.page):
            found += 1
            pane.mark(blocks[number].key)
            top = pane.desk._on_desk(boxes[0].top()) - pane.desk.verticalScrollBar().value()
            assert 0 <= top < pane.desk.viewport().height() - 60
            rows = list(marked_rows(pane.desk))
            assert rows
            reach = 2 / pane.desk.scale
            assert all(any(box.top() - reach <= y <= box.bottom() + reach for box in boxes) for y in rows)
            assert all(box.bottom() < (box.top() // SHEET.height() + 1) * SHEET.height() - 95 for box in boxes)
    assert found > 12


def test_a_click_on_the_page_gives_the_place(pane, qtbot, session):
    block = next(b for b in session.document.blocks if b.style is Style.BODY and len(b.text) > 60)
    pane.mark(block.key)
    box = pane.page.text.documentLayout().blockBoundingRect(pane.page.block_of(block.key))
    desk = pane.desk
    y = desk._on_desk(box.top() + 40) - desk.verticalScrollBar().value()
    with qtbot.waitSignal(pane.clicked_place) as clicked:
        QTest.mouseClick(desk.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(180, round(y)))
    assert clicked.args[0] == block.key or clicked.args[0] in {run.code for run in block.runs}


def test_a_hidden_page_is_brought_up_to_date_when_it_is_shown(pane, session):
    pane.hide()
    session.do(SetFigure(PASS, Figure(State.VALUE, Decimal(425))), "合格")
    pane.show()
    shown = [block.text for block in session.document.blocks if block.style not in OFFICIAL]
    assert lines(pane.page) == shown
    pane.show_session(None)


def test_the_page_has_the_parts_of_an_official_paper_that_the_template_has(pane, session):
    styles = {block.style for block in session.document.blocks}
    assert styles >= OFFICIAL
    assert pane.page.block_of_style(Style.REFERENCE) is None
    pane.use_official(OFFICIAL)
    assert lines(pane.page) == [block.text for block in session.document.blocks]
    rule = pane.page.block_of_style(Style.REFERENCE)
    pane.mark("document_number")
    top = pane.page.text.documentLayout().blockBoundingRect(rule).bottom() + 12.3
    desk = pane.desk
    seen = desk.viewport().grab().toImage()
    place = round(desk._on_desk(top)) - desk.verticalScrollBar().value()
    reds = [seen.pixelColor(seen.width() // 2, place + step) for step in (-1, 0, 1)]
    assert any(red.red() > 180 and red.green() < 160 for red in reds)
    pane.use_official(frozenset())
    assert pane.page.block_of_style(Style.REFERENCE) is None


@pytest.mark.parametrize("text", ["甲", "甲" * 600])
def test_what_is_to_be_drawn_again_reaches_no_further_than_what_moved(page, text):
    before = document("甲", "乙", "丙")
    page.show(before)
    layout = page.text.documentLayout()
    second = layout.blockBoundingRect(page.text.findBlockByNumber(1))
    changed = replace(before.blocks[1], runs=(Run(text),))
    (area,) = page.show(replace(before, blocks=(before.blocks[0], changed, before.blocks[2])))
    assert second.top() <= area.top() < second.bottom()
    end = layout.blockBoundingRect(page.text.findBlockByNumber(2)).bottom()
    assert (area.bottom() >= end) == (len(text) > 1)
    assert page.show(replace(before, blocks=page._blocks)) == []


def test_between_two_words_that_changed_nothing_is_drawn_again(page):
    before = document("甲", "乙", "丙")
    page.show(before)
    ends = [replace(before.blocks[number], runs=(Run("丁"),)) for number in (0, 2)]
    above, below = page.show(replace(before, blocks=(ends[0], before.blocks[1], ends[1])))
    layout = page.text.documentLayout()
    second = layout.blockBoundingRect(page.text.findBlockByNumber(1))
    assert above.bottom() <= second.top()
    assert below.top() >= second.bottom()


def test_a_line_before_and_one_less_behind_leave_every_other_as_it_is_given(page, sample, catalog):
    """As when one goes from a finished year to the next one, a draft that begins with a line of its own."""
    following = roll_forward(sample, catalog, 2023).report
    for report in (sample, following, sample):
        document = compose(catalog, report)
        page.show(document)
        assert len(lines(page)) == len(document.blocks)
        assert "".join(lines(page)) == "".join(block.text for block in document.blocks).replace("\n", "")


runs = st.builds(Run, st.text("甲乙1，\n", max_size=6), st.sampled_from(Role), st.sampled_from(["", "h01.a"]))
some_blocks = st.lists(
    st.builds(
        Block, st.sampled_from(Style), st.lists(runs, max_size=3).map(tuple), st.sampled_from(["", "", "a", "b"])
    ),
    max_size=6,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(some_blocks, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_whatever_stood_there_before_every_block_is_written(qapp, profile, wanted, random):
    del qapp
    page = Page(profile)
    for blocks in wanted:
        shown = (*blocks, *(block for block in page._blocks if random.random() < MOST))
        page.show(Document(shown, "", "", 2022))
        assert lines(page) == ([block.text.replace("\n", "") for block in shown] or [""])
