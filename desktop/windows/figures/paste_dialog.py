"""What was pasted, before it is taken: each cell beside the present value, with what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.model.figure import write_figure
from desktop.model.report import Report
from desktop.operations.pasting import Pasted, differs, edit_of
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.rows import Row, RowsModel, RowsTable
from desktop.windows.looks.appearance import Appearance

_HEADS = ("指标", "现值", "粘贴", "说明")
_SAME = "与现值相同"
_ROWS = 12


class PasteDialog(ActDialog):
    """`chosen` gives the edit that takes over what is ticked."""

    chosen = Signal(object)  # Edit

    def __init__(
        self, pasted: Sequence[Pasted], report: Report, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        sentence = "打勾的会填进去，是一步，可以一起撤销；看不懂的不会填。按空格打勾或去掉。"
        super().__init__(Act("粘贴一列", sentence, "填入打勾的"), appearance, parent, width=720)
        self.setObjectName("paste")
        self._pasted, self._report = tuple(pasted), report
        self.model = RowsModel(_HEADS, [_row(one, report) for one in pasted], self)
        self.table = RowsTable(self.model, "粘贴的内容", appearance, self.body_widget, most=_ROWS, wide=3)
        self.body.addWidget(self.table)
        self.model.dataChanged.connect(self._count)
        self._count()
        self.table.selectRow(0)
        self.table.setFocus()

    @override
    def done_by_user(self) -> None:
        edit = edit_of([self._pasted[number] for number in self.model.ticked], self._report)
        if edit is not None:
            self.chosen.emit(edit)
        self.accept()

    def _count(self) -> None:
        count = len(self.model.ticked)
        self.primary.setText(f"填入 {count} 个" if count else "没有要填的")
        self.primary.setEnabled(count > 0)


def _row(one: Pasted, report: Report) -> Row:
    if one.indicator is None:
        return Row((one.label, "", one.text, one.why))
    now = write_figure(report.figure(one.indicator.code), one.indicator)
    if one.figure is None:
        return Row((one.label, now, one.text, one.why))
    new = write_figure(one.figure, one.indicator)
    return Row((one.label, now, new, ""), ticked=True) if differs(one, report) else Row((one.label, now, new, _SAME))
