"""Findings as `fazhi check` and `fazhi proof` print them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.model.findings import Finding


def row_of(finding: Finding) -> dict[str, Any]:
    """Give a finding of a report as other programs read it."""
    return {
        "severity": finding.severity.value,
        "rule": finding.rule,
        "place": finding.place,
        "message": finding.message,
        "stated": finding.stated,
        "computed": finding.computed,
        "operands": [{"label": operand.label, "value": operand.value} for operand in finding.operands],
        "text": finding.text,
    }


def row_in_file(finding: Finding, line: int) -> dict[str, Any]:
    """Give a finding in somebody's file, with its line there instead of its place."""
    found = row_of(finding)
    keys = ("severity", "rule", "line", "text", "message", "stated", "computed", "operands")
    return {key: line if key == "line" else found[key] for key in keys}


def summary(findings: Sequence[Finding]) -> str:
    """Say how many there are of each severity, those that have been explained apart."""
    if not findings:
        return "没有发现问题。"
    settled = sum(finding.settled for finding in findings)
    labels = [finding.severity.label for finding in findings if not finding.settled]
    counts = [f"{label}{labels.count(label)}条" for label in dict.fromkeys(labels)]
    counts += [f"已说明{settled}条"] if settled else []
    return f"共{len(findings)}条：{'，'.join(counts)}。"
