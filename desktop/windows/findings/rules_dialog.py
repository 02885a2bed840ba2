"""Every rule that a report is checked by, and which of them are switched off for this unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QPushButton, QTableView, QWidget
from typing_extensions import override

from desktop.model.annotations import SwitchedOff
from desktop.model.findings import Rule
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import ROW_HEIGHT

_HEADS = ("规则", "查什么", "结果", "状态")
_ROWS, _SHARE_OF_SCREEN = 14, 0.6
_Index = QModelIndex | QPersistentModelIndex


class RulesModel(QAbstractTableModel):
    """The rules as a table; only those that have the words that are searched for."""

    def __init__(self, rules: Sequence[Rule], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(rules)
        self._rows = self._all
        self._off: Mapping[str, SwitchedOff] = {}

    def show_off(self, off: Mapping[str, SwitchedOff]) -> None:
        """Know which rules are switched off."""
        self._off = off
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(_HEADS) - 1))

    def search(self, words: str) -> None:
        """List the rules with these words."""
        self.beginResetModel()
        wanted = words.strip().lower()
        self._rows = tuple(r for r in self._all if wanted in f"{r.id} {r.title} {r.source}".lower())
        self.endResetModel()

    def rule(self, row: int) -> Rule:
        """Give the rule of a row."""
        return self._rows[row]

    def is_off(self, row: int) -> bool:
        """Say whether the rule of a row is switched off."""
        return self._rows[row].id in self._off

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        rule = self._rows[index.row()]
        off = self._off.get(rule.id)
        if role == Qt.ItemDataRole.DisplayRole:
            state = f"停用：{off.in_words}" if off else "启用"
            return (rule.id, rule.title, rule.severity.label, state)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (rule.title, rule.source, off.in_words if off else "") if part)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _HEADS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class RulesDialog(ActDialog):
    """`switch_off` and `switch_on` ask for that, by the Rule; nothing is changed here."""

    switch_off = Signal(object)
    switch_on = Signal(object)

    def __init__(
        self, rules: Sequence[Rule], always_on: frozenset[str], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        sentence = "报告按这些规则核对。不适合本单位的可以停用，要写明原因；停用和启用都可以撤销。"
        super().__init__(Act("核对规则", sentence, "关闭"), appearance, parent, width=860)
        self.setObjectName("rules")
        self._always_on = always_on
        self.model = RulesModel(rules, self)
        self.search = QLineEdit(self.body_widget)
        self.search.setPlaceholderText("查找规则")
        self.search.setAccessibleName("查找规则")
        self.table = QTableView(self.body_widget)
        self.switch = QPushButton("停用…", self)
        self.switch.setAutoDefault(False)
        self.cancel.hide()
        self._arrange_table()
        self.body.addWidget(self.search)
        self.body.addWidget(self.table)
        self.add_button(self.switch)
        self.search.textChanged.connect(self._search)
        self.table.selectionModel().currentChanged.connect(self._show_switch)
        self.switch.clicked.connect(self._switch)
        appearance.changed.connect(self._measure)
        self._search("")
        self.search.setFocus()

    def show_off(self, off: Mapping[str, SwitchedOff]) -> None:
        """Know which rules are switched off."""
        self.model.show_off(off)
        self._show_switch()

    def _arrange_table(self) -> None:
        table, header = self.table, self.table.horizontalHeader()
        table.setModel(self.model)
        table.setAccessibleName("核对规则")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._measure()

    def _measure(self) -> None:
        px = self.appearance.px
        self.table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        for column, width in ((0, 78), (2, 60), (3, 200)):
            self.table.setColumnWidth(column, px(width))
        room = int(self.screen().availableSize().height() * _SHARE_OF_SCREEN)
        self.table.setMinimumHeight(min(px(ROW_HEIGHT) * _ROWS, room))

    def _search(self, words: str) -> None:
        self.model.search(words)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_switch()

    def _show_switch(self) -> None:
        row = self.table.currentIndex().row()
        known = 0 <= row < self.model.rowCount()
        self.switch.setText("启用" if known and self.model.is_off(row) else "停用…")
        self.switch.setEnabled(known and self.model.rule(row).id not in self._always_on)

    def _switch(self) -> None:
        row = self.table.currentIndex().row()
        rule = self.model.rule(row)
        (self.switch_on if self.model.is_off(row) else self.switch_off).emit(rule)
