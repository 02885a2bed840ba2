"""Which indicators the rows of a department's own table probably mean, by the names that it gives them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.collection.form_tables import tellers
from desktop.collection.identity import plain_label
from desktop.model.catalog import Indicator
from desktop.model.namings import Phrase, phrases_of
from desktop.model.unit_fit import unit_fit
from desktop.quantities.units import PERCENT, is_known_unit, usual_unit

_NUMBERING = re.compile(
    r"^(?:其中[:：]?|[（(]?[0-9一二三四五六七八九十]{1,3}[)）.、．]|第[一二三四五六七八九十]+[，、])\s*"
)
_UNIT_BEHIND = re.compile(r"[（(\[【]\s*(?:单位[:：])?\s*([^（()）\]】]{1,6}?)\s*[)）\]】]\s*$")
_LEAST = 0.6  # below this nothing is proposed
_APART = 0.04  # by so much the best must be better than the next, or nobody can say which it is
_SHORTEST = 3  # characters of a name that may be part of another
_EXACT, _PHRASE, _PART = 1.0, 0.95, 0.9  # the most that a name says that is equal, told by phrases, part of another


@dataclass(frozen=True, slots=True)
class Name:
    """A row's name as it is written, as it is compared, and the unit in brackets behind it ("" where there is none)."""

    written: str
    plain: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """The indicator that a row probably means: `confidence` from 0 to 1, 1 only where the names are equal."""

    code: str
    confidence: float


def name_of(written: str) -> Name:
    """Take a name apart: numbering in front of it and a unit in brackets behind it are no part of it."""
    text = unicodedata.normalize("NFKC", written).strip()
    while (shorter := _NUMBERING.sub("", text)) not in (text, ""):
        text = shorter
    behind = _UNIT_BEHIND.search(text)
    unit = usual_unit(behind[1].strip()) if behind else ""
    if behind is None or not is_known_unit(unit):
        return Name(written, plain_label(text))
    return Name(written, plain_label(text[: behind.start()]), unit)


class Namings:
    """Knows the indicators that names may mean: `likely` are those of the department, the others only when equal."""

    def __init__(self, likely: Sequence[Indicator], others: Sequence[Indicator] = ()) -> None:
        self._likely = [(one, plain_label(one.label), phrases_of(one)) for one in likely]
        known = {one.code for one in likely}
        every = (*likely, *(one for one in others if one.code not in known))
        self._equal: dict[str, list[Indicator]] = {}
        for one in every:
            self._equal.setdefault(plain_label(one.label), []).append(one)
        self._found: dict[Name, tuple[Meant, ...]] = {}

    def ranked(self, name: Name) -> tuple[Meant, ...]:
        """Give the indicators that a name may mean, the likeliest first; none where nothing is likely enough."""
        if name not in self._found:
            self._found[name] = tuple(sorted(self._ranked(name), key=lambda one: -one.confidence))
        return self._found[name]

    def assigned(self, names: Mapping[int, Name]) -> dict[int, Meant]:
        """Give each row the indicator it means: one for a row, one row for an indicator, the surest first."""
        every = [(meant, row) for row, name in names.items() for meant in self.ranked(name)]
        every.sort(key=lambda one: (-one[0].confidence, one[1]))
        chosen: dict[int, Meant] = {}
        taken: set[str] = set()
        for meant, row in every:
            if row not in chosen and meant.code not in taken and not self._wavers(names[row], meant, taken):
                chosen[row] = meant
                taken.add(meant.code)
        return chosen

    def _wavers(self, name: Name, meant: Meant, taken: set[str]) -> bool:
        """Say whether another indicator, that no row has taken, is as likely."""
        if meant.confidence >= _EXACT:
            return False
        others = (one for one in self.ranked(name) if one.code != meant.code and one.code not in taken)
        return any(meant.confidence - one.confidence < _APART for one in others)

    def _ranked(self, name: Name) -> Iterator[Meant]:
        if not name.plain:
            return
        equal = [one for one in self._equal.get(name.plain, ()) if _fits(name, one)]
        if equal:
            yield Meant(equal[0].code, _EXACT)
            return
        for indicator, label, phrases in self._likely:
            if _fits(name, indicator):
                confidence = max(_by_words(name.plain, label), _by_phrases(name.plain, phrases))
                if confidence >= _LEAST:
                    yield Meant(indicator.code, round(confidence, 2))


def _fits(name: Name, indicator: Indicator) -> bool:
    """Say whether the unit behind a name leaves room for an indicator."""
    return not name.unit or unit_fit(name.unit, indicator, share=name.unit == PERCENT) > 0


def _by_words(name: str, label: str) -> float:
    from rapidfuzz import fuzz

    if tellers(name) != tellers(label):
        return 0.0
    shorter, longer = sorted((name, label), key=len)
    if len(shorter) >= _SHORTEST and shorter in longer:
        return _LEAST + (_PART - _LEAST) * len(shorter) / len(longer)
    return fuzz.ratio(name, label) / 100 * _PART


def _by_phrases(name: str, phrases: Sequence[Phrase]) -> float:
    return max((_by_phrase(name, phrase) for phrase in phrases), default=0.0)


def _by_phrase(name: str, phrase: Phrase) -> float:
    """Say how surely a name is told by a phrase: all its words must be there, and say most of the name."""
    if any(word in name for word in phrase.barred):
        return 0.0
    places = [word.place(name) for word in (*phrase.near, *phrase.about)]
    found = [place for place in places if place is not None]
    if not found or len(found) < len(places):
        return 0.0
    said = {index for place in found for index in range(*place)}
    return _LEAST + (_PHRASE - _LEAST) * len(said) / len(name)
