"""A whole with its parts as one sentence lists them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce
from operator import add

from desktop.checks.prose.terms import Term
from desktop.quantities.intervals import NOTHING, Interval


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
    `words` is the text of the list.
    """

    wholes: tuple[Term, ...]
    parts: tuple[Term, ...]
    words: str
    beyond: tuple[Term, ...] = ()
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
