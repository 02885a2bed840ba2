"""How the figure table is painted and edited: a rule at the left where something is wrong, tags, and a plain editor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget
from typing_extensions import override

from desktop.model.severity import Severity
from desktop.windows.figures.cells import FigureCell
from desktop.windows.figures.columns import Column, alignment_of
from desktop.windows.figures.model import FigureModel
from desktop.windows.key_acts import act_of
from desktop.windows.keys import Scope
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import cell_of, elided, goes_to_menu, has_focus
from desktop.windows.looks.tags import paint_tag
from desktop.windows.looks.tokens import ROW_HEIGHT, RULE_WIDTH, SMALL_SIZE
from desktop.windows.looks.typed_line import TypedLine

Index = QModelIndex | QPersistentModelIndex
_LEAVING = ("down", "up", "next_cell", "previous_cell", "none", "confirm")
_ARROWS = {Qt.Key.Key_Down: "down", Qt.Key.Key_Up: "up"}


class FigureEditor(TypedLine):
    """The line in a cell."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        tokens = appearance.tokens
        self.setAccessibleName("填写指标")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFont(appearance.font())
        self.setStyleSheet(
            f"QLineEdit {{ border: 2px solid {tokens.accent}; border-radius: 2px; background: {tokens.surface};"
            f" color: {tokens.text}; padding: 0 {appearance.px(5)}px; }}"
        )


class FigureDelegate(QStyledItemDelegate):
    """Paints the cells; while one is edited, tells by `leaving` which way its keys lead."""

    leaving = Signal(str)  # the action of keys.py

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.editor: FigureEditor | None = None

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._appearance.px(ROW_HEIGHT))

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.editor = FigureEditor(self._appearance, parent)
        return self.editor

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.editor = None
        super().destroyEditor(editor, index)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # A change elsewhere must not overwrite what is being typed here.
        if isinstance(editor, FigureEditor) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, FigureEditor):
            editor.finish_composing()
            if editor.isModified():
                index.model().setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(cell_of(option).rect.adjusted(0, 0, 0, -1))

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, FigureEditor) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            action = _ARROWS.get(Qt.Key(event.key())) or act_of(event, Scope.TABLE)
            if action in _LEAVING:
                self._leave(editor, action)
                return True
        return not goes_to_menu(event) and super().eventFilter(editor, event)

    def _leave(self, editor: FigureEditor, action: str) -> None:
        if action != "none":
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.leaving.emit(action)

    def finish(self) -> None:
        """Keep what stands in the open editor, as before saving or closing."""
        if self.editor is not None:
            editor = self.editor
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, FigureModel):
            return
        cell = model.cell(index.row(), index.column())
        painter.save()
        self._paint_ground(painter, option, index, cell)
        if cell.tag is not None:
            left = cell_of(option).rect.left() + self._appearance.px(8)
            paint_tag(painter, self._appearance, cell.tag, left, cell_of(option).rect)
        else:
            self._paint_text(painter, option, cell)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, cell: FigureCell) -> None:
        tokens, rect = self._appearance.tokens, cell_of(option).rect
        row_chosen = _row_chosen(option, index)
        painter.fillRect(rect, QColor(tokens.selected if row_chosen else tokens.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        if cell.column is Column.LABEL and cell.severity is not None:
            rule = tokens.error_text if cell.severity is Severity.ERROR else tokens.warning_rule
            painter.fillRect(QRect(rect.left(), rect.top(), RULE_WIDTH, rect.height() - 1), QColor(rule))
        if has_focus(option):
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, cell: FigureCell) -> None:
        if not cell.text:
            return
        look, column = self._appearance, cell.column
        indent = 16 * cell.depth if column is Column.LABEL else 0
        rect = cell_of(option).rect.adjusted(look.px(8 + indent), 0, -look.px(8), -1)
        painter.setFont(look.font(SMALL_SIZE if column in _SMALL else 13))
        painter.setPen(QColor(self._ink(cell)))
        painter.drawText(rect, int(alignment_of(column)), elided(painter, cell.text, rect.width()))

    def _ink(self, cell: FigureCell) -> str:
        tokens = self._appearance.tokens
        if cell.column in (Column.NOW, Column.EARLIER) and cell.unsaved:
            return tokens.error_text
        if cell.column is Column.EARLIER:
            return tokens.earlier
        if cell.column in _SMALL or (cell.column is Column.NOW and cell.computed):
            return tokens.secondary
        return tokens.text


_SMALL = (Column.CHANGE, Column.SOURCE)


def _row_chosen(option: QStyleOptionViewItem, index: Index) -> bool:
    view = cell_of(option).widget
    return isinstance(view, QTableView) and view.currentIndex().row() == index.row()
