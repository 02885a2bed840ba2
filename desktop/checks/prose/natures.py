"""What a quantity is by the words around it: a count of this year, one of last year, a change, a limit."""

from __future__ import annotations

import re
from enum import StrEnum

from desktop.quantities.measure_words import is_time

POINTS = frozenset(("个百分点", "百分点"))
TIMES_OVER = "倍"

RISE = "增长|增加|上升|提高|提升|攀升|净增|扩大|增|升|多"
FALL = "减少|下降|降低|回落|缩短|压缩|压减|缩减|降|减|少"
REACHED = re.compile(rf"(?:{RISE}|{FALL})(?:到了?|至|为)$|(?:达到?|升至|降至|增至|减至|变为|为)了?$")


class Nature(StrEnum):
    """What a quantity is to the others of its sentence."""

    COUNT = "count"
    SHARE = "share"
    CHANGE = "change"  # by how much this year's value differs from last year's
    EARLIER = "earlier"  # a value of last year
    EACH = "each"  # as many for each of several
    APART = "apart"  # a time, a limit, an average, a range: takes part in no sum


_COMPARING = re.compile(r"同比|环比|[较比](?!例|重|照|如|赛|武|特|拟|对)|相比|与(?:上年|去年)")
_COMPARED_BEFORE = re.compile(r"(?:相比|比较|对比)，$")
_CHANGED = re.compile(rf"(?P<verb>{RISE}|{FALL})(?:了|幅度?|率)?(?:分别)?(?:约?为|达到?|约|近)?$")
_MERE_CHANGE = re.compile(rf"(?:同比|总共|共|净|实际|实|新|一年|[较比](?:上年|去年))*(?:{RISE}|{FALL}|新增)了?")
_ADDED = re.compile(r"[^，、；。:()]{0,2}(?:新增|增设|增配)了?$")
_EARLIER = re.compile(
    r"(?:上年|去年|上一年|前年)(?:度|同期|末|底|年末|年底|全年)?(?!以来|结转|转入|转|未|遗留)[^，、；。:()]{0,10}$"
)
_COMPARED_YEAR = re.compile(r"(?:[较比]|相比|与)20\d\d ?年(?:度|同期|末|底|全年)?的?[^，、；。:()]{0,6}$")
_BASE = re.compile(
    r"[较比](?!例)(?:[^，、；。:()\d]{1,8}的|(?:上年|去年|前年|上月|上个月|上周|上季度?|上期|上半年|上一年)度?(?:同期)?)$"
)  # 比计划的40个多3个
_FROM = re.compile(r"[由从](?!于|事)[^，、；。:()]{0,12}$")
_LIMIT = re.compile(
    r"(?:不低于|不少于|不多于|不高于|不超过|不得超过|低于|高于|少于|多于|至少|最多|最少|最高|最低|最长|最短|力争|确保|目标为?|限额)"
    r"[^，、；。:()]{0,4}$"
)
_AVERAGE = re.compile(
    r"(?:平均|[人户日月年场村件起宗案笔家所次项校镇街]均|每(?!季度|月|年|周)[^，、；。:()]{1,8})[^，、；。:()]{0,4}$"
)
_EACH = re.compile(r"各[^，、；。:()类项种级部区县街镇乡村单所方界族]{0,4}$")
VAGUE_AHEAD = re.compile(r"(?:约|大约|约为|大致|大概|大体|不到|不足|接近|突破)$")
VAGUE_BEHIND = re.compile(r" ?(?:左右|上下|不等|以内|以下|不到)")


def verb_of_change(ahead: str) -> str:
    """Give the last verb of the words before a change that says whether it rose or fell, "" without one."""
    found = _CHANGED.search(ahead)
    return found["verb"] if found else ""


def direction(ahead: str) -> int:
    """Give 1 where the words before a change say that it rose, -1 where it fell, 0 where they do not say."""
    verb = verb_of_change(ahead)
    return 0 if not verb else 1 if re.fullmatch(RISE, verb) else -1


_YEAR_IN_BRACKET = re.compile(r"(?:19|20)\d\d ?年(?:度|同期|全年)?(?:为|是|的)?$")


def is_of_year_in_bracket(ahead: str) -> bool:
    """Whether a value in brackets is said of a year (2022年296件)."""
    return bool(_YEAR_IN_BRACKET.fullmatch(ahead))


def nature_of(unit: str, ahead: str, clause: str, before: str, *, share: bool, behind: str) -> Nature:
    """Give the nature of a quantity.

    `ahead` are the words before it since the last mark or quantity, `clause` those since the clause began, `before`
    what stands before the clause.
    """
    if unit in POINTS or unit == TIMES_OVER:
        return Nature.CHANGE
    if is_time(unit) or _LIMIT.search(ahead) or _AVERAGE.search(ahead):
        return Nature.APART
    if _changes(ahead, clause, before, share=share):
        return Nature.CHANGE
    if _is_earlier(ahead):
        return Nature.EARLIER
    if share:
        return Nature.SHARE
    return Nature.EACH if _EACH.search(ahead) and not behind.startswith("占") else Nature.COUNT


def comes_from(ahead: str, following: str) -> bool:
    """Whether a quantity is what another one rose or fell from: 由 … 增加到 …; `following` are that one's words."""
    return bool(_FROM.search(ahead) and REACHED.search(following))


def is_mere_change(ahead: str) -> bool:
    """Whether the words before a count are but a verb of change (增加8人), so that it has no name of its own."""
    return bool(_MERE_CHANGE.fullmatch(ahead))


def is_added(ahead: str) -> bool:
    """Whether a count says how many were added (新增3名), which is no comparison of two years."""
    return bool(_ADDED.search(ahead))


def _changes(ahead: str, clause: str, before: str, *, share: bool) -> bool:
    if REACHED.search(ahead) and not re.search(r"(?:幅度?|率)(?:分别)?为$", ahead):
        return False
    if not _CHANGED.search(ahead):
        return False
    return share or bool(_COMPARING.search(clause)) or bool(_COMPARED_BEFORE.search(before))


def _is_earlier(ahead: str) -> bool:
    return bool(_EARLIER.search(ahead) or _COMPARED_YEAR.search(ahead) or _BASE.search(ahead))
