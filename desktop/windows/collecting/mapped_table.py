"""What each name of a foreign table means, and what stands beside it: Enter chooses the indicator, Delete none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.collection.own_layout import NamedRow
from desktop.model.catalog import Catalog
from desktop.windows.collecting.tagged_rows import TagDelegate, TaggedRowsModel
from desktop.windows.dialogs.rows import Row, RowsTable
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tags import Tag, Tone

_HEADS = ("表里的名称", "指标", "报来", "对应")
_MOST = 14
_SURE = 1.0


class MappedModel(TaggedRowsModel):
    """The rows; what a person has decided stays while another column or row is pointed at."""

    tag_column = 3

    def __init__(self, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(_HEADS, parent)
        self._catalog = catalog
        self._lines: list[NamedRow] = []
        self._by_hand: dict[str, str] = {}

    @property
    def rows(self) -> tuple[NamedRow, ...]:
        """The rows, as they were decided."""
        return tuple(self._lines)

    def line(self, row: int) -> NamedRow:
        """Give a row."""
        return self._lines[row]

    def show_lines(self, lines: Sequence[NamedRow]) -> None:
        """Show other rows."""
        self._lines = [self._decided(line) for line in lines]
        self._show()

    def mean(self, row: int, code: str) -> None:
        """Decide what the name of a row means; what meant the same before means nothing any more."""
        label = self._lines[row].label
        for line in self._lines:
            if code and line.code == code:
                self._by_hand[line.label] = ""
        self._by_hand[label] = code
        self._lines = [self._decided(line) for line in self._lines]
        self._show()

    def _decided(self, line: NamedRow) -> NamedRow:
        if line.label not in self._by_hand:
            return line
        return replace(line, code=self._by_hand[line.label], confidence=_SURE)

    def _show(self) -> None:
        self.show_tagged([self._row(line) for line in self._lines], [self._tag(line) for line in self._lines])

    def _row(self, line: NamedRow) -> Row:
        indicator = self._catalog.indicators.get(line.code)
        unit = f"（{indicator.unit}）" if indicator and indicator.unit else ""
        return Row((line.label, f"{indicator.label}{unit}" if indicator else "", line.value, ""))

    def _tag(self, line: NamedRow) -> Tag:
        by_hand = line.label in self._by_hand
        if not line.code:
            return Tag("不对应") if by_hand else Tag("没有对应")
        if by_hand:
            return Tag("已选定", Tone.DONE)
        return Tag("名称相同", Tone.DONE) if line.confidence >= _SURE else Tag("看着像", Tone.WARNING)


class MappedTable(RowsTable):
    """`wanted` gives the row whose indicator is to be chosen."""

    wanted = Signal(int)
    taken_away = Signal(int)

    def __init__(self, model: MappedModel, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(model, "名称和指标", appearance, parent, most=_MOST, wide=1)
        self.setItemDelegateForColumn(MappedModel.tag_column, TagDelegate(appearance, self))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.wanted.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.taken_away.emit(row)
        else:
            super().keyPressEvent(event)
