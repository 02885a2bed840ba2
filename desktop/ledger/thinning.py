"""Which backups are kept: all of two days, then one a day, a week, a month, as Anki does it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

_ALL_OF = timedelta(days=2)
# How many are kept of each kind of period, and what tells one period from another.
_RULES = (("%Y-%m-%d", 12), ("%G-%V", 10), ("%Y-%m", 9))


@dataclass(frozen=True, slots=True)
class Made:
    """A backup: its number, which only grows, and the time its clock showed."""

    number: int
    at: datetime


def kept(backups: Iterable[Made]) -> frozenset[int]:
    """Give the numbers of the backups to keep.

    They are ordered by number and their age is measured from the newest: a clock that was set back or was wrong for a
    day does no harm. Periods are counted from the newest backward, so that nothing goes because of its age alone.
    """
    ordered = sorted(backups, key=lambda made: made.number, reverse=True)
    keeping: set[int] = set()
    older: list[Made] = []
    for made in ordered:
        if ordered[0].at - made.at < _ALL_OF:
            keeping.add(made.number)
        else:
            older.append(made)
    for period, count in _RULES:
        first_of: dict[str, Made] = {}
        for made in older:
            first_of.setdefault(made.at.strftime(period), made)
        chosen = list(first_of.values())[:count]
        keeping.update(made.number for made in chosen)
        if len(chosen) < count:
            break
        older = [made for made in older if made.number < chosen[-1].number]
    return frozenset(keeping)
