"""The findings as the window lists them: by heading, and what is only not yet filled one line a heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.model.findings import Finding, Repair, Replacement, Severity
from desktop.model.outline import Entry, Level
from desktop.model.progress import codes_in_text
from desktop.windows.session import Session

MISSING = "M01"  # a figure that is required, or that the text uses, is not filled
_MOST_NAMED = 3
_SHOWN = 12  # characters of an item
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line: `place` is what to jump to, `where` the words for it.

    `section` is the row of the outline it belongs to, -1 for none. `finding` is what can be explained or mended; None
    where several are told in one line. `first` is the first line of its heading.
    """

    severity: Severity
    where: str
    sentence: str
    place: str
    section: int = -1
    finding: Finding | None = None
    first: bool = False

    @property
    def told(self) -> object:
        """What it is about, whatever its values are by now."""
        if self.finding is None:
            return self.section
        return self.finding.rule, self.place, self.finding.text

    @property
    def settled(self) -> bool:
        """Whether somebody has said why it is right."""
        return self.finding is not None and self.finding.settled

    @property
    def mendable(self) -> bool:
        """Whether a repair is offered."""
        return self.finding is not None and self.finding.repair is not None and not self.settled

    @property
    def linkable(self) -> bool:
        """Whether the repair puts a figure in the place of digits."""
        repair = self.finding.repair if self.finding is not None else None
        return repair is not None and links(repair)


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """How many lines of each severity, and how many that are settled."""

    errors: int = 0
    warnings: int = 0
    hints: int = 0
    settled: int = 0

    @property
    def total(self) -> int:
        """All that are not settled."""
        return self.errors + self.warnings + self.hints


def links(repair: Repair) -> bool:
    """Whether a repair puts a figure in the place of digits."""
    return any(isinstance(step, Replacement) and codes_in_text(step.words) for step in repair.steps)


def finding_rows(session: Session, items: ItemNames) -> tuple[FindingRow, ...]:
    """Give the lines in the order of the report, those of one heading the most serious first and the settled last."""
    rows = [_row(session, finding, items) for finding in session.findings if finding.rule != MISSING]
    rows += _missing_rows(session)
    last = len(session.sections.rows)

    def order(row: FindingRow) -> tuple[int, bool, int]:
        return row.section if row.section >= 0 else last, row.settled, _ORDER[row.severity]

    return tuple(sorted(rows, key=order))


def with_firsts(rows: Iterable[FindingRow]) -> tuple[FindingRow, ...]:
    """Say of each line whether it is the first of its heading among these."""
    listed: list[FindingRow] = []
    for row in rows:
        first = not listed or listed[-1].section != row.section
        listed.append(row if row.first == first else replace(row, first=first))
    return tuple(listed)


def count_rows(rows: Sequence[FindingRow]) -> FindingCounts:
    """Count the lines."""
    severities = [row.severity for row in rows if not row.settled]
    return FindingCounts(*(severities.count(severity) for severity in _ORDER), settled=sum(row.settled for row in rows))


class ItemNames:
    """The beginnings of the items that paragraphs stand under; only those that are asked for are worded."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts: dict[int, dict[str, str]] = {}  # of each section, for each entry the text of its item
        self._words: dict[str, str] = {}

    def above(self, section: int, key: str) -> str:
        """Give the beginning of the item that an entry of a section stands under; "" where there is none."""
        if section < 0:
            return ""
        if section not in self._texts:
            self._texts[section] = _item_texts(self._session.sections.rows[section].entries)
        text = self._texts[section].get(key, "")
        if text not in self._words:
            self._words[text] = self._beginning(text)
        return self._words[text]

    @property
    def hold(self) -> bool:
        """Whether each would be worded the same now: a figure in one can have become another."""
        return all(self._beginning(text) == words for text, words in self._words.items() if codes_in_text(text))

    def _beginning(self, text: str) -> str:
        words = self._session.phrases.plain(text).rstrip("。")
        return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _item_texts(entries: Iterable[Entry]) -> dict[str, str]:
    texts: dict[str, str] = {}
    above = ""
    for entry in entries:
        if entry.level in (Level.ITEM, Level.SUBITEM):
            above = entry.text
        texts[entry.key] = above
    return texts


def _row(session: Session, finding: Finding, items: ItemNames) -> FindingRow:
    indicator = session.catalog.indicators.get(finding.place)
    section = _section_of(session, finding.place)
    label = indicator.label if indicator else items.above(section, finding.place)
    where = _where(session, section, label)
    said = f"{finding.message}（已说明：{finding.excused}）" if finding.excused else finding.message
    return FindingRow(finding.severity, where, said, finding.place, section, finding)


def _where(session: Session, section: int, label: str) -> str:
    if section < 0:
        return label or "报告要素"
    shown = session.sections.rows[section]
    return f"{shown.number}{label or shown.title.rstrip('。')}"


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
    return FindingRow(findings[0].severity, where, f"还有 {len(findings)} 个指标未填{names}。", places[0], index)


def _section_of(session: Session, place: str) -> int:
    index = session.sections.index_of(place)
    return -1 if index is None else index
