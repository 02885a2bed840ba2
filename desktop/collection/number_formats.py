"""What a cell shows for the number it holds (ECMA-376 part 1, 18.8.30 numFmt and 18.8.31 numFmts).

A person sees the shown number and means it; the file holds another where the format rounds, scales or hides. So both
are compared, and what is not understood is said to be so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from desktop.quantities.magnitudes import shifted
from desktop.quantities.written import round_half_up, write_number

# The formats that a file may name by number alone, as the Chinese version of Excel has them.
BUILT_IN = {
    "0": "General",
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "5": '"¥"#,##0;"¥"-#,##0',
    "6": '"¥"#,##0;[Red]"¥"-#,##0',
    "7": '"¥"#,##0.00;"¥"-#,##0.00',
    "8": '"¥"#,##0.00;[Red]"¥"-#,##0.00',
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    "12": "# ?/?",
    "13": "# ??/??",
    "14": "yyyy/m/d",
    "15": "d-mmm-yy",
    "16": "d-mmm",
    "17": "mmm-yy",
    "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM",
    "20": "h:mm",
    "21": "h:mm:ss",
    "22": "yyyy/m/d h:mm",
    "27": 'yyyy"年"m"月"',
    "28": 'm"月"d"日"',
    "29": 'm"月"d"日"',
    "30": "m-d-yy",
    "31": 'yyyy"年"m"月"d"日"',
    "32": 'h"时"mm"分"',
    "33": 'h"时"mm"分"ss"秒"',
    "34": '"上午/下午"h"时"mm"分"',
    "35": '"上午/下午"h"时"mm"分"ss"秒"',
    "36": 'yyyy"年"m"月"',
    "37": "#,##0;-#,##0",
    "38": "#,##0;[Red]-#,##0",
    "39": "#,##0.00;-#,##0.00",
    "40": "#,##0.00;[Red]-#,##0.00",
    "41": '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    "42": '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    "43": '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    "44": '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    "45": "mm:ss",
    "46": "[h]:mm:ss",
    "47": "mm:ss.0",
    "48": "##0.0E+0",
    "49": "@",
    "50": 'yyyy"年"m"月"',
    "51": 'm"月"d"日"',
    "52": 'yyyy"年"m"月"',
    "53": 'm"月"d"日"',
    "54": 'm"月"d"日"',
    "55": '"上午/下午"h"时"mm"分"',
    "56": '"上午/下午"h"时"mm"分"ss"秒"',
    "57": 'yyyy"年"m"月"',
    "58": 'm"月"d"日"',
}

_GENERAL_WIDTH = 11  # characters that General shows before it rounds or takes an exponent
_LONGEST = 255
_MOST_SECTIONS = 4
# What stands in a format, in the order in which it is looked for.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"'
    r"|[\\\\!](?P<escaped>.)"
    r"|[_*](?P<room>.)"
    r"|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>(?i:General|G/通用格式)|@)"
    r"|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+)"
    r"|(?P<percent>%)"
    r"|(?P<plain>.)",
    re.DOTALL,
)
_HARMLESS = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|[黑蓝青绿红白黄]色?|洋红|颜色 ?\d+|DBNum[1-4]|$",
    re.IGNORECASE,
)
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_LETTERS = re.compile("[A-Za-z]")
_DASHES = ("-", "–", "—", "－")
_POSITIVE, _NEGATIVE, _ZERO = range(3)

Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person sees, the unit or sign in the format included; `exact` says whether it is the very number."""

    text: str
    exact: bool


# A dash for nothing is how accountants write zero, and what the formats for accounts of all office programs show.
_ZERO_SHOWN = Shown("0", exact=True)


def is_day(code: str) -> bool:
    """Say whether a format shows a date or a time."""
    return any(map(_tells_time, _sections(code)))


def shows_whole_day(code: str) -> bool:
    """Say whether a format shows year, month and day, and nothing of a time."""
    letters = {text.lower() for kind, text in _sections(code)[0] if kind == "plain"}
    return {"y", "m", "d"} <= letters and not letters & {"h", "s"}


def shown(number: Decimal, code: str) -> Shown | None:
    """Give what a format shows for a number; None where the format is not understood."""
    section = _section_for(number, code)
    if section is None:
        return None
    places = [index for index, (kind, _) in enumerate(section) if kind in ("digits", "general")]
    if not places:
        return _without_digits(number, section)
    if len(places) > 1:
        return None  # a fraction, an exponent, a telephone number
    before, (kind, pattern), after = section[: places[0]], section[places[0]], section[places[0] + 1 :]
    size = abs(number) if code.count(";") and number < 0 else number
    value = shifted(size, 2 * sum(one == "percent" for one, _ in section))
    digits = _general(value) if kind == "general" else _patterned(value, pattern)
    text = _words(before) + digits.text + _words(after)
    if not number and "0" not in pattern and text.strip("0 ") in _DASHES:
        return _ZERO_SHOWN
    hidden_sign = number < 0 and not re.search(r"[-(（]", text)
    return Shown(text, exact=digits.exact and not hidden_sign)


def _section_for(number: Decimal, code: str) -> tuple[Token, ...] | None:
    """Give the section that applies; None where one is not understood or has a condition, and so other rules."""
    sections = _sections(code)
    if len(code) > _LONGEST or len(sections) > _MOST_SECTIONS or not all(map(_understood, sections[:3])):
        return None
    wanted = _POSITIVE if number > 0 else _NEGATIVE if number < 0 else _ZERO
    return sections[wanted] if wanted < len(sections) else sections[_POSITIVE]


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[Token, ...], ...]:
    sections: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or "plain"
        if match[0] == ";":
            sections.append([])
        else:
            sections[-1].append((kind, match[kind]))
    return tuple(map(tuple, sections))


def _understood(section: Sequence[Token]) -> bool:
    for kind, text in section:
        if kind == "bracket" and not _HARMLESS.fullmatch(text):
            return False
        if kind == "plain" and _LETTERS.fullmatch(text):
            return False
        if kind == "digits" and text.endswith(","):
            return False  # it shows thousands
    return True


def _tells_time(section: Sequence[Token]) -> bool:
    return any(
        (kind == "plain" and text in "yYmMdDhHsS") or (kind == "bracket" and _ELAPSED.fullmatch(text))
        for kind, text in section
    )


def _words(section: Sequence[Token]) -> str:
    """Give what a part of a section shows beside the digits; the room for a missing bracket shows nothing."""
    said = {"quoted", "escaped", "currency", "plain"}
    return "".join("%" if kind == "percent" else text if kind in said else "" for kind, text in section)


def _without_digits(number: Decimal, section: Sequence[Token]) -> Shown:
    """Give what is shown instead of the number: words, or nothing."""
    words = _words(section).strip()
    if not number and words in _DASHES:
        return _ZERO_SHOWN
    return Shown(words, exact=False)


def _general(value: Decimal) -> Shown:
    whole = len(write_number(abs(value)).partition(".")[0])
    rounded = round_half_up(value, max(_GENERAL_WIDTH - 1 - whole, 0))
    return Shown(write_number(rounded), exact=rounded == value and whole <= _GENERAL_WIDTH)


def _patterned(value: Decimal, pattern: str) -> Shown:
    whole, _, part = pattern.partition(".")
    rounded = round_half_up(value, len(part))
    text = write_number(rounded)
    if not rounded and "0" not in whole + part:
        text = ""  # nothing but # and ? shows no zero
    least = whole.count("0")
    digits = text.lstrip("-").partition(".")[0]
    if len(digits) < least:
        text = text.replace(digits, digits.zfill(least), 1)
    return Shown(text, exact=rounded == value and bool(text))
