"""Check a report: its figures, and its text. A new check of a text beside its figures is its name in CHECKS_BESIDE."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from desktop.checks.figures.check import check_figures
from desktop.checks.figures.missing import lacks_figures
from desktop.checks.judging import judged
from desktop.checks.proofread import proofread
from desktop.checks.prose.unlinked import check_unlinked
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Severity
from desktop.model.manuscript import Manuscript, manuscript_of
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from desktop.model.values import Values

CheckBeside = Callable[[Manuscript, Catalog, Values], Iterable[Finding]]  # a text beside the figures of its report

CHECKS_BESIDE: tuple[CheckBeside, ...] = (check_unlinked,)


def check(report: Report, catalog: Catalog, last: Report | None = None) -> tuple[Finding, ...]:
    """Give everything found in a report, its figures and its text, the most serious first and what is settled last.

    `last` is the unit's report of the year before, where the ledger has it. What people have decided about findings
    (`reasons`) is seen to.
    """
    of_figures = check_figures(report, catalog, last)
    return judged(of_figures, check_text(report, catalog, last), report, catalog)


def check_text(report: Report, catalog: Catalog, last: Report | None = None) -> tuple[Finding, ...]:
    """Give what the words of a report show as they will be printed, in the order of the text."""
    catalog = catalog.with_own(report.indicators)
    values = Values(catalog, report)
    before = _manuscript(last, catalog.with_own(last.indicators)) if last else None
    manuscript = manuscript_of(report, Phrases(catalog, report, values), before)
    beside = (finding for one_check in CHECKS_BESIDE for finding in one_check(manuscript, catalog, values))
    return (*proofread(manuscript, catalog), *beside)


def is_draft(report: Report, catalog: Catalog, findings: Sequence[Finding]) -> bool:
    """Say whether the report can only be written as a 草稿: something is impossible, or its text lacks a figure."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        return True
    catalog = catalog.with_own(report.indicators)
    return lacks_figures(report, catalog, Values(catalog, report))


def _manuscript(report: Report, catalog: Catalog, last: Manuscript | None = None) -> Manuscript:
    return manuscript_of(report, Phrases(catalog, report), last)
