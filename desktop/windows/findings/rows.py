"""The findings as the window lists them: what is wrong first, and what is only not yet filled one line a heading."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.findings import Finding, Severity
from desktop.windows.session import Session

MISSING = "M01"  # a figure that is required, or that the text uses, is not filled
_MOST_NAMED = 3
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line: `place` is what to jump to, `where` the words for it."""

    severity: Severity
    where: str
    sentence: str
    place: str


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """How many lines of each severity."""

    errors: int = 0
    warnings: int = 0
    hints: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.errors + self.warnings + self.hints


def finding_rows(session: Session) -> tuple[FindingRow, ...]:
    """Give the lines, errors first, each severity in the order of the report."""
    rows = [_row(session, finding) for finding in session.findings if finding.rule != MISSING]
    rows += _missing_rows(session)
    numbered = {row: number for number, row in enumerate(rows)}
    return tuple(sorted(rows, key=lambda row: (_ORDER[row.severity], _line(session, row), numbered[row])))


def count_rows(rows: tuple[FindingRow, ...]) -> FindingCounts:
    """Count the lines."""
    severities = [row.severity for row in rows]
    return FindingCounts(*(severities.count(severity) for severity in _ORDER))


def _line(session: Session, row: FindingRow) -> int:
    index = session.sections.index_of(row.place)
    return len(session.sections.rows) if index is None else index


def _row(session: Session, finding: Finding) -> FindingRow:
    indicator = session.catalog.indicators.get(finding.place)
    label = indicator.label if indicator else ""
    return FindingRow(finding.severity, _where(session, finding.place, label), finding.message, finding.place)


def _where(session: Session, place: str, label: str) -> str:
    index = session.sections.index_of(place)
    if index is None:
        return label or "报告要素"
    section = session.sections.rows[index]
    return f"{section.number}{label or section.title.rstrip('。')}"


def _missing_rows(session: Session) -> list[FindingRow]:
    found: dict[int, list[Finding]] = {}
    for finding in session.findings:
        if finding.rule == MISSING:
            found.setdefault(_section_of(session, finding.place), []).append(finding)
    return [_missing_row(session, index, findings) for index, findings in found.items()]


def _missing_row(session: Session, index: int, findings: list[Finding]) -> FindingRow:
    places = [finding.place for finding in findings]
    labels = [session.catalog.indicators[place].label for place in places if place in session.catalog.indicators]
    names = f"：{'、'.join(labels)}" if len(labels) <= _MOST_NAMED else ""
    section = session.sections.rows[index] if index >= 0 else None
    where = f"{section.number}{section.title.rstrip('。')}" if section else "其他"
    return FindingRow(findings[0].severity, where, f"还有 {len(findings)} 个指标未填{names}。", places[0])


def _section_of(session: Session, place: str) -> int:
    index = session.sections.index_of(place)
    return -1 if index is None else index
