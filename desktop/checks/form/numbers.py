"""How numbers, days and years are written (GB/T 15835-2011, GB/T 15834-2011, GB/T 9704-2012)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.checks.quoting import quoted
from desktop.checks.spots import KEPT, Change, Spot, excerpt
from desktop.model.findings import Rule
from desktop.model.severity import Severity
from desktop.quantities.same_length import same_length
from desktop.quantities.sentences import find_lookalikes

NAMED_DAY = Rule("W07", "月日之间应用间隔号", Severity.WARNING, "GB/T 15834-2011，4.13.3")
SHORT_YEAR = Rule("W08", "年份只写两位", Severity.WARNING, "GB/T 15835-2011，5.1.3")
WIDE_DIGITS = Rule("W09", "全角数字", Severity.HINT, "GB/T 15835-2011，5.1")
RANGE = Rule("W10", "起止写法", Severity.HINT, "GB/T 15835-2011，5.1.6；GB/T 15834-2011，4.13")
LOST_YEAR = Rule("W11", "年份不完整", Severity.WARNING, "GB/T 15835-2011")
DOCUMENT_NUMBER = Rule("W12", "发文字号写法", Severity.WARNING, "GB/T 9704-2012，7.2.5")
APPROXIMATE = Rule("W13", "约数写法矛盾", Severity.WARNING, "GB/T 15835-2011，4.2")

_DAY = re.compile(r"\d{1,2}([.．])\d{1,2}")
_DATE = "日期"
_SHORT = re.compile(
    r"(?<![\d.〔（(\[第近约逾超达满])(?P<year>[12]\d)年(?=度|初|底|末|\d{1,2}月|上半年|下半年|全年|[第一二三四]+季度)"
    r"|(?<=[自于从到至在])(?P<since>[12]\d)年(?=以来|起[，。])"
    r"|(?<!\d)(?P<first>[12]\d)(?:年?[-—–~～至](?P<last>[12]\d)年(?=[度，。]|开展|工作|以来|[^内期]))(?=度|以来|[，。])"
)
_WIDE = re.compile("[０-９]+(?:[．.，][０-９]+)*％?")
_ANY_HALF = re.compile(r"[0-9]")
_PERCENT_RANGE = re.compile(r"(?<![\d.%])(?P<low>\d+(?:\.\d+)?)(?:[-—–~～]{1,2}|至)\d+(?:\.\d+)?%")
_TEN_THOUSAND_RANGE = re.compile(r"(?<![\d.万亿])(?P<low>\d+(?:\.\d+)?)[-—–~～]{1,2}\d+(?:\.\d+)?(?P<scale>[万亿])")
_RUN_TOGETHER = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d{2})(?P<last>(?:19|20)\d{2})年")
_NO_YEAR = re.compile(
    r"[（(]年度?[）)]|(?<![\d一二三四五六七八九〇零年去今前上本当])年度(?:工作要点|法治政府建设)(?=》)"
)
_NUMBER = re.compile(
    r"(?<=[\u4e00-\u9fff])(?P<open>[（(\[【﹝])(?P<year>(?:19|20)\d{2})(?P<close>[）)\]】﹞])(?P<word>第?)(?P<zero>0*)[1-9]\d*号"
    r"|(?<=[\u4e00-\u9fff])〔(?:19|20)\d{2}〕(?:(?P<word2>第)(?P<zero2>0*)|(?P<zero3>0+))[1-9]\d*号"
)
_ABOUT = "将近|接近|近|大约|约|超过|逾|不足|不到|至少"
_CONTRADICTION = re.compile(
    rf"(?<![附最临靠接])(?P<before>{_ABOUT})(?P<number>\d[\d.,]*[万亿]?(?P<inside>余|多)(?![元样种]))"
    rf"|(?<![附最临靠接])(?P<about>{_ABOUT})(?P<counted>\d[\d.,]*[万亿]?[\u4e00-\u9fff%]{{0,2}})(?P<behind>左右|上下|以上|以下)"
)
_FALLEN_TIMES = re.compile(r"(?:下降|减少|降低|缩短|压缩|压减|减)了?(?P<times>\d+(?:\.\d+)?)倍")


@lru_cache(maxsize=KEPT)
def named_days(text: str) -> tuple[Spot, ...]:
    """Find 6.26 and the like where a day is named: between month and day stands · ."""
    if not _DAY.search(text):
        return ()
    return tuple(
        _named_day(text, one.start, one.end, one.text)
        for one in find_lookalikes(text)
        if one.why == _DATE and _DAY.fullmatch(one.text)
    )


def _named_day(text: str, start: int, end: int, day: str) -> Spot:
    point = next(index for index in range(start, end) if text[index] in ".．")
    right = f"{text[start:point]}·{text[point + 1 : end]}"
    message = f"{quoted(excerpt(text, start, end, 4))}里的“{day}”是月和日，应写成“{right}”。"
    return Spot(start, end, message, (Change(point, point + 1, "·"),), f"改为{right}", stated=day, computed=right)


@lru_cache(maxsize=KEPT)
def short_years(text: str) -> tuple[Spot, ...]:
    """Find years of two digits where they can only be years."""
    return tuple(_short_year(text, hit) for hit in _SHORT.finditer(same_length(text)))


def _short_year(text: str, hit: re.Match[str]) -> Spot:
    names = [name for name in ("year", "since", "first", "last") if hit[name]]
    changes = tuple(Change(hit.start(name), hit.start(name), "20") for name in names)
    right = "和".join(f"20{hit[name]}" for name in names)
    message = f"{quoted(excerpt(text, *hit.span(), 4))}里的年份只有两位，公文写四位：{right}年。"
    return Spot(*hit.span(), message, changes, "写全年份", stated=hit[names[0]], computed=f"20{hit[names[0]]}")


@lru_cache(maxsize=KEPT)
def wide_digits(text: str) -> tuple[Spot, ...]:
    """Find full-width digits; whether the text has half-width ones too is for the whole of it to say."""
    return tuple(_wide(text, hit) for hit in _WIDE.finditer(text))


def has_half_digits(text: str) -> bool:
    """Say whether a text has half-width digits."""
    return bool(_ANY_HALF.search(text))


def _wide(text: str, hit: re.Match[str]) -> Spot:
    narrow = same_length(hit.group())
    message = f"{quoted(excerpt(text, *hit.span(), 4))}里的数字是全角，应写成半角“{narrow}”。"
    return Spot(*hit.span(), message, (Change(*hit.span(), narrow),), "改为半角")


@lru_cache(maxsize=KEPT)
def ranges(text: str) -> tuple[Spot, ...]:
    """Find ranges whose first number lacks the % or 万 of the second."""
    plain = same_length(text)
    percents = (_range(hit, "%") for hit in _PERCENT_RANGE.finditer(plain))
    thousands = (_range(hit, hit["scale"]) for hit in _TEN_THOUSAND_RANGE.finditer(plain))
    return (*percents, *thousands)


def _range(hit: re.Match[str], lacking: str) -> Spot:
    message = f"{quoted(hit.group())}前一个数也要带“{lacking}”，应写成“{hit['low']}{lacking}”起。"
    changes = (Change(hit.end("low"), hit.end("low"), lacking),)
    return Spot(*hit.span(), message, changes, f"补上“{lacking}”")


@lru_cache(maxsize=KEPT)
def lost_years(text: str) -> tuple[Spot, ...]:
    """Find spans of years that lost their dash in copying (20212025年), and brackets that lost the year."""
    together = (_together(hit) for hit in _RUN_TOGETHER.finditer(same_length(text)))
    empty = (
        Spot(*hit.span(), f"{quoted(excerpt(text, *hit.span()))}里只有“年”字，年份可能在复制时丢了，请补上。")
        for hit in _NO_YEAR.finditer(text)
    )
    return (*together, *empty)


def _together(hit: re.Match[str]) -> Spot:
    place = hit.end("first")
    right = f"{hit['first']}—{hit['last']}年"
    message = f"{quoted(hit.group())}两个年份连在一起了，应写成“{right}”。"
    return Spot(*hit.span(), message, (Change(place, place, "—"),), "补上连接号", stated=hit.group(), computed=right)


@lru_cache(maxsize=KEPT)
def document_numbers(text: str) -> tuple[Spot, ...]:
    """Find 文号 whose year stands in other brackets than 〔〕, or whose number has 第 or a leading zero."""
    return tuple(_document_number(text, hit) for hit in _NUMBER.finditer(text))


def _document_number(text: str, hit: re.Match[str]) -> Spot:
    changes = [Change(*hit.span(name), mark) for name, mark in (("open", "〔"), ("close", "〕")) if hit[name]]
    changes += [Change(*hit.span(name), "") for name in ("word", "zero", "word2", "zero2", "zero3") if hit[name]]
    said = "年份用六角括号〔〕" if hit["open"] else "序号不加“第”，不编虚位"
    message = f"发文字号{quoted(excerpt(text, hit.start(), hit.end(), 4))}的写法不合标准：{said}。"
    return Spot(*hit.span(), message, tuple(changes), "改正发文字号")


@lru_cache(maxsize=KEPT)
def contradictory_approximations(text: str) -> tuple[Spot, ...]:
    """Find 近300余件 and 约20个左右, which say two things at once, and falls by 倍, which cannot be."""
    return tuple(_approximations(text))


def _approximations(text: str) -> Iterator[Spot]:
    plain = same_length(text)
    for hit in _CONTRADICTION.finditer(plain):
        before, behind = hit["before"] or hit["about"], hit["inside"] or hit["behind"]
        message = f"{quoted(text[hit.start() : hit.end()])}里“{before}”和“{behind}”不能同时用，请去掉一个。"
        yield Spot(*hit.span(), message)
    for hit in _FALLEN_TIMES.finditer(plain):
        if float(hit["times"]) >= 1:
            message = f"{quoted(text[hit.start() : hit.end()])}：减少不能用“倍”，减少1倍就是没有了，请改用百分数。"
            yield Spot(*hit.span(), message, stated=f"{hit['times']}倍")
