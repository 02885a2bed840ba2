"""What looks like a quantity and is none: patterns over a text of half-width digits, each with the reason for the user.

The order is the order of decision: what an earlier pattern took, a later one leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop.quantities.measure_words import AFTER_CHINESE, AFTER_DIGITS
from desktop.quantities.set_phrases import NAME, QUOTED, SET_PHRASE, TITLED

_HAN = "[零一二三四五六七八九十百千]"
_TO = r" ?(?:[-—–~―]{1,2}|至|到) ?"
_YEAR = r"(?:19|20)\d{2}"
_NEW = r"(?<!\d)"
_END = r"(?!\d)"
_NO_UNIT = rf"(?![\d.]|[余多]|[万亿]?(?:{AFTER_DIGITS})|[万亿]| ?%)"
_HAN_YEAR = "[一二][零九][零一二三四五六七八九]{2}年"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_DAY_OF = (
    "国际|全国|世界|国家|宪法|民法典|禁毒|消费者|宣传|主题|政务公开|系列|安全|法治|普法|扫黑|打非|专项|反|保密|知识产权"
    "|植树|护士|学雷锋|日|晚会|周"
)
_HOTLINE = (
    r"(?:123\d\d|121(?:10|17|19)|1230[68]|1239[358]|12580|1259\d"
    r"|110|112|114|119|120|122|100(?:00|10|86)|95\d{3}|96\d{3,4})"
)


@dataclass(frozen=True, slots=True)
class _Sign:
    """One pattern and its reason; `digits` says that nothing without an Arabic digit can match."""

    why: str
    pattern: str
    digits: bool = True


# When it is first looked for: to understand them all takes longer than to read and check thirty workbooks.
_understood = cache(re.compile)


def _digits(why: str, *alternatives: str) -> _Sign:
    return _Sign(why, "|".join(alternatives))


def _words(why: str, *alternatives: str) -> _Sign:
    return _Sign(why, "|".join(alternatives), digits=False)


_FIRST = (
    _digits("序号", rf"^ *(?:[(]\d{{1,2}}[)]|\d{{1,2}}(?:[、)]|\.(?!\d)|\.(?={_YEAR} ?年)))"),
    _words("序号", r"[(]\d{1,2}[)]|[①-⓿㈠-㊿]"),
    _digits("序号", r"(?:(?<=[。；;:])|(?<=[。；;:] ))\d{1,2}(?:[、)]|\.(?=[^\d]))"),
    _digits(
        "网址",
        r"(?:https?://|www\.)[A-Za-z0-9_./?=&%#:~-]+",
        r"[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+",
    ),
    _digits(
        "文号",
        rf"[〔\[(【〈]{_YEAR}[〕\])】〉] ?第? ?\d+ ?号",
        rf"{_NEW}{_YEAR} ?年 ?第? ?\d+ ?号(?=令|文|公告|决定|通知)",
        rf"[(]{_YEAR}[)][\u4e00-\u9fff]\d*[\u4e00-\u9fff]{{1,6}}\d+号",
    ),
    _digits(
        "日期",
        rf"{_NEW}{_YEAR} ?年 ?\d{{1,2}}(?:{_TO}\d{{1,2}})? ?月 ?(?:\d{{1,2}} ?[日号])?"
        rf"(?:{_TO}(?:{_YEAR} ?年 ?)?\d{{1,2}} ?月(?: ?\d{{1,2}} ?[日号])?(?!内))?",
        rf"{_NEW}{_YEAR}([-/.]){_MONTH}\1{_DAY}{_END}",
    ),
    _words("日期", rf"{_HAN_YEAR}[一二三四五六七八九十]{{1,2}}月(?:[一二三四五六七八九十]{{1,3}}日)?"),
    _digits(
        "年份",
        rf"{_NEW}{_YEAR} ?年?{_TO}{_YEAR}(?: ?年)?{_END}",
        rf"{_NEW}{_YEAR}{_YEAR} ?年",
        rf"{_NEW}{_YEAR}(?: ?年?[、和] ?{_YEAR})* ?(?:年度?|财年|版)",
    ),
    _words("年份", _HAN_YEAR),
    _digits(
        "日期",
        rf"{_NEW}\d{{1,2}}{_TO}\d{{1,2}} ?月份?",
        rf"{_NEW}\d{{1,2}}(?:、\d{{1,2}}){{0,11}} ?月(?: ?\d{{1,2}} ?[日号])?"
        rf"(?:{_TO}\d{{1,2}} ?(?:[日号](?!内)|月 ?\d{{1,2}} ?[日号]))?",
        rf"{_NEW}(?<!\.){_MONTH}[·•・‧∙.]{_DAY}(?![\d%.])(?= ?[”\"]? ?(?:{_DAY_OF}))",
        rf"{_NEW}{_MONTH}[·•・‧∙]{_DAY}{_END}",
        rf"(?<![\d工然过满足])\d{{1,2}}(?:{_TO}\d{{1,2}})? ?日(?! ?(?:内|以内|之内|以上|常|报))",
    ),
    _words("日期", r"[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日|份|(?=[，,、。底初中上下]))"),
    _digits(
        "时刻",
        rf"{_NEW}(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?{_END}",
        rf"{_NEW}(?:[01]?\d|2[0-4]) ?[时点](?: ?[0-5]?\d ?分|整|半|许|前|后|[至到-](?:[01]?\d|2[0-4]) ?[时点])",
    ),
    _digits(
        "比例", r"(?<![\d.:])\d+(?:\.\d+)? ?[:∶] ?\d+(?:\.\d+)?(?![\d.:])", r"(?<![\d/A-Za-z])\d+/\d+(?![\d/A-Za-z])"
    ),
    _words(
        "比例",
        r"(?!百分之)[一二三四五六七八九十百千万]+分之[零一二三四五六七八九十百点\d]+",
        r"(?:[一二三四五六七八九]|(?<![\d.])\d)成(?![立员果功为绩都效])",
    ),
    _words(
        "法条",
        rf"第 ?(?:\d+|{_HAN}+) ?(?:{_TO}第? ?(?:\d+|{_HAN}+) ?)?条(?!线)(?:之[一二三])?"
        rf"(?:第 ?(?:\d+|{_HAN}+) ?[款项]|第?[(]{_HAN}+[)]项?)*",
    ),
    _words("专名", NAME.pattern),
)
_LATER = (
    _digits("计算的基数", rf"每 ?\d+ ?[百千万]?(?:{AFTER_DIGITS})"),
    _digits("数中有空格", rf"(?<![\d.,])\d{{1,3}}(?: \d{{3}})+(?= ?(?:{AFTER_DIGITS}|%))"),
    _digits(
        "电话号码",
        rf"{_NEW}1[3-9]\d{{9}}{_END}",
        rf"{_NEW}0\d{{2,3}} ?[-—] ?\d{{7,8}}{_END}",
        rf"{_NEW}[48]00-\d{{3,4}}-?\d{{3,4}}{_END}",
        rf"(?<=电话)[: ]?\d{{7,8}}{_END}",
    ),
    _digits(
        "编号",
        r"第 ?\d+ ?号(?!线)",
        rf"{_NEW}\d+ ?号(?=令|文|公告|决定|通知|建议|议案|提案|楼|院|线|路|地块|窗|检察|案|指导|[)”\"])",
    ),
    _words(
        "第几",
        rf"第 ?(?:\d+|{_HAN}+)(?:{_TO}第? ?(?:\d+|{_HAN}+)|、第? ?\d+)*"
        rf"(?: ?(?:{AFTER_DIGITS}|名|季度|轮|位|号|小学|中学|责任人|批次))?",
    ),
    _words(
        "名次",
        r"(?:前|居|列|排名|排) ?(?:全[国省市区]第? ?)?(?:\d+|[一二三四五六七八九十]+) ?[名位强](?![单员称额])",
        r"(?:TOP|Top|No\.?) ?\d+",
    ),
    _digits("热线号码", rf"(?<![\d.A-Za-z数量为达共计约超近逾至到]){_HOTLINE}(?:[、/]{_HOTLINE})*{_NO_UNIT}"),
    _digits("版本", r"[Vv] ?\d+(?:\.\d+)*", rf"{_NEW}\d+(?:\.\d+){{1,4}} ?版"),
    _digits(
        "编号",
        rf"(?<![\d.])\d+(?:\.\d+){{2,}}{_END}",
        r"(?<![\d.])\d{11,}(?![\d.])",
        r"(?<![\d.,])0\d+(?![\d.])",
        r"[A-Za-z]+(?:/[A-Z])?[ -]?\d+(?:[.-]\d+)*[A-Za-z]*(?![\d,.]*%)",
        r"(?<![\d.])\d+[A-Za-z](?!B)[A-Za-z]*级?",
        rf"(?:附[件表图录]|(?<![\u4e00-\u9fff])[表图]) ?\d+{_NO_UNIT}",
    ),
    _digits("等级", r"(?<![\d.])\d{1,2} ?级"),
    _digits("年份", rf"{_NEW}{_YEAR}{_NO_UNIT}"),
    _words("固定提法", SET_PHRASE.pattern),
)
_VAGUE = (
    _words(
        "约数，没有确数",
        r"(?:(?:[数几]|好几|上)[十百千万亿]+[余多]?|[十百]几万?|[一二三四五六七八九]{2}[十百千万]?)"
        rf"(?:{AFTER_CHINESE})",
    ),
    _words("泛指", rf"(?<![零一二三四五六七八九十百千万第每])一(?:{AFTER_CHINESE})(?=[\u4e00-\u9fff“《])"),
    _words("泛指", rf"(?<![零一二三四五六七八九十百千万近逾上数几])[百千万亿](?:{AFTER_CHINESE})"),
    _words(
        "时间长短",
        r"(?<![第零一二三四五六七八九十百千万])[一二三四五六七八九十两]{1,3}[余多]?"
        r"(?:个多?月|个工作日|小时|分钟|年(?!级)|天|周(?!边|围)|日)",
    ),
)
_NUMERAL_IN_QUOTES = re.compile(
    r"\d[\d.+×%NXn:-]*|^[零一二三四五六七八九十两百千]+(?=[\u4e00-\u9fff])|[一二三四五六七八九十两](?=[次个张窗网门件站码证])"
)
_ANY_DIGIT = re.compile(r"\d")

Span = tuple[int, int, str]


def names_and_numbers(text: str) -> Iterator[Span]:
    """Give what is no quantity wherever it stands: dates, document numbers, ordinals, names, slogans; spans overlap."""
    has_digits = bool(_ANY_DIGIT.search(text))
    yield from _spans(text, _FIRST, has_digits=has_digits)
    yield from _quoted(text)
    yield from _spans(text, _LATER, has_digits=has_digits)


def vague_words(text: str) -> Iterator[Span]:
    """Give numerals of 汉字 that state no number: 一 as an article, round words (千家), vague ones (数十件), times."""
    yield from _spans(text, _VAGUE, has_digits=False)


def titles(text: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of 《…》, inside which nothing is counted."""
    return tuple(found.span() for found in TITLED.finditer(text))


def _spans(text: str, signs: tuple[_Sign, ...], *, has_digits: bool) -> Iterator[Span]:
    for sign in signs:
        if has_digits or not sign.digits:
            for found in _understood(sign.pattern).finditer(text):
                yield found.start(), found.end(), sign.why


def _quoted(text: str) -> Iterator[Span]:
    """Give the numerals inside a short quotation: it is a name or a slogan (“综合查一次”, “1+N”)."""
    for quotation in QUOTED.finditer(text):
        inside = quotation[1]
        if any(mark in inside for mark in "，,；;"):
            continue
        for numeral in _NUMERAL_IN_QUOTES.finditer(inside):
            if numeral[0][0].isascii():
                yield quotation.start(1) + numeral.start(), quotation.start(1) + numeral.end(), "专名"
            else:
                yield quotation.start(1), quotation.end(1), "固定提法"
