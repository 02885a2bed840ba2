"""The program's own wording of an entry or of a whole heading, to be put back in the place of what was written."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from uuid import uuid4

from desktop.catalog.wording import load_wording, outline_for
from desktop.model.catalog import Catalog
from desktop.model.edits import AddEntries, Edit, RemoveEntries, SetText, Together
from desktop.model.outline import Entry, Level, Outline, position
from desktop.model.report import Report

RESTORE = "恢复标准措辞"


@cache
def _wording() -> Outline:
    return load_wording()


def standard_text(catalog: Catalog, report: Report, key: str) -> Entry | None:
    """Give an entry as the standard wording has it; None where it has none, or the entry reads so already."""
    entry = report.outline[position(report.outline, key)]
    found = next((one for one in _standard(catalog, report) if one.key == key), None)
    return found if found is not None and found.text != entry.text else None


def restore_entry(catalog: Catalog, report: Report, key: str) -> Edit | None:
    """Give the edit that puts the standard wording of an entry back, 沿用未改 again; None where there is none."""
    found = standard_text(catalog, report, key)
    return SetText(key, found.text, carried=found.carried) if found else None


def restore_heading(catalog: Catalog, report: Report, key: str) -> Edit | None:
    """Give the edit that puts the standard wording back for all that stands under a heading; None where there is none.

    A heading is known by its catalog code, so that one that was read from a file has standard wording, too.
    """
    own = report.outline[position(report.outline, key)]
    standard = _standard(catalog, report)
    head = next((one for one in standard if own.heading and one.heading == own.heading), None)
    if head is None:
        return None
    present, wanted = _under(report.outline, own), _under(standard, head)
    if _texts(present) == _texts(wanted):
        return None
    taken = {entry.key for entry in report.outline} - {entry.key for entry in present}
    new = tuple(replace(entry, key=uuid4().hex[:12]) if entry.key in taken else entry for entry in wanted)
    removed = (RemoveEntries(tuple(entry.key for entry in present)),) if present else ()
    return Together(RESTORE, (*removed, AddEntries(own.key, new)))


def _standard(catalog: Catalog, report: Report) -> Outline:
    heading_set = catalog.heading_sets.get(report.heading_set)
    return outline_for(heading_set, _wording(), carried=True) if heading_set else _wording()


def _under(outline: Outline, head: Entry) -> Outline:
    """Give what stands directly under a heading, up to the next heading or part."""
    start = end = position(outline, head.key) + 1
    while end < len(outline) and outline[end].level not in (Level.PART, Level.HEADING):
        end += 1
    return outline[start:end]


def _texts(outline: Outline) -> list[tuple[str, Level]]:
    return [(entry.text, entry.level) for entry in outline]
