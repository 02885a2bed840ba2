"""Words for when nothing happened, and for when something did; shown as they will read while they are typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from desktop.model.catalog import Catalog
from desktop.model.values import Values
from desktop.model.ways import Cases, cases_of, figure_of, shown_cases, with_cases
from desktop.refusal import Refused
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.looks.appearance import Appearance


class CasesDialog(ActDialog):
    """Asks for the two wordings of one figure in a text; `taken` gives the placeholder that has them."""

    taken = Signal(str)

    def __init__(
        self, source: str, catalog: Catalog, values: Values, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        code = figure_of(source)
        label = catalog.indicators[code.code].label if code and code.code in catalog.indicators else ""
        act = Act(
            "没有发生时怎么写",
            f"“{label}”为零或者填“无”时，句子里写上面这句；有数时写下面这句，#的地方写数。可以撤销。",
            "采用这种写法",
        )
        super().__init__(act, appearance, parent)
        self.setObjectName("cases")
        self._source, self._catalog, self._values = source, catalog, values
        now = cases_of(source)
        self.none = self._line("没有发生时写", now.none, "例如：全年没有发生")
        self.shown_none = self._shown()
        self.some = self._line("有的时候写", now.some, "例如：全年发生#；不填就只写数")
        self.shown_some = self._shown()
        self.none.setFocus()
        self._show()

    def _line(self, label: str, text: str, example: str) -> QLineEdit:
        name = QLabel(label, self.body_widget)
        line = QLineEdit(text, self.body_widget)
        line.setAccessibleName(label)
        line.setPlaceholderText(example)
        line.textChanged.connect(self._show)
        name.setBuddy(line)
        self.body.addWidget(name)
        self.body.addWidget(line)
        return line

    def _shown(self) -> QLabel:
        label = sentence_label("", self.body_widget, role="secondary")
        self.body.addWidget(label)
        return label

    def _made(self) -> str:
        return with_cases(self._source, Cases(self.none.text(), self.some.text()))

    def _show(self) -> None:
        try:
            none, some = shown_cases(self._made(), self._catalog, self._values)
        except Refused as refused:
            self.show_problem(refused.sentence)
            return
        self.show_problem("")
        self.shown_none.setText(f"印出来是：{none}")
        self.shown_some.setText(f"印出来是：{some}")

    @override
    def done_by_user(self) -> None:
        try:
            source = self._made()
        except Refused as refused:
            self.show_problem(refused.sentence)
            return
        self.taken.emit(source)
        self.accept()
