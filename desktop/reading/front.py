"""What stands in front of a report's text: the title, particulars under the red head, and a site's own lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.reading.found import Placed, SetAside, Unplaced
from desktop.reading.noise import is_label, is_labelled, is_short, noise_around
from desktop.reading.particulars import Particular, head_particulars, tail_day
from desktop.reading.segments import Segment
from desktop.reading.titles import column_of, is_title
from desktop.reading.wording import is_organ

TABLE_OF_PAGE = "信息公开目录表"
LABELLED = "发布信息（来源、时间等）"
_LONGEST_OF_PAGE = 80  # characters of a site's line without a full stop


@dataclass(slots=True)
class Around:
    """What was found around the text: values of particulars, their printed text, and the rest with reasons."""

    particulars: list[Particular] = field(default_factory=list[Particular])
    placed: list[Placed] = field(default_factory=list[Placed])
    set_aside: list[SetAside] = field(default_factory=list[SetAside])
    unplaced: list[Unplaced] = field(default_factory=list[Unplaced])

    def take(self, segment: Segment, found: Sequence[Particular]) -> None:
        """Take the particulars that a segment states."""
        self.particulars.extend(found)
        what = "、".join(one.what for one in found)
        self.placed.append(Placed(segment.number + segment.text, segment.line, what))

    def put_aside(self, segment: Segment, why: str) -> None:
        """Set a segment aside with the reason."""
        self.set_aside.append(SetAside(segment.number + segment.text, segment.line, why))

    def leave(self, segment: Segment, why: str) -> None:
        """Set a segment aside where there is a reason; else it is not understood, and shown as such."""
        if why:
            self.put_aside(segment, why)
        else:
            self.unplaced.append(Unplaced(segment.number + segment.text, segment.line))


def read_title(segments: Sequence[Segment], around: Around) -> str:
    """Give the title as one line, and put the name of the site's column in front of it aside."""
    title = ""
    for segment in segments:
        column = "" if title else column_of(segment.text)
        if column:
            around.set_aside.append(SetAside(column, segment.line, "网页上的栏目名"))
        text = segment.text.strip()[len(column) :]
        around.placed.append(Placed(segment.number + text, segment.line, "标题"))
        title += re.sub(r"\s+", "", text)
    return title


def read_front(segments: Sequence[Segment], around: Around, *, from_page: bool, behind_title: bool) -> None:
    """Sort the lines in front of the title, or those between it and the text."""
    tables = tables_of_page(segments)
    where = "标题与正文之间的网页文字" if behind_title else "标题之前的网页文字"
    for index, segment in enumerate(segments):
        found = head_particulars(segment.text)
        if found and not noise_around(segment.text):
            around.take(segment, found)
        elif behind_title and is_organ(segment.text) and _is_day(segments, index + 1):
            around.take(segment, (Particular("signature", "署名", segment.text),))
        else:
            around.leave(segment, _reason(segment, tables) or (where if from_page and of_page(segment) else ""))


def tables_of_page(segments: Sequence[Segment]) -> frozenset[str]:
    """Give the origins of those tables that hold particulars of publication."""
    return frozenset(one.origin for one in segments if one.origin.startswith("table") and is_label(one.text))


def of_page(segment: Segment) -> bool:
    """Whether a line that is not known can be a site's: no sentence."""
    return is_short(segment.text) or (len(segment.text) <= _LONGEST_OF_PAGE and "。" not in segment.text)


def is_from_page(segments: Sequence[Segment]) -> bool:
    """Whether lines around a text were taken from a web page: some of them only sites print."""
    return any(one.origin in {"menu", "page title"} or noise_around(one.text) for one in segments)


def _reason(segment: Segment, tables: frozenset[str]) -> str:
    if segment.origin in tables:
        return TABLE_OF_PAGE
    if is_title(segment.text):
        return "重复的标题"
    known = noise_around(segment.text) or ("网站名称" if is_organ(segment.text) else "")
    return known or (LABELLED if is_labelled(segment.text) else "")


def _is_day(segments: Sequence[Segment], index: int) -> bool:
    return index < len(segments) and bool(tail_day(segments[index].text.strip("（）()")))
