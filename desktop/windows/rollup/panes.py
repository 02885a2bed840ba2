"""The parts around the table of the roll-up: the ranks at its right, the materials and what is to be told below."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.model.rollup.ranking import ranking
from desktop.model.rollup.roll_up import RolledRow, RolledUp
from desktop.model.rollup.words import explain
from desktop.windows.collecting.said_list import Said, SaidList
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.chip_row import Chip, ChipRow
from desktop.windows.looks.tags import Tag, Tone
from desktop.windows.rollup.models import GapsModel, RanksModel
from desktop.windows.rollup.tables import FigureTable

if TYPE_CHECKING:
    from desktop.operations.rolling_up import Source

_RANKS_WIDTHS: Mapping[int, int] = MappingProxyType({0: 44, 2: 104})
_GAPS_WIDTHS: Mapping[int, int] = MappingProxyType({0: 150, 2: 190})
_NOTES, _GAPS = "notes", "gaps"
_NOTE = Tag("留意", Tone.WARNING)


class RanksPane(QFrame):
    """Who is first in the indicator that is chosen; `entered` gives the place of a unit that was chosen."""

    entered = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.model = RanksModel(appearance, self)
        self.table = FigureTable(self.model, "名次", appearance, _RANKS_WIDTHS, wide=1)
        self.title = QLabel(self)
        self.title.setProperty("role", "strong")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.how = sentence_label("", self)
        self.table.entered.connect(self._entered)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addWidget(self.how)
        self._column.addWidget(self.table, 1)
        appearance.changed.connect(self._measure)
        self._measure()

    def show_row(self, rolled: RolledUp, row: RolledRow | None, gaps: Mapping[tuple[int, str], str]) -> None:
        """Show the ranks of a row, and how its total was made."""
        ranked = ranking(row.figures) if row else ()
        self.title.setText(f"名次：{row.indicator.label}" if row else "名次")
        self.how.setText(explain(rolled, row) if row else "")
        self.how.setVisible(bool(self.how.text()))
        self.model.show_ranks(rolled, row, ranked, gaps)

    def _entered(self, row: int) -> None:
        self.entered.emit(self.model.unit_of(row))

    def _measure(self) -> None:
        px = self._appearance.px
        self._column.setContentsMargins(px(8), px(6), 0, 0)
        self._column.setSpacing(px(4))


class MaterialsPane(QFrame):
    """The files, each with what came of it; `removed` and `preferred` say what is to happen with the one chosen."""

    removed = Signal()
    preferred = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._paths: tuple[Path, ...] = ()
        self.title = QLabel("材料", self)
        self.title.setProperty("role", "strong")
        self.list = SaidList("材料", appearance, self)
        self.prefer = self._button("以它为准", "prefer_file", self.preferred)
        self.remove = self._button("拿掉", "remove_file", self.removed)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.prefer)
        head.addWidget(self.remove)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.list, 1)
        delete = QShortcut(QKeySequence(KEY_OF["remove_file"].key), self)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete.activated.connect(self.removed)
        self.show_sources((), ())
        appearance.changed.connect(self._measure)
        self._measure()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that were read."""
        return self._paths

    @property
    def chosen(self) -> Path | None:
        """The file that is chosen."""
        row = self.list.currentIndex().row()
        return self._paths[row] if 0 <= row < len(self._paths) else None

    def show_sources(self, sources: Sequence[Source], preferred: Collection[Path]) -> None:
        """Show these files; the one that was chosen stays so, or else the first is."""
        at = self.chosen
        self._paths = tuple(source.path for source in sources)
        self.title.setText(f"材料 {len(sources)}" if sources else "材料")
        self.list.said.show_said([_said(source, preferred) for source in sources])
        row = self._paths.index(at) if at in self._paths else 0
        self.list.setCurrentIndex(self.list.said.index(row))
        for button in (self.prefer, self.remove):
            button.setEnabled(bool(sources))

    def _button(self, words: str, key: str, asked: object) -> QPushButton:
        button = QPushButton(f"{words} {KEY_OF[key].shown}", self)
        button.setAccessibleName(words)
        button.setProperty("quiet", True)
        button.setAutoDefault(False)
        button.clicked.connect(asked)
        return button

    def _measure(self) -> None:
        px = self._appearance.px
        self._column.setContentsMargins(px(8), px(4), px(4), 0)
        self._column.setSpacing(px(2))


class RemarksPane(QFrame):
    """Two lists behind chips: what was noticed, in sentences, and what single units lack.

    `entered` gives a row of the second.
    """

    entered = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.gaps = GapsModel(appearance, self)
        self.notes = SaidList("要留意的", appearance, self)
        self.table = FigureTable(self.gaps, "缺报", appearance, _GAPS_WIDTHS, wide=1)
        self.table.entered.connect(self.entered)
        self.chips = ChipRow("看哪一种", _chips(0, 0), self)
        self.chips.chosen.connect(self._choose)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.notes)
        self._stack.addWidget(self.table)
        head = QHBoxLayout()
        head.addWidget(self.chips)
        head.addStretch()
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self._stack, 1)
        appearance.changed.connect(self._measure)
        self._measure()

    def show_rolled(self, rolled: RolledUp) -> None:
        """Show what was noticed while these were put side by side, and what is missing."""
        self.notes.said.show_said([Said(_NOTE, "", note) for note in rolled.notes])
        self.gaps.show_rolled(rolled)
        self.chips.show_counts(_chips(len(rolled.notes), self.gaps.rowCount()))
        if self.gaps.rowCount() and not rolled.notes:
            self.chips.choose(_GAPS)
        elif not self.gaps.rowCount():
            self.chips.choose(_NOTES)

    def _choose(self, name: str) -> None:
        self._stack.setCurrentWidget(self.table if name == _GAPS else self.notes)

    def _measure(self) -> None:
        px = self._appearance.px
        self._column.setContentsMargins(px(8), px(4), px(4), 0)
        self._column.setSpacing(px(4))


def _chips(notes: int, gaps: int) -> tuple[Chip, ...]:
    return Chip(_NOTES, "要留意的", notes), Chip(_GAPS, "缺报", gaps)


def _said(source: Source, preferred: Collection[Path]) -> Said:
    if source.problem:
        tag = Tag("没有读成", Tone.ERROR)
    elif source.result:
        tag = Tag("不计入")
    elif source.path in preferred:
        tag = Tag("以它为准", Tone.DONE)
    else:
        tag = Tag("已读，有改动", Tone.WARNING) if source.notes else Tag("已读", Tone.DONE)
    return Said(tag, source.name, source.said)
