"""List a year's figures, and set some of them as a person would type them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from desktop.ledger.trail import now
from desktop.model.catalog import Catalog, Indicator
from desktop.model.edits import Edit, SetFigure, Together
from desktop.model.figure import NOT_FILLED, Figure, read_figure
from desktop.model.kinds.kind import Value
from desktop.model.progress import figures_in_use
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.quantities.doubts import quoted
from desktop.quantities.typed import Question
from desktop.quantities.written import write_number
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as other programs read it: `value` is a plain decimal, an ISO date or a text; None without a value."""

    code: str
    label: str
    heading: str
    value: str | None
    unit: str
    about: str | None
    state: str
    origin: str | None


def list_figures(report: Report, catalog: Catalog) -> tuple[FigureRow, ...]:
    """Give every figure the report is about, computed ones included, in the order of the report."""
    catalog = catalog.with_own(report.indicators)
    values = Values(catalog, report)
    return tuple(_row(indicator, values.figure(indicator.code)) for indicator in figures_in_use(catalog, report))


def _row(indicator: Indicator, figure: Figure) -> FigureRow:
    return FigureRow(
        code=indicator.code,
        label=indicator.label,
        heading=indicator.heading,
        value=None if figure.value is None else written_value(figure.value),
        unit=indicator.unit,
        about=figure.about.value if figure.about else None,
        state=figure.state.value,
        origin=figure.origin.kind.value if figure.filled else None,
    )


def written_value(value: Value) -> str:
    """Write a value for other programs: decimals without exponent, ISO dates, text as it is."""
    match value:
        case Decimal():
            return write_number(value)
        case date():
            return value.isoformat()
        case str():
            return value


def typed_figures(report: Report, catalog: Catalog, typed: Mapping[str, str], person: str) -> Edit:
    """Give the one edit that sets figures from what was typed, by code.

    Refused, for all of them, if one is unknown, computed, not of this year, or typed so that it must be asked about.
    """
    catalog = catalog.with_own(report.indicators)
    at = now()
    edits = tuple(
        SetFigure(code, stamped(_read(catalog.indicator(code), text, report.year), person, at))
        for code, text in typed.items()
    )
    return edits[0] if len(edits) == 1 else Together(f"填写{len(edits)}个指标", edits)


def stamped(figure: Figure, person: str, at: str) -> Figure:
    """Give the figure with who set it and when; an empty one stays empty."""
    return figure if figure == NOT_FILLED else replace(figure, person=person, at=at)


def _read(indicator: Indicator, text: str, year: int) -> Figure:
    name = f"{indicator.label}（{indicator.code}）"
    if indicator.formula is not None:
        raise Refused("FIGURE-COMPUTED", f"“{name}”由程序计算，不用填写，请去掉这一项。")
    if not indicator.period.holds(year):
        raise Refused("FIGURE-YEAR", f"“{name}”在{year}年度不使用，请核对年度和编号。")
    figure = read_figure(text, indicator)
    if isinstance(figure, Question):
        raise Refused("FIGURE-UNCLEAR", f"“{name}”填的{quoted(text)}：{figure.message}")
    return figure
