"""A list of rows in a dialog, each of which may have a tick: what is to be taken is chosen before it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import ROW_HEIGHT

_FEWEST, _SHARE_OF_SCREEN = 3, 0.6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """The words of a row, one for each column; `ticked` is None where there is nothing to be ticked."""

    words: tuple[str, ...]
    ticked: bool | None = None


class RowsModel(QAbstractTableModel):
    """Rows under their heads; ticks stand in the first column, or where a subclass says."""

    tick_column: ClassVar[int] = 0

    def __init__(self, heads: tuple[str, ...], rows: Sequence[Row] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = heads
        self._rows = tuple(rows)
        self._ticked = [row.ticked for row in self._rows]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._ticked = [row.ticked for row in self._rows]
        self.endResetModel()

    @property
    def ticked(self) -> tuple[int, ...]:
        """The numbers of the rows that are ticked."""
        return tuple(number for number, ticked in enumerate(self._ticked) if ticked)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._heads[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._tick(index) is not None else flags

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()].words[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and (ticked := self._tick(index)) is not None:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self._tick(index) is None:
            return False
        self._ticked[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True

    def _tick(self, index: _Index) -> bool | None:
        return self._ticked[index.row()] if index.isValid() and index.column() == self.tick_column else None


class RowsTable(QTableView):
    """Shows rows: one is chosen at a time, Space ticks it, Tab leaves; high enough for `most` of them.

    The column `wide` takes the room that the others leave; without one all columns share it.
    """

    def __init__(
        self,
        model: RowsModel,
        name: str,
        appearance: Appearance,
        parent: QWidget,
        *,
        most: int,
        wide: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance, self._most, self._wide = appearance, most, wide
        self._rows = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        model.modelReset.connect(self._measure)
        appearance.changed.connect(self._measure)
        self._measure()

    def wrap_words(self) -> None:
        """Cut no word off: a row is as high as its words need."""
        self.setWordWrap(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def tick_current(self) -> None:
        """Tick the row at hand, whichever of its cells is the current one, or take its tick away."""
        model = self.model()
        index = model.index(self.currentIndex().row(), self._rows.tick_column)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            ticked = Qt.CheckState(state) is Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            model.setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole)

    def _measure(self) -> None:
        height = self._appearance.px(ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setMinimumSectionSize(height)
        header = self.horizontalHeader()
        if self._wide is None:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)
        rows = min(max(self.model().rowCount(), _FEWEST), self._most) + 1
        room = int(self.screen().availableSize().height() * _SHARE_OF_SCREEN)
        self.setMinimumHeight(min(height * rows, room))
