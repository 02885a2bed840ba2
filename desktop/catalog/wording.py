"""The program's own wording for a yearly report, and the sample year that shows it with figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from desktop.catalog.rows import Row, keyed, read_rows
from desktop.model.catalog import Catalog, Heading, HeadingSet
from desktop.model.figure import Figure, Figures, Origin, OriginKind, read_figure
from desktop.model.language.parse import parse_placeholder, split_text
from desktop.model.outline import Entry, Level, Outline
from desktop.model.report import DATE_PARTICULARS, PARTICULAR_NAMES, Particulars, Report
from desktop.model.wording import FORMATS
from desktop.model.years import EARLIEST, LATEST
from desktop.paths import RESOURCES
from desktop.quantities.typed import Question
from desktop.refusal import Refused

SAMPLE_PERSON = "示例"
_LEVELS = {level.name.lower(): level for level in Level}
_RUN_IN = {"yes": True, "no": False}
_ABOUT_THE_REPORT = ("unit", "year", "heading_set")
_SAMPLE_ORIGIN = Origin(OriginKind.SAMPLE)


def load_wording(folder: Path = RESOURCES) -> Outline:
    """Read wording.csv: the outline of a whole report under the headings of set A.

    Refused (CATALOG-…, WORDING-…) names file, line, entry and column of the first mistake.
    """
    rows = keyed(read_rows(folder / "wording.csv", ("key", "level", "heading", "run_in", "text")), "key")
    keyed([row for row in rows.values() if row.text("heading")], "heading")
    entries = tuple(_entry(row) for row in rows.values())
    _check_run_in(tuple(rows.values()), entries)
    return entries


def outline_for(heading_set: HeadingSet, wording: Outline, *, carried: bool) -> Outline:
    """Give the wording under the headings of a set; with `carried` its paragraphs are marked as not yet touched.

    A heading that is in the wording keeps its own line there. Any other takes what stands under the headings it
    covers; a part that covers several keeps their lines, so that their items do not run together. Headings are never
    marked: only a paragraph can be out of date. Refused (WORDING-UNPLACED) where the set has no place for a section.
    """
    sections = _sections(wording)
    entries = list(sections.pop("", ()))
    for heading in heading_set.headings:
        entries += _under(heading, sections)
    for code, section in sections.items():
        raise Refused(
            "WORDING-UNPLACED",
            f"“{heading_set.label}”这套标题里没有放“{section[0].text}”（{code}）的地方，请在headings.csv里补上。",
        )
    return tuple(replace(entry, carried=carried and not entry.is_heading) for entry in entries)


def load_sample(catalog: Catalog, folder: Path = RESOURCES) -> Report:
    """Read the sample year: its particulars, its figures as a person types them, and the standard wording.

    Refused (CATALOG-…, SAMPLE-…, WORDING-…) names file, line, entry and column of the first mistake, a figure that
    cannot be read for certain among them.
    """
    given = _given(folder)
    heading_set = given["heading_set"].chosen("text", catalog.heading_sets, kept_in="heading_sets.csv")
    return Report(
        unit=given["unit"].needed("text"),
        year=given["year"].number("text", EARLIEST, LATEST),
        heading_set=heading_set.code,
        particulars=Particulars(**{name: given[name].text("text") for name in PARTICULAR_NAMES}),
        figures=_figures(catalog, folder),
        outline=outline_for(heading_set, load_wording(folder), carried=False),
    )


def _entry(row: Row) -> Entry:
    level = row.chosen("level", _LEVELS)
    heading = row.text("heading")
    if heading and level not in (Level.PART, Level.HEADING):
        raise row.refused("WORDING-HEADING", "heading", "只有part和heading两级才能填标题的编号。")
    if level is Level.PART and not heading:
        raise row.refused("WORDING-HEADING", "heading", "part一级必须填标题的编号，如P1。")
    _check_placeholders(row)
    return Entry(row.entry, level, row.needed("text"), heading, row.chosen("run_in", _RUN_IN))


def _check_placeholders(row: Row) -> None:
    for source in split_text(row.text("text"))[1::2]:
        try:
            placeholder = parse_placeholder(source)
        except Refused as refusal:
            raise row.refused("WORDING-PLACEHOLDER", "text", refusal.sentence) from None
        for wanted in placeholder.formats:
            if wanted.name not in FORMATS:
                raise row.refused("WORDING-PLACEHOLDER", "text", f"没有“{wanted.name}”这种写法，请改正。")


def _check_run_in(rows: Sequence[Row], entries: Outline) -> None:
    """Check that every heading which shares a line has a paragraph to share it with."""
    after = (*entries[1:], None)
    for row, entry, following in zip(rows, entries, after, strict=True):
        if entry.run_in and not (entry.is_heading and following and following.level is Level.BODY):
            raise row.refused("WORDING-RUN-IN", "run_in", "填yes的必须是标题，下一行必须是body。")


def _sections(wording: Outline) -> dict[str, Outline]:
    """Split the wording at the headings that have a code; under "" stands what comes before the first."""
    sections: dict[str, list[Entry]] = {"": []}
    code = ""
    for entry in wording:
        code = entry.heading or code
        sections.setdefault(code, []).append(entry)
    return {code: tuple(section) for code, section in sections.items()}


def _under(heading: Heading, sections: dict[str, Outline]) -> Iterator[Entry]:
    """Give a heading with the sections that belong to it, taking them out of `sections`."""
    level = Level(heading.level)
    if heading.code in sections:
        yield from sections.pop(heading.code)
    else:
        end = "" if level is Level.PART else "。"
        yield Entry(heading.code.lower(), level, heading.title + end, heading.code)
    for code in heading.covers:
        first, *others = sections.pop(code, ()) or (None,)
        if first and level is Level.PART:
            yield replace(first, heading="")
        yield from (entry for entry in others if entry)


def _given(folder: Path) -> Mapping[str, Row]:
    names = {name: name for name in (*_ABOUT_THE_REPORT, *PARTICULAR_NAMES)}
    rows = keyed(read_rows(folder / "sample" / "particulars.csv", ("name", "text")), "name")
    for row in rows.values():
        row.chosen("name", names)
        _check_placeholders(row)
    for name in names:
        if name not in rows:
            raise Refused("SAMPLE-MISSING", f"particulars.csv里缺少“{name}”一行，请补上。")
    for name in DATE_PARTICULARS:
        _check_day(rows[name])
    return rows


def _check_day(row: Row) -> None:
    text = row.text("text")
    try:
        date.fromisoformat(text or "2000-01-01")
    except ValueError:
        raise row.refused("SAMPLE-DATE", "text", f"“{text}”不是日期，请写成2023-02-20这样。") from None


def _figures(catalog: Catalog, folder: Path) -> Figures:
    rows = keyed(read_rows(folder / "sample" / "figures.csv", ("code", "value")), "code")
    return MappingProxyType({code: _figure(row, catalog) for code, row in rows.items()})


def _figure(row: Row, catalog: Catalog) -> Figure:
    indicator = row.chosen("code", catalog.indicators, kept_in="indicators.csv")
    if indicator.formula is not None:
        raise row.refused("SAMPLE-COMPUTED", "code", "这个指标由程序计算，请删去这一行。")
    reading = read_figure(row.needed("value"), indicator)
    if isinstance(reading, Question):
        raise row.refused("SAMPLE-FIGURE", "value", reading.message)
    return replace(reading, origin=_SAMPLE_ORIGIN, person=SAMPLE_PERSON)
