"""What the roll-up asks for, as jobs that run beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.model.rollup.roll_up import RolledUp
from desktop.windows.working.work import Work

if TYPE_CHECKING:
    from desktop.operations.rolling_up import RollUp, Wanted


@dataclass(frozen=True, slots=True)
class Gathered:
    """A roll-up, and why a cell is empty, by the place of its unit and the code of its indicator."""

    roll: RollUp
    gaps: Mapping[tuple[int, str], str]

    @property
    def rolled(self) -> RolledUp:
        """The figures side by side."""
        return self.roll.rolled


@dataclass(frozen=True, slots=True)
class Gather:
    """Reads what is wanted and puts it side by side."""

    wanted: Wanted
    work: Work

    def __call__(self) -> Gathered:
        """Read it; Refused as `gather_files`."""
        from desktop.catalog.load import standard_catalog
        from desktop.operations.rolling_up import gather_files

        roll = gather_files(self.wanted, standard_catalog(), self.work.watch)
        return Gathered(roll, {(gap.unit, gap.indicator.code): gap.why for gap in roll.rolled.gaps})


@dataclass(frozen=True, slots=True)
class Saved:
    """A workbook that was written: where it was to be, and where it is."""

    wanted: Path
    path: Path


@dataclass(frozen=True, slots=True)
class Save:
    """Writes a roll-up as a workbook."""

    roll: RollUp
    target: Path
    work: Work

    def __call__(self) -> Saved:
        """Write it; Refused as `write_roll_up`."""
        from desktop.operations.rolling_up import write_roll_up

        return Saved(self.target, write_roll_up(self.roll, self.target, self.work.watch))
