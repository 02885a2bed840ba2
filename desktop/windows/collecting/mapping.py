"""A file that is none of the forms: opened, pointed at, and then taken the same way as any return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.collection.own_layout import NamedRow
from desktop.collection.sheets import Workbook
from desktop.model.annotations import TableMap
from desktop.model.catalog import Catalog
from desktop.model.report import Report
from desktop.operations.collecting import Received
from desktop.operations.own_tables import OwnTables, read_foreign, with_own_table
from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.collecting.mapping_dialog import Foreign, Looked, Looking, MappingDialog
from desktop.windows.looks.appearance import Appearance
from desktop.windows.working.work import Work
from desktop.windows.working.working import Working


@dataclass(frozen=True, slots=True)
class Came:
    """What came, and the report that it is compared with."""

    received: Received
    report: Report
    catalog: Catalog


@dataclass(frozen=True, slots=True)
class OpenForeign:
    """Reads the file that is called `name` among what came, and says whose table it may be."""

    came: Came
    name: str
    work: Work

    def __call__(self) -> tuple[Foreign, OwnTables]:
        """Read it; Refused as `read_foreign`."""
        workbook = read_foreign(self.came.received.paths[self.name], self.name, self.work.cancelled)
        tables = OwnTables(self.came.report, self.came.catalog)
        departments = tables.departments(workbook)
        sheet = tables.sheet(workbook, departments[0])
        return Foreign(workbook, departments, workbook.sheets.index(sheet)), tables


@dataclass(frozen=True, slots=True)
class Look:
    """Says where names and numbers stand, where that is not pointed at, and what the names mean."""

    tables: OwnTables
    looking: Looking

    def __call__(self) -> Looked:
        """Say it."""
        asked = self.looking
        layout = asked.layout or self.tables.propose(asked.sheet, asked.department, across=asked.across)
        return Looked(layout, self.tables.rows(asked.sheet, layout, asked.department))


@dataclass(frozen=True, slots=True)
class ReadMapped:
    """Reads a file anew, as the table that it was pointed out to be."""

    came: Came
    workbook: Workbook
    department: str
    table_map: TableMap

    def __call__(self) -> Received:
        """Read it; Refused as `with_own_table`."""
        came = self.came
        mapped = (self.department, self.table_map)
        return with_own_table(came.received, self.workbook, mapped, came.report, came.catalog)


class Mapping(QObject):
    """`mapped` gives what came, with the file read as it was pointed out; `refused` says why it cannot be."""

    mapped = Signal(object)  # Received
    refused = Signal(str)

    def __init__(self, working: Working, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._working, self._appearance = working, appearance
        self._lane = Lane(1, self)
        self._look = 0
        self._dialog: MappingDialog | None = None
        self._tables: OwnTables | None = None
        self._foreign: Foreign | None = None
        self._came: Came | None = None
        self._parent: QWidget | None = None

    def open(self, came: Came, name: str, parent: QWidget) -> None:
        """Show a file, to be pointed at."""
        work = self._working.begin()
        if work is not None and self._dialog is None:
            self._came, self._parent = came, parent
            self._working.run(OpenForeign(came, name, work), "正在打开报来的表", self._is_open, parent)

    def finish(self) -> None:
        """Wait for what is looked at; used when the program ends."""
        self._lane.finish()

    def _is_open(self, opened: tuple[Foreign, OwnTables]) -> None:
        self._foreign, self._tables = opened
        if self._came is None:
            return
        dialog = MappingDialog(self._foreign, self._came.catalog, self._appearance, self._parent)
        dialog.looking.connect(self._look_at)
        dialog.mapped.connect(self._read)
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.look()
        dialog.open()

    def _closed(self) -> None:
        self._dialog = None  # it deletes itself

    def _look_at(self, looking: Looking) -> None:
        """Have a table looked at; what was asked before is not waited for."""
        if self._tables is not None:
            self._lane.forget(self._look)
            self._look = self._lane.run(Look(self._tables, looking), self._looked, self._failed)

    def _looked(self, looked: Looked) -> None:
        if self._dialog is not None:
            self._dialog.show_looked(looked)

    def _read(self, looking: Looking, rows: Sequence[NamedRow]) -> None:
        if self._tables is None or self._foreign is None or self._came is None or looking.layout is None:
            return
        table_map = self._tables.map_of(looking.sheet, looking.layout, rows)
        job = ReadMapped(self._came, self._foreign.workbook, looking.department, table_map)
        self._lane.run(job, self.mapped.emit, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.refused.emit(error.sentence)
