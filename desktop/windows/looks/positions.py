"""Positions in a text as Qt counts them: a character beyond U+FFFF, such as 𠮷 in a name, takes two."""

from __future__ import annotations

from collections.abc import Sequence


def length_in_qt(text: str) -> int:
    """Say how many positions of a QTextDocument a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters_in_qt(text: str) -> Sequence[str]:
    """Give the character that stands at each position of a QTextDocument."""
    if length_in_qt(text) == len(text):
        return text
    return [character for character in text for _ in range(length_in_qt(character))]


def part_in_qt(text: str, start: int, end: int) -> str:
    """Give what stands between two positions of a QTextDocument that begins with the text."""
    if length_in_qt(text) == len(text):
        return text[start:end]
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "ignore")
