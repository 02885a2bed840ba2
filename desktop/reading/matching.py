"""Match the quantities of a text to the indicators of the catalog.

A wrong indicator is worse than none: what is not probable enough, or as probable for two, stays without a code and
becomes a proposal for an indicator of the unit's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.model.catalog import Catalog, Indicator
from desktop.model.namings import Phrase, phrases_of
from desktop.model.unit_fit import in_unit_of
from desktop.quantities.contexts import contexts
from desktop.reading.found import Match, Occurrence, Piece
from desktop.reading.scoring import score
from desktop.reading.sections import Section, sections
from desktop.reading.surroundings import Surroundings, surroundings_of

# Below this nothing is proposed: on reports that the phrases were not written for, one in three of the codes between
# 0.6 and 0.7 was wrong, and of those above hardly any.
THRESHOLD = 0.72
_ALIKE = 0.005
_PER_CHARACTER = 0.006
_MOST_CHARACTERS = 10


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One indicator that one occurrence may state; `rank` orders candidates, `confidence` is what is told."""

    number: int
    indicator: Indicator
    confidence: float
    rank: float
    value: Decimal


def match_figures(
    occurrences: Sequence[Occurrence], pieces: Sequence[Piece], catalog: Catalog, year: int | None
) -> tuple[Match, ...]:
    """Give each occurrence with the code of the indicator that it probably states, in the order given.

    Indicators that do not hold in `year` are left out. An indicator has one value in a report:
    where two occurrences with different values seem to state it, the more probable one does, of two alike the first.
    """
    around = _surroundings(occurrences, pieces, catalog, year)
    known = [
        (indicator, phrases_of(indicator))
        for indicator in (catalog.indicators.values() if year is None else catalog.of_year(year))
        if indicator.kind.numeric
    ]
    candidates = [found for number, seen in enumerate(around) for found in _candidates(number, seen, known)]
    chosen = _assigned(candidates)
    return tuple(
        Match(one, chosen[number].indicator.code, round(chosen[number].confidence, 2))
        if number in chosen
        else Match(one, "", 0.0)
        for number, one in enumerate(occurrences)
    )


def _surroundings(
    occurrences: Sequence[Occurrence], pieces: Sequence[Piece], catalog: Catalog, year: int | None
) -> list[Surroundings]:
    standing = sections(pieces, catalog, year)
    texts = {piece.key: piece.text for piece in pieces}
    around = {}
    for key in dict.fromkeys(one.key for one in occurrences):
        own = sorted((one for one in occurrences if one.key == key), key=lambda one: one.start)
        found = contexts(texts.get(key, ""), [(one.start, one.end) for one in own])
        around |= {(key, one.start): context for one, context in zip(own, found, strict=True)}
    return [
        surroundings_of(one, around[one.key, one.start], standing.get(one.key, Section()), year) for one in occurrences
    ]


def _candidates(
    number: int, seen: Surroundings, known: Sequence[tuple[Indicator, tuple[Phrase, ...]]]
) -> list[_Candidate]:
    """Give the indicators that are probable enough for one occurrence, none if two of them are as probable."""
    found: list[_Candidate] = []
    for indicator, phrases in known:
        got = score(seen, indicator, phrases)
        if got.confidence >= THRESHOLD:
            rank = got.confidence + _PER_CHARACTER * min(got.words, _MOST_CHARACTERS)
            value = in_unit_of(seen.occurrence.value, seen.occurrence.unit, indicator)
            found.append(_Candidate(number, indicator, got.confidence, rank, value))
    found.sort(key=lambda one: -one.rank)
    alike = len(found) > 1 and found[0].rank - found[1].rank < _ALIKE
    return [] if alike else found


def _assigned(candidates: Iterable[_Candidate]) -> dict[int, _Candidate]:
    chosen: dict[int, _Candidate] = {}
    values: dict[str, Decimal] = {}
    for one in sorted(candidates, key=lambda one: (-one.rank, one.number)):
        code = one.indicator.code
        if one.number not in chosen and values.setdefault(code, one.value) == one.value:
            chosen[one.number] = one
    return chosen
