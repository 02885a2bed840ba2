"""The numbers that headings begin with, in all the forms in which reports print them, and what only looks like one.

The forms of GB/T 9704-2012, 7.3.3 are 一、（一）1.（1）; reports vary their marks, brackets and widths.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from desktop.model.outline import Level
from desktop.quantities.chinese import read_chinese

MOST = 60  # no report has more headings under one

_NUMERAL = "[一二三四五六七八九十〇零百廿卅]{1,4}"
_DIGITS = "[0-9０-９]{1,2}"
_N, _D = f"(?P<n>{_NUMERAL})", f"(?P<n>{_DIGITS})"
_S = "[ \t\u00a0\u3000]{0,4}"
_OPEN, _CLOSE = "[（(〔﹙]", "[）)〕﹚]"
# Behind a point a digit makes a decimal (3.5米) or a day (6.26), unless it begins a year or a hotline's name.
_NO_DECIMAL = r"(?![0-9０-９])|(?=(?:20[0-9]{2}年|12345|12348|12368|12309|12388|12315))"


@dataclass(frozen=True, slots=True)
class Marker:
    """A heading's number: its level by form, its value, how it is printed, and where the text behind it begins.

    `form` tells the ways of one level apart ("1、" and "1."), `spaced` whether spaces stand behind it.
    """

    level: Level
    form: str
    value: int
    printed: str
    end: int
    spaced: bool


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    level: Level
    pattern: re.Pattern[str]


def _form(name: str, level: Level, pattern: str) -> _Form:
    return _Form(name, level, re.compile(pattern))


_FORMS = (
    _form("（一）", Level.HEADING, f"{_OPEN}{_S}{_N}{_S}{_CLOSE}(?:{_S}[、.．])?"),
    _form("（一）", Level.HEADING, "(?P<n>[\u3220-\u3229])[、.．]?"),
    _form("（1）", Level.SUBITEM, f"{_OPEN}{_S}{_D}{_S}{_CLOSE}(?:{_S}[、.．])?"),
    _form("（1）", Level.SUBITEM, "(?P<n>[\u2474-\u2487])[、.．]?"),
    _form("1）", Level.SUBITEM, f"{_D}{_S}[）)]"),
    _form("①", Level.SUBITEM, "(?P<n>[\u2460-\u2473])[、.．]?"),
    _form("一）", Level.HEADING, f"{_N}{_S}[）)]"),
    _form("第一部分", Level.PART, f"第{_N}部分{_S}[：:、.．]?"),
    _form("第一，", Level.POINT, f"第{_N}{_S}[，,：:]"),
    _form("一是", Level.POINT, f"{_N}是[：:，,]?"),
    _form("一、", Level.PART, f"{_N}{_S}[、﹑.．]"),
    _form("一，", Level.PART, f"{_N}{_S}[，,]"),
    _form("1、", Level.ITEM, f"{_D}{_S}[、﹑]"),
    _form("1.", Level.ITEM, f"{_D}{_S}[.．。](?:{_NO_DECIMAL})"),
    _form("1.", Level.ITEM, "(?P<n>[\u2488-\u249b])"),
)
# An automatic number that counts through the levels: 1.2 or 2.1.3.
_DEEP = re.compile(rf"({_DIGITS})(?:[.．]({_DIGITS}))+[.．、]?")
_BARE = re.compile(f"(?P<n>{_NUMERAL}|{_DIGITS})")
# What begins like a number and goes on as words: 一、二审案件; 1、2月份; 一是一、二是二.
_NOT_COUNTED = {
    "一、": re.compile("[一二三四五六七八九十]、[二三四五六七八九十]+[、审级季期类线月产]"),
    "1、": re.compile("[0-9０-９]{1,2}、[0-9０-９]{1,2}[、月号级季期类日年]"),
    "一是": re.compile("[一二三四五六七八九十]是[一二三四五六七八九十][、是分]"),
}


def marker_of(text: str) -> Marker | None:
    """Find the number that a paragraph without indentation begins with, or None."""
    for form in _FORMS:
        match = form.pattern.match(text)
        value = _value(match["n"]) if match else None
        if match and value is not None and _counts(form, text):
            return _marker(form, value, match.group(), text)
    return None


def marker_of_number(number: str, style_level: int) -> Marker | None:
    """Understand an automatic number, of which nothing else is part; bare ones by the level of their style."""
    if match := _DEEP.fullmatch(number):
        depth = min(len(re.findall(_DIGITS, number)), int(Level.SUBITEM))
        value = _value(re.findall(_DIGITS, number)[-1])
        return Marker(Level(depth), "1.1", value or 1, match.group(), len(number), spaced=False)
    found = marker_of(number)
    if found and found.end == len(number):
        return found
    bare = _BARE.fullmatch(number)
    value = _value(bare["n"]) if bare else None
    if bare and value is not None:
        usual = Level.ITEM if bare["n"][0] in "0123456789０１２３４５６７８９" else Level.PART
        level = Level(min(style_level, int(Level.SUBITEM))) if style_level else usual
        return Marker(level, "1", value, number, len(number), spaced=False)
    return None


def _counts(form: _Form, text: str) -> bool:
    words = _NOT_COUNTED.get(form.name)
    return words is None or not words.match(text)


def _marker(form: _Form, value: int, printed: str, text: str) -> Marker:
    end = len(printed) + _leading_spaces(text[len(printed) :])
    return Marker(form.level, form.name, value, printed, end, spaced=end > len(printed))


def _leading_spaces(text: str) -> int:
    return len(text) - len(text.lstrip())


def _value(numeral: str) -> int | None:
    plain = unicodedata.normalize("NFKC", numeral).strip("().")
    value = int(plain) if plain.isdecimal() else read_chinese(plain)
    return int(value) if value is not None and 0 < value <= MOST else None
