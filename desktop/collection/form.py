"""The form that a department fills: its indicators of one year, as a value that knows nothing of workbooks."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.model.catalog import Catalog, Indicator, Relation
from desktop.model.figure import Figure
from desktop.model.language.syntax import Code, codes_in
from desktop.model.progress import figures_in_use
from desktop.model.report import Report
from desktop.model.values import Values

LAYOUT = 1  # goes up when a form of before can no longer be read like one of today
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class FormRow:
    """One indicator to be filled: last year's figure beside it, the heading it stands under, and how deep."""

    indicator: Indicator
    earlier: Figure
    heading: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """What one department is asked for; `unit` is the district whose report it is, `relations` hold within the form."""

    unit: str
    year: int
    department: str
    rows: tuple[FormRow, ...]
    relations: tuple[Relation, ...] = ()
    scoped: tuple[Relation, ...] = ()
    due: date | None = None

    @property
    def version(self) -> str:
        """What tells one form from another of the same department and year: it differs where a row does."""
        said = [str(LAYOUT), self.unit, str(self.year), self.department]
        for row in self.rows:
            said += [row.indicator.code, row.indicator.label, row.indicator.unit, row.indicator.definition]
        return hashlib.sha256("\0".join(said).encode()).hexdigest()[:_DIGITS].upper()

    @property
    def visible_id(self) -> str:
        """The number that is printed on the form: year, department and version."""
        return f"{self.year}-{self.department}-{self.version}"

    @property
    def codes(self) -> frozenset[str]:
        """The codes of its indicators."""
        return frozenset(row.indicator.code for row in self.rows)


def make_forms(report: Report, catalog: Catalog, due: date | None = None) -> tuple[Form, ...]:
    """Give the forms of all departments that are asked for figures, in the order of the report."""
    full = catalog.with_own(report.indicators)
    asked = asked_of_departments(report, catalog)
    return tuple(_form(report, full, name, indicators, due) for name, indicators in asked.items())


def asked_of_departments(report: Report, catalog: Catalog) -> dict[str, tuple[Indicator, ...]]:
    """Give what each department is asked for: the indicators in use that are typed, never those that are computed."""
    asked: dict[str, tuple[Indicator, ...]] = {}
    for indicator in figures_in_use(catalog.with_own(report.indicators), report):
        if indicator.formula is None and indicator.department:
            asked[indicator.department] = (*asked.get(indicator.department, ()), indicator)
    return asked


def _form(report: Report, catalog: Catalog, department: str, indicators: Sequence[Indicator], due: date | None) -> Form:
    values = Values(catalog, report)
    codes = {indicator.code for indicator in indicators}
    rows = tuple(
        FormRow(
            indicator,
            values.earlier(indicator.code),
            catalog.heading_title(indicator.heading, report.heading_set),
            depth=1 if indicator.part_of in codes else 0,
        )
        for indicator in indicators
    )
    holding = [relation for relation in catalog.relations if relation.period.holds(report.year)]
    within = tuple(relation for relation in holding if not relation.scope and _within(relation, codes))
    scoped = tuple(relation for relation in holding if relation.scope)
    return Form(report.unit, report.year, department, rows, within, scoped, due)


def _within(relation: Relation, codes: set[str]) -> bool:
    """Say whether a form has every figure that a relation needs; those that may be missing (若有) are left out.

    A sum that need only be about right has a tolerance that no cell of a worksheet can tell.
    """
    comparison = relation.comparison
    if comparison.operator == "≈" and not isinstance(comparison.left, Code):
        return False
    sides = (side for one in (comparison, *relation.conditions) for side in (one.left, one.right))
    return all(operand.code in codes or operand.optional for side in sides for operand in codes_in(side))
