"""A unit's figures over all years that its ledger holds, one row for each indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import NOT_FILLED, Figure
from desktop.model.progress import figures_in_use
from desktop.model.report import Report
from desktop.model.values import Values


@dataclass(frozen=True, slots=True)
class YearsRow:
    """One indicator with its figure of each year, an empty one where there is none."""

    indicator: Indicator
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class YearsSection:
    """The rows that stand under one heading of the latest report."""

    title: str
    rows: tuple[YearsRow, ...]


@dataclass(frozen=True, slots=True)
class YearsTable:
    """All years of a unit, first to last."""

    unit: str
    years: tuple[int, ...]
    sections: tuple[YearsSection, ...]

    def row(self, code: str) -> YearsRow | None:
        """Give the row of an indicator under its present code; None where it was never filled."""
        rows = (row for section in self.sections for row in section.rows)
        return next((row for row in rows if row.indicator.code == code), None)


def years_table(reports: Sequence[Report], catalog: Catalog) -> YearsTable:
    """Give the figures of a unit's reports, of which there is at least one, by year.

    The year before the first report is there where its figures were typed beside it. A figure that had another code
    stands in the row of the present one. An indicator of the unit's own is the same over the years only where it says
    the same: its code alone may have been given anew.
    """
    ordered = sorted(reports, key=lambda report: report.year)
    latest = ordered[-1]
    columns = [_Column(report, catalog) for report in ordered]
    if ordered[0].earlier:
        columns.insert(0, _Column(ordered[0], catalog, earlier=True))
    rows = [row for row in _rows(ordered, columns, catalog) if any(figure.filled for figure in row.figures)]
    titled = groupby(rows, lambda row: catalog.heading_title(row.indicator.heading, latest.heading_set))
    sections = tuple(YearsSection(title, tuple(under)) for title, under in titled)
    return YearsTable(latest.unit, tuple(column.year for column in columns), sections)


class _Column:
    """The figures of one year."""

    def __init__(self, report: Report, catalog: Catalog, *, earlier: bool = False) -> None:
        self.year = report.year - int(earlier)
        self._own = {own.code: own for own in report.indicators}
        self._catalog = catalog
        self._values = Values(catalog.with_own(report.indicators), report)
        self._earlier = earlier

    def figure(self, indicator: Indicator) -> Figure:
        code = indicator.code
        if code not in self._catalog.indicators and not _same(self._own.get(code), indicator):
            return NOT_FILLED
        return self._values.earlier(code) if self._earlier else self._values.figure(code)


def _rows(reports: Sequence[Report], columns: Sequence[_Column], catalog: Catalog) -> list[YearsRow]:
    used = {code for report in reports for code in _codes_used(report, catalog)}
    standard = [indicator for indicator in catalog.indicators.values() if indicator.code in used]
    own = {_said(one): one for report in reports for one in report.indicators if one.code not in catalog.indicators}
    order = {
        heading: rank for rank, heading in enumerate(dict.fromkeys(i.heading for i in catalog.indicators.values()))
    }
    placed = sorted((*standard, *own.values()), key=lambda indicator: order.get(indicator.heading, len(order)))
    return [YearsRow(one, tuple(column.figure(one) for column in columns)) for one in placed]


def _codes_used(report: Report, catalog: Catalog) -> set[str]:
    renamed = {renaming.old_code: renaming.new_code for renaming in catalog.renamings}
    held = {*report.figures, *report.earlier, *(indicator.code for indicator in figures_in_use(catalog, report))}
    return {renamed.get(code, code) for code in held}


def _said(own: Indicator) -> tuple[str, str, str, str]:
    return own.code, own.label, own.unit, own.kind.name


def _same(one: Indicator | None, other: Indicator) -> bool:
    return one is not None and _said(one) == _said(other)
