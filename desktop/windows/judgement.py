"""What is wrong with the report at work: in its figures now, and in its text as it was last proofread."""

from __future__ import annotations

from desktop.checks.figures.check import check_figures, check_figures_again
from desktop.checks.judging import judged
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Severity, errors_among
from desktop.model.report import PARTICULAR_NAMES, Report
from desktop.model.values import Values


class Judgement:
    """The findings about a report that changes; they stay the same objects where nothing else is found."""

    def __init__(self, report: Report, catalog: Catalog, last: Report | None) -> None:
        self._last = last
        self.of_text: tuple[Finding, ...] = ()  # as the words were when they were last proofread
        self.begin(report, catalog)

    def begin(self, report: Report, catalog: Catalog) -> None:
        """Look at every figure of a report; what was found in its text stays."""
        self._of_figures = check_figures(report, catalog, self._last)
        self._know(self._judged(report, catalog))

    def look_again(self, before: Report, report: Report, catalog: Catalog, values: Values) -> None:
        """Look at the figures after an edit."""
        known = self._of_figures
        self._of_figures = check_figures_again(known, before, report, catalog, self._last, values)
        decided = report.annotations is not before.annotations
        reworded = report.outline is not before.outline  # what of the text says the same as a figure may be another
        if reworded or decided or self._of_figures != known:
            self._know_if_other(self._judged(report, catalog))

    def take_text(self, report: Report, catalog: Catalog, found: tuple[Finding, ...]) -> bool:
        """Take what was found in the text; say whether anything else is wrong now."""
        self.of_text = found
        return self._know_if_other(self._judged(report, catalog))

    def _judged(self, report: Report, catalog: Catalog) -> tuple[Finding, ...]:
        places = {entry.key for entry in report.outline}
        text = (finding for finding in self.of_text if finding.place in places or finding.place in PARTICULAR_NAMES)
        return judged(self._of_figures, tuple(text), report, catalog)

    def _know_if_other(self, findings: tuple[Finding, ...]) -> bool:
        if findings == self.all:
            return False
        self._know(findings)
        return True

    def _know(self, findings: tuple[Finding, ...]) -> None:
        """Keep what is found, and what every pane asks of it at each edit."""
        self.all = findings
        self.open = tuple(finding for finding in findings if not finding.settled)
        self.doubtful = frozenset(finding.place for finding in self.open if finding.severity is not Severity.HINT)
        self.errors = errors_among(findings)
