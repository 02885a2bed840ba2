"""What stays and what moved, when a sequence is put in another order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def staying(numbers: Sequence[int]) -> frozenset[int]:
    """Give the indexes of a longest increasing subsequence of different numbers: everything else must have moved."""
    tails: list[int] = []  # tails[n]: the smallest number on which n + 1 numbers in order can end
    ends: list[int] = []  # where these stand
    before: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [index]
    found: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return frozenset(found)
