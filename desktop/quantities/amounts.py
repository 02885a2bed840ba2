"""Quantities as sentences state them: a numeral with its marks and its measure word, in Arabic digits or 汉字."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.quantities.about import About
from desktop.quantities.chinese import read_chinese
from desktop.quantities.doubts import Doubt
from desktop.quantities.magnitudes import MAGNITUDE_PATTERN, MAGNITUDES, shifted
from desktop.quantities.measure_words import AFTER_CHINESE, AFTER_DIGITS, COUNTED_NOUNS, MONEY, is_time
from desktop.quantities.numeral import scan_numeral
from desktop.quantities.units import PERCENT, usual_unit
from desktop.quantities.written import write_number


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity at its place in a text.

    `value` counts in `unit`: 1.19万人 is 11900 of 人, but money keeps its scale: 335.58亿元 is 335.58 of 亿元. `unit`
    is "" where the text has none; `share` says that it is a percentage, `chinese` that it is written in 汉字.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    about: About | None = None
    share: bool = False
    chinese: bool = False


_MARKS = {
    "近": About.NEARLY,
    "将近": About.NEARLY,
    "逾": About.EXCEEDING,
    "超": About.EXCEEDING,
    "超过": About.EXCEEDING,
}
# What may stand before the numeral; looked for backwards, because few numerals have it.
_LEAD = re.compile(
    r"(?=.)(?P<before>(?:(?<![附最临靠接])近|将近|逾|(?<!不)超过|(?<![不高赶])超) ?)?"
    r"(?P<percent>百分之 ?)?(?P<sign>(?<=[为是达长降])-)?$"
)
_LONGEST_LEAD = 8
_BARE_LEAD = re.compile(r"(?:[数量额率值分为达计共]|达到) ?$")

_INSIDE = r"(?P<inside>余|多(?!元化|种|方|样|层|部门|渠道))?"
_BEHIND = r"(?P<behind> ?(?:及)?以上)?"
_CORE = r"(?:\d+(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_NUMBER = rf"(?P<number>{_CORE}(?: ?(?:{MAGNITUDE_PATTERN})(?:\d+(?:{MAGNITUDE_PATTERN}))*)?)"
_SCALE = r"(?P<scale>[万亿](?P<inner>[余多])?)?"
_TO = "(?:[-—–~―]{1,2}|至|到)"
_NUMERAL = "零一二三四五六七八九两十百千万亿廿卅"

_RUN = re.compile(r"(?<![A-Za-z_])\d(?:[\d,.]*\d)?")
_WITH_UNIT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<number>{_CORE}){_INSIDE} ?(?P<unit>%){_BEHIND}",
        rf"(?P<number>{_CORE})(?= ?{_TO} ?{_CORE} ?(?P<scale>[万亿])? ?(?P<unit>%|{AFTER_DIGITS}))",
        rf"{_NUMBER} ?{_INSIDE}{_SCALE} ?(?P<unit>{AFTER_DIGITS}){_BEHIND}",
        rf"{_NUMBER}{_INSIDE}{_SCALE}(?= ?个?(?:{COUNTED_NOUNS}))",
        rf"(?P<number>{_CORE} ?(?:万亿|万|亿)){_INSIDE}(?![A-Za-z\d])",
    )
)
_SHARE = re.compile(rf"(?P<number>{_CORE}){_BEHIND}")
_BARE = re.compile(rf"{_NUMBER}{_INSIDE}{_SCALE}(?! ?[A-Za-z年月日号时点级度:/.\d+×-])")

_CHINESE_RUN = re.compile(rf"(?<![第初每数几上])[{_NUMERAL}]+(?:点[零一二三四五六七八九]+[万亿]?)?")
_CHINESE = re.compile(rf"{_INSIDE}(?P<scale>[万亿])?(?P<unit>{AFTER_CHINESE}){_BEHIND}")
_CHINESE_SHARE = re.compile(_BEHIND)
_WORD_ENDING_IN_ONE = re.compile("[统同唯单进]$")
_ROUND = frozenset(("百", "千", "万", "亿", "百万", "千万"))
_ENDS = re.compile(r" *(?:[，,。；;、！!）)：:]|$)")
_PER = re.compile(r"[每逐][^，,。；;]*$")
_LONGEST_CLAUSE = 80
_SCALED_NUMBER = re.compile(rf"[^万亿]*\d ?({MAGNITUDE_PATTERN})")


@dataclass(frozen=True, slots=True)
class _Lead:
    """Where a quantity begins with what stands before its numeral."""

    start: int
    mark: str = ""
    percent: bool = False
    negative: bool = False


def arabic_quantities(text: str) -> Iterator[Found]:
    """Give the quantities written in Arabic digits, in the order of a text of half-width digits."""
    for run in _RUN.finditer(text):
        lead = _lead(text, run.start())
        match = _SHARE.match(text, run.start()) if lead.percent else _best(text, run.start())
        value = _arabic_value(match["number"]) if match else None
        if match is not None and value is not None:
            yield _found(match, lead, value)


def chinese_quantities(text: str) -> Iterator[Found]:
    """Give the quantities written in 汉字 with a measure word; 一 counts only where nothing follows it (讲座一次)."""
    for run in _CHINESE_RUN.finditer(text):
        spare = (
            len(run[0]) > 1
            and run[0][0] == "一"
            and _WORD_ENDING_IN_ONE.search(text, max(0, run.start() - 1), run.start())
        )
        start = run.start() + bool(spare)
        lead = _lead(text, start)
        match = (_CHINESE_SHARE if lead.percent else _CHINESE).match(text, run.end())
        value = _chinese_value(text[start : run.end()], lead, match) if match else None
        if match is not None and value is not None:
            yield replace(_found(match, lead, value), chinese=True)


def _lead(text: str, start: int) -> _Lead:
    found = _LEAD.search(text, max(0, start - _LONGEST_LEAD), start)
    if found is None:
        return _Lead(start)
    return _Lead(found.start(), (found["before"] or "").strip(), bool(found["percent"]), bool(found["sign"]))


def _best(text: str, start: int) -> re.Match[str] | None:
    for pattern in _WITH_UNIT:
        if match := pattern.match(text, start):
            return match
    return _BARE.match(text, start) if _BARE_LEAD.search(text, max(0, start - _LONGEST_LEAD), start) else None


def _arabic_value(written: str) -> Decimal | None:
    try:
        numeral = scan_numeral(written.replace(" ", ""))
    except Doubt:
        return None
    return numeral.value


def _chinese_value(written: str, lead: _Lead, match: re.Match[str]) -> Decimal | None:
    if not lead.percent and not _counts(written, match):
        return None
    if written in _ROUND:
        if not (match["inside"] if "inside" in match.re.groupindex else lead.percent) and not lead.mark:
            return None
        written = f"一{written}"
    value = read_chinese(written)
    return None if value is None else Decimal(value)


def _counts(written: str, match: re.Match[str]) -> bool:
    """Say whether 一 or 二 counts: 二 never before a measure word (that is 两), 一 only at the end of a clause."""
    if written != "一":
        return written != "二"
    clause = max(0, match.start() - _LONGEST_CLAUSE)
    return bool(_ENDS.match(match.string, match.end())) and not _PER.search(match.string, clause, match.start())


def _found(match: re.Match[str], lead: _Lead, value: Decimal) -> Found:
    parts = match.groupdict()
    unit = PERCENT if lead.percent else usual_unit(parts.get("unit") or "")
    start = lead.start + len(lead.mark) if is_time(unit) else lead.start
    value, scale = _scaled(parts, unit, -value if lead.negative else value)
    text = match.string[start : match.end()]
    about = _about(parts, lead.mark if start == lead.start else "")
    return Found(start, match.end(), text, Decimal(write_number(value)), scale + unit, about, unit == PERCENT)


def _scaled(parts: dict[str, str | None], unit: str, value: Decimal) -> tuple[Decimal, str]:
    """Give the value with the 万 behind 余 (30余万件) in it, or the 万 itself where the unit keeps it (30余万元)."""
    written = (parts.get("scale") or "")[:1]
    if written:
        return (value, written) if unit in MONEY else (shifted(value, MAGNITUDES[written]), "")
    if unit in MONEY and (money := _SCALED_NUMBER.fullmatch(parts.get("number") or "")):
        return shifted(value, -MAGNITUDES[money[1]]), money[1]
    return value, ""


def _about(parts: dict[str, str | None], mark: str) -> About | None:
    if parts.get("inside") or parts.get("inner"):
        return About.REMAINDER
    if mark:
        return _MARKS[mark]
    return About.AT_LEAST if parts.get("behind") else None
