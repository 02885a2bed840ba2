"""A department sends its own table: it is shown as it is, mapped once by pointing, and then read like any return."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from desktop.child import never
from desktop.collection.comparing import compare
from desktop.collection.form_reader import Asked
from desktop.collection.own_layout import Layout, NamedRow, named_rows, propose_layout
from desktop.collection.own_names import Namings
from desktop.collection.own_table import departments_by_likeness, read_own_table
from desktop.collection.sheets import Sheet, Workbook
from desktop.collection.workbook_source import read_workbooks_safely
from desktop.model.annotations import TableMap
from desktop.model.catalog import Catalog, Indicator
from desktop.model.report import Report
from desktop.operations.collecting import Received, asked_of
from desktop.quantities.doubts import quoted_name
from desktop.refusal import Refused


def read_foreign(path: Path, name: str = "", cancelled: Callable[[], bool] = never) -> Workbook:
    """Read a workbook that is none of ours, in a process of its own, within the limits of every received file.

    `name` is the one by which what was received tells it (`Received.paths`), the file's own where it is "".

    Refused with a code WORKBOOK-..., CHILD-CANCELLED, CHILD-START.
    """
    with closing(read_workbooks_safely((path,), cancelled)) as workbooks:
        outcome = next(workbooks)
    if isinstance(outcome, Refused):
        raise outcome
    return replace(outcome, name=name or outcome.name)


class OwnTables:
    """Proposes how the own tables of departments are read, for a report; a person corrects and confirms it."""

    def __init__(self, report: Report, catalog: Catalog) -> None:
        self._asked: Asked = asked_of(report, catalog)
        self._namings: dict[str, Namings] = {}

    def departments(self, workbook: Workbook) -> tuple[str, ...]:
        """Give the departments whose table it may be, the likeliest first."""
        return departments_by_likeness(workbook, self._asked, self._known)

    def sheet(self, workbook: Workbook, department: str) -> Sheet:
        """Give the sheet on which the table probably stands: the mapped one, else that with the most names."""
        mapped = self._asked.maps.get(department)
        named = [one for one in workbook.sheets if mapped is not None and one.name == mapped.sheet]
        return named[0] if named else max(workbook.sheets, key=lambda one: self._likeness(one, department))

    def propose(self, sheet: Sheet, department: str, *, across: bool | None = None) -> Layout:
        """Say where the names and the numbers of the year stand, by the names of what a department is asked for.

        Where it is not said whether the names stand across the top, that is proposed, too.
        """
        return propose_layout(sheet, self._known(department), self._asked.year, across=across)

    def rows(self, sheet: Sheet, layout: Layout, department: str) -> tuple[NamedRow, ...]:
        """Give the rows below the heads with the indicators that they probably mean; what was mapped before is sure."""
        mapped = self._asked.maps.get(department)
        return named_rows(sheet, layout, self._known(department), dict(mapped.codes) if mapped else {})

    def map_of(self, sheet: Sheet, layout: Layout, rows: Sequence[NamedRow]) -> TableMap:
        """Give what is remembered of the rows that mean an indicator."""
        codes = {row.label: row.code for row in rows if row.code}
        columns = (layout.label_column + 1, layout.value_column + 1)
        return TableMap(sheet.name, layout.heading_row + 1, *columns, tuple(codes.items()), layout.across)

    def _likeness(self, sheet: Sheet, department: str) -> float:
        layout = self.propose(sheet, department)
        return sum(row.confidence for row in self.rows(sheet, layout, department))

    def _known(self, department: str) -> Namings:
        if department not in self._namings:
            form = self._asked.forms.get(department)
            likely = [row.indicator for row in form.rows] if form else []
            self._namings[department] = Namings(likely, self._typed())
        return self._namings[department]

    def _typed(self) -> list[Indicator]:
        return [one for one in self._asked.catalog.of_year(self._asked.year) if one.formula is None]


def with_own_table(
    received: Received, workbook: Workbook, mapped: tuple[str, TableMap], report: Report, catalog: Catalog
) -> Received:
    """Give what came back with one file read as the own table of a department (its name and how it was mapped).

    It takes the same way from there: compared, ticked, taken over as one step, which also remembers the map. Refused:
    OWN-TABLE-FILE where the file is none of those that came, OWN-TABLE-EMPTY where nothing is mapped.
    """
    department, table_map = mapped
    if not table_map.codes:
        raise Refused("OWN-TABLE-EMPTY", "还没有一个名称对应了指标，请先对应再收。")
    if all(one.file != workbook.name for one in received.returns):
        raise Refused("OWN-TABLE-FILE", f"{quoted_name(workbook.name)}不在这次收到的文件里，请重新收一次。")
    asked = asked_of(report, catalog)
    own = read_own_table(workbook, department, table_map, asked)
    returns = tuple(own if one.file == workbook.name else one for one in received.returns)
    return replace(received, comparison=compare(returns, report, asked.catalog), returns=returns)
