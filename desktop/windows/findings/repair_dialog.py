"""What a repair would change, old and new side by side, before it is done as one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop.model.findings import Finding, Repair, Replacement
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.findings.rows import links
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import ROW_HEIGHT

_HEADS = ("原来的", "改成")
_AROUND = 12  # characters before and behind
_ROWS = 7
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Changed:
    """One place: its words before and after, each with what stands around it."""

    before: str
    after: str


def changes_of(
    findings: Sequence[Finding], texts: Mapping[str, str], seen: Callable[[str], str] = str
) -> tuple[Changed, ...]:
    """Give what the repairs of findings change in the printed texts (by place), each change once, in their order.

    `seen` gives new words as people are to read them: a figure is no placeholder.
    """
    steps = [step for one in findings for step in (one.repair.steps if one.repair else ())]
    replaced = [step for step in dict.fromkeys(steps) if isinstance(step, Replacement)]
    others = [one.repair.label for one in findings if one.repair and not isinstance(one.repair.steps[0], Replacement)]
    changed = (_changed(step, texts.get(step.place, ""), seen(step.words)) for step in replaced)
    return (*changed, *(Changed("", one) for one in others))


def _changed(step: Replacement, text: str, new: str) -> Changed:
    left, right = text[max(0, step.start - _AROUND) : step.start], text[step.end : step.end + _AROUND]
    before, after = (f"{left}【{words}】{right}" for words in (step.was, new))
    return Changed(before.replace("\n", ""), after.replace("\n", ""))


class ChangesModel(QAbstractTableModel):
    """The changes as a table of two columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Changed, ...] = ()

    def show_changes(self, rows: tuple[Changed, ...]) -> None:
        """List these changes."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            row = self._rows[index.row()]
            return (row.before, row.after)[index.column()]
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _HEADS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


@dataclass(frozen=True, slots=True)
class Written:
    """The printed texts by place, and how new words are read by people."""

    texts: Mapping[str, str]
    seen: Callable[[str], str] = str


def _act(repair: Repair | None) -> Act:
    if repair is not None and links(repair):
        sentence = "【】里手写的数换成指标：印出来还是这几个字，以后指标改了，这里跟着改。算一步，可以撤销。"
        return Act("关联指标", sentence, "关联")
    label = repair.label if repair is not None else ""
    return Act("按建议改", f"{label}。改的是【】里的字，别的不动；改完算一步，可以撤销。", "修改")


class RepairDialog(ActDialog):
    """Shows the changes. `agreed` gives the findings that are to be mended, as one step."""

    agreed = Signal(object)

    def __init__(
        self,
        finding: Finding,
        same: Sequence[Finding],
        written: Written,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_act(finding.repair), appearance, parent, width=720)
        self.setObjectName("repair")
        self._one, self._same, self._written = (finding,), tuple(same), written
        self.model = ChangesModel(self)
        self.table = QTableView(self.body_widget)
        self.table.setModel(self.model)
        self.table.setAccessibleName("要改的地方")
        self.table.setShowGrid(False)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.all = QCheckBox(f"全部同类一起改（共{len(same)}条）", self.body_widget)
        self.all.setVisible(len(same) > 1)
        self.all.toggled.connect(self._show_changes)
        self.body.addWidget(self.table)
        self.body.addWidget(self.all)
        self._measure()
        appearance.changed.connect(self._measure)
        self._show_changes()
        self.primary.setFocus()

    def done_by_user(self) -> None:
        """Hand over what was agreed to."""
        self.agreed.emit(self._chosen())
        self.accept()

    def _chosen(self) -> tuple[Finding, ...]:
        return self._same if self.all.isChecked() else self._one

    def _show_changes(self) -> None:
        self.model.show_changes(changes_of(self._chosen(), self._written.texts, self._written.seen))

    def _measure(self) -> None:
        height = self.appearance.px(ROW_HEIGHT)
        self.table.verticalHeader().setMinimumSectionSize(height)
        self.table.setMinimumHeight(height * _ROWS)
