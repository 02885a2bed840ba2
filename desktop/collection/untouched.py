"""Whether a workbook is a form as it went out: only such a file may be written over by another form."""

from __future__ import annotations

from desktop.collection.form_columns import COLUMNS, ID_SHEET, MAGIC, SHEET, SIGNATURES
from desktop.collection.identity import identify
from desktop.collection.landmarks import landmarks_of
from desktop.collection.returned import KnownBy
from desktop.collection.sheets import Sheet, Workbook
from desktop.collection.signatures import find_signatures

_FILLED_BY_PEOPLE = tuple(index for index, column in enumerate(COLUMNS) if column.key in ("value", "note"))


def is_untouched(workbook: Workbook) -> bool:
    """Say whether it is certainly a form of ours in which nobody has written anything; whatever is odd makes it none.

    What a program computes when it saves the form (自查) does not count.
    """
    landmarks = landmarks_of(workbook)
    if {sheet.name for sheet in workbook.sheets} != {SHEET, ID_SHEET} or find_signatures(landmarks):
        return False
    identity = identify(workbook, landmarks, {})
    if identity is None or identity.known_by is not KnownBy.HIDDEN_ID or identity.stated != identity.department:
        return False
    shown = next(sheet for sheet in workbook.sheets if sheet.name == SHEET)
    return shown.text(0, 0) != MAGIC and _has_nothing_of_people(shown)


def _has_nothing_of_people(sheet: Sheet) -> bool:
    head = _head_of(sheet)
    if head is None or not _labels(sheet).issuperset(SIGNATURES):
        return False
    cells = ((row, column) for row, columns in sheet.rows.items() for column in columns)
    return not any(column >= len(COLUMNS) or (row > head and column in _FILLED_BY_PEOPLE) for row, column in cells)


def _head_of(sheet: Sheet) -> int | None:
    """Give the row of the headings where they stand just as they were written; a year may follow them."""
    for row in sorted(sheet.rows):
        headings = (sheet.text(row, index).partition("\n")[0] for index in range(len(COLUMNS)))
        if all(said == column.heading for said, column in zip(headings, COLUMNS, strict=True)):
            return row
    return None


def _labels(sheet: Sheet) -> set[str]:
    return {text for row in sheet.rows for text in sheet.texts_of(row)}
