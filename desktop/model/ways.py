"""The ways of writing one figure in a sentence, as they are offered: each with what it gives now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from desktop.model.catalog import Catalog
from desktop.model.figure import Figure, State
from desktop.model.language.parse import parse_placeholder, split_text
from desktop.model.language.syntax import Code, Format, Placeholder
from desktop.model.values import Values
from desktop.model.wording import Stated, word_figure
from desktop.refusal import Refused

# The formats of `wording.FORMATS` that need no words of their own, as users call them.
WAYS: Mapping[str, str] = MappingProxyType(
    {
        "": "数和单位",
        "数": "只写数",
        "汉字": "汉字数和单位",
        "汉字数": "只写汉字数",
        "约": "约数",
        "万": "以万计",
        "增减": "比上年增减多少",
        "增幅": "比上年增减百分之几",
        "同比": "同比",
    }
)
_AS_FILLED = "照填的写"  # the one way of dates and texts
_CHANGES = frozenset({"增减", "增幅", "同比"})
_ZERO, _SOME = "零", "有"
_EXAMPLE = Decimal(3)  # what the wording for cases that happened is shown with while there is none
_LONGEST_CASE = 200  # characters


@dataclass(frozen=True, slots=True)
class Way:
    """One way: its name as a format, its name for users, what stands in the text then, and what it gives now."""

    name: str
    label: str
    source: str
    words: str


@dataclass(frozen=True, slots=True)
class Cases:
    """The words for when nothing happened and for when something did; # stands for the figure. "" where there are none.

    Together they are the placeholder 编号|零「…」|有「…」.
    """

    none: str = ""
    some: str = ""


def inside(source: str) -> Placeholder | None:
    """Give what a placeholder, braces included, says; None if it cannot be read or is more than one."""
    match split_text(source):
        case ("", text, ""):
            return _parsed(text)
        case _:
            return None


def figure_of(source: str) -> Code | None:
    """Give the one figure that a placeholder states; None for a calculation, a year, the unit."""
    placeholder = inside(source)
    return placeholder.expression if placeholder and isinstance(placeholder.expression, Code) else None


def way_of(source: str) -> str:
    """Give the name of the way in which a placeholder writes its figure now."""
    placeholder = inside(source)
    formats = placeholder.formats if placeholder else ()
    return next((one.name for one in formats if one.name in WAYS), "")


def ways_of(source: str, catalog: Catalog, values: Values) -> tuple[Way, ...]:
    """Give the ways in which a placeholder's figure can be written; of those that read the same, the first alone."""
    code = figure_of(source)
    indicator = catalog.indicators.get(code.code) if code else None
    if code is None or indicator is None:
        return ()
    stated = Stated(indicator, values.operand(code), values.earlier(code.code))
    ways: list[Way] = []
    for name, label in WAYS.items():
        if name and (not indicator.kind.numeric or (name in _CHANGES and code.earlier)):
            continue
        words = word_figure(stated, (Format(name),) if name else ()) or ""
        if not words or words not in {way.words for way in ways} or name == way_of(source):
            ways.append(Way(name, label if indicator.kind.numeric else _AS_FILLED, with_way(source, name), words))
    return tuple(ways)


def with_way(source: str, name: str) -> str:
    """Give a placeholder that writes its figure another way; its words for when nothing happened are kept."""
    kept = tuple(one for one in _formats(source) if one.name == _ZERO)
    return _written(source, (*kept, Format(name)) if name else kept)


def cases_of(source: str) -> Cases:
    """Give the words of a placeholder for when nothing happened and for when something did."""
    texts = {one.name: one.text for one in _formats(source)}
    return Cases(texts.get(_ZERO, ""), texts.get(_SOME, ""))


def with_cases(source: str, cases: Cases) -> str:
    """Give a placeholder with such words; empty ones are left out, and the figure is written as before there.

    Refused (CASE-WORDS) for signs that would end the words, and for words that are too long.
    """
    none, some = _checked(cases.none), _checked(cases.some)
    others = () if some else tuple(one for one in _formats(source) if one.name in WAYS)
    zero = (Format(_ZERO, none),) if none else ()
    return _written(source, (*zero, Format(_SOME, some), *others) if some else (*zero, *others))


def shown_cases(source: str, catalog: Catalog, values: Values) -> tuple[str, str]:
    """Give how a placeholder reads where nothing happened, and where something did: as now, or with 3 as an example."""
    code, placeholder = figure_of(source), inside(source)
    indicator = catalog.indicators.get(code.code) if code else None
    if code is None or placeholder is None or indicator is None:
        return "", ""
    now, earlier = values.operand(code), values.earlier(code.code)
    some = now if now.number else Figure(State.VALUE, _EXAMPLE)
    none = Stated(indicator, Figure(State.NONE), earlier)
    return word_figure(none, placeholder.formats) or "", word_figure(
        Stated(indicator, some, earlier), placeholder.formats
    ) or ""


def placeholders_of(text: str) -> tuple[str, ...]:
    """Give the placeholders of a text in their order, braces included."""
    return tuple("{{" + part + "}}" for part in split_text(text)[1::2])


def with_placeholder(text: str, number: int, words: str) -> str:
    """Give a text in which its placeholder of that number, counted from 0, has become other words.

    Raises IndexError where there are not so many.
    """
    parts = list(split_text(text))
    if 2 * number + 1 >= len(parts):
        raise IndexError(number)
    return "".join(
        words if at == 2 * number + 1 else "{{" + part + "}}" if at % 2 else part for at, part in enumerate(parts)
    )


def _parsed(text: str) -> Placeholder | None:
    try:
        return parse_placeholder(text)
    except Refused:
        return None


def _formats(source: str) -> tuple[Format, ...]:
    placeholder = inside(source)
    return placeholder.formats if placeholder else ()


def _written(source: str, formats: tuple[Format, ...]) -> str:
    expression = split_text(source)[1].split("|", 1)[0].strip()
    written = (
        f"|{one.name}「{one.text}」" if one.text or one.name in (_ZERO, _SOME) else f"|{one.name}" for one in formats
    )
    return "{{" + expression + "".join(written) + "}}"


def _checked(words: str) -> str:
    words = " ".join(words.split())
    if set(words) & set("「」{}"):
        raise Refused("CASE-WORDS", "这里不能用“「」”和大括号，请换成引号“”。")
    if len(words) > _LONGEST_CASE:
        raise Refused("CASE-WORDS", f"写法太长（{len(words)}字），请控制在{_LONGEST_CASE}字以内。")
    return words
