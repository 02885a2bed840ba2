"""The list of quantities or of structure beside the text that was read; all of it by keys.

Space agrees, left and right leaf through the candidates, Backspace leaves text, Enter searches all indicators.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance, colour
from desktop.windows.looks.cells import cell_of, is_selected
from desktop.windows.looks.tokens import ROW_HEIGHT, TABLE_HEADER_HEIGHT
from desktop.windows.reading.models import TONE

_Index = QModelIndex | QPersistentModelIndex


class _Row(QStyledItemDelegate):
    """Paints a cell: its words in the colour that the model names, a line below, the current row tinted."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, px = self._appearance.tokens, self._appearance.px
        box = cell_of(option).rect
        painter.save()
        if is_selected(option):
            painter.fillRect(box, colour(tokens.selected))
        painter.setPen(colour(tokens.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setFont(self._appearance.font())
        painter.setPen(colour(getattr(tokens, str(index.data(TONE)))))
        inner = box.adjusted(px(8), 0, -px(8), 0)
        # A quantity stands at the end of its words, so they are cut at their beginning.
        elide = Qt.TextElideMode.ElideLeft if index.column() == 0 else Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(str(index.data()), elide, inner.width())
        painter.drawText(inner, index.data(Qt.ItemDataRole.TextAlignmentRole), words)
        painter.restore()


class ReadingTable(QTableView):
    """Its signals say what was asked for about the current row."""

    agreed = Signal()
    stepped = Signal(int)
    rejected = Signal()
    searched = Signal()
    moved = Signal()

    def __init__(
        self, model: QAbstractTableModel, widths: tuple[int, ...], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._widths = widths
        self.setModel(model)
        self.setItemDelegate(_Row(appearance, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(False)
        self.doubleClicked.connect(self.searched)
        self.selectionModel().currentRowChanged.connect(self._moved)
        model.modelReset.connect(self._begin)
        self.restyle()

    def restyle(self) -> None:
        """Take the measures of the appearance as it is now; the column of width 0 takes what is left."""
        px = self._appearance.px
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(px(TABLE_HEADER_HEIGHT))
        for column, width in enumerate(self._widths):
            if width:
                self.setColumnWidth(column, px(width))
            else:
                self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def go_to(self, row: int) -> None:
        """Make a row the current one, as far as there is one."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))

    def next_row(self) -> None:
        """Go one row down, if there is one."""
        self.go_to(self.currentIndex().row() + 1)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # those keys are the dialog's
            return
        match event.key():
            case Qt.Key.Key_Space:
                self.agreed.emit()
            case Qt.Key.Key_Left:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right:
                self.stepped.emit(1)
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete:
                self.rejected.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.searched.emit()
            case _:
                super().keyPressEvent(event)

    def _moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        del current, previous
        self.moved.emit()

    def _begin(self) -> None:
        self.go_to(0)
