"""From the lines of a report to its parts; every character of it is placed, set aside with a reason, or left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop.model.outline import Level
from desktop.model.severity import Severity
from desktop.reading.ending import read_ending
from desktop.reading.found import Noticed, Piece, Placed, SetAside, Structure
from desktop.reading.front import (
    LABELLED,
    TABLE_OF_PAGE,
    Around,
    is_from_page,
    of_page,
    read_front,
    read_title,
    tables_of_page,
)
from desktop.reading.lines import Source
from desktop.reading.noise import BY_ORIGIN, is_contents, is_labelled, noise_around
from desktop.reading.paragraphs import Text, text_of
from desktop.reading.particulars import Particular, attachment, first_value, is_addressee
from desktop.reading.segments import Segment, segments_of
from desktop.reading.titles import is_title, unit_of_title
from desktop.reading.wording import is_organ, plain, without_government, years_of
from desktop.reading.zones import Zones, zones_of

_WHITE = re.compile(r"\s+")
_PAGE_TITLE_PARTS = re.compile(r"\s*[-_—|–]+\s*")
_PREAMBLE = 3  # paragraphs at the beginning that may name the unit
_OUR_UNIT = re.compile("现将(?![我本一有近上该])(?P<unit>[\u4e00-\u9fff]{2,16}?)(?=20[0-9]{2}年)")
_ISSUED_BY = re.compile("(?:发布|发文|制发|公开)(?:机构|机关|单位):(?P<unit>[\u4e00-\u9fff]{2,20})")
_BEHIND = "正文之后的网页文字"


def find_structure(source: Source) -> Structure:
    """Find title, unit, year, headings, paragraphs and particulars of a report; refuses nothing, drops nothing."""
    around = Around()
    everything = segments_of(source)
    segments = _without_asides(everything, around)
    zones = zones_of(segments)
    title = read_title(segments[zones.title : zones.title_end], around) or _title_of_page(everything, around)
    outside = [
        *segments[: zones.start],
        *segments[zones.end :],
        *(one for one in everything if one.origin in BY_ORIGIN),
    ]
    _read_around(segments, zones, around, from_page=is_from_page(outside))
    text = _read_text(segments[zones.start : zones.end], around)
    pieces = tuple(one.piece for one in text.pieces)
    return Structure(
        source=source,
        title=title,
        unit=unit_of_title(title) or _unit_elsewhere(around, pieces),
        year=_year(title, pieces),
        pieces=pieces,
        set_aside=tuple(sorted((*around.set_aside, *text.set_aside), key=lambda one: one.line)),
        unplaced=tuple(sorted((*around.unplaced, *text.unplaced), key=lambda one: one.line)),
        noticed=_notes(source),
        placed=tuple(sorted(around.placed, key=lambda one: one.line)),
        **_values(around.particulars),
    )


def count_characters(structure: Structure) -> tuple[int, int, int, int]:
    """Count the characters that are no white space: read, placed, set aside, unplaced; the first is their sum."""
    read = sum(_size(line.number) + _size(line.text) for line in structure.source.lines)
    pieces = sum(_size(piece.number) + _size(piece.text) for piece in structure.pieces)
    placed = pieces + sum(_size(one.text) for one in structure.placed)
    set_aside = sum(_size(one.text) for one in structure.set_aside)
    return read, placed, set_aside, sum(_size(one.text) for one in structure.unplaced)


def _without_asides(everything: Sequence[Segment], around: Around) -> list[Segment]:
    """Put aside what its place alone shows to be no text of the report: menus, notes, headers, footers."""
    titled = any(one.origin not in BY_ORIGIN and is_title(one.text) for one in everything)
    kept: list[Segment] = []
    for segment in everything:
        if is_contents(segment.text):
            around.put_aside(segment, "目录")
            continue
        linked = segment.origin == "menu" and (attachment(segment.text) or (not titled and is_title(segment.text)))
        if segment.origin not in BY_ORIGIN or linked:
            kept.append(segment)
        elif segment.origin != "page title" or titled or not _first_part(segment):
            around.put_aside(segment, BY_ORIGIN[segment.origin])
    return kept


def _first_part(segment: Segment) -> str:
    first = _PAGE_TITLE_PARTS.split(segment.text)[0]
    return first if is_title(first) else ""


def _title_of_page(everything: Iterable[Segment], around: Around) -> str:
    """Give the title that only the page's title bar has; "" where that has none either."""
    for segment in everything:
        first = _first_part(segment) if segment.origin == "page title" else ""
        if first:
            around.placed.append(Placed(first, segment.line, "标题"))
            rest = segment.text[len(first) :].strip()
            if rest:
                around.set_aside.append(SetAside(rest, segment.line, BY_ORIGIN["page title"]))
            return _WHITE.sub("", first)
    return ""


def _read_around(segments: Sequence[Segment], zones: Zones, around: Around, *, from_page: bool) -> None:
    read_front(segments[: zones.title], around, from_page=from_page, behind_title=False)
    read_front(segments[zones.title_end : zones.start], around, from_page=from_page, behind_title=bool(zones.title_end))
    tables = tables_of_page(segments[zones.end :])
    for segment in segments[zones.end :]:
        known = TABLE_OF_PAGE if segment.origin in tables else noise_around(segment.text)
        known = known or (LABELLED if is_labelled(segment.text) else "")
        around.leave(segment, known or (_BEHIND if from_page and of_page(segment) else ""))


def _read_text(segments: Sequence[Segment], around: Around) -> Text:
    start = 0
    if segments and is_addressee(segments[0].text):
        start = 1
        around.take(segments[0], (Particular("addressee", "主送机关", segments[0].text.strip().rstrip("：:")),))
    return text_of(segments[start : start + read_ending(segments[start:], around)])


def _values(found: Sequence[Particular]) -> dict[str, str]:
    return {one.field: first_value(found, one.field) for one in found}


def _unit_elsewhere(around: Around, pieces: Sequence[Piece]) -> str:
    """Give the unit by signature, preamble or the line of the issuing body, else by the name of a government's site."""
    signed = first_value(around.particulars, "signature").partition("、")[0]
    if signed:
        return without_government(signed)
    named = next((match["unit"] for piece in pieces[:_PREAMBLE] if (match := _OUR_UNIT.search(plain(piece.text)))), "")
    issued = next((match["unit"] for one in around.set_aside if (match := _ISSUED_BY.search(plain(one.text)))), "")
    sites = (one.text.split()[0] for one in around.set_aside if one.text.split() and is_organ(one.text.split()[0]))
    return without_government(named or issued or next(sites, ""))


def _year(title: str, pieces: Sequence[Piece]) -> int | None:
    """Give the year of the title, else the first that the text names in front of its first heading, or in it."""
    texts = [title]
    heading = next((index for index, piece in enumerate(pieces) if piece.level is not Level.BODY), len(pieces))
    texts += [piece.text for piece in (*pieces[:heading], *pieces[heading:])]
    return next((years[0] for text in texts if (years := years_of(text))), None)


def _notes(source: Source) -> tuple[Noticed, ...]:
    view = (f"文件里有修订，读入的是{source.view}的文字。",) if source.view else ()
    said = (*view, *source.notes)
    return tuple(Noticed(Severity.HINT, "READ-NOTE", source.lines[0].line, sentence) for sentence in said)


def _size(text: str) -> int:
    return len(_WHITE.sub("", text))
