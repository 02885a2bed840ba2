"""Marks in one place of a text: the pause mark, doubled marks, brackets and quotation marks that have no partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.checks.quoting import quoted
from desktop.checks.spots import KEPT, Change, Spot, excerpt
from desktop.model.findings import Rule
from desktop.model.severity import Severity

PAUSE = Rule("W03", "顿号多余", Severity.HINT, "GB/T 15834-2011，4.5.3.5")
DOUBLED = Rule("W04", "标点重复", Severity.WARNING, "GB/T 15834-2011")
UNPAIRED = Rule("W06", "括号引号不成对", Severity.WARNING, "GB/T 15834-2011，4.8、4.9、4.15")

_PAUSE = re.compile("(?<=》)、(?=《)|(?<=”)、(?=“)")
_PAUSE_ETC = re.compile("、(?=等(?:[，。；、）]|工作|问题|方面|部门|单位|领域|制度|文件|内容|措施|活动))")
_DOUBLED = re.compile("[，,、；;：:。]{2,}")
# Which of two marks stays; where nobody can say it, none is offered.
_STAYS = {"，。": "。", "、。": "。", "；。": "。", "、，": "，", "，、": "，", "；，": "；", "，；": "；"}
_TO_FULL = str.maketrans(",;:", "，；：")

_PAIRS = dict(zip("“‘（(《〈【〔[", "”’）)》〉】〕]", strict=True))
_OPENERS = {"）": "（(", ")": "（(", **{close: opening for opening, close in _PAIRS.items() if close not in "）)"}}
_ANY_PAIRED = re.compile("[“”‘’（）()《》〈〉【】〔〕\\[\\]]")
# 1） and 一） count; they close nothing.
_COUNTING = re.compile(r"(?:^|(?<=[。；;：:，,\s]))(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]")
_DEEPEST = 8  # no text has brackets and quotation marks deeper in one another
_STRAIGHT = re.compile('"')


@lru_cache(maxsize=KEPT)
def pauses(text: str) -> tuple[Spot, ...]:
    """Find 、 between 》《 and ”“, and in front of 等."""
    found = [_pause(text, hit, "并列的书名号或引号之间") for hit in _PAUSE.finditer(text)]
    found += [_pause(text, hit, "“等”的前面") for hit in _PAUSE_ETC.finditer(text)]
    return tuple(found)


def _pause(text: str, hit: re.Match[str], where: str) -> Spot:
    message = f"{quoted(excerpt(text, *hit.span()))}：{where}不用顿号。"
    return Spot(hit.start() - 1, hit.end() + 1, message, (Change(*hit.span(), ""),), "去掉顿号")


@lru_cache(maxsize=KEPT)
def doubled_marks(text: str) -> tuple[Spot, ...]:
    """Find marks that stand twice, or two that cannot stand together."""
    return tuple(_doubled(text, hit) for hit in _DOUBLED.finditer(text))


def _doubled(text: str, hit: re.Match[str]) -> Spot:
    marks = hit.group().translate(_TO_FULL)
    different = "".join(dict.fromkeys(marks))
    stays = different if len(different) == 1 else _STAYS.get(different, "")
    if len(different) == 1 and hit.group()[0] in ",;:":
        stays = hit.group()[0]  # the width is a matter of its own
    changes = (Change(*hit.span(), stays),) if stays else ()
    message = f"{quoted(excerpt(text, *hit.span()))}里的标点“{hit.group()}”重复了。"
    return Spot(*hit.span(), message, changes, f"只留“{stays}”")


@lru_cache(maxsize=KEPT)
def unpaired(text: str) -> tuple[Spot, ...]:
    """Find brackets and quotation marks that have no partner in their paragraph, and straight quotation marks."""
    flipped = _flipped(text)
    if flipped:
        return (flipped,)
    return (*_without_partner(text), *_straight(text))


def _without_partner(text: str) -> Iterator[Spot]:
    counting = {hit.end() - 1 for hit in _COUNTING.finditer(text)}
    opened: list[tuple[str, int]] = []
    for hit in _ANY_PAIRED.finditer(text):
        mark, place = hit.group(), hit.start()
        if mark in _PAIRS:
            opened.append((mark, place))
        elif opened and opened[-1][0] in _OPENERS[mark]:
            opened.pop()
        elif any(one[0] in _OPENERS[mark] for one in opened[-_DEEPEST:]):
            while opened and opened[-1][0] not in _OPENERS[mark]:
                yield _lonely(text, *opened.pop())
            opened.pop()
        elif place not in counting:
            yield _lonely(text, mark, place)
    for mark, place in opened:
        yield _lonely(text, mark, place)


def _lonely(text: str, mark: str, place: int) -> Spot:
    lacking = "后一半" if mark in _PAIRS else "前一半"
    message = f"{quoted(excerpt(text, place, place + 1))}里的“{mark}”缺{lacking}，请补上或者删去。"
    return Spot(place, place + 1, message)


def _flipped(text: str) -> Spot | None:
    """Find the one quotation mark that points the wrong way, where turning it makes all of them pairs."""
    places = [(hit.group(), hit.start()) for hit in re.finditer("[“”]", text)]
    if len(places) % 2 or not places:
        return None
    wrong = [place for index, (mark, place) in enumerate(places) if mark != "“”"[index % 2]]
    if len(wrong) != 1:
        return None
    (place,) = wrong
    right = "”" if text[place] == "“" else "“"
    message = f"{quoted(excerpt(text, place, place + 1))}里的引号“{text[place]}”方向反了，应是“{right}”。"
    return Spot(place, place + 1, message, (Change(place, place + 1, right),), "改正引号")


def _straight(text: str) -> Iterator[Spot]:
    places = [hit.start() for hit in _STRAIGHT.finditer(text)]
    if not places:
        return
    paired = len(places) % 2 == 0
    changes = tuple(Change(place, place + 1, "“”"[index % 2]) for index, place in enumerate(places)) if paired else ()
    shown = quoted(excerpt(text, places[0], places[0] + 1))
    message = f"{shown}用了直引号，应是弯引号“”{'' if paired else '，而且不成对'}。"
    severity = Severity.HINT if paired else Severity.WARNING
    yield Spot(places[0], places[-1] + 1, message, changes, "改为弯引号", severity)
