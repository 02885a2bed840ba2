"""Spaces inside numbers, before units and between Chinese characters, the no-break space among them.

A text that sets a space between characters and digits throughout has a style of its own: that is one remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.checks.quoting import quoted
from desktop.checks.spots import KEPT, Change, Spot, findings_at, texts_of
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule
from desktop.model.manuscript import Manuscript
from desktop.model.severity import Severity

RULE = Rule("W02", "多余的空格", Severity.HINT, "GB/T 15834-2011；GB/T 15835-2011")

_SPACE = "[ \t\u00a0\u2002-\u200a\u202f\u3000]"
_CHINESE = "\u4e00-\u9fff，。；：！？、（）《》“”‘’【】〔〕—…％"
_DIGIT = "0-9０-９"
# Two spaces before a measure word are a number that was left open (O14).
_LEFT_OPEN = f"(?!{_SPACE}{{2,}}[件起个次人名项家场份条部处卷户批期])"
_BETWEEN_CHINESE = re.compile(rf"(?<=[{_CHINESE}]){_LEFT_OPEN}{_SPACE}+(?=[{_CHINESE}])")
_BESIDE_DIGIT = re.compile(rf"(?<=[{_CHINESE}]){_SPACE}+(?=[{_DIGIT}])|(?<=[{_DIGIT}%]){_SPACE}+(?=[{_CHINESE}%])")
_CLOSE_BESIDE_DIGIT = re.compile(rf"(?<=[\u4e00-\u9fff])(?=[{_DIGIT}])|(?<=[{_DIGIT}])(?=[\u4e00-\u9fff%])")
_IN_NUMBER = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?=[\u4e00-\u9fff%])")
_INNER = re.compile(_SPACE)
_MANY = 20
_GROUPED = 3  # so often, a space after each three digits is meant, as GB/T 15835-2011, 5.1 allows
_SHOWN = 3  # characters on both sides


def check_spaces(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find spaces that a Chinese text does not have."""
    del catalog
    passages = tuple(texts_of(manuscript))
    spaced = sum(len(_beside_digits(passage.text)) for passage in passages)
    close = sum(_close(passage.text) for passage in passages)
    styled = spaced > _MANY and spaced > close
    grouped = sum(len(_inside_numbers(passage.text)) for passage in passages)
    told = False
    for passage in passages:
        # Inside a heading such a space is told with the headings (O08).
        yield from findings_at(RULE, passage, () if passage.is_heading else _between(passage.text))
        if grouped < _GROUPED:
            yield from findings_at(RULE, passage, _inside_numbers(passage.text))
        beside = _beside_digits(passage.text)
        if not styled:
            yield from findings_at(RULE, passage, beside)
        elif beside and not told:
            told = True
            yield from findings_at(RULE, passage, (_style(beside[0], spaced),))


def _style(first: Spot, count: int) -> Spot:
    message = f"全文数字和汉字之间多空一格（共{count}处），公文不空格，报送前请统一去掉。"
    return Spot(first.start, first.end, message)


@lru_cache(maxsize=KEPT)
def _beside_digits(text: str) -> tuple[Spot, ...]:
    return tuple(_spot(text, *hit.span()) for hit in _BESIDE_DIGIT.finditer(text))


@lru_cache(maxsize=KEPT)
def _close(text: str) -> int:
    return len(_CLOSE_BESIDE_DIGIT.findall(text))


@lru_cache(maxsize=KEPT)
def _between(text: str) -> tuple[Spot, ...]:
    return tuple(_spot(text, *hit.span()) for hit in _BETWEEN_CHINESE.finditer(text))


@lru_cache(maxsize=KEPT)
def _inside_numbers(text: str) -> tuple[Spot, ...]:
    return tuple(_number(hit) for hit in _IN_NUMBER.finditer(text))


def _spot(text: str, start: int, end: int) -> Spot:
    first, last = max(start - _SHOWN, 0), min(end + _SHOWN, len(text))
    kind = "空格（不换行的空格）" if "\u00a0" in text[start:end] else "空格"
    message = f"{quoted(text[first:last])}里有多余的{kind}。"
    return Spot(first, last, message, (Change(start, end, ""),), "去掉空格")


def _number(hit: re.Match[str]) -> Spot:
    start, end = hit.span()
    changes = tuple(Change(start + one.start(), start + one.end(), "") for one in _INNER.finditer(hit.group()))
    joined = _INNER.sub("", hit.group())
    message = f"数字{quoted(hit.group())}中间有空格，容易被看成两个数，应写成“{joined}”。"
    return Spot(start, end, message, changes, "去掉空格")
