"""Qt counts a rare character of a name twice; what is counted by it must be cut and marked where it stands."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop.windows.looks.positions import characters_in_qt, length_in_qt, part_in_qt
from desktop.windows.text.chips import source_of

TEXT = st.text("甲乙1。𠮷😀", max_size=12)


@given(TEXT, TEXT, TEXT)
def test_positions_are_those_of_the_document(qapp, before, words, behind):
    del qapp
    document = QTextDocument()
    cursor = QTextCursor(document)
    cursor.insertText(before)
    assert cursor.position() == length_in_qt(before)
    start = cursor.position()
    cursor.insertText(words)
    end = cursor.position()
    cursor.insertText(behind)
    assert part_in_qt(before + words + behind, start, end) == words
    assert source_of(document, 0, start) == before
    assert source_of(document, start, end) == words
    assert source_of(document, end) == behind
    whole = before + words + behind
    assert len(characters_in_qt(whole)) == length_in_qt(whole)
    assert list(dict.fromkeys(characters_in_qt(whole))) == list(dict.fromkeys(whole))
