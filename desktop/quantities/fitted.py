"""Whether a stated quantity fits the unit in which an indicator is kept, and its value in that unit."""

from __future__ import annotations

import re
from decimal import Decimal

from desktop.quantities import doubts
from desktop.quantities.magnitudes import shifted
from desktop.quantities.stated import Stated
from desktop.quantities.units import COUNTED_UNITS, PERCENT, is_known_unit, same_family, scale_of
from desktop.quantities.written import write_number

_CODES = (
    (re.compile(r"1[3-9][0-9]{9}"), "手机号"),
    (re.compile(r"[1-9][0-9]{17}"), "身份证号"),
    (re.compile(r"(19|20)[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])"), "日期"),
)


def fitted(stated: Stated, unit: str, text: str) -> Decimal:
    """Give the value in the indicator's unit ("" where it has none); `text` is what was typed, to quote it.

    Raises Doubt where units differ, where a count is negative or not whole or looks like a code, and where a share
    may be a ratio.
    """
    value = _converted(stated, unit, text)
    if value < 0 and unit and scale_of(unit)[1] != "元":
        raise doubts.negative(text, unit)
    if unit in COUNTED_UNITS:
        _check_count(value, unit, text)
    return Decimal(write_number(value))


def _converted(stated: Stated, unit: str, text: str) -> Decimal:
    power, base = scale_of(unit)
    if not stated.unit:
        _check_bare(stated, unit, text)
        return stated.value
    if stated.unit not in {unit, base}:
        raise _unit_doubt(stated, unit, text)
    return shifted(stated.value, -power) if stated.unit == base else stated.value


def _check_bare(stated: Stated, unit: str, text: str) -> None:
    if unit == PERCENT and 0 < stated.value <= 1:
        raise doubts.ratio_or_points(write_number(stated.value), write_number(shifted(stated.value, 2)))
    power, base = scale_of(unit)
    if power and stated.large:
        raise doubts.bare_magnitude(text, unit, base)


def _check_count(value: Decimal, unit: str, text: str) -> None:
    if value != value.to_integral_value():
        raise doubts.not_whole(write_number(value), unit)
    for pattern, kind in _CODES:
        if pattern.fullmatch(text):
            raise doubts.code_number(text, kind)


def _unit_doubt(stated: Stated, unit: str, text: str) -> doubts.Doubt:
    if re.search("[0-9]", stated.unit):
        return doubts.several_numbers(text)
    if not is_known_unit(stated.unit):
        return doubts.trailing_text(stated.unit)
    if not unit:
        return doubts.unit_for_bare(stated.unit)
    if PERCENT in (unit, stated.unit):
        return doubts.unit_for_share(stated.unit) if unit == PERCENT else doubts.percent_for_count(text, unit)
    written = _as_written(stated.unit, text)
    if same_family(stated.unit, scale_of(unit)[1]):
        converted = shifted(stated.value, -scale_of(unit)[0])
        return doubts.kindred_unit(written, unit, write_number(converted))
    return doubts.foreign_unit(written, unit)


def _as_written(unit: str, text: str) -> str:
    """Give the unit with the 万 or 亿 that the typed text has in front of it: whoever typed 12万元 wrote 万元."""
    found = re.search(f"[万亿]+{re.escape(unit)}", text)
    return found[0] if found else unit
