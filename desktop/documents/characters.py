"""Characters as they are set: which may stand in a file, and how much room they take."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 forbids, lone surrogates included. Text is cleaned when it is entered; this is the second wall.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDE = frozenset("WFA")  # ambiguous ones are quotes, dashes and the like: full width among Chinese


def printable(text: str) -> str:
    """Return the text without what no file may hold; every kind of line end becomes a line feed."""
    return _FORBIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def cells(text: str) -> float:
    """Return the width of the text in Chinese characters: a digit or a Latin letter takes half of one."""
    return sum(1.0 if unicodedata.east_asian_width(mark) in _WIDE else 0.5 for mark in text)
