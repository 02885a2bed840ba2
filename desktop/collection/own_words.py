"""Whether a name says an indicator and nothing else: every character of it must be accounted for.

A department writes 行政复议受理数 or 受理行政复议案件 for 行政复议立案受理: the words of the indicator in another
order, with words around them that tell nothing. 不予受理行政复议 and 行政复议受理率 have the same words and one more,
and mean something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from functools import lru_cache

from rapidfuzz import fuzz

from desktop.collection.form_tables import tellers
from desktop.collection.identity import plain_label
from desktop.model.catalog import Indicator
from desktop.model.namings import Phrase, phrases_of

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


@lru_cache(maxsize=4096)
def core_of(text: str) -> str:
    """Give what a text says without the words that tell nothing."""
    return _FILLER.sub("", _written_out(text))


class Words:
    """The words of one indicator: its label, and the phrases by which it is known."""

    def __init__(self, indicator: Indicator) -> None:
        self.indicator = indicator
        self._phrases = phrases_of(indicator)
        self._core = core_of(plain_label(indicator.label))
        self._tellers = tellers(self._core)
        said = (word for phrase in self._phrases for word in (*phrase.near, *phrase.about))
        alternatives = (written for word in said for written in word.alternatives)
        self._known = " ".join((_written_out(plain_label(indicator.label)), *alternatives))

    def are_about(self, text: str) -> bool:
        """Say whether a text is about what the indicator is about, as far as its phrases tell."""
        return any(all(word.place(text) for word in phrase.about) for phrase in self._phrases)

    def in_label(self, name: str) -> float:
        """Say how surely a name is the label with the words in another order, or with hardly a word less."""
        core, whole = core_of(name), self._core
        if not core or len(core) > len(whole) or Counter(core) - Counter(whole) or tellers(core) != self._tellers:
            return 0.0
        if len(core) == len(whole):
            return _EQUAL
        return _LIKE * fuzz.ratio(core, whole, score_cutoff=_LEAST_LIKE) / 100

    def in_phrases(self, name: str, around: str) -> float:
        """Say how surely one of the phrases tells that a name means the indicator, 0 where none does.

        The words of a phrase must be in the name, those of its topic there or in what stands `around`; what the name
        says besides must be one of the indicator's words, too, or tell nothing.
        """
        return max((self._in_phrase(name, around, phrase) for phrase in self._phrases), default=0.0)

    def _in_phrase(self, name: str, around: str, phrase: Phrase) -> float:
        said: set[int] = set()
        for word in phrase.near:
            place = word.place(name)
            if place is None:
                return 0.0
            said.update(range(*place))
        for word in phrase.about:
            place = word.place(name)
            if place is not None:
                said.update(range(*place))
            elif word.place(around) is None:
                return 0.0
        if not said or any(word in name for word in phrase.barred) or self._says_more(name, said):
            return 0.0
        return _PHRASE - _COVERED + _COVERED * len(said) / len(name)

    def _says_more(self, name: str, said: Container[int]) -> bool:
        rest = "".join(" " if index in said else character for index, character in enumerate(name))
        return any(piece not in self._known for piece in _FILLER.sub(" ", _written_out(rest)).split())


def _written_out(text: str) -> str:
    for short, long in _SHORT:
        text = text.replace(short, long)
    return text
