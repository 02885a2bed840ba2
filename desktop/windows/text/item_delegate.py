"""How items and paragraphs are painted, and edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QTextCursor, QTextDocument
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.model.severity import Severity
from desktop.windows.figures.words import CARRIED
from desktop.windows.key_acts import act_of
from desktop.windows.keys import Scope
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import cell_of, goes_to_menu, has_focus, is_selected
from desktop.windows.looks.tags import paint_tag, tag_width
from desktop.windows.looks.tokens import RULE_WIDTH
from desktop.windows.text.chips import chip_source, draw_with_chips
from desktop.windows.text.item_editor import ItemEditor
from desktop.windows.text.item_model import ItemModel, ItemRow
from desktop.windows.text.row_documents import RowDocuments

Index = QModelIndex | QPersistentModelIndex
# What these keys do to a row, they do to the paragraph under edit, too; all others belong to the editor then.
_WHILE_EDITING = frozenset(
    {"insert_figure", "link_figure", "figure_form", "add_item", "raise_level", "lower_level", "move_up", "move_down"}
)
_SIDE, _ABOVE_HEADING, _BELOW = 14, 8, 4
_BEFORE_TAG, _TAG_LINE = 10, 22


class ItemDelegate(QStyledItemDelegate):
    """Paints a row from its QTextDocument.

    `split` says that the paragraph under edit is to become two: its key, what stays, what goes to the new one.
    """

    split = Signal(str, str, str)
    pasted = Signal(str, str, object, str)  # its key, what stands before, the paragraphs, what stands behind
    joined = Signal(str)  # the entry that is to be joined to the one above it
    acted = Signal(str)  # an action of keys.py, or "figure_menu"
    opened = Signal(ItemEditor)
    closed = Signal()
    left = Signal(str)  # the entry that was under edit

    def __init__(self, model: ItemModel, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._appearance = appearance
        self._documents = RowDocuments(appearance, self)
        self.width = 400
        self.seen = QRect()  # the part of the view that is painted now
        self.editor: ItemEditor | None = None
        self._editing = ""
        self.click: QPoint | None = None
        self.place: int | None = None  # where the cursor is to stand in the next editor
        appearance.changed.connect(self._forget)

    def _forget(self) -> None:
        self._documents.forget()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._model.row(index.row())
        px = self._appearance.px
        above = px(_ABOVE_HEADING) if row.entry.is_heading else 0
        if self.editor is not None and row.entry.key == self._editing:
            return QSize(self.width, round(self.editor.document().size().height()) + above + px(_BELOW))
        height = self._documents.height(row, self._width()) + self._tag_below(row)
        return QSize(self.width, height + above + px(_BELOW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index.row())
        document = self._document(row)
        left, top = self._origin(option, row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edited = self.editor is not None and row.entry.key == self._editing
        if edited or (has_focus(option) and is_selected(option)):
            painter.setPen(QPen(QColor(self._appearance.tokens.accent), 2 if edited else 1))
            edge = -1 if edited and not row.entry.is_heading else 0.5  # the editor of a paragraph covers its upper edge
            painter.drawRoundedRect(QRectF(cell_of(option).rect).adjusted(6.5, edge, -6.5, -0.5), 4, 4)
        if row.wrong is not None:
            tokens, rect = self._appearance.tokens, cell_of(option).rect
            rule = tokens.error_text if row.wrong is Severity.ERROR else tokens.warning_rule
            painter.fillRect(QRect(rect.left(), rect.top() + 2, RULE_WIDTH, rect.height() - 4), QColor(rule))
        if row.tagged:
            self._paint_tag(painter, option, row)
        painter.translate(left, top)
        tokens = self._appearance.tokens
        draw_with_chips(painter, document, tokens, tokens.text, QRectF(self.seen.translated(-left, -top)))
        painter.restore()

    def changed_part(self, rect: QRect, index: Index) -> QRect:
        """Give the part of a row, which stands in `rect`, that differs from how it was painted before it changed."""
        row = self._model.row(index.row())
        part = self._documents.changed_part(row, self._width())
        if part is None:
            return rect
        px = self._appearance.px
        above = px(_ABOVE_HEADING) if row.entry.is_heading else 0
        return QRectF(0, part.top() + rect.top() + above, rect.width(), part.height()).toAlignedRect()

    def _origin(self, option: QStyleOptionViewItem, row: ItemRow) -> tuple[int, int]:
        px = self._appearance.px
        above = px(_ABOVE_HEADING) if row.entry.is_heading else 0
        return cell_of(option).rect.left() + px(_SIDE), cell_of(option).rect.top() + above

    def _tag_below(self, row: ItemRow) -> int:
        """Give how many pixels a row needs below its words because its tag has no room behind the last one."""
        px = self._appearance.px
        if not row.tagged:
            return 0
        wide = px(_BEFORE_TAG) + tag_width(self._appearance, CARRIED.words)
        fits = self._documents.last_line(row, self._width()).right() + wide <= self._width() + px(_BEFORE_TAG)
        return 0 if fits else px(_TAG_LINE)

    def _paint_tag(self, painter: QPainter, option: QStyleOptionViewItem, row: ItemRow) -> None:
        """Behind the last word, on its line; on one of its own where there is no room for it."""
        left, top = self._origin(option, row)
        line = self._documents.last_line(row, self._width())
        below = self._tag_below(row)
        at = 0 if below else round(line.right()) + self._appearance.px(_BEFORE_TAG)
        box = QRect(left + at, round(top + line.top()), self._width(), round(line.height()))
        if below:
            box.moveTop(round(top + line.bottom()))
            box.setHeight(below)
        width = tag_width(self._appearance, CARRIED.words)
        paint_tag(painter, self._appearance, CARRIED, box.left(), box, width)

    def _document(self, row: ItemRow) -> QTextDocument:
        return self._documents.document(row, self._width())

    def _width(self) -> int:
        return self.width - 2 * self._appearance.px(_SIDE)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row, editor = self._model.row(index.row()), ItemEditor(self._model, self._appearance, parent)
        editor.stand_behind(row.number, heading=row.entry.is_heading)
        tokens = self._appearance.tokens
        editor.setStyleSheet(f"QTextEdit {{ background: {tokens.surface}; border: 0; padding: 0; }}")
        editor.rested.connect(self.commitData)
        editor.grew.connect(self._grew)
        editor.pasted.connect(self._pasted)
        editor.menu_asked.connect(self._menu_asked)
        self.editor = editor
        self._editing = row.entry.key
        self.opened.emit(editor)
        return editor

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, ItemEditor):
            editor.rested.disconnect(self.commitData)  # it is deleted later: until then its clock could still strike
        key, self.editor, self._editing = self._editing, None, ""
        around = editor.parentWidget()
        if around is not None:
            around.update()  # the frame is wider than what Qt would paint anew
        super().destroyEditor(editor, index)
        self.closed.emit()
        self.left.emit(key)
        if self._model.session is not None:
            self._model.session.close_step()

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, ItemEditor) and not editor.touched and not editor.composing:
            editor.load(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            self._place_cursor(editor)

    @override
    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, ItemEditor) and index.isValid():
            editor.finish_composing()
            if editor.touched:
                self._model.setData(index, editor.source)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index.row())
        left, top = self._origin(option, row)
        side = self._appearance.px(_SIDE)
        editor.setGeometry(left, top, cell_of(option).rect.width() - 2 * side, cell_of(option).rect.bottom() - top)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, ItemEditor) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            action = act_of(event, Scope.TEXT)
            if action == "edit_text":
                self._enter(editor)
            elif action == "leave_text":
                self._escape(editor)
            elif action in _WHILE_EDITING:
                self.acted.emit(action)
            else:
                return self._joins(editor, Qt.Key(event.key())) or super().eventFilter(editor, event)
            return True
        return not goes_to_menu(event) and super().eventFilter(editor, event)

    def _joins(self, editor: ItemEditor, key: Qt.Key) -> bool:
        """Join the paragraph to its neighbour by Backspace at its beginning or Delete at its end."""
        cursor = editor.textCursor()
        if editor.composing or cursor.hasSelection():
            return False
        row = self._model.row_of(self._editing)
        below = key == Qt.Key.Key_Delete and cursor.atEnd()
        if row is None or not (below or (key == Qt.Key.Key_Backspace and cursor.atStart())):
            return False
        row += below
        if row < self._model.rowCount():
            self.joined.emit(self._model.row(row).entry.key)
        return True

    def told(self, index: Index, rect: QRect, place: QPoint) -> str:
        """Give what is told of the figure at a place of the view, where the row stands in `rect`; "" for no figure."""
        row = self._model.row(index.row())
        px = self._appearance.px
        above = px(_ABOVE_HEADING) if row.entry.is_heading else 0
        within = QPointF(place - rect.topLeft() - QPoint(px(_SIDE), above))
        source = chip_source(self._document(row), within)
        return "\n".join(self._model.told(source)) if source else ""

    def _pasted(self, paragraphs: tuple[str, ...]) -> None:
        if self.editor is not None:
            before, behind = self.editor.split_sources()
            self.pasted.emit(self._editing, before, paragraphs, behind)

    def _menu_asked(self) -> None:
        self.acted.emit("figure_menu")

    @property
    def editing(self) -> str:
        """The key of the entry under edit, "" while there is none."""
        return self._editing if self.editor is not None else ""

    def keep(self) -> None:
        """Keep what stands in the open editor, and leave it open."""
        if self.editor is not None:
            self.commitData.emit(self.editor)
            self.editor.touched = False

    def leave(self) -> None:
        """Close the open editor; whoever asks for it keeps what stood there."""
        if self.editor is not None:
            self.closeEditor.emit(self.editor, QStyledItemDelegate.EndEditHint.NoHint)

    def finish(self) -> None:
        """Keep what stands in the open editor and close it."""
        if self.editor is not None:
            editor = self.editor
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _enter(self, editor: ItemEditor) -> None:
        editor.finish_composing()
        key = self._editing
        before, behind = editor.split_sources()
        if not (before + behind).strip():
            return  # there is an empty paragraph already
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.split.emit(key, before, behind)

    def _escape(self, editor: ItemEditor) -> None:
        self._model.restore(self._editing)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)

    def _place_cursor(self, editor: ItemEditor) -> None:
        cursor = editor.textCursor()
        if self.click is not None:
            editor.document().setTextWidth(editor.width())  # it is not shown yet: Qt has laid out nothing in it
            cursor = editor.cursorForPosition(editor.viewport().mapFromGlobal(self.click))
            self.click = None
        elif self.place is not None:
            cursor.setPosition(min(self.place, editor.document().characterCount() - 1))
            self.place = None
        elif editor.loaded > 1:
            return
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        editor.setTextCursor(cursor)

    def _grew(self) -> None:
        row = self._model.row_of(self._editing)
        if row is not None:
            self.sizeHintChanged.emit(self._model.index(row))
