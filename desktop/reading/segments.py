"""Lines as pieces of one kind: split at line breaks, and where a whole report stands on one line, at its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.model.outline import Level
from desktop.reading.lines import Line, Source
from desktop.reading.markers import Marker, marker_of

_LONG = 400  # characters
_SHARE = 0.4  # of the whole text, from which on a line may be the whole report
_FEWEST = 2  # headings of the highest level that make a line a report
_LONGEST_NAME = 60
# Where a heading may begin inside a line: behind a space or the end of a sentence.
_PLACE = re.compile(
    r"(?:(?<=[。：:；;！!])|(?<=\s))(?=[（(]?[一二三四五六七八九十〇零0-9０-９①-⑳⑴-⒇㈠-㈩]|第[一二三四五六七八九十])"
)
_SPACES = re.compile(r"\s+")
# A title to which the first sentence was glued.
_GLUED = re.compile(r"^([^。，,]{6,70}?(?:报告|总结))(?=20[0-9]{2}年[，,]|[\u4e00-\u9fff、]{2,12}[：:])")
_ENDS = "。：:！!？?；;"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text without spaces around it; `one_line` where it was cut out of a report on one line."""

    line: int
    text: str
    number: str = ""
    style_level: int = 0
    origin: str = "text"
    one_line: bool = False


def segments_of(source: Source) -> tuple[Segment, ...]:
    """Give the segments of a source in their order; together they have all its characters but white space."""
    whole = sum(len(line.text) for line in source.lines)
    found: list[Segment] = []
    for line in source.lines:
        found.extend(_segments(line, whole))
    return tuple(found)


def _segments(line: Line, whole: int) -> Iterator[Segment]:
    number = line.number
    for row in line.text.split("\n"):
        text = row.strip()
        if not text and not number:
            continue
        if line.origin == "text" and _is_report(text, whole):
            for part in _parts(text):
                yield Segment(line.line, part, "", 0, line.origin, one_line=True)
        else:
            yield Segment(line.line, text, number, line.style_level, line.origin)
        number = ""


def _is_report(text: str, whole: int) -> bool:
    if len(text) < _LONG or len(text) < whole * _SHARE:
        return False
    levels = [marker.level for _, marker in _headings(text)]
    return any(levels.count(level) >= _FEWEST for level in (Level.PART, Level.HEADING))


def _parts(text: str) -> Iterator[str]:
    places = [place for place, _ in _headings(text)]
    first = places[0]
    yield from _names_and_sentences(text[:first])
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        yield from _paragraphs(text[start:end])


def _headings(text: str) -> list[tuple[int, Marker]]:
    """Find the headings inside a line: those whose numbers follow each other, each level anew under a higher one."""
    last: dict[Level, int] = {}
    found: list[tuple[int, Marker]] = []
    places = [0, *(match.start() for match in _PLACE.finditer(text))]
    for place in places:
        marker = marker_of(text[place : place + 40])
        if marker is None or marker.level is Level.POINT or not _follows(marker, last, text, place):
            continue
        last = {level: value for level, value in last.items() if level < marker.level}
        last[marker.level] = marker.value
        found.append((place, marker))
    return found


def _follows(marker: Marker, last: dict[Level, int], text: str, place: int) -> bool:
    # An enumeration inside a sentence comes behind a colon or semicolon; a heading behind a full stop or a space.
    before = text[place - 1] if place else ""
    if before and (before in "；;" or (before in "：:" and marker.level > Level.HEADING)):
        return False
    if marker.level is Level.PART and Level.PART in last:
        return last[Level.PART] < marker.value <= last[Level.PART] + 2
    return marker.value in {1, last.get(marker.level, 0) + 1} or not last


def _names_and_sentences(text: str) -> Iterator[str]:
    """Split what stands before the first heading: title, addressee and preamble are parted by spaces."""
    gathered = ""
    for word in _SPACES.split(_GLUED.sub(r"\1 ", text.strip())):
        gathered = f"{gathered} {word}" if gathered else word
        name = len(gathered) <= _LONGEST_NAME and not any(mark in gathered for mark in "，,。")
        if name or gathered[-1:] in _ENDS:
            yield gathered
            gathered = ""
    if gathered:
        yield gathered


def _paragraphs(text: str) -> Iterator[str]:
    """Split at spaces behind the end of a sentence: there a paragraph began."""
    yield from (part for part in re.split(r"(?<=[。！？])\s+", text.strip()) if part)
