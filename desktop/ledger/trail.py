"""The trail: what was done, by whom, when, from what to what; each row is chained to the one before by its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.ledger.edit_text import one_line, read_edit
from desktop.ledger.readable import Held, held, in_words
from desktop.ledger.rows import Content, Place, RowChange
from desktop.model.edits import Edit

NO_ROW_YET = ""  # what the first row is chained to
_BEGINNING = "NewReport"


@dataclass(frozen=True, slots=True)
class Told:
    """One place that was changed, as it read before and after, and what it held; "" and None where nothing was."""

    place: Place
    before: str
    after: str
    old: Held | None
    new: Held | None


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One step: its number in the ledger, the time (ISO 8601, local), and the edit (None: a new report)."""

    number: int
    at: str
    person: str
    label: str
    edit: Edit | None
    changes: tuple[Told, ...]


def now() -> str:
    """Give the local time as the trail keeps it, to the second, with its distance from UTC."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def write_changes(changes: Iterable[RowChange]) -> str:
    """Give row changes as one line of JSON."""
    return one_line([(*c.place, c.before, c.after) for c in changes])


def read_changes(text: str) -> tuple[RowChange, ...]:
    """Read row changes; ValueError or TypeError if they are none."""
    return tuple(
        RowChange(Place(table, year, name), _content(before), _content(after))
        for table, year, name, before, after in json.loads(text)
    )


def write_beginning(unit: str, year: int, heading_set: str) -> str:
    """Give what stands in the place of an edit in the first row of a report."""
    return one_line({_BEGINNING: [unit, year, heading_set]})


def chained(previous: str, row: Sequence[str | int]) -> str:
    """Give the hash of a trail row (id, report_id, at, person, label, edit, changes) behind the hash `previous`."""
    text = one_line([previous, *row])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def told(row: Any, wanted: Callable[[Place], bool] = lambda _: True) -> TrailRow:
    """Read a row of the trail table, with its changes of the places that are wanted."""
    changes = tuple(_told(change) for change in read_changes(row.changes) if wanted(change.place))
    edit = None if row.edit.startswith(f'{{"{_BEGINNING}"') else read_edit(row.edit)
    return TrailRow(row.id, row.at, row.person, row.label, edit, changes)


def _told(change: RowChange) -> Told:
    old, new = held(change.place, change.before), held(change.place, change.after)
    return Told(change.place, in_words(old), in_words(new), old, new)


def _content(plain: Sequence[Any] | None) -> Content | None:
    return None if plain is None else tuple(plain)
