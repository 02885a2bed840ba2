"""Search reports of all years: texts as they are printed, figures, notes, sources; and replace words in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.model.catalog import Catalog, Indicator
from desktop.model.edits import Edit
from desktop.model.figure import Figure, write_figure
from desktop.model.findings import Repair, Replacement
from desktop.model.manuscript import Manuscript, manuscript_of
from desktop.model.outline import Level
from desktop.model.phrases import Phrases
from desktop.model.progress import figures_in_use
from desktop.model.repairs import edit_of
from desktop.model.report import PARTICULAR_NAMES, Report
from desktop.model.values import Values
from desktop.operations.lookup import spells
from desktop.quantities.doubts import Doubt
from desktop.quantities.same_length import same_length
from desktop.quantities.stated import parse_stated

_NO_DIGIT_BEFORE, _NO_DIGIT_BEHIND = r"(?<!\d)(?<!\d[.,])", r"(?!\d|[.,]\d)"
_AROUND = 10  # characters shown before and behind what was found
MOST = 500  # places that are shown of one search
_PARTICULARS = "报告要素"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place at which something was found: of which report, under which heading, the words around with their span."""

    unit: str
    year: int
    place: str
    heading: str
    words: str
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for; a number is also found however it is written (1,234 and 1234件)."""

    text: str
    number: Decimal | None


def wanted_of(typed: str) -> Wanted:
    """Give what was typed as it is searched for."""
    text = same_length(typed).strip().lower()
    try:
        stated = parse_stated(text.replace(" ", "")) if any(map(str.isdecimal, text)) else None
    except Doubt:
        stated = None
    return Wanted(text, stated.value if stated else None)


def search(reports: Sequence[Report], catalog: Catalog, typed: str) -> tuple[Hit, ...]:
    """Give the places of the reports, in their order, in which something is found; at most MOST."""
    wanted = wanted_of(typed)
    hits: list[Hit] = []
    if wanted.text:
        for report in reports:
            hits += _Searched(report, catalog, wanted).hits()
            if len(hits) >= MOST:
                break
    return tuple(hits[:MOST])


def replacements(report: Report, catalog: Catalog, old: str, new: str) -> tuple[tuple[Hit, Replacement], ...]:
    """Give each place of a report's text that holds `old` to the letter, with its replacement.

    What is printed from a figure is left out: it follows its figure.
    """
    if not old:
        return ()
    searched = _Searched(report, catalog, Wanted(old, None))
    return tuple(searched.replacing(old, new))


def replaced(chosen: Sequence[Replacement], old: str, new: str, report: Report, catalog: Catalog) -> Edit:
    """Give the one edit that makes the chosen replacements; Refused as `repairs.edit_of`."""
    act = f"把“{old}”换成“{new}”" if new else f"删去“{old}”"
    label = f"{act}（{len(chosen)}处）"
    phrases = Phrases(catalog.with_own(report.indicators), report)
    return edit_of([Repair(label, tuple(chosen))], label, report, phrases)


class _Searched:
    """One report that is searched."""

    def __init__(self, report: Report, catalog: Catalog, wanted: Wanted) -> None:
        self._report, self._wanted = report, wanted
        self._catalog = catalog.with_own(report.indicators)
        self._values = Values(self._catalog, report)
        self._phrases = Phrases(self._catalog, report, self._values)

    def hits(self) -> Iterator[Hit]:
        """Give what is found among figures, then in the text, then among the particulars."""
        for indicator in figures_in_use(self._catalog, self._report):
            figure = self._values.figure(indicator.code)
            if self._found_in_figure(indicator, figure):
                heading = self._catalog.heading_title(indicator.heading, self._report.heading_set)
                yield self._hit(indicator.code, heading, _shown(indicator, figure))
        for heading, place, text in self._texts():
            for start, end in self._spans(text):
                yield self._around(place, heading, text, start, end)

    def replacing(self, old: str, new: str) -> Iterator[tuple[Hit, Replacement]]:
        """Give the places with their replacements."""
        blocked = {
            passage.place: [(one.start, one.end) for one in passage.linked] + list(passage.blank)
            for passage in self._manuscript().passages
        }
        for heading, place, text in self._texts():
            start = text.find(old)
            while start >= 0:
                end = start + len(old)
                if not any(start < stop and end > begin for begin, stop in blocked.get(place, ())):
                    yield self._around(place, heading, text, start, end), Replacement(place, start, old, new)
                start = text.find(old, end)

    def _manuscript(self) -> Manuscript:
        return manuscript_of(self._report, self._phrases)

    def _texts(self) -> Iterator[tuple[str, str, str]]:
        heading = ""
        for passage in self._manuscript().passages:
            if passage.level in (Level.PART, Level.HEADING):
                heading = f"{passage.number.strip()}{passage.text.rstrip('。')}"
            yield heading, passage.place, passage.text
        for name in PARTICULAR_NAMES:
            yield _PARTICULARS, name, self._phrases.plain(getattr(self._report.particulars, name))

    def _found_in_figure(self, indicator: Indicator, figure: Figure) -> bool:
        wanted = self._wanted
        said = (indicator.label, figure.note, figure.origin.detail, figure.person, indicator.department)
        if any(wanted.text in same_length(words).lower() for words in said):
            return True
        if wanted.number is not None and figure.number == wanted.number:
            return True
        letters = wanted.text.replace(" ", "")
        return letters.isascii() and letters.isalpha() and spells(letters, indicator.label)

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Give where it stands: to the letter, and of a number where it is stated in whatever way."""
        plain, wanted = same_length(text).lower(), re.escape(self._wanted.text)
        if self._wanted.number is None:
            return [found.span() for found in re.finditer(wanted, plain)]
        from desktop.quantities.sentences import find_quantities  # here: the window shows what was found without it

        stated = [(one.start, one.end) for one in find_quantities(text) if one.value == self._wanted.number]
        # Years and meetings (2022年, 第57次会议) are no quantities, and looked for all the same.
        written = [found.span() for found in re.finditer(_NO_DIGIT_BEFORE + wanted + _NO_DIGIT_BEHIND, plain)]
        others = [(start, end) for start, end in written if not any(start < last and end > at for at, last in stated)]
        return sorted((*stated, *others))

    def _around(self, place: str, heading: str, text: str, start: int, end: int) -> Hit:
        first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
        before = f"{'…' if first else ''}{text[first:start]}"
        behind = f"{text[end:last]}{'…' if last < len(text) else ''}"
        return self._hit(place, heading, f"{before}{text[start:end]}{behind}", (len(before), len(before) + end - start))

    def _hit(self, place: str, heading: str, words: str, span: tuple[int, int] = (0, 0)) -> Hit:
        return Hit(self._report.unit, self._report.year, place, heading, words, span)


def _shown(indicator: Indicator, figure: Figure) -> str:
    value = f"{write_figure(figure, indicator)}{indicator.unit}" if figure.filled else "未填"
    note = f"　备注：{figure.note}" if figure.note else ""
    source = f"　{figure.origin.detail}" if figure.origin.detail else ""
    return f"{indicator.label}　{value}{note}{source}"
