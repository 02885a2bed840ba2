"""Where the entries of an outline stand: numbers with room between them.

An insertion or a move gets numbers between its neighbours, and nobody else's row is written: two people can work on
different paragraphs of one report at the same time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.model.order import staying

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
    known = [key for key in keys if key in positions]
    return {known[index] for index in staying([positions[key] for key in known])}
