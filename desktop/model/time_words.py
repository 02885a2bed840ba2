"""Words bound to time: years that mean the report's own, and phrases that are wrong as soon as they are copied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# Relative years and seasons read differently a year later; a target day passes (厅字〔2019〕28号 wants the year's own).
_RELATIVE_WORDS = (
    *("截至目前", "上半年", "下半年", "本年度", "近年来", "年底前"),
    *("去年", "今年", "明年", "前年", "年初", "年底", "年末", "目前", "当前", "日前", "近日", "本月", "上月", "下月"),
)
# 年初 and the like behind a year or its placeholder ({{本年}}年年初, 2022年底) follow that year.
_OF_A_YEAR = ("年初", "年底", "年末", "上半年", "下半年")
_YEAR_BEFORE = re.compile(r"(?:\}\}|(?:19|20)\d{2})年?$")
_RELATIVE = re.compile("|".join(_RELATIVE_WORDS))
_TARGET = re.compile(r"((?:19|20)\d{2})年(?:底|末|\d{1,2}月底?)?(?:之前|以前|前)")
_YEAR = re.compile(r"(?<![\d〔\[])((?:19|20)\d{2})年")
# A span of years, as a plan has: 2021-2025年, 2021年至2025年, （2021—2025年）.
_SPAN = re.compile(r"(?:19|20)\d{2}年?[\-—–~－至到]+(?:19|20)\d{2}年(?!\d)")
_TITLE = re.compile(r"《[^《》]*》")
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")
_NEAR = 200  # characters in which some words and placeholders stand
_WORDS = {-1: "{{上年}}", 0: "{{本年}}", 1: "{{下年}}"}


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A phrase bound to time, at its place in a text, with the reason it must be looked at."""

    start: int
    end: int
    text: str
    why: str


@lru_cache(maxsize=4096)  # of most texts they are asked for again after each edit
def time_words(text: str) -> tuple[TimeWord, ...]:
    """Give the phrases that depend on when a text is read, in their order; placeholders and 《…》 are passed over."""
    masked = _masked(text)
    found = [TimeWord(*hit.span(), hit.group(), "期限会过去，请核对是否已到期") for hit in _TARGET.finditer(masked)]
    in_targets = frozenset(place for word in found for place in range(word.start, word.end))
    for hit in _RELATIVE.finditer(masked):
        dated = hit.group() in _OF_A_YEAR and bool(_YEAR_BEFORE.search(text, max(hit.start() - 6, 0), hit.start()))
        if not dated and hit.start() not in in_targets:
            found.append(TimeWord(*hit.span(), hit.group(), "换一年就不对了，请写明年份或者改写"))
    return tuple(sorted(found, key=lambda word: word.start))


def words_around(text: str, word: TimeWord, characters: int) -> str:
    """Give a phrase with at most so many characters before and behind it, placeholders as □, to recognise it by."""
    near = text[max(word.start - _NEAR, 0) : word.start], text[word.end : word.end + _NEAR]
    before, behind = (_PLACEHOLDER.sub("□", part) for part in near)
    return f"{before[-characters:]}{word.text}{behind[:characters]}".replace("\n", "")


def years_as_words(text: str, year: int) -> str:
    """Give the text with the report's year, the one before and the one after as {{本年}}, {{上年}} and {{下年}}.

    Spans of years (2021-2025年), 文号 and the titles of other years' documents stay as they are: a title 《2022年…》
    follows only where it carries the report's own year.
    """

    def word(hit: re.Match[str]) -> str:
        offset = int(hit.group(1)) - year
        if any(span.start() <= hit.start() < span.end() for span in spans):
            return hit.group()
        in_title = any(title.start() < hit.start() < title.end() for title in titles)
        if offset not in _WORDS or (in_title and offset != 0):
            return hit.group()
        return f"{_WORDS[offset]}年"

    titles = list(_TITLE.finditer(text))
    spans = list(_SPAN.finditer(text))
    return _YEAR.sub(word, text)


def _masked(text: str) -> str:
    for pattern in (_PLACEHOLDER, _TITLE):
        text = pattern.sub(lambda hit: "\0" * len(hit.group()), text)
    return text
