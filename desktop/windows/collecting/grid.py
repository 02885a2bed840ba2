"""A sheet of somebody's workbook as a grid, in which one points at what is what: names, numbers, the row of heads."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from desktop.collection.own_layout import Layout
from desktop.collection.sheets import Sheet, address
from desktop.collection.shown_cells import extent, shown_cell
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import ROW_HEIGHT

MOST_ROWS, MOST_COLUMNS = 2000, 100
_NARROW, _WIDE, _PADDING = 48, 220, 12
_Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """The cells of a sheet as they look, those that were pointed at on a ground of their own."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._sheet = Sheet("", {})
        self._extent = (0, 0)
        self._layout = Layout(-1, 0, 1)

    def show_sheet(self, sheet: Sheet, layout: Layout) -> None:
        """Show a sheet with what is pointed at in it."""
        self.beginResetModel()
        rows, columns = extent(sheet)
        self._sheet, self._layout = sheet, layout
        self._extent = (min(rows, MOST_ROWS), min(columns, MOST_COLUMNS))
        self.endResetModel()

    def point(self, layout: Layout) -> None:
        """Point at something else."""
        self._layout = layout
        rows, columns = self._extent
        if rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, rows - 1)

    @property
    def layout(self) -> Layout:
        """What is pointed at."""
        return self._layout

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._extent[0]

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._extent[1]

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        vertical = orientation is Qt.Orientation.Vertical
        name = str(section + 1) if vertical else address(0, section).rstrip("0123456789")
        if vertical != self._layout.across:
            return f"{name} 表头" if section == self._layout.heading_row else name
        return f"{name} {self._word(section)}".strip()

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown_cell(self._sheet, index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = shown_cell(self._sheet, index.row(), index.column()) or "空"
            return f"{address(index.row(), index.column())}，{words}，{self._word(self._place(index)[1])}"
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(index)
        return None

    def _place(self, index: _Index) -> tuple[int, int]:
        """Give row and column of a cell as the layout counts them."""
        place = index.row(), index.column()
        return (place[1], place[0]) if self._layout.across else place

    def _word(self, column: int) -> str:
        if column == self._layout.label_column:
            return "名称"
        return "数" if column == self._layout.value_column else ""

    def _ground(self, index: _Index) -> QBrush | None:
        tokens, layout = self._appearance.tokens, self._layout
        row, column = self._place(index)
        if row < layout.heading_row:
            return None
        if row == layout.heading_row:
            return QBrush(QColor(tokens.tag_ground))
        if column == layout.label_column:
            return QBrush(QColor(tokens.chip_ground))
        return QBrush(QColor(tokens.done_ground)) if column == layout.value_column else None


class GridView(QTableView):
    """Shows the grid; the arrows lead through its cells."""

    def __init__(self, model: GridModel, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._model = model
        self.setAccessibleName("报来的表")
        self.setModel(model)
        self.setWordWrap(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        appearance.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the heights and widths that the cells need at this size of text, from the column of names on."""
        tokens, px = self._appearance.tokens, self._appearance.px
        self.setStyleSheet(f"""
            QTableView {{ gridline-color: {tokens.line}; }}
            QTableCornerButton::section {{ background: {tokens.surface}; border: 0; }}
        """)
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        for column in range(self._model.columnCount()):
            wanted = max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))
            self.setColumnWidth(column, min(max(wanted + px(_PADDING), px(_NARROW)), px(_WIDE)))

    def go_to_numbers(self) -> None:
        """Put the cursor where the numbers begin, with the names in sight."""
        layout = self._model.layout
        row = max(0, layout.heading_row)
        for column in (layout.value_column, layout.label_column):
            index = self._model.index(column, row) if layout.across else self._model.index(row, column)
            if column == layout.value_column:
                self.setCurrentIndex(index)
            self.scrollTo(index)
