"""The document as the screen shows it: composed anew only where an edit can have changed it.

Why not always the whole: a long report takes longer to compose than the time between two frames.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.documents.blocks import Block, Document
from desktop.documents.compose import (
    Part,
    block_of,
    blocks_after,
    blocks_before,
    document_of,
    lacking_in,
    parts_of,
)
from desktop.model.phrases import Phrases
from desktop.model.report import Report


class ScreenDocument:
    """The document of one report while its outline keeps its entries; `errors` counts what makes it a draft."""

    def __init__(self, report: Report, phrases: Phrases, *, errors: int) -> None:
        self._parts = list(parts_of(report.outline))
        self._places = dict(_places(self._parts))  # the part of each entry
        self._positions = {entry.key: index for index, entry in enumerate(report.outline)}
        self._text = [block_of(part, phrases) for part in self._parts]
        self._lacking = {index: found for index, block in enumerate(self._text) if (found := lacking_in(block))}
        self.document = self._put_together(report, phrases, errors=errors)

    def alter(self, report: Report, phrases: Phrases, keys: Iterable[str], *, errors: int) -> None:
        """Bring the document to a report of the same entries, in which the words of `keys` can be others."""
        changed = sorted({place for key in keys if (place := self._places.get(key)) is not None})
        for place in changed:
            part = self._parts[place] = self._renewed(self._parts[place], report)
            block = block_of(part, phrases)
            self._text[place] = block
            self._lacking.pop(place, None)
            if found := lacking_in(block):
                self._lacking[place] = found
        self.document = self._put_together(report, phrases, errors=errors)

    def _renewed(self, part: Part, report: Report) -> Part:
        lead = self._renewed(part.lead, report) if part.lead else None
        return replace(part, entry=report.outline[self._positions[part.entry.key]], lead=lead)

    def _put_together(self, report: Report, phrases: Phrases, *, errors: int) -> Document:
        before, after = tuple(blocks_before(report, phrases)), tuple(blocks_after(report, phrases))
        lacking = dict.fromkeys(_codes(before))
        lacking.update(dict.fromkeys(code for place in sorted(self._lacking) for code in self._lacking[place]))
        lacking.update(dict.fromkeys(_codes(after)))
        return document_of(report, phrases, (*before, *self._text, *after), lacking, errors=errors)


def _codes(blocks: Iterable[Block]) -> Iterator[str]:
    return (code for block in blocks for code in lacking_in(block))


def _places(parts: Iterable[Part]) -> Iterator[tuple[str, int]]:
    for index, part in enumerate(parts):
        yield part.entry.key, index
        if part.lead is not None:
            yield part.lead.entry.key, index
