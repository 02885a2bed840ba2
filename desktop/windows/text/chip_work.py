"""What is done with the figures in a text: put in, written another way, made plain words, found in the table."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from desktop.model.edits import SetText
from desktop.model.ways import figure_of, placeholders_of, way_of, ways_of, with_placeholder
from desktop.windows.figures.find_indicator import InsertFigureDialog
from desktop.windows.looks.appearance import Appearance
from desktop.windows.text.chip_menu import CASES, FIXED, GO, REMOVE, ChoiceMenu, way_chosen
from desktop.windows.text.chips import chip_near, chip_number
from desktop.windows.text.item_delegate import ItemDelegate
from desktop.windows.text.item_editor import ItemEditor
from desktop.windows.text.item_model import ItemModel, entry_at


class ChipWork(QObject):
    """Works on the figure at the cursor of the paragraph under edit.

    `asked_for` gives an indicator to be shown, `done` where the hands go on: an entry and the place in it.
    """

    asked_for = Signal(str)
    done = Signal(str, int)

    def __init__(self, model: ItemModel, delegate: ItemDelegate, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = delegate
        self._window = parent
        self._appearance = appearance
        self.menu = ChoiceMenu(parent)
        self.menu.chosen.connect(self._chosen)
        self._at = ("", -1)  # the entry and which of its placeholders the menu is about
        self._place = 0  # where the cursor was

    def insert(self, editor: ItemEditor) -> None:
        """Ask for an indicator and put it at the cursor."""
        session = self._model.session
        if session is None:
            return
        dialog = InsertFigureDialog(session.catalog, session.report, session.values, self._appearance, editor)
        dialog.placeholder.connect(editor.insert_source)
        dialog.open()

    def show_menu(self, editor: ItemEditor) -> bool:
        """Offer what can be done with the figure at the cursor; False if there is none."""
        session, place = self._model.session, chip_near(editor.textCursor())
        if session is None or place is None:
            return False
        number = chip_number(editor.document(), place)
        source = placeholders_of(editor.source)[number]
        self._at = (self._delegate.editing, number)
        self._place = editor.textCursor().position()
        self.menu.show_ways(ways_of(source, session.catalog, session.values), way_of(source))
        self.menu.popup(editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft() + QPoint(0, 4)))
        return True

    @property
    def _source(self) -> str:
        """The placeholder that the menu is about, as it stands in the report."""
        key, number = self._at
        session = self._model.session
        return placeholders_of(entry_at(session, key).text)[number] if session is not None else ""

    def _chosen(self, name: str) -> None:
        session = self._model.session
        if session is None:
            return
        self._delegate.keep()
        if name == CASES:
            self._ask_cases()
        elif name == GO:
            code = figure_of(self._source)
            self.asked_for.emit(code.code if code else "")
        elif name == FIXED:
            self._become(session.phrases.plain(self._source), "数改成固定文字")
        elif name == REMOVE:
            self._become("", "删去一个数")
        else:
            self._become(way_chosen(name), "换一种写法")

    def _ask_cases(self) -> None:
        from desktop.windows.text.cases_dialog import CasesDialog

        session = self._model.session
        if session is not None:
            dialog = CasesDialog(self._source, session.catalog, session.values, self._appearance, self._window)
            dialog.taken.connect(self._take_cases)
            dialog.open()

    def _take_cases(self, source: str) -> None:
        self._become(source, "没有发生时的写法")

    def _become(self, words: str, label: str) -> None:
        """Put other words in the place of the figure: a step of its own among those of the paragraph."""
        session = self._model.session
        key, number = self._at
        if session is not None:
            session.close_step()
            session.do(SetText(key, with_placeholder(entry_at(session, key).text, number, words)), label, by="items")
            self.done.emit(key, self._place)
