"""Breaking a title into lines: by sense, in the shape of a trapezoid or a diamond (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.documents.characters import cells
from desktop.documents.gbt9704 import TITLE_CHARACTERS_A_LINE

# Words that a line end must not cut, longest first where one begins like another.
_WORDS = (
    "法治政府建设",
    "习近平法治思想",
    "依法行政",
    "行政执法",
    "行政复议",
    "行政应诉",
    "工作情况",
    "工作报告",
    "情况报告",
    "年度报告",
    "工作总结",
    "工作要点",
    "人民代表大会常务委员会",
    "人民政府",
    "司法局",
    "委员会",
    "领导小组",
    "办公室",
    "自治区",
    "情况",
    "报告",
    "工作",
    "进展",
    "安排",
    "实施",
    "方案",
    "意见",
    "通知",
    "关于",
    "印发",
    "全面依法治",
    "推进",
    "主要",
    "举措",
    "成效",
    "履行",
    "职责",
    "年度",
    "总结",
    "计划",
    "重点",
    "任务",
    "落实",
    "责任",
    "第一责任人",
    "负责人",
    "党政",
    "建设",
    "法治",
)
_TOKEN = re.compile(
    r"《[^》]*》"  # the name of a document stays whole
    r"|[0-9０-９]+(?:[—–-][0-9０-９]+)?年?(?:上半年|下半年|度)?"  # a year with what belongs to it
    rf"|{'|'.join(_WORDS)}"
    r"|[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|自治县|省|市|区|县|旗|州|盟|乡|镇)"  # a place
    r"|[A-Za-z]+|.",
    re.DOTALL,
)
_CLINGS = re.compile(r"[的和与及、）】〉》”’，。：；！？·]")  # never begins a line
_OPENS = re.compile(r"[（【〈“‘和与及第]")  # never ends a line

_SHORTEST_LINE = 3  # characters: one or two alone are a fault
_MOST_LINES = 4  # what is longer is no title; it is cut evenly
_UNGLUED = 4.0  # price of a line end between two single characters, which may belong to one word
_GOOD_END = -3.0
_GOOD_ENDS = ("关于", "人民政府", "司法局", "委员会", "办公室")
_HOURGLASS = 6.0


@dataclass(frozen=True, slots=True)
class _Division:
    """The lines of a title, and the price of the places where they end."""

    lines: list[str]
    ends: float


def break_title(text: str) -> tuple[str, ...]:
    """Return the lines of a title of 2号 type on a line of 156 mm, 20 characters at most in each.

    As few lines as possible; words stay whole; no line has only one or two characters. A line break that
    the text has already is kept as it is.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        lines.extend(_lines(part.strip()))
    return tuple(lines)


def _lines(text: str) -> list[str]:
    if cells(text) <= TITLE_CHARACTERS_A_LINE:
        return [text] if text else []
    words = _words(text)
    fewest = math.ceil(cells(text) / TITLE_CHARACTERS_A_LINE)
    for count in range(fewest, min(fewest + 2, _MOST_LINES + 1)):
        divisions = list(_divisions(words, count))
        if divisions:
            return min(divisions, key=_price).lines
    return _cut(text)


def _words(text: str) -> list[str]:
    """Split a title into pieces between which a line may end."""
    pieces: list[str] = []
    for token in _TOKEN.findall(text):
        if pieces and (_CLINGS.fullmatch(token) or _OPENS.fullmatch(pieces[-1][-1])):
            pieces[-1] += token
        else:
            pieces.append(token)
    return pieces


def _divisions(words: list[str], count: int) -> Iterator[_Division]:
    """Yield every way to set the words in that many lines of a proper length."""
    if count == 1:
        line = "".join(words)
        if _SHORTEST_LINE <= cells(line) <= TITLE_CHARACTERS_A_LINE:
            yield _Division([line], 0.0)
        return
    for end in range(1, len(words)):
        line = "".join(words[:end])
        if cells(line) > TITLE_CHARACTERS_A_LINE:
            return
        rest = words[end:]
        room = TITLE_CHARACTERS_A_LINE * (count - 1)
        if cells(line) < _SHORTEST_LINE or sum(map(cells, rest)) > room:
            continue
        price = _line_end(words[end - 1], words[end])
        for tail in _divisions(rest, count - 1):
            yield _Division([line, *tail.lines], price + tail.ends)


def _price(division: _Division) -> float:
    return division.ends + _shape([cells(line) for line in division.lines])


def _shape(widths: list[float]) -> float:
    """Price of an outline: even lines look best, a waist is bad, and so is a rectangle."""
    unevenness = (max(widths) - min(widths)) / 4
    waist = any(
        middle < before and middle < after
        for before, middle, after in zip(widths, widths[1:], widths[2:], strict=False)
    )
    rectangle = min(widths) == max(widths)
    return unevenness + _HOURGLASS * waist + rectangle


def _line_end(before: str, after: str) -> float:
    if before.endswith(_GOOD_ENDS):
        return _GOOD_END
    return _UNGLUED if len(before) == len(after) == 1 else 0.0


def _cut(text: str) -> list[str]:
    """Divide a title that has no place to end a line: evenly, between any two characters."""
    count = math.ceil(cells(text) / TITLE_CHARACTERS_A_LINE)
    size = math.ceil(len(text) / count)
    return [text[start : start + size] for start in range(0, len(text), size)]
