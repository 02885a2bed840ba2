"""The tables of the roll-up: rows of one height, columns of set widths, and two tables that move as one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QSplitter, QTableView, QWidget
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import ROW_HEIGHT, TABLE_HEADER_HEIGHT
from desktop.windows.rollup.models import TotalsModel, UnitsModel

_UNIT_WIDTH = 116
_TOTALS_WIDTHS = {1: 52, 2: 84, 3: 84, 4: 72, 5: 58}
_FROZEN, _SCROLLED = 540, 440


class FigureTable(QTableView):
    """Shows a model; the column `wide` takes the room that the others, of set widths, leave.

    `entered` says that Enter was pressed, or a row clicked twice. With hundreds of columns all have one width.
    """

    entered = Signal(int)  # row

    def __init__(
        self,
        model: QAbstractTableModel,
        name: str,
        appearance: Appearance,
        widths: Mapping[int, int],
        wide: int | None = None,
    ) -> None:
        super().__init__()
        self._appearance, self._widths, self._wide = appearance, widths, wide
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(self._double_clicked)
        model.modelReset.connect(self.measure)
        appearance.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the measures at this size of text."""
        px, header = self._appearance.px, self.horizontalHeader()
        self.verticalHeader().setMinimumSectionSize(px(ROW_HEIGHT))
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        header.setFixedHeight(px(TABLE_HEADER_HEIGHT))
        header.setDefaultSectionSize(px(_UNIT_WIDTH))
        for column, width in self._widths.items():
            header.resizeSection(column, px(width))
        if self._wide is not None:
            header.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)

    def _double_clicked(self, index: QModelIndex) -> None:
        self.entered.emit(index.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.entered.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class SideBySide(QWidget):
    """Indicators by units: the totals stand still at the left, the units are scrolled at the right.

    `moved` gives the row that is chosen now. The two tables are one for the eye: they scroll and choose together.
    """

    moved = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.totals_model = TotalsModel(appearance, self)
        self.units_model = UnitsModel(appearance, self)
        self.totals = FigureTable(self.totals_model, "指标和合计", appearance, _TOTALS_WIDTHS, wide=0)
        self.units = FigureTable(self.units_model, "各单位的数", appearance, {})
        self.totals.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for table in (self.totals, self.units):  # so that both have room for the same rows
            table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.totals)
        self.splitter.addWidget(self.units)
        self.splitter.setSizes([_FROZEN, _SCROLLED])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self._join()

    def go_to(self, row: int, unit: int = -1) -> None:
        """Choose a row, and bring a unit into view."""
        self.totals.setCurrentIndex(self.totals_model.index(row, 0))
        if unit >= 0:
            index = self.units_model.index(row, unit)
            self.units.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.units.setCurrentIndex(index)

    @property
    def row(self) -> int:
        """The row that is chosen; -1 for none."""
        return self.totals.currentIndex().row()

    def _join(self) -> None:
        one, other = self.totals.verticalScrollBar(), self.units.verticalScrollBar()
        one.valueChanged.connect(other.setValue)
        other.valueChanged.connect(one.setValue)
        self.totals.selectionModel().currentRowChanged.connect(self._totals_moved)
        self.units.selectionModel().currentRowChanged.connect(self._units_moved)

    def _totals_moved(self, current: QModelIndex) -> None:
        at = self.units.currentIndex()
        if current.isValid() and at.row() != current.row():
            self.units.setCurrentIndex(self.units_model.index(current.row(), max(at.column(), 0)))
        self.moved.emit(current.row())

    def _units_moved(self, current: QModelIndex) -> None:
        if current.isValid() and self.row != current.row():
            self.totals.setCurrentIndex(self.totals_model.index(current.row(), 0))
