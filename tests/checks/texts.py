"""Texts as they are proofread: made of lines as somebody's file has them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.catalog.load import standard_catalog
from desktop.checks.proofread import proofread
from desktop.checks.spots import Change, changed
from desktop.model.findings import Finding, Replacement
from desktop.model.manuscript import TITLE, Manuscript
from desktop.operations.proofreading import manuscript_of_structure
from desktop.reading.source import source_of_text
from desktop.reading.structure import find_structure

CATALOG = standard_catalog()


def manuscript(*lines: str, last: Sequence[str] = (), year: int | None = None) -> Manuscript:
    """Give a text by its lines, and last year's text where there is one."""
    before = manuscript(*last) if last else None
    return manuscript_of_structure(find_structure(source_of_text("\n".join(lines), "报告.txt")), CATALOG, before, year)


def findings(*lines: str, last: Sequence[str] = (), year: int | None = None) -> list[Finding]:
    """Give everything that is found in a text."""
    return list(proofread(manuscript(*lines, last=last, year=year), CATALOG))


def of_rule(rule: str, *lines: str, last: Sequence[str] = (), year: int | None = None) -> list[Finding]:
    """Give what one rule finds in a text."""
    return [finding for finding in findings(*lines, last=last, year=year) if finding.rule == rule]


def lines_of(text: Manuscript, found: Sequence[Finding]) -> list[tuple[str, int]]:
    """Give the findings by rule and line; the title is line 0."""
    places = {TITLE: 0} | {passage.place: passage.line for passage in text.passages}
    return [(finding.rule, places[finding.place]) for finding in found]


def mended(text: Manuscript, found: Sequence[Finding]) -> tuple[str, ...]:
    """Give the texts of the passages with the replacements of all offered repairs made."""
    changes: dict[str, set[Change]] = {}
    for finding in found:
        for step in finding.repair.steps if finding.repair else ():
            if isinstance(step, Replacement):
                changes.setdefault(step.place, set()).add(Change(step.start, step.end, step.words))
    return tuple(changed(passage.text, changes.get(passage.place, ())) for passage in text.passages)
