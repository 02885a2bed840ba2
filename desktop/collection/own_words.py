"""Whether a name says an indicator and nothing else: every character of it must be accounted for.

A department writes 行政复议受理数 or 受理行政复议案件 for 行政复议立案受理: the words of the indicator in another
order, with words around them that tell nothing. 不予受理行政复议 and 行政复议受理率 have the same words and one more,
and mean something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from desktop.collection.form_tables import tellers
from desktop.model.catalog import Indicator
from desktop.model.namings import Phrase

_EQUAL, _PHRASE, _LIKE = 0.98, 0.9, 0.9  # the most for the same words, for a phrase, for a label that is nearly it
_LEAST_LIKE = 80  # of 100
_COVERED = 0.06  # how much more is the surer, the more of the name a phrase says
# What may stand around the words of an indicator without telling anything of its own.
_FILLERS = (
    "案件 件数 数量 总数 总量 总额 个数 人数 人次 次数 场次 户数 份数 条数 起数 家数 支数 数 量 总 件 起 个 名 人 内 "
    "情况 统计表 汇总表 明细表 一览表 报表 统计 汇总 数据 全区 全县 全市 我区 本区 辖区 全年 年度 本年度 本年 当年 "
    "今年 年 累计 共计 共 合计 收到 开展 组织 办理 完成 实施 进行 作出 各类 各 所有 人员 队伍 对象 决定 原 的 了 和 与 "
    "及 并"
)
_FILLER = re.compile("(?:(?:19|20)[0-9]{2}年?度?|" + "|".join(sorted(_FILLERS.split(), key=len, reverse=True)) + ")+")
_SHORT = (
    ("法援", "法律援助"),
    ("村居", "村社区"),
    ("期末", "年末"),
    ("年底", "年末"),
    ("结案", "审结"),
    ("新修订", "修订"),
)
_COUNTERS = {"人次": "人次", "人数": "人", "次数": "次", "场次": "场", "件数": "件", "起数": "起", "率": "%"}


def counted_in(name: str) -> str:
    """Give the unit that the end of a name tells (人数, 次数, 率); "" where it tells none."""
    return next((unit for ending, unit in _COUNTERS.items() if name.endswith(ending)), "")


def topical(text: str, phrases: Sequence[Phrase]) -> bool:
    """Say whether a text is about what an indicator is about, as far as its phrases tell."""
    return any(all(word.place(text) for word in phrase.about) for phrase in phrases)


def by_phrases(name: str, around: str, indicator: Indicator, phrases: Sequence[Phrase]) -> float:
    """Say how surely one of an indicator's phrases tells that a name means it, 0 where none does.

    The words of a phrase must be in the name, those of its topic there or in what stands `around`; what the name says
    besides must be one of the indicator's words, too, or tell nothing.
    """
    words = [written for phrase in phrases for word in (*phrase.near, *phrase.about) for written in word.alternatives]
    known = " ".join((_written_out(indicator.label), *words))
    return max((_by_phrase(name, around, phrase, known) for phrase in phrases), default=0.0)


def _by_phrase(name: str, around: str, phrase: Phrase, known: str) -> float:
    if any(word in name for word in phrase.barred):
        return 0.0
    near = [word.place(name) for word in phrase.near]
    about = [word.place(name) for word in phrase.about]
    far = (word for word, place in zip(phrase.about, about, strict=True) if place is None)
    if None in near or any(word.place(around) is None for word in far):
        return 0.0
    said = {index for place in (*near, *about) if place is not None for index in range(*place)}
    rest = "".join(" " if index in said else character for index, character in enumerate(name))
    if not said or any(piece not in known for piece in _FILLER.sub(" ", _written_out(rest)).split()):
        return 0.0
    return _PHRASE - _COVERED + _COVERED * len(said) / len(name)


def by_label(name: str, label: str) -> float:
    """Say how surely a name is an indicator's label with the words in another order, or with hardly a word less."""
    core, whole = _core(name), _core(label)
    if not core or tellers(core) != tellers(whole) or Counter(core) - Counter(whole):
        return 0.0
    if len(core) == len(whole):
        return _EQUAL
    return _LIKE * fuzz.ratio(core, whole, score_cutoff=_LEAST_LIKE) / 100


def _core(text: str) -> str:
    """Give what a text says without the words that tell nothing."""
    return _FILLER.sub("", _written_out(text))


def _written_out(text: str) -> str:
    for short, long in _SHORT:
        text = text.replace(short, long)
    return text
