"""替换: every place with what it says now and what it would say; only what is ticked is replaced, as one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop.model.catalog import Catalog
from desktop.model.findings import Replacement
from desktop.model.report import Report
from desktop.operations.searching import Hit, replaced, replacements
from desktop.refusal import Refused
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, line_edit
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import ROW_HEIGHT

_HEADS = ("在哪里", "现在", "换成")
_ROWS, _SHARE_OF_SCREEN = 10, 0.5
_Index = QModelIndex | QPersistentModelIndex


class PlacesModel(QAbstractTableModel):
    """The places with a tick each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[tuple[Hit, Replacement], ...] = ()
        self._ticked: list[bool] = []

    def show_places(self, places: Sequence[tuple[Hit, Replacement]]) -> None:
        """Show these, all of them ticked."""
        self.beginResetModel()
        self._places = tuple(places)
        self._ticked = [True] * len(self._places)
        self.endResetModel()

    @property
    def ticked(self) -> tuple[Replacement, ...]:
        """What is to be replaced."""
        return tuple(one for (_, one), ticked in zip(self._places, self._ticked, strict=True) if ticked)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._places)

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
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else flags

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(*self._places[index.row()])[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if self._ticked[index.row()] else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self._ticked[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True

    @staticmethod
    def _words(hit: Hit, one: Replacement) -> tuple[str, str, str]:
        start, end = hit.span
        return hit.heading, hit.words, f"{hit.words[:start]}【{one.words}】{hit.words[end:]}"


class ReplaceDialog(ActDialog):
    """`chosen` gives the edit."""

    chosen = Signal(object)  # Edit

    def __init__(
        self, old: str, report: Report, catalog: Catalog, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        sentence = "只换今年的文字，打勾的才换，是一步，可以撤销；指标带出来的数不换，请在表里改。"
        super().__init__(Act("替换", sentence, "替换打勾的"), appearance, parent, width=860)
        self.setObjectName("replace")
        self._report, self._catalog = report, catalog
        self.old, self.new = line_edit(old, "要换掉的字"), line_edit("", "换成什么；空着就是删去")
        self.model = PlacesModel(self)
        self.table = QTableView(self.body_widget)
        self.table.setModel(self.model)
        self.table.setAccessibleName("要替换的地方")
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        for label, editor in (("查找", self.old), ("换成", self.new)):
            self.body.addWidget(Field(label, editor, appearance))
            editor.textChanged.connect(self._look)
        self.body.addWidget(self.table)
        self.model.dataChanged.connect(self._count)
        appearance.changed.connect(self._measure)
        self._measure()
        self._look()
        (self.new if old else self.old).setFocus()

    @override
    def done_by_user(self) -> None:
        ticked = self.model.ticked
        if not ticked:
            return
        try:
            edit = replaced(ticked, self.old.text(), self.new.text(), self._report, self._catalog)
        except Refused as refused:
            self.show_problem(refused.sentence)
            return
        self.chosen.emit(edit)
        self.accept()

    def _look(self) -> None:
        self.model.show_places(replacements(self._report, self._catalog, self.old.text(), self.new.text()))
        self._count()

    def _count(self) -> None:
        count = len(self.model.ticked)
        self.primary.setText(f"替换 {count} 处" if count else "没有要替换的")
        self.primary.setEnabled(count > 0)

    def _measure(self) -> None:
        height = self.appearance.px(ROW_HEIGHT)
        self.table.verticalHeader().setDefaultSectionSize(height)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        room = int(self.screen().availableSize().height() * _SHARE_OF_SCREEN)
        self.table.setMinimumHeight(min(height * _ROWS, room))
