"""Check the figures of a report. A new check of figures is one file here and its name in CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from desktop.checks.figures.definitions import check_definitions, check_own_definitions
from desktop.checks.figures.feasible import check_feasible
from desktop.checks.figures.flows import check_flows
from desktop.checks.figures.missing import check_missing
from desktop.checks.figures.particulars import PARTICULAR, check_particulars
from desktop.checks.figures.parts import check_parts
from desktop.checks.figures.periods import check_periods
from desktop.checks.figures.placeholders import PLACEHOLDER, check_placeholders
from desktop.checks.figures.ranges import check_ranges
from desktop.checks.figures.read_aloud import check_read_aloud
from desktop.checks.figures.relations import check_relations, findings_to_keep, touched_codes
from desktop.checks.figures.shapes import check_shapes
from desktop.checks.figures.unstated import check_unstated
from desktop.checks.judging import in_order
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding
from desktop.model.report import Report
from desktop.model.values import Values

Check = Callable[[Report, Catalog, Values], Iterable[Finding]]
CheckWithLast = Callable[[Report, Report, Catalog], Iterable[Finding]]  # the report, last year's

CHECKS: tuple[Check, ...] = (
    check_placeholders,
    check_relations,
    check_ranges,
    check_parts,
    check_feasible,
    check_periods,
    check_shapes,
    check_flows,
    check_definitions,
    check_missing,
    check_unstated,
    check_particulars,
    check_read_aloud,
)
CHECKS_WITH_LAST: tuple[CheckWithLast, ...] = (check_own_definitions,)
# Those that read nothing but the words of a report, by the rule that their findings bear.
_OF_WORDS: Mapping[str, Check] = MappingProxyType(
    {PLACEHOLDER.id: check_placeholders, PARTICULAR.id: check_particulars}
)


def check_figures(report: Report, catalog: Catalog, last: Report | None = None) -> tuple[Finding, ...]:
    """Give what is wrong with the figures of a report, or missing, the most serious first, whatever is decided."""
    catalog = catalog.with_own(report.indicators)
    values = Values(catalog, report)
    found = [finding for one_check in CHECKS for finding in one_check(report, catalog, values)]
    return in_order((*found, *_with_last(report, catalog, last)), catalog)


def check_figures_again(
    findings: Sequence[Finding],
    before: Report,
    report: Report,
    catalog: Catalog,
    last: Report | None = None,
    values: Values | None = None,
) -> tuple[Finding, ...]:
    """Give what `check_figures` gives for `report`, faster, from what it gave for the report `before` an edit.

    `values` are those of `report` where somebody has them. Why: the many relations are computed again only where a
    figure has changed, and texts are read again only where one has, so that it can be done at each key.
    """
    if (before.unit, before.year, before.heading_set) != (report.unit, report.year, report.heading_set):
        return check_figures(report, catalog, last)
    catalog = catalog.with_own(report.indicators)
    values = values or Values(catalog, report)
    touched = touched_codes(before, report, catalog)
    found = list(findings_to_keep(findings, touched, catalog))
    found += check_relations(report, catalog, values, touched)
    known: Mapping[str, Check] = _OF_WORDS if _same_words(before, report) else {}
    found += (finding for finding in findings if finding.rule in known)
    others = (one for one in CHECKS if one is not check_relations and one not in known.values())
    found += (finding for one_check in others for finding in one_check(report, catalog, values))
    return in_order((*found, *_with_last(report, catalog, last)), catalog)


def _with_last(report: Report, catalog: Catalog, last: Report | None) -> Iterator[Finding]:
    if last is not None:
        for one_check in CHECKS_WITH_LAST:
            yield from one_check(report, last, catalog)


def _same_words(before: Report, report: Report) -> bool:
    """Say whether a report has the very texts it had before, and the same indicators that these can name."""
    texts = before.outline is report.outline and before.particulars is report.particulars
    return texts and before.indicators == report.indicators
