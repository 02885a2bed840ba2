"""Where the entries of an outline stand: numbers with room between them.

An insertion or a move gets numbers between its neighbours, and nobody else's row is written: two people can work on
different paragraphs of one report at the same time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

Positions = Mapping[str, int]

_STEP = 1 << 32  # halved 32 times before everything must be numbered anew; 2**31 entries before 64 bits are full


def placed(keys: Sequence[str], positions: Positions) -> Positions:
    """Give the positions of `keys` in this order, keeping as many as can be kept of those they have."""
    if len(keys) == len(positions) and _in_order(keys, positions):
        return positions
    staying = _longest_in_order(keys, positions)
    result: dict[str, int] = {}
    waiting: list[str] = []
    low = 0
    for key in keys:
        if key not in staying:
            waiting.append(key)
            continue
        high = positions[key]
        if high - low <= len(waiting):
            return {key: (index + 1) * _STEP for index, key in enumerate(keys)}
        result.update(_spread(waiting, low, (high - low) // (len(waiting) + 1)))
        result[key] = low = high
        waiting = []
    result.update(_spread(waiting, low, _STEP))
    return result


def _in_order(keys: Sequence[str], positions: Positions) -> bool:
    last = 0
    for key in keys:
        position = positions.get(key, 0)
        if position <= last:
            return False
        last = position
    return True


def _spread(keys: Sequence[str], low: int, step: int) -> dict[str, int]:
    return {key: low + (index + 1) * step for index, key in enumerate(keys)}


def _longest_in_order(keys: Sequence[str], positions: Positions) -> set[str]:
    # The longest increasing subsequence: everything outside of it must move, and nothing else.
    tails: list[int] = []  # tails[n]: the smallest position on which n + 1 keys in order can end
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for key in keys:
        position = positions.get(key)
        if position is None:
            continue
        length = bisect_left(tails, position)
        before[key] = ends[length - 1] if length else None
        tails[length : length + 1] = [position]
        ends[length : length + 1] = [key]
    staying: set[str] = set()
    key = ends[-1] if ends else None
    while key is not None:
        staying.add(key)
        key = before[key]
    return staying
