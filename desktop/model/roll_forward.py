"""From one year's report to another's: the structure and the wording go on, every figure begins empty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from desktop.model.annotation import Annotations
from desktop.model.catalog import Catalog
from desktop.model.outline import Entry
from desktop.model.progress import codes_in_text, figures_in_use, owed_figures, still_empty
from desktop.model.report import Particulars, Report
from desktop.model.time_words import TimeWord, time_words, years_as_words
from desktop.model.values import Values

# What belongs to one year's paper alone: its number, its days.
_OF_ONE_YEAR = ("document_number", "written_on", "printed_on")


@dataclass(frozen=True, slots=True)
class Flagged:
    """A phrase of an entry that must be looked at in the new year."""

    key: str
    word: TimeWord


@dataclass(frozen=True, slots=True)
class RolledForward:
    """The new year's report, and what a dialog says about it.

    `placeholders` counts the years that became placeholders; `renamed` the codes that got new ones; `retired` are codes
    that the text still uses though they no longer hold; `figures` counts those that are to be filled.
    """

    report: Report
    flagged: tuple[Flagged, ...]
    placeholders: int
    renamed: tuple[tuple[str, str], ...]
    retired: tuple[str, ...]
    figures: int


def roll_forward(report: Report, catalog: Catalog, year: int) -> RolledForward:
    """Give the report of `year` made from an earlier one; the earlier one is not touched.

    Last year's figures are not copied: the ledger gives them to the new report as `earlier`.
    """
    renamed = tuple((item.old_code, item.new_code) for item in catalog.renamings if report.year < item.year <= year)
    outline = tuple(_carried(entry, report.year, renamed) for entry in report.outline)
    fresh = Report(
        report.unit,
        year,
        report.heading_set,
        _particulars(report),
        outline=outline,
        indicators=report.indicators,
        annotations=_annotations(report, dict(renamed)),
    )
    used = tuple(dict.fromkeys(code for entry in outline for code in codes_in_text(entry.text)))
    return RolledForward(
        report=fresh,
        flagged=tuple(Flagged(entry.key, word) for entry in outline for word in time_words(entry.text)),
        placeholders=sum(_years(new.text) - _years(old.text) for old, new in zip(report.outline, outline, strict=True)),
        renamed=renamed,
        retired=tuple(c for c in used if c in catalog.indicators and not catalog.indicators[c].period.holds(year)),
        figures=len(_to_fill(fresh, catalog.with_own(fresh.indicators))),
    )


def _to_fill(report: Report, catalog: Catalog) -> tuple[str, ...]:
    return still_empty(figures_in_use(catalog, report), owed_figures(catalog, report), Values(catalog, report))


def _carried(entry: Entry, year: int, renamed: tuple[tuple[str, str], ...]) -> Entry:
    text = years_as_words(entry.text, year)
    for old, new in renamed:
        text = re.sub(rf"(?<![\w.]){re.escape(old)}(?!\w)", new, text)
    return replace(entry, text=text, carried=True)


def _particulars(report: Report) -> Particulars:
    kept = report.particulars
    return replace(
        kept,
        title=years_as_words(kept.title, report.year),
        attachments=years_as_words(kept.attachments, report.year),
        **dict.fromkeys(_OF_ONE_YEAR, ""),
    )


def _annotations(report: Report, renamed: Mapping[str, str]) -> Annotations:
    kept = {key: note.with_codes(renamed) for key, note in report.annotations.items() if note.carries}
    return MappingProxyType(kept)


def _years(text: str) -> int:
    return sum(text.count(word) for word in ("{{本年}}", "{{上年}}", "{{下年}}"))
