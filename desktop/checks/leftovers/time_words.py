"""Phrases bound to time: in wording taken over each is worth a look, elsewhere one remark a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.leftovers.years import is_past
from desktop.checks.quoting import quoted
from desktop.checks.spots import Spot, findings_at
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.severity import Severity
from desktop.model.time_words import TimeWord, time_words, words_around

RULE = Rule("T01", "随时间变化的说法", Severity.HINT)
# In a report of one year these are that year's, as long as they are not copied into the next.
_PLAIN = frozenset(("年初", "年底", "年末", "年底前", "本年度", "近年来"))
_AROUND = 6  # characters before and behind


def check_time_words(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find 去年, 目前, 2023年底前 and their like.

    In a passage that is still 沿用未改 every one is told; where somebody wrote anew, the relative words together: a
    reader takes 去年 from the day of reading, and next year it will be wrong. Targets that are past are told by L04.
    """
    del catalog  # the words alone decide
    for passage in manuscript.passages:
        if passage.is_heading:
            continue
        words = [one for one in time_words(passage.text) if not _linked(passage, one)]
        yield from findings_at(RULE, passage, _spots(passage, words, manuscript.year))


def _spots(passage: Passage, words: list[TimeWord], year: int | None) -> Iterator[Spot]:
    text = passage.text
    if passage.carried:
        for word in words:
            if not (year and is_past(word.text, year)):
                yield Spot(word.start, word.end, _sentence(text, word))
        return
    relative = [word for word in words if not (word.text in _PLAIN or word.text[:1].isdigit())]
    if relative:
        first = relative[0]
        told = "、".join(dict.fromkeys(f"“{word.text}”" for word in relative))
        many = "等处" if len(relative) > 1 else "里"
        around = quoted(words_around(text, first, _AROUND))
        yield Spot(first.start, first.end, f"{around}{many}的{told}随时间变化，读的人不知道是哪一年，请考虑写明年份。")


def _linked(passage: Passage, word: TimeWord) -> bool:
    return any(one.start < word.end and word.start < one.end for one in passage.linked)


def _sentence(text: str, word: TimeWord) -> str:
    return f"{quoted(words_around(text, word, _AROUND))}里的{quoted(word.text)}是沿用的写法：{word.why}。"
