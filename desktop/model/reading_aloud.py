"""唱校: the items of a report in the order in which two people read them aloud, and how far they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.model.annotations import ReadAloud
from desktop.model.catalog import Catalog, Indicator
from desktop.model.numbering import Numbering
from desktop.model.outline import Entry, Level
from desktop.model.phrases import Phrases
from desktop.model.progress import covered_headings, figures_in_use
from desktop.model.report import Report
from desktop.model.stated_in import Stated, stated_in
from desktop.model.values import Values
from desktop.model.wording import Stated as Worded

_PREAMBLE = "开头"


class Verdict(StrEnum):
    """How it stands with an item; the value is the word that users see."""

    OPEN = "未校"
    RIGHT = "无误"
    WRONG = "有误"
    LAPSED = "校后有改动"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be read: a figure, or a heading or paragraph as it is printed.

    `value` is what is read out, `earlier` last year's where there is one, `stated` the sentences a figure stands in.
    """

    place: str
    heading: str
    label: str
    value: str
    earlier: str = ""
    stated: tuple[Stated, ...] = ()
    is_figure: bool = True


def items_to_read(report: Report, catalog: Catalog) -> tuple[Item, ...]:
    """Give the items heading by heading: its figures that are filled, then its text."""
    catalog = catalog.with_own(report.indicators)
    values = Values(catalog, report)
    phrases = Phrases(catalog, report, values)
    sentences = stated_in(report, phrases)
    left = {indicator.code: indicator for indicator in figures_in_use(catalog, report)}
    items: list[Item] = []
    for heading, entries in _by_heading(report, phrases):
        covered = covered_headings(catalog, report, [entry for _, entry in entries])
        for indicator in [one for one in left.values() if one.heading in covered]:
            del left[indicator.code]
            items += _figure(indicator, heading, values, sentences.get(indicator.code, ()))
        items += [
            Item(entry.key, heading, number, phrases.plain(entry.text), is_figure=False) for number, entry in entries
        ]
    for indicator in left.values():
        items += _figure(indicator, "其他指标", values, sentences.get(indicator.code, ()))
    return tuple(items)


def verdict_of(item: Item, report: Report) -> Verdict:
    """Say how it stands with an item: what was read no longer counts when it reads otherwise now."""
    read = report.annotation(ReadAloud, item.place)
    if read is None:
        return Verdict.OPEN
    if not read.holds(item.value):
        return Verdict.LAPSED
    return Verdict.WRONG if read.wrong else Verdict.RIGHT


def next_open(items: Sequence[Item], report: Report) -> int | None:
    """Give the index of the first item that is still to be read; None if there is none."""
    to_read = (Verdict.OPEN, Verdict.LAPSED)
    return next((i for i, item in enumerate(items) if verdict_of(item, report) in to_read), None)


def _figure(indicator: Indicator, heading: str, values: Values, stated: tuple[Stated, ...]) -> Iterator[Item]:
    now, before = values.figure(indicator.code), values.earlier(indicator.code)
    if now.filled:
        earlier = Worded(indicator, before, before).with_unit if before.filled else ""
        value = Worded(indicator, now, before).with_unit
        yield Item(indicator.code, heading, indicator.label, value, earlier, stated)


def _by_heading(report: Report, phrases: Phrases) -> Iterator[tuple[str, list[tuple[str, Entry]]]]:
    """Give each part or heading with its printed title, and what stands below it with its numbers."""
    numbering = Numbering()
    title, entries = _PREAMBLE, list[tuple[str, Entry]]()
    for entry in report.outline:
        number = numbering.next(entry.level).strip()
        if entry.level in (Level.PART, Level.HEADING):
            if entries:
                yield title, entries
            title, entries = f"{number}{phrases.plain(entry.text)}", []
        entries.append((number, entry))
    if entries:
        yield title, entries
