"""Which years a report can be of."""

from __future__ import annotations

from desktop.refusal import Refused

EARLIEST, LATEST = 1949, 2100


def check_year(year: int) -> None:
    """Refuse (YEAR-WRONG) what cannot be a year."""
    if not EARLIEST <= year <= LATEST:
        raise Refused("YEAR-WRONG", f"“{year}”不像一个年度，请填四位的年份，例如2022。")
