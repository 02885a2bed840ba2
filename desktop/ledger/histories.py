"""What happened to a place or a report, newest first, and how a report was at any step: read from the trail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, select

from desktop.ledger.edit_text import one_line
from desktop.ledger.loading import Found
from desktop.ledger.rows import Content, Place, annotation_key
from desktop.ledger.tables import REPORTS, TRAIL
from desktop.ledger.trail import TrailRow, read_changes, told

Rows = dict[Place, Content]
_ALL = (TRAIL.c.id, TRAIL.c.at, TRAIL.c.person, TRAIL.c.label, TRAIL.c.edit, TRAIL.c.changes)


@dataclass(frozen=True, slots=True)
class Page:
    """Some steps, newest first; `more` says that there are older ones: ask for those before the last one's number."""

    steps: tuple[TrailRow, ...]
    more: bool


def history(connection: Connection, found: Found, before: int | None, limit: int) -> Page:
    """Give the steps of a report, with everything each of them changed."""
    wanted = select(*_ALL).where(TRAIL.c.report_id == found.report_id)
    rows = connection.execute(_newest(wanted, before).limit(limit + 1)).all()
    return Page(tuple(told(row) for row in rows[:limit]), len(rows) > limit)


def history_of(connection: Connection, found: Found, place: Place, before: int | None, limit: int) -> Page:
    """Give the steps that touched a place or what is said of it, each with no more than that."""
    # In the JSON of a change the name of its place stands before a comma, an annotation's place at the end of it.
    # What a text happens to hold of the same characters is told apart below.
    named = one_line(place.name)[1:] + ","
    wanted = select(*_ALL).where(TRAIL.c.report_id.in_(_reports(connection, found, place)))
    wanted = wanted.where(TRAIL.c.changes.contains(named, autoescape=True))
    steps: list[TrailRow] = []
    with connection.execute(_newest(wanted, before)) as rows:
        for row in rows:
            step = told(row, lambda other: _is_about(other, place))
            if step.changes:
                steps.append(step)
            if len(steps) > limit:
                break
    return Page(tuple(steps[:limit]), len(steps) > limit)


def gone_back(connection: Connection, found: Found, year: int, rows: Rows, step: int) -> Found | None:
    """Turn the present rows of a report into those it had after a step of the ledger.

    Gives what `found` was then; None if the report was not there yet. ValueError where the trail does not lead to the
    present.
    """
    if _began(connection, found.unit_id, year) > step:
        return None
    last_year = _began(connection, found.unit_id, year - 1) if found.earlier_kept else None
    of_unit = select(REPORTS.c.id).where(REPORTS.c.unit_id == found.unit_id, REPORTS.c.year.in_([year, year - 1]))
    wanted = select(TRAIL.c.report_id, TRAIL.c.changes).where(TRAIL.c.report_id.in_(of_unit), TRAIL.c.id > step)
    for report_id, text in connection.execute(wanted.order_by(TRAIL.c.id.desc())):
        for change in reversed(read_changes(text)):
            place = change.place
            if report_id != found.report_id and (place.table, place.year) != ("figures", year - 1):
                continue  # the rest of last year's report is none of this one
            if rows.pop(place, None) != change.after:
                raise ValueError(place)
            if change.before is not None:
                rows[place] = change.before
    earlier_kept = last_year is not None and last_year <= step
    return Found(found.unit_id, found.report_id, found.heading_set, earlier_kept)


def _newest(wanted: Select[*tuple[object, ...]], before: int | None) -> Select[*tuple[object, ...]]:
    if before is not None:
        wanted = wanted.where(TRAIL.c.id < before)
    return wanted.order_by(TRAIL.c.id.desc())


def _reports(connection: Connection, found: Found, place: Place) -> Sequence[int]:
    if place.table != "figures":
        return [found.report_id]
    # A figure may have been typed as last year's before its own report came.
    years = [place.year, place.year + 1]
    of_unit = select(REPORTS.c.id).where(REPORTS.c.unit_id == found.unit_id, REPORTS.c.year.in_(years))
    return connection.execute(of_unit).scalars().all()


def _is_about(other: Place, place: Place) -> bool:
    if other == place:
        return True
    of_it = other.table == "annotations" and annotation_key(other.name)[1] == place.name
    return of_it and other.year == place.year and place.table in ("figures", "entries")


def _began(connection: Connection, unit_id: int, year: int) -> int:
    first = select(func.min(TRAIL.c.id)).join(REPORTS).where(REPORTS.c.unit_id == unit_id, REPORTS.c.year == year)
    return connection.execute(first).scalar_one()
