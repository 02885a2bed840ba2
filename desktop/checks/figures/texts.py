"""The placeholders in the texts of a report, wherever a text stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from desktop.model.language.parse import parse_placeholder, split_text
from desktop.model.language.syntax import Placeholder
from desktop.model.report import PARTICULAR_NAMES, Report
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


def slots_of(report: Report) -> Iterator[Slot]:
    """Give every placeholder of a report in the order of its texts."""
    for name in PARTICULAR_NAMES:
        yield from _slots(name, getattr(report.particulars, name))
    for entry in report.outline:
        yield from _slots(entry.key, entry.text)


def readable_placeholders(report: Report) -> tuple[Placeholder, ...]:
    """Give what the placeholders of a report say, each once, without those that cannot be read."""
    sources = dict.fromkeys(slot.source for slot in slots_of(report))
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
