"""A department's text, from its file to the report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.model.outline import Entry, Level
from desktop.operations.text_returns import taking_text
from desktop.reading.text_items import Placing, ProposedItem
from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.keeping.office import Office
from desktop.windows.looks.appearance import Appearance
from desktop.windows.main_window import MainWindow
from desktop.windows.material.dialog import MaterialDialog, Place
from desktop.windows.material.jobs import KeepMaterial, Material, Propose, Proposed, ReadMaterial
from desktop.windows.session import Session
from desktop.windows.working.working import Working

_LONGEST = 30  # characters of a heading in a list


class TakingMaterial(QObject):
    """`taken` says what was taken over, `refused` why nothing was; one text at a time."""

    taken = Signal(str)
    refused = Signal(str)

    def __init__(self, window: MainWindow, office: Office, working: Working, appearance: Appearance) -> None:
        super().__init__(window)
        self._window, self._office, self._working, self._appearance = window, office, working, appearance
        self._lane = Lane(1, self)
        self._asked = 0
        self._dialog: MaterialDialog | None = None
        self._session: Session | None = None
        self._material: Material | None = None
        self._parent: QWidget | None = None
        self._chosen: tuple[tuple[ProposedItem, ...], Placing] = ((), Placing(""))

    def read(self, path: Path, parent: QWidget) -> None:
        """Read a text and show what it would become."""
        session = self._window.session
        if session is None or session.read_only or self._dialog is not None:
            return
        work = self._working.begin()
        if work is not None:
            self._session, self._parent = session, parent
            job = ReadMaterial(path, session.report, session.catalog, work)
            self._working.run(job, "正在读单位的材料", self._is_read, parent)

    def finish(self) -> None:
        """Wait for what is under way; used when the program ends."""
        self._lane.finish()

    def _is_read(self, material: Material) -> None:
        session = self._session
        if session is None or session is not self._window.session:
            return
        places = places_of(session)
        if not places:
            self.refused.emit("这份报告里还没有标题，没有地方放材料，请先添加标题。")
            return
        self._material = material
        dialog = MaterialDialog(material, places, self._appearance, self._parent)
        dialog.placed.connect(self._propose)
        dialog.chosen.connect(self._keep)
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.look()
        dialog.open()

    def _closed(self) -> None:
        self._dialog = None  # it deletes itself

    def _propose(self, placing: Placing) -> None:
        """Have it said what the text would become; what was asked before is not waited for."""
        if self._material is not None:
            self._lane.forget(self._asked)
            self._asked = self._lane.run(Propose(self._material, placing), self._proposed, self._failed)

    def _proposed(self, proposed: Proposed) -> None:
        if self._dialog is not None:
            self._dialog.show_items(proposed.items)

    def _keep(self, items: tuple[ProposedItem, ...], placing: Placing) -> None:
        """Keep a copy of the file first: the figures name it as their evidence."""
        opened = self._office.at_hand
        if self._material is not None and opened is not None:
            self._chosen = (items, placing)
            job = KeepMaterial(opened.ledger, self._material.returned)
            self._office.lane.run(job, self._kept, self._failed)

    def _kept(self, result: object) -> None:
        del result
        session, material = self._session, self._material
        if session is None or material is None or session is not self._window.session:
            return
        items, placing = self._chosen
        signed = (session.person, session.now)
        before = {entry.key for entry in session.report.outline}
        try:
            edit = taking_text(material.returned, items, placing, session.report, signed)
        except Refused as refused:
            self.refused.emit(refused.sentence)
            return
        if session.do(edit, getattr(edit, "label", "采用单位材料")):
            new = next((entry.key for entry in session.report.outline if entry.key not in before), placing.under)
            self._window.place.go_to(new)
            self.taken.emit(_sentence(material, items))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.refused.emit(error.sentence)


def places_of(session: Session) -> Sequence[Place]:
    """Give the headings under which a text can be put, with their numbers."""
    headings = (one for one in session.report.outline if one.level in (Level.PART, Level.HEADING, Level.ITEM))
    return tuple((entry.key, _words(session, entry)) for entry in headings)


def _words(session: Session, entry: Entry) -> str:
    deeper = "　" * (entry.level - Level.PART)
    return f"{deeper}{session.sections.numbers[entry.key]}{_short(session.phrases.plain(entry.text))}"


def _short(text: str) -> str:
    plain = text.rstrip("。")
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def _sentence(material: Material, items: Sequence[ProposedItem]) -> str:
    figures = {one.code for item in items for one in item.figures if one.sets}
    more = f"和{len(figures)}个数" if figures else ""
    return f"采用了“{material.returned.name}”的{len(items)}段{more}，可以撤销。"
