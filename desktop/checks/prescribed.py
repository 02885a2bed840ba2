"""Which prescribed content of the report (①–⑤ of 厅字〔2019〕28号) a heading names, and a passage stands under."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from desktop.model.manuscript import Passage
from desktop.model.outline import Level
from desktop.model.words import Words

MEASURES = "①"  # 上一年度的主要举措和成效
NEXT_YEAR = "④"  # 下一年度的主要安排
SHORTCOMINGS = "②"  # 存在的不足和原因
LEADERS = "③"  # 第一责任人职责
# A heading with words of several contents (成效和存在问题) answers all of them; the first of these leads.
_STRONGEST = ("④", "②", "③", "⑤", "①")


def marks_of(heading: str, words: Words) -> tuple[str, ...]:
    """Give the marks (①–⑤) of the prescribed contents that a heading names, the most telling first."""
    return _marks_of(heading, words)


@lru_cache(maxsize=512)
def _marks_of(heading: str, words: Words) -> tuple[str, ...]:
    named = {one.mark for one in words.prescribed if any(word in heading for word in one.in_heading)}
    return tuple(mark for mark in _STRONGEST if mark in named)


def contents_of(passages: Sequence[Passage], words: Words) -> dict[str, str]:
    """Give for each place the mark of the prescribed content it stands under; "" where none is named.

    A part decides for what is under it; below a part that speaks of measures, a second-level heading may still name
    shortcomings or the next year's plans (the level has slipped).
    """
    found: dict[str, str] = {}
    part = below = ""
    for passage in passages:
        if passage.level is Level.PART:
            part, below = next(iter(marks_of(passage.text, words)), ""), ""
        elif passage.level is Level.HEADING:
            first = next(iter(marks_of(passage.text, words)), "")
            below = first if part in ("", MEASURES) and first in (NEXT_YEAR, SHORTCOMINGS) else ""
        found[passage.place] = below or part
    return found
