"""Which indicators the rows of a department's own table probably mean, by the names that it gives them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.collection.identity import plain_label
from desktop.collection.own_words import Words, counted_in
from desktop.model.catalog import Indicator
from desktop.model.unit_fit import unit_fit
from desktop.quantities.units import PERCENT, is_known_unit, usual_unit

_NUMBERING = re.compile(
    r"^(?:其中[:：]?|[（(]?[0-9一二三四五六七八九十]{1,3}[)）.、．]|第[一二三四五六七八九十]+[，、])\s*"
)
_UNIT_BEHIND = re.compile(r"[（(\[【]\s*(?:单位[:：])?\s*([^（()）\]】]{1,6}?)\s*[)）\]】]\s*$")
_LEAST = 0.7  # below this nothing is proposed
_APART = 0.01  # by so much the best must be better than the next, or nobody can say which it is
_EXACT = 1.0
_OVER = 0.99  # of what is told only together with what stands over a name


JOINT = "｜"  # between what stands over a name and the name, where it needs that to be told from others


@dataclass(frozen=True, slots=True)
class Name:
    """A row's name as it is written, as it is compared, and the unit in brackets behind it ("" where there is none).

    `over` is what stands over it and its neighbours, the widest first (行政复议 over 申请), `title` what stands over
    the whole table; both as they are compared.
    """

    written: str
    plain: str
    unit: str = ""
    over: tuple[str, ...] = ()
    title: str = ""

    @property
    def key(self) -> str:
        """By what it is known again: with what stands over it."""
        return "".join((*self.over, self.plain))


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


def key_of(label: str) -> str:
    """Give the key of a name that was remembered, with what stands over it or without."""
    return "".join(name_of(part).plain for part in label.split(JOINT))


class Namings:
    """Knows the indicators that names may mean: `likely` are those of the department, the others only when equal."""

    def __init__(self, likely: Sequence[Indicator], others: Sequence[Indicator] = ()) -> None:
        self._likely = [Words(one) for one in likely]
        known = {one.code for one in likely}
        self._equal: dict[str, list[Words]] = {}
        for words in (*self._likely, *(Words(one) for one in others if one.code not in known)):
            self._equal.setdefault(plain_label(words.indicator.label), []).append(words)
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
        same = (one for one in self._equal.get(name.plain, ()) if _fits(name, one.indicator) and _is_told(name, one))
        equal = next(same, None)
        if equal is not None:
            yield Meant(equal.indicator.code, _EXACT)
            return
        for words in self._likely:
            confidence = _likeness(name, words)
            if confidence >= _LEAST and _fits(name, words.indicator):
                yield Meant(words.indicator.code, round(confidence, 3))


def _fits(name: Name, indicator: Indicator) -> bool:
    """Say whether the unit behind a name, or that which its last word tells, leaves room for an indicator."""
    units = [unit for unit in (name.unit, counted_in(name.plain)) if unit]
    return all(unit_fit(unit, indicator, share=unit == PERCENT) > 0 for unit in units)


def _likeness(name: Name, words: Words) -> float:
    """Say how surely a name means an indicator, alone or together with what stands over it."""
    likeness = words.in_phrases(name.plain, "".join((*name.over, name.title)))
    likeness = max(likeness, words.in_label(name.plain)) if _is_told(name, words) else likeness
    for over in (*name.over, name.title):
        if over:
            together = over + name.plain
            likeness = max(likeness, _OVER * words.in_label(together), _OVER * words.in_phrases(together, ""))
    return likeness


def _is_told(name: Name, words: Words) -> bool:
    """Say whether a name alone may mean an indicator: nothing stands over it, or that is about the same."""
    return not name.over or words.are_about("".join((*name.over, name.plain, name.title)))
