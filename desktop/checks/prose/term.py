"""One quantity of a text with everything about it that arithmetic needs, and a passage made ready."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.checks.prose.natures import Nature
from desktop.quantities.intervals import Interval, exactly
from desktop.quantities.units import same_family


@dataclass(frozen=True, slots=True)
class Term:
    """One quantity.

    `at` is its number in the passage, `named` the place where the words before it begin. `value` and `interval` count
    in `unit`, which has no power of ten (335.58亿元 is 33558000000 of 元); `step` is worth one of its last written
    digit, `digits` are those as written, in the `power` of ten of the written unit (8 for 亿元). `ahead` are the words
    before it since the last mark or quantity, `gap` all between it and the quantity before, `behind` the words after it
    up to the next mark or quantity. `sentence` and `segment` number what 。 and ； part, `bracket` is the
    place of the bracket it stands in, or -1. `bare` says that it has no unit, `origin` that the next one rose or fell
    from it (由125件增加到151件); both then bear the name of what did.
    """

    at: int
    named: int
    start: int
    end: int
    digits: str
    value: Decimal
    interval: Interval
    step: Decimal
    unit: str
    power: int
    nature: Nature
    label: str
    ahead: str
    gap: str
    behind: str
    sentence: int
    segment: int
    bracket: int
    share: bool = False
    bare: bool = False
    origin: bool = False

    @property
    def is_vague(self) -> bool:
        """Whether it is marked as not exact (余, 近, 约), beyond what rounding leaves open."""
        return self.interval.high - self.interval.low > self.step

    @property
    def face(self) -> Interval:
        """What is shown of it in a computation: the number as written, an interval only where a mark says 余 or 近."""
        return self.interval if self.is_vague else exactly(self.value)

    def counts_with(self, other: Term) -> bool:
        """Whether both count the same kind of thing, so that they can be added; a number without a unit says not."""
        if self.share or other.share or self.bare or other.bare:
            return False
        return self.unit == other.unit or same_family(self.unit, other.unit)


@dataclass(frozen=True, slots=True, eq=False)  # the same one is asked again and again: known by identity, quickly
class Prose:
    """A passage made ready: its text as printed, the same with uniform marks, and its quantities in order."""

    text: str
    plain: str
    terms: tuple[Term, ...]
