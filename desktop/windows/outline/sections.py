"""A report as the window divides it: the rows of the outline, each with its entries and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop.model.catalog import Catalog, Indicator
from desktop.model.numbering import Numbering
from desktop.model.outline import Entry, Level, Outline, position
from desktop.model.phrases import Phrases
from desktop.model.progress import codes_in_text, covered_headings, figures_in_use, owed_figures, owed_in_text
from desktop.model.report import Report
from desktop.windows.change import Change

PREAMBLE = "preamble"
OTHERS = "others"
_TITLES = {PREAMBLE: "开头", OTHERS: "其他指标"}


@dataclass(frozen=True, slots=True)
class Section:
    """One row of the outline.

    `key` is that of its heading entry, or PREAMBLE or OTHERS; `entries` include the heading; `group` marks a part that
    only holds headings together. `number` is the printed one.
    """

    key: str
    title: str
    number: str = ""
    group: bool = False
    entries: Outline = ()
    indicators: tuple[Indicator, ...] = ()

    @property
    def text_entries(self) -> Outline:
        """The entries below the heading itself."""
        return tuple(entry for entry in self.entries if entry.key != self.key)


@dataclass(frozen=True, slots=True)
class Sections:
    """All rows, and where each figure and each entry is found."""

    rows: tuple[Section, ...]
    numbers: Mapping[str, str]
    users: Mapping[str, frozenset[str]]  # the entries whose text uses an indicator
    in_use: tuple[Indicator, ...]  # what the report is about, each once
    owed: frozenset[str]  # what must be filled, and what is computed from it
    showing: Mapping[str, frozenset[int]]  # the rows that show an indicator or an entry
    _of_place: Mapping[str, int]

    def index_of(self, place: str) -> int | None:
        """Give the row of an indicator code, a heading code (H01 ..) or an entry's key; None if there is none."""
        return self._of_place.get(place)

    def touched(self, keys: frozenset[str], altered: Iterable[str]) -> frozenset[str]:
        """Give the entries whose words an edit can have changed: those of `keys`, and those that print a figure."""
        return keys.union(*(self.users.get(code, ()) for code in altered))

    def next_row(self, index: int, step: int, *, with_figures: bool = False) -> int | None:
        """Give the next row that can be chosen (`step` 1 or -1), or that has figures; None at the end."""
        index += step
        while 0 <= index < len(self.rows):
            row = self.rows[index]
            if not row.group and (row.indicators or not with_figures):
                return index
            index += step
        return None


def divide(catalog: Catalog, report: Report) -> Sections:
    """Divide a report into the rows of its outline."""
    numbering = Numbering()
    numbers = {entry.key: numbering.next(entry.level) for entry in report.outline}
    phrases = Phrases(catalog, report)
    in_use = figures_in_use(catalog, report)
    rows = [_section(run, numbers, phrases, _indicators(catalog, report, run, in_use)) for run in _runs(report)]
    shown = {indicator.code for row in rows for indicator in row.indicators}
    others = tuple(indicator for indicator in in_use if indicator.code not in shown)
    if others:
        rows.append(Section(OTHERS, _TITLES[OTHERS], indicators=others))
    if not rows:  # a report whose reading was taken back: there is always a row to be at
        rows.append(Section(PREAMBLE, _TITLES[PREAMBLE]))
    return Sections(
        tuple(rows),
        numbers,
        _users(report),
        in_use,
        owed_figures(catalog, report),
        _showing(rows),
        _places(catalog, report, rows),
    )


def divide_again(
    sections: Sections, catalog: Catalog, before: Report, report: Report, change: Change, altered: frozenset[str]
) -> Sections:
    """Give the sections after an edit, the present ones where its rows cannot have become others.

    `altered` are the figures that the edit can have altered.
    """
    same_outline = report.outline is before.outline
    same = same_outline and report.indicators == before.indicators and report.particulars is before.particulars
    # A heading may print a figure, so that it reads otherwise though nobody has edited it.
    renamed = not sections.touched(change.keys, altered).isdisjoint(row.key for row in sections.rows)
    if same and not renamed and not any(_came_or_went(code, sections, before, report) for code in change.codes):
        return sections
    if len(change.keys) == 1 and not change.structure and not same_outline:
        index = position(report.outline, min(change.keys))
        kept = _with_entry(sections, before.outline[index], report.outline[index])
        if kept is not None:
            return kept
    return divide(catalog, report)


def _came_or_went(code: str, sections: Sections, before: Report, report: Report) -> bool:
    """Say whether an indicator is shown only because it is filled, and began or ceased to be so."""
    if (code in before.figures) == (code in report.figures) or code in sections.users:
        return False
    return code not in sections.owed


def _with_entry(sections: Sections, before: Entry, after: Entry) -> Sections | None:
    """Give the sections after one entry was reworded; None where that can have changed more than this entry."""
    same_figures = codes_in_text(before.text) == codes_in_text(after.text)
    same_figures = same_figures and owed_in_text(before.text) == owed_in_text(after.text)
    index = sections.index_of(after.key)
    if before.is_heading or not same_figures or index is None:
        return None
    row = sections.rows[index]
    entries = tuple(after if entry.key == after.key else entry for entry in row.entries)
    rows = (*sections.rows[:index], replace(row, entries=entries), *sections.rows[index + 1 :])
    return replace(sections, rows=rows)


def _users(report: Report) -> dict[str, frozenset[str]]:
    users: dict[str, set[str]] = {}
    for entry in report.outline:
        for code in codes_in_text(entry.text):
            users.setdefault(code, set()).add(entry.key)
    return {code: frozenset(keys) for code, keys in users.items()}


def _showing(rows: list[Section]) -> dict[str, frozenset[int]]:
    showing: dict[str, set[int]] = {}
    for index, row in enumerate(rows):
        for place in (*(item.code for item in row.indicators), *(entry.key for entry in row.entries)):
            showing.setdefault(place, set()).add(index)
    return {place: frozenset(indexes) for place, indexes in showing.items()}


def _runs(report: Report) -> list[Outline]:
    """Cut the outline before each part and each heading."""
    runs: list[list[Entry]] = []
    for entry in report.outline:
        if not runs or entry.level in (Level.PART, Level.HEADING):
            runs.append([])
        runs[-1].append(entry)
    return [tuple(run) for run in runs]


def _section(run: Outline, numbers: Mapping[str, str], phrases: Phrases, figures: tuple[Indicator, ...]) -> Section:
    head = run[0]
    if head.level not in (Level.PART, Level.HEADING):
        return Section(PREAMBLE, _TITLES[PREAMBLE], entries=run, indicators=figures)
    group = head.level is Level.PART and len(run) == 1 and not figures
    return Section(head.key, phrases.plain(head.text), numbers[head.key], group, run, figures)


def _indicators(catalog: Catalog, report: Report, run: Outline, in_use: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    used = {code for entry in run for code in codes_in_text(entry.text)}
    # A part that only gathers headings would show all of their figures once more.
    heads = run if run[0].level is not Level.PART or len(run) > 1 else ()
    covered = covered_headings(catalog, report, heads)
    return tuple(i for i in in_use if i.heading in covered or i.code in used)


def _places(catalog: Catalog, report: Report, rows: list[Section]) -> dict[str, int]:
    """Say in which row each place is found; a figure that several rows show, under its own heading."""
    places: dict[str, int] = {}
    for index, row in enumerate(rows):
        covered = covered_headings(catalog, report, row.entries)
        for indicator in row.indicators:
            if indicator.heading in covered:
                places[indicator.code] = index
            else:
                places.setdefault(indicator.code, index)
        for entry in row.entries:
            places[entry.key] = index
            if entry.heading:
                places.setdefault(entry.heading, index)
        places.setdefault(row.key, index)
    return places
