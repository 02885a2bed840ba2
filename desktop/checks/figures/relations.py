"""The relations of the catalog between figures of one report, and with those of the year before.

A relation says something only where every figure in it is there; of about so many (300余) only what is certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.checks.figures.operands import Operands
from desktop.checks.figures.sentences import finding_of
from desktop.checks.figures.shares import Fault, fault_of
from desktop.model.catalog import Catalog, Indicator, Relation
from desktop.model.dependents import altered_with
from desktop.model.figure import Figures
from desktop.model.findings import Finding
from desktop.model.language.intervals import bounds, holds
from desktop.model.language.syntax import Code, Comparison
from desktop.model.report import Report
from desktop.model.values import Values


def check_relations(
    report: Report, catalog: Catalog, values: Values, touched: frozenset[str] | None = None
) -> Iterator[Finding]:
    """Find the relations of the report's year that its figures do not keep; of `touched` indicators only, if given."""
    indicators = [
        indicator
        for indicator in catalog.of_year(report.year)
        if (touched is None or indicator.code in touched) and values.figure(indicator.code).number is not None
    ]
    for relation in catalog.relations:
        if not relation.period.holds(report.year):
            continue
        for own in _owns(relation, indicators, touched):
            asked = Operands(relation, own, report, catalog, values)
            if all(holds(condition, asked.bounds) for condition in relation.conditions):
                operands = Operands(relation, own, report, catalog, values)
                fault = _fault(relation.comparison, operands)
                if fault is not None:
                    yield finding_of(relation, own, operands, catalog, fault)


def _fault(comparison: Comparison, operands: Operands) -> Fault | None:
    left, right = comparison.left, comparison.right
    if comparison.operator == "≈" and isinstance(left, Code):
        stated, computed = bounds(left, operands.bounds), bounds(right, operands.bounds)
        if stated and computed and stated.exact and computed.exact:
            return fault_of(stated.low, computed.low)
    return Fault.WRONG if holds(comparison, operands.bounds) is False else None


def _owns(relation: Relation, indicators: Sequence[Indicator], touched: frozenset[str] | None) -> Sequence[str]:
    if relation.scope:
        return [indicator.code for indicator in indicators if indicator.kind.name in relation.scope]
    return [] if touched is not None and touched.isdisjoint(relation.codes) else [""]


def touched_codes(before: Report, after: Report, catalog: Catalog) -> frozenset[str]:
    """Give the indicators whose figures of this or last year differ, with those computed from them."""
    changed = _differing(before.figures, after.figures) | _differing(before.earlier, after.earlier)
    return altered_with(catalog, changed)


def findings_to_keep(findings: Sequence[Finding], touched: frozenset[str], catalog: Catalog) -> Iterator[Finding]:
    """Give the findings of relations that name no touched indicator."""
    relations = {relation.rule: relation for relation in catalog.relations}
    for finding in findings:
        relation = relations.get(finding.rule)
        if relation is None:
            continue
        named = {finding.place} if relation.scope else relation.codes
        if touched.isdisjoint(named):
            yield finding


def _differing(before: Figures, after: Figures) -> set[str]:
    if before is after:
        return set()
    return {code for code in before.keys() | after.keys() if before.get(code) is not after.get(code)}
