"""Which units count: a tick for each of those in the materials."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.rows import Row, RowsModel, RowsTable
from desktop.windows.looks.appearance import Appearance

_ROWS = 14


class UnitsDialog(ActDialog):
    """`chosen` gives the names of the units that do not count."""

    chosen = Signal(tuple)  # of str

    def __init__(
        self, names: Sequence[str], without: Collection[str], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        sentence = "打勾的单位计入汇总，没有打勾的不计，例如市本级。空格打勾或者去掉，随时可以再改。"
        super().__init__(Act("计入的单位", sentence, "重新汇总"), appearance, parent, width=420)
        self.setObjectName("rollup_units")
        self._names = tuple(names)
        self.model = RowsModel(("单位",), [Row((name,), name not in without) for name in names], self)
        self.table = RowsTable(self.model, "计入的单位", appearance, self.body_widget, most=_ROWS, wide=0)
        self.body.addWidget(self.table)
        self.table.selectRow(0)
        self.table.setFocus()

    @override
    def done_by_user(self) -> None:
        """Hand over who does not count; somebody must."""
        if not self.model.ticked:
            self.show_problem("至少要有一个单位计入。")
            return
        ticked = set(self.model.ticked)
        self.chosen.emit(tuple(name for number, name in enumerate(self._names) if number not in ticked))
        self.accept()
