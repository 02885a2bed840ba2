"""A quantity as it is stated, whatever it is meant for: marks in front, numeral, marks behind, unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from desktop.quantities import doubts
from desktop.quantities.about import About
from desktop.quantities.magnitudes import shifted
from desktop.quantities.numeral import scan_numeral
from desktop.quantities.units import PERCENT, usual_unit

_BEFORE: Mapping[str, About] = MappingProxyType(
    {
        "近": About.NEARLY,
        "将近": About.NEARLY,
        "逾": About.EXCEEDING,
        "超": About.EXCEEDING,
        "超过": About.EXCEEDING,
    }
)
_INSIDE: Mapping[str, About] = MappingProxyType({"余": About.REMAINDER, "多": About.REMAINDER})
_BEHIND: Mapping[str, About] = MappingProxyType({"以上": About.AT_LEAST, "及以上": About.AT_LEAST})

_UNUSABLE_BEFORE = re.compile(
    "大约|约为|约|大概|大致|大体|估计|不足|不到|不满|不超过|不低于|不少于|少于|低于|多于|高于|大于|小于|至少|最少|至多|最多"
    "|接近|突破|达到|上|过|[<>≤≥≈~]=?"
)
_UNUSABLE_BEHIND = re.compile(r"(来|几|左右|上下|以下|以内|不到|有余|出头|\+)$|^(来|几|左右|上下|\+)")


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated: value, mark, and unit as written ("" where none is).

    `large` says that the numeral has 万 or 亿 in it, so that without a unit it may be the unit's own 万.
    """

    value: Decimal
    large: bool
    about: About | None
    unit: str


def parse_stated(text: str) -> Stated:
    """Read one quantity from a half-width text without spaces. Raises Doubt where the meaning is not certain."""
    before, body = _take_front(text, _BEFORE)
    negative, body = _take_sign(body)
    symbol, body = _take_symbol(body)
    if unusable := _UNUSABLE_BEFORE.match(body):
        raise doubts.unusable_mark(unusable[0])
    numeral = scan_numeral(body)
    inside, rest = _take_front(numeral.rest, _INSIDE)
    power, rest = _take_magnitude(rest) if inside else (0, rest)
    behind, written = _take_back(rest)
    if unusable := _UNUSABLE_BEHIND.search(written):
        raise doubts.unusable_mark(unusable[0])
    about = _one_of(text, before, inside, behind)
    value = _signed(shifted(numeral.value, power), negative=negative)
    if about and value <= 0:
        raise doubts.mark_on(text)
    return Stated(value, numeral.large or power > 0, about, _unit(symbol, written, text))


def _take_front(text: str, marks: Mapping[str, About]) -> tuple[About | None, str]:
    for mark in sorted(marks, key=len, reverse=True):
        if text.startswith(mark):
            return marks[mark], text[len(mark) :]
    return None, text


def _take_back(text: str) -> tuple[About | None, str]:
    for mark in sorted(_BEHIND, key=len, reverse=True):
        if text.endswith(mark):
            return _BEHIND[mark], text[: -len(mark)]
    return None, text


def _take_sign(text: str) -> tuple[bool, str]:
    """Take a minus sign, 负, or the brackets with which accountants write a negative number."""
    if text.startswith(("-", "负")):
        return True, text[1:]
    if not text.startswith("("):
        return False, text
    if not text.endswith(")"):
        raise doubts.unclosed_bracket(text)
    return True, text[1:-1]


def _take_symbol(text: str) -> tuple[str, str]:
    """Take what stands before a number and says its unit: ¥ or 百分之."""
    if text == "百分之百":  # the idiom, the only case of 百 for 一百
        return "百分之", "一百"
    for symbol in ("¥", "百分之"):
        if text.startswith(symbol):
            return symbol, text[len(symbol) :]
    return "", text


def _take_magnitude(text: str) -> tuple[int, str]:
    """Take the 万 of 30余万: it belongs to the numeral before 余."""
    power = {"万": 4, "亿": 8}.get(text[:1], 0)
    return power, text[1:] if power else text


def _one_of(text: str, *marks: About | None) -> About | None:
    found = [mark for mark in marks if mark]
    if len(found) > 1:
        raise doubts.several_marks(text)
    return found[0] if found else None


def _signed(value: Decimal, *, negative: bool) -> Decimal:
    if negative and not value:
        raise doubts.minus_zero()
    return value.copy_negate() if negative else value


def _unit(symbol: str, written: str, text: str) -> str:
    unit = usual_unit(written)
    if symbol == "百分之":
        if unit:
            raise doubts.trailing_text(written)
        return PERCENT
    if symbol and unit not in {"", "元"}:
        raise doubts.currency(text)
    return "元" if symbol else unit
