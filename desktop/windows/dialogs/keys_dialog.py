"""All keys at a glance, from the one table of keys."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.keys import KEYS, Key
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import ROW_HEIGHT

_ROWS, _SHARE_OF_SCREEN = 16, 0.6
_HEADS = ("按键", "做什么", "在哪里")
_Index = QModelIndex | QPersistentModelIndex


class KeysModel(QAbstractTableModel):
    """The keys as a table of three columns."""

    def __init__(self, keys: tuple[Key, ...] = KEYS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple((key.shown, key.words, key.scope.value) for key in keys)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _HEADS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class KeysDialog(ActDialog):
    """Shows the keys; Enter and Esc both close it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(Act("快捷键一览", "不用鼠标也能做完全部工作。", "关闭"), appearance, parent, width=600)
        self.setObjectName("keys")
        self.table = QTableView(self.body_widget)
        self.table.setModel(KeysModel(parent=self.table))
        self.table.setAccessibleName("快捷键一览")
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.body.addWidget(self.table)
        self.cancel.hide()
        self._measure()
        appearance.changed.connect(self._measure)

    def _measure(self) -> None:
        height = self.appearance.px(ROW_HEIGHT)
        self.table.verticalHeader().setDefaultSectionSize(height)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        room = int(self.screen().availableSize().height() * _SHARE_OF_SCREEN)
        self.table.setMinimumHeight(min(height * _ROWS, room))
