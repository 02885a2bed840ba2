"""In which unit a department's own table states its numbers, as far as it says so."""

from __future__ import annotations

import re

from desktop.collection.own_layout import head_text, texts_before
from desktop.collection.own_names import name_of
from desktop.collection.sheets import Sheet
from desktop.model.catalog import Indicator
from desktop.quantities.units import PERCENT, is_known_unit, same_family, scale_of, usual_unit

_OF_ALL = re.compile(r"单位[：:]\s*([\u4e00-\u9fff%]{1,6})")
_HEADS_DEEP = 3


def unit_beside(sheet: Sheet, place: tuple[int, int], begin: tuple[int, int], indicator: Indicator) -> str:
    """Give the unit of a number where it counts otherwise than the indicator's; "" where nothing says so.

    `begin` is where the names begin. It is looked for in a cell of its row, behind its name, in the heads of its
    column, and in a line such as 单位：万元 above the table.
    """
    row, column = place
    first, labels = begin
    own = [unit for unit in (*_in_row(sheet, row), *_in_heads(sheet, column, first)) if unit]
    for unit in own:
        if usual_unit(unit) != indicator.unit and not same_family(unit, indicator.unit):
            return unit
    if own:
        return ""
    return next((unit for unit in _of_all(sheet, first, labels) if _other_power(unit, indicator.unit)), "")


def _in_row(sheet: Sheet, row: int) -> list[str]:
    """Give the units that stand in the row: alone in a cell, or in brackets behind a name."""
    texts = [text.strip() for text in sheet.texts_of(row)]
    alone = [text for text in texts if is_known_unit(text)]
    return [*alone, *(name_of(text).unit for text in texts)]


def _in_heads(sheet: Sheet, column: int, first: int) -> list[str]:
    return [name_of(head_text(sheet, row, column)).unit for row in range(max(0, first - _HEADS_DEEP), first)]


def _of_all(sheet: Sheet, first: int, labels: int) -> list[str]:
    return [match[1] for text in texts_before(sheet, first, labels) if (match := _OF_ALL.search(text))]


def _other_power(unit: str, kept: str) -> bool:
    """Say whether a unit counts the same thing in another power of ten (元 and 万元)."""
    if PERCENT in (unit, kept):
        return False
    (power, base), (own_power, own_base) = scale_of(usual_unit(unit)), scale_of(kept)
    return base == own_base and power != own_power
