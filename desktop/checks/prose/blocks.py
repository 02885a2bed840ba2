"""A long text in pieces of whole sentences, so that checking it takes time by its length.

Why: what belongs together is told within a few sentences; a document that stands in one line has hundreds.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.prose.plain import SENTENCE_ENDS

_LONGEST = 4000  # characters; a paragraph that somebody wrote has less

Spans = tuple[tuple[int, int], ...]


def blocks(text: str, blank: Spans) -> Iterator[tuple[int, str, Spans]]:
    """Give the pieces of a text, nearly always one: where it begins, its text, and the spans that are still blank."""
    start = 0
    while len(text) - start > _LONGEST:
        end = _end(text, start)
        yield start, text[start:end], _inside(blank, start, end)
        start = end
    yield start, text[start:], _inside(blank, start, len(text))


def _end(text: str, start: int) -> int:
    """Give the end of the last sentence within the length, else that of the first behind it."""
    last = max(text.rfind(mark, start, start + _LONGEST) for mark in SENTENCE_ENDS)
    if last > start:
        return last + 1
    following = [place for mark in SENTENCE_ENDS if (place := text.find(mark, start + _LONGEST)) >= 0]
    return min(following) + 1 if following else len(text)


def _inside(blank: Spans, start: int, end: int) -> Spans:
    return tuple(
        (max(one, start) - start, min(other, end) - start) for one, other in blank if one < end and other > start
    )
