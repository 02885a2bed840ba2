"""替换: every place with what it says now and what it would say; only what is ticked is replaced, as one step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.model.catalog import Catalog
from desktop.model.findings import Replacement
from desktop.model.report import Report
from desktop.operations.searching import Hit, replaced, replacements
from desktop.refusal import Refused
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, line_edit
from desktop.windows.dialogs.rows import Row, RowsModel, RowsTable
from desktop.windows.looks.appearance import Appearance

_HEADS = ("现在", "换成", "在哪里")
_ROWS = 10


class ReplaceDialog(ActDialog):
    """`chosen` gives the edit."""

    chosen = Signal(object)  # Edit

    def __init__(
        self, old: str, report: Report, catalog: Catalog, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        sentence = "只换今年的文字，打勾的才换，是一步，可以撤销；指标带出来的数不换，请在表里改。"
        super().__init__(Act("替换", sentence, "替换"), appearance, parent, width=960)
        self.setObjectName("replace")
        self._report, self._catalog = report, catalog
        self._places: tuple[Replacement, ...] = ()
        self.old, self.new = line_edit(old, "要换掉的字"), line_edit("", "换成什么；空着就是删去")
        self.model = RowsModel(_HEADS, parent=self)
        self.table = RowsTable(self.model, "要替换的地方", appearance, self.body_widget, most=_ROWS)
        self.table.wrap_words()
        for label, editor in (("查找", self.old), ("换成", self.new)):
            self.body.addWidget(Field(label, editor, appearance))
            editor.textChanged.connect(self._look)
        self.body.addWidget(self.table)
        self.model.dataChanged.connect(self._count)
        self._look()
        (self.new if old else self.old).setFocus()

    @override
    def done_by_user(self) -> None:
        ticked = [self._places[number] for number in self.model.ticked]
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
        found = replacements(self._report, self._catalog, self.old.text(), self.new.text())
        self._places = tuple(one for _, one in found)
        self.model.show_rows([_row(hit, one) for hit, one in found])
        self._count()

    def _count(self) -> None:
        count = len(self.model.ticked)
        act = "替换" if self.new.text() else "删去"
        nothing = "没有打勾的" if self._places else "没有找到" if self.old.text() else "替换"
        self.primary.setText(f"{act} {count} 处" if count else nothing)
        self.primary.setEnabled(count > 0)


def _row(hit: Hit, one: Replacement) -> Row:
    start, end = hit.span
    new = f"【{one.words}】" if one.words else ""
    return Row((hit.words, f"{hit.words[:start]}{new}{hit.words[end:]}", hit.heading), ticked=True)
