"""How far a report is: what is filled, what is missing, heading by heading."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.model.catalog import Catalog, Indicator
from desktop.model.confirming import waiting
from desktop.model.findings import Finding, Severity
from desktop.model.language.parse import parse_placeholder, split_text
from desktop.model.language.syntax import Code, codes_in
from desktop.model.outline import Entry, Outline
from desktop.model.remembered import Remembered
from desktop.model.report import PARTICULAR_NAMES, Particulars, Report
from desktop.model.values import Values
from desktop.refusal import Refused

OWN_OUTLINE_SET = "A"  # whose codes the headings of a report with an outline of its own carry


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of one heading or of the whole report: figures filled of those to be typed, findings, untouched entries.

    Computed figures are not counted: nobody fills them, and they are there once their operands are. Nor are those that
    are neither owed (`owed_figures`) nor filled: nobody asks for them.
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
    return tuple(dict.fromkeys(operand.code for operand in _operands_in_text(text)))


@lru_cache(maxsize=8192)
def _operands_in_text(text: str) -> tuple[Code, ...]:
    operands: list[Code] = []
    for source in split_text(text)[1::2]:
        try:
            operands += codes_in(parse_placeholder(source).expression)
        except Refused:
            continue
    return tuple(operands)


def owed_in_text(text: str) -> frozenset[str]:
    """Give the codes whose figures of this year a text cannot do without."""
    return frozenset(one.code for one in _operands_in_text(text) if not (one.earlier or one.optional))


def owed_figures(catalog: Catalog, report: Report) -> frozenset[str]:
    """Give the codes of the figures that must be there: the one rule for all that counts what is filled and missing.

    They are those required of the report, those its words state, and those that these are computed from; computed ones
    are among them.
    """
    required = (indicator.code for indicator in required_indicators(catalog, report))
    needs = _needs(catalog)
    stated = _owed_in_outline(report.outline) | _owed_in_particulars(report.particulars)
    return frozenset[str]().union(*(needs.get(code, ()) for code in stated.union(required)))


def _of_outline(outline: Outline) -> frozenset[str]:
    return frozenset[str]().union(*(owed_in_text(entry.text) for entry in outline))


def _of_particulars(particulars: Particulars) -> frozenset[str]:
    return frozenset[str]().union(*(owed_in_text(getattr(particulars, name)) for name in PARTICULAR_NAMES))


def _needed(catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """Give, by indicator, itself with all that it is computed from."""
    needs: dict[str, frozenset[str]] = {}

    def need(code: str) -> frozenset[str]:
        if code not in needs:
            indicator = catalog.indicators.get(code)
            formula = indicator.formula if indicator else None
            operands = codes_in(formula) if formula else ()
            wanted = (need(one.code) for one in operands if not (one.earlier or one.optional))
            needs[code] = frozenset({code} if indicator else ()).union(*wanted)
        return needs[code]

    return {code: need(code) for code in catalog.indicators}


_owed_in_outline = Remembered(_of_outline)
_owed_in_particulars = Remembered(_of_particulars)
_needs = Remembered(_needed)


def figures_in_use(catalog: Catalog, report: Report) -> tuple[Indicator, ...]:
    """Give the indicators this report is about: what it owes, and what its text or figures use.

    What does not hold any more in its year is there only while its words state it.
    """
    owed = owed_figures(catalog, report)
    used = {code for entry in report.outline for code in codes_in_text(entry.text)} | set(report.figures)
    return tuple(
        one
        for one in catalog.indicators.values()
        if one.code in owed or (one.code in used and one.period.holds(report.year))
    )


def required_indicators(catalog: Catalog, report: Report) -> tuple[Indicator, ...]:
    """Give the indicators that must be filled whatever the text says.

    Nothing is required of a report with an outline of its own (read from a file, without a heading set) but what it
    states itself.
    """
    if report.heading_set not in catalog.heading_sets:
        return ()
    return tuple(indicator for indicator in catalog.of_year(report.year) if indicator.required)


def covered_headings(catalog: Catalog, report: Report, entries: Sequence[Entry]) -> frozenset[str]:
    """Give the codes of set A whose figures stand under the headings among `entries`."""
    heading_set = catalog.heading_sets.get(report.heading_set) or catalog.heading_sets.get(OWN_OUTLINE_SET)
    covers = {heading.code: heading.covers for heading in heading_set.headings} if heading_set else {}
    return frozenset(code for entry in entries for code in covers.get(entry.heading, ()))


def still_empty(indicators: Iterable[Indicator], owed: Container[str], values: Values) -> tuple[str, ...]:
    """Give those that somebody has to fill and nobody has, in their order; what is computed from them follows."""
    typed = typed_among(indicators)
    return tuple(one.code for one in typed if one.code in owed and not values.figure(one.code).filled)


def progress_of(
    indicators: Sequence[Indicator],
    owed: Container[str],
    values: Values,
    findings: Sequence[Finding],
    entries: Outline,
) -> Progress:
    """Count what is filled and what is wrong among some indicators and entries; `owed` is what must be filled."""
    places = {i.code for i in indicators} | {e.key for e in entries}
    here = [finding for finding in findings if finding.place in places]
    filled = sum(values.figure(i.code).filled for i in typed_among(indicators))
    return Progress(
        filled=filled,
        total=filled + len(still_empty(indicators, owed, values)),
        errors=sum(f.severity is Severity.ERROR for f in here),
        warnings=sum(f.severity is Severity.WARNING for f in here),
        carried=sum(e.carried for e in entries),
        to_confirm=len(waiting(indicators, values)),
    )
