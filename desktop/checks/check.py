"""Check a report. A new check is one file here and its name in CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from desktop.checks.doubles import without_doubles
from desktop.checks.figures.definitions import check_definitions, check_own_definitions
from desktop.checks.figures.feasible import check_feasible
from desktop.checks.figures.flows import check_flows
from desktop.checks.figures.missing import check_missing, lacks_figures
from desktop.checks.figures.particulars import PARTICULAR, check_particulars
from desktop.checks.figures.parts import check_parts
from desktop.checks.figures.periods import check_periods
from desktop.checks.figures.placeholders import PLACEHOLDER, check_placeholders
from desktop.checks.figures.ranges import check_ranges
from desktop.checks.figures.read_aloud import check_read_aloud
from desktop.checks.figures.relations import check_relations, findings_to_keep, touched_codes
from desktop.checks.figures.unstated import check_unstated
from desktop.checks.proofread import proofread
from desktop.checks.prose.unlinked import check_unlinked
from desktop.checks.reasons import with_reasons
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Severity
from desktop.model.manuscript import Manuscript, manuscript_of
from desktop.model.phrases import Phrases
from desktop.model.remembered import Remembered
from desktop.model.report import Report
from desktop.model.values import Values

Check = Callable[[Report, Catalog, Values], Iterable[Finding]]
CheckBeside = Callable[[Manuscript, Catalog, Values], Iterable[Finding]]  # a text beside the figures of its report
CheckWithLast = Callable[[Report, Report, Catalog], Iterable[Finding]]  # the report, last year's

CHECKS: tuple[Check, ...] = (
    check_placeholders,
    check_relations,
    check_ranges,
    check_parts,
    check_feasible,
    check_periods,
    check_flows,
    check_definitions,
    check_missing,
    check_unstated,
    check_particulars,
    check_read_aloud,
)
CHECKS_BESIDE: tuple[CheckBeside, ...] = (check_unlinked,)
CHECKS_WITH_LAST: tuple[CheckWithLast, ...] = (check_own_definitions,)
# Those that read nothing but the words of a report, by the rule that their findings bear.
_OF_WORDS: Mapping[str, Check] = MappingProxyType(
    {PLACEHOLDER.id: check_placeholders, PARTICULAR.id: check_particulars}
)
_ORDER = {severity: index for index, severity in enumerate(Severity)}


def check(report: Report, catalog: Catalog, last: Report | None = None) -> tuple[Finding, ...]:
    """Give everything found in a report, its figures and its text, the most serious first and what is settled last.

    `last` is the unit's report of the year before, where the ledger has it. What people have decided about findings
    (`reasons`) is seen to.
    """
    of_figures = check_figures(report, catalog, last)
    return judged(of_figures, check_text(report, catalog, last), report, catalog)


def judged(
    of_figures: Sequence[Finding], of_text: Iterable[Finding], report: Report, catalog: Catalog
) -> tuple[Finding, ...]:
    """Put what was found in the figures and in the text together: each fault once, with what people have decided."""
    found = (*of_figures, *without_doubles(of_text, of_figures, report))
    return in_order(with_reasons(found, report), catalog)


def check_text(report: Report, catalog: Catalog, last: Report | None = None) -> tuple[Finding, ...]:
    """Give what the words of a report show as they will be printed, in the order of the text."""
    catalog = catalog.with_own(report.indicators)
    values = Values(catalog, report)
    before = _manuscript(last, catalog.with_own(last.indicators)) if last else None
    manuscript = manuscript_of(report, Phrases(catalog, report, values), before)
    beside = (finding for one_check in CHECKS_BESIDE for finding in one_check(manuscript, catalog, values))
    return (*proofread(manuscript, catalog), *beside)


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


def is_draft(report: Report, catalog: Catalog, findings: Sequence[Finding]) -> bool:
    """Say whether the report can only be written as a 草稿: something is impossible, or its text lacks a figure."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        return True
    catalog = catalog.with_own(report.indicators)
    return lacks_figures(report, catalog, Values(catalog, report))


def _manuscript(report: Report, catalog: Catalog, last: Manuscript | None = None) -> Manuscript:
    return manuscript_of(report, Phrases(catalog, report), last)


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
