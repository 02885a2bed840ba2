"""Numbers of one series in two ways: 件 and 起 for cases of one kind, 七个街道 beside 8个部门."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.checks.spots import KEPT, Change, Spot, findings_at
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Operand, Rule
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.severity import Severity
from desktop.quantities.sentences import find_quantities
from desktop.quantities.written import write_number

MEASURE = Rule("W17", "同一事项量词不一", Severity.HINT, "GB/T 15835-2011，4.1")
NUMERAL = Rule("W18", "汉字数字和阿拉伯数字混用", Severity.HINT, "GB/T 15835-2011，4.1")

# Cases are counted by any of these; other families (人 名 位, 个 家 处) change with the noun and are no fault.
_CASES = frozenset(("件", "起", "宗"))
_CLAUSE_END = re.compile("[，,。；;：:（）()、]")
_HAN = re.compile("[\u4e00-\u9fff]+")
_NEAR = 30  # characters around a number in which its noun stands
_SHOWN = 6  # numbers in a sentence
_NOUN = 2  # the last characters in front of a number are the noun that is counted: 案件, 应诉
_VERBS = "共计 达到 合计 其中 分别 完成 办理 受理 开展 收到 处理 办结 化解 成功 新增 同比 增加 减少"
_WEAK_NOUNS = frozenset(_VERBS.split())
# Places and bodies of a district, which a report counts again and again.
_BODIES = re.compile(
    "街道|乡镇|镇街|社区|村(?![民庄])|行政村|部门|单位|科室|机关|企业|学校|司法所|派出所|执法队|机构|中心|站点|窗口|网格"
)
_WHOLE = re.compile("[这那此各每该以上述其余前后第]$")
_LEAST = 3  # 一 and 两 are words as much as numbers


@dataclass(frozen=True, slots=True)
class _Counted:
    start: int
    end: int
    text: str
    value: str
    unit: str
    noun: str


def check_measures(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find, within a paragraph, cases of one kind that are counted by 件 here and by 起 there."""
    del catalog
    for passage in manuscript.passages:
        yield from findings_at(MEASURE, passage, _mixed_measures(passage.text))


@lru_cache(maxsize=KEPT)
def _mixed_measures(text: str) -> tuple[Spot, ...]:
    by_noun: dict[str, list[_Counted]] = {}
    for one in _cases(text):
        by_noun.setdefault(one.noun, []).append(one)
    return tuple(spot for noun, found in by_noun.items() for spot in _mixed(noun, found))


def _mixed(noun: str, found: Sequence[_Counted]) -> Iterator[Spot]:
    units = Counter(one.unit for one in found)
    if len(units) < len({"件", "起"}):
        return
    usual = units.most_common(1)[0][0]
    shown = "、".join(one.text for one in found[:_SHOWN])
    operands = tuple(Operand(noun, one.text) for one in found[:_SHOWN])
    for one in found:
        if one.unit != usual:
            message = f"“{noun}”的量词不一致（{shown}），同一段里请统一用“{usual}”。"
            place = one.end - len(one.unit)
            change = (Change(place, one.end, usual),)
            yield Spot(one.start, one.end, message, change, f"改为“{usual}”", stated=one.text, operands=operands)


@lru_cache(maxsize=KEPT)
def _cases(text: str) -> tuple[_Counted, ...]:
    return tuple(
        _Counted(one.start, one.end, one.text, write_number(one.value), one.unit, noun)
        for one in find_quantities(text)
        if one.unit in _CASES and one.text.endswith(one.unit) and (noun := _noun(text, one.start, one.end))
    )


def _noun(text: str, start: int, end: int) -> str:
    """Give the noun that a number counts: the last word in front of it in its clause, or 案件 behind it."""
    before = _CLAUSE_END.split(text[max(start - _NEAR, 0) : start])[-1].removesuffix("达").removesuffix("共")
    words = _HAN.findall(before)
    noun = words[-1][-_NOUN:] if words and before.endswith(words[-1]) else ""
    if len(noun) == _NOUN and noun not in _WEAK_NOUNS:
        return noun
    behind = _HAN.match(text, end, end + _NEAR)
    return behind.group()[-_NOUN:] if behind and len(behind.group()) >= _NOUN else ""


def check_numerals(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find places and bodies counted in 汉字 in a text that counts such in Arabic digits elsewhere."""
    del catalog
    digits = Counter(key for passage in manuscript.passages for key in _in_digits(passage.text))
    if not digits:
        return
    for passage in manuscript.passages:
        for one in _in_chinese(passage.text):
            if digits[one.unit] and not _linked(passage, one):
                yield from findings_at(NUMERAL, passage, (_in_two_ways(one, digits[one.unit]),))


def _in_two_ways(one: _Counted, others: int) -> Spot:
    right = f"{one.value}{one.unit}"
    message = f"“{one.text}{one.noun}”用汉字，别处同类的数用阿拉伯数字（{others}处），请统一，如“{right}{one.noun}”。"
    change = Change(one.start, one.end, right)
    return Spot(one.start, one.end, message, (change,), f"改为{right}", stated=one.text, computed=right)


def _linked(passage: Passage, one: _Counted) -> bool:
    """Whether the number comes from a figure: then 汉字 was chosen there."""
    return any(link.start < one.end and one.start < link.end for link in passage.linked)


@lru_cache(maxsize=KEPT)
def _in_digits(text: str) -> tuple[str, ...]:
    """Give the measure words with which a text counts bodies in digits."""
    return tuple(one.unit for one in find_quantities(text) if not one.chinese and _body(text, one.end))


@lru_cache(maxsize=KEPT)
def _in_chinese(text: str) -> tuple[_Counted, ...]:
    return tuple(
        _Counted(one.start, one.end, one.text, write_number(one.value), one.unit, noun)
        for one in find_quantities(text)
        if one.chinese and one.value >= _LEAST and one.unit and (noun := _body(text, one.end))
        if not _WHOLE.search(text, max(one.start - 1, 0), one.start)
    )


def _body(text: str, end: int) -> str:
    """Give the place or body that stands within a few characters behind a number, or ""."""
    behind = _CLAUSE_END.split(text[end : end + 10])[0]
    hit = _BODIES.search(behind)
    return behind[: hit.end()] if hit else ""
