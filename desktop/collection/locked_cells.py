"""What a department has changed in the cells that were not its to change, told cell by cell.

The protection of a sheet guides the hand and stops nobody; so what comes back is compared with what went out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.collection.cell_readings import exact_number
from desktop.collection.form import FormRow
from desktop.collection.form_tables import FormLine, FormTable
from desktop.collection.identity import plain_label
from desktop.collection.returned import CellPlace, Notice
from desktop.collection.sheets import CellKind, address
from desktop.model.catalog import Indicator
from desktop.model.figure import read_figure, write_figure
from desktop.model.severity import Severity
from desktop.quantities.doubts import quoted
from desktop.quantities.typed import Question
from desktop.quantities.units import usual_unit


def changes_of_locked_cells(
    table: FormTable, line: FormLine, indicator: Indicator, row: FormRow | None, file: str
) -> Iterator[Notice]:
    """Give a notice for each cell of a row that is not as it went out; `row` is None where the form never had it."""

    def notice(key: str, code: str, message: str, *, disputed: bool = False) -> Notice:
        column = table.columns.get(key, table.columns["value"])
        severity = Severity.HINT if key == "definition" else Severity.WARNING
        return Notice(severity, message, CellPlace(file, table.sheet.name, address(line.row, column)), code, disputed)

    if line.clash:
        what = f"编号是{_name(indicator)}的，名称却是{quoted(line.label)}，看不出是哪个指标的数，先不采用，请核对。"
        yield notice("label", "RETURN-LABEL", what, disputed=True)
    elif line.label and line.confidence == 1 and not _alike(line.label, indicator.label):
        yield notice(
            "label", "RETURN-LABEL", f"指标名称{_name(indicator)}被改成了{quoted(line.label)}，按编号读入，请核对。"
        )
    if row is None:
        what = f"{_name(indicator)}是{quoted(indicator.department)}的指标，不在这份表里，先不采用，请核对。"
        yield notice("label", "RETURN-OTHER", what, disputed=True)
    unit = table.text(line.row, "unit")
    if unit != indicator.unit and (unit := _plain(unit)) and usual_unit(unit) != usual_unit(indicator.unit):
        asked = quoted(indicator.unit)
        what = f"{_name(indicator)}的单位被改成了{quoted(unit)}，本指标以{asked}计，先不采用，请核对后填写。"
        yield notice("unit", "RETURN-MEASURE", what, disputed=True)
    if row is not None and (said := _earlier_differs(table, line, row)):
        yield notice("earlier", "RETURN-EARLIER", f"{_name(indicator)}的上年数{said}，请核对。")
    definition = table.text(line.row, "definition")
    if definition and definition != indicator.definition and _plain(definition) != _plain(indicator.definition):
        yield notice(
            "definition", "RETURN-DEFINITION", f"{_name(indicator)}的口径被改动过，请核对部门是按什么口径填的。"
        )


def _name(indicator: Indicator) -> str:
    return quoted(indicator.label)


def _earlier_differs(table: FormTable, line: FormLine, row: FormRow) -> str:
    """Say how last year's figure on the form differs from the one that the ledger has; "" where it does not."""
    column = table.columns.get("earlier")
    cell = None if column is None else table.sheet.cell(line.row, column)
    if cell is None or cell.kind not in (CellKind.NUMBER, CellKind.TEXT):
        return ""
    kept, indicator = row.earlier, row.indicator
    if cell.kind is CellKind.NUMBER and isinstance(kept.value, Decimal) and kept.about is None:
        same = exact_number(cell.text) == kept.value
    else:
        found = read_figure(cell.text, indicator)
        same = isinstance(found, Question) or found.same_content(kept)
    if same:
        return ""
    written = write_figure(kept, indicator)
    return f"表上是{quoted(cell.text)}，账本里是{quoted(written) if written else '空的'}"


def _alike(label: str, other: str) -> bool:
    return label == other or plain_label(label) == plain_label(other)


def _plain(text: str) -> str:
    return "".join(text.split())
