"""The table of figures and its keys: typing starts editing, Enter goes down, Tab across, F5 says 无."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop.windows.figures.columns import Column
from desktop.windows.figures.delegate import FigureDelegate
from desktop.windows.figures.model import NONE, FigureModel
from desktop.windows.figures.widths import FITTED, fitted_widths
from desktop.windows.key_acts import act_of
from desktop.windows.keys import Scope
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import ROW_HEIGHT, TABLE_HEADER_HEIGHT

_TYPED_WITH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class FigureTable(QTableView):
    """Shows a FigureModel; `past_end` says that Enter or Tab led beyond the last row, `past_start` before the first."""

    past_end = Signal()
    past_start = Signal()
    current_moved = Signal()
    note_wanted = Signal()
    pasted = Signal(str)  # several cells, to be looked at first
    card_wanted = Signal()  # by a double click beside the cells that are typed into

    def __init__(self, model: FigureModel, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = model
        self._appearance = appearance
        self.setAccessibleName("本标题的指标")
        self.setModel(model)
        self._delegate = FigureDelegate(appearance, self)
        self._delegate.leaving.connect(self.act)
        self.setItemDelegate(self._delegate)
        self._set_up_view()
        self._set_up_headers()
        model.modelReset.connect(self._rows_changed)
        self.doubleClicked.connect(self._double_clicked)
        appearance.changed.connect(self._measure)
        self._measure()

    @property
    def figures(self) -> FigureModel:
        """The figures it shows."""
        return self._figures

    def _set_up_view(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)

    def _set_up_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setAccessibleName("指标表的表头")
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(24)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.LABEL, QHeaderView.ResizeMode.Stretch)

    @property
    def editing(self) -> bool:
        """Whether a cell is being edited."""
        return self._delegate.editor is not None

    def finish(self) -> None:
        """Keep what stands in the cell under edit."""
        self._delegate.finish()

    def content_height(self, most: int = 1 << 24) -> int:
        """Give the height of all rows, or of as many whole ones as `most` pixels have room for."""
        head, row = self.horizontalHeader().height() + 1, self._row_height()
        return head + min(self._figures.rowCount(), max(1, (most - head) // row)) * row

    def go_to(self, row: int, column: Column = Column.NOW) -> None:
        """Make a cell the current one and bring it into view."""
        index = self._figures.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def go_to_end(self, *, last: bool) -> bool:
        """Go to the first, or last, cell that can be typed into; False if there is none."""
        rows = range(self._figures.rowCount())
        for row in reversed(rows) if last else rows:
            if self._can_edit(row, Column.NOW):
                self.go_to(row)
                return True
        return False

    def act(self, action: str) -> None:
        """Do what a key of the table stands for (`keys.py`)."""
        acts: dict[str, Callable[[], object]] = {
            "down": self._down,
            "up": self._up,
            "next_cell": self._right,
            "previous_cell": self._left,
            "none": self._none,
            "as_last_year": self._as_last_year,
            "confirm": self._confirm,
            "clear": self._clear,
            "note": self.note_wanted.emit,
            "copy": self._copy,
            "paste": self._paste,
        }
        acts[action]()

    def _down(self) -> None:
        self._go_vertically(1)

    def _up(self) -> None:
        self._go_vertically(-1)

    def _right(self) -> None:
        self._go_across(1)

    def _left(self) -> None:
        self._go_across(-1)

    def _none(self) -> None:
        if self._figures.set_figure(self.currentIndex(), NONE):
            self._down()

    def _confirm(self) -> None:
        self._figures.confirm(self.currentIndex(), self._down)

    def _as_last_year(self) -> None:
        if self._figures.as_last_year(self.currentIndex()):
            self._down()

    def _clear(self) -> None:
        self._figures.clear(self.currentIndex())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self.currentIndex().data() or ""))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = act_of(event, Scope.TABLE)
        if action == "cancel":
            event.ignore()  # nothing is under edit: Esc closes what is open around the table
        elif not action:
            self._lead_to_value(event)
            super().keyPressEvent(event)
        elif self.currentIndex().isValid():
            self.act(action)

    def _lead_to_value(self, event: QKeyEvent) -> None:
        """Go to this year's cell of the row where something is typed beside it."""
        here, typed = self.currentIndex(), event.text().strip()
        types = bool(typed) and typed.isprintable() and not event.modifiers() & ~_TYPED_WITH
        beside = here.isValid() and not self._can_edit(here.row(), here.column())
        if types and beside and self._figures.may_change() and self._can_edit(here.row(), Column.NOW):
            self.go_to(here.row())

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Open the cell for an input method; Qt drops what comes committed at once, as full-width digits do."""
        was_editing = self.editing
        super().inputMethodEvent(event)
        editor = self._delegate.editor
        if editor is not None and not was_editing and not event.preeditString():
            QApplication.sendEvent(editor, event)

    @override
    def event(self, event: QEvent) -> bool:
        # Tab would leave the table: here it goes to the next cell, as in every spreadsheet.
        pressed = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed is not None and act_of(pressed, Scope.TABLE) in ("next_cell", "previous_cell"):
            self.keyPressEvent(pressed)
            return True
        return super().event(event)

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        for row in {previous.row(), current.row()} - {-1}:  # the whole row is coloured, not the cell alone
            self._draw_row(row)
        self.current_moved.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw only the row at hand otherwise; Qt draws the whole table whenever a cell's editor comes or goes."""
        index = self.currentIndex()
        if index.isValid():
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self._can_edit(index.row(), index.column()))
            self._draw_row(index.row())
        else:
            super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.currentIndex().isValid():
            self._draw_row(self.currentIndex().row())
        else:
            super().focusOutEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.content_height())

    def _paste(self) -> None:
        """One cell goes into the cell at hand as if it had been typed, several are looked at first."""
        text = QGuiApplication.clipboard().text()
        if "\t" in text or "\n" in text.strip():
            self.pasted.emit(text)
        elif text.strip():
            self._figures.setData(self.currentIndex(), text.strip())

    def _draw_row(self, row: int) -> None:
        whole = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        self.viewport().update(whole)

    def _double_clicked(self, index: QModelIndex) -> None:
        if not self._figures.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.card_wanted.emit()

    def _can_edit(self, row: int, column: int) -> bool:
        return bool(self._figures.flags(self._figures.index(row, column)) & Qt.ItemFlag.ItemIsEditable)

    def _go_vertically(self, step: int) -> None:
        index = self.currentIndex()
        column = Column.EARLIER if index.column() == Column.EARLIER else Column.NOW
        row = index.row() + step
        while 0 <= row < self._figures.rowCount():
            if self._can_edit(row, column):
                self.go_to(row, column)
                return
            row += step
        (self.past_end if step > 0 else self.past_start).emit()

    def _go_across(self, step: int) -> None:
        index = self.currentIndex()
        cells = [
            (row, column)
            for row in range(self._figures.rowCount())
            for column in (Column.NOW, Column.EARLIER)
            if self._can_edit(row, column)
        ]
        here = (index.row(), Column(index.column()))
        beyond = [cell for cell in cells if (cell > here if step > 0 else cell < here)]
        if beyond:
            self.go_to(*(beyond[0] if step > 0 else beyond[-1]))
        else:
            (self.past_end if step > 0 else self.past_start).emit()

    def _row_height(self) -> int:
        return self._appearance.px(ROW_HEIGHT)

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._row_height())
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        self.horizontalHeader().setFixedHeight(self._appearance.px(TABLE_HEADER_HEIGHT))
        self._fit_columns()
        self.updateGeometry()
        self.viewport().update()

    def _fit_columns(self) -> None:
        widths = fitted_widths(self.viewport().width(), self._appearance.px)
        for column in FITTED:
            self.setColumnHidden(column, column not in widths)
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _rows_changed(self) -> None:
        self.updateGeometry()
