"""Results that are remembered for the very object they were made of.

Why by identity: reports and catalogs are frozen values, most parts of which are the same objects after an edit. To
compare them by content, or to hash them, would take longer than what is remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Of = TypeVar("_Of")
_Result = TypeVar("_Result")


class Remembered(Generic[_Of, _Result]):
    """A function of one immutable object that keeps its last few results.

    `most` is how many: two for the report before an edit and after it, more where several are open.
    """

    def __init__(self, make: Callable[[_Of], _Result], most: int = 4) -> None:
        self._make = make
        self._most = most
        self._kept: tuple[tuple[_Of, _Result], ...] = ()

    def __call__(self, of: _Of) -> _Result:
        """Give the result for an object; made anew only if it is not the same object as one of the last few."""
        for known, result in self._kept:
            if known is of:
                return result
        result = self._make(of)
        # One assignment: another thread sees the old results or the new ones, and at worst makes one twice.
        self._kept = ((of, result), *self._kept[: self._most - 1])
        return result
