"""Which indicators a quantity could state besides the one proposed: what a person leafs through when correcting."""

from __future__ import annotations

from rapidfuzz import fuzz

from desktop.model.catalog import Catalog, Indicator
from desktop.model.unit_fit import unit_fit
from desktop.reading.found import Match, Reading
from desktop.reading.sections import Section, sections

_SAME_HEADING = 30.0  # as much as thirty of a hundred for the likeness of the words
_UNIT = 40.0
MOST = 6


def candidates(reading: Reading, number: int, catalog: Catalog) -> tuple[str, ...]:
    """Give codes for the match of that number, the proposed one first, then the likeliest of a fitting unit."""
    match = reading.matches[number]
    structure = reading.structure
    here = sections(structure.pieces, catalog, structure.year).get(match.occurrence.key, Section())
    known = catalog.indicators.values() if structure.year is None else catalog.of_year(structure.year)
    ranked = sorted((-rank, one.code) for one in known if (rank := _rank(match, one, here)) > 0)
    others = [code for _, code in ranked if code != match.code]
    return ((match.code, *others) if match.code else tuple(others))[:MOST]


def _rank(match: Match, indicator: Indicator, here: Section) -> float:
    one = match.occurrence
    fit = unit_fit(one.unit, indicator, share=one.share)
    if not fit:
        return 0.0
    same = _SAME_HEADING if indicator.heading in here.covers else 0.0
    return fuzz.WRatio(one.label, indicator.label) + same + _UNIT * fit
