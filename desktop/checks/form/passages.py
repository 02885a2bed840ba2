"""The rules of form that look at one text at a time; a new one is a function and its name in TEXT_RULES."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from desktop.checks.form.marks import DOUBLED, PAUSE, UNPAIRED, doubled_marks, pauses, unpaired
from desktop.checks.form.numbers import (
    APPROXIMATE,
    DOCUMENT_NUMBER,
    LOST_YEAR,
    NAMED_DAY,
    RANGE,
    SHORT_YEAR,
    WIDE_DIGITS,
    contradictory_approximations,
    document_numbers,
    has_half_digits,
    lost_years,
    named_days,
    ranges,
    short_years,
    wide_digits,
)
from desktop.checks.form.slips import (
    IN_COURT,
    SLIP,
    TOGETHER,
    TWICE,
    doubled_words,
    presence_in_court,
    run_together,
    slips,
)
from desktop.checks.spots import KEPT, Spot, findings_at, texts_of
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule
from desktop.model.manuscript import Manuscript
from desktop.model.words import Words

TEXT_RULES: tuple[tuple[Rule, Callable[[str], tuple[Spot, ...]]], ...] = (
    (PAUSE, pauses),
    (DOUBLED, doubled_marks),
    (UNPAIRED, unpaired),
    (NAMED_DAY, named_days),
    (SHORT_YEAR, short_years),
    (RANGE, ranges),
    (LOST_YEAR, lost_years),
    (DOCUMENT_NUMBER, document_numbers),
    (APPROXIMATE, contradictory_approximations),
    (TWICE, doubled_words),
    (IN_COURT, presence_in_court),
)
WORD_RULES: tuple[tuple[Rule, Callable[[str, Words], tuple[Spot, ...]]], ...] = (
    (SLIP, slips),
    (TOGETHER, run_together),
)
_MANY = 20  # full-width numbers; a text with more of them was stored so


def check_passages(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find what is wrong with the form of each text by itself."""
    for passage in texts_of(manuscript):
        for rule, spots in _found(passage.text, catalog.words):
            yield from findings_at(rule, passage, spots)


@lru_cache(maxsize=KEPT)
def _found(text: str, words: Words) -> tuple[tuple[Rule, tuple[Spot, ...]], ...]:
    found = [(rule, find(text)) for rule, find in TEXT_RULES]
    found += [(rule, find_words(text, words)) for rule, find_words in WORD_RULES]
    return tuple((rule, spots) for rule, spots in found if spots)


def check_wide_digits(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find full-width digits: one by one, or the first alone where the whole text is set in them."""
    del catalog
    found = [(passage, spot) for passage in texts_of(manuscript) for spot in wide_digits(passage.text)]
    if not found:
        return
    half = any(has_half_digits(passage.text) for passage in texts_of(manuscript))
    if half and len(found) <= _MANY:
        for passage, spot in found:
            yield from findings_at(WIDE_DIGITS, passage, (spot,))
        return
    passage, first = found[0]
    message = f"全文的数字多是全角（{len(found)}处），公文用半角，报送前请统一。"
    yield from findings_at(WIDE_DIGITS, passage, (Spot(first.start, first.end, message),))
