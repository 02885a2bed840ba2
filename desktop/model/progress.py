"""How far a report is: what is filled, what is missing, heading by heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.model.catalog import Catalog, Indicator
from desktop.model.confirming import waiting
from desktop.model.findings import Finding, Severity
from desktop.model.language.parse import parse_placeholder, split_text
from desktop.model.language.syntax import codes_in
from desktop.model.outline import Entry, Outline, subtree
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.refusal import Refused

OWN_OUTLINE_SET = "A"  # whose codes the headings of a report with an outline of its own carry


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of one heading or of the whole report: figures filled of those to be typed, findings, untouched entries.

    Computed figures are not counted: nobody fills them, and they are there once their operands are.
    `to_confirm` are the figures that are filled and wait for somebody to confirm them.
    """

    filled: int
    total: int
    errors: int = 0
    warnings: int = 0
    carried: int = 0
    to_confirm: int = 0

    @property
    def done(self) -> bool:
        """Whether every figure that is to be typed is filled."""
        return self.filled >= self.total


def typed_among(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Give the indicators whose figures somebody has to type: all but the computed ones."""
    return tuple(indicator for indicator in indicators if indicator.formula is None)


def codes_in_text(text: str) -> tuple[str, ...]:
    """Give the codes a text uses, each once, in their order; a placeholder that cannot be read uses none."""
    codes: list[str] = []
    for source in split_text(text)[1::2]:
        try:
            codes += [operand.code for operand in codes_in(parse_placeholder(source).expression)]
        except Refused:
            continue
    return tuple(dict.fromkeys(codes))


def figures_in_use(catalog: Catalog, report: Report) -> tuple[Indicator, ...]:
    """Give the indicators this report is about: those required of it and those its text or figures use."""
    required = {indicator.code for indicator in required_indicators(catalog, report)}
    used = {code for entry in report.outline for code in codes_in_text(entry.text)} | set(report.figures)
    return tuple(i for i in catalog.of_year(report.year) if i.code in required or i.code in used)


def required_indicators(catalog: Catalog, report: Report) -> tuple[Indicator, ...]:
    """Give the indicators that must be filled whatever the text says.

    Nothing is required of a report with an outline of its own (read from a file, without a heading set) but what it
    states itself.
    """
    if report.heading_set not in catalog.heading_sets:
        return ()
    return tuple(indicator for indicator in catalog.of_year(report.year) if indicator.required)


def indicators_of_entry(catalog: Catalog, report: Report, key: str) -> tuple[Indicator, ...]:
    """Give the indicators to show for a heading: those of the catalog headings under it and those its text uses."""
    entries = subtree(report.outline, key)
    used = {code for entry in entries for code in codes_in_text(entry.text)}
    covered = covered_headings(catalog, report, entries)
    in_use = figures_in_use(catalog, report)
    return tuple(i for i in in_use if i.heading in covered or i.code in used)


def covered_headings(catalog: Catalog, report: Report, entries: Sequence[Entry]) -> frozenset[str]:
    """Give the codes of set A whose figures stand under the headings among `entries`."""
    heading_set = catalog.heading_sets.get(report.heading_set) or catalog.heading_sets.get(OWN_OUTLINE_SET)
    covers = {heading.code: heading.covers for heading in heading_set.headings} if heading_set else {}
    return frozenset(code for entry in entries for code in covers.get(entry.heading, ()))


def progress_of(
    indicators: Sequence[Indicator], values: Values, findings: Sequence[Finding], entries: Outline
) -> Progress:
    """Count what is filled and what is wrong among some indicators and entries."""
    places = {i.code for i in indicators} | {e.key for e in entries}
    here = [finding for finding in findings if finding.place in places]
    typed = typed_among(indicators)
    return Progress(
        filled=sum(values.figure(i.code).filled for i in typed),
        total=len(typed),
        errors=sum(f.severity is Severity.ERROR for f in here),
        warnings=sum(f.severity is Severity.WARNING for f in here),
        carried=sum(e.carried for e in entries),
        to_confirm=len(waiting(indicators, values)),
    )
