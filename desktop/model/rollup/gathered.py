"""The figures of many units in columns, one for each indicator: 3,000 units of 200 figures are 200 tuples.

Why columns: totals and rankings run along them, and a figure that many units state alike is one object.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import NOT_FILLED, Figure

OWN = "own.rollup_"  # how the codes of the units' own indicators begin here
Columns = Mapping[str, tuple[Figure, ...]]


@dataclass(frozen=True, slots=True)
class GatheredUnit:
    """A unit with the sources that have it, in the order in which they came; `heading_set` as in `UnitYear`."""

    name: str
    sources: tuple[str, ...]
    heading_set: str | None

    @property
    def reported(self) -> bool:
        """Whether there is a report of the year."""
        return self.heading_set is not None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two sources have a different figure for one unit; nobody but the user can say which is right.

    `unit` is the place of the unit among those gathered; `claims` pair each source with its figure, of the year or of
    the year before (`earlier`).
    """

    unit: int
    code: str
    earlier: bool
    claims: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that the sources say of one year.

    `catalog` has the units' own indicators too, each once, whatever code its unit gave it. A figure in dispute or in
    trouble is not filled; `troubles` say why, by the place of the unit and the code. `added` counts by unit and source
    the figures that a further source had where the first had none; `unknown` are codes that nobody here knows.
    """

    year: int
    catalog: Catalog
    units: tuple[GatheredUnit, ...]
    now: Columns
    earlier: Columns
    disputes: tuple[Dispute, ...] = ()
    troubles: Mapping[tuple[int, str], str] = field(default_factory=dict)
    added: Mapping[tuple[int, str], int] = field(default_factory=dict)
    unknown: Mapping[str, int] = field(default_factory=dict)

    def column(self, code: str, *, earlier: bool = False) -> tuple[Figure, ...]:
        """Give the figures of an indicator, one for each unit."""
        return (self.earlier if earlier else self.now).get(code) or (NOT_FILLED,) * len(self.units)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that some unit has stated or owes, in the order of the report."""
        owing = any(unit.reported and unit.heading_set for unit in self.units)
        return tuple(
            indicator
            for indicator in self.catalog.of_year(self.year)
            if indicator.code in self.now or (owing and indicator.required)
        )
