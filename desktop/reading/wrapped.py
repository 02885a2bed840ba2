"""Paragraphs of a plain text that was wrapped at a column: its lines put together again.

Why: a mail program, or plain text saved with line breaks, cuts a sentence wherever the line is full; 其中 and its whole
then stand in two lines, which would be two paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from desktop.reading.lines import Line

_NARROWEST, _WIDEST = 20, 160
_SLACK = 8  # columns that a number, or a mark which may not begin a line, leaves free
_FEWEST = 3
_SHARE = 0.3  # of the lines are full and stop within a sentence, where a text was wrapped
_ENDS = "。！？!?"
_LISTING = "；;：:"
# A heading's number begins a paragraph. (`markers` knows more forms, but costs the copy that opens files its start.)
_NUMBERED = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,3}(?:部分|章|节)"
)
_INDENTS = (" ", "\t", "\u3000")


def unwrapped(rows: Sequence[str]) -> list[Line]:
    """Give the lines of a text, counted from 1, blank ones left out; of a wrapped one its paragraphs, by first line."""
    full = _full(rows)
    lines: list[Line] = []
    for at, row in enumerate(rows):
        if not row.strip():
            continue
        if at - 1 in full and _goes_on(rows[at - 1], row):
            lines[-1] = Line(lines[-1].line, _joined(lines[-1].text, row))
        else:
            lines.append(Line(at + 1, row))
    return lines


def _full(rows: Sequence[str]) -> frozenset[int]:
    """Give the lines that end because they are full, in columns or in characters; none in a text not wrapped."""
    by_columns = _full_of([_columns(row) for row in rows], rows)
    by_characters = _full_of([len(row.rstrip()) for row in rows], rows)
    return max(by_columns, by_characters, key=len)


def _full_of(widths: Sequence[int], rows: Sequence[str]) -> frozenset[int]:
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return frozenset()
    full = frozenset(at for at, width in enumerate(widths) if width >= widest - _SLACK and rows[at].strip())
    cut = sum(rows[at].rstrip()[-1] not in _ENDS + _LISTING for at in full)
    return full if cut >= max(_FEWEST, _SHARE * sum(map(bool, widths))) else frozenset()


def _columns(row: str) -> int:
    return sum(2 if east_asian_width(mark) in "WFA" else 1 for mark in row.rstrip())


def _goes_on(before: str, row: str) -> bool:
    """Whether a line goes on with the sentence of the full one before it, or with the next point of its list."""
    return before.rstrip()[-1] not in _ENDS and not row.startswith(_INDENTS) and not _NUMBERED.match(row)


def _joined(text: str, row: str) -> str:
    """Put two lines together; two words of Latin letters stay apart."""
    one, other = text.rstrip(), row.strip()
    apart = one[-1].isascii() and one[-1].isalpha() and other[0].isascii() and other[0].isalpha()
    return f"{one} {other}" if apart else one + other
