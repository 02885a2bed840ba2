"""数据汇总表 as values: every figure of a year beside last year's, in the order of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import Figure
from desktop.model.figure_words import UNASKED, UNCOMPUTED, write_state
from desktop.model.findings import Finding
from desktop.model.progress import figures_in_use, owed_figures, typed_among
from desktop.model.report import Report
from desktop.model.values import Values


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One indicator with its two years, what was found about it, and the word of its state."""

    indicator: Indicator
    now: Figure
    earlier: Figure
    findings: tuple[Finding, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Section:
    """The rows that stand under one heading of the report."""

    title: str
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A unit's figures of one year, by heading."""

    unit: str
    year: int
    heading_set: str
    sections: tuple[Section, ...]

    @property
    def rows(self) -> tuple[SummaryRow, ...]:
        """All rows in their order."""
        return tuple(row for section in self.sections for row in section.rows)

    @property
    def to_enter(self) -> tuple[SummaryRow, ...]:
        """The rows whose figures somebody has to enter, or has entered: no computed ones, and none nobody asks for."""
        typed = {indicator.code for indicator in typed_among(row.indicator for row in self.rows)}
        return tuple(row for row in self.rows if row.indicator.code in typed and row.state != UNASKED)


def summarise(report: Report, catalog: Catalog, findings: Sequence[Finding]) -> Summary:
    """Give the summary of a report; `findings` are what `checks.check` found in it."""
    catalog = catalog.with_own(report.indicators)
    values = Values(catalog, report)
    in_use = figures_in_use(catalog, report)
    owed = owed_figures(catalog, report)
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.place, []).append(finding)
    rows = [
        _row(indicator, values, tuple(found.get(indicator.code, ())), owed=indicator.code in owed)
        for indicator in in_use
    ]
    titled = groupby(rows, lambda row: catalog.heading_title(row.indicator.heading, report.heading_set))
    sections = tuple(Section(title, tuple(under)) for title, under in titled)
    return Summary(report.unit, report.year, report.heading_set, sections)


def _row(indicator: Indicator, values: Values, findings: tuple[Finding, ...], *, owed: bool) -> SummaryRow:
    now = values.figure(indicator.code)
    waits = indicator.formula is not None and not now.filled
    state = UNCOMPUTED if waits else write_state(now, findings, owed=owed)
    return SummaryRow(indicator, now, values.earlier(indicator.code), findings, state)
