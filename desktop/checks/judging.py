"""What was found, put together: each fault once, in one order, with what people have decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.checks.doubles import without_doubles
from desktop.checks.reasons import with_reasons
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Severity
from desktop.model.remembered import Remembered
from desktop.model.report import Report

_ORDER = {severity: index for index, severity in enumerate(Severity)}


def judged(
    of_figures: Sequence[Finding], of_text: Iterable[Finding], report: Report, catalog: Catalog
) -> tuple[Finding, ...]:
    """Put what was found in the figures and in the text together: each fault once, with what people have decided."""
    found = (*of_figures, *without_doubles(of_text, of_figures, report))
    return in_order(with_reasons(found, report), catalog)


def in_order(findings: Iterable[Finding], catalog: Catalog) -> tuple[Finding, ...]:
    """Give findings the most serious first and the settled last, then in the order of the catalog."""
    rules, places = _ranks(catalog)

    def order(finding: Finding) -> tuple[bool, int, int, int]:
        return finding.settled, _ORDER[finding.severity], rules.get(finding.rule, -1), places.get(finding.place, -1)

    return tuple(sorted(findings, key=order))


def _ranked(catalog: Catalog) -> tuple[dict[str, int], dict[str, int]]:
    rules = {relation.rule: index for index, relation in enumerate(catalog.relations)}
    return rules, {code: index for index, code in enumerate(catalog.indicators)}


_ranks = Remembered(_ranked)
