"""Digits typed by hand that are a figure: what can be linked of a text that somebody is writing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from desktop.checks.prose.unlinked import LINK, check_unlinked
from desktop.checks.reasons import with_reasons
from desktop.model.catalog import Indicator
from desktop.model.chip_words import Known
from desktop.model.findings import Finding, Operand
from desktop.model.language.parse import split_text
from desktop.model.manuscript import Draft, Passage, manuscript_of
from desktop.model.outline import Entry, Level, Outline, position
from desktop.model.phrases import Phrases
from desktop.model.unit_fit import in_unit_of, unit_fit
from desktop.model.ways import ways_of
from desktop.quantities.amounts import Found
from desktop.quantities.sentences import find_quantities

_TELLING = 10  # smaller numbers are the same by chance too often
_SAME_UNIT = 0.98  # units of one family
_DIGITS = re.compile(r"[\d,.]+")


@dataclass(frozen=True, slots=True)
class Link:
    """`words` of a text, from `start` on in it, that are what `source`, a placeholder, would print there.

    `identity` is that of the finding: who says that the words are no figure gives the reason for it.
    """

    start: int
    words: str
    indicator: Indicator
    source: str
    identity: str

    @property
    def end(self) -> int:
        """The position behind the words."""
        return self.start + len(self.words)


def links_in(draft: Draft, known: Known, near: Collection[Indicator] = ()) -> tuple[Link, ...]:
    """Give what can be linked in a text, in its order.

    That is what the words around it name; and what was typed since `before` and has the value and the unit of one
    indicator, and no other, of those `near`. What somebody called right as it stands is left out.
    """
    report = known.report
    at = position(report.outline, draft.key)
    entry = replace(report.outline[at], text=draft.text)
    written = replace(report, outline=(*_above(report.outline[:at], entry), entry))
    phrases = Phrases(known.catalog, written, known.values)
    manuscript = manuscript_of(written, phrases)
    passage = manuscript.passages[-1]
    named = check_unlinked(manuscript, known.catalog, known.values)
    found = [one for one in named if one.place == draft.key and one.rule == LINK.id]
    typed_before = {one.text for one in find_quantities(phrases.plain(draft.before))}
    told = {one.span for one in found}
    equal = (one for one in _equal(passage, known, near) if one.text not in typed_before and one.span not in told)
    kept = [one for one in with_reasons((*found, *equal), report) if not one.settled]
    links = (_link(one, draft.text, known, phrases) for one in kept)
    return tuple(sorted((link for link in links if link is not None), key=lambda link: link.start))


def _above(outline: Outline, entry: Entry) -> Iterator[Entry]:
    """Give the headings that an entry stands under, from the top down."""
    above: list[Entry] = []
    lowest = entry.level if entry.is_heading else Level.POINT
    for one in reversed(outline):
        if one.is_heading and one.level < lowest:
            above.append(one)
            lowest = one.level
    return reversed(above)


def _equal(passage: Passage, known: Known, near: Collection[Indicator]) -> Iterator[Finding]:
    """Find the numbers that have the value and the unit of one indicator only."""
    spans = (*((one.start, one.end) for one in passage.linked), *passage.blank)
    stated = {one.code for one in passage.linked}
    others = [indicator for indicator in near if indicator.code not in stated]
    for found in find_quantities(passage.text):
        if found.value < _TELLING or any(start < found.end and found.start < end for start, end in spans):
            continue
        same = [indicator for indicator in others if _is_value(found, indicator, known)]
        if len(same) == 1:
            yield _finding(passage, found, same[0])


def _is_value(found: Found, indicator: Indicator, known: Known) -> bool:
    figure = known.values.figure(indicator.code)
    if unit_fit(found.unit, indicator, share=found.share) < _SAME_UNIT or figure.about != found.about:
        return False
    value = found.value if found.share else in_unit_of(found.value, found.unit, indicator)
    return figure.number == value


def _finding(passage: Passage, found: Found, indicator: Indicator) -> Finding:
    operands = (Operand(indicator.label, found.text, indicator.code),)
    place, span = passage.place, (found.start, found.end)
    return Finding(LINK.severity, LINK.id, place, "", stated=found.text, operands=operands, text=found.text, span=span)


def _link(finding: Finding, text: str, known: Known, phrases: Phrases) -> Link | None:
    """Give the link that a finding offers; None where no way of writing the figure prints just these words."""
    code = finding.operands[0].code
    start = _in_source(text, finding.span[0] if finding.span else 0, phrases)
    ways = ways_of("{{" + code + "}}", known.catalog, known.values)
    digits = _DIGITS.match(finding.text)
    for words in (finding.text, digits.group() if digits else ""):
        source = next((way.source for way in ways if words and way.words == words), "")
        if source and text.startswith(words, start):
            return Link(start, words, known.catalog.indicators[code], source, finding.identity)
    return None


def _in_source(text: str, printed: int, phrases: Phrases) -> int:
    """Give the position in a text, placeholders included, of what is printed at a position between them."""
    source = 0
    for number, part in enumerate(split_text(text)):
        length = len(phrases.plain("{{" + part + "}}")) if number % 2 else len(part)
        if printed < length:
            break
        printed -= length
        source += len(part) + 4 if number % 2 else length
    return source + printed
