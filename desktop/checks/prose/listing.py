"""A whole with its parts as one sentence lists them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import reduce
from operator import add

from desktop.checks.prose.slips import is_near, is_slip
from desktop.checks.prose.term import Term
from desktop.quantities.intervals import NOTHING, Interval

_TEN, _MANY = Decimal(10), Decimal(50)


class Closure(IntEnum):
    """How surely the parts are all there are, from the words that lead over to them."""

    OPEN = 0  # 其中: perhaps only some
    LIKELY = 1  # a colon, 分为
    STATED = 2  # 其余, 组成, 共计


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole and its parts.

    `wholes` are the counts that the parts may be parts of, the likeliest first; `certain` says that no other can be
    meant. `parts` is the list as its marks bound it, `beyond` what follows in the sentence and might still belong to
    it, `tight` that its parts are parted by 、 alone, `marked` that 其中 or another word says that they are parts.
    `joint` are several counts that together may be the whole (建议71件、提案104件，其中A类138件), `heads` are
    the first counts of the parts of the sentence behind ；, where these are told of the kinds one after the other
    (其中初次信访1683件，化解1500件；重复信访1263件，化解1098件), `words` is the text of the list.
    """

    wholes: tuple[Term, ...]
    parts: tuple[Term, ...]
    words: str
    beyond: tuple[Term, ...] = ()
    joint: tuple[Term, ...] = ()
    heads: tuple[Term, ...] = ()
    closure: Closure = Closure.OPEN
    certain: bool = True
    tight: bool = False
    marked: bool = True

    @property
    def whole(self) -> Term:
        """The likeliest whole."""
        return self.wholes[0]


def interval_sum(terms: Sequence[Term]) -> Interval:
    """Give where the true sum of some quantities lies."""
    return reduce(add, (term.interval for term in terms), NOTHING)


def looks_mistyped(wholes: Sequence[Term], parts: Sequence[Term], within: Decimal | None = None) -> bool:
    """Whether the sum of the parts misses the whole by so little, or in such a way, that a number was mistyped.

    `within` is the share of the whole that counts as little, a tenth where none is given.
    """
    if any(term.is_vague for term in (*wholes, *parts)):
        return False
    total, whole = _face_sum(parts), _face_sum(wholes)
    if is_near(total, whole, within) or (len(wholes) == 1 and is_slip(whole, total)):
        return True
    short = whole - total
    if len(wholes) > 1:
        return False
    return any(is_slip(part.value, part.value + short) for part in parts) or _lost_a_digit(parts, short, whole)


def _lost_a_digit(parts: Sequence[Term], short: Decimal, whole: Decimal) -> bool:
    """Whether the only part of one digit had two: 5 for 58. In a small whole that would be chance."""
    small = [part.value for part in parts if 0 < part.value < _TEN]
    return len(small) == 1 and whole >= _MANY and small[0] == (small[0] + short) // _TEN


def _face_sum(terms: Sequence[Term]) -> Decimal:
    return sum((term.value for term in terms), Decimal(0))
