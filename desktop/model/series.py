"""One indicator over the years, as a chart shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import Figure, write_figure
from desktop.model.kinds import stock
from desktop.quantities.written import round_half_up, write_number

_GROWTH_DECIMALS = 1  # as 同比 is usually stated


@dataclass(frozen=True, slots=True)
class Point:
    """A year: its number, None where there is none, and the figure in words, "" where nobody has filled it.

    `growth` is that on the year before, where both are exact numbers; `changed` says that from this year on the
    indicator is counted otherwise, so that it cannot be compared with what was before.
    """

    year: int
    number: Decimal | None
    words: str
    growth: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The years of an indicator, first to last; `state` says that it counts what there is, not what happened."""

    title: str
    unit: str
    points: tuple[Point, ...]
    state: bool = False

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers there are."""
        return tuple(point.number for point in self.points if point.number is not None)

    @property
    def spoken(self) -> str:
        """The years in words, for who cannot see the chart."""
        return "，".join(f"{point.year}年{point.words or '没有'}" for point in self.points)


def series_of(indicator: Indicator, figures: Sequence[tuple[int, Figure]], catalog: Catalog) -> Series:
    """Give the series of an indicator from its figures by year, in the order of the years."""
    changed = {change.year for change in catalog.definition_changes if change.code == indicator.code}
    points: list[Point] = []
    before: tuple[int, Figure] | None = None
    for year, figure in figures:
        known = before[1] if before and before[0] == year - 1 and year not in changed else None
        growth = write_growth(figure, known, indicator) if known else ""
        points.append(Point(year, figure.number, write_figure(figure, indicator), growth, year in changed))
        before = year, figure
    return Series(indicator.label, indicator.unit, tuple(points), indicator.kind is stock.KIND)


def last_years(series: Series, most: int) -> Series:
    """Give the last years, without those before anybody filled the indicator."""
    points = list(series.points)
    while points and not points[0].words:
        points.pop(0)
    return Series(series.title, series.unit, tuple(points[-most:]), series.state)


def with_gaps(figures: Iterable[tuple[int, Figure]], empty: Figure) -> tuple[tuple[int, Figure], ...]:
    """Give figures by year with an empty one for each year between them that has none."""
    known = dict(figures)
    return tuple((year, known.get(year, empty)) for year in range(min(known), max(known) + 1)) if known else ()


def write_growth(now: Figure, earlier: Figure, indicator: Indicator) -> str:
    """Write the growth on the year before in percent: +1.3%; of a share, in points: +3个百分点.

    Empty where one of the two is no exact number, where nothing changed, and where the year before had none.
    """
    if now.number is None or earlier.number is None or now.about or earlier.about or now.number == earlier.number:
        return ""
    change = now.number - earlier.number
    sign = "+" if change > 0 else "−"
    if indicator.unit == "%":
        return f"{sign}{write_number(abs(change))}个百分点"
    if earlier.number <= 0:
        return ""
    return f"{sign}{write_number(round_half_up(abs(change) * 100 / earlier.number, _GROWTH_DECIMALS))}%"
