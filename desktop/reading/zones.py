"""The places of a source: what stands in front of the report's text, the text itself, and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model.outline import Level
from desktop.reading.markers import marker_of, marker_of_number
from desktop.reading.noise import ends_the_page, noise_around, noise_everywhere
from desktop.reading.particulars import attachment, imprint, is_addressee, tail_day
from desktop.reading.segments import Segment
from desktop.reading.titles import title_lines
from desktop.reading.wording import is_organ, is_prose

_FRONT = 60  # segments; a title that comes later is none
_SENTENCE = re.compile("。$|，|^特此|^专此")  # even a short one is text of the report
_TITLED_BODY = 2  # headings have at least so many characters


@dataclass(frozen=True, slots=True)
class Zones:
    """Bounds in a sequence of segments: the title from `title` to `title_end`, the text from `start` to `end`."""

    title: int
    title_end: int
    start: int
    end: int


def zones_of(segments: Sequence[Segment]) -> Zones:
    """Find title and text among segments that are no menus, notes, headers or footers."""
    first = next((index for index, one in enumerate(segments) if _is_heading(one)), len(segments))
    title, title_end = title_lines(
        segments, min(first, _FRONT) if first < len(segments) else min(len(segments), _FRONT)
    )
    start = next((index for index in range(title_end, len(segments)) if _begins_text(segments[index])), len(segments))
    return Zones(title, title_end, start, _end_of_text(segments, start))


def has_number(segment: Segment) -> bool:
    """Whether a segment begins with the number of a heading, printed or automatic."""
    return _marked(segment) is not None


def _marked(segment: Segment) -> Level | None:
    if segment.number:
        marker = marker_of_number(segment.number, segment.style_level)
        return marker.level if marker else None
    marker = marker_of(segment.text)
    return marker.level if marker and len(segment.text) >= marker.end + _TITLED_BODY else None


def _is_heading(segment: Segment) -> bool:
    return _marked(segment) in {Level.PART, Level.HEADING} and not noise_everywhere(segment.text)


def _begins_text(segment: Segment) -> bool:
    if segment.origin.startswith("table") and not is_prose(segment.text):
        return False
    if noise_around(segment.text):
        return False
    return has_number(segment) or is_prose(segment.text) or is_addressee(segment.text)


def _end_of_text(segments: Sequence[Segment], start: int) -> int:
    """Give the place behind the last segment that belongs to the report, its signature and day included."""
    # A report may quote the words that end a page; behind the last heading nothing but the page follows them.
    last = next((i for i in range(len(segments) - 1, start, -1) if _is_heading(segments[i])), start)
    bottom = next((i for i in range(last, len(segments)) if ends_the_page(segments[i].text)), len(segments))
    for index in range(bottom - 1, start - 1, -1):
        if _belongs(segments[index]) or _is_signature(segments, index, start):
            return index + 1
    return start


def _is_signature(segments: Sequence[Segment], index: int, start: int) -> bool:
    """Whether the name of an organ without a day behind it signs a text, and is not the site's at its foot."""
    return is_organ(segments[index].text) and index > start and _belongs(segments[index - 1])


def _belongs(segment: Segment) -> bool:
    text = segment.text
    if tail_day(text) or imprint(text) or attachment(text):
        return True
    if noise_around(text):
        return False
    return has_number(segment) or is_prose(text) or bool(_SENTENCE.search(text))
