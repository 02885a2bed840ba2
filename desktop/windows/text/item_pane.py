"""The items and paragraphs of a heading: read, changed where they stand, moved, added."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.model.edits import Edit
from desktop.windows.figures.find_indicator import InsertFigureDialog
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.lists import SteadyListView
from desktop.windows.session import Session
from desktop.windows.text.item_acts import add_item, move, remove, split_paragraph
from desktop.windows.text.item_delegate import ItemDelegate
from desktop.windows.text.item_model import ItemModel, entry_at

_WITH = Qt.KeyboardModifier.ControlModifier


class ItemView(SteadyListView):
    """The rows; a click or Enter begins to edit, keys with Ctrl move and insert."""

    acted = Signal(str)  # an action of keys.py, or "delete"

    def __init__(self, model: ItemModel, delegate: ItemDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self.setAccessibleName("本标题的文字")
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._delegate.click = event.globalPosition().toPoint()
            self.edit(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _action(event)
        if action == "edit_text":
            self.edit(self.currentIndex())
        elif action:
            self.acted.emit(action)
        else:
            super().keyPressEvent(event)

    @override
    def changed_part(self, index: QModelIndex) -> QRect:
        part = self._delegate.changed_part(self.visualRect(index), index)
        return part.adjusted(0, -1, 0, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegate.seen = event.rect()
        super().paintEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.acted.emit("menu")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self.doItemsLayout()


def _action(event: QKeyEvent) -> str:
    if event.modifiers() == _WITH:
        return {
            Qt.Key.Key_Up: "move_up",
            Qt.Key.Key_Down: "move_down",
            Qt.Key.Key_I: "insert_figure",
        }.get(Qt.Key(event.key()), "")
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "edit_text"
    return "delete" if event.key() == Qt.Key.Key_Delete else ""


class ItemPane(QWidget):
    """The text of one section; `at` gives the entry that is worked on."""

    at = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.model = ItemModel(self)
        self.delegate = ItemDelegate(self.model, appearance, self)
        self.delegate.split.connect(self._split)
        self.delegate.insertion_asked.connect(self._insert)
        self.view = ItemView(self.model, self.delegate, self)
        self.view.acted.connect(self.act)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self._add = QPushButton("＋ 添加事项", self)
        self._add.setProperty("quiet", True)
        self._add.clicked.connect(self.add)
        self._hint = QLabel("Ctrl+↑↓ 移动 · Ctrl+I 插入指标", self)
        self._hint.setProperty("role", "secondary")
        self._menu = self._make_menu()
        appearance.changed.connect(self.view.doItemsLayout)
        foot = QHBoxLayout()
        foot.setContentsMargins(appearance.px(8), 0, appearance.px(14), appearance.px(4))
        foot.addWidget(self._add)
        foot.addWidget(self._hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, appearance.px(4), 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)

    def show_session(self, session: Session | None) -> None:
        """Work on this session from now on."""
        self.model.show_session(session)
        self._add.setEnabled(session is not None and not session.read_only)

    def show_section(self, section: int) -> None:
        """Show the text of a row of the outline."""
        self.finish()
        self.model.show_section(section)

    def go_to(self, key: str, *, edit: bool = False) -> bool:
        """Make an entry the current one; False if it is not here."""
        row = self.model.row_of(key)
        if row is None:
            return False
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        if edit:
            self.view.setFocus()
            self.view.edit(index)
        return True

    def bring(self, keys: Container[str]) -> None:
        """Bring the first of these entries into view, without going there."""
        rows = (row for row in range(self.model.rowCount()) if self.model.row(row).entry.key in keys)
        first = next(rows, None)
        if first is not None and self.delegate.editor is None:
            heading = first > 0 and self.model.row(first - 1).entry.run_in
            index = self.model.index(first - 1 if heading else first)
            self.view.scrollTo(index, QListView.ScrollHint.PositionAtTop)

    def finish(self) -> None:
        """Keep what stands in the paragraph under edit."""
        self.delegate.finish()

    def act(self, action: str) -> None:
        """Do what a key of the text stands for (`keys.py`)."""
        match action:
            case "move_up" | "move_down":
                self._move(-1 if action == "move_up" else 1)
            case "insert_figure":
                self._insert()
            case "delete":
                self._remove()
            case _:
                self._menu.popup(self._menu_place())

    def add(self) -> None:
        """Add an item at the end of the section, or behind the one at hand, and edit its heading."""
        session = self.model.session
        rows = self.model.rowCount()
        if session is None:
            return
        after = self.model.row(rows - 1).entry.key if rows else self.model.heading_key
        edit, key = add_item(after)
        if session.do(edit, "添加事项", by="items"):
            self.go_to(key, edit=True)
            if self.delegate.editor is not None:
                self.delegate.editor.selectAll()

    def _current(self) -> str:
        index = self.view.currentIndex()
        return self.model.row(index.row()).entry.key if index.isValid() else ""

    def _move(self, step: int) -> None:
        self.finish()
        session, key = self.model.session, self._current()
        edit: Edit | None = move(session.report.outline, key, step) if session and key else None
        if session is not None and edit is not None and session.do(edit, "移动事项", by="items"):
            self.go_to(key)

    def _remove(self) -> None:
        session, key = self.model.session, self._current()
        if session is not None and key:
            session.do(remove(session.report.outline, key), "删除一段文字", by="items")

    def _split(self, key: str, before: str, behind: str) -> None:
        session = self.model.session
        if session is None:
            return
        edit, new = split_paragraph(entry_at(session, key), before, behind)
        if session.do(edit, "另起一段", by="items"):
            self.go_to(new, edit=True)

    def _insert(self) -> None:
        """Insert into the paragraph under edit, opening the current one first."""
        session = self.model.session
        if session is None or session.read_only:
            return
        if self.delegate.editor is None and self.view.currentIndex().isValid():
            self.view.edit(self.view.currentIndex())
        if self.delegate.editor is not None:
            known = session.catalog.of_year(session.report.year)
            dialog = InsertFigureDialog(known, session.values, self.delegate.editor)
            dialog.placeholder.connect(self.delegate.editor.insert_source)
            dialog.open()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, action in (
            ("修改", "edit_text"),
            ("插入指标", "insert_figure"),
            ("上移", "move_up"),
            ("下移", "move_down"),
            ("删除", "delete"),
        ):
            item = QAction(words, menu)
            item.setData(action)
            menu.addAction(item)
        menu.triggered.connect(self._chosen)
        return menu

    def _chosen(self, item: QAction) -> None:
        if item.data() == "edit_text":
            self.view.edit(self.view.currentIndex())
        else:
            self.act(str(item.data()))

    def _menu_place(self) -> QPoint:
        box = self.view.visualRect(self.view.currentIndex())
        return self.view.viewport().mapToGlobal(box.topLeft() + QPoint(40, 20))

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid():
            self.at.emit(self.model.row(current.row()).entry.key)
