"""Which indicator the words around a quantity name, where they name one and no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.checks.prose.natures import Nature
from desktop.checks.prose.plain import SENTENCE_ENDS
from desktop.checks.prose.portions import is_portion
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.terms import prose_of
from desktop.model.catalog import Catalog, Indicator
from desktop.model.namings import Phrase, phrases_of
from desktop.model.remembered import Remembered
from desktop.model.unit_fit import unit_fit
from desktop.quantities.contexts import without_fillers

_FITTING = 0.9  # units of one kind (件 and 起), not only such as reports confuse
_COVERED = 0.5  # of the words before the number, so that no other word tells it apart
_KEPT = 4096
_NOTHING = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a passage stands under: the code of its heading ("" where it has none) and the words of those above it."""

    heading: str
    topic: str


class Namer:
    """Finds the indicators of one catalog in texts, and remembers what it found in each."""

    def __init__(self, catalog: Catalog) -> None:
        self._known = [(one, phrases_of(one)) for one in catalog.indicators.values() if one.kind.numeric]
        self._found: dict[tuple[str, Setting], tuple[tuple[Term, Indicator], ...]] = {}

    def named(self, text: str, setting: Setting) -> tuple[tuple[Term, Indicator], ...]:
        """Give the quantities of a text that name an indicator, each with it."""
        key = (text, setting)
        if key not in self._found:
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[key] = tuple(self._search(prose_of(text), setting))
        return self._found[key]

    def _search(self, prose: Prose, setting: Setting) -> list[tuple[Term, Indicator]]:
        known = [pair for pair in self._known if not setting.heading or pair[0].heading == setting.heading]
        found = ((term, self._of(prose, term, setting, known)) for term in prose.terms if _states(term))
        return [(term, indicator) for term, indicator in found if indicator is not None]

    def _of(
        self, prose: Prose, term: Term, setting: Setting, known: Sequence[tuple[Indicator, tuple[Phrase, ...]]]
    ) -> Indicator | None:
        near = term.ahead + term.behind
        if is_portion(term):
            near = term.label
        start = max(prose.plain.rfind(mark, 0, term.start) for mark in SENTENCE_ENDS) + 1
        about = setting.topic + prose.plain[start : term.start]
        core = max(1, len(without_fillers(near)) if term.ahead else len(near))
        ranked: list[tuple[tuple[int, int, int], Indicator]] = []
        for indicator, phrases in known:
            if unit_fit(term.unit, indicator, share=term.share) < _FITTING:
                continue
            matched = max((_matched(phrase, near, about) for phrase in phrases), default=_NOTHING)
            if matched[0] / core >= _COVERED:
                ranked.append((matched, indicator))
        ranked.sort(key=lambda one: one[0], reverse=True)
        alone = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] > ranked[1][0])
        return ranked[0][1] if alone else None


namer_of: Remembered[Catalog, Namer] = Remembered(Namer)


def _states(term: Term) -> bool:
    return term.nature in (Nature.COUNT, Nature.SHARE) and not (term.bare or term.bracket >= 0)


def _matched(phrase: Phrase, near: str, about: str) -> tuple[int, int, int]:
    """Give how many characters near the number name an indicator, how many around it, and how near the last of those.

    Nothing where the phrase is not there.
    """
    if any(word in near for word in phrase.barred):
        return _NOTHING
    places = [word.place(near) for word in phrase.near]
    around = [word.place(about + near) for word in phrase.about]
    if not places or None in places or None in around:
        return _NOTHING
    within = {place for found in places if found is not None for place in range(*found)}
    outside = {place for found in around if found is not None for place in range(*found)}
    inside = within | {place - len(about) for place in outside if place >= len(about)}
    return len(inside), len(outside), max(outside, default=0)
