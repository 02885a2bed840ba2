"""What people have decided about findings: a rule switched off for the unit, a finding that is right with a reason.

A switched-off rule finds nothing more, not even errors: who counts otherwise than the rule supposes must be able to
hand the report in, and the reason is kept with name and time. Only what would print as 【待改】 cannot be switched off.
A reason settles a warning or a hint; an error stays one, and the report with it a 草稿. A reason belongs to the values
that it was given for (`Finding.identity`): with other values it is another finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.checks.figures.placeholders import PLACEHOLDER
from desktop.model.annotations import Reason, SwitchedOff
from desktop.model.findings import Finding
from desktop.model.report import Report

ALWAYS_ON = frozenset({PLACEHOLDER.id})


def with_reasons(findings: Iterable[Finding], report: Report) -> tuple[Finding, ...]:
    """Give the findings without those of switched-off rules, each with the reason that was given for it."""
    if not report.annotations:
        return tuple(findings)
    off = report.annotations_of(SwitchedOff).keys() - ALWAYS_ON
    reasons = report.annotations_of(Reason)
    kept = (finding for finding in findings if finding.rule not in off)
    if not reasons:
        return tuple(kept)
    return tuple(_excused(finding, reasons.get(finding.identity)) for finding in kept)


def _excused(finding: Finding, reason: Reason | None) -> Finding:
    return finding if reason is None else replace(finding, excused=reason.in_words)
