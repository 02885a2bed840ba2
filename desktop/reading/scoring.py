"""How probable it is that a quantity of a text states a given indicator.

The score is a product: each sign that speaks against the indicator takes a part away, none adds. So a number says what
it rests on, and a figure of which nothing is known cannot be carried over the threshold by many weak signs.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from desktop.model.catalog import Indicator
from desktop.model.namings import Phrase, Word
from desktop.model.unit_fit import unit_fit
from desktop.reading.sections import Section
from desktop.reading.surroundings import Surroundings

_CERTAIN = 0.98
# How much is left where a word of the topic is found further and further away.
_IN_CLAUSE, _IN_SEGMENT, _IN_TOPIC, _IN_SENTENCE, _BEHIND_IN_SEGMENT, _EARLIER = 1.0, 0.98, 0.94, 0.92, 0.8, 0.8
_OTHER_SECTION, _NO_SECTION = 0.9, 0.97
_DISTANCES = ((2, 1.0), (5, 0.95), (9, 0.88), (14, 0.78))
_FAR = 0.65
_UNEXPLAINED = 0.74
_MOST_UNEXPLAINED = 3
_LEAST_LIKENESS = 86
_TELLING_LENGTH = 7
_OTHER_YEAR = 0.55
_ONE_OFFICE = 0.6


@dataclass(frozen=True, slots=True)
class Score:
    """`confidence` from 0 to 1; `words` is how many characters of the text name the indicator."""

    confidence: float
    words: int


_NOTHING = Score(0.0, 0)


def score(seen: Surroundings, indicator: Indicator, phrases: tuple[Phrase, ...]) -> Score:
    """Give the best score of an indicator over its phrases."""
    fit = unit_fit(seen.occurrence.unit, indicator, share=seen.occurrence.share)
    if not fit or seen.compared or seen.section.plans:
        return _NOTHING
    best = max((_of_phrase(seen, indicator, phrase) for phrase in phrases), key=_rank, default=_NOTHING)
    best = max(best, _of_label(seen, indicator), key=_rank)
    if not best.confidence:
        return _NOTHING
    weight = fit * _section_weight(seen.section, indicator)
    weight *= (_OTHER_YEAR if seen.other_year else 1.0) * (_ONE_OFFICE if seen.one_office else 1.0)
    return Score(best.confidence * weight, best.words)


def _rank(one: Score) -> tuple[float, int]:
    return one.confidence, one.words


def _of_phrase(seen: Surroundings, indicator: Indicator, phrase: Phrase) -> Score:
    if any(word in seen.near for word in phrase.barred):
        return _NOTHING
    places = [word.place(seen.near) for word in phrase.near]
    if not places or None in places:
        return _NOTHING
    weight = 1.0
    said = indicator.label
    words = 0
    for word in phrase.about:
        found, level = _about(seen, word)
        if not found:
            return _NOTHING
        weight = min(weight, level)
        said += found + "".join(word.alternatives)
        words += len(found)
    spans = [place for place in places if place is not None]
    said += "".join(seen.near[start:end] for start, end in spans)
    words += sum(end - start for start, end in spans)
    weight *= _distance_weight(seen, spans) * _unexplained(seen, said)
    return Score(_CERTAIN * weight, words)


def _of_label(seen: Surroundings, indicator: Indicator) -> Score:
    """Score the label that the text gives, slightly other than the catalog's (人民调解调委会, 人民调解委员会)."""
    label = seen.occurrence.label
    if indicator.aliases and len(indicator.label) < _TELLING_LENGTH:
        return _NOTHING
    likeness = fuzz.ratio(label, indicator.label, score_cutoff=_LEAST_LIKENESS)
    if not likeness or not _same_tellers(label, indicator.label):
        return _NOTHING
    return Score(_CERTAIN * likeness / 100, len(label))


def _same_tellers(one: str, other: str) -> bool:
    marks = "不未无非一二三首末上下新旧增减收解前后内外男女"
    return {mark for mark in marks if mark in one} == {mark for mark in marks if mark in other}


def _about(seen: Surroundings, word: Word) -> tuple[str, float]:
    """Give what was found of a word of the topic and how near it was."""
    context = seen.context
    places = (
        (seen.near, _IN_CLAUSE),
        (context.segment, _IN_SEGMENT),
        (seen.section.topic, _IN_TOPIC),
        (context.sentence, _IN_SENTENCE),
        (context.after, _BEHIND_IN_SEGMENT),
        (context.earlier, _EARLIER),
    )
    for text, level in places:
        if place := word.place(text):
            return text[place[0] : place[1]], level
    return "", 0.0


def _distance_weight(seen: Surroundings, spans: list[tuple[int, int]]) -> float:
    """Weigh how far the naming word is from the number: it stands right before it, or soon behind it."""
    border = len(seen.near) - len(seen.context.behind)
    if seen.context.behind:
        # Behind the number the noun may have its attributes before it, so it may be twice as far.
        distance = min(max((start - border) // 2, border - end, 0) for start, end in spans)
    else:
        distance = min(len(seen.near) - end for _, end in spans)
    return next((weight for most, weight in _DISTANCES if distance <= most), _FAR)


def _unexplained(seen: Surroundings, said: str) -> float:
    others = [word for word in seen.telling if word not in said]
    whole = [word for word in others if not any(word != longer and word in longer for longer in seen.telling)]
    either = "或" in seen.near
    return _UNEXPLAINED ** min(len(whole) + either, _MOST_UNEXPLAINED)


def _section_weight(section: Section, indicator: Indicator) -> float:
    if not section.covers:
        return _NO_SECTION
    return 1.0 if indicator.heading in section.covers else _OTHER_SECTION
