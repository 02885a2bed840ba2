"""The text of a report in its pieces: headings with their numbers, paragraphs, and headings run into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.model.outline import Level
from desktop.reading.found import Piece, SetAside, Unplaced
from desktop.reading.markers import Marker, marker_of, marker_of_number
from desktop.reading.noise import noise_everywhere
from desktop.reading.segments import Segment
from desktop.reading.wording import is_prose

_LONGEST_LEAD = 25  # characters in front of a colon that can be a heading
_SHORTEST_REST = 15  # and behind it, to be a paragraph
_LONGEST_STYLED = 60
_OPENS, _CLOSES = "“‘（(《〈【〔", "”’）)》〉】〕"
# What announces a list or a figure, and is no heading of what follows.
_ANNOUNCES = re.compile(r"(?:如下|包括|分别为|分别是|其中|表现为|表现在|主要是|主要有|为|是|有)$|[，,；;]")
_WIDE_SPACE = re.compile(r"[ \u00a0]{2,}|[\u3000\t]+")
_ANY_SPACE = re.compile(r"[ \u00a0\u3000\t]+")
_INNER = re.compile(r"[（(]\s*一\s*[）)]|(?<=[。\s])1\s*[、.．](?!\d)")
_NEXT_POINT = re.compile("[；;。，,：:]二是")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A piece with the marker it was known by; None for paragraphs and headings without a number."""

    piece: Piece
    marker: Marker | None


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a report: its pieces, and what between them is none."""

    pieces: tuple[Numbered, ...]
    set_aside: tuple[SetAside, ...]
    unplaced: tuple[Unplaced, ...]


def text_of(segments: Sequence[Segment]) -> Text:
    """Take the segments of a text apart."""
    pieces: list[Numbered] = []
    set_aside: list[SetAside] = []
    unplaced: list[Unplaced] = []
    for segment in segments:
        if why := _is_noise(segment):
            set_aside.append(SetAside(segment.number + segment.text, segment.line, why))
        elif segment.origin.startswith("table") and not (is_prose(segment.text) or _marker(segment)):
            unplaced.append(Unplaced(segment.number + segment.text, segment.line))
        else:
            pieces.extend(_with_keys(_pieces(segment), len(pieces)))
    return Text(tuple(pieces), tuple(set_aside), tuple(unplaced))


def _is_noise(segment: Segment) -> str:
    return "" if _marker(segment) else noise_everywhere(segment.text)


def _with_keys(found: Iterator[Numbered], count: int) -> Iterator[Numbered]:
    for index, (piece, marker) in enumerate(((one.piece, one.marker) for one in found), count + 1):
        key = f"p{index}"
        yield Numbered(replace(piece, key=key), marker)


def _marker(segment: Segment) -> Marker | None:
    if segment.number:
        return marker_of_number(segment.number, segment.style_level)
    return marker_of(segment.text)


def _pieces(segment: Segment) -> Iterator[Numbered]:
    marker = _marker(segment)
    if marker is None:
        yield _unnumbered(segment)
        return
    text = segment.text if segment.number else segment.text[marker.end :]
    if marker.level is Level.POINT:
        listed = bool(_NEXT_POINT.search(text))
        yield _body(segment.text, segment.line) if listed else _numbered(marker, text, segment.line, run_in=False)
        return
    end = heading_end(text, loose=segment.one_line)
    heading, rest = text[:end].rstrip(), text[end:].lstrip()
    lower = _begins_lower(rest, marker)
    gap = "" if segment.number else segment.text[len(marker.printed) : marker.end]
    yield _numbered(marker, heading, segment.line, run_in=bool(rest) and not lower, gap=gap)
    if lower:
        yield from _pieces(Segment(segment.line, rest, one_line=segment.one_line))
    elif rest:
        yield _body(rest, segment.line)


def _begins_lower(rest: str, above: Marker) -> bool:
    """Whether a lower heading, and no paragraph, stands behind a heading on its line; 一是 is text there."""
    marker = marker_of(rest)
    return marker is not None and above.level < marker.level < Level.POINT and marker.value == 1


def _unnumbered(segment: Segment) -> Numbered:
    text = segment.number + segment.text
    styled = 0 < segment.style_level <= Level.SUBITEM and len(text) <= _LONGEST_STYLED and "。" not in text[:-1]
    level = Level(segment.style_level) if styled else Level.BODY
    return Numbered(Piece("", level, "", text, segment.line), None)


def _numbered(marker: Marker, text: str, line: int, *, run_in: bool, gap: str = "") -> Numbered:
    return Numbered(Piece("", marker.level, marker.printed, text, line, run_in, gap), marker)


def _body(text: str, line: int) -> Numbered:
    return Numbered(Piece("", Level.BODY, "", text, line), None)


def heading_end(text: str, *, loose: bool = False) -> int:
    """Give the place behind a heading in the text that follows its number.

    That is the first full stop outside quotes and brackets; a colon behind a short lead; wide space in front of a
    sentence, and any space where the text is `loose`; the beginning of a lower heading; else the end.
    """
    stop = _first_stop(text)
    inner = _INNER.search(text, 2, stop)
    if inner:
        return inner.start()
    if space := _space_end(text[:stop], text, loose=loose):
        return space
    colon = re.search("[：:]", text[:stop])
    if colon and colon.end() <= _LONGEST_LEAD and len(text) - colon.end() >= _SHORTEST_REST:
        return stop if _ANNOUNCES.search(text[: colon.start()]) else colon.end()
    return stop


def _first_stop(text: str) -> int:
    depth = 0
    for index, char in enumerate(text):
        if char in _OPENS:
            depth += 1
        elif char in _CLOSES:
            depth = max(depth - 1, 0)
        elif char == "。" and not depth:
            return index + 1
    # A bracket that nobody closed must not swallow the paragraph.
    return text.find("。") + 1 if depth and "。" in text else len(text)


def _space_end(heading: str, text: str, *, loose: bool) -> int:
    for match in (_ANY_SPACE if loose else _WIDE_SPACE).finditer(heading):
        before, behind = heading[: match.start()], text[match.end() :]
        sentence = is_prose(behind) or (loose and behind.endswith("。"))
        if sentence and len(before) <= _LONGEST_STYLED and not re.search("[，,；;]", before):
            return match.end()
    return 0
