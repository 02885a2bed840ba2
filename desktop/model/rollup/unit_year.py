"""What one source says of one unit in one year: the shape in which ledgers and tables give figures for a roll-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.model.catalog import Indicator
from desktop.model.figure import Figures
from desktop.model.report import no_figures


@dataclass(frozen=True, slots=True)
class UnitYear:
    """One unit's figures of a year and of the year before, by code.

    `own` are the indicators of the unit's own. `heading_set` is that of its report ("" for an outline of its own), None
    where there is no report of the year. `troubles` say by code why a figure that was there cannot be used.
    """

    unit: str
    figures: Figures = field(default_factory=no_figures)
    earlier: Figures = field(default_factory=no_figures)
    own: tuple[Indicator, ...] = ()
    heading_set: str | None = None
    troubles: Mapping[str, str] = field(default_factory=dict)
