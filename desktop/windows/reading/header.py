"""The head of the confirmation: which file, of which unit and year, and how much of it was understood."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.model.outline import Level
from desktop.reading.found import Structure
from desktop.reading.structure import count_characters
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import HEADING_SIZE, Tokens
from desktop.windows.reading.confirming import Confirmation, Standing

_WHOLE = 100  # percent


class ReadingHeader(QFrame):
    """Unit and year are fields where the text does not say them; `changed` says that one was typed."""

    changed = Signal()

    def __init__(self, structure: Structure, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading_header")
        self._structure = structure
        self._appearance = appearance
        self._title = QLabel("读入去年的报告", self)
        self._title.setObjectName("reading_title")
        self._file = QLabel(structure.source.name, self)
        self._file.setProperty("role", "reading_file")
        self.unit = QLineEdit(structure.unit, self)
        self.year = QLineEdit("" if structure.year is None else str(structure.year), self)
        self._counts = QLabel(self)
        self._counts.setTextFormat(Qt.TextFormat.RichText)
        self._arrange()

    def _arrange(self) -> None:
        known = QLabel(self._known(), self)
        known.setProperty("role", "reading_file")
        line = QHBoxLayout()
        line.addWidget(self._file)
        line.addWidget(known)
        for edit, name, hint, present in (
            (self.unit, "单位", "填单位，例如银州区", self._structure.unit),
            (self.year, "年度", "填年度，例如2022", self._structure.year),
        ):
            edit.setAccessibleName(name)
            edit.setPlaceholderText(hint)
            edit.setVisible(not present)
            edit.textEdited.connect(self.changed)
            line.addWidget(edit)
        line.addStretch()
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self._title)
        left.addLayout(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addLayout(left, 1)
        row.addWidget(self._counts)

    def _known(self) -> str:
        parts = [self._structure.unit] if self._structure.unit else []
        parts += [f"{self._structure.year} 年度"] if self._structure.year else []
        return "".join(f" · {part}" for part in parts)

    def show_counts(self, now: Confirmation) -> None:
        """Say how much was found and how much waits to be looked at."""
        self._counts.setText(counts_of(now, self._appearance.tokens))
        self._counts.setAccessibleName(plain_counts(now))
        px = self._appearance.px
        self._title.setStyleSheet(f"font-size: {px(HEADING_SIZE)}px; font-weight: 600;")


def _numbers(now: Confirmation) -> tuple[str, int, int, int, int, int]:
    structure = now.reading.structure
    levels = [piece.level for piece in structure.pieces]
    headings = " / ".join(str(levels.count(level)) for level in (Level.PART, Level.HEADING, Level.ITEM))
    read, _, _, unplaced = count_characters(structure)
    percent = _WHOLE * (read - unplaced) // max(1, read)
    return headings, len(now.codes), len(now.rows(Standing.MATCHED)), len(now.waiting), read, percent


def plain_counts(now: Confirmation) -> str:
    """Give the counts as one sentence."""
    headings, figures, matched, waiting, read, percent = _numbers(now)
    found = f"标题 {headings}，数字 {figures}，已对上指标 {matched}，请看一眼 {waiting}"
    return f"{found}，全文 {read:,} 字，已归位 {percent}%"


def counts_of(now: Confirmation, tokens: Tokens) -> str:
    """Give the counts with their numbers marked."""
    headings, figures, matched, waiting, read, percent = _numbers(now)
    look = tokens.warning_text if waiting else tokens.done_text
    whole = tokens.done_text if percent == _WHOLE else tokens.warning_text
    gap = "&nbsp;" * 5
    return gap.join(
        (
            f"标题 <b>{headings}</b>",
            f"数字 <b>{figures}</b>，已对上指标 <b>{matched}</b>",
            f"请看一眼 <b style='color:{look}'>{waiting}</b>",
            f"全文 {read:,} 字，已归位 <b style='color:{whole}'>{percent}%</b>",
        )
    )
