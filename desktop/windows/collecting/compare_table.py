"""指标 · 现值 · 报来 · 采用 · 来源: what came back, with a tick where it is to be taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from desktop.collection.comparing import ComparedRow
from desktop.windows.collecting.compared_words import compared_row, standing_tag
from desktop.windows.collecting.tagged_rows import TagDelegate, TaggedRowsModel
from desktop.windows.dialogs.rows import RowsTable
from desktop.windows.looks.appearance import Appearance

_HEADS = ("指标", "现值", "报来", "采用", "来源")
_PRESENT, _RETURNED, _ADOPT, _SOURCE = range(1, 5)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST = 14
_Index = QModelIndex | QPersistentModelIndex


class CompareModel(TaggedRowsModel):
    """The rows; of several figures for one indicator only one can be ticked."""

    tick_column = _ADOPT
    tag_column = _ADOPT

    def __init__(self, rows: Sequence[ComparedRow], parent: QObject | None = None) -> None:
        super().__init__(_HEADS, parent)
        self._compared = tuple(rows)
        self.show_tagged([compared_row(row) for row in rows], [standing_tag(row) for row in rows])

    @property
    def chosen(self) -> tuple[ComparedRow, ...]:
        """The rows that are ticked."""
        return tuple(self._compared[number] for number in self.ticked)

    def row_of(self, code: str) -> int:
        """Give the first row about an indicator, -1 for none."""
        return next((number for number, row in enumerate(self._compared) if row.code == code), -1)

    def tick_exact(self, *, ticked: bool) -> None:
        """Tick every row that was read exactly, or none at all."""
        wanted = [ticked and row.exact if old is not None else None for row, old in self._pairs()]
        self._ticked = wanted
        if wanted:
            self.dataChanged.emit(self.index(0, _ADOPT), self.index(len(wanted) - 1, _ADOPT))

    def tick_as(self, before: CompareModel) -> None:
        """Tick as in another model where it has the same row; a row that is new keeps its proposal."""
        known = {(row.code, row.place): ticked for row, ticked in before._pairs()}
        wanted = [known.get((row.code, row.place), old) if old is not None else None for row, old in self._pairs()]
        self._ticked = [bool(tick) if tick is not None else None for tick in wanted]

    @override
    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not super().setData(index, value, role):
            return False
        if self._ticked[index.row()]:
            self._untick_others(index.row())
        return True

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (_PRESENT, _RETURNED):
            return _RIGHT
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole and index.column() == _SOURCE:
            return str(self._compared[index.row()].place)
        return super().data(index, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        right = role == Qt.ItemDataRole.TextAlignmentRole and section in (_PRESENT, _RETURNED)
        return (
            _RIGHT
            if right and orientation is Qt.Orientation.Horizontal
            else super().headerData(section, orientation, role)
        )

    def _untick_others(self, number: int) -> None:
        code = self._compared[number].code
        for other, row in enumerate(self._compared):
            if other != number and row.code == code and self._ticked[other]:
                self._ticked[other] = False
                self.dataChanged.emit(self.index(other, _ADOPT), self.index(other, _ADOPT))

    def _pairs(self) -> list[tuple[ComparedRow, bool | None]]:
        return list(zip(self._compared, self._ticked, strict=True))


class CompareTable(RowsTable):
    """Shows the rows; Space ticks the one at hand, Ctrl+A all that was read exactly, Ctrl+Shift+A none."""

    def __init__(self, model: CompareModel, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(model, "报来的数", appearance, parent, most=_MOST, wide=0)
        self.compared = model
        self.setItemDelegateForColumn(_ADOPT, TagDelegate(appearance, self))
        appearance.changed.connect(self._share)
        self._share()

    def _share(self) -> None:
        """Let name and source share the room that the others leave, as RowsTable does not know."""
        self.horizontalHeader().setSectionResizeMode(_SOURCE, QHeaderView.ResizeMode.Stretch)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.tick_current()
        elif event.key() == Qt.Key.Key_A and control:
            none = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.compared.tick_exact(ticked=not none)
        else:
            super().keyPressEvent(event)
