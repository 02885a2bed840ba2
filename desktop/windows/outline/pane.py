"""The outline at the left: a ring, the title, what is to be checked, and how many figures are filled."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.windows.key_acts import act_of
from desktop.windows.keys import Scope
from desktop.windows.looks.appearance import Appearance, colour
from desktop.windows.looks.cells import cell_of, elided, goes_to_menu, has_focus, is_selected
from desktop.windows.looks.tokens import OUTLINE_ROW_HEIGHT, SMALL_SIZE, Tokens
from desktop.windows.looks.typed_line import TypedLine
from desktop.windows.outline.model import OutlineModel, OutlineRole, OutlineRow, Ring
from desktop.windows.outline.view import OutlineView
from desktop.windows.outline.working import OutlineWork

Index = QModelIndex | QPersistentModelIndex
_FAINT = 0.45
_GROUP, _TITLE = 14, 34  # where their words begin, pixels at 100 %
_QUARTER = 16 * 90  # Qt counts sixteenths of a degree
_OF_THE_LINE = ("delete_heading", "join_heading")  # within a name these keys take out characters


class OutlineDelegate(QStyledItemDelegate):
    """Paints a row of the outline; `acted` gives what a key asks for while a name is typed, which is kept first."""

    acted = Signal(str)  # an action of keys.py

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._editor: TypedLine | None = None

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._appearance.px(OUTLINE_ROW_HEIGHT))

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._editor = TypedLine(parent)
        self._editor.setAccessibleName("标题的文字")
        self._editor.setFont(self._appearance.font())
        return self._editor

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._editor = None
        super().destroyEditor(editor, index)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, TypedLine):
            editor.finish_composing()
        super().setModelData(editor, model, index)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        row, look = index.data(OutlineRole.ROW), self._appearance
        left = look.px(_TITLE)
        if isinstance(row, OutlineRow):  # behind the number, which nobody can edit
            group = row.section.group
            left = look.px(_GROUP if group else _TITLE)
            left += QFontMetrics(look.font(SMALL_SIZE) if group else look.font()).horizontalAdvance(row.section.number)
        editor.setGeometry(cell_of(option).rect.adjusted(left, 1, -look.px(6), -1))

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter keeps the name, every other key of the list keeps it and does its act, Esc leaves it.

        The list itself hears nothing of them: what it changed would take the line away while Qt still works with it.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            action = act_of(event, Scope.OUTLINE)
            if action and action not in _OF_THE_LINE:
                self.finish()
                if action != "rename_heading":
                    self.acted.emit(action)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
                return True
        return not goes_to_menu(event) and super().eventFilter(editor, event)

    def finish(self) -> None:
        """Keep the name that is being typed."""
        if self._editor is not None:
            self.commitData.emit(self._editor)
            self.closeEditor.emit(self._editor, QStyledItemDelegate.EndEditHint.NoHint)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(OutlineRole.ROW)
        if not isinstance(row, OutlineRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.section.group:
            self._paint_group(painter, cell_of(option).rect, row)
        else:
            chosen = is_selected(option)
            focused = has_focus(option)
            self._paint_row(painter, cell_of(option).rect, row, chosen=chosen, focused=focused)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, row: OutlineRow) -> None:
        look = self._appearance
        painter.setFont(look.font(SMALL_SIZE))
        painter.setPen(QColor(look.tokens.secondary))
        inner = rect.adjusted(look.px(_GROUP), look.px(4), -look.px(8), 0)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), elided(painter, row.words, inner.width()))

    def _paint_row(self, painter: QPainter, rect: QRect, row: OutlineRow, *, chosen: bool, focused: bool) -> None:
        look, tokens = self._appearance, self._appearance.tokens
        if chosen:
            self._paint_chosen(painter, rect, focused=focused)
        side = look.px(11)
        ring = QRectF(rect.left() + look.px(14), rect.top() + (rect.height() - side) / 2, side, side)
        _paint_ring(painter, ring, row.ring, tokens)
        right = rect.right() - look.px(14)
        painter.setFont(look.font(SMALL_SIZE))
        painter.setPen(QColor(tokens.secondary))
        right = self._paint_at_right(painter, rect, right, row.count)
        if row.wrong:
            painter.setPen(QColor(tokens.error_text if row.progress.errors else tokens.warning_text))
            right = self._paint_at_right(painter, rect, right, f"{row.wrong}⚠")
        painter.setFont(look.font())
        painter.setPen(QColor(tokens.text))
        left = rect.left() + look.px(_TITLE)
        inner = QRect(left, rect.top(), right - left, rect.height())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), elided(painter, row.words, inner.width()))

    def _paint_chosen(self, painter: QPainter, rect: QRect, *, focused: bool) -> None:
        tokens = self._appearance.tokens
        box = QRectF(rect).adjusted(6, 0.5, -6, -0.5)
        painter.setPen(QPen(QColor(tokens.accent), 1) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.selected))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 4, 3, box.height() - 8), 1.5, 1.5)

    def _paint_at_right(self, painter: QPainter, rect: QRect, right: int, text: str) -> int:
        """Draw a text that ends at `right` and give where the next one has to end."""
        wide = QFontMetrics(painter.font()).horizontalAdvance(text)
        box = QRect(right - wide, rect.top(), wide + 1, rect.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
        return right - wide - self._appearance.px(8)


class OutlinePane(QWidget):
    """The list of parts and headings; `chosen` gives the row that the user went to."""

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self.model = OutlineModel(self)
        self.view = OutlineView(self)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName("报告提纲")
        self.view.setModel(self.model)
        self._delegate = OutlineDelegate(appearance, self)
        self.view.setItemDelegate(self._delegate)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.model.modelReset.connect(self._restore)
        self.work = OutlineWork(self.model, self)
        self.work.naming.connect(self._name)
        self.work.gone_to.connect(self._show)
        self.view.acted.connect(self._act)
        self._delegate.acted.connect(self._act)
        self.view.menu_asked.connect(self._ask)
        self.view.dropped.connect(self.work.drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, appearance.px(8), 0, 0)
        layout.addWidget(self.view)
        appearance.changed.connect(self._draw_again)
        self._current = -1

    @property
    def current(self) -> int:
        """The row at hand, -1 if there is none."""
        return self._current

    def go_to(self, row: int) -> None:
        """Choose a row."""
        self.view.setCurrentIndex(self.model.index(row))
        self.view.scrollTo(self.model.index(row))

    def finish(self) -> None:
        """Keep the name of a heading that is being typed."""
        self._delegate.finish()

    def _act(self, name: str) -> None:
        self.work.act(name, self.view.currentIndex().row())

    def _ask(self, row: int) -> None:
        """Show the menu of a row."""
        if row >= 0:
            self.work.offer(row)
            self.work.menu.popup(self.view.viewport().mapToGlobal(self.view.visualRect(self._index(row)).bottomLeft()))

    def _name(self, key: str) -> None:
        row = self._row_of(key)
        if row is not None:
            self.view.scrollTo(self._index(row))
            self.view.setFocus()
            self.view.edit(self._index(row))

    def _show(self, key: str) -> None:
        row = self._row_of(key)
        if row is not None:
            self.go_to(row)

    def _row_of(self, key: str) -> int | None:
        session = self.model.session
        return session.sections.index_of(key) if session is not None else None

    def _index(self, row: int) -> QModelIndex:
        return self.model.index(row)

    def _moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        if not current.isValid():
            return
        if self.model.row(current.row()).section.group:
            self._step_over(current.row(), 1 if current.row() > previous.row() else -1)
            return
        self._current = current.row()
        self.chosen.emit(current.row())

    def _step_over(self, row: int, step: int) -> None:
        """Pass over a part that only gathers headings."""
        beyond = row + step
        if 0 <= beyond < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(beyond))
        elif self._current >= 0:
            self.view.setCurrentIndex(self.model.index(self._current))

    def _restore(self) -> None:
        row = min(self._current, self.model.rowCount() - 1)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))

    def _draw_again(self) -> None:
        self.view.doItemsLayout()


def _paint_ring(painter: QPainter, box: QRectF, ring: Ring, tokens: Tokens) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match ring:
        case Ring.DONE | Ring.CONFIRMED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.done_text))
            painter.drawEllipse(box.adjusted(-1, -1, 1, 1) if ring is Ring.CONFIRMED else box)
            if ring is Ring.CONFIRMED:
                _paint_tick(painter, box, tokens)
        case Ring.WRONG:
            painter.setPen(QPen(QColor(tokens.warning_rule), 2))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        case _:
            painter.setPen(QPen(colour(tokens.earlier, _FAINT), 2))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            if ring is Ring.PART:
                painter.setPen(QPen(QColor(tokens.accent), 2))
                painter.drawArc(box.adjusted(1, 1, -1, -1), _QUARTER, _QUARTER * 2)


def _paint_tick(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    left, top, side = box.left(), box.top(), box.width()
    painter.setPen(QPen(QColor(tokens.window), side / 7))
    corners = ((0.24, 0.52), (0.43, 0.70), (0.77, 0.32))
    painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in corners])
