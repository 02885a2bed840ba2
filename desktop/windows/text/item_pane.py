"""The items and paragraphs of a heading: read, changed where they stand, moved, added."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.model.progress import codes_in_text
from desktop.operations.standard_wording import RESTORE, standard_text
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tone_label import ToneLabel, Voice
from desktop.windows.session import Session
from desktop.windows.text.chip_work import ChipWork
from desktop.windows.text.item_delegate import ItemDelegate
from desktop.windows.text.item_model import ItemModel
from desktop.windows.text.item_view import ItemView
from desktop.windows.text.length_line import LengthLine
from desktop.windows.text.linking import LinkWork
from desktop.windows.text.working import TextWork

_KEYS = "Ctrl+↑↓ 移动 · Ctrl+M 换写法"
_MENU = (
    ("修改", "edit_text"),
    ("插入指标", "insert_figure"),
    ("在后面添加一项", "add_item"),
    ("上移", "move_up"),
    ("下移", "move_down"),
    ("升一级", "raise_level"),
    ("降一级", "lower_level"),
    (RESTORE, "restore"),
    ("删除", "delete_item"),
)


class ItemPane(QWidget):
    """The text of one section; `at` gives the entry that is worked on, `away` an entry or indicator to be shown."""

    at = Signal(str)
    away = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("text")
        self._appearance = appearance
        self.model = ItemModel(self)
        self.delegate = ItemDelegate(self.model, appearance, self)
        self.view = ItemView(self.model, self.delegate, self)
        self.work = TextWork(self.model, self.view, self.delegate, self)
        self.chips = ChipWork(self.model, self.delegate, appearance, self)
        self.links = LinkWork(self.model, self.delegate, self)
        self._add = QPushButton("＋ 添加事项", self)
        self._add.setProperty("quiet", True)
        self._insert_button = QPushButton("插入指标", self)
        self._insert_button.setProperty("quiet", True)
        self.hint = ToneLabel(appearance, self)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.length = LengthLine(self)
        self._hint("")
        self._menu = self._make_menu()
        self._connect()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, appearance.px(4), 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        px = self._appearance.px
        foot = QHBoxLayout()
        foot.setContentsMargins(px(8), 0, px(14), px(4))
        foot.addWidget(self._add)
        foot.addWidget(self._insert_button)
        foot.addWidget(self.hint, 1)
        foot.addSpacing(px(8))
        foot.addWidget(self.length)
        return foot

    def _connect(self) -> None:
        self.delegate.acted.connect(self.act)
        self.view.acted.connect(self.act)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.work.moved_away.connect(self.away)
        self.chips.asked_for.connect(self.away)
        self.chips.done.connect(self.work.go_on)
        self.links.done.connect(self.work.go_on)
        self.links.said.connect(self._hint)
        self._add.clicked.connect(self.work.add_at_end)
        self._insert_button.clicked.connect(self._insert)
        self._appearance.changed.connect(self.view.doItemsLayout)

    def go_to_current(self) -> None:
        """Go to the entry that was worked on last, or to the first one."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus()

    def show_session(self, session: Session | None) -> None:
        """Work on this session from now on."""
        self.model.show_session(session)
        self.length.show_session(session)
        for button in (self._add, self._insert_button):
            button.setEnabled(session is not None and not session.read_only)

    def show_section(self, section: int) -> None:
        """Show the text of a row of the outline."""
        self.finish()
        self.model.show_section(section)
        self.length.show_section(section)

    def go_to(self, key: str, *, edit: bool = False) -> bool:
        """Make an entry the current one; False if it is not here."""
        return self.work.go_to(key, edit=edit)

    def figures_at_hand(self) -> tuple[str, ...]:
        """Give the figure at the cursor, or else those of the paragraph at hand."""
        editor, index = self.delegate.editor, self.view.currentIndex()
        here = codes_in_text(editor.source_at_cursor()) if editor is not None else ()
        if here or not index.isValid():
            return here
        return codes_in_text(editor.source if editor is not None else self.model.row(index.row()).entry.text)

    def select(self, key: str, span: tuple[int, int]) -> None:
        """Edit an entry with a stretch of its printed words selected."""
        at_hand = self.delegate.editor if self.delegate.editing == key else None
        if at_hand is not None:
            at_hand.setFocus()
            at_hand.select_printed(*span)
        elif self.go_to(key, edit=True) and self.delegate.editor is not None:
            self.delegate.editor.select_printed(*span)

    def bring(self, keys: Container[str]) -> None:
        """Bring the first of these entries into view, without going there."""
        rows = (row for row in range(self.model.rowCount()) if self.model.row(row).entry.key in keys)
        first = next(rows, None)
        if first is not None and self.delegate.editor is None:
            heading = first > 0 and self.model.row(first - 1).entry.run_in
            index = self.model.index(first - 1 if heading else first)
            self.view.scrollTo(index, QListView.ScrollHint.PositionAtTop)

    def finish(self) -> None:
        """Keep what stands in the paragraph under edit; a new one without words goes."""
        self.delegate.finish()
        self.work.sweep()

    def act(self, action: str) -> None:
        """Do what a key of the text stands for (`keys.py`)."""
        session = self.model.session
        if session is None or session.read_only:
            return
        match action:
            case "insert_figure":
                self._insert()
            case "link_figure":
                self._link()
            case "figure_form" | "figure_menu":
                self._ask_form()
            case "menu":
                self._show_menu()
            case _:
                self.work.act(action)

    def _insert(self) -> None:
        """Insert into the paragraph under edit, opening the current one first."""
        if self._open() and self.delegate.editor is not None:
            self.chips.insert(self.delegate.editor)

    def _ask_form(self) -> None:
        """Offer what can be done with what stands at the cursor; where nothing stands, what can be done at all."""
        if not self._open() or self.delegate.editor is None:
            return
        editor = self.delegate.editor
        if not self.chips.show_menu(editor) and not self.links.show_menu(editor):
            self._show_menu()

    def _link(self) -> None:
        """Link the digits at the cursor, or those that were typed last."""
        if self._open():
            self.links.link()

    def _hint(self, words: str) -> None:
        """Say what can be linked; where nothing can, which keys help."""
        self.length.setVisible(not words)
        self.hint.say(words or _KEYS, Voice.WARNING if words else Voice.QUIET)
        self.hint.setToolTip(words)

    def _open(self) -> bool:
        """Have a paragraph under edit: the current one, or else the first."""
        if self.delegate.editor is None:
            if not self.view.currentIndex().isValid():
                self._go_to_first_paragraph()
            self.view.edit_current()
        return self.delegate.editor is not None

    def _go_to_first_paragraph(self) -> None:
        rows = (row for row in range(self.model.rowCount()) if not self.model.row(row).entry.is_heading)
        self.view.setCurrentIndex(self.model.index(next(rows, 0)))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, action in _MENU:
            keys = f"\t{KEY_OF[action].shown}" if action in KEY_OF else ""
            item = QAction(words + keys, menu)
            item.setData(action)
            menu.addAction(item)
        menu.triggered.connect(self._chosen)
        return menu

    def _show_menu(self) -> None:
        session, key = self.model.session, self.work.current
        standard = standard_text(session.catalog, session.report, key) if session is not None and key else None
        for item in self._menu.actions():
            if item.data() == "restore":
                item.setEnabled(standard is not None)
            elif item.data() == "edit_text":
                item.setVisible(self.delegate.editor is None)
        self._menu.popup(self._menu_place())

    def _chosen(self, item: QAction) -> None:
        if item.data() == "edit_text":
            self.view.edit_current()
        else:
            self.act(str(item.data()))

    def _menu_place(self) -> QPoint:
        editor = self.delegate.editor
        if editor is not None:
            return editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft() + QPoint(0, 4))
        box = self.view.visualRect(self.view.currentIndex())
        return self.view.menu_at or self.view.viewport().mapToGlobal(box.topLeft() + QPoint(40, 20))

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid():
            self.at.emit(self.model.row(current.row()).entry.key)
