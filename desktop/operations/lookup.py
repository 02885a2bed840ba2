"""Find an indicator by what a person types: a part of its name, its pinyin, the initials (xzfy), a code, a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache

from desktop.model.catalog import Indicator
from desktop.model.values import Values
from desktop.quantities.doubts import Doubt
from desktop.quantities.same_length import same_length
from desktop.quantities.stated import parse_stated
from desktop.quantities.units import is_known_unit


class Why(IntEnum):
    """How what was typed fits an indicator, the best first."""

    CODE = 1
    NAME_BEGINS = 2
    VALUE = 3  # this year's value
    NAME_HOLDS = 4
    INITIALS_BEGIN = 5
    EARLIER_VALUE = 6  # last year's value
    INITIALS_HOLD = 7
    NAME_IN_PARTS = 8  # its characters in this order, others between them


@dataclass(frozen=True, slots=True)
class Hit:
    """An indicator that fits, with the reason."""

    code: str
    why: Why


def look_up(typed: str, indicators: Sequence[Indicator], values: Values | None = None) -> tuple[Hit, ...]:
    """Give the indicators that fit what was typed, the best first, then in their order; all where nothing was typed.

    With `values` a number finds the figures that have this value, 无 counting as zero.
    """
    wanted = same_length(typed).strip().lower()
    if not wanted:
        return tuple(Hit(indicator.code, Why.NAME_HOLDS) for indicator in indicators)
    number = _number(wanted)
    hits = (Hit(one.code, why) for one in indicators if (why := _why(wanted, number, one, values)) is not None)
    return tuple(sorted(hits, key=lambda hit: hit.why))


def spells(letters: str, words: str) -> bool:
    """Say whether letters are the pinyin of some characters of `words` that stand together, each in full or begun.

    xzfy, xingzhengfuyi and xingzfy all spell 行政复议.
    """
    return any(_from(letters, _syllables(words), start) for start in range(len(_syllables(words))))


def _why(wanted: str, number: Decimal | None, indicator: Indicator, values: Values | None) -> Why | None:
    return min((*_by_name(wanted, indicator), *_by_value(number, indicator, values)), default=None)


def _by_name(wanted: str, indicator: Indicator) -> Iterator[Why]:
    label = same_length(indicator.label).lower()
    if wanted in (indicator.code, indicator.code.partition(".")[2]):
        yield Why.CODE
    elif wanted in label or wanted in indicator.code:
        yield Why.NAME_BEGINS if label.startswith(wanted) else Why.NAME_HOLDS
    elif not wanted.isascii():
        if _in_parts(wanted, label):
            yield Why.NAME_IN_PARTS
    elif (letters := wanted.replace(" ", "")).isalpha() and spells(letters, indicator.label):
        yield Why.INITIALS_BEGIN if _from(letters, _syllables(indicator.label), 0) else Why.INITIALS_HOLD


def _by_value(number: Decimal | None, indicator: Indicator, values: Values | None) -> Iterator[Why]:
    if values is not None and number is not None:
        if values.figure(indicator.code).number == number:
            yield Why.VALUE
        if values.earlier(indicator.code).number == number:
            yield Why.EARLIER_VALUE


def _number(wanted: str) -> Decimal | None:
    if not any(character.isdecimal() for character in wanted):
        return None
    try:
        stated = parse_stated(wanted.replace(" ", ""))
    except Doubt:
        return None
    return stated.value if not stated.unit or is_known_unit(stated.unit) else None


def _from(letters: str, syllables: tuple[str, ...], start: int) -> bool:
    """Say whether letters are beginnings of the syllables from `start` on, one after the other."""
    if not letters:
        return True
    if start == len(syllables):
        return False
    syllable = syllables[start]
    most = next((n for n in range(len(syllable), 0, -1) if letters.startswith(syllable[:n])), 0)
    return any(_from(letters[taken:], syllables, start + 1) for taken in range(most, 0, -1))


def _in_parts(wanted: str, label: str) -> bool:
    rest = iter(label)
    return all(character in rest for character in wanted)


@lru_cache(maxsize=4096)
def _syllables(words: str) -> tuple[str, ...]:
    """Give a name's syllables without tones; what is no Chinese character stands for itself, marks are left out."""
    from pypinyin import lazy_pinyin

    spelled = lazy_pinyin("".join(character for character in words if character.isalnum()))
    return tuple(syllable.lower() for syllable in spelled)
