"""A text made ready for reading its structure, character for character: marks of one width, no names of documents."""

from __future__ import annotations

import re

from desktop.quantities.same_length import same_length
from desktop.quantities.set_phrases import TITLED

SENTENCE_ENDS = "。！？\n"
CLAUSE_MARKS = "，；:()" + SENTENCE_ENDS
MARKS = CLAUSE_MARKS + "、“”"

_NOT_IN_A_NUMBER = tuple(
    (re.compile(rf"(?<!\d){half}|{half}(?!\d)"), full)
    for half, full in ((",", "，"), (";", "；"), ("!", "！"), (r"\?", "？"))
)
_HIDDEN = "＊"
_PAIR = 2


def plain_text(text: str) -> str:
    """Give the text with ，；。！？、 full-width, ( ) : and digits half-width, and 《…》 hidden behind ＊."""
    plain = same_length(text)
    for half, full in _NOT_IN_A_NUMBER:
        plain = half.sub(full, plain)
    return TITLED.sub(lambda title: _HIDDEN * len(title[0]), plain) if "《" in plain else plain


def brackets_of(plain: str) -> list[int]:
    """Give for each character the place of the bracket it stands in, -1 outside; unpaired ones end with their line."""
    inside: list[int] = []
    opened: list[int] = []
    for place, character in enumerate(plain):
        if character in SENTENCE_ENDS:
            opened.clear()
        elif character == ")" and opened:
            opened.pop()
        inside.append(opened[-1] if opened else -1)
        if character == "(":
            opened.append(place)
    return inside


def after_mark(words: str, marks: str) -> str:
    """Give what stands behind the last of some marks."""
    place = max(words.rfind(mark) for mark in marks)
    return words[place + 1 :].strip(" ")


def in_common(one: str, other: str) -> int:
    """Give how many characters in a row two names have in common."""
    longest = 0
    for place in range(len(one)):
        while one[place : place + longest + 1] in other and place + longest < len(one):
            longest += 1
    return longest


def shares_words(one: str, other: str) -> bool:
    """Whether two names have two characters in a row in common."""
    return any(one[place : place + _PAIR] in other for place in range(len(one) - 1))
