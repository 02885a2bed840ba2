"""The automatic numbers of a Word file, as Word shows them: they are not in its text (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from desktop.quantities.chinese import write_chinese

Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_DIGITS = "〇一二三四五六七八九"
_FINANCIAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_LETTERS = 26
_HUNDRED = 100  # from here on Word writes chineseCounting digit by digit
_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """One level of a list: its first number, form and text, where “%1” stands for the number of the first level.

    `restart` is the level, counted from 1, after which it begins again: None for any higher one, 0 for none.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a file, counting as their paragraphs come by."""

    lists: Mapping[str, tuple[str, Mapping[int, NumberLevel]]]
    restarts: Mapping[str, Mapping[int, int]]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])
    _begun: set[str] = field(default_factory=set[str])

    def number(self, list_id: str, level: int) -> str:
        """Give the number of the next paragraph of a list; "" for a bullet or a list that the file does not have."""
        if list_id not in self.lists:
            return ""
        shared, levels = self.lists[list_id]
        counts = self._counts.setdefault(shared, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for restarted, start in self.restarts.get(list_id, {}).items():
                counts[restarted] = start - 1
        here = levels.get(level, NumberLevel())
        counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            restart = levels.get(deeper, NumberLevel()).restart
            if restart is None or (restart and level < restart):
                del counts[deeper]
        return _shown(here, levels, counts)

    def level_of_style(self, list_id: str, style: str) -> int:
        """Give the level of a list that belongs to a style, the first where none does."""
        levels = self.lists.get(list_id, ("", {}))[1]
        return next((level for level, said in levels.items() if said.style == style), 0)


def read_numbering(root: Element | None) -> Numbering:
    """Read the lists of a file from the root of its numbering part, if it has one."""
    if root is None:
        return Numbering({}, {})
    shared = {_attribute(node, "abstractNumId"): node for node in root.iterfind(f"{W}abstractNum")}
    by_style = {_value(node, "styleLink"): name for name, node in shared.items() if _value(node, "styleLink")}
    lists: dict[str, tuple[str, Mapping[int, NumberLevel]]] = {}
    restarts: dict[str, Mapping[int, int]] = {}
    for node in root.iterfind(f"{W}num"):
        name = _value(node, "abstractNumId")
        if name not in shared:
            continue
        name = by_style.get(_value(shared[name], "numStyleLink"), name)
        list_id = _attribute(node, "numId")
        levels = _levels(shared[name])
        lists[list_id] = (name, levels | _overridden(node, levels))
        restarts[list_id] = _restarts(node)
    return Numbering(lists, restarts)


def formatted(value: int, form: str) -> str:
    """Write a number in a form of Word (17.18.59); an unknown form counts as decimal."""
    return _FORMS.get(form, str)(value)


def _shown(here: NumberLevel, levels: Mapping[int, NumberLevel], counts: Mapping[int, int]) -> str:
    if here.form in {"bullet", "none"}:
        return "" if here.form == "bullet" else _PLACE.sub("", here.text)

    def place(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        said = levels.get(level, NumberLevel())
        form = "decimal" if here.legal else said.form
        return formatted(counts.get(level, said.start), form)

    return _PLACE.sub(place, here.text)


def _levels(node: Element) -> dict[int, NumberLevel]:
    return {_whole(_attribute(level, "ilvl")): _level(level) for level in node.iterfind(f"{W}lvl")}


def _level(node: Element) -> NumberLevel:
    restart = _value(node, "lvlRestart")
    return NumberLevel(
        start=_whole(_value(node, "start"), 1),
        form=_form(node),
        text=_value(node, "lvlText"),
        restart=_whole(restart) if restart else None,
        legal=node.find(f"{W}isLgl") is not None,
        style=_value(node, "pStyle"),
    )


def _form(node: Element) -> str:
    # Newer forms stand in an AlternateContent whose fallback is decimal; WPS writes them so.
    found = next(node.iter(f"{W}numFmt"), None)
    if found is None:
        return "decimal"
    form = _attribute(found, "val")
    if form == "custom":
        return "decimalZero" if _attribute(found, "format").startswith("0") else "decimal"
    return form


def _overridden(node: Element, levels: Mapping[int, NumberLevel]) -> dict[int, NumberLevel]:
    changed: dict[int, NumberLevel] = {}
    for override in node.iterfind(f"{W}lvlOverride"):
        level = _whole(_attribute(override, "ilvl"))
        said = override.find(f"{W}lvl")
        known = levels.get(level, NumberLevel()) if said is None else _level(said)
        start = _value(override, "startOverride")
        changed[level] = replace(known, start=_whole(start, 1)) if start else known
    return changed


def _restarts(node: Element) -> dict[int, int]:
    return {
        _whole(_attribute(override, "ilvl")): _whole(_value(override, "startOverride"), 1)
        for override in node.iterfind(f"{W}lvlOverride")
        if _value(override, "startOverride")
    }


def _attribute(node: Element, name: str) -> str:
    return node.get(f"{W}{name}") or ""


def _value(node: Element, name: str) -> str:
    child = node.find(f"{W}{name}")
    return "" if child is None else _attribute(child, "val")


def _whole(text: str, otherwise: int = 0) -> int:
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else otherwise


def _digit_by_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _counting(value: int) -> str:
    return write_chinese(value) if value < _HUNDRED else _digit_by_digit(value)


def _letters(value: int) -> str:
    # Word repeats the letter: after z come aa, bb, cc.
    return chr(ord("a") + (value - 1) % _LETTERS) * ((value - 1) // _LETTERS + 1) if value else "0"


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        written += sign * count
    return written + _ROMAN_ONES[value]


def _enclosed(first: str, most: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= most else str(value)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)]


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseDigital": _digit_by_digit,
    "chineseCountingThousand": write_chinese,
    "taiwaneseCountingThousand": write_chinese,
    "japaneseCounting": write_chinese,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "chineseLegalSimplified": lambda value: write_chinese(value).translate(_FINANCIAL),
    "ideographLegalTraditional": lambda value: write_chinese(value).translate(_FINANCIAL),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
}
