"""The roll-up of a year as a value: one row for each indicator, what is missing, and what was noticed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.model.catalog import Indicator
from desktop.model.figure import NOT_FILLED, Figure, State, write_figure
from desktop.model.rollup.gathered import Gathered, GatheredUnit
from desktop.model.rollup.noticing import noticed
from desktop.model.rollup.totals import Total, owes, total_of


@dataclass(frozen=True, slots=True)
class RolledRow:
    """One indicator over all units: each unit's figure, the totals of both years, and the change of an exact total.

    There is a change only where both totals are those of the same units.
    """

    indicator: Indicator
    figures: tuple[Figure, ...]
    total: Total
    earlier: Total
    change: Decimal | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A figure that a unit owes, or that cannot be used, and in a few words why it is not there."""

    unit: int
    indicator: Indicator
    why: str


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The roll-up of a year; units are named by their place in `units`, `absent` are those without a report of it."""

    year: int
    units: tuple[GatheredUnit, ...]
    rows: tuple[RolledRow, ...]
    gaps: tuple[Gap, ...]
    absent: tuple[int, ...]
    notes: tuple[str, ...]

    @property
    def asks(self) -> bool:
        """Whether somebody must look: a unit or a figure is missing, or sources differ."""
        return bool(self.gaps or self.absent)


def roll_up(gathered: Gathered) -> RolledUp:
    """Give the roll-up of everything that was gathered."""
    rows = tuple(_row(gathered, indicator) for indicator in gathered.indicators)
    absent = tuple(place for place, unit in enumerate(gathered.units) if not unit.reported)
    gaps = tuple(gap for row in rows for gap in _gaps(gathered, row))
    by_unit = tuple(sorted(gaps, key=lambda gap: gap.unit))
    return RolledUp(gathered.year, gathered.units, rows, by_unit, absent, noticed(gathered))


def _row(gathered: Gathered, indicator: Indicator) -> RolledRow:
    total, earlier = total_of(gathered, indicator), total_of(gathered, indicator, earlier=True)
    change = None
    if total.exact and earlier.exact and total.value is not None and earlier.value is not None:
        change = total.value - earlier.value if total.stated == earlier.stated else None
    return RolledRow(indicator, gathered.column(indicator.code), total, earlier, change)


def _gaps(gathered: Gathered, row: RolledRow) -> Iterator[Gap]:
    """Give what single units with a report lack of an indicator that can be filled."""
    code = row.indicator.code
    for place, figure in enumerate(row.figures):
        if (place, code) in gathered.troubles:
            yield Gap(place, row.indicator, gathered.troubles[place, code])
        elif row.indicator.formula is not None:
            continue  # its operands are what is missing
        elif figure is NOT_FILLED and gathered.units[place].reported and owes(gathered, place, row.indicator):
            yield Gap(place, row.indicator, "未填")
        elif figure.state is State.UNCOUNTED:
            yield Gap(place, row.indicator, write_figure(figure, row.indicator))
