"""Which unit stands where with one indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit, by its place among those gathered, with its rank: the largest number first, equal ones share a rank."""

    rank: int
    unit: int
    figure: Figure


def ranking(column: Sequence[Figure]) -> tuple[Ranked, ...]:
    """Rank the units that state a number, in the order of their ranks and then as they were gathered.

    An approximate number (300余) stands where its digits put it.
    """
    numbers = ((figure.number, unit, figure) for unit, figure in enumerate(column))
    known = [(number, unit, figure) for number, unit, figure in numbers if number is not None]
    known.sort(key=lambda one: (-one[0], one[1]))
    ranked: list[Ranked] = []
    before: Decimal | None = None
    for index, (number, unit, figure) in enumerate(known, start=1):
        rank = ranked[-1].rank if ranked and number == before else index
        ranked.append(Ranked(rank, unit, figure))
        before = number
    return tuple(ranked)
