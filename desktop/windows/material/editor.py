"""Rewording one paragraph of a material, with its figures as chips: Enter keeps it, Esc does not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.model.catalog import Catalog
from desktop.windows.figures.find_indicator import InsertFigureDialog
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.material.telling import MaterialTelling
from desktop.windows.text.item_editor import ItemEditor


class Rewording(ItemEditor):
    """`done` says that the words are to be kept, `given_up` that they are not."""

    done = Signal()
    given_up = Signal()

    def __init__(self, telling: MaterialTelling, catalog: Catalog, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(telling, appearance, parent)
        self._telling, self._catalog = telling, catalog
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.pasted.connect(self._paste)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.finish_composing()
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif QKeySequence(event.keyCombination()) == QKeySequence(KEY_OF["insert_figure"].key):
            self._ask_figure()
        else:
            super().keyPressEvent(event)

    def _ask_figure(self) -> None:
        telling = self._telling
        dialog = InsertFigureDialog(self._catalog, telling.report, telling.values, self.appearance, self)
        dialog.placeholder.connect(self.insert_source)
        dialog.open()

    def _paste(self, paragraphs: tuple[str, ...]) -> None:
        """Put several paragraphs into the one, behind each other."""
        self.insert_source("".join(paragraphs))
