"""Chips among words: where lines break around them, what an input method shows beside them, how they are drawn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QInputMethodEvent,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QApplication

from desktop.model.edits import SetText
from desktop.windows.looks.appearance import Appearance
from desktop.windows.text.chips import draw_with_chips, insert_pieces, prose_format, source_of
from desktop.windows.text.pieces import ChipState, Piece
from tests.windows.text.hands import keys_of, paragraph

CLOSE, OPEN = "，。、；：？！）》％", "（《"  # no quotes: Qt cannot tell the one that opens, and breaks at neither side
CHIP_TEXT = "查{{h04.self_total}}，（{{h04.self_exc}}）{{h04.self_pass}}；"
SAYINGS = ("3", "3件", "100%", "1313次", "二十二件", "未填 自查自评合格案卷")


@pytest.fixture(scope="session")
def look(qapp):
    del qapp
    return Appearance()


def lines_of(document):
    """Give the lines of a document as they are laid out."""
    document.size()
    block = document.firstBlock()
    text, layout = block.text(), block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [text[line.textStart() : line.textStart() + line.textLength()] for line in lines]


def assert_well_broken(document, least=1):
    lines = lines_of(document)
    assert len(lines) >= least
    assert not [line for line in lines[1:] if line[0] in CLOSE]
    assert not [line for line in lines[:-1] if line[-1] in OPEN]


def laid_out(look, pieces, width):
    document = QTextDocument()
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setTextWidth(width)
    insert_pieces(QTextCursor(document), pieces, prose_format(look))
    return document


words = st.text("甲乙丙丁", min_size=1, max_size=8).map(Piece)
chips = st.sampled_from(SAYINGS).map(lambda said: Piece(said, "{{x}}", ChipState.GIVEN))
clauses = st.tuples(
    st.sampled_from(["", *OPEN]).map(Piece),
    st.one_of(words, chips),
    st.sampled_from(["", *CLOSE, "），"]).map(Piece),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(clauses, max_size=14), st.integers(240, 700))
def test_no_line_begins_with_a_mark_that_closes_nor_ends_with_one_that_opens(look, said, width):
    pieces = [piece for clause in said for piece in clause if piece.words]
    document = laid_out(look, pieces, width)
    assert_well_broken(document)
    assert source_of(document) == "".join(piece.source or piece.words for piece in pieces)


@pytest.mark.parametrize(("width", "right"), [(400, range(290, 320)), (200, range(190, 200))])
def test_a_chip_with_many_words_is_cut_to_twenty_characters_and_to_its_line(look, width, right):
    document = laid_out(look, [Piece("甲" * 60, "{{x}}")], width)
    drawn = drawn_image(document, look)
    ground = QColor(look.tokens.chip_ground)
    coloured = [x for x in range(drawn.width()) if any(drawn.pixelColor(x, y) == ground for y in range(4, 12))]
    assert coloured[-1] in right
    assert source_of(document) == "{{x}}"


def drawn_image(document, look):
    size = document.size().toSize()
    image = QImage(max(1, size.width()), max(1, size.height()), QImage.Format.Format_RGB32)
    image.fill(QColor(look.tokens.surface))
    painter = QPainter(image)
    draw_with_chips(painter, document, look.tokens, look.tokens.text)
    painter.end()
    return image


def test_a_chip_shows_its_words_and_nothing_of_what_holds_its_place(look):
    """The character below has no ink: within the chip there are the colours of the chip alone."""
    document = laid_out(look, [Piece(" ", "{{x}}"), Piece("   ", "{{y}}", ChipState.MISSING)], 400)
    image = drawn_image(document, look)
    tokens = look.tokens
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(2, image.height() - 2)}
    assert {QColor(tokens.chip_ground).name(), QColor(tokens.warning_ground).name()} <= seen
    assert all(QColor(name).lightness() > 200 for name in seen)


@pytest.mark.parametrize("width", [420, 560, 700, 860])
def test_the_text_of_a_heading_is_broken_well_at_every_width_and_under_edit(pane, keyboard, width):
    key = paragraph(pane)
    pane.held.do(SetText(key, CHIP_TEXT * 12), "改")
    pane.window().resize(width, 700)
    row = pane.model.row(pane.model.row_of(key))
    assert_well_broken(pane.delegate._document(row), least=5)
    pane.go_to(key, edit=True)
    editor = pane.delegate.editor
    cursor = editor.textCursor()
    cursor.setPosition(0)
    editor.setTextCursor(cursor)
    for _ in range(12):
        assert_well_broken(editor.document(), least=5)
        keyboard.type("甲")
    assert cursor.document() is editor.document()
    assert editor.source == "甲" * 12 + CHIP_TEXT * 12
    assert editor.textCursor().position() == 12
    pane.finish()
    assert key in keys_of(pane)


@pytest.mark.parametrize("marked", [False, True])
def test_what_an_input_method_shows_behind_a_chip_is_seen(pane, keyboard, marked):
    key = paragraph(pane)
    pane.held.do(SetText(key, "查{{h04.self_total}}。"), "改")
    pane.go_to(key, edit=True)
    editor = pane.delegate.editor
    cursor = editor.textCursor()
    cursor.setPosition(2)
    editor.setTextCursor(cursor)
    before = right_of(editor, 3) - right_of(editor, 2)
    QApplication.sendEvent(editor, QInputMethodEvent("nihao", underlined(5) if marked else []))
    layout = editor.document().firstBlock().layout()
    shown = [part for part in layout.formats() if part.start == 2]
    assert shown
    assert all(part.format.foreground().color().alpha() == 255 for part in shown)
    assert right_of(editor, 7) - right_of(editor, 2) < 80
    assert right_of(editor, 8) - right_of(editor, 7) == before
    commit = QInputMethodEvent("", [])
    commit.setCommitString("你好")
    QApplication.sendEvent(editor, commit)
    assert editor.source == "查{{h04.self_total}}你好。"
    assert right_of(editor, 4) - right_of(editor, 2) < 60
    keyboard.press(Qt.Key.Key_Escape)


def underlined(length):
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    return [QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.TextFormat, 0, length, look)]


def right_of(editor, place):
    block = editor.document().firstBlock()
    editor.document().size()
    return block.layout().lineAt(0).cursorToX(place)[0]


def test_a_selected_chip_is_seen_to_be_selected(pane, keyboard):
    key = paragraph(pane)
    pane.held.do(SetText(key, "查{{h04.self_total}}。"), "改")
    pane.go_to(key, edit=True)
    editor = pane.delegate.editor
    cursor = editor.textCursor()
    cursor.setPosition(2)
    editor.setTextCursor(cursor)
    tokens = editor.appearance.tokens
    assert not any_of(editor, tokens.accent)
    keyboard.press(Qt.Key.Key_Backspace)
    assert any_of(editor, tokens.accent)
    assert editor.source == "查{{h04.self_total}}。"


def any_of(editor, colour):
    image = editor.viewport().grab().toImage()
    name = QColor(colour).name()
    return any(image.pixelColor(x, 8).name() == name for x in range(image.width()))
