"""What a file holds before anybody understands it: its lines, nothing dropped.

Why apart from `found.py`: the killable copy of the program that opens a file needs only these, and starts in half the
time without the model.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from desktop.refusal import Refused

MOST_CHARACTERS = 1_000_000  # a long report has 30,000
MOST_LINES = 50_000

# What XML 1.0 (2.2, Char) forbids, and what is never seen: zero-width signs, byte order mark, soft hyphen, direction.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text, paragraph of a Word file or block of a page, counted from 1, with its whole text.

    `number` is the automatic number that Word would show and that is not in the text; `style_level` the heading level
    its style claims (0 where it claims none); `origin` says where it stands: "text", "table 1" (a table of data),
    "text box", "header", "footer", "footnote", "endnote", "comment", "hidden", "menu", "page title". A line feed in the
    text is a line break that is no new paragraph.
    """

    line: int
    text: str
    number: str = ""
    style_level: int = 0
    origin: str = "text"


@dataclass(frozen=True, slots=True)
class Source:
    """All lines of a file that are not blank.

    `view` says in Chinese which view was read where there are tracked changes, or is empty; `notes` are Chinese
    sentences on what the file had besides text (pictures, links to elsewhere) or what could not be kept.
    """

    name: str
    lines: tuple[Line, ...]
    view: str = ""
    notes: tuple[str, ...] = ()


def source_of(name: str, lines: Sequence[Line], view: str = "", notes: Sequence[str] = ()) -> Source:
    """Make a source: blank lines left out, unseen and forbidden characters taken out and told.

    Refused: READ-NOTHING where no text is left, READ-LONG where there is more than a report can have.
    """
    said = list(notes)
    if forbidden := sum(len(_CONTROL.findall(line.text)) for line in lines):
        said.append(f"文件里有{forbidden}个不能写进Word的控制字符，已去掉。")
    kept = tuple(line for line in map(_clean, lines) if line.text.strip() or line.number)
    if not kept:
        raise Refused("READ-NOTHING", f"“{name}”里没有可以读的文字（可能只有图片），请换一个有文字的文件。")
    if len(kept) > MOST_LINES or sum(len(line.text) for line in kept) > MOST_CHARACTERS:
        raise Refused("READ-LONG", f"“{name}”的文字超过{MOST_CHARACTERS // 10_000}万字，不像一份报告，请核对后再读入。")
    return Source(name, kept, view, tuple(said))


def _clean(line: Line) -> Line:
    text = _UNSEEN.sub("", _CONTROL.sub("", line.text))
    return Line(line.line, text, line.number.strip(), line.style_level, line.origin)


def plain_of_source(source: Source) -> dict[str, Any]:
    """Give a source as plain data, for the way out of another process."""
    return {
        "name": source.name,
        "lines": [astuple(line) for line in source.lines],
        "view": source.view,
        "notes": list(source.notes),
    }


def source_of_plain(plain: Mapping[str, Any]) -> Source:
    """Give the source again that `plain_of_source` took apart."""
    lines = tuple(Line(*line) for line in plain["lines"])
    return Source(plain["name"], lines, plain["view"], tuple(plain["notes"]))
