"""Wrong forms of official terms, words that stand twice, and bodies that have run together.

The slips and the bodies are data (resources/slips.csv, organs.csv): an office adds what it comes across.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from desktop.checks.quoting import quoted
from desktop.checks.spots import KEPT, Change, Spot, excerpt
from desktop.model.findings import Rule
from desktop.model.severity import Severity
from desktop.model.words import Slip, Words

SLIP = Rule("W14", "错别字和不规范用语", Severity.WARNING, "resources/slips.csv")
TWICE = Rule("W15", "词语重复", Severity.WARNING)
IN_COURT = Rule("W21", "出庭应诉率是谁的", Severity.HINT, "行政诉讼法第三条第三款")
TOGETHER = Rule("W16", "并列机关之间缺顿号", Severity.HINT, "GB/T 15834-2011，4.5")

_TWICE = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,6})(?P=word)+")
# A body behind the word that its short name stands for: 人民调解调委会, 村民村委会.
_SHORT_BEHIND_LONG = re.compile(r"(?P<word>(?P<first>[\u4e00-\u9fff])(?!(?P=first))[\u4e00-\u9fff])(?P=first)委会")
_BODIES = frozenset(("党组", "党委", "党员", "常务", "常设"))  # each beside a 委会 of another kind
_OF_OF = re.compile("的的(?![确士哥])")
_RATE_IN_COURT = re.compile("出庭应诉率")
_LEADERS = re.compile("负责人|负责同志|首长|领导|“一把手”|班子")
# 一件一件, 逐项逐项, 层层 are ways of saying each.
_EACH = "一逐层各步"
# What ends one name and begins the next: 人民政府政府信息, 社区社区矫正.
_END_AND_BEGIN = "政府 行政 社区 人民 法律 法治 管理 服务 工作 司法 执法 监督 机关 街道 教育 安全 公共 调解"
_JOINTS = frozenset(_END_AND_BEGIN.split())


@dataclass(frozen=True, slots=True)
class _Slips:
    pattern: re.Pattern[str]
    by_form: Mapping[str, Slip]


def slips(text: str, words: Words) -> tuple[Spot, ...]:
    """Find the wrong forms that the table of slips names."""
    return _slips(text, words)


@lru_cache(maxsize=KEPT)
def _slips(text: str, words: Words) -> tuple[Spot, ...]:
    known = _compiled(words)
    return tuple(_slip(text, hit, known.by_form[hit.group()]) for hit in known.pattern.finditer(text))


@lru_cache(maxsize=4)
def _compiled(words: Words) -> _Slips:
    by_form = {slip.wrong: slip for slip in words.slips}
    forms = sorted(by_form, key=len, reverse=True)
    pattern = "|".join(_guarded(by_form[form]) for form in forms) or r"(?!)"
    return _Slips(re.compile(pattern), MappingProxyType(by_form))


def _guarded(slip: Slip) -> str:
    barred = f"(?![{re.escape(slip.not_before)}])" if slip.not_before else ""
    return re.escape(slip.wrong) + barred


def _slip(text: str, hit: re.Match[str], slip: Slip) -> Spot:
    right = f"，应写成“{slip.right}”" if slip.right else ""
    message = f"{quoted(excerpt(text, *hit.span(), 4))}里的“{slip.wrong}”：{slip.why}{right}。"
    changes = (Change(*hit.span(), slip.right),) if slip.right else ()
    severity = None if slip.certain else Severity.HINT
    return Spot(*hit.span(), message, changes, f"改为{slip.right}", severity, slip.wrong, slip.right or None)


@lru_cache(maxsize=KEPT)
def doubled_words(text: str) -> tuple[Spot, ...]:
    """Find words that were typed twice."""
    return tuple(_twice(text))


def _twice(text: str) -> Iterator[Spot]:
    for hit in _TWICE.finditer(text):
        word = hit["word"]
        if word[0] in _EACH or word in _JOINTS or len(set(word)) == 1:
            continue
        yield _repeated(text, hit.start(), hit.end(), word)
    for hit in _OF_OF.finditer(text):
        yield _repeated(text, hit.start(), hit.end(), "的")
    for hit in _SHORT_BEHIND_LONG.finditer(text):
        if hit["word"] not in _BODIES:
            yield _short_behind_long(text, hit)


def _short_behind_long(text: str, hit: re.Match[str]) -> Spot:
    word, short = hit["word"], f"{hit['first']}委会"
    message = (
        f"{quoted(excerpt(text, *hit.span(), 4))}里的“{short}”是“{word}委员会”的简称，前面又写了“{word}”，请写全称。"
    )
    changes = (Change(hit.end("word"), hit.end(), "委员会"),)
    return Spot(*hit.span(), message, changes, f"改为{word}委员会", None, hit.group(), f"{word}委员会")


@lru_cache(maxsize=KEPT)
def presence_in_court(text: str) -> tuple[Spot, ...]:
    """Find 出庭应诉率 where nothing before says that it is the leaders' (行政机关负责人) presence that counts."""
    return tuple(
        _in_court(text, hit) for hit in _RATE_IN_COURT.finditer(text) if not _LEADERS.search(text, 0, hit.start())
    )


def _in_court(text: str, hit: re.Match[str]) -> Spot:
    missing = "负责人" if text[: hit.start()].endswith("机关") else "行政机关负责人"
    message = (
        f"{quoted(excerpt(text, *hit.span()))}：按行政诉讼法，统计的是行政机关负责人出庭应诉率，请写明“{missing}”。"
    )
    return Spot(*hit.span(), message, (Change(hit.start(), hit.start(), missing),), f"加上“{missing}”")


def _repeated(text: str, start: int, end: int, word: str) -> Spot:
    message = f"{quoted(excerpt(text, start, end, 4))}里的“{word}”连写了两遍。"
    return Spot(start, end, message, (Change(start + len(word), end, ""),), f"只留一个“{word}”")


def run_together(text: str, words: Words) -> tuple[Spot, ...]:
    """Find two bodies without 、 between them."""
    return _run_together(text, words)


@lru_cache(maxsize=KEPT)
def _run_together(text: str, words: Words) -> tuple[Spot, ...]:
    return tuple(
        _together(text, hit) for hit in _organs(words).finditer(text) if not _owns(hit["first"], hit["second"])
    )


def _owns(first: str, second: str) -> bool:
    """Whether 公安机关 and its like stand before a place of theirs: 公安机关看守所."""
    return first.endswith("机关") and not second.endswith(("机关", "院"))


@lru_cache(maxsize=4)
def _organs(words: Words) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(words.organs, key=len, reverse=True))
    return re.compile(rf"(?P<first>{names})(?P<second>{names})" if names else r"(?!)")


def _together(text: str, hit: re.Match[str]) -> Spot:
    place = hit.end("first")
    message = (
        f"{quoted(excerpt(text, *hit.span(), 4))}里的“{hit['first']}”和“{hit['second']}”是两个机关，中间像是缺“、”。"
    )
    return Spot(*hit.span(), message, (Change(place, place, "、"),), "加上顿号")
