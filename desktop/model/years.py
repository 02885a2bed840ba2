"""Which years a report can be of, and how people type one."""

from __future__ import annotations

import re

from desktop.quantities.characters import halved
from desktop.refusal import Refused

EARLIEST, LATEST = 1949, 2100
_TYPED = re.compile(r"([0-9]{4})\s*(?:年度?)?")


def check_year(year: int) -> None:
    """Refuse (YEAR-WRONG) what cannot be a year."""
    if not EARLIEST <= year <= LATEST:
        raise Refused("YEAR-WRONG", f"“{year}”不像一个年度，请填四位的年份，例如2022。")


def read_year(typed: str) -> int:
    """Give the year that somebody typed: 2022, ２０２２, 2022年 or 2022年度; Refused (YEAR-WRONG) if it is none."""
    found = _TYPED.fullmatch(halved(typed).strip())
    if found is None:
        raise Refused("YEAR-WRONG", f"“{typed.strip()}”不是年度，请填四位的年份，例如2022。")
    check_year(year := int(found[1]))
    return year
