"""What the table asks beside its cells: a note to a figure, and whether a pasted column is to be taken."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.model.edits import Edit
from desktop.operations.pasting import read_pasted
from desktop.refusal import Refused
from desktop.windows.figures.note_line import NoteLine
from desktop.windows.figures.paste_dialog import PasteDialog
from desktop.windows.figures.table import FigureTable
from desktop.windows.looks.appearance import Appearance
from desktop.windows.session import Session


class Beside(QObject):
    """Opens the note line and the paste dialog for a table."""

    def __init__(self, table: FigureTable, note: NoteLine, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._note, self._appearance, self._window = table, note, appearance, parent
        self._row = -1  # whose note is being written
        self.session: Session | None = None
        table.note_wanted.connect(self._ask_note)
        table.pasted.connect(self._look_at)
        note.written.connect(self._keep_note)
        note.left.connect(table.setFocus)

    def _ask_note(self) -> None:
        index, figures = self._table.currentIndex(), self._table.figures
        if self.session is not None and index.isValid() and not self.session.read_only:
            self._row = index.row()
            self._note.ask(figures.note(index), figures.indicator(index.row()).label)

    def _keep_note(self, text: str) -> None:
        figures = self._table.figures
        figures.set_note(figures.index(self._row, 0), text)

    def _look_at(self, text: str) -> None:
        """Show what several pasted cells would change."""
        session, index, figures = self.session, self._table.currentIndex(), self._table.figures
        if session is None or session.read_only or not index.isValid():
            return
        below = [figures.indicator(row) for row in range(index.row(), figures.rowCount())]
        try:
            pasted = read_pasted(text, below, session.catalog.of_year(session.report.year))
        except Refused as refused:
            session.said.emit(refused.sentence)
            return
        dialog = PasteDialog(pasted, session.report, self._appearance, self._window)
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, edit: Edit) -> None:
        if self.session is not None:
            self.session.do(edit, getattr(edit, "label", "粘贴"))
