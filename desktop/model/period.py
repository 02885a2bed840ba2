"""The years in which something holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """The years in which something holds, both included; None is open."""

    first: int | None = None
    last: int | None = None

    def holds(self, year: int) -> bool:
        """Say whether `year` lies in the period."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


ALWAYS = Period()
