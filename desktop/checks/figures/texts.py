"""The placeholders in the texts of a report, wherever a text stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from desktop.model.language.parse import parse_placeholder, split_text
from desktop.model.language.syntax import Placeholder
from desktop.model.outline import Outline
from desktop.model.remembered import Remembered
from desktop.model.report import PARTICULAR_NAMES, Particulars, Report
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder as it stands in a text.

    `place` is the key of the outline entry or the name of the particular, `text` its whole text, `start` the position
    of {{ in it, counted from 1, `source` what stands between {{ and }}.
    """

    place: str
    text: str
    start: int
    source: str

    def parsed(self) -> Placeholder:
        """Give what it says; Refused (LANGUAGE) if it cannot be read."""
        return parse_placeholder(self.source)


def slots_of(report: Report) -> tuple[Slot, ...]:
    """Give every placeholder of a report in the order of its texts."""
    return (*_slots_of_particulars(report.particulars), *_slots_of_outline(report.outline))


def readable_placeholders(report: Report) -> tuple[Placeholder, ...]:
    """Give what the placeholders of a report say, without those that cannot be read; few are given twice."""
    particulars = _readable_among(_slots_of_particulars(report.particulars))
    return (*particulars, *_readable_among(_slots_of_outline(report.outline)))


def _in_particulars(particulars: Particulars) -> tuple[Slot, ...]:
    return tuple(slot for name in PARTICULAR_NAMES for slot in _slots(name, getattr(particulars, name)))


def _in_outline(outline: Outline) -> tuple[Slot, ...]:
    return tuple(slot for entry in outline for slot in _slots(entry.key, entry.text))


def _placeholders(slots: tuple[Slot, ...]) -> tuple[Placeholder, ...]:
    sources = dict.fromkeys(slot.source for slot in slots)
    return tuple(placeholder for source in sources if (placeholder := _readable(source)) is not None)


def _readable(source: str) -> Placeholder | None:
    try:
        return parse_placeholder(source)
    except Refused:
        return None


# Most texts are the same at the next key: of those the slots are only looked up.
@lru_cache(maxsize=16384)
def _slots(place: str, text: str) -> tuple[Slot, ...]:
    slots: list[Slot] = []
    start = 1
    for index, piece in enumerate(split_text(text)):
        if index % 2:
            slots.append(Slot(place, text, start, piece))
            start += len("{{}}")
        start += len(piece)
    return tuple(slots)


# An edit of a figure leaves every text as it is.
_slots_of_particulars = Remembered(_in_particulars)
_slots_of_outline = Remembered(_in_outline)
_readable_among = Remembered(_placeholders)
