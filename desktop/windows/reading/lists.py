"""The right side of the confirmation: four lists behind their tabs, and what the keys do in them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.reading.found import NotFigure
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.figures.find_indicator import FindIndicatorDialog, Offer
from desktop.windows.looks.appearance import Appearance
from desktop.windows.reading.confirming import AS_TEXT, NEW, Confirmation, Standing
from desktop.windows.reading.models import (
    KEPT_AS_TEXT,
    FiguresModel,
    StructureModel,
    StructureRow,
    in_context,
    indicator_words,
)
from desktop.windows.reading.table import ReadingTable

_TITLES = ("请看一眼", "已对上", "不是指标", "结构")
_STRUCTURE = len(Standing)
_FIGURE_WIDTHS = (180, 76, 56, 0, 72)
_STRUCTURE_WIDTHS = (72, 0, 250)
_EVERYWHERE = " · Ctrl+Tab 换一栏 · Ctrl+Enter 读入"
_FIGURE_HINT = "空格 认可 · ←→ 换候选 · 退格 不是指标 · Enter 查找指标" + _EVERYWHERE
_STRUCTURE_HINT = "空格 按建议改正，再按一次撤回" + _EVERYWHERE


class ReadingLists(QWidget):
    """`decided` gives the next Confirmation; `moved` says that another row is current."""

    decided = Signal(object)
    moved = Signal()

    def __init__(self, now: Confirmation, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading_right")
        self._appearance = appearance
        self._now = now
        self._asked: int | None = None
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName("读到的内容")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget(self)
        self.figures = tuple(FiguresModel(standing, self) for standing in Standing)
        self.structure = StructureModel(self)
        self.tables = tuple(
            ReadingTable(model, widths, appearance, self._stack)
            for model, widths in (
                *((model, _FIGURE_WIDTHS) for model in self.figures),
                (self.structure, _STRUCTURE_WIDTHS),
            )
        )
        self._hint = sentence_label(_FIGURE_HINT, self)
        self.detail = sentence_label("", self, role="")
        self._arrange()
        self.moved.connect(self._tell)
        self.show_decisions(now)

    def _arrange(self) -> None:
        for title, table in zip(_TITLES, self.tables, strict=True):
            self.tabs.addTab(title)
            table.setAccessibleName(title)
            self._stack.addWidget(table)
            table.agreed.connect(self._agree)
            table.stepped.connect(self._step)
            table.rejected.connect(self._reject)
            table.searched.connect(self._search)
            table.moved.connect(self.moved)
        self.tabs.currentChanged.connect(self._turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._hint.setContentsMargins(12, 8, 12, 8)
        self.detail.setContentsMargins(12, 8, 12, 0)
        for part in (self.tabs, self._stack, self.detail, self._hint):
            column.addWidget(part, 1 if part is self._stack else 0)

    @property
    def table(self) -> ReadingTable:
        """The list that is shown."""
        return self.tables[self.tabs.currentIndex()]

    def show_decisions(self, now: Confirmation) -> None:
        """Show these decisions; the cursor stays in its row."""
        self._now = now
        for model in self.figures:
            model.show(now)
        self.structure.show(now)
        looked = len(now.waiting), *(self.figures[n].rowCount() for n in (1, 2)), self.structure.rowCount()
        for number, (title, count) in enumerate(zip(_TITLES, looked, strict=True)):
            self.tabs.setTabText(number, f"{title} {count}")
        self._tell()

    def number(self) -> int | None:
        """Give the match of the current row, None if there is none."""
        at = self.tabs.currentIndex()
        return None if at == _STRUCTURE else self.figures[at].number(self.table.currentIndex())

    def look_alike(self) -> NotFigure | None:
        """Give what only looks like a figure in the current row."""
        at = self.tabs.currentIndex()
        return None if at == _STRUCTURE else self.figures[at].look_alike(self.table.currentIndex())

    def noticed(self) -> StructureRow | None:
        """Give the current row of the list of structure, while it is shown."""
        return self.structure.row(self.table.currentIndex()) if self.tabs.currentIndex() == _STRUCTURE else None

    def go_to(self, number: int) -> None:
        """Show the row of a match, in whichever list it stands."""
        for tab, model in enumerate(self.figures):
            row = model.row_of(number)
            if row >= 0:
                self.tabs.setCurrentIndex(tab)
                self.table.go_to(row)
                self.table.setFocus()

    def turn(self, step: int) -> None:
        """Show the next list or the one before."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def restyle(self) -> None:
        """Take the measures of the appearance as it is now."""
        for table in self.tables:
            table.restyle()

    def _tell(self) -> None:
        """Say in full what the current row may have no room for."""
        index = self.table.currentIndex()
        row, number = self.noticed(), self.number()
        if row is not None:
            self.detail.setText("。".join(part.rstrip("。") for part in (row.words, row.answer) if part))
        elif number is not None:
            one = self._now.reading.matches[number].occurrence
            self.detail.setText(
                f"第{one.line}行“{in_context(self._now, number)}”：{indicator_words(self._now, number)}"
            )
        else:
            self.detail.setText("" if index.isValid() else "这里没有内容。")

    def _turned(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._hint.setText(_STRUCTURE_HINT if tab == _STRUCTURE else _FIGURE_HINT)
        if not self.table.currentIndex().isValid():
            self.table.go_to(0)
        self.table.setFocus()
        self.moved.emit()

    def _agree(self) -> None:
        row, number = self.noticed(), self.number()
        if row is not None and row.noticed is not None:
            self.decided.emit(self._now.repair(row.noticed))
        elif number is not None:
            self.decided.emit(self._now.agree(number))
            if self.number() == number:
                self.table.next_row()

    def _step(self, step: int) -> None:
        number = self.number()
        if number is not None:
            self._choose(self._now.step(number, step), number)

    def _reject(self) -> None:
        number = self.number()
        if number is not None:
            self._choose(self._now.choose(number, AS_TEXT), number)

    def _choose(self, after: Confirmation, number: int) -> None:
        """Hand a choice over; the cursor stays here even where a quantity goes to the list of those that stay text."""
        row = self.table.currentIndex().row()
        self.decided.emit(after)
        if self.number() != number:
            self.table.go_to(min(row, self.table.model().rowCount() - 1))

    def _search(self) -> None:
        number = self.number()
        if number is None:
            return
        self._asked = number
        year = self._now.reading.structure.year
        known = self._now.standard.indicators.values() if year is None else self._now.standard.of_year(year)
        one = self._now.reading.matches[number].occurrence
        first = {NEW: "新设指标", AS_TEXT: KEPT_AS_TEXT}
        offer = Offer(f"“{one.text}”是哪个指标", "回车选定。", first, catalog=self._now.standard)
        dialog = FindIndicatorDialog(offer, [i for i in known if i.kind.numeric], self._appearance, self)
        dialog.chosen.connect(self._found)
        dialog.open()

    def _found(self, code: str) -> None:
        if self._asked is not None:
            self._choose(self._now.choose(self._asked, code), self._asked)
