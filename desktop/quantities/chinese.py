"""Chinese numerals: 一百零五, 壹佰零伍, 二〇二二, 一点五万.

Why reading goes by writing: there are many ways to write a numeral wrongly and one to write it rightly, so what
was read is accepted only if it is how that number is written.
"""

from __future__ import annotations

import re
from decimal import Decimal

from desktop.quantities.magnitudes import shifted

_DIGITS = "零一二三四五六七八九"
_PLACES = ((10**8, "亿"), (10**4, "万"), (10**3, "千"), (10**2, "百"), (10, "十"))
_FACTORS = {mark: factor for factor, mark in _PLACES}
_LIMIT = 10**16
_LONGEST = 64
_PAIR = 2

_FINANCIAL = str.maketrans("〇○壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億", "零零一二二三三四五六六七八九十百千万亿")
_TWENTY = {"廿": "二十", "卅": "三十"}

NUMERAL_CHARACTERS = "零〇○一二三四五六七八九两十百千万亿点廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億"

_DECIMAL = re.compile(r"(?P<whole>[^点两]+)点(?P<part>[零一二三四五六七八九]+)(?P<magnitude>[万亿]?)")
_TWO = re.compile(r"(?<!十)两(?=[百千万亿])")
_SPARE_ZERO = re.compile(r"(?<=[十百千][万亿])零(?=[一二三四五六七八九]千)")


def read_chinese(text: str) -> int | Decimal | None:
    """Give the value of a Chinese numeral, or None if it is not a well-formed one (三二十, 一百五).

    Ordinary, financial (壹佰) and digit-by-digit (二〇二二) forms are read, 两 where usage has it, 负 in front, and
    decimals with 点, also before 万 or 亿. Two bare digits (七八, 三五) are None: they mean "seven or eight".
    """
    if text.startswith("负"):
        value = _read_unsigned(text[1:])
        return -value if value else None
    return _read_unsigned(text)


def write_chinese(value: int, *, before_measure: bool = False) -> str:
    """Give the ordinary Chinese numeral of a whole number, 负 in front if it is negative.

    `before_measure` makes 2 into 两, as in 两个. Raises ValueError from 10^16 on.
    """
    if abs(value) >= _LIMIT:
        message = f"no Chinese numeral for {value}"
        raise ValueError(message)
    if value < 0:
        return "负" + write_chinese(-value, before_measure=before_measure)
    if value == _PAIR and before_measure:
        return "两"
    written = _write_places(value) or "零"
    return written[1:] if written.startswith("一十") else written


def _read_unsigned(text: str) -> int | Decimal | None:
    plain = text.translate(_FINANCIAL)
    if not plain or len(plain) > _LONGEST:
        return None
    if match := _DECIMAL.fullmatch(plain):
        return _read_decimal(match)
    return _read_digits(plain) if set(plain) <= set(_DIGITS) else _read_places(plain)


def _read_decimal(match: re.Match[str]) -> int | Decimal | None:
    whole = _read_unsigned(match["whole"])
    if whole is None:
        return None
    part = "".join(str(_DIGITS.index(char)) for char in match["part"])
    power = {"": 0, "万": 4, "亿": 8}[match["magnitude"]]
    value = shifted(Decimal(f"{whole}.{part}"), power)
    return int(value) if value == value.to_integral_value() else value


def _read_digits(plain: str) -> int | None:
    if len(plain) == 1:
        return _DIGITS.index(plain)
    if plain.startswith("零") or (len(plain) == _PAIR and "零" not in plain):
        return None
    return int("".join(str(_DIGITS.index(char)) for char in plain))


def _read_places(plain: str) -> int | None:
    usual = _usual(plain)
    if not set(usual) <= set(_DIGITS + "十百千万亿"):
        return None
    value = _evaluate(usual)
    return value if value < _LIMIT and write_chinese(value) == usual else None


def _usual(plain: str) -> str:
    """Reduce the permitted variants to the one form in which numbers are written."""
    if plain == "两":
        return "二"
    if plain[0] in _TWENTY:
        plain = _TWENTY[plain[0]] + plain[1:]
    if plain.startswith("一十"):
        plain = plain[1:]
    return _SPARE_ZERO.sub("", _TWO.sub("二", plain))


def _evaluate(usual: str) -> int:
    for factor, mark in _PLACES[:2]:
        high, found, low = usual.rpartition(mark)
        if found:
            return _evaluate(high) * factor + _evaluate(low)
    total = digit = 0
    for char in usual:
        if char in _DIGITS:
            digit = _DIGITS.index(char)
        else:
            total += (digit or 1) * _FACTORS[char]
            digit = 0
    return total + digit


def _write_places(value: int) -> str:
    for factor, mark in _PLACES:
        if value >= factor:
            high, low = divmod(value, factor)
            zero = "零" if 0 < low < factor // 10 else ""
            return _write_places(high) + mark + zero + _write_places(low)
    return _DIGITS[value] if value else ""
