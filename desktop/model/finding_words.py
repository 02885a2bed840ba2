"""A finding as a line of a table."""

from __future__ import annotations

from desktop.model.findings import Finding


def write_finding(finding: Finding) -> str:
    """Write a finding with its severity, and the reason why it is right as it is where somebody stated one."""
    said = f"{finding.severity.label}：{finding.message}"
    return f"{said}说明：{finding.excused}" if finding.excused else said
