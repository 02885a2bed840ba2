"""The numeral at the front of a text: 1,234 or 3.5亿 or 1万3千 or 一千三百."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from desktop.quantities import doubts
from desktop.quantities.chinese import NUMERAL_CHARACTERS, read_chinese
from desktop.quantities.magnitudes import EXACT, MAGNITUDE_PATTERN, MAGNITUDES, shifted

MOST_DIGITS = 30

_GROUP = re.compile(rf"(?P<core>[0-9][0-9,.]*)(?P<magnitude>{MAGNITUDE_PATTERN}|)")
_CHINESE = re.compile(f"[{NUMERAL_CHARACTERS}]+")
_PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral, whether it is written with 万 or 亿 (`large`), and the text that follows it."""

    value: Decimal
    large: bool
    rest: str


def scan_numeral(text: str) -> Numeral:
    """Take the longest numeral from the front of a half-width text without spaces.

    Raises Doubt where there is none, or where its form leaves room for two readings.
    """
    numeral = _scan_arabic(text) if re.match("[0-9]", text) else _scan_chinese(text)
    if re.match(f"[0-9{NUMERAL_CHARACTERS}]", numeral.rest):
        raise doubts.mixed_numeral(text)
    return numeral


def _scan_chinese(text: str) -> Numeral:
    match = _CHINESE.match(text)
    if match is None or match[0] == "○":  # a lone circle is a tick in a form rather than a zero
        raise doubts.no_number(text)
    value = read_chinese(match[0])
    if value is None:
        raise doubts.ill_formed_chinese(match[0])
    return Numeral(Decimal(value), _is_large(match[0]), text[match.end() :])


def _scan_arabic(text: str) -> Numeral:
    groups: list[tuple[Decimal, int]] = []
    end = 0
    while match := _GROUP.match(text, end):
        groups.append((_read_core(match["core"]), MAGNITUDES.get(match["magnitude"], 0)))
        end = match.end()
        if not match["magnitude"]:
            break
    return Numeral(_sum_groups(groups, text[:end]), _is_large(text[:end]), text[end:])


def _sum_groups(groups: list[tuple[Decimal, int]], written: str) -> Decimal:
    """Add 1万 and 3千; each group must fit below the one before it."""
    total = Decimal(0)
    room: Decimal | None = None
    for core, power in groups:
        amount = shifted(core, power)
        if room is not None and (amount >= room or core != core.to_integral_value()):
            raise doubts.disordered(written)
        if room is not None and not power:
            raise doubts.bare_tail(written)
        total = EXACT.add(total, amount)
        room = shifted(Decimal(1), power) if core == core.to_integral_value() else Decimal(0)
    return total


def _read_core(core: str) -> Decimal:
    if sum(char.isdigit() for char in core) > MOST_DIGITS:
        raise doubts.too_many_digits(MOST_DIGITS)
    if not (_PLAIN.fullmatch(core) or _GROUPED.fullmatch(core)):
        raise doubts.separators(core) if "," in core else doubts.decimal_point(core)
    if re.match("0[0-9]", core):
        raise doubts.leading_zero(core)
    return Decimal(core.replace(",", ""))


def _is_large(written: str) -> bool:
    return not set("万亿萬億").isdisjoint(written)
