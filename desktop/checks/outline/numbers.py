"""The number that is printed before a heading: its value, and in which of the ways of its level it is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from desktop.checks.quoting import quoted
from desktop.model.manuscript import Passage
from desktop.model.outline import Level
from desktop.quantities.chinese import read_chinese, write_chinese

_DIGITS = re.compile(r"\d{1,9}")  # of a longer one nobody counts on
_CHINESE = re.compile("[一二三四五六七八九十百零〇廿卅]+")
_PAUSE_BEHIND_DIGIT = re.compile(r"\d\s*、")
_PAUSE_BEHIND_BRACKET = re.compile(r"[)）]\s*[、.．]")
_PATTERNS = {Level.PART: "{}、", Level.HEADING: "（{}）", Level.SUBITEM: "（{}）", Level.ITEM: "{}."}


@lru_cache(maxsize=512)
def value_of(number: str) -> int | None:
    """Give the value of a printed number (of 1.2 the last), None where there is none."""
    plain = unicodedata.normalize("NFKC", number)
    if digits := _DIGITS.findall(plain):
        return int(digits[-1])
    chinese = _CHINESE.search(plain)
    value = read_chinese(chinese.group()) if chinese else None
    return int(value) if value is not None else None


def spaced(number: str) -> bool:
    """Say whether a space stands behind a printed number."""
    return number != number.rstrip()


@lru_cache(maxsize=512)
def has_pause_for_point(number: str) -> bool:
    """Say whether it is written "1、" where the standard has "1."."""
    return bool(_PAUSE_BEHIND_DIGIT.search(number))


@lru_cache(maxsize=512)
def has_mark_behind_bracket(number: str) -> bool:
    """Say whether a mark stands behind the bracket, as in （一）、."""
    return bool(_PAUSE_BEHIND_BRACKET.search(number))


def standard_number(level: Level, value: int) -> str:
    """Give a number as GB/T 9704-2012, 7.3.3 has it."""
    return _PATTERNS[level].format(write_chinese(value) if level in (Level.PART, Level.HEADING) else value)


_SHOWN = 20  # characters of a heading in a message


def shown(passage: Passage) -> str:
    """Give a heading as a message names it: with its number, shortened, in quotation marks."""
    return quoted(passage.number.rstrip() + short(passage.text))


def short(text: str) -> str:
    """Give the beginning of a heading, without its full stop."""
    plain = text.rstrip("。")
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}……"
