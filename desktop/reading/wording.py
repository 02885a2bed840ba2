"""Words by which the parts of a report are known, whatever script and width they are printed in."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.quantities.characters import halved

_SENTENCE_ENDS = "。！？；：!?;:”）)…"
_SHORTEST_PROSE = 25
_LONG_PROSE = 45
_LONGEST_NAME = 60

# Traditional characters of the words below: some sites show reports in them.
_TRADITIONAL = str.maketrans(
    "設況報總結縣區關於發佈間時來源瀏覽職責進計劃務機構號簽黨員會匯訂執書標題閱讀數編輯審監點擊導當開體議單經紀頁網鎮鄉興辦處東門廣華國訊項嚴實踐統規問現將",
    "设况报总结县区关于发布间时来源浏览职责进计划务机构号签党员会汇订执书标题阅读数编辑审监点击导当开体议单经纪页网镇乡兴办处东门广华国讯项严实践统规问现将",
)
_SPACES = re.compile(r"\s+")

_ORGAN = re.compile(
    "(?:中共)?[\u4e00-\u9fff·]{2,28}(?:政府|委员会|管委会|办公室|办事处|领导小组|[局委厅院部办]|中心|街道|[区县市旗镇乡])"
)

YEAR = re.compile("(?P<year>20[0-9]{2}|二[〇○零][一二三四五六七八九〇○零]{2})(?=年)")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Give a text for matching: no spaces, half-width marks and digits, simplified characters."""
    return _SPACES.sub("", halved(text)).translate(_TRADITIONAL)


def years_of(text: str) -> list[int]:
    """Give the years that a text names, in their order."""
    return [int(match["year"].translate(_CHINESE_DIGITS)) for match in YEAR.finditer(plain(text))]


def is_prose(text: str) -> bool:
    """Whether a line is a sentence, and not a name, a label or a menu; a lost full stop at its end is no matter."""
    if len(text) < _SHORTEST_PROSE:
        return False
    marks = sum(text.count(mark) for mark in "，,。；;")
    return "。" in text or (marks > 0 and (text[-1] in _SENTENCE_ENDS or len(text) >= _LONG_PROSE))


def is_organ(text: str) -> bool:
    """Whether a line is the name of a government, a party committee or one of their departments, and nothing else."""
    return len(text) <= _LONGEST_NAME and bool(_ORGAN.fullmatch(plain(text)))


def without_government(unit: str) -> str:
    """Give the name under which a unit's reports are kept: a government's by its place."""
    return re.sub("^中共", "", re.sub("(?:人民政府|人民政府办公室)$", "", unit)) or unit
