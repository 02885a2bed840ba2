"""The whole text that was proofread, with every place that was found marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, cast

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.model.findings import Finding
from desktop.model.manuscript import TITLE, Manuscript, Passage
from desktop.model.outline import Level
from desktop.model.severity import Severity
from desktop.windows.looks.appearance import Appearance, colour
from desktop.windows.looks.positions import length_in_qt

_LINE = 160  # percent of the font's own height


class _Fields(Protocol):
    """The fields of QTextEdit.ExtraSelection, which Qt's own stubs leave out."""

    cursor: QTextCursor
    format: QTextCharFormat


@dataclass(slots=True)
class LaidOut:
    """The text in paragraphs, each in pieces with whether they are a heading; and where each passage begins."""

    paragraphs: list[list[tuple[str, bool]]] = field(default_factory=list[list[tuple[str, bool]]])
    starts: dict[str, int] = field(default_factory=dict[str, int])
    words: dict[str, str] = field(default_factory=dict[str, str])

    def position(self, place: str, offset: int) -> int:
        """Give where in the shown text a character of a passage stands."""
        return self.starts[place] + length_in_qt(self.words[place][:offset])


def lay_out(manuscript: Manuscript) -> LaidOut:
    """Lay a manuscript out as it stands in its file: a heading that runs in shares the paragraph that follows."""
    out = LaidOut()
    place, joins = 0, False
    title = (Passage(TITLE, Level.PART, "", manuscript.title),) if manuscript.title else ()
    for passage in (*title, *manuscript.passages):
        printed = f"{passage.number}{passage.text}".replace("\n", " ")
        if joins:
            out.paragraphs[-1].append((printed, passage.is_heading))
        else:
            place += bool(out.paragraphs)  # what separates the paragraphs
            out.paragraphs.append([(printed, passage.is_heading)])
        out.starts[passage.place] = place + length_in_qt(passage.number)
        out.words[passage.place] = passage.text
        place += length_in_qt(printed)
        joins = passage.run_in
    return out


class ProofText(QTextEdit):
    """Shows the text; `mark` gives the places a ground, `show_place` brings one into view and selects its words."""

    def __init__(self, manuscript: Manuscript, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("marked_text")
        self.setAccessibleName("校对的文件")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self._appearance = appearance
        self._laid_out = lay_out(manuscript)
        self._marked: Sequence[Finding] = ()
        self._write()
        appearance.changed.connect(self._restyle)

    def mark(self, findings: Sequence[Finding]) -> None:
        """Mark the words of these findings, the most serious ones uppermost."""
        self._marked = sorted(findings, key=lambda finding: list(Severity).index(finding.severity), reverse=True)
        self.setExtraSelections([one for finding in self._marked if (one := self._selection(finding)) is not None])

    def show_place(self, finding: Finding) -> None:
        """Select the words of a finding, or its whole passage, and bring them into the middle."""
        cursor = self._cursor(finding)
        if cursor is not None:
            self.setTextCursor(cursor)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().center().y() - self.viewport().height() // 2)

    def _write(self) -> None:
        self.clear()
        self.setFont(self._appearance.prose())
        cursor = QTextCursor(self.document())
        plain, heading = QTextCharFormat(), QTextCharFormat()
        plain.setFont(self._appearance.prose())
        heading.setFont(self._appearance.font(14, bold=True))
        paragraph = QTextBlockFormat()
        paragraph.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        for number, pieces in enumerate(self._laid_out.paragraphs):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(paragraph)
            for words, is_heading in pieces:
                cursor.insertText(words, heading if is_heading else plain)

    def _restyle(self) -> None:
        self._write()
        self.mark(self._marked)

    def _cursor(self, finding: Finding) -> QTextCursor | None:
        start = self._laid_out.starts.get(finding.place)
        if start is None:
            return None
        cursor = QTextCursor(self.document())
        if finding.span is None:
            cursor.setPosition(start)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(self._laid_out.position(finding.place, finding.span[0]))
            cursor.setPosition(self._laid_out.position(finding.place, finding.span[1]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _selection(self, finding: Finding) -> QTextEdit.ExtraSelection | None:
        cursor = self._cursor(finding) if finding.span else None
        if cursor is None:
            return None
        tokens = self._appearance.tokens
        ground, line = {
            Severity.ERROR: (tokens.error_ground, tokens.error_text),
            Severity.WARNING: (tokens.warning_ground, tokens.warning_rule),
            Severity.HINT: (tokens.tag_ground, tokens.secondary),
        }[finding.severity]
        marked = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(colour(ground))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(line))
        fields = cast("_Fields", marked)
        fields.cursor, fields.format = cursor, look
        return marked
