"""What was pasted, before it is taken: each cell beside the present value, with what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop.model.figure import write_figure
from desktop.model.report import Report
from desktop.operations.pasting import Pasted, differs, edit_of
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import ROW_HEIGHT

_HEADS = ("指标", "现值", "粘贴", "说明")
_ROWS, _SHARE_OF_SCREEN = 12, 0.6
_SAME = "与现值相同"
_Index = QModelIndex | QPersistentModelIndex


class PastedModel(QAbstractTableModel):
    """The cells with a tick for those that are taken."""

    def __init__(self, pasted: Sequence[Pasted], report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._pasted = tuple(pasted)
        self._ticked = [differs(one, report) for one in pasted]

    @property
    def ticked(self) -> tuple[Pasted, ...]:
        """What is to be taken."""
        return tuple(one for one, ticked in zip(self._pasted, self._ticked, strict=True) if ticked)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._pasted)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _HEADS[section] if shown else None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        can = index.isValid() and differs(self._pasted[index.row()], self._report)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can and index.column() == 0 else flags

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(self._pasted[index.row()])[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return Qt.CheckState.Checked if self._ticked[index.row()] else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        self._ticked[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True

    def _words(self, one: Pasted) -> tuple[str, str, str, str]:
        if one.indicator is None:
            return one.label, "", one.text, one.why
        now = write_figure(self._report.figure(one.indicator.code), one.indicator)
        if one.figure is None:
            return one.label, now, one.text, one.why
        return one.label, now, write_figure(one.figure, one.indicator), "" if differs(one, self._report) else _SAME


class PasteDialog(ActDialog):
    """`chosen` gives the edit that takes over what is ticked."""

    chosen = Signal(object)  # Edit

    def __init__(
        self, pasted: Sequence[Pasted], report: Report, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        sentence = "打勾的会填进去，是一步，可以一起撤销；看不懂的不会填。按空格打勾或去掉。"
        super().__init__(Act("粘贴一列", sentence, "填入打勾的"), appearance, parent, width=720)
        self.setObjectName("paste")
        self._report = report
        self.model = PastedModel(pasted, report, self)
        self.table = QTableView(self.body_widget)
        self.table.setModel(self.model)
        self.table.setAccessibleName("粘贴的内容")
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.body.addWidget(self.table)
        self.model.dataChanged.connect(self._count)
        appearance.changed.connect(self._measure)
        self._measure()
        self._count()
        self.table.selectRow(0)
        self.table.setFocus()

    @override
    def done_by_user(self) -> None:
        edit = edit_of(self.model.ticked, self._report)
        if edit is not None:
            self.chosen.emit(edit)
        self.accept()

    def _count(self) -> None:
        count = len(self.model.ticked)
        self.primary.setText(f"填入 {count} 个" if count else "没有要填的")
        self.primary.setEnabled(count > 0)

    def _measure(self) -> None:
        height = self.appearance.px(ROW_HEIGHT)
        self.table.verticalHeader().setDefaultSectionSize(height)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        rows = min(max(self.model.rowCount(), 3), _ROWS) + 1
        room = int(self.screen().availableSize().height() * _SHARE_OF_SCREEN)
        self.table.setMinimumHeight(min(height * rows, room))
