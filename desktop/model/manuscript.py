"""A text to be proofread: its passages as printed, whether it is a report of ours or somebody's file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.model.numbering import Numbering
from desktop.model.outline import Entry, Level
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from desktop.model.runs import Role

_BODY, _POINT = int(Level.BODY), int(Level.POINT)  # between them are the headings; asked some thousand times a check
TITLE = "title"  # the place of the title, which is a particular of that name


@dataclass(frozen=True, slots=True)
class Linked:
    """Characters of a passage that are printed from a figure, by the indicator's code."""

    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading or paragraph as printed, without its number.

    `place` is the key of the outline entry (or of the piece that was read), `number` what is printed before the text,
    `line` its line in the file that was read, 0 for a report of ours. `heading` is the catalog code (H01 ...) it stands
    under. `linked` are the characters that come from figures; `blank` those that stand for what is still to be filled.
    """

    place: str
    level: Level
    number: str
    text: str
    line: int = 0
    heading: str = ""
    run_in: bool = False
    carried: bool = False
    linked: tuple[Linked, ...] = ()
    blank: tuple[tuple[int, int], ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether other passages can stand under it."""
        return _BODY < self.level < _POINT


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of an entry as somebody is writing it, and as it was `before` they began."""

    key: str
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A whole text with what is known of it; `year` is None where nobody can tell, `last` the text of the year before.

    `title` is the title as one line, "" where the text has none; it is a particular of our own reports.
    """

    unit: str
    year: int | None
    title: str
    passages: tuple[Passage, ...]
    last: Manuscript | None = field(default=None, repr=False)


def manuscript_of(report: Report, phrases: Phrases, last: Manuscript | None = None) -> Manuscript:
    """Give the text of a report as it is printed; `phrases` are that report's."""
    title = phrases.plain(report.particulars.title)
    return Manuscript(report.unit, report.year, title, tuple(_passages(report, phrases)), last)


def _passages(report: Report, phrases: Phrases) -> Iterator[Passage]:
    numbering = Numbering()
    codes: dict[Level, str] = {}
    for entry in report.outline:
        if entry.is_heading:
            codes = {level: code for level, code in codes.items() if level < entry.level}
            codes[entry.level] = entry.heading
        under = next((code for _, code in sorted(codes.items(), reverse=True) if code), "")
        yield _passage(entry, numbering.next(entry.level), under, phrases)


def _passage(entry: Entry, number: str, under: str, phrases: Phrases) -> Passage:
    linked: list[Linked] = []
    blank: list[tuple[int, int]] = []
    text = ""
    for run in phrases.runs(entry.text):
        end = len(text) + len(run.text)
        if run.role is Role.FIGURE:
            linked.append(Linked(len(text), end, run.code))
        elif run.role is Role.MISSING:
            blank.append((len(text), end))
        text += run.text
    return Passage(
        entry.key,
        entry.level,
        number,
        text,
        heading=under,
        run_in=entry.run_in,
        carried=entry.carried,
        linked=tuple(linked),
        blank=tuple(blank),
    )
