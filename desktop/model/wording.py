"""How a figure is worded in a sentence: with its unit, in 汉字, as a change on last year, with words for zero.

A new format is one function here and its name in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from desktop.model.catalog import Indicator
from desktop.model.figure import Figure, State, mark_about
from desktop.model.language.syntax import Format
from desktop.quantities.about import About
from desktop.quantities.chinese import write_chinese
from desktop.quantities.written import round_down_about, round_half_up, write_number

_TEN_THOUSAND = Decimal(10000)
_GROWTH_DECIMALS = 1  # as 同比 is usually stated


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure to be worded: this year's, last year's, and what they are figures of."""

    indicator: Indicator
    figure: Figure
    earlier: Figure

    @property
    def digits(self) -> str:
        """The value's digits, or the word for there being none."""
        return self._written(self.figure)

    @property
    def with_unit(self) -> str:
        """The value as it usually stands in a sentence: 15件, 300余条, 33%."""
        if self.figure.state is State.NONE:
            return f"0{self.indicator.unit}"
        if self.figure.value is None:
            return self.digits
        return mark_about(self.digits, self.figure.about, self.indicator.unit)

    def _written(self, figure: Figure) -> str:
        if figure.value is None:
            return {"none": "0", "uncounted": "未统计", "inapplicable": "不适用"}.get(figure.state.value, "")
        return self.indicator.kind.write(figure.value, None)


Worder = Callable[[Stated, str], str | None]


def _plain(stated: Stated, text: str) -> str | None:
    del text
    return stated.with_unit


def _digits(stated: Stated, text: str) -> str | None:
    del text
    return stated.digits


def _chinese(stated: Stated, text: str) -> str | None:
    del text
    numeral = _numeral(stated)
    return stated.with_unit if numeral is None else mark_about(numeral, stated.figure.about, stated.indicator.unit)


def _chinese_digits(stated: Stated, text: str) -> str | None:
    del text
    numeral = _numeral(stated)
    return stated.digits if numeral is None else numeral


def _numeral(stated: Stated) -> str | None:
    number = stated.figure.number
    if number is None or number != int(number):
        return None
    return write_chinese(int(number), before_measure=bool(stated.indicator.unit))


def _about(stated: Stated, text: str) -> str | None:
    del text
    number = stated.figure.number
    if number is None or stated.figure.about is not None:
        return stated.with_unit
    rounded, cut = round_down_about(number)
    return mark_about(write_number(rounded), About.REMAINDER if cut else None, stated.indicator.unit)


def _ten_thousands(stated: Stated, text: str) -> str | None:
    del text
    number = stated.figure.number
    if number is None or number < _TEN_THOUSAND:
        return stated.with_unit
    return mark_about(f"{write_number(number / _TEN_THOUSAND)}万", stated.figure.about, stated.indicator.unit)


def _change(stated: Stated, text: str) -> str | None:
    del text
    pair = _exact_pair(stated)
    if pair is None:
        return None
    now, before = pair
    if now == before:
        return "与上年持平"
    verb = "增加" if now > before else "减少"
    unit = "个百分点" if stated.indicator.unit == "%" else stated.indicator.unit
    return f"比上年{verb}{write_number(abs(now - before))}{unit}"


def _growth(stated: Stated, text: str) -> str | None:
    return _growth_after("比上年", stated, text)


def _year_on_year(stated: Stated, text: str) -> str | None:
    return _growth_after("同比", stated, text)


def _growth_after(start: str, stated: Stated, text: str) -> str | None:
    del text
    pair = _exact_pair(stated)
    if pair is None:
        return None
    now, before = pair
    if now == before:
        return f"{start}持平" if start == "同比" else "与上年持平"
    if before == 0:
        return "上年为零"
    rate = round_half_up(abs(now - before) * 100 / before, _GROWTH_DECIMALS)
    return f"{start}{'增长' if now > before else '下降'}{write_number(rate)}%"


def _exact_pair(stated: Stated) -> tuple[Decimal, Decimal] | None:
    now, before = stated.figure.number, stated.earlier.number
    return None if now is None or before is None else (now, before)


def _when_zero(stated: Stated, text: str) -> str | None:
    return text if stated.figure.number == 0 else stated.with_unit


def _when_some(stated: Stated, text: str) -> str | None:
    return text.replace("#", stated.with_unit) if stated.figure.number != 0 else stated.with_unit


FORMATS: Mapping[str, Worder] = MappingProxyType(
    {
        "": _plain,
        "数": _digits,
        "汉字": _chinese,
        "汉字数": _chinese_digits,
        "约": _about,
        "万": _ten_thousands,
        "增减": _change,
        "增幅": _growth,
        "同比": _year_on_year,
        "零": _when_zero,
        "有": _when_some,
    }
)


def word_figure(stated: Stated, formats: tuple[Format, ...]) -> str | None:
    """Word a figure; None where it, or last year's for a change, is missing.

    Of several formats the first whose case applies is used: 零「…」 for zero, 有「…」 otherwise. The names are checked
    by `checks/figures/placeholders.py`; an unknown one words the figure plainly.
    """
    if not stated.figure.filled:
        return None
    zero = stated.figure.number == 0
    for item in formats:
        if (item.name == "零" and not zero) or (item.name == "有" and zero):
            continue
        return FORMATS.get(item.name, _plain)(stated, item.text)
    return stated.with_unit
