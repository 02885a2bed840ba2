"""The relations of the catalog between figures of one report, and with those of the year before.

A relation says something only where every figure in it is there; of about so many (300余) only what is certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.checks.figures.operands import Operands
from desktop.checks.figures.sentences import Broken, finding_of
from desktop.checks.figures.shares import Fault, fault_of
from desktop.model.catalog import Catalog, Indicator, Relation
from desktop.model.dependents import altered_with
from desktop.model.figure import Figures
from desktop.model.findings import Finding
from desktop.model.language.intervals import bounds, compared, holds
from desktop.model.language.syntax import Code
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
            operands = Operands(relation, own, report, catalog, values)
            if all(holds(condition, operands.bounds) for condition in relation.conditions):
                broken = _broken(relation, own, operands)
                if broken is not None:
                    yield finding_of(broken, catalog)


def _broken(relation: Relation, own: str, operands: Operands) -> Broken | None:
    comparison = relation.comparison
    left, right = bounds(comparison.left, operands.bounds), bounds(comparison.right, operands.bounds)
    if left is None or right is None:
        return None
    if comparison.operator == "≈" and isinstance(comparison.left, Code) and left.exact and right.exact:
        fault = fault_of(left.low, right.low)
    else:
        fault = Fault.WRONG if compared(left, comparison.operator, right) is False else None
    return None if fault is None else Broken(relation, own, operands, left, right, fault)


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
